import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { formsQuery } from '../api/incidents.ts';
import type { ActorRef, Basis, Field, IncidentRecord } from '../api/schema.gen.ts';
import { Bases } from '../actors/basis.tsx';
import { ChosenPlace } from '../coding/place-field.tsx';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { useLabel } from './record-fields.tsx';
import { isOpen, listOf, textOf } from './values.ts';

/** Who and what is named in an incident, as far as one may see them, and the claims that its values rest on. */
export interface Named {
  readonly actors: readonly ActorRef[];
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly bases: readonly Basis[];
  readonly mayCode: boolean;
}

function Term({ list, id }: { readonly list: string; readonly id: string }): ReactNode {
  return <>{useTerm(list)(id)}</>;
}

/** A person or group by name, or by pseudonym for whoever may not see more. */
export function ActorLink({
  id,
  actors,
}: {
  readonly id: string;
  readonly actors: Named['actors'];
}): ReactNode {
  const { t } = useWords();
  const actor = actors.find((one) => one.id === id);
  if (!actor) return <span className="aside">{t('record.hidden')}</span>;
  return (
    <Link to="/actors/$id" params={{ id }} dir="auto">
      {actor.name ?? actor.pseudonym}
    </Link>
  );
}

function Value({ field, value, named }: { field: Field; value: unknown; named: Named }): ReactNode {
  const { t } = useWords();
  const list = field.list ?? '';
  if (field.kind === 'actor') return <ActorLink id={textOf(value)} actors={named.actors} />;
  if (field.kind === 'source')
    return <span dir="auto">{named.sources.find(({ id }) => id === value)?.name ?? t('record.hidden')}</span>;
  if (field.kind === 'term') return <Term list={list} id={textOf(value)} />;
  if (field.kind === 'terms')
    return (
      <>
        {listOf(value).map((id, at) => (
          <Fragment key={id}>
            {at > 0 ? ', ' : ''}
            <Term list={list} id={id} />
          </Fragment>
        ))}
      </>
    );
  return (
    <span dir="auto" className="as-written">
      {textOf(value)}
    </span>
  );
}

/** Told together in one line. */
const OF_POSITION = new Set(['placeId', 'latitude', 'longitude', 'positionKind']);

/** The place that somebody chose and the position, as far as they are said. */
function Position({ values }: { readonly values: IncidentRecord['values'] }): ReactNode {
  const { t } = useWords();
  const id = textOf(values['placeId']);
  const kind = textOf(values['positionKind']);
  return (
    <>
      {id === '' ? null : (
        <>
          <ChosenPlace id={id} />{' '}
        </>
      )}
      {kind === '' ? null : (
        <span className="figures">
          {textOf(values['latitude'])}, {textOf(values['longitude'])}{' '}
          <span className="aside">{t.of(`position.${kind}`, kind)}</span>
        </span>
      )}
    </>
  );
}

/** What a record says, field by field, each with the claims that it rests on. */
export function RecordFacts(given: {
  readonly record: IncidentRecord;
  readonly named: Named;
  /** Fields that stand elsewhere on the page. */
  readonly without?: readonly string[];
}): ReactNode {
  const { record, named, without = [] } = given;
  const { t } = useWords();
  const labelOf = useLabel();
  const { data: forms } = useQuery(formsQuery);
  const said = (forms?.[record.form] ?? []).filter(
    ({ name }) => !without.includes(name) && !OF_POSITION.has(name) && !isOpen(record.values[name]),
  );
  const hasPosition = !isOpen(record.values['placeId']) || !isOpen(record.values['positionKind']);
  return (
    <dl className="facts record-facts">
      {said.map((field) => (
        <div key={field.name}>
          <dt title={field.esf === null ? undefined : `ESF ${field.esf}`}>{labelOf(field)}</dt>
          <dd>
            <Value field={field} value={record.values[field.name]} named={named} />
            <Bases
              table={record.form}
              recordId={record.id}
              field={field.name}
              label={labelOf(field)}
              bases={named.bases.filter(({ recordId }) => recordId === record.id)}
              mayCode={named.mayCode}
            />
          </dd>
        </div>
      ))}
      {hasPosition ? (
        <div>
          <dt>{t('place.position')}</dt>
          <dd>
            <Position values={record.values} />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

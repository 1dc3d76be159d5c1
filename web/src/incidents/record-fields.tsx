import { Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { sourcesQuery, vocabularyQuery } from '../api/queries.ts';
import type { ActorRef, Field } from '../api/schema.gen.ts';
import { TermSelect } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { capital } from '../ui/capital.ts';
import { ActorField } from './actor-field.tsx';
import { PlaceField } from '../coding/place-field.tsx';
import { TermsField } from './terms-field.tsx';
import { isOpen, isWithin, listOf, textOf, type Values } from './values.ts';

/** Fields that are asked for before one looks for more. */
const FIRST = new Set([
  'title',
  'happenedOn',
  'status',
  'summary',
  'kind',
  'victimId',
  'methods',
  'grounds',
  'actorId',
  'degree',
  'perpetratorTypes',
  'stateOrgan',
  'sourceId',
  'connection',
  'partyId',
  'requestedOf',
  'response',
]);
const OF_PLACE = new Set(['place', 'placeId', 'latitude', 'longitude', 'positionKind']);

/** What a field is called, in the interface's language. */
export function useLabel(): (field: Pick<Field, 'label' | 'name'>) => string {
  const { t } = useWords();
  return ({ label, name }) => capital(t.of(`phrase.${label}`, name));
}

function SourceField({ name, label, value }: { name: string; label: string; value: string }): ReactNode {
  const { t } = useWords();
  const { data } = useQuery(sourcesQuery);
  return (
    <label className="stack-field">
      {label}
      <select key={data?.sources.length ?? 0} name={name} defaultValue={value}>
        <option value="">{t('record.not-said')}</option>
        {data?.sources.map((source) => (
          <option key={source.id} value={source.id}>
            {source.name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface One {
  readonly field: Field;
  readonly values: Values;
  readonly known: readonly ActorRef[];
  readonly onKind: (id: string) => void;
}

function OneField({ field, values, known, onKind }: One): ReactNode {
  const { t } = useWords();
  const label = useLabel()(field);
  const value = textOf(values[field.name]);
  const shared = { name: field.name, label, defaultValue: value, dir: 'auto' } as const;
  if (field.kind === 'text')
    return <Textarea {...shared} maxLength={10_000} autosize minRows={2} maxRows={10} />;
  if (field.kind === 'term')
    return (
      <TermSelect
        list={field.list ?? ''}
        name={field.name}
        label={label}
        value={value}
        {...(field.isRequired && value !== '' ? {} : { none: t('record.not-said') })}
        {...(field.name === 'kind' ? { onChange: onKind } : {})}
      />
    );
  if (field.kind === 'terms')
    return (
      <TermsField
        list={field.list ?? ''}
        name={field.name}
        label={label}
        value={listOf(values[field.name])}
      />
    );
  if (field.kind === 'actor')
    return <ActorField name={field.name} label={label} value={value} known={known} />;
  if (field.kind === 'source') return <SourceField name={field.name} label={label} value={value} />;
  return (
    <TextInput
      {...shared}
      maxLength={300}
      required={field.isRequired}
      description={field.kind === 'date' ? t('claim.dates-why') : undefined}
    />
  );
}

/** The fields of a record: those that are mostly known first, the others folded. What is left empty is left open. */
export function RecordFields(given: {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly known: readonly ActorRef[];
}): ReactNode {
  const { t } = useWords();
  const { fields, values, known } = given;
  const [kind, setKind] = useState(textOf(values['kind']));
  const { data: acts } = useQuery(vocabularyQuery('act-type'));
  const wanted = fields.filter(
    ({ name, within }) =>
      !OF_PLACE.has(name) &&
      (within === null ||
        !isOpen(values[name]) ||
        (kind !== '' && isWithin(kind, within, acts?.terms ?? []))),
  );
  const one = (field: Field): ReactNode => (
    <OneField key={field.name} field={field} values={values} known={known} onKind={setKind} />
  );
  const more = wanted.filter(({ name }) => !FIRST.has(name));
  return (
    <>
      {wanted.filter(({ name }) => FIRST.has(name)).map(one)}
      {fields.some(({ name }) => name === 'place') ? (
        <PlaceField values={values} hasPosition={fields.some(({ name }) => name === 'latitude')} />
      ) : null}
      {more.length === 0 ? null : (
        <details open={more.some(({ name }) => !isOpen(values[name]))}>
          <summary>{t('record.more-fields', { n: more.length })}</summary>
          <div className="stack">{more.map(one)}</div>
        </details>
      )}
    </>
  );
}

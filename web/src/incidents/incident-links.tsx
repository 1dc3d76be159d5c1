import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForIncidents, incidentsNamedQuery } from '../api/incidents.ts';
import type { IncidentLink } from '../api/schema.gen.ts';
import { TermSelect, useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { OpenForm } from '../ui/open-form.tsx';

/** Finds another incident by its title and has one picked: the field `other` of the form around it. */
function FindIncident({ not }: { readonly not: string }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const found = useQuery(incidentsNamedQuery(typed));
  const others = found.data?.items.filter(({ id }) => id !== not) ?? [];
  return (
    <>
      <TextInput
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        dir="auto"
        maxLength={300}
        label={t('chain.find')}
      />
      <fieldset className="plain-choices">
        <legend>{t('chain.which')}</legend>
        {found.data && others.length === 0 ? <p className="aside">{t('incidents.none')}</p> : null}
        {others.map((one) => (
          <label key={one.id} className="check-line">
            <input type="radio" name="other" value={one.id} required /> <span dir="auto">{one.title}</span>{' '}
            <span className="aside">{one.happenedOn}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

function NewLink({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  return (
    <OpenForm
      label={t('chain.new')}
      submit={t('chain.make')}
      send={(form) =>
        call('POST /api/incidents/{id}/links', {
          params: { id },
          body: {
            otherId: String(form.get('other')),
            relation: String(form.get('relation')),
            reason: String(form.get('reason')),
          },
        })
      }
      done={askForIncidents}
    >
      <TermSelect list="chain-relation" name="relation" label={t('chain.relation')} value="chain-precedes" />
      <FindIncident not={id} />
      <TextInput name="reason" required maxLength={2000} dir="auto" label={t('history.reason')} />
    </OpenForm>
  );
}

function Row({ link, mayCode }: { readonly link: IncidentLink; readonly mayCode: boolean }): ReactNode {
  const { t } = useWords();
  const relationOf = useTerm('chain-relation');
  const other = (
    <Link to="/incidents/$id" params={{ id: link.otherId }} dir="auto">
      {link.otherTitle}
    </Link>
  );
  const relation = <em>{relationOf(link.relation)}</em>;
  return (
    <li>
      {link.isFrom ? (
        <>
          {t('chain.this')} {relation}: {other}
        </>
      ) : (
        <>
          {other} {relation}: {t('chain.this')}
        </>
      )}{' '}
      <span className="aside">{link.otherHappenedOn}</span>
      <p className="aside" dir="auto">
        {link.reason}
        {link.madeBy === null ? '' : ` (${link.madeBy})`}
      </p>
      {mayCode ? (
        <Reasoned
          isQuiet
          button={t('chain.take-back')}
          send={(reason) =>
            call('POST /api/incident-links/{id}/withdrawal', { params: { id: link.id }, body: { reason } })
          }
          done={askForIncidents}
        />
      ) : null}
    </li>
  );
}

/** How an incident stands to others, and why somebody says so. */
export function IncidentLinks(given: {
  readonly id: string;
  readonly links: readonly IncidentLink[];
  readonly mayCode: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, links, mayCode } = given;
  return (
    <section aria-labelledby="incident-chain">
      <h2 id="incident-chain">{t('chain.title')}</h2>
      {links.length === 0 ? (
        <p className="aside">{t('chain.none')}</p>
      ) : (
        <ul className="plain-list">
          {links.map((link) => (
            <Row key={link.id} link={link} mayCode={mayCode} />
          ))}
        </ul>
      )}
      {mayCode ? <NewLink id={id} /> : null}
    </section>
  );
}

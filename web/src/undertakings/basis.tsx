import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { incidentsNamedQuery } from '../api/incidents.ts';
import { quotesQuery } from '../api/queries.ts';
import type { UndertakingBasis } from '../api/schema.gen.ts';
import { PickClaims } from '../coding/pick-claims.tsx';
import { useWords } from '../i18n/language.tsx';
import { serialsIn } from '../proceedings/step-fields.tsx';

/** The items among what shows something: a quote names the item that it is of, and is none. */
export const serialsOf = (basis: readonly UndertakingBasis[]): string[] =>
  basis.flatMap(({ serial, quoteId }) => (quoteId === null && serial !== null ? [serial] : []));

/** What shows something, each as a link to it. */
export function Basis({ of }: { readonly of: readonly UndertakingBasis[] }): ReactNode {
  const { t } = useWords();
  if (of.length === 0) return <span className="aside">{t('answer.no-evidence')}</span>;
  return (
    <ul className="answer-evidence">
      {of.map((one) => {
        const { serial, quoteId, claimId, incidentId, body, isWithdrawn } = one;
        const words = body ?? t('undertaking.sealed');
        const text = isWithdrawn ? <s>{words}</s> : words;
        return (
          <li key={claimId ?? incidentId ?? quoteId ?? serial}>
            {claimId !== null ? (
              <Link to="/claims/$id" params={{ id: claimId }} dir="auto">
                {text}
              </Link>
            ) : incidentId !== null ? (
              <Link to="/incidents/$id" params={{ id: incidentId }} dir="auto">
                {text}
              </Link>
            ) : (
              <>
                {quoteId === null ? null : <q dir="auto">{text}</q>}{' '}
                <Link to="/items/$serial" params={{ serial: serial ?? '' }} className="figures">
                  {serial}
                </Link>
              </>
            )}
            {isWithdrawn ? <span className="aside"> {t('undertaking.withdrawn-since')}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** What the fields say, as the server takes it: the items of every form; of the others what a form has. */
export const serialsFrom = (form: FormData): string[] => serialsIn(String(form.get('serials') ?? ''));

/** Serials of items that show something. */
export function SerialsField({
  label,
  start,
}: {
  readonly label: string;
  readonly start: readonly string[];
}): ReactNode {
  const { t } = useWords();
  return (
    <TextInput
      name="serials"
      maxLength={2000}
      label={label}
      description={t('step.serials.why')}
      defaultValue={start.join(', ')}
    />
  );
}

function QuotesOf(given: {
  readonly serial: string;
  readonly known: ReadonlySet<string>;
  readonly taken: (words: string) => void;
}): ReactNode {
  const { data } = useQuery(quotesQuery(given.serial));
  return data?.quotes
    .filter(({ id, exact }) => exact !== null && !given.known.has(id))
    .map(({ id, exact }) => (
      <label key={id} className="check-line">
        <input
          type="checkbox"
          name="quote"
          value={id}
          onChange={({ currentTarget }) => {
            if (currentTarget.checked && exact !== null) given.taken(exact);
          }}
        />{' '}
        <q dir="auto">{exact}</q> <span className="aside figures">{given.serial}</span>
      </label>
    ));
}

/** Quotes of the items that are the text, and those that are named already; one that is taken is handed to `taken`. */
export function PickQuotes(given: {
  readonly serials: readonly string[];
  readonly start: readonly UndertakingBasis[];
  readonly taken: (words: string) => void;
}): ReactNode {
  const { t } = useWords();
  const [start] = useState(given.start.filter(({ quoteId }) => quoteId !== null));
  const known = new Set(start.flatMap(({ quoteId }) => quoteId ?? []));
  if (given.serials.length + start.length === 0) return null;
  return (
    <fieldset className="plain-choices">
      <legend>{t('obligation.quotes')}</legend>
      {start.map(({ quoteId, body, serial }) => (
        <label key={quoteId} className="check-line">
          <input type="checkbox" name="quote" value={quoteId ?? ''} defaultChecked />{' '}
          <q dir="auto">{body ?? t('undertaking.sealed')}</q> <span className="aside figures">{serial}</span>
        </label>
      ))}
      {given.serials.map((serial) => (
        <QuotesOf key={serial} serial={serial} known={known} taken={given.taken} />
      ))}
      <p className="aside">{t('obligation.quotes.why')}</p>
    </fieldset>
  );
}

interface Picked {
  readonly id: string;
  readonly title: string;
}

function PickIncidents({ start }: { readonly start: readonly Picked[] }): ReactNode {
  const { t } = useWords();
  const [picked, setPicked] = useState(start);
  const [typed, setTyped] = useState('');
  const found = useQuery({ ...incidentsNamedQuery(typed), enabled: typed.trim() !== '' });
  const others = found.data?.items.filter(({ id }) => !picked.some((one) => one.id === id)) ?? [];
  return (
    <fieldset className="plain-choices">
      <legend>{t('compliance.incidents')}</legend>
      {picked.map(({ id, title }) => (
        <label key={id} className="check-line">
          <input type="checkbox" name="incident" value={id} defaultChecked /> <span dir="auto">{title}</span>
        </label>
      ))}
      <TextInput
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        dir="auto"
        maxLength={200}
        label={t('chain.find')}
      />
      {typed.trim() === ''
        ? null
        : others.map(({ id, title }) => (
            <p key={id} className="pick-line">
              <button
                type="button"
                className="quiet-button"
                aria-label={t('named.button', { button: t('answer.pick'), what: title })}
                onClick={() => {
                  setPicked([...picked, { id, title }]);
                  setTyped('');
                }}
              >
                {t('answer.pick')}
              </button>{' '}
              <span dir="auto">{title}</span>
            </p>
          ))}
    </fieldset>
  );
}

/** What shows that something was said: claims, incidents, items. What was withdrawn since is not named again. */
export function EvidenceFields({ known }: { readonly known: readonly UndertakingBasis[] }): ReactNode {
  const { t } = useWords();
  const [start] = useState(known);
  const sealed = t('undertaking.sealed');
  return (
    <>
      <PickClaims
        start={start.flatMap(({ claimId, body, isWithdrawn }) =>
          claimId === null || isWithdrawn ? [] : [{ id: claimId, body: body ?? sealed }],
        )}
      />
      <PickIncidents
        start={start.flatMap(({ incidentId, body, isWithdrawn }) =>
          incidentId === null || isWithdrawn ? [] : [{ id: incidentId, title: body ?? sealed }],
        )}
      />
      <SerialsField label={t('answer.items')} start={serialsOf(start)} />
    </>
  );
}

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReturnEvidence } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { serialsFrom, serialsOf } from '../undertakings/basis.tsx';

function One({ of }: { readonly of: ReturnEvidence }): ReactNode {
  const { t } = useWords();
  const { serial, quoteId, claimId, incidentId, eventId, undertakingId, body, isWithdrawn } = of;
  const words = body ?? t('undertaking.sealed');
  const text = isWithdrawn ? <s>{words}</s> : words;
  if (claimId !== null)
    return (
      <Link to="/claims/$id" params={{ id: claimId }} dir="auto">
        {text}
      </Link>
    );
  if (incidentId !== null)
    return (
      <Link to="/incidents/$id" params={{ id: incidentId }} dir="auto">
        {text}
      </Link>
    );
  if (eventId !== null)
    return undertakingId === null ? (
      text
    ) : (
      <Link to="/undertakings/$id" params={{ id: undertakingId }} hash={`event-${eventId}`} dir="auto">
        {text}
      </Link>
    );
  return (
    <>
      {quoteId === null ? null : <q dir="auto">{text}</q>}{' '}
      <Link to="/items/$serial" params={{ serial: serial ?? '' }} className="figures">
        {serial}
      </Link>
    </>
  );
}

/** What shows something, each as a link to it; that nothing is named is said. */
export function Evidence({ of }: { readonly of: readonly ReturnEvidence[] }): ReactNode {
  const { t } = useWords();
  if (of.length === 0) return <span className="aside">{t('return.evidence.none')}</span>;
  return (
    <ul className="answer-evidence">
      {of.map((one) => (
        <li key={one.quoteId ?? one.claimId ?? one.incidentId ?? one.eventId ?? one.serial}>
          <One of={one} />
          {one.isWithdrawn ? <span className="aside"> {t('undertaking.withdrawn-since')}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** What is named, in the lists of a form: what is compared when it is changed. What a form does not offer stays. */
export const evidenceLists = (evidence: readonly ReturnEvidence[]) => ({
  serials: serialsOf(evidence).filter((serial) => serial !== ''),
  claimIds: evidence.flatMap(({ claimId, isWithdrawn }) =>
    claimId === null || isWithdrawn ? [] : [claimId],
  ),
  incidentIds: evidence.flatMap(({ incidentId, isWithdrawn }) =>
    incidentId === null || isWithdrawn ? [] : [incidentId],
  ),
});

/** What the fields of a form name, as the server takes it. */
export const evidenceIn = (form: FormData) => ({
  serials: serialsFrom(form),
  claimIds: form.getAll('claim').map(String),
  incidentIds: form.getAll('incident').map(String),
});

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DetentionFinding, ListedDetention } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

/** Whom a record is about, as the reader may know it. */
export function Whom({ of }: { readonly of: Pick<ListedDetention, 'person' | 'unnamed'> }): ReactNode {
  const { t, format } = useWords();
  const { person, unnamed } = of;
  if (person === null)
    return <span className="figures">{t('detention.unnamed-n', { n: format.number(unnamed) })}</span>;
  const { name, pseudonym } = person;
  if (pseudonym === null) return <span className="aside">{t('record.hidden')}</span>;
  return (
    <span dir="auto">
      {name ?? pseudonym}
      {name === null ? null : <span className="aside"> {pseudonym}</span>}
    </span>
  );
}

/** What does not go together, each with the records that it is about. */
export function DetentionFindings({ of }: { readonly of: readonly DetentionFinding[] }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {of.length === 0 ? <p>{t('detention.checks.none')}</p> : null}
      <ul className="mine-findings">
        {of.map(({ code, severity, records, facts }, at) => (
          <li key={`${code} ${at}`} data-severity={severity}>
            <p>
              <strong>{t(`mines.severity.${severity}`)}</strong>{' '}
              {t.of(`detention.check.${code}`, code, {
                ...facts,
                side: t.of(`detention.side.${facts['side'] ?? ''}`, t('detention.whole')),
                other: t.of(`detention.side.${facts['other'] ?? ''}`, ''),
                measure: t.of(`detention.measure.${facts['measure'] ?? ''}`, ''),
                outcome: t.of(`detention.outcome.${facts['outcome'] ?? ''}`, ''),
              })}{' '}
              <span className="figures">
                {records.map(({ id, serial }, index) => (
                  <span key={id}>
                    {index === 0 ? null : ', '}
                    <Link to="/detainees/$id" params={{ id }}>
                      {serial}
                    </Link>
                  </span>
                ))}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <p className="note">{t('detention.checks.caution')}</p>
    </>
  );
}

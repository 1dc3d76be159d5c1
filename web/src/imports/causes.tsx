import type { ReactNode } from 'react';
import type { ImportCause } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

/** Rows that need somebody’s eye, by cause: how many, in which column, and the first of them. */
export function Causes({ causes }: { readonly causes: readonly ImportCause[] }): ReactNode {
  const { t, format } = useWords();
  if (causes.length === 0) return <p className="aside">{t('import.causes.none')}</p>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('import.causes')}>
      <table className="plain-table">
        <caption className="for-readers">{t('import.causes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('import.cause')}</th>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.rows')}</th>
            <th scope="col">{t('import.first-rows')}</th>
          </tr>
        </thead>
        <tbody>
          {causes.map(({ code, column, isError, count, sample }) => (
            <tr key={`${code} ${column ?? ''}`}>
              <td>
                {isError ? <span className="finding-mark">{t('import.not-imported')} </span> : null}
                {t.of(`phrase.${code}`, code)}
              </td>
              <td dir="auto">{column ?? ''}</td>
              <td className="figures">{format.number(count)}</td>
              <td>
                {sample.slice(0, 3).map(({ line, value }) => (
                  <p key={line} className="aside" dir="auto">
                    {t('import.line', { n: line })}
                    {value === null ? '' : `: ${value}`}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

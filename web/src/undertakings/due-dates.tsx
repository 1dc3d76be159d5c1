import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { useDay, useDaysLeft } from '../proceedings/words.tsx';
import { useOpened } from './opened.ts';

/** The days by which something is due, by the text or as somebody says that the time was extended. */
export function DueDates(): ReactNode {
  const { t } = useWords();
  const edtf = useDay();
  const left = useDaysLeft();
  const { dueDates, obligations, day } = useOpened();
  return (
    <section aria-labelledby="due-dates">
      <h2 id="due-dates">{t('due-dates.title')}</h2>
      {dueDates.length === 0 ? (
        <p className="aside measure">{t('due-dates.none')}</p>
      ) : (
        <table className="deadline-table">
          <caption className="for-readers">{t('due-dates.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('undertaking.dated')}</th>
              <th scope="col">{t('obligation.what')}</th>
              <th scope="col">{t('due-dates.by')}</th>
            </tr>
          </thead>
          <tbody>
            {dueDates.map(({ obligationId, dueOn, last, extendedBy }, at) => {
              const owed = obligations.find(({ id }) => id === obligationId);
              return (
                <tr
                  key={`${obligationId} ${dueOn} ${at}`}
                  data-over={last !== null && last < day ? '' : undefined}
                >
                  <th scope="row">
                    <strong className="figures">{edtf(dueOn)}</strong>
                    {last === null ? null : <span className="days-left">{left(last, day)}</span>}
                  </th>
                  <td dir="auto">
                    <a href={`#obligation-${obligationId}`}>
                      {[owed?.label, owed?.owedBy].filter(Boolean).join(' · ')}
                    </a>
                    <p className="aside obligation-words">{owed?.words}</p>
                  </td>
                  <td dir="auto">
                    {extendedBy === null
                      ? t('due-dates.by-text')
                      : t('due-dates.extended', { who: extendedBy })}
                    {extendedBy === null && owed?.standing.isPassedInSilence ? (
                      <p className="standing-silence">{t('standing.silence')}</p>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

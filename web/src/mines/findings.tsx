import type { ReactNode } from 'react';
import type { DerivedRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { MessageValues } from '../i18n/translate.ts';

type Traverse = NonNullable<DerivedRecord['traverse']>;

/** Facts with the names of systems, units and norths in the language of the page. */
export function useFacts(): (facts: MessageValues) => MessageValues {
  const { t } = useWords();
  return ({ system, unit, north, ...facts }) => ({
    ...facts,
    ...(system === undefined ? {} : { system: t.of(`mines.system.${system}`, String(system)) }),
    ...(unit === undefined ? {} : { unit: t.of(`mines.unit.${unit}`, String(unit)) }),
    ...(north === undefined ? {} : { north: t.of(`mines.north.${north}`, String(north)) }),
  });
}

/** What was found in the points of a record, each with what it means on the ground. */
export function Findings({ of }: { readonly of: Traverse['findings'] }): ReactNode {
  const { t } = useWords();
  const named = useFacts();
  if (of.length === 0) return <p>{t('mines.findings.none')}</p>;
  const order = ['error', 'warning', 'info'];
  return (
    <ul className="mine-findings">
      {of
        .toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
        .map(({ code, severity, subject, says, safety, facts }, at) => (
          <li key={`${code} ${subject} ${at}`} data-severity={severity}>
            <p>
              <strong>{t(`mines.severity.${severity}`)}</strong>{' '}
              <span className="figures" dir="auto">
                {subject}
              </span>
              {': '}
              {t.of(`mines.finding.${code}`, says, named(facts))}
            </p>
            <p className="aside">{t.of(`mines.safety.${code}`, safety, named(facts))}</p>
          </li>
        ))}
    </ul>
  );
}

/** How the sheet was read, and how far the points would move were it read otherwise. */
export function Readings({ of }: { readonly of: Traverse }): ReactNode {
  const { t, format } = useWords();
  const named = useFacts();
  const metres = (value: number): string =>
    t('mines.metres', { metres: format.number(Math.round(value * 10) / 10) });
  return (
    <>
      <h3>{t('mines.read-as')}</h3>
      <ul className="plain-list tight">
        {of.readAs.map(({ code, facts }) => (
          <li key={code}>{t.of(`mines.read.${code}`, code, named(facts))}</li>
        ))}
      </ul>
      {of.whatIf.length === 0 ? null : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('mines.what-if')}>
          <table className="plain-table mine-table figures">
            <caption>{t('mines.what-if')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('mines.what-if.reading')}</th>
                <th scope="col">{t('mines.what-if.moves')}</th>
                <th scope="col">{t('mines.what-if.closes')}</th>
              </tr>
            </thead>
            <tbody>
              {of.whatIf.map(({ code, facts, shift_m: shift, closure_m: closure }) => (
                <tr key={`${code} ${Object.values(facts).join(' ')}`}>
                  <th scope="row">{t.of(`mines.reading.${code}`, code, named(facts))}</th>
                  <td>{metres(shift)}</td>
                  <td>{closure === null ? t('mines.not-asked') : metres(closure)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

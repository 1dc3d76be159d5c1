import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListedHazardRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

/** Hazard records as a table, each of the three parts of quality by itself. Holds no coordinate. */
export function RecordsTable(given: {
  readonly records: readonly ListedHazardRecord[];
  readonly label: string;
  /** Whether the handover is told: not on its own page. */
  readonly hasHandover: boolean;
  readonly onFocus?: (index: number) => void;
}): ReactNode {
  const { t, format } = useWords();
  const { records, label, hasHandover, onFocus } = given;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table mine-table mine-records">
        <thead>
          <tr>
            <th scope="col">{t('mines.record')}</th>
            <th scope="col">{t('mines.form')}</th>
            {hasHandover ? <th scope="col">{t('mines.handover')}</th> : null}
            <th scope="col">{t('mines.total')}</th>
            <th scope="col">{t('mines.completeness')}</th>
            <th scope="col">{t('mines.consistency')}</th>
            <th scope="col">{t('mines.decision')}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((one, index) => (
            <tr key={one.id}>
              <th scope="row">
                <Link
                  id={`row-${index}`}
                  to="/mines/records/$id"
                  params={{ id: one.id }}
                  search={{}}
                  dir="auto"
                  onFocus={() => onFocus?.(index)}
                >
                  {one.title}
                </Link>
                <span className="aside figures">
                  {' '}
                  {one.serial}
                  {one.number === null ? '' : ` · ${t('mines.numbered', { number: one.number })}`}
                </span>
                <span className="record-marks">
                  <span className="sealed-mark">{t('item.sealed')}</span>
                  {one.sheet === null ? <span className="finding-mark">{t('mines.no-sheet')}</span> : null}
                  {one.hasOutline ? null : <span className="finding-mark">{t('mines.no-outline')}</span>}
                </span>
              </th>
              <td>{t(`mines.form.${one.form}`)}</td>
              {hasHandover ? (
                <td>
                  {one.handover === null ? (
                    <span className="aside">{t('mines.no-handover')}</span>
                  ) : (
                    <Link to="/mines/handovers/$id" params={{ id: one.handover.id }} dir="auto">
                      {one.handover.title}
                    </Link>
                  )}
                </td>
              ) : null}
              <td className="figures">
                {one.total === null ? (
                  <span className="aside">{t('mines.not-stated')}</span>
                ) : (
                  format.number(one.total)
                )}
              </td>
              <td className="figures">
                {t('mines.completeness.says', { present: one.present, asked: one.asked })}
              </td>
              <td className="figures">
                {one.doesNotFit === 0 ? t('mines.all-fit') : t('mines.does-not-fit', { n: one.doesNotFit })}
                {one.errors === 0 ? null : (
                  <span className="finding-mark"> {t('mines.errors', { n: one.errors })}</span>
                )}
              </td>
              <td>{t(`mines.decided.${one.decided}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

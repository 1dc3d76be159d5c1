import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { aggregatesQuery } from '../api/displacement.ts';
import type { DisplacementAggregates } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { COUNTED_BY, SIZE_KINDS } from '../search-displacement.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { useSize } from './words.tsx';

type Cell = DisplacementAggregates['cells'][number];
type By = (typeof COUNTED_BY)[number];

const WIDTH = 640;
const NAME = 180;
const LINE = 18;
/** Most bars that are drawn; the table has them all. */
const BARS = 30;

function useColumn(by: By): (column: string | null) => string {
  const { t } = useWords();
  return (column) => {
    if (column === null) return t('displacement.column.unknown');
    return by === 'cause' ? t.of(`displacement.cause.${column}`, column) : column;
  };
}

/** Displacements, not people, as bars: the one number that all three kinds have. */
function Bars({ by, cells }: { readonly by: By; readonly cells: readonly Cell[] }): ReactNode {
  const { t, format } = useWords();
  const nameOf = useColumn(by);
  const own = [...Map.groupBy(cells, ({ column }) => column)].slice(0, BARS);
  const sum = (of: readonly Cell[]): number => of.reduce((all, one) => all + one.displacements, 0);
  const most = Math.max(1, ...own.map(([, of]) => sum(of)));
  const scale = (WIDTH - NAME - 60) / most;
  return (
    <figure className="plain-figure">
      <svg
        className="displacement-bars"
        role="img"
        aria-label={t('displacement.bars', { n: own.length })}
        viewBox={`0 0 ${WIDTH} ${own.length * LINE + 4}`}
        width={WIDTH}
      >
        {own.map(([column, of], row) => {
          let x = NAME;
          return (
            <g key={column ?? ''}>
              <text x={0} y={row * LINE + 13}>
                {nameOf(column).slice(0, 26)}
              </text>
              {SIZE_KINDS.map((are) => {
                const width = sum(of.filter((one) => one.are === are)) * scale;
                const at = x;
                x += width;
                return width === 0 ? null : (
                  <rect
                    key={are}
                    className="displacement-bar"
                    data-are={are}
                    x={at}
                    y={row * LINE + 3}
                    width={Math.max(1, width - 1)}
                    height={12}
                  />
                );
              })}
              <text x={x + 6} y={row * LINE + 13}>
                {format.number(sum(of))}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className="aside">{t('displacement.bars.what')}</figcaption>
    </figure>
  );
}

/** Exact counts of what the reader may see, by settlement and year, cause or destination. */
export function Counts({ by }: { readonly by: By }): ReactNode {
  const { t, format } = useWords();
  const navigate = useNavigate({ from: '/displacement' });
  const size = useSize();
  const nameOf = useColumn(by);
  const { data, error, refetch } = useQuery(aggregatesQuery(by));
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">{t('displacement.counts')}</h2>
      <p className="aside measure">{t('displacement.counts.what')}</p>
      <div className="claims-filter no-print">
        <label className="stack-field">
          {t('displacement.counted-by')}
          <select
            value={by}
            onChange={({ currentTarget }) => {
              const one = COUNTED_BY.find((value) => value === currentTarget.value) ?? 'year';
              void navigate({ search: { view: 'counts', by: one }, replace: true });
            }}
          >
            {COUNTED_BY.map((one) => (
              <option key={one} value={one}>
                {t(`displacement.by.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.displacement')} /> : null}
      {data && data.cells.length === 0 ? (
        <EmptyState what={t('displacement.none')} why={t('displacement.how')} />
      ) : null}
      {data && data.cells.length > 0 ? (
        <>
          <Bars by={by} cells={data.cells} />
          <div className="scroll-x" tabIndex={0} role="group" aria-label={t('displacement.counts')}>
            <table className="displacement-table">
              <thead>
                <tr>
                  <th scope="col">{t('displacement.settlement')}</th>
                  <th scope="col">{t(`displacement.by.${by}`)}</th>
                  <th scope="col">{t('displacement.of-whom')}</th>
                  <th scope="col">{t('displacement.displacements')}</th>
                  <th scope="col">{t('displacement.size')}</th>
                </tr>
              </thead>
              <tbody>
                {data.cells.map((cell, at) => (
                  <tr key={at}>
                    <th scope="row" dir="auto">
                      {cell.settlement ? (
                        <Link to="/return/$id" params={{ id: cell.settlement.id }}>
                          {cell.settlement.name ?? t('record.hidden')}
                        </Link>
                      ) : (
                        t('displacement.settlement.none')
                      )}
                    </th>
                    <td dir="auto">{nameOf(cell.column)}</td>
                    <td>{t(cell.isGroup ? 'displacement.groups' : 'displacement.households')}</td>
                    <td className="figures">{format.number(cell.displacements)}</td>
                    <td className="figures">{size(cell.are, cell.persons)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, type ReactNode } from 'react';
import { textQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PlainText } from './plain-text.tsx';
import { columnName, readSeparated } from './separated.ts';

const ROW_PX = 28;
const CELL_PX = 150;
const NUMBER_PX = 64;

/** Cells as a grid of which only what is in view is drawn. `textOf` may say something else of a cell than it shows. */
export function Grid(given: {
  readonly rows: readonly (readonly string[])[];
  readonly textOf?: ((row: number, column: number) => string | undefined) | undefined;
}): ReactNode {
  const { t } = useWords();
  const { rows, textOf } = given;
  const body = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => rows.reduce((most, row) => Math.max(most, row.length), 0), [rows]);
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => body.current,
    estimateSize: () => ROW_PX,
    scrollMargin: ROW_PX,
    overscan: 8,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns,
    getScrollElement: () => body.current,
    estimateSize: () => CELL_PX,
    scrollMargin: NUMBER_PX,
    overscan: 2,
  });
  const shown = across.getVirtualItems();
  const height = down.getTotalSize() + ROW_PX;
  return (
    // Scrolls by itself, so the keyboard must reach it.
    <div ref={body} className="grid-body" tabIndex={0} role="region" aria-label={t('viewer.view.grid')}>
      <div
        role="table"
        aria-label={t('viewer.view.grid')}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns + 1}
        className="grid-sheet"
        style={{ height, width: across.getTotalSize() + NUMBER_PX }}
      >
        <div role="row" aria-rowindex={1} className="grid-row grid-head">
          <span role="columnheader" aria-colindex={1} className="grid-number">
            {t('grid.row')}
          </span>
          {shown.map(({ index, start }) => (
            <span
              key={index}
              role="columnheader"
              aria-colindex={index + 2}
              className="grid-cell"
              style={{ left: start }}
            >
              {columnName(index)}
            </span>
          ))}
        </div>
        {down.getVirtualItems().map(({ index, start }) => (
          <div key={index} role="row" aria-rowindex={index + 2} className="grid-row" style={{ top: start }}>
            <span role="rowheader" aria-colindex={1} className="grid-number figures">
              {index + 1}
            </span>
            {shown.map((column) => {
              const cell = textOf?.(index, column.index) ?? rows[index]?.[column.index] ?? '';
              return (
                <span
                  key={column.index}
                  role="cell"
                  aria-colindex={column.index + 2}
                  className="grid-cell"
                  style={{ left: column.start }}
                  title={cell.length > 18 ? cell : undefined}
                  dir="auto"
                >
                  <PlainText text={cell} />
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

/** A table in text as a grid of any length and width, with its own line numbers; every cell is text as it stands. */
export function GridViewer({ serial }: { readonly serial: string }): ReactNode {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(textQuery(serial));
  const rows = useMemo(() => (data?.pages ?? []).flatMap(({ text }) => readSeparated(text)), [data]);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.text')} />
    );
  if (rows.length === 0) return <EmptyState what={t('viewer.no-text')} why={t('viewer.no-text.why')} />;
  return (
    <>
      <p className="aside figures">{t('grid.rows', { n: rows.length })}</p>
      <Grid rows={rows} />
    </>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, type ReactNode } from 'react';
import type { CellPlace } from '../coding/place.ts';
import { useShownQuote, type Quoted } from '../coding/quoted.ts';
import { useWords } from '../i18n/language.tsx';
import { isIn, rangeOf, textIn } from './cell-range.ts';
import { PlainText } from './plain-text.tsx';
import { QuoteCells } from './quote-cells.tsx';
import { columnName } from './separated.ts';
import { useCellChoice } from './use-cell-choice.ts';

const ROW_PX = 28;
const CELL_PX = 150;
const NUMBER_PX = 64;

/**
 * Cells as a grid of which only what is in view is drawn, with what was quoted of them. `textOf` may say something else of a cell than it shows.
 * Those who code choose cells with the mouse and the keys of a spreadsheet; for everybody else the keys scroll.
 */
export function Grid(given: {
  readonly rows: readonly (readonly string[])[];
  readonly textOf?: ((row: number, column: number) => string | undefined) | undefined;
  readonly quoted: readonly Quoted<CellPlace>[];
  /** Takes cells that are to be quoted; null for those who do not code. */
  readonly quote: ((cells: Omit<CellPlace, 'kind' | 'page' | 'separator'>) => void) | null;
}): ReactNode {
  const { t } = useWords();
  const { rows, textOf, quoted, quote } = given;
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  const columns = useMemo(() => rows.reduce((most, row) => Math.max(most, row.length), 0), [rows]);
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => body.current,
    estimateSize: () => ROW_PX,
    scrollMargin: ROW_PX,
    // What is gone to is not to lie under the heading.
    scrollPaddingStart: ROW_PX,
    overscan: 8,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns,
    getScrollElement: () => body.current,
    estimateSize: () => CELL_PX,
    scrollMargin: NUMBER_PX,
    scrollPaddingStart: NUMBER_PX,
    overscan: 2,
  });
  const show = ({ row, column }: { readonly row: number; readonly column: number }): void => {
    down.scrollToIndex(row);
    across.scrollToIndex(column);
  };
  const { choice, hands } = useCellChoice({
    rows,
    columns,
    page: () => Math.max(1, Math.floor((body.current?.clientHeight ?? 0) / ROW_PX) - 2),
    show,
  });
  const shownQuote = useShownQuote();
  const asked = quoted.find((one) => one.id === shownQuote?.id)?.place;
  useEffect(() => {
    if (asked) show({ row: asked.row - 1, column: asked.column - 1 });
    // Another visit of the same place is another reason to go there.
  }, [asked, shownQuote]);
  const shown = across.getVirtualItems();
  const range = choice && rangeOf(choice);
  const exact = range ? textIn(rows, range) : '';
  const active = choice ? `${id}-${choice.to.row}-${choice.to.column}` : undefined;
  const look = (row: number, column: number): string => {
    const at = { row, column };
    const here = quoted.filter(({ place }) => isIn(at, place));
    return [
      'grid-cell',
      ...(here.length > 0 ? ['quoted-cell'] : []),
      ...(asked && isIn(at, asked) ? ['shown'] : []),
      ...(range && isIn(at, range) ? ['chosen'] : []),
      ...(choice?.to.row === row && choice.to.column === column ? ['active'] : []),
    ].join(' ');
  };
  const size = { 'aria-rowcount': rows.length + 1, 'aria-colcount': columns + 1 };
  const asGrid = {
    role: 'grid',
    tabIndex: 0,
    'aria-readonly': true,
    'aria-multiselectable': true,
    'aria-activedescendant': active,
    'aria-keyshortcuts': 'c',
  } as const;
  return (
    <>
      {quote === null ? null : (
        <QuoteCells range={range} exact={exact} quote={() => range && quote({ ...range, exact })} />
      )}
      {/* Scrolls by itself, so the keyboard must reach it; those who choose cells reach them in it. */}
      <div
        ref={body}
        className="grid-body"
        tabIndex={quote === null ? 0 : -1}
        role="region"
        aria-label={t('viewer.view.grid')}
        {...(quote === null ? {} : hands)}
      >
        <div
          aria-label={t('viewer.view.grid')}
          {...size}
          {...(quote === null ? { role: 'table' } : asGrid)}
          className="grid-sheet"
          style={{ height: down.getTotalSize() + ROW_PX, width: across.getTotalSize() + NUMBER_PX }}
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
                const isChosen = range !== null && isIn({ row: index, column: column.index }, range);
                return (
                  <span
                    key={column.index}
                    id={`${id}-${index}-${column.index}`}
                    role={quote === null ? 'cell' : 'gridcell'}
                    aria-colindex={column.index + 2}
                    {...(quote === null ? {} : { 'aria-selected': isChosen })}
                    data-row={index}
                    data-column={column.index}
                    className={look(index, column.index)}
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
    </>
  );
}

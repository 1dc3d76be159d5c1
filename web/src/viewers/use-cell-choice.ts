import { useState, type ClipboardEvent, type KeyboardEvent, type PointerEvent } from 'react';
import { movedBy, rangeOf, textIn, type CellAt, type CellChoice } from './cell-range.ts';

function cellOf(target: EventTarget | null): CellAt | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return cell && { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}

/** Cells chosen with the mouse (dragged, or Shift and a click), a finger, or the keys that spreadsheets have. `show` brings one into view. */
export function useCellChoice(given: {
  readonly rows: readonly (readonly string[])[];
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly page: () => number;
  readonly show: (cell: CellAt) => void;
}) {
  const { rows, columns, page, show } = given;
  const [choice, setChoice] = useState<CellChoice | null>(null);
  const reach = (to: CellAt, isExtended: boolean): void =>
    setChoice((before) => ({ from: isExtended && before ? before.from : to, to }));
  return {
    choice,
    leave: (): void => setChoice(null),
    hands: {
      onPointerDown: (event: PointerEvent): void => {
        const cell = cellOf(event.target);
        if (cell && event.button === 0) reach(cell, event.shiftKey);
      },
      onPointerMove: (event: PointerEvent): void => {
        const cell = event.pointerType === 'mouse' && event.buttons === 1 ? cellOf(event.target) : null;
        if (cell) reach(cell, true);
      },
      onCopy: (event: ClipboardEvent): void => {
        if (!choice) return;
        event.clipboardData.setData('text/plain', textIn(rows, rangeOf(choice)));
        event.preventDefault();
      },
      onKeyDown: (event: KeyboardEvent): void => {
        if (event.altKey || event.metaKey) return;
        if (event.key === 'Escape') setChoice(null);
        const size = { rows: rows.length, columns, page: page() };
        const pressed = { key: event.key, isFar: event.ctrlKey };
        const next = movedBy(choice?.to ?? { row: -1, column: 0 }, pressed, size);
        if (!next) return;
        event.preventDefault();
        reach(next, event.shiftKey);
        show(next);
      },
    },
  };
}

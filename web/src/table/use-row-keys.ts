import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** What the keys do: `j`/`k` move down and up, `x` chooses the row, Enter follows its link, which has the focus. */
export interface RowKeys {
  /** Index of the current row; -1 before any was current. */
  readonly current: number;
  /** To be called by the link of the row with this index when it gets the focus by other means. */
  readonly onFocus: (index: number) => void;
}

// Letters typed into a field are text; a checkbox takes none.
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])'));

/** Moves through `count` rows by keyboard. `show` scrolls a row into view; its link has the id `row-INDEX`. */
export function useRowKeys(given: {
  readonly count: number;
  readonly show: (index: number) => void;
  readonly toggle: (index: number) => void;
}): RowKeys {
  const [current, setCurrent] = useState(-1);
  const wanted = useRef<number | null>(null);
  const latest = useRef({ ...given, current });
  latest.current = { ...given, current };
  // With the rows, not after they were painted: who types ahead is answered by the first that stand.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const { count, show, toggle, current: at } = latest.current;
      if (event.key === 'x' && at >= 0) return toggle(at);
      if (event.key !== 'j' && event.key !== 'k') return undefined;
      const next = Math.max(0, Math.min(count - 1, at + (event.key === 'j' ? 1 : -1)));
      if (count === 0) return undefined;
      const link = document.getElementById(`row-${next}`);
      // What is drawn gets the focus at once, not after the next drawing.
      link?.focus({ preventScroll: true });
      wanted.current = link ? null : next;
      setCurrent(next);
      return show(next);
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, []);
  // The row may be drawn only after the scrolling: asked for after every drawing until it is there.
  useEffect(() => {
    if (wanted.current === null) return;
    const link = document.getElementById(`row-${wanted.current}`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });
  return { current, onFocus: setCurrent };
}

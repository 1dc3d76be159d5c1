import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer, windowScroll } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useRef, useState, type RefObject } from 'react';

const ROW_PX = 37;
const NARROW_ROW_PX = 64;
/** Height of the top bar and the table's head, which lie over the rows. */
const COVERED_PX = 100;
/** Rows that are drawn above and below those in view: at first, and when those in view stand. */
const FIRST_OVERSCAN = 1;
const OVERSCAN = 12;
/** The next page is asked for when this many rows are left below the last one drawn. */
const AHEAD = 40;

/** Which rows of a long table are drawn, and the room that the others take. */
export interface RowsInView {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly indexes: readonly number[];
  readonly abovePx: number;
  readonly belowPx: number;
  /** Scrolls until a row is in view, below what lies over the rows. */
  readonly show: (index: number) => void;
}

/** The rows in view of a table that scrolls with the window; `loadMore` is called as the last of `count` come near. */
export function useRowsInView(given: {
  readonly count: number;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
}): RowsInView {
  const { count, hasMore, loadMore } = given;
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const rowPx = isNarrow ? NARROW_ROW_PX : ROW_PX;
  const table = useRef<HTMLTableElement>(null);
  const overscan = useDeferredValue(OVERSCAN, FIRST_OVERSCAN);
  const hasScrolled = useRef(false);
  const [abovePage, setAbovePage] = useState(0);
  // Asked when the page has been laid out anyway, not while it is drawn.
  useEffect(() => {
    const observer = new ResizeObserver(() => setAbovePage(table.current?.offsetTop ?? 0));
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, []);
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => rowPx,
    overscan,
    // It begins by going to where the window is; from the top, that would only have the page laid out before it is whole.
    scrollToFn: (offset, options, list) => {
      if (hasScrolled.current || offset > 0) windowScroll(offset, options, list);
      hasScrolled.current = true;
    },
    // Drawing inside the scroll event holds up the frame that it is for.
    useFlushSync: false,
    scrollMargin: abovePage,
    // Rows are drawn the first time, not once the window has been measured.
    initialRect: { width: globalThis.innerWidth, height: globalThis.innerHeight },
    scrollPaddingStart: COVERED_PX,
    scrollPaddingEnd: rowPx,
  });
  useEffect(() => virtual.measure(), [virtual, rowPx]);
  const indexes = virtual.getVirtualItems().map(({ index }) => index);
  const last = indexes.at(-1) ?? 0;
  useEffect(() => {
    if (hasMore && last >= count - AHEAD) loadMore();
  }, [hasMore, last, count, loadMore]);
  return {
    table,
    indexes,
    abovePx: (indexes[0] ?? 0) * rowPx,
    belowPx: Math.max(0, count - 1 - last) * rowPx,
    show: (index) => virtual.scrollToIndex(index),
  };
}

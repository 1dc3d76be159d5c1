import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { PdfLook } from './pdf-page.tsx';
import type { PointSize } from './use-pdf.ts';

const GAP_PX = 12;

/**
 * The pages of a PDF one below the other. A page has the place of the first until its own size is known, which is when it comes
 * near: so any of thousands can be gone to without reading those before. What is read stays where it is when one above it
 * turns out larger or smaller, and when all are enlarged or turned. `first` is null until pages can be drawn.
 */
export function usePageList(
  document: PDFDocumentProxy | null,
  first: PointSize | null,
  look: PdfLook,
  startPage: number,
) {
  const body = useRef<HTMLDivElement | null>(null);
  const sheet = useRef<HTMLDivElement | null>(null);
  const sizes = useRef(new Map<number, PointSize>());
  // The page that is read, and how far down in it, 0 to 1.
  const reading = useRef({ page: startPage, down: 0 });
  const heightOf = (size: PointSize | null): number =>
    (size ? (look.rotation % 180 === 0 ? size.height : size.width) : 0) * look.scale + GAP_PX;
  const virtual = useVirtualizer({
    count: document && first ? document.numPages : 0,
    getScrollElement: () => body.current,
    estimateSize: (index) => heightOf(sizes.current.get(index + 1) ?? first),
    overscan: 1,
  });
  const latest = useRef(heightOf);
  latest.current = heightOf;
  useLayoutEffect(() => sizes.current.clear(), [document]);
  useLayoutEffect(() => {
    virtual.measure();
    if (!body.current || !sheet.current) return;
    sheet.current.style.height = `${virtual.getTotalSize()}px`;
    const place = virtual.measurementsCache[reading.current.page - 1];
    if (!place) return;
    body.current.scrollTop = place.start + place.size * reading.current.down;
    // Told at once: a page whose size comes before the browser's scroll event would be reckoned from the old place.
    virtual.scrollOffset = body.current.scrollTop;
  }, [virtual, look, first, document]);
  const isReady = document !== null && first !== null;
  const go = useCallback(
    (wanted: number): void => virtual.scrollToIndex(wanted - 1, { align: 'start' }),
    [virtual],
  );
  useEffect(() => {
    if (isReady && startPage > 1) go(startPage);
  }, [go, isReady, startPage]);
  const sized = useCallback(
    (number: number, size: PointSize): void => {
      sizes.current.set(number, size);
      virtual.resizeItem(number - 1, latest.current(size));
    },
    [virtual],
  );
  const at = (offset: number) => virtual.getVirtualItemForOffset(offset);
  const pageAt = (): number => {
    const top = body.current?.scrollTop ?? 0;
    // Browsers round what is scrolled; a page begins where it begins.
    const height = at(top + 1)?.size ?? 0;
    // Half a page at most, so that the page that was gone to is the one that is named.
    return (at(top + Math.min(body.current?.clientHeight ?? 0, height) / 2)?.index ?? 0) + 1;
  };
  return {
    virtual,
    body,
    sheet,
    go,
    sized,
    current: isReady ? pageAt() : startPage,
    onScroll: (): void => {
      const top = body.current?.scrollTop ?? 0;
      const place = at(top + 1);
      if (place)
        reading.current = { page: place.index + 1, down: Math.max(0, (top - place.start) / place.size) };
    },
  };
}

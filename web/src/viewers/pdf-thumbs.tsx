import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { PointSize } from './use-pdf.ts';

const WIDTH_PX = 88;
const NUMBER_PX = 30;
const IDLE_MS = 200;

/** Does something when the page has nothing else to do, so that what is read comes first. Call what it returns to leave it. */
function whenIdle(work: () => void): () => void {
  // Safari has no such thing.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, IDLE_MS);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(work, { timeout: 10 * IDLE_MS });
  return () => cancelIdleCallback(id);
}

function Thumb({ document, number }: { document: PDFDocumentProxy; number: number }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const own = new AbortController();
    const draw = async (): Promise<void> => {
      const page = await document.getPage(number);
      if (own.signal.aborted || !canvas.current) return;
      const { width } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (WIDTH_PX * devicePixelRatio) / width });
      canvas.current.width = Math.floor(viewport.width);
      canvas.current.height = Math.floor(viewport.height);
      const rendering = page.render({ canvas: canvas.current, viewport });
      own.signal.addEventListener('abort', () => rendering.cancel(), { once: true });
      await rendering.promise;
    };
    // The page itself says what is wrong with it; its thumbnail stays empty.
    const leave = whenIdle(() => void draw().catch(() => undefined));
    return () => {
      leave();
      own.abort();
    };
  }, [document, number]);
  return <canvas ref={canvas} aria-hidden="true" />;
}

/** A column of small pages, of which only those in view are drawn; each goes to its page. */
export function PdfThumbs(given: {
  readonly document: PDFDocumentProxy;
  readonly first: PointSize;
  readonly current: number;
  readonly go: (page: number) => void;
}): ReactNode {
  const { t } = useWords();
  const { document, first, current, go } = given;
  const column = useRef<HTMLElement>(null);
  const total = document.numPages;
  const height = Math.min(2 * WIDTH_PX, (WIDTH_PX * first.height) / first.width);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => column.current,
    estimateSize: () => height + NUMBER_PX,
    overscan: 2,
  });
  useEffect(() => virtual.scrollToIndex(current - 1), [virtual, current]);
  return (
    <nav ref={column} className="pdf-thumbs" aria-label={t('viewer.thumbnails')}>
      <ol style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => (
          <li key={key} style={{ transform: `translateY(${start}px)` }}>
            <button
              type="button"
              aria-label={t('viewer.page-of', { page: index + 1, total })}
              aria-current={index + 1 === current ? 'page' : undefined}
              onClick={() => go(index + 1)}
            >
              <span className="pdf-thumb" style={{ height }}>
                <Thumb document={document} number={index + 1} />
              </span>
              <span className="figures">{index + 1}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

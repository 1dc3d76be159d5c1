import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { openPdf, type OpenedPdf } from './pdf-document.ts';
import { PdfPage, type PdfLook } from './pdf-page.tsx';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
const GAP_PX = 12;

interface PointSize {
  readonly width: number;
  readonly height: number;
}

function usePdf(serial: string): {
  opened: OpenedPdf | null;
  first: PointSize | null;
  failure: string | null;
} {
  const [state, setState] = useState<{ opened: OpenedPdf; first: PointSize } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const own = new AbortController();
    setState(null);
    setFailure(null);
    openPdf(serial, own.signal)
      .then(async (opened) => {
        const { width, height } = (await opened.document.getPage(1)).getViewport({ scale: 1 });
        if (!own.signal.aborted) setState({ opened, first: { width, height } });
      })
      .catch((error: unknown) => {
        if (!own.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
      });
    return () => own.abort();
  }, [serial]);
  return { opened: state?.opened ?? null, first: state?.first ?? null, failure };
}

function Toolbar(given: {
  readonly page: number;
  readonly total: number;
  readonly zoom: number;
  readonly go: (page: number) => void;
  readonly setZoom: (zoom: number) => void;
  readonly turn: () => void;
}): ReactNode {
  const { t } = useWords();
  const { page, total, zoom, go, setZoom, turn } = given;
  const [typed, setTyped] = useState<string | null>(null);
  const smaller = ZOOMS.findLast((one) => one < zoom);
  const larger = ZOOMS.find((one) => one > zoom);
  return (
    <form
      className="pdf-tools"
      aria-label={t('viewer.tools')}
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = Number(typed ?? page);
        if (Number.isInteger(wanted)) go(Math.min(Math.max(1, wanted), total));
        setTyped(null);
      }}
    >
      <label>
        {t('viewer.page')}{' '}
        <input
          inputMode="numeric"
          size={5}
          value={typed ?? String(page)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      </label>
      <span className="figures aside">{t('viewer.of', { total })}</span>
      <button
        type="button"
        className="quiet-button"
        aria-label={t('viewer.zoom-out')}
        disabled={smaller === undefined}
        onClick={() => setZoom(smaller ?? zoom)}
      >
        −
      </button>
      <span className="figures">{Math.round(zoom * 100)} %</span>
      <button
        type="button"
        className="quiet-button"
        aria-label={t('viewer.zoom-in')}
        disabled={larger === undefined}
        onClick={() => setZoom(larger ?? zoom)}
      >
        +
      </button>
      <button type="button" className="quiet-button" onClick={turn}>
        {t('viewer.turn')}
      </button>
    </form>
  );
}

/**
 * A PDF as it is, read by pdf.js: only the pages in view are fetched and drawn, however many there are. When the file
 * cannot be read so, `fallback` is shown and said why.
 */
export function PdfViewer(given: {
  readonly serial: string;
  readonly startPage: number;
  readonly fallback: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { serial, startPage, fallback } = given;
  const { opened, first, failure } = usePdf(serial);
  const { ref: sizer, width } = useElementSize();
  const body = useRef<HTMLDivElement | null>(null);
  const [zoom, setZoom] = useState<number>(1);
  const [rotation, setRotation] = useState(0);
  const [wide, high] = rotation % 180 === 0 ? [first?.width, first?.height] : [first?.height, first?.width];
  // 100 % fills the width, whatever the paper.
  const scale = wide === undefined || width === 0 ? 1 : (zoom * width) / wide;
  const look = useMemo((): PdfLook => ({ scale, rotation }), [scale, rotation]);
  const virtual = useVirtualizer({
    count: opened && width > 0 ? opened.document.numPages : 0,
    getScrollElement: () => body.current,
    estimateSize: () => (high ?? 0) * scale + GAP_PX,
    overscan: 1,
  });
  useEffect(() => virtual.measure(), [virtual, scale, rotation]);
  const isReady = opened !== null && width > 0;
  useEffect(() => {
    if (isReady && startPage > 1) virtual.scrollToIndex(startPage - 1, { align: 'start' });
  }, [virtual, isReady, startPage]);
  const join = useCallback(
    (element: HTMLDivElement | null) => {
      body.current = element;
      sizer(element);
    },
    [sizer],
  );
  if (failure !== null)
    return (
      <>
        <p className="note" role="status">
          {t('viewer.pdf-failed')} <span lang="en">{failure}</span>
        </p>
        {fallback}
      </>
    );
  const total = opened?.document.numPages ?? 0;
  const rows = virtual.getVirtualItems();
  const middle = (virtual.scrollOffset ?? 0) + (body.current?.clientHeight ?? 0) / 2;
  const current = rows.findLast(({ start }) => start <= middle)?.index ?? 0;
  return (
    <>
      <Toolbar
        page={current + 1}
        total={total}
        zoom={zoom}
        go={(page) => virtual.scrollToIndex(page - 1, { align: 'start' })}
        setZoom={setZoom}
        turn={() => setRotation((before) => (before + 90) % 360)}
      />
      {/* Scrolls by itself, so the keyboard must reach it. */}
      <div ref={join} className="pdf-body" tabIndex={0} role="region" aria-label={t('viewer.pages')}>
        {opened ? (
          <div className="pdf-sheet" style={{ height: virtual.getTotalSize() }}>
            {rows.map(({ index, start, key }) => (
              <div key={key} className="pdf-place" style={{ transform: `translateY(${start}px)` }}>
                <PdfPage document={opened.document} number={index + 1} look={look} />
              </div>
            ))}
          </div>
        ) : (
          <Waiting text={t('wait.pdf')} />
        )}
      </div>
    </>
  );
}

import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { FindBar } from './find-bar.tsx';
import { PdfPage, type PdfLook } from './pdf-page.tsx';
import { PdfThumbs } from './pdf-thumbs.tsx';
import { nextZoom, PdfTools } from './pdf-tools.tsx';
import { useFind } from './use-find.ts';
import { usePdf } from './use-pdf.ts';

const GAP_PX = 12;

/** A narrow screen has no room for thumbnails beside the page until they are asked for. */
const isWide = (): boolean => globalThis.innerWidth >= 1100;

/**
 * A PDF as it is, read by pdf.js: only the pages in view are fetched and drawn, however many there are. When the file
 * cannot be read so, `fallback` is shown and said why.
 */
export function PdfViewer(given: {
  readonly serial: string;
  /** Address of the PDF: the original, or what was made of an office file. */
  readonly address: string;
  /** Addresses of the words that OCR read, by page. */
  readonly ocr: ReadonlyMap<number, string>;
  readonly startPage: number;
  readonly fallback: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { serial, address, ocr, startPage, fallback } = given;
  const { opened, first, failure, problem } = usePdf(address);
  const { ref: sizer, width } = useElementSize();
  const body = useRef<HTMLDivElement | null>(null);
  const [zoom, setZoom] = useState<number>(1);
  const [rotation, setRotation] = useState(0);
  const [hasThumbnails, setThumbnails] = useState(isWide);
  const [isOcrShown, showOcr] = useState(false);
  const [wide, high] = rotation % 180 === 0 ? [first?.width, first?.height] : [first?.height, first?.width];
  // 100 % fills the width, whatever the paper.
  const scale = wide === undefined || width === 0 ? 1 : (zoom * width) / wide;
  const layers = useMemo(
    () => new Map([...ocr].map(([at, one]) => [at, { address: one, isShown: isOcrShown }])),
    [ocr, isOcrShown],
  );
  const look = useMemo((): PdfLook => ({ scale, rotation }), [scale, rotation]);
  const virtual = useVirtualizer({
    count: opened && width > 0 ? opened.document.numPages : 0,
    getScrollElement: () => body.current,
    estimateSize: () => (high ?? 0) * scale + GAP_PX,
    overscan: 1,
  });
  const page = useRef(startPage);
  useEffect(() => {
    virtual.measure();
    // The page that was read stays in view when its size changes.
    virtual.scrollToIndex(page.current - 1, { align: 'start' });
  }, [virtual, scale, rotation]);
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
  const go = (wanted: number): void => virtual.scrollToIndex(wanted - 1, { align: 'start' });
  const finder = useFind(serial, (found) => go(found.page));
  if (problem !== null) return <ProblemBox error={problem} />;
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
  const pageAt = (): number => {
    // Half a page at most, so that the page that was gone to is the one that is named.
    const reach = Math.min(body.current?.clientHeight ?? 0, (high ?? 0) * scale) / 2;
    const place = (body.current?.scrollTop ?? 0) + reach;
    return (virtual.getVirtualItems().findLast(({ start }) => start <= place)?.index ?? 0) + 1;
  };
  const current = isReady ? pageAt() : startPage;
  const turn = (): void => setRotation((before) => (before + 90) % 360);
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+') setZoom(nextZoom(zoom, 1) ?? zoom);
    else if (event.key === '-') setZoom(nextZoom(zoom, -1) ?? zoom);
    else if (event.key === '0') setZoom(1);
    else if (event.key === 'r') turn();
    else if (event.key === 'n') go(Math.min(total, current + 1));
    else if (event.key === 'p') go(Math.max(1, current - 1));
  };
  return (
    <>
      <PdfTools
        page={current}
        total={total}
        zoom={zoom}
        go={go}
        setZoom={setZoom}
        turn={turn}
        hasThumbnails={hasThumbnails}
        setThumbnails={setThumbnails}
        ocr={ocr.size > 0 ? isOcrShown : null}
        setOcr={showOcr}
      />
      <FindBar finder={finder} />
      <div className={hasThumbnails ? 'pdf with-thumbs' : 'pdf'}>
        {hasThumbnails && opened && first ? (
          <PdfThumbs document={opened.document} first={first} current={current} go={go} />
        ) : null}
        {/* Scrolls by itself, so the keyboard must reach it. */}
        <div
          ref={join}
          className="pdf-body"
          tabIndex={0}
          role="region"
          aria-label={t('viewer.pages')}
          aria-keyshortcuts="+ - 0 r n p"
          onKeyDown={onKey}
          onScroll={() => {
            page.current = pageAt();
          }}
        >
          {opened ? (
            <div className="pdf-sheet" style={{ height: virtual.getTotalSize() }}>
              {rows.map(({ index, start, key }) => (
                <div key={key} className="pdf-place" style={{ transform: `translateY(${start}px)` }}>
                  <PdfPage
                    document={opened.document}
                    number={index + 1}
                    look={look}
                    wanted={finder.typed}
                    ocr={layers.get(index + 1) ?? null}
                  />
                </div>
              ))}
            </div>
          ) : (
            <Waiting text={t('wait.pdf')} />
          )}
        </div>
      </div>
      <p className="aside keys-help">{t('viewer.pdf-keys')}</p>
    </>
  );
}

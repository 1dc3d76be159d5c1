import { useElementSize } from '@mantine/hooks';
import { useCallback, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Quotable } from '../coding/place.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { FindBar } from './find-bar.tsx';
import { PdfPage, type PdfLook } from './pdf-page.tsx';
import { usePdfQuoting } from './pdf-quoting.tsx';
import { PdfThumbs } from './pdf-thumbs.tsx';
import { nextZoom, PdfTools } from './pdf-tools.tsx';
import { useFind } from './use-find.ts';
import { usePageList } from './use-page-list.ts';
import { usePdf } from './use-pdf.ts';

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
  /** Takes what is to be quoted; null for those who do not code. */
  readonly quote: ((place: Quotable) => void) | null;
  readonly fallback: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { serial, address, ocr, startPage, quote, fallback } = given;
  const { opened, first, failure, problem } = usePdf(address);
  const { ref: sizer, width } = useElementSize();
  const [zoom, setZoom] = useState<number>(1);
  const [rotation, setRotation] = useState(0);
  const [hasThumbnails, setThumbnails] = useState(isWide);
  const [isOcrShown, showOcr] = useState(false);
  const wide = rotation % 180 === 0 ? first?.width : first?.height;
  // 100 % fills the width with the first page; others keep their size beside it.
  const scale = wide === undefined || width === 0 ? 1 : (zoom * width) / wide;
  const layers = useMemo(
    () => new Map([...ocr].map(([at, one]) => [at, { address: one, isShown: isOcrShown }])),
    [ocr, isOcrShown],
  );
  const look = useMemo((): PdfLook => ({ scale, rotation }), [scale, rotation]);
  const pages = usePageList(opened?.document ?? null, width > 0 ? first : null, look, startPage);
  const { virtual } = pages;
  const join = useCallback(
    (element: HTMLDivElement | null) => {
      pages.body.current = element;
      sizer(element);
    },
    [sizer, pages.body],
  );
  const { go, current } = pages;
  const quoting = usePdfQuoting({ serial, body: pages.body, current, rotation, quote });
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
      {quoting.tools}
      <div className={hasThumbnails ? 'pdf with-thumbs' : 'pdf'}>
        {!hasThumbnails ? null : opened && first ? (
          <PdfThumbs document={opened.document} first={first} current={current} go={go} />
        ) : (
          // Its column is there from the beginning: pages that come with it are not drawn twice, nor moved.
          <div className="pdf-thumbs" />
        )}
        {/* Scrolls by itself, so the keyboard must reach it. */}
        <div
          ref={join}
          className="pdf-body"
          tabIndex={0}
          role="region"
          aria-label={t('viewer.pages')}
          aria-keyshortcuts="+ - 0 r n p"
          onKeyDown={onKey}
          onScroll={pages.onScroll}
        >
          {opened && first ? (
            <div ref={pages.sheet} className="pdf-sheet" style={{ height: virtual.getTotalSize() }}>
              {rows.map(({ index, key, start }) => (
                <div key={key} className="pdf-place" style={{ transform: `translateY(${start}px)` }}>
                  <PdfPage
                    document={opened.document}
                    number={index + 1}
                    look={look}
                    expected={first}
                    wanted={finder.typed}
                    ocr={layers.get(index + 1) ?? null}
                    words={quoting.wordsOf(index + 1)}
                    sized={pages.sized}
                  >
                    {quoting.overPage(index + 1)}
                  </PdfPage>
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

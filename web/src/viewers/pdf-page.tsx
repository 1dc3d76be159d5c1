import { TextLayer, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { paintFound } from './highlight.ts';
import { OcrLayer } from './ocr-layer.tsx';
import { OCR_DPI, ocrWordsQuery } from './ocr-words.ts';
import type { PageWords } from './pdf-quoting.tsx';
import { paintPassages } from './pdf-words.ts';
import type { PointSize } from './use-pdf.ts';

/** How the pages are looked at. */
export interface PdfLook {
  /** CSS pixels for a point of the page. */
  readonly scale: number;
  /** Degrees clockwise, a multiple of 90, added to what the page itself says. */
  readonly rotation: number;
}

/** Points of a PDF in an inch. */
const INCH_POINTS = 72;

/** Widest canvas side that every browser draws. */
const MOST_PIXELS = 8192;

async function draw(
  page: PDFPageProxy,
  look: PdfLook,
  to: { readonly canvas: HTMLCanvasElement; readonly text: HTMLDivElement; readonly signal: AbortSignal },
): Promise<void> {
  const { canvas, text, signal } = to;
  const rotation = (page.rotate + look.rotation) % 360;
  const viewport = page.getViewport({ scale: look.scale, rotation });
  const density = Math.min(devicePixelRatio, MOST_PIXELS / Math.max(viewport.width, viewport.height));
  canvas.width = Math.floor(viewport.width * density);
  canvas.height = Math.floor(viewport.height * density);
  const rendering = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
  signal.addEventListener('abort', () => rendering.cancel(), { once: true });
  await rendering.promise;
  text.replaceChildren();
  // What pdf.js sizes its spans by.
  text.style.setProperty('--total-scale-factor', String(look.scale));
  text.style.setProperty('--scale-factor', String(look.scale));
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
  signal.addEventListener('abort', () => layer.cancel(), { once: true });
  await layer.render();
}

/** One page: its picture with its own text over it, to be selected; drawn when it comes into view. */
export function PdfPage(given: {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  readonly look: PdfLook;
  /** Size in points that it has until its own is known. */
  readonly expected: PointSize;
  /** What is being looked for; every place of it is coloured. */
  readonly wanted: string;
  /** Where the words that OCR read on this page are, or null; and whether they are shown. */
  readonly ocr: { readonly address: string; readonly isShown: boolean } | null;
  /** What of its words was quoted; null while its frozen text is not there. */
  readonly words: PageWords | null;
  /** What lies over it: parts that were quoted, or are being marked. */
  readonly children: ReactNode;
  /** Told the size of the page in points, as the file has it, when it is known. */
  readonly sized: (number: number, size: PointSize) => void;
}): ReactNode {
  const { t } = useWords();
  const { document, number, look, expected, wanted, ocr, words, children, sized } = given;
  const figure = useRef<HTMLElement>(null);
  const [drawn, setDrawn] = useState<PdfLook | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const own = new AbortController();
    document
      .getPage(number)
      .then(async (page) => {
        if (own.signal.aborted || !canvas.current || !text.current) return;
        const viewport = page.getViewport({
          scale: look.scale,
          rotation: (page.rotate + look.rotation) % 360,
        });
        setSize({ width: viewport.width, height: viewport.height });
        const paper = page.getViewport({ scale: 1 });
        sized(number, { width: paper.width, height: paper.height });
        await draw(page, look, { canvas: canvas.current, text: text.current, signal: own.signal });
        if (!own.signal.aborted) setDrawn(look);
      })
      .catch((error: unknown) => {
        if (!own.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
      });
    return () => own.abort();
  }, [document, number, look, sized]);
  useEffect(() => {
    if (drawn === null || !figure.current) return undefined;
    return paintFound(figure.current, wanted);
  }, [drawn, wanted, ocr]);
  // Words that OCR read come after the page: what was quoted of them is coloured then.
  const { data: read } = useQuery({ ...ocrWordsQuery(ocr?.address ?? ''), enabled: ocr !== null });
  useEffect(() => {
    if (drawn === null || !figure.current || !words) return undefined;
    return paintPassages(figure.current, words.page, words.passages);
  }, [drawn, words, read]);
  const total = document.numPages;
  const [width, height] =
    look.rotation % 180 === 0 ? [expected.width, expected.height] : [expected.height, expected.width];
  return (
    <figure
      ref={figure}
      data-page={number}
      className="pdf-page"
      aria-label={t('viewer.page-of', { page: number, total })}
      style={size ?? { width: width * look.scale, height: height * look.scale }}
    >
      <canvas ref={canvas} role="img" aria-label={t('viewer.page-alt', { page: number, total })} />
      <div ref={text} className="textLayer" />
      {ocr === null || look.rotation !== 0 ? null : (
        <OcrLayer address={ocr.address} scale={(look.scale * INCH_POINTS) / OCR_DPI} isShown={ocr.isShown} />
      )}
      {children}
      {failure === null ? null : (
        <p className="note" role="alert">
          {t('viewer.page-failed', { page: number })} <span lang="en">{failure}</span>
        </p>
      )}
    </figure>
  );
}

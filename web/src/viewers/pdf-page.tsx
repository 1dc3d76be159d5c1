import { TextLayer, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** How the pages are looked at. */
export interface PdfLook {
  /** CSS pixels for a point of the page. */
  readonly scale: number;
  /** Degrees clockwise, a multiple of 90, added to what the page itself says. */
  readonly rotation: number;
}

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
}): ReactNode {
  const { t } = useWords();
  const { document, number, look } = given;
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
        await draw(page, look, { canvas: canvas.current, text: text.current, signal: own.signal });
      })
      .catch((error: unknown) => {
        if (!own.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
      });
    return () => own.abort();
  }, [document, number, look]);
  const total = document.numPages;
  return (
    <figure
      className="pdf-page"
      aria-label={t('viewer.page-of', { page: number, total })}
      {...(size === null ? {} : { style: size })}
    >
      <canvas ref={canvas} role="img" aria-label={t('viewer.page-alt', { page: number, total })} />
      <div ref={text} className="textLayer" />
      {failure === null ? null : (
        <p className="note" role="alert">
          {t('viewer.page-failed', { page: number })} <span lang="en">{failure}</span>
        </p>
      )}
    </figure>
  );
}

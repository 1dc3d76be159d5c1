import { getDocument, PDFWorker, version, type PDFDocumentProxy } from 'pdfjs-dist';
import { takePdfWorker } from './pdf-worker.ts';

/** Bytes that are fetched at a time: a page of a large file comes without the rest of it. */
const CHUNK_BYTES = 1 << 18;

// Character maps, fonts and decoders that some files need; web/vite.config.ts puts them there.
const PARTS = `${location.origin}/assets/pdf-${version}`;

/** Largest picture inside a page that is decoded; a larger one is a way to fill the memory. */
const MOST_PICTURE_PIXELS = 120_000_000;

/** A PDF opened by pdf.js, and how to let go of it. */
export interface OpenedPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => void;
}

/**
 * Opens a PDF of ours by its address (an original, or what was made of an office file). The file is hostile: nothing in it is executed (no scripts, forms, links or
 * attachments are offered, nothing is compiled from it), and pdf.js does its parsing in a worker. Rejects with what pdf.js
 * says when it cannot be read; a rejection after `signal` aborted means nothing.
 */
export async function openPdf(address: string, signal: AbortSignal): Promise<OpenedPdf> {
  const port = takePdfWorker();
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    worker,
    url: new URL(address, location.origin).href,
    rangeChunkSize: CHUNK_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    // Not the machine's fonts: a page looks the same to everybody.
    useSystemFonts: false,
    cMapPacked: true,
    useWasm: false,
    wasmUrl: `${PARTS}/wasm/`,
    cMapUrl: `${PARTS}/cmaps/`,
    standardFontDataUrl: `${PARTS}/standard_fonts/`,
    maxImageSize: MOST_PICTURE_PIXELS,
  });
  const close = (): void => {
    // pdf.js leaves a worker that it was given running.
    void task.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  };
  signal.addEventListener('abort', close, { once: true });
  return { document: await task.promise, close };
}

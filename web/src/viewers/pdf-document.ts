import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist';

// A file of our own origin, as the content policy wants it.
GlobalWorkerOptions.workerSrc = new URL(
  '../../../node_modules/pdfjs-dist/build/pdf.worker.min.mjs',
  import.meta.url,
).href;

/** Bytes that are fetched at a time: a page of a large file comes without the rest of it. */
const CHUNK_BYTES = 1 << 18;

/** A PDF opened by pdf.js, and how to let go of it. */
export interface OpenedPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => void;
}

/**
 * Opens the original of an item for reading. The file is hostile: nothing in it is executed (no scripts, forms, links or
 * attachments are offered, nothing is compiled from it), and pdf.js does its parsing in a worker. Rejects with what pdf.js
 * says when it cannot be read; a rejection after `signal` aborted means nothing.
 */
export async function openPdf(serial: string, signal: AbortSignal): Promise<OpenedPdf> {
  const task = getDocument({
    url: `/api/items/${encodeURIComponent(serial)}/original`,
    rangeChunkSize: CHUNK_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    // Not the machine's fonts: a page looks the same to everybody.
    useSystemFonts: false,
    standardFontDataUrl: '/assets/pdf/standard_fonts/',
    cMapUrl: '/assets/pdf/cmaps/',
    cMapPacked: true,
    useWasm: false,
  });
  const close = (): void => void task.destroy();
  signal.addEventListener('abort', close, { once: true });
  return { document: await task.promise, close };
}

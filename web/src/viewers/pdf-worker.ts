// A file of our own origin, as the content policy wants it.
const PROGRAM = new URL('../../../node_modules/pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url);

const start = (): Worker => new Worker(PROGRAM, { type: 'module' });

let waiting: Worker | null = null;

/** Starts the worker that will read the next PDF, while the code that shows it is still being fetched. */
export function warmPdfWorker(): void {
  waiting ??= start();
}

/** A worker of one's own for one PDF; whoever takes it ends it. */
export function takePdfWorker(): Worker {
  const taken = waiting ?? start();
  waiting = null;
  return taken;
}

import { parentPort, workerData } from 'node:worker_threads';
import { decodeText } from './charset.ts';
import { htmlCharset, htmlElementAt } from './html.ts';

const { bytes, text, start, end } = workerData as {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly start: number;
  readonly end: number;
};
parentPort?.postMessage(htmlElementAt(decodeText(bytes, htmlCharset(bytes)).text, text, { start, end }));

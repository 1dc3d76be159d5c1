/** Runs on a thread of its own: typesets parts of an index as they are sent, and sends back each with its number of pages. */
import { parentPort } from 'node:worker_threads';
import { typeset } from '#volume';

parentPort?.on(
  'message',
  async ({ template, data }: { readonly template: string; readonly data: object }) => {
    // What fails here fails where the index was asked for: nobody else catches it.
    parentPort?.postMessage(await typeset(template, data));
  },
);

/** Runs on a thread of its own: typesets the part of an index that it is sent, and sends it back with its number of pages. */
import { parentPort } from 'node:worker_threads';
// Not by the door of the room, which would bring everything that draws pages along: one and a half seconds for each thread.
import { typeset } from '#volume/typeset';

parentPort?.on(
  'message',
  async ({ template, data }: { readonly template: string; readonly data: object }) => {
    // What fails here fails where the index was asked for: nobody else catches it.
    parentPort?.postMessage(await typeset(template, data));
  },
);

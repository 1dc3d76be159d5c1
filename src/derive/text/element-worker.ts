import { parentPort, workerData } from 'node:worker_threads';
import { decodeText } from './charset.ts';
import type { AskedPassage, PassageElement } from './element.ts';
import { htmlCharset } from './html.ts';
import { PageElements } from './page-elements.ts';

const { bytes, text, asked, charset } = workerData as {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly asked: readonly AskedPassage[];
  readonly charset: string | null;
};
const page = new PageElements(decodeText(bytes, charset ?? htmlCharset(bytes)).text, text);
parentPort?.postMessage(
  asked.map((one): PassageElement => {
    const element = page.at(one);
    if (one.named === undefined) return { element, isInNamed: false };
    return { element, isInNamed: element === null ? page.holds(one.named, one) : element === one.named };
  }),
);

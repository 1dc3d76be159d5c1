import type { Archive } from '#archive';
import { frozenLayer, itemToQuote, type makeQuote } from '#coding';
import type { Identity } from '#db';

/** The words as a pattern: the line breaks of a page count as spaces. */
const pattern = (words: string): RegExp =>
  new RegExp(
    words
      .split(' ')
      .map((word) => word.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
      .join(String.raw`\s+`),
    'u',
  );

/** Where words stand in the frozen text of an item, the first place; null when it has no such words, as where a scan was read otherwise or not at all. */
export async function findWords(
  archive: Archive,
  by: Identity,
  serial: string,
  words: string,
): Promise<Parameters<typeof makeQuote>[3] | null> {
  const { copies } = await archive.db.tx(by, (tx) => itemToQuote(tx, serial));
  const layer = await frozenLayer(archive.blobs, copies);
  for (const { page, text } of layer?.pages ?? []) {
    const found = pattern(words).exec(text);
    if (!found) continue;
    const [exact] = found;
    const start = Array.from(text.slice(0, found.index)).length;
    return { wanted: { kind: 'text', page, start, end: start + Array.from(exact).length, exact }, layer };
  }
  return null;
}

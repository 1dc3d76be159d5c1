import type { Bundle } from './bundle.ts';
import { fail, fromUtf8, need, notChecked } from './bytes.ts';
import { type Json, isJsonObject, parseCanonicalJson } from './canonical-json.ts';
import { hasTexts } from './custody.ts';
import { readFile, readText } from './zip.ts';

/** A quote of words: on which page of which text they stand, in code points; the end is after the last. */
type Words = Readonly<{ sha256: string; page: number; start: number; end: number; exact: string }>;

const inside = (value: Json | undefined, name: string) => (isJsonObject(value) ? value[name] : undefined);

/** The words an annotation quotes; null when it is about a picture, a sound or cells (docs/formats/bundle.md#quotes). */
function wordsOf(annotation: Json): Words | null {
  const target = inside(annotation, 'target');
  need(hasTexts(target, 'source'), 'an annotation has no target');
  const [, sha256] = /^urn:sha256:([0-9a-f]{64})$/.exec(target.source) ?? [];
  need(sha256, 'an annotation does not name the bytes it is about by their hash');
  const selector = target['selector'];
  const [quote, page] = [inside(selector, 'refinedBy'), inside(selector, 'value')];
  const place = inside(quote, 'refinedBy');
  if (inside(place, 'type') !== 'TextPositionSelector') return null;
  const [, number] = /^page=(\d{1,7})$/.exec(typeof page === 'string' ? page : '') ?? [];
  const [start, end] = [inside(place, 'start'), inside(place, 'end')];
  const isPlace = Number.isSafeInteger(start) && Number.isSafeInteger(end) && Number(start) < Number(end);
  need(number && isPlace && Number(start) >= 0 && hasTexts(quote, 'exact'), 'a quote names no place');
  return { sha256, page: Number(number), start: Number(start), end: Number(end), exact: quote.exact };
}

/** The text of each page of a text layer; FAIL when it is none. */
function pagesOf(bytes: Uint8Array, path: string): ReadonlyMap<number, string> {
  let layer: Json = null;
  try {
    layer = JSON.parse(fromUtf8(bytes, path)) as Json;
  } catch {
    fail(`${path} is not JSON`);
  }
  const pages = inside(layer, 'pages');
  need(Array.isArray(pages), `${path} has no pages`);
  const areTexts = pages.every((page: Json) => hasTexts(page, 'text'));
  need(areTexts, `${path} has a page without text`);
  return new Map(pages.map((page: Json) => [Number(inside(page, 'page')), String(inside(page, 'text'))]));
}

/** Every quote of words that was filed about an exhibit stands at its place in the text filed with it, code point for code point. */
export async function checkQuotes({ tree, digests, custodies }: Bundle, exhibit: string): Promise<string> {
  const items = inside(parseCanonicalJson(await readText(tree, `data/quotes/${exhibit}.json`)), 'items');
  need(Array.isArray(items) && items.length > 0, 'it holds no annotations');
  const custody = custodies.get(exhibit);
  need(custody, 'it is about an exhibit that is not here');
  const quotes = items.map(wordsOf).filter((words) => words !== null);
  const isSmall = (tree.files.get(custody.file)?.sizeBytes ?? Infinity) <= 1 << 26;
  // Read as UTF-8, whatever it is: where the words are found in it, no reading by a program stands between.
  const bytes = isSmall ? new TextDecoder().decode(await readFile(tree, custody.file)) : '';
  const layers = new Map<string, ReadonlyMap<number, string>>();
  let [text, points, own]: [string, readonly string[], number] = ['', [], 0];
  for (const { sha256, page, start, end, exact } of quotes) {
    const path = `data/text/${exhibit}/${sha256}.json`;
    need(digests.get(path)?.sha256 === sha256, `the text with the hash ${sha256} is not at ${path}`);
    const pages = layers.get(path) ?? pagesOf(await readFile(tree, path), path);
    layers.set(path, pages);
    const there = pages.get(page) ?? '';
    if (there !== text) [text, points] = [there, Array.from(there)];
    const isThere = points.slice(start, end).join('') === exact;
    need(isThere, `page ${page}, ${start} to ${end}: not the words “${exact.slice(0, 80)}”`);
    if (bytes.includes(exact)) own += 1;
  }
  const others = items.length - quotes.length;
  const unread = `of a picture, a sound or cells: ${others}; compare them with the exhibit itself`;
  if (quotes.length === 0) notChecked(unread);
  const found = `quotes found in the text read from it: ${quotes.length}, of these in its very bytes: ${own}`;
  return others > 0 ? `${found}; ${unread}` : found;
}

/** Each certificate names the volume that it is printed in, exhibits and their hashes; each is the file that is here. */
export async function checkCertificates({ tree, digests, custodies }: Bundle): Promise<string> {
  const filed = inside(parseCanonicalJson(await readText(tree, 'data/certificates.json')), 'certificates');
  need(Array.isArray(filed) && filed.length > 0, 'it lists no certificates');
  for (const one of filed) {
    need(hasTexts(one, 'certificate', 'volume', 'sha256'), 'members are missing');
    need(digests.get(one.volume)?.sha256 === one.sha256, `${one.volume} is another file`);
    const exhibits = one['exhibits'];
    need(Array.isArray(exhibits) && exhibits.length > 0, `${one.certificate} certifies nothing`);
    for (const named of exhibits) {
      need(hasTexts(named, 'exhibit', 'sha256'), 'members are missing');
      const isHere = custodies.get(named.exhibit)?.sha256 === named.sha256;
      need(isHere, `${one.certificate} is about another exhibit ${named.exhibit} than the one that is here`);
    }
  }
  return `certificates that name exhibits and volumes by the hashes that these have: ${filed.length}`;
}

import { createHash } from 'node:crypto';
import { formatNote, signNote, type Ledger } from '#ledger';
import { compareZipPaths, utf8 } from '#verify';
import { DATED } from './described/describe.ts';
import { bundleNoteText, formatManifest } from './manifest.ts';
import { measure, type BundleFile, type ReadFile } from './zip-writer.ts';

/** What signs a bundle, and for which release. */
export interface SealParts {
  readonly ledger: Ledger;
  readonly version: string;
}

/** Digests by path. */
const sums = (files: readonly BundleFile[], algorithm: 'sha256' | 'sha512') =>
  new Map(files.map((file) => [file.path, file[algorithm]]));

/** What a bag is made of, outside of what its seal adds. */
export interface Bagged {
  /** Below `data/`, in the order of a zip. */
  readonly payload: AsyncIterable<ReadFile>;
  /** The same files as they were hashed, once all of them were taken. */
  readonly hashed: () => Promise<readonly BundleFile[]>;
  /** What the payload will have been: bytes and number of files. */
  readonly oxum: string;
  /** Everything else, measured. */
  readonly others: readonly BundleFile[];
}

/** The order of files in a bundle. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  compareZipPaths(a.path, b.path);

/** All files of a bundle in the order of its zip, among them what makes a bag of them (RFC 8493) and the signature over all of it. */
export async function* sealed(
  parts: SealParts,
  bag: string,
  { payload, hashed, oxum, others }: Bagged,
  builtAt: string,
): AsyncGenerator<ReadFile> {
  const said = (texts: readonly (readonly [string, string])[]): Promise<BundleFile[]> =>
    Promise.all(texts.map(([path, text]) => measure(path, utf8(text))));
  const first = await said([
    [
      'bag-info.txt',
      `Bag-Software-Agent: muniment ${parts.version}\nBagging-Date: ${builtAt.slice(0, 10)}\nPayload-Oxum: ${oxum}\n`,
    ],
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
  ]);
  yield* first;
  yield* payload;
  const data = await hashed();
  const lists = await said([
    ['manifest-sha256.txt', formatManifest(sums(data, 'sha256'))],
    ['manifest-sha512.txt', formatManifest(sums(data, 'sha512'))],
  ]);
  const tagManifest = formatManifest(sums([...first, ...lists, ...others], 'sha512'));
  const text = bundleNoteText(bag, createHash('sha512').update(tagManifest).digest('hex'));
  const note = formatNote({
    text,
    signatures: [await signNote(text, parts.ledger.key.key, parts.ledger.key.sign)],
  });
  const seals = await said([
    ['tagmanifest-sha512.txt', tagManifest],
    ['tagmanifest-sha512.txt.note', note],
  ]);
  yield* [...lists, ...others, ...seals].sort(byPath);
}

/** Where a file of the printed index stands, from 0. */
export const indexPath = (at: number): string => `data/index${at === 0 ? '' : `-${at + 1}`}.pdf`;
const isPrintedIndex = (path: string): boolean => /^data\/index(?:-\d+)?\.pdf$/.test(path);

const UNLASTING: ReadonlySet<string> = new Set(['data/dossier.json', ...DATED]);

/**
 * SHA-256 over exhibits, custody statements and the CSV index: equal inputs, equal digest. The printed index, the
 * dossier file and what describes the bundle stay out, since they name the checkpoint or the time of building.
 */
export function contentDigest(files: readonly BundleFile[]): string {
  const lasting = files.filter(
    ({ path }) => path.startsWith('data/') && !UNLASTING.has(path) && !isPrintedIndex(path),
  );
  return createHash('sha256')
    .update(formatManifest(sums(lasting, 'sha512')))
    .digest('hex');
}

import { createHash } from 'node:crypto';
import { formatNote, signNote, type Ledger } from '#ledger';
import { utf8 } from '#verify';
import { DATED } from './described/describe.ts';
import { bundleNoteText, formatManifest } from './manifest.ts';
import type { BuildProgress } from './model.ts';
import { measure, type BundleContent, type BundleFile } from './zip-writer.ts';

const FILES_AT_ONCE = 4;

/** What signs a bundle, and for which release. */
export interface SealParts {
  readonly ledger: Ledger;
  readonly version: string;
}

/** Measures every file of a bundle: its size and digests. */
export async function measureAll(
  files: ReadonlyMap<string, BundleContent>,
  progress: BuildProgress,
): Promise<BundleFile[]> {
  const measured: BundleFile[] = Array.from({ length: files.size });
  const waiting = [...files].entries();
  let done = 0;
  // They share the list: one is read while others are hashed.
  const share = async (): Promise<void> => {
    for (const [at, [path, content]] of waiting) {
      progress({ done, total: files.size, what: path });
      measured[at] = await measure(path, content);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, share));
  return measured;
}

/** Digests by path. */
export const sums = (files: readonly BundleFile[], algorithm: 'sha256' | 'sha512') =>
  new Map(files.map((file) => [file.path, file[algorithm]]));

/** Adds what makes a bag of measured files (RFC 8493), and the signature over all of it. */
export async function seal(
  parts: SealParts,
  bag: string,
  files: readonly BundleFile[],
  builtAt: string,
): Promise<BundleFile[]> {
  const data = files.filter((file) => file.path.startsWith('data/'));
  const oxum = `${data.reduce((sum, file) => sum + file.sizeBytes, 0)}.${data.length}`;
  const tags: [string, string][] = [
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    [
      'bag-info.txt',
      `Bag-Software-Agent: muniment ${parts.version}\nBagging-Date: ${builtAt.slice(0, 10)}\nPayload-Oxum: ${oxum}\n`,
    ],
    ['manifest-sha256.txt', formatManifest(sums(data, 'sha256'))],
    ['manifest-sha512.txt', formatManifest(sums(data, 'sha512'))],
  ];
  const all = [...files];
  for (const [path, text] of tags) all.push(await measure(path, utf8(text)));
  const tagManifest = formatManifest(
    sums(
      all.filter((file) => !file.path.startsWith('data/')),
      'sha512',
    ),
  );
  all.push(await measure('tagmanifest-sha512.txt', utf8(tagManifest)));
  const text = bundleNoteText(bag, createHash('sha512').update(tagManifest).digest('hex'));
  const note = formatNote({
    text,
    signatures: [await signNote(text, parts.ledger.key.key, parts.ledger.key.sign)],
  });
  all.push(await measure('tagmanifest-sha512.txt.note', utf8(note)));
  return all;
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

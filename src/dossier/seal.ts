import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { formatNote, signNote, type Ledger } from '#ledger';
import { compareZipPaths, utf8 } from '#verify';
import { DATED } from './described/describe.ts';
import { bundleNoteText, formatManifest } from './manifest.ts';
import type { BuildProgress } from './model.ts';
import { measure, type BundleContent, type BundleFile } from './zip-writer.ts';

const PROCESSORS = Math.max(2, availableParallelism());

/** What signs a bundle, and for which release. */
export interface SealParts {
  readonly ledger: Ledger;
  readonly version: string;
}

/** Files that are being measured, by their paths. */
export interface Measuring {
  readonly files: ReadonlyMap<string, Promise<BundleFile>>;
  /** Measures on every processor from now on: nothing else waits for one. */
  readonly hasten: () => void;
  /** Begins with no other file; whoever waits for one of those waits for ever. */
  readonly stop: () => void;
}

/**
 * Measures files of a bundle in their order, sizes and digests, and leaves one processor to others until it is hastened. Nobody need wait for all of
 * them: a failure is told to whoever asks for that file.
 */
export function measuring(files: ReadonlyMap<string, BundleContent>, progress: BuildProgress): Measuring {
  const asked = [...files].map(([path, content]) => {
    const answer = Promise.withResolvers<BundleFile>();
    answer.promise.catch(() => undefined);
    return { path, content, answer };
  });
  const waiting = asked.values();
  let done = 0;
  let shares = 0;
  let isStopped = false;
  // They share the list: one is read while others are hashed.
  const share = async (): Promise<void> => {
    for (const { path, content, answer } of waiting) {
      if (isStopped) return;
      progress({ done, total: files.size, what: path });
      await measure(path, content).then(answer.resolve, answer.reject);
      done += 1;
    }
  };
  const widen = (count: number): void => {
    for (; shares < count; shares += 1) void share();
  };
  widen(PROCESSORS - 1);
  return {
    files: new Map(asked.map(({ path, answer }) => [path, answer.promise])),
    hasten: () => widen(PROCESSORS),
    stop: () => {
      isStopped = true;
    },
  };
}

/** Measures all of some files. */
export function measureAll(files: ReadonlyMap<string, BundleContent>): Promise<BundleFile[]> {
  const measured = measuring(files, () => undefined);
  measured.hasten();
  return Promise.all(measured.files.values());
}

/** Digests by path. */
const sums = (files: readonly BundleFile[], algorithm: 'sha256' | 'sha512') =>
  new Map(files.map((file) => [file.path, file[algorithm]]));

/** What a bag is made of, outside of what its seal adds. */
export interface Bagged {
  /** Below `data/`, in the order of a zip; those that are still measured are waited for in their turn. */
  readonly payload: Iterable<BundleFile | Promise<BundleFile>>;
  /** What the payload will have been: bytes and number of files. */
  readonly oxum: string;
  /** Everything else, measured. */
  readonly others: readonly BundleFile[];
}

const byPath = (a: BundleFile, b: BundleFile): number => compareZipPaths(a.path, b.path);

/** All files of a bundle in the order of its zip, among them what makes a bag of them (RFC 8493) and the signature over all of it. */
export async function* sealed(
  parts: SealParts,
  bag: string,
  { payload, oxum, others }: Bagged,
  builtAt: string,
): AsyncGenerator<BundleFile> {
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
  const data: BundleFile[] = [];
  for (const waited of payload) {
    const file = await waited;
    data.push(file);
    yield file;
  }
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

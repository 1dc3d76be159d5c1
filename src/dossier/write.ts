import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore, StoredBlob } from '#blobs';
import { AppError } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { assertNoLeak, leaksIn } from '#redaction';
import type { Digester } from '#verify';
import { describe } from './described/describe.ts';
import type { DescribedFile, Exhibit } from './described/model.ts';
import { exhibitNumber, type BuildProgress } from './model.ts';
import type { PrintedIndex } from './index-pdf.ts';
import { exhibitFiles, payload, type Collected } from './payload.ts';
import type { PublicVersion } from './public/public.ts';
import { checksummedFiles, measureAll, PROCESSORS } from './measured.ts';
import { ReadBack } from './read-back.ts';
import { byPath, indexPath, sealed, type SealParts } from './seal.ts';
import type { Volumes } from './volumes/volumes.ts';
import { bundleZip, type BundleFile, type ZippedFile } from './zip-writer.ts';

/** The parts of an archive that a bundle is written with. */
export interface WriteParts extends SealParts {
  readonly blobs: BlobStore;
}

/** What is written. */
export interface ToWrite {
  readonly dossier: LedgeredRow<'dossier'>;
  readonly collected: Collected;
  /** Which has all exhibits, and may still be typeset. */
  readonly index: PrintedIndex;
  readonly volumes: Volumes | null;
  /** Of a public version, what must not be found in it. */
  readonly version: PublicVersion | null;
  readonly builtAt: string;
  /** For what is made while a public version is searched. */
  readonly folder: string;
  readonly progress: BuildProgress;
}

/** A bundle that is written and kept, and not verified yet. */
export interface Written {
  readonly stored: StoredBlob;
  /** Below `data/`, with what the lists say of it. */
  readonly payload: readonly BundleFile[];
  /** Number of the files of a public version that were searched. */
  readonly searched: number;
  /** Pages of each file of the printed index. */
  readonly indexPages: readonly number[];
  /** Hashes for the verifier, which has hashed a part of the bundle while it was written. */
  readonly digest: Digester;
}

/** Refuses, by DOSSIER_EXHIBIT_ALTERED, what is not what the ledger says of an exhibit. */
function unaltered({ exhibits }: Collected): (found: ZippedFile & { readonly sha256?: string }) => void {
  const recorded = new Map(exhibits.map(({ line, path }) => [path, line]));
  return ({ path, sizeBytes, sha256 }) => {
    const line = recorded.get(path);
    if (!line || (line.sizeBytes === sizeBytes && (sha256 ?? line.sha256) === line.sha256)) return;
    throw new AppError('DOSSIER_EXHIBIT_ALTERED', {
      number: exhibitNumber(line.position),
      sha256: line.sha256,
    });
  };
}

/** Searches a public version that is written, and not kept yet. Errors REDACTION_LEAK, REDACTION_UNREADABLE. */
async function assertNothingLeaks(
  files: readonly ZippedFile[],
  { bag, version, folder }: { bag: string; version: PublicVersion; folder: string },
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const named = files.map(({ path, content }) => ({ path: `${bag}/${path}`, content }));
  assertNoLeak(await leaksIn(named, version.sealed, folder));
}

const isPayload = ({ path }: { readonly path: string }): boolean => path.startsWith('data/');

/** Everything but the exhibits, and what makes a bag of it. */
interface Texts {
  /** Below `data/`. */
  readonly payload: readonly BundleFile[];
  readonly others: readonly BundleFile[];
  readonly indexPages: readonly number[];
}

/** What the ledger says of an exhibit, which is what the bundle says of it. */
const recordedOf = ({ line, path }: Exhibit): DescribedFile => ({
  path,
  sizeBytes: line.sizeBytes,
  sha256: line.sha256,
});

async function textsOf(parts: WriteParts, given: ToWrite): Promise<Texts> {
  const { dossier, collected, volumes, builtAt } = given;
  const { exhibits } = collected;
  const wanted = await payload(parts, dossier, { collected, volumes }, builtAt);
  // The index is typeset while everything else is measured.
  const [index, most] = await Promise.all([given.index.files(), measureAll(wanted)]);
  const printed = await measureAll(new Map(index.map(({ bytes }, at) => [indexPath(at), bytes])));
  const files = [...most, ...exhibits.map(recordedOf), ...printed];
  const about = { dossier, exhibits, volumes, files, builtAt, version: parts.version };
  return {
    payload: [...most, ...printed, ...(await describe(about))].filter(isPayload),
    others: most.filter((file) => !isPayload(file)),
    indexPages: index.map(({ pages }) => pages),
  };
}

/**
 * Writes a bundle into the store while its exhibits are hashed from what is written of it: the ledger says what they are, and what it says is what the bundle lists; an
 * exhibit that is not that any more ends the writing. A public version is searched whole before any of it is kept.
 * Errors DOSSIER_EXHIBIT_ALTERED, DOSSIER_VERIFIER_MISSING, REDACTION_LEAK, REDACTION_UNREADABLE, and those of the store.
 */
export async function writeBundle(parts: WriteParts, given: ToWrite): Promise<Written> {
  const { dossier, collected, version, builtAt, folder, progress } = given;
  const bag = dossier.name;
  const assertUnaltered = unaltered(collected);
  let done = 0;
  const look = (found: BundleFile): void => {
    assertUnaltered(found);
    done += 1;
    progress({ done, total: collected.exhibits.length, what: found.path });
  };
  const sources = await exhibitFiles(parts.blobs, collected.exhibits);
  const texts = await textsOf(parts, given);
  // A public version is searched before it is written, so that all of it is measured by then.
  const measured = version ? await measureAll(sources) : [];
  measured.forEach(look);
  const back = new ReadBack(look, PROCESSORS);
  const known = [...texts.payload, ...measured];
  const unread = version ? [] : [...sources].map(([path, { file }]) => ({ path, file }));
  const bytes = [...texts.payload, ...collected.exhibits.map(recordedOf)].map(({ sizeBytes }) => sizeBytes);
  let hashed: readonly BundleFile[] = [];
  const content = {
    payload: checksummedFiles([...known, ...unread].sort(byPath), assertUnaltered),
    hashed: async () => (hashed = [...known, ...(await back.found())]),
    oxum: `${bytes.reduce((sum, one) => sum + one, 0)}.${bytes.length}`,
    others: texts.others,
  };
  const bundle = sealed(parts, bag, content, builtAt);
  const searched = version ? await Array.fromAsync(bundle) : [];
  if (version) await assertNothingLeaks(searched, { bag, version, folder: join(folder, 'leak-test') });
  const zip = bundleZip(bag, version ? searched : bundle, (file, at) => back.placed(file, at));
  const written = (path: string, sizeBytes: number): void => back.written(path, sizeBytes);
  const stored = await parts.blobs.putStream(zip, { buffers: 2, written });
  const { indexPages } = texts;
  return { stored, payload: hashed, searched: searched.length, indexPages, digest: back.digester() };
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore, StoredBlob } from '#blobs';
import { AppError } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { assertNoLeak, leaksIn } from '#redaction';
import { compareZipPaths } from '#verify';
import { describe } from './described/describe.ts';
import { exhibitNumber } from './model.ts';
import { payload, printedIndex, type Collected } from './payload.ts';
import type { PublicVersion } from './public/public.ts';
import { indexPath, measureAll, sealed, type Measuring, type SealParts } from './seal.ts';
import type { Volumes } from './volumes/volumes.ts';
import { bundleZip, type BundleFile } from './zip-writer.ts';

/** The parts of an archive that a bundle is written with. */
export interface WriteParts extends SealParts {
  readonly blobs: BlobStore;
}

/** What is written. */
export interface ToWrite {
  readonly dossier: LedgeredRow<'dossier'>;
  readonly collected: Collected;
  readonly volumes: Volumes | null;
  /** Of a public version, what must not be found in it. */
  readonly version: PublicVersion | null;
  readonly builtAt: string;
  /** For what is made while a public version is searched. */
  readonly folder: string;
  /** The exhibits, which may still be measured. */
  readonly measured: Measuring;
}

/** A bundle that is written and kept, and not verified yet. */
export interface Written {
  readonly stored: StoredBlob;
  readonly files: readonly BundleFile[];
  /** Pages of each file of the printed index. */
  readonly indexPages: readonly number[];
}

/** The exhibits as they are measured. Each must be what was recorded: error DOSSIER_EXHIBIT_ALTERED. */
function unaltered({ exhibits }: Collected, measured: Measuring): Map<string, Promise<BundleFile>> {
  const files = new Map<string, Promise<BundleFile>>();
  for (const { line, path } of exhibits) {
    const file = (async () => {
      const found = await measured.files.get(path);
      if (found?.sha256 === line.sha256) return found;
      throw new AppError('DOSSIER_EXHIBIT_ALTERED', {
        number: exhibitNumber(line.position),
        sha256: line.sha256,
      });
    })();
    // Whoever waits for it in its turn hears of it.
    file.catch(() => undefined);
    files.set(path, file);
  }
  return files;
}

/** Searches a public version that is written, and not kept yet. Errors REDACTION_LEAK, REDACTION_UNREADABLE. */
async function assertNothingLeaks(
  files: readonly BundleFile[],
  { bag, version, folder }: { bag: string; version: PublicVersion; folder: string },
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const named = files.map(({ path, content }) => ({ path: `${bag}/${path}`, content }));
  assertNoLeak(await leaksIn(named, version.sealed, folder));
}

async function* noted(source: AsyncIterable<BundleFile>, into: BundleFile[]): AsyncGenerator<BundleFile> {
  for await (const file of source) {
    into.push(file);
    yield file;
  }
}

/**
 * Writes a bundle into the store while its exhibits are still being measured: the ledger says what they are, and what it says is what the bundle lists; an
 * exhibit that is not that any more ends the writing. A public version is searched whole before any of it is kept.
 * Errors DOSSIER_EXHIBIT_ALTERED, DOSSIER_VERIFIER_MISSING, REDACTION_LEAK, REDACTION_UNREADABLE, and those of the store.
 */
export async function writeBundle(parts: WriteParts, given: ToWrite): Promise<Written> {
  const { dossier, collected, volumes, version, builtAt, folder, measured } = given;
  const bag = dossier.name;
  const wanted = await payload(parts, dossier, { collected, volumes }, builtAt);
  // The index is typeset while everything else is measured.
  const [index, most] = await Promise.all([
    printedIndex(dossier, parts.ledger, collected),
    measureAll(wanted),
  ]);
  measured.hasten();
  const printed = await measureAll(new Map(index.map(({ bytes }, at) => [indexPath(at), bytes])));
  const recorded = collected.exhibits.map(({ line, path }) => ({
    path,
    sizeBytes: line.sizeBytes,
    sha256: line.sha256,
  }));
  const about = {
    dossier,
    exhibits: collected.exhibits,
    volumes,
    files: [...most, ...recorded, ...printed],
  };
  const described = await describe({ ...about, builtAt, version: parts.version });
  const isPayload = ({ path }: { readonly path: string }): boolean => path.startsWith('data/');
  const texts = [...most, ...printed, ...described].filter(isPayload);
  const bytes = [...texts, ...recorded].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const all = new Map<string, BundleFile | Promise<BundleFile>>([
    ...texts.map((file) => [file.path, file] as const),
    ...unaltered(collected, measured),
  ]);
  const bundle = sealed(
    parts,
    bag,
    {
      payload: [...all].sort(([a], [b]) => compareZipPaths(a, b)).map(([, file]) => file),
      oxum: `${bytes}.${all.size}`,
      others: most.filter((file) => !isPayload(file)),
    },
    builtAt,
  );
  const files = version ? await Array.fromAsync(bundle) : [];
  if (version) await assertNothingLeaks(files, { bag, version, folder: join(folder, 'leak-test') });
  const stored = await parts.blobs.putStream(bundleZip(bag, version ? files : noted(bundle, files)), 2);
  return { stored, files, indexPages: index.map(({ pages }) => pages) };
}

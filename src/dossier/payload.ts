import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from '#blobs';
import { AppError, asSha256Hex, csvLine } from '#kernel';
import type { Ledger, LedgeredRow } from '#ledger';
import { canonicalJson, compareZipPaths, parseCheckpoint, utf8 } from '#verify';
import { verifierFiles } from '#verify/files';
import type { Exhibit } from './described/model.ts';
import { PrintedIndex, type IndexedExhibit } from './index-pdf.ts';
import { exhibitNumber } from './model.ts';
import type { Filed, Volumes } from './volumes/volumes.ts';
import type { BundleContent } from './zip-writer.ts';

/** The parts of an archive that a bundle is filled from. */
interface PayloadParts {
  readonly ledger: Ledger;
  readonly version: string;
}

/** Exhibits with what may be said of their custody, under one checkpoint. */
export interface Collected {
  readonly exhibits: readonly Exhibit[];
  readonly checkpoint: string;
  readonly isPublic: boolean;
  /** Quotes and the texts they are taken from, where they are filed. */
  readonly quotes: ReadonlyMap<string, BundleContent>;
}

function indexCsv(dossier: LedgeredRow<'dossier'>, { exhibits }: Collected): string {
  const head = csvLine([
    'number',
    'label',
    'title',
    'file',
    'pages',
    'languages',
    'document_date',
    'source',
    'serial',
    'size_bytes',
    'sha256',
    'section',
    'extract',
  ]);
  return (
    head +
    exhibits
      .map(({ line, path }) =>
        csvLine([
          exhibitNumber(line.position),
          line.label,
          line.title,
          path,
          line.pages,
          line.languages.join(' '),
          line.documentDate,
          line.sourceName,
          line.serial,
          line.sizeBytes,
          line.sha256,
          line.section,
          line.extract,
        ]),
      )
      .join('')
  );
}

const STATEMENT =
  'Every exhibit below is the evidentiary copy, byte for byte. Its digest stands in the ledger named here; the bundle carries the proofs and a verifier that needs no network.';
const PUBLIC_STATEMENT =
  'This is the public version. Every exhibit below is its pages drawn anew, with what is covered burned in, under the numbers of the confidential version. The digest of each stands in the ledger named here; the bundle carries the proofs and a verifier that needs no network.';

/** The printed index of a dossier, in as many files as it needs (docs/formats/bundle.md#files), to which so many exhibits are going to be added. */
export function printedIndex(
  dossier: LedgeredRow<'dossier'>,
  ledger: Ledger,
  { checkpoint, isPublic, total }: { checkpoint: string; isPublic: boolean; total: number },
): PrintedIndex {
  const { size, root } = parseCheckpoint(checkpoint);
  const head = {
    title: dossier.title,
    forum: dossier.forum ?? '',
    ledger: ledger.manifest.origin,
    fingerprint: ledger.key.fingerprint,
    checkpoint: `${size} entries, root ${Buffer.from(root).toString('base64')}`,
    statement: isPublic ? PUBLIC_STATEMENT : STATEMENT,
  };
  return new PrintedIndex(head, total);
}

/** An exhibit as the printed index shows it. */
export function indexed({ line, custody, path }: Exhibit): IndexedExhibit {
  return {
    label: line.label,
    section: line.section ?? '',
    title: line.title,
    custody: custody.lines,
    facts: (
      [
        ['File', path],
        ['Item', line.serial],
        ['Source', line.sourceName],
        ['Pages', String(line.pages ?? '')],
        ['Annexed pages', line.extract ?? ''],
        ['Languages', line.languages.join(', ')],
        ['Date carried by the document', line.documentDate ?? ''],
        ['Size', `${line.sizeBytes} bytes`],
        ['SHA-256', line.sha256],
      ] as const
    ).filter(([, value]) => value !== ''),
  };
}

function exhibitTexts(collected: Collected): Map<string, BundleContent> {
  const files = new Map<string, BundleContent>();
  for (const { line, custody, path } of collected.exhibits) {
    const number = exhibitNumber(line.position);
    const statement = {
      v: 1,
      exhibit: number,
      file: path,
      sha256: line.sha256,
      sizeBytes: line.sizeBytes,
      serial: line.serial,
      title: line.title,
      lines: custody.lines,
      originalName: line.originalName,
      openings: custody.openings.map(({ entry, index, salt }) => ({ entry, index, salt })),
    };
    files.set(`data/custody/${number}.json`, utf8(canonicalJson(statement)));
    for (const opened of custody.openings)
      files.set(`proofs/${number}/${opened.index}.tlog-proof`, utf8(opened.proof));
  }
  return files;
}

async function timestamps(ledger: Ledger, checkpoint: string): Promise<Map<string, BundleContent>> {
  const folder = join(ledger.files.folder, 'tst', String(parseCheckpoint(checkpoint).size));
  const files = new Map<string, BundleContent>();
  for (const name of await readdir(folder).catch(() => [])) {
    if (/^[\w.-]+\.tsr$/.test(name)) files.set(`proofs/tsa/${name}`, await readFile(join(folder, name)));
    if (/^[\w.-]+\.pem$/.test(name)) files.set(`trust/tsa-ca/${name}`, await readFile(join(folder, name)));
  }
  return files;
}

async function verifier(bag: string): Promise<Map<string, BundleContent>> {
  try {
    return new Map((await verifierFiles(bag)).map(({ path, bytes }) => [path, bytes]));
  } catch (cause) {
    throw new AppError(
      'DOSSIER_VERIFIER_MISSING',
      { path: (cause as NodeJS.ErrnoException).path ?? 'verify/dist' },
      { cause },
    );
  }
}

/** Where the bytes of each exhibit are, by their paths in the bundle and in the order of its zip. Error BLOB_MISSING. */
export async function exhibitFiles(
  blobs: BlobStore,
  filed: readonly Filed[],
): Promise<Map<string, { readonly file: string }>> {
  const files = new Map<string, { readonly file: string }>();
  for (const { line, path } of filed.toSorted((a, b) => compareZipPaths(a.path, b.path)))
    files.set(path, { file: await blobs.localPath(asSha256Hex(line.sha256)) });
  return files;
}

/** Every file of a bundle but the exhibits, its printed index and those that make it a bag. Error DOSSIER_VERIFIER_MISSING. */
export async function payload(
  parts: PayloadParts,
  dossier: LedgeredRow<'dossier'>,
  { collected, volumes }: { collected: Collected; volumes: Volumes | null },
  builtAt: string,
): Promise<Map<string, BundleContent>> {
  const files = exhibitTexts(collected);
  for (const [at, { file }] of (volumes?.made ?? []).entries()) files.set(volumes?.paths[at] ?? '', { file });
  for (const [path, text] of volumes?.loadFiles ?? []) files.set(path, utf8(text));
  for (const [path, content] of volumes?.deposited ?? []) files.set(path, content);
  for (const [path, content] of collected.quotes) files.set(path, content);
  files.set('data/index.csv', utf8(indexCsv(dossier, collected)));
  files.set(
    'data/dossier.json',
    utf8(
      canonicalJson({
        v: 1,
        title: dossier.title,
        forum: dossier.forum ?? '',
        numbering: dossier.numbering,
        builtAt,
        builder: { name: 'muniment', version: parts.version },
        exhibits: collected.exhibits.map(({ line, path }) => ({
          exhibit: exhibitNumber(line.position),
          file: path,
          sha256: line.sha256,
          title: line.title,
        })),
      }),
    ),
  );
  const vkey = parts.ledger.key.vkey;
  files.set('proofs/checkpoint', utf8(collected.checkpoint));
  files.set('trust/log.vkey', utf8(`${vkey}\n`));
  files.set('trust/policy.txt', utf8(`log ${vkey}\nquorum none\n`));
  for (const [path, content] of [
    ...(await timestamps(parts.ledger, collected.checkpoint)),
    ...(await verifier(dossier.name)),
  ])
    files.set(path, content);
  return files;
}

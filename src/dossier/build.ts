import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recordRead } from '#access';
import type { BlobStore } from '#blobs';
import type { Db, Identity, Tx } from '#db';
import { AppError, asSha256Hex, csvLine, newId, nowUtc } from '#kernel';
import { formatNote, record, signNote, type Ledger, type LedgeredRow, type RowChange } from '#ledger';
import { notifyAll, peopleOfDossier } from '#together';
import { canonicalJson, parseCheckpoint, utf8, verifyBundle, type Report } from '#verify';
import { verifierFiles } from '#verify/files';
import { nodeDigest, openBundle } from '#verify/node';
import { custodyOf, type Custody } from './custody.ts';
import { indexPdf } from './index-pdf.ts';
import { bundleFileName, exhibitNumber, type ExhibitLine } from './model.ts';
import { bundleNoteText, formatManifest } from './manifest.ts';
import { assertQuotesStand } from './quotes.ts';
import { exhibitCount, exhibitsOf } from './store.ts';
import { measure, writeBundleZip, type BundleContent, type BundleFile } from './zip-writer.ts';

/** The parts of an archive that building works on. */
export interface DossierParts {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly ledger: Ledger;
  readonly scratch: string;
  /** Version of this release, written into the bundle. */
  readonly version: string;
}

/** Progress of a build. */
export type BuildProgress = (step: { done: number; total: number; what: string }) => void;

/** A built and verified bundle. */
export interface BuiltBundle {
  readonly build: LedgeredRow<'dossier_build'>;
  readonly report: Report;
}

interface Collected {
  readonly exhibits: readonly {
    readonly line: ExhibitLine;
    readonly custody: Custody;
    readonly path: string;
  }[];
  readonly checkpoint: string;
}

async function collect(
  tx: Tx,
  parts: DossierParts,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  checkpoint: string,
): Promise<Collected> {
  const lines = await exhibitsOf(tx, dossier.id);
  const hidden = (await exhibitCount(tx, dossier.id)) - lines.length;
  if (hidden > 0) throw new AppError('DOSSIER_HIDDEN_EXHIBITS', { name: dossier.name, n: hidden });
  if (lines.length === 0) throw new AppError('DOSSIER_EMPTY', { name: dossier.name });
  const exhibits = [];
  for (const [at, given] of lines.entries()) {
    const line = { ...given, position: at + 1 };
    await recordRead(
      tx,
      by,
      { table: 'item', id: line.itemId, compartmentId: line.compartmentId },
      'built into a bundle',
    );
    const name = bundleFileName(line.originalName.split('/').at(-1) ?? line.serial);
    exhibits.push({
      line,
      custody: await custodyOf(tx, parts.ledger, line, checkpoint),
      path: `data/exhibits/${exhibitNumber(line.position)}/${name}`,
    });
  }
  return { exhibits, checkpoint };
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
        ]),
      )
      .join('')
  );
}

function printedIndex(dossier: LedgeredRow<'dossier'>, ledger: Ledger, { exhibits, checkpoint }: Collected) {
  const { size, root } = parseCheckpoint(checkpoint);
  return indexPdf({
    title: dossier.title,
    forum: dossier.forum ?? '',
    ledger: ledger.manifest.origin,
    fingerprint: ledger.key.fingerprint,
    checkpoint: `${size} entries, root ${Buffer.from(root).toString('base64')}`,
    exhibits: exhibits.map(({ line, custody, path }) => ({
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
          ['Languages', line.languages.join(', ')],
          ['Date carried by the document', line.documentDate ?? ''],
          ['Size', `${line.sizeBytes} bytes`],
          ['SHA-256', line.sha256],
        ] as const
      ).filter(([, value]) => value !== ''),
    })),
  });
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

async function payload(
  parts: DossierParts,
  dossier: LedgeredRow<'dossier'>,
  collected: Collected,
  builtAt: string,
): Promise<{ files: Map<string, BundleContent>; pages: number }> {
  const index = await printedIndex(dossier, parts.ledger, collected);
  const files = exhibitTexts(collected);
  for (const { line, path } of collected.exhibits)
    files.set(path, { file: await parts.blobs.localPath(asSha256Hex(line.sha256)) });
  files.set('data/index.csv', utf8(indexCsv(dossier, collected)));
  files.set('data/index.pdf', index.bytes);
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
  return { files, pages: index.pages };
}

async function measureAll(
  files: ReadonlyMap<string, BundleContent>,
  progress: BuildProgress,
): Promise<BundleFile[]> {
  const measured: BundleFile[] = [];
  for (const [path, content] of files) {
    progress({ done: measured.length, total: files.size, what: path });
    measured.push(await measure(path, content));
  }
  return measured;
}

const sums = (files: readonly BundleFile[], algorithm: 'sha256' | 'sha512') =>
  new Map(files.map((file) => [file.path, file[algorithm]]));

async function seal(
  parts: DossierParts,
  bag: string,
  files: BundleFile[],
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

/**
 * SHA-256 over exhibits, custody statements and the CSV index: equal inputs, equal digest. The printed index and the
 * dossier file stay out, since they name the checkpoint and the time of building.
 */
function contentDigest(files: readonly BundleFile[]): string {
  const lasting = files.filter(
    (file) => file.path.startsWith('data/') && !['data/dossier.json', 'data/index.pdf'].includes(file.path),
  );
  return createHash('sha256')
    .update(formatManifest(sums(lasting, 'sha512')))
    .digest('hex');
}

function assertUnaltered(files: readonly BundleFile[], { exhibits }: Collected): void {
  const found = sums(files, 'sha256');
  for (const { line, path } of exhibits)
    if (found.get(path) !== line.sha256)
      throw new AppError('DOSSIER_EXHIBIT_ALTERED', {
        number: exhibitNumber(line.position),
        sha256: line.sha256,
      });
}

/** Opens a bundle and makes every check of docs/formats/bundle.md#checks. Rejects when it cannot be read at all. */
export async function verifyFile(
  path: string,
  reader: Parameters<typeof verifyBundle>[2] = {},
): Promise<Report> {
  const opened = await openBundle(path);
  try {
    return await verifyBundle(opened.tree, nodeDigest, reader);
  } finally {
    await opened.close();
  }
}

/** Publishes what waits and has that very checkpoint stamped: while an authority answers, others may be published. */
async function stampedCheckpoint(ledger: Ledger): Promise<string> {
  await ledger.publishAll();
  const checkpoint = await ledger.checkpoint();
  await ledger.stamp(checkpoint);
  return checkpoint.text;
}

/**
 * Builds the bundle of a dossier, verifies it with the same verifier that it carries, keeps it as a blob and records
 * the build. The same exhibits under the same checkpoint give the same bytes but for `builtAt`; `checkpoint` names an
 * earlier published one, to make a bundle again. Errors DOSSIER_EMPTY, DOSSIER_HIDDEN_EXHIBITS,
 * DOSSIER_NOT_PUBLISHED, DOSSIER_QUOTE_DIFFERS, DOSSIER_EXHIBIT_ALTERED, DOSSIER_VERIFIER_MISSING.
 */
export async function buildDossier(
  parts: DossierParts,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  options: { builtAt?: string; checkpoint?: string; progress?: BuildProgress } = {},
): Promise<BuiltBundle> {
  const checkpoint = options.checkpoint ?? (await stampedCheckpoint(parts.ledger));
  const builtAt = options.builtAt ?? nowUtc();
  const collected = await parts.db.tx(by, (tx) => collect(tx, parts, by, dossier, checkpoint));
  await assertQuotesStand(
    parts,
    collected.exhibits.map(({ line }) => line),
  );
  const { files: wanted, pages } = await payload(parts, dossier, collected, builtAt);
  const measured = await measureAll(wanted, options.progress ?? (() => undefined));
  assertUnaltered(measured, collected);
  const files = await seal(parts, dossier.name, measured, builtAt);
  const path = join(parts.scratch, `${newId()}.zip`);
  try {
    options.progress?.({ done: files.length, total: files.length, what: '' });
    await writeBundleZip(path, dossier.name, files);
    const report = await verifyFile(path);
    const stored = await parts.blobs.putFile(path);
    const build: LedgeredRow<'dossier_build'> = {
      id: newId(),
      dossier_id: dossier.id,
      bundle_sha256: stored.sha256,
      content_sha256: contentDigest(files),
      size_bytes: stored.sizeBytes,
      exhibits: collected.exhibits.length,
      pages: pages + collected.exhibits.reduce((sum, { line }) => sum + (line.pages ?? 0), 0),
      checkpoint_size: Number(parseCheckpoint(collected.checkpoint).size),
      result: report.result,
      built_at: builtAt,
    };
    await parts.db.tx(by, async (tx) => {
      const subject = { table: 'dossier' as const, id: dossier.id };
      const [entry] = await record(tx, by, [
        {
          kind: 'dossier-built',
          subject,
          compartmentId: dossier.compartment_id,
          rows: [
            { table: 'dossier_build', op: 'put', row: build },
            ...collected.exhibits.map(({ line }): RowChange => ({
              table: 'bundle_item',
              op: 'put',
              row: { build_id: build.id, item_id: line.itemId },
            })),
          ],
        },
      ]);
      if (by.personId === undefined) return;
      await notifyAll(tx, await peopleOfDossier(tx, dossier.id, by.personId), {
        kind: 'build',
        subject,
        compartmentId: dossier.compartment_id,
        actorId: by.personId,
        entryId: entry?.id ?? null,
      });
    });
    return { build, report };
  } finally {
    await rm(path, { force: true });
  }
}

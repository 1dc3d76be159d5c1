import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recordRead } from '#access';
import type { Identity, Tx } from '#db';
import { AppError, asSha256Hex, csvLine, newId, nowUtc } from '#kernel';
import { record, type Ledger, type LedgeredRow, type RowChange } from '#ledger';
import { notifyAll, peopleOfDossier } from '#together';
import { canonicalJson, parseCheckpoint, utf8, verifyBundle, type Report } from '#verify';
import { verifierFiles } from '#verify/files';
import { nodeDigest, openBundle } from '#verify/node';
import { custodyOf } from './custody.ts';
import { describe } from './described/describe.ts';
import type { Exhibit } from './described/model.ts';
import { filedQuotes } from './described/quotes.ts';
import { indexPdf } from './index-pdf.ts';
import { bundleFileName, exhibitNumber, type BuildProgress } from './model.ts';
import { assertQuotesStand } from './quotes.ts';
import { contentDigest, measureAll, seal, sums } from './seal.ts';
import { exhibitCount, exhibitsOf } from './store.ts';
import { volumePlanOf } from './volumes/store.ts';
import { volumesOf, type Filed, type VolumeParts, type Volumes } from './volumes/volumes.ts';
import { writeBundleZip, type BundleContent, type BundleFile } from './zip-writer.ts';

/** The parts of an archive that building works on. */
export interface DossierParts extends VolumeParts {
  readonly ledger: Ledger;
  readonly scratch: string;
  /** Version of this release, written into the bundle. */
  readonly version: string;
}

/** A built and verified bundle. */
export interface BuiltBundle {
  readonly build: LedgeredRow<'dossier_build'>;
  /** The volumes in it, by number; none when it has no plan for them. */
  readonly volumes: readonly LedgeredRow<'dossier_volume'>[];
  readonly report: Report;
}

interface Collected {
  readonly exhibits: readonly Exhibit[];
  readonly checkpoint: string;
  /** Quotes and the texts they are taken from, where they are filed. */
  readonly quotes: ReadonlyMap<string, BundleContent>;
}

async function filedIn(tx: Tx, dossier: LedgeredRow<'dossier'>): Promise<Filed[]> {
  const lines = await exhibitsOf(tx, dossier.id);
  const hidden = (await exhibitCount(tx, dossier.id)) - lines.length;
  if (hidden > 0) throw new AppError('DOSSIER_HIDDEN_EXHIBITS', { name: dossier.name, n: hidden });
  if (lines.length === 0) throw new AppError('DOSSIER_EMPTY', { name: dossier.name });
  return lines.map((given, at) => {
    const line = { ...given, position: at + 1 };
    const name = bundleFileName(line.originalName.split('/').at(-1) ?? line.serial);
    return { line, path: `data/exhibits/${exhibitNumber(line.position)}/${name}` };
  });
}

async function collect(
  tx: Tx,
  parts: DossierParts,
  by: Identity,
  given: { filed: readonly Filed[]; checkpoint: string; withQuotes: boolean },
): Promise<Collected> {
  const { filed, checkpoint, withQuotes } = given;
  const exhibits = [];
  for (const one of filed) {
    const { itemId: id, compartmentId } = one.line;
    await recordRead(tx, by, { table: 'item', id, compartmentId }, 'built into a bundle');
    exhibits.push({ ...one, custody: await custodyOf(tx, parts.ledger, one.line, checkpoint) });
  }
  return { exhibits, checkpoint, quotes: withQuotes ? await filedQuotes(tx, parts.blobs, filed) : new Map() };
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
  { collected, volumes }: { collected: Collected; volumes: Volumes | null },
  builtAt: string,
): Promise<{ files: Map<string, BundleContent>; pages: number }> {
  const index = await printedIndex(dossier, parts.ledger, collected);
  const files = exhibitTexts(collected);
  for (const { line, path } of collected.exhibits)
    files.set(path, { file: await parts.blobs.localPath(asSha256Hex(line.sha256)) });
  for (const [at, { file }] of (volumes?.made ?? []).entries()) files.set(volumes?.paths[at] ?? '', { file });
  for (const [path, text] of volumes?.loadFiles ?? []) files.set(path, utf8(text));
  for (const [path, content] of collected.quotes) files.set(path, content);
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

async function keepVolumes(
  parts: DossierParts,
  buildId: string,
  volumes: Volumes | null,
): Promise<LedgeredRow<'dossier_volume'>[]> {
  const rows: LedgeredRow<'dossier_volume'>[] = [];
  for (const one of volumes?.made ?? []) {
    const stored = await parts.blobs.putFile(one.file);
    rows.push({
      build_id: buildId,
      number: one.number,
      sha256: stored.sha256,
      size_bytes: stored.sizeBytes,
      pages: one.pages,
      first_label: one.first,
      last_label: one.last,
      profile: volumes?.profile.id ?? '',
      profile_version: volumes?.profile.version ?? 0,
      profile_digest: volumes?.profile.digest ?? '',
    });
  }
  return rows;
}

async function recordBuild(
  parts: DossierParts,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  made: { built: BuiltBundle; collected: Collected },
): Promise<void> {
  const { build, volumes } = made.built;
  await parts.db.tx(by, async (tx) => {
    const subject = { table: 'dossier' as const, id: dossier.id };
    const [entry] = await record(tx, by, [
      {
        kind: 'dossier-built',
        subject,
        compartmentId: dossier.compartment_id,
        rows: [
          { table: 'dossier_build', op: 'put', row: build },
          ...volumes.map((row): RowChange => ({ table: 'dossier_volume', op: 'put', row })),
          ...made.collected.exhibits.map(({ line }): RowChange => ({
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
}

/** How a bundle is built. */
export interface BuildOptions {
  readonly builtAt?: string;
  readonly checkpoint?: string;
  readonly progress?: BuildProgress;
  /** Whether the quotes of the exhibits are filed with them: what was found worth quoting is work that nobody files by oversight. */
  readonly withQuotes?: boolean;
}

/**
 * Builds the bundle of a dossier with its volumes, verifies it with the same verifier that it carries, keeps it as a blob and records
 * the build. The same exhibits under the same checkpoint give the same bytes but for `builtAt`; `checkpoint` names an
 * earlier published one, to make a bundle again. Errors DOSSIER_EMPTY, DOSSIER_HIDDEN_EXHIBITS,
 * DOSSIER_NOT_PUBLISHED, DOSSIER_QUOTE_DIFFERS, DOSSIER_EXHIBIT_ALTERED, DOSSIER_VERIFIER_MISSING, and those of `volumesOf`.
 */
export async function buildDossier(
  parts: DossierParts,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  options: BuildOptions = {},
): Promise<BuiltBundle> {
  const plan = await parts.db.tx(by, (tx) => volumePlanOf(tx, dossier.id));
  const folder = join(parts.scratch, newId());
  try {
    // Before the checkpoint is taken: pages are registered by entries that belong to it.
    const filed = await parts.db.tx(by, (tx) => filedIn(tx, dossier));
    const progress = options.progress ?? (() => undefined);
    const volumes = plan && (await volumesOf(parts, by, { dossier, plan, filed, folder, progress }));
    const checkpoint = options.checkpoint ?? (await stampedCheckpoint(parts.ledger));
    const builtAt = options.builtAt ?? nowUtc();
    const collected = await parts.db.tx(by, (tx) =>
      collect(tx, parts, by, { filed, checkpoint, withQuotes: options.withQuotes ?? false }),
    );
    await assertQuotesStand(
      parts,
      filed.map(({ line }) => line),
    );
    const { files: wanted, pages } = await payload(parts, dossier, { collected, volumes }, builtAt);
    const measured = await measureAll(wanted, progress);
    assertUnaltered(measured, collected);
    const { exhibits } = collected;
    const about = { dossier, exhibits, volumes, files: measured, builtAt, version: parts.version };
    const files = await seal(parts, dossier.name, [...measured, ...(await describe(about))], builtAt);
    progress({ done: files.length, total: files.length, what: '' });
    const path = `${folder}.zip`;
    await writeBundleZip(path, dossier.name, files);
    const report = await verifyFile(path);
    const stored = await parts.blobs.putFile(path);
    const build: LedgeredRow<'dossier_build'> = {
      id: newId(),
      dossier_id: dossier.id,
      bundle_sha256: stored.sha256,
      content_sha256: contentDigest(files),
      size_bytes: stored.sizeBytes,
      exhibits: filed.length,
      pages: pages + filed.reduce((sum, { line }) => sum + (line.pages ?? 0), 0),
      checkpoint_size: Number(parseCheckpoint(checkpoint).size),
      result: report.result,
      built_at: builtAt,
    };
    const built = { build, volumes: await keepVolumes(parts, build.id, volumes), report };
    await recordBuild(parts, by, dossier, { built, collected });
    return built;
  } finally {
    await rm(`${folder}.zip`, { force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

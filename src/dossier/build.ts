import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type Ledger, type EntryDraft, type LedgeredRow, type RowChange } from '#ledger';
import { notifyAll, peopleOfDossier } from '#together';
import { parseCheckpoint, verifyBundle, type Digester, type Report } from '#verify';
import { nodeDigest, openBundle } from '#verify/node';
import { assertMayBeFiled } from './barred.ts';
import { custodiesOf } from './custody.ts';
import type { Exhibit } from './described/model.ts';
import { filedQuotes } from './described/quotes.ts';
import { bundleFileName, exhibitNumber, pagesFiled, type BuildProgress } from './model.ts';
import { assertQuotesStand } from './quotes.ts';
import type { PrintedIndex } from './index-pdf.ts';
import { indexed, printedIndex, type Collected } from './payload.ts';
import { publicVersion, type PublicVersion } from './public/public.ts';
import { contentDigest } from './seal.ts';
import { exhibitCount, exhibitsOf } from './store.ts';
import { volumePlanOf } from './volumes/store.ts';
import {
  assertLabelsDiffer,
  keptPages,
  printPages,
  volumesOf,
  type Filed,
  type VolumeParts,
  type Volumes,
} from './volumes/volumes.ts';
import { writeBundle, type Written } from './write.ts';

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
  /** What the leak test of a public version looked at; null for another. */
  readonly isPublic: LedgeredRow<'public_build'> | null;
  readonly report: Report;
}

/** What a bundle is made of: the dossier as it is, or its public version. */
interface Shown {
  readonly dossier: LedgeredRow<'dossier'>;
  readonly filed: readonly Filed[];
  readonly volumes: Volumes | null;
  readonly version: PublicVersion | null;
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

/** How the files of a bundle come to be written. */
interface Given {
  readonly checkpoint: string;
  readonly isPublic: boolean;
  readonly withQuotes: boolean;
  readonly builtAt: string;
  readonly folder: string;
  readonly progress: BuildProgress;
}

/** Finds out what is said of the exhibits; the index is typeset of those that are ready. */
async function collect(
  tx: Tx,
  parts: DossierParts,
  { filed, index }: { readonly filed: readonly Filed[]; readonly index: PrintedIndex },
  { checkpoint, isPublic, withQuotes }: Given,
): Promise<Collected> {
  const lines = filed.map(({ line }) => line);
  const exhibits: Exhibit[] = [];
  for await (const some of custodiesOf(tx, parts.ledger, lines, { checkpoint, isPublic })) {
    const ready = filed.slice(exhibits.length, exhibits.length + some.length).flatMap((one, at) => {
      const custody = some[at];
      return custody ? [{ ...one, custody }] : [];
    });
    exhibits.push(...ready);
    index.add(ready.map(indexed));
  }
  // Of a public version none: what a box covers is quoted as it was.
  const quotes = withQuotes && !isPublic ? await filedQuotes(tx, parts.blobs, filed) : new Map();
  return { exhibits, checkpoint, isPublic, quotes };
}

/** Reads the exhibits, which is recorded first, and writes the bundle. */
async function written(
  parts: DossierParts,
  by: Identity,
  shown: Shown,
  given: Given,
): Promise<Written & { readonly collected: Collected }> {
  const { dossier, filed, volumes, version } = shown;
  const lines = filed.map(({ line }) => line);
  const read = lines.map(({ itemId: id, compartmentId }) => ({ table: 'item' as const, id, compartmentId }));
  await parts.db.tx(by, (tx) => recordReads(tx, by, read, 'built into a bundle'));
  // Custody and the index come first: whoever waits sees that it has begun.
  given.progress({ done: 0, total: filed.length, what: 'index' });
  const index = printedIndex(dossier, parts.ledger, { ...given, total: filed.length });
  try {
    const collected = await parts.db.tx(by, (tx) => collect(tx, parts, { filed, index }, given));
    await assertQuotesStand(parts, lines);
    const { builtAt, folder, progress } = given;
    const bundle = await writeBundle(parts, {
      dossier,
      collected,
      index,
      volumes,
      version,
      builtAt,
      folder,
      progress,
    });
    return { ...bundle, collected };
  } finally {
    index.stop();
  }
}

/** Opens a bundle and makes every check of docs/formats/bundle.md#checks. Rejects when it cannot be read at all. `digest`: what hashes, the verifier's own unless said otherwise. */
export async function verifyFile(
  path: string,
  reader: Parameters<typeof verifyBundle>[2] = {},
  digest: Digester = nodeDigest,
): Promise<Report> {
  const opened = await openBundle(path);
  try {
    return await verifyBundle(opened.tree, digest, reader);
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

/** Items of a bundle that one entry names: the others are in entries after it, since an entry has a limit. */
const ITEMS_IN_ENTRY = 2_000;

async function recordBuild(
  parts: DossierParts,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  made: { built: BuiltBundle; collected: Collected },
): Promise<void> {
  const { build, volumes, isPublic } = made.built;
  await parts.db.tx(by, async (tx) => {
    const subject = { table: 'dossier' as const, id: dossier.id };
    const held = made.collected.exhibits.map(({ line }): RowChange => ({
      table: 'bundle_item',
      op: 'put',
      row: { build_id: build.id, item_id: line.itemId },
    }));
    const facts: RowChange[] = [
      { table: 'dossier_build', op: 'put', row: build },
      ...volumes.map((row): RowChange => ({ table: 'dossier_volume', op: 'put', row })),
      ...(isPublic ? [{ table: 'public_build', op: 'put', row: isPublic } as const] : []),
    ];
    const drafts: EntryDraft[] = [];
    for (let from = 0; from === 0 || from < held.length; from += ITEMS_IN_ENTRY)
      drafts.push({
        kind: from === 0 ? 'dossier-built' : 'bundle-items-listed',
        subject,
        compartmentId: dossier.compartment_id,
        rows: [...(from === 0 ? facts : []), ...held.slice(from, from + ITEMS_IN_ENTRY)],
      });
    const [entry] = await record(tx, by, drafts);
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

/** What is shown: of a public version what is covered is gone already, before anything is written of it. */
async function shownOf(
  parts: DossierParts,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  given: { folder: string; progress: BuildProgress; isPublic: boolean; pdfA: string | null },
): Promise<Shown> {
  const { folder, progress, isPublic, pdfA } = given;
  const { plan, filed } = await parts.db.tx(by, async (tx) => {
    const planned = await volumePlanOf(tx, dossier.id);
    const files = await filedIn(tx, dossier);
    const lines = files.map(({ line }) => line);
    await assertMayBeFiled(tx, parts.paths.root, { dossier, lines, isPublic, isPlanned: planned !== null });
    return { plan: planned, filed: files };
  });
  if (!plan && !isPublic) return { dossier, filed, volumes: null, version: null };
  // Before anything is drawn.
  if (plan) assertLabelsDiffer(filed);
  const cache = await keptPages(parts);
  const language = plan?.language ?? 'en';
  const pages = await printPages(parts, by, { filed, folder, language, cache, progress });
  const version = isPublic
    ? await publicVersion(parts, by, { dossier, filed, pages, language, folder, cache, progress })
    : null;
  const shown = version ?? { dossier, filed, pages };
  const volumes = plan && (await volumesOf(parts, by, { ...shown, plan, isPublic, pdfA, folder, cache }));
  return { dossier: shown.dossier, filed: shown.filed, volumes, version };
}

/** How a bundle is built. */
export interface BuildOptions {
  readonly builtAt?: string;
  readonly checkpoint?: string;
  readonly progress?: BuildProgress;
  readonly isPublic?: boolean;
  /** Volumes as PDF/A-2u, with the pages of exhibits as pictures. */
  readonly isPdfA?: boolean;
  /** Whether the quotes of the exhibits are filed with them: what was found worth quoting is work that nobody files by oversight. */
  readonly withQuotes?: boolean;
}

/**
 * Builds the bundle of a dossier with its volumes, verifies it with the same verifier that it carries, keeps it as a blob and records
 * the build. The same exhibits under the same checkpoint give the same bytes but for `builtAt`; `checkpoint` names an
 * earlier published one, to make a bundle again. `isPublic`: the public version, which is kept only when nothing leaks. Errors DOSSIER_EMPTY, DOSSIER_HIDDEN_EXHIBITS, DOSSIER_EXHIBIT_WITHDRAWN, DOSSIER_NO_CONSENT,
 * DOSSIER_NOT_PUBLISHED, DOSSIER_QUOTE_DIFFERS, DOSSIER_EXHIBIT_ALTERED, DOSSIER_VERIFIER_MISSING, and those of `volumesOf` and `publicVersion`.
 */
export async function buildDossier(
  parts: DossierParts,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  options: BuildOptions = {},
): Promise<BuiltBundle> {
  const folder = join(parts.scratch, newId());
  try {
    const progress = options.progress ?? (() => undefined);
    const isPublic = options.isPublic ?? false;
    // Before the checkpoint is taken: pages are registered by entries that belong to it.
    const builtAt = options.builtAt ?? nowUtc();
    const pdfA = options.isPdfA ? builtAt.slice(0, 10) : null;
    const shown = await shownOf(parts, by, dossier, { folder, progress, isPublic, pdfA });
    const { filed, volumes, version } = shown;
    const checkpoint = options.checkpoint ?? (await stampedCheckpoint(parts.ledger));
    const withQuotes = options.withQuotes ?? false;
    // Kept before it is verified: a bundle that fails is kept too, with what failed.
    const { stored, payload, searched, indexPages, digest, collected } = await written(parts, by, shown, {
      checkpoint,
      isPublic,
      withQuotes,
      builtAt,
      folder,
      progress,
    });
    progress({ done: filed.length, total: filed.length, what: '' });
    const report = await verifyFile(await parts.blobs.localPath(stored.sha256), {}, digest);
    const build: LedgeredRow<'dossier_build'> = {
      id: newId(),
      dossier_id: dossier.id,
      bundle_sha256: stored.sha256,
      content_sha256: contentDigest(payload),
      size_bytes: stored.sizeBytes,
      exhibits: filed.length,
      pages: [...indexPages, ...filed.map(({ line }) => pagesFiled(line))].reduce<number>(
        (sum, pages) => sum + (pages ?? 0),
        0,
      ),
      checkpoint_size: Number(parseCheckpoint(checkpoint).size),
      result: report.result,
      built_at: builtAt,
    };
    const kept = await keepVolumes(parts, build.id, volumes);
    const tested = version && { build_id: build.id, files: searched, ...version.tally };
    const built = { build, volumes: kept, isPublic: tested, report };
    await recordBuild(parts, by, dossier, { built, collected });
    return built;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

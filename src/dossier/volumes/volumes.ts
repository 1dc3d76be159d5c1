import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { availableParallelism } from 'node:os';
import { copiesOf, itemsByIds, translatedAmong } from '#catalogue';
import type { BlobStore } from '#blobs';
import type { Db, Identity, Tx } from '#db';
import { readTextLayer } from '#derive';
import { AppError, asSha256Hex, mapConcurrent } from '#kernel';
import { confirmedLaw } from '#confirmations';
import type { Law, LawLanguage, Profile } from '#law';
import { record, type LedgeredRow } from '#ledger';
import {
  certified,
  drawnPdf,
  exhibitPages,
  makeVolumes,
  PagesCache,
  type ExhibitPages,
  type MadeVolume,
  type Translated,
  type VolumeExhibit,
} from '#volume';
import { filedPages } from '../extracts/cut.ts';
import { assertExtractsAllowed, depositedFiles } from '../extracts/deposited.ts';
import type { BuildProgress, ExhibitLine, VolumePlan } from '../model.ts';
import type { BundleContent } from '../zip-writer.ts';
import { loadFacts, type LoadFacts } from './load-facts.ts';
import { assertLoadable, concordance, metadataCsv, opticon, type LoadedExhibit } from './load-files.ts';
import { lockRegister, registrationsOf, volumePlanOf } from './store.ts';

/** The parts of an archive that volumes are made with. */
export interface VolumeParts {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly paths: { readonly root: string; readonly local: string };
}

/** An exhibit of a bundle: what it is, and where its file lies in it. */
export interface Filed {
  readonly line: ExhibitLine;
  readonly path: string;
}

/** Volumes, and what goes into the bundle beside them. */
export interface Volumes {
  readonly profile: Profile;
  readonly made: readonly MadeVolume[];
  /** Path of each volume's file in the bundle. */
  readonly paths: readonly string[];
  /** What each certificate printed in a volume names. */
  readonly certificates: readonly {
    readonly id: string;
    /** Path of the volume in the bundle. */
    readonly volume: string;
    readonly exhibitIds: readonly string[];
  }[];
  /** Further files by path; none where the profile wants none. */
  readonly loadFiles: ReadonlyMap<string, string>;
  /** What is deposited whole, by path; none where every exhibit is annexed whole. */
  readonly deposited: ReadonlyMap<string, BundleContent>;
}

/**
 * A profile by its id or, where just one is for that forum, by the id of the forum, such as `icj`. Errors LAW_UNKNOWN.
 */
export async function profileFor(tx: Tx, root: string, wanted: string): Promise<Profile> {
  return profileIn(await confirmedLaw(tx, root), wanted);
}

/** The profile by which volumes of a dossier are made; null where none are, or the law has it no more. */
export async function plannedProfile(tx: Tx, dossierId: string, law: Law): Promise<Profile | null> {
  const plan = await volumePlanOf(tx, dossierId);
  return law.profiles.find(({ id }) => id === plan?.profile) ?? null;
}

function profileIn(law: Law, wanted: string): Profile {
  const ofForum = law.profiles.filter(({ forum }) => forum === wanted);
  const [only] = ofForum;
  return only && ofForum.length === 1 ? only : law.profile(wanted);
}

/** A translation as volumes say it. Of a public version neither people nor what was said of the part: it may quote what is covered. */
function translationOf(row: LedgeredRow<'translation'>, of: string, isPublic: boolean): Translated {
  const named = isPublic ? null : row;
  return {
    of,
    isWhole: row.is_whole,
    note: named?.note ?? null,
    translator: named?.translator ?? null,
    certifiedBy: named?.certified_by ?? null,
    certifiedOn: named?.certified_on ?? null,
  };
}

type PagesOf = (filed: Filed) => Promise<ExhibitPages>;

/** What pages of an exhibit are made of; read as who builds it may read it. */
async function pagesMaker(
  parts: VolumeParts,
  by: Identity,
  given: { filed: readonly Filed[]; folder: string; language: LawLanguage; cache: PagesCache },
): Promise<PagesOf> {
  const { filed, folder, language, cache } = given;
  const { items, copies } = await parts.db.tx(by, async (tx) => {
    const rows = await itemsByIds(
      tx,
      filed.map(({ line }) => line.itemId),
    );
    const found = new Map<string, LedgeredRow<'copy'>[]>();
    for (const { id } of rows) found.set(id, await copiesOf(tx, id));
    return { items: new Map(rows.map((row) => [row.id, row])), copies: found };
  });
  return async ({ line }) => {
    const own = copies.get(line.itemId) ?? [];
    const newest = (role: string, page: number | null = null) =>
      own.findLast((copy) => copy.role === role && (copy.page ?? null) === page) ?? null;
    const [pdf, picture, text] = [newest('pdf'), newest('page-image', 1), newest('text')];
    const local = (copy: LedgeredRow<'copy'> | null) =>
      copy === null ? null : parts.blobs.localPath(asSha256Hex(copy.sha256));
    const what = ['exhibit', line.sha256, pdf?.sha256, picture?.sha256, text?.sha256, language, line.title];
    return cache.get(what, async () => {
      const work = join(folder, line.exhibitId);
      await mkdir(work, { recursive: true });
      return exhibitPages(work, {
        title: line.title,
        name: line.originalName.split('/').at(-1) ?? line.serial,
        sizeBytes: line.sizeBytes,
        sha256: line.sha256,
        mediaType: line.mediaType,
        kind: items.get(line.itemId)?.kind ?? null,
        original: await parts.blobs.localPath(asSha256Hex(line.sha256)),
        pdf: await local(pdf),
        picture: await local(picture),
        text: await readTextLayer(parts.blobs, own),
        language,
      });
    });
  };
}

/** Gives every exhibit its numbers in the register, for good, unless it has them. Error VOLUME_PAGES_CHANGED. */
async function register(
  tx: Tx,
  by: Identity,
  {
    plan,
    filed,
    pages,
  }: { plan: VolumePlan; filed: readonly Filed[]; pages: ReadonlyMap<string, ExhibitPages> },
): Promise<Map<string, LedgeredRow<'registration'>>> {
  let next = (await lockRegister(tx, plan.ernPrefix)) + 1;
  const known = await registrationsOf(
    tx,
    filed.map(({ line }) => line.itemId),
  );
  for (const { line } of filed) {
    const own = pages.get(line.exhibitId);
    // Of an extract the whole is registered: it keeps its numbers when more of it is annexed later.
    const count = own?.extract?.of ?? own?.pages.length ?? 1;
    const had = known.get(line.itemId);
    if (had && had.pages !== count)
      throw new AppError('VOLUME_PAGES_CHANGED', {
        label: line.label,
        serial: line.serial,
        was: had.pages,
        now: count,
      });
    if (had) continue;
    const row = { item_id: line.itemId, ern_prefix: plan.ernPrefix, first_page: next, pages: count };
    known.set(line.itemId, row);
    next += count;
    await record(tx, by, [
      {
        kind: 'item-registered',
        subject: { table: 'item', id: line.itemId },
        compartmentId: line.compartmentId,
        rows: [{ table: 'registration', op: 'put', row }],
      },
    ]);
  }
  return known;
}

function volumeExhibit(
  { line, path }: Filed,
  pages: ExhibitPages,
  registration: LedgeredRow<'registration'>,
): VolumeExhibit {
  return {
    exhibitId: line.exhibitId,
    label: line.label,
    title: line.title,
    serial: line.serial,
    source: line.sourceName,
    date: line.documentDate,
    languages: line.languages,
    sha256: line.sha256,
    path,
    pages,
    registered: { prefix: registration.ern_prefix, first: registration.first_page },
  };
}

function loadFilesOf(loaded: readonly LoadedExhibit[]): Map<string, string> {
  return new Map([
    ['data/loadfile/production.dat', concordance(loaded)],
    ['data/loadfile/production.opt', opticon(loaded)],
    ['data/loadfile/metadata.csv', metadataCsv(loaded)],
  ]);
}

/** The pages of every exhibit, in `folder`, which is ours; those that did not change since the last time are taken from what was kept. */
export async function printPages(
  parts: VolumeParts,
  by: Identity,
  given: {
    readonly filed: readonly Filed[];
    readonly folder: string;
    readonly language: LawLanguage;
    readonly cache: PagesCache;
    readonly progress: BuildProgress;
  },
): Promise<Map<string, ExhibitPages>> {
  const { filed, progress } = given;
  await mkdir(given.folder, { recursive: true });
  const pagesOf = await pagesMaker(parts, by, given);
  const pages = new Map<string, ExhibitPages>();
  const each = mapConcurrent(filed, availableParallelism(), async (one) => ({
    one,
    own: await pagesOf(one),
  }));
  for await (const { one, own } of each) {
    pages.set(one.line.exhibitId, own);
    progress({ done: pages.size, total: filed.length, what: one.line.label });
  }
  return pages;
}

/** Pages kept between builds; what was longest unused goes first. */
export async function keptPages(parts: VolumeParts): Promise<PagesCache> {
  const cache = new PagesCache(join(parts.paths.local, 'volume-pages'));
  await cache.prune();
  return cache;
}

/** Pages as pictures, one each, for PDF/A: nobody can vouch for the fonts and colours of pages that others made. */
async function drawnPages(
  pages: ReadonlyMap<string, ExhibitPages>,
  { folder, cache, language }: { folder: string; cache: PagesCache; language: LawLanguage },
): Promise<Map<string, ExhibitPages>> {
  const drawn = new Map<string, ExhibitPages>();
  // One after another: the pages of one lie uncompressed on disk while they are drawn.
  for (const [exhibitId, own] of pages) {
    const made = await cache.get(['drawn', basename(own.file)], async () => {
      const work = join(folder, `drawn-${exhibitId}`);
      await mkdir(work, { recursive: true });
      return drawnPdf(work, own, [], language);
    });
    drawn.set(exhibitId, { ...own, ...made });
  }
  return drawn;
}

/** The pages of each exhibit that are filed. Errors as `filedPages`. */
async function cutPages(
  filed: readonly Filed[],
  whole: ReadonlyMap<string, ExhibitPages>,
  where: { readonly folder: string; readonly cache: PagesCache },
): Promise<Map<string, ExhibitPages>> {
  const pages = new Map<string, ExhibitPages>();
  for (const { line } of filed) {
    const own = whole.get(line.exhibitId);
    if (own) pages.set(line.exhibitId, await filedPages(line, own, where));
  }
  return pages;
}

/** Error VOLUME_LABEL_TWICE. */
export function assertLabelsDiffer(filed: readonly Filed[]): void {
  const labels = new Set<string>();
  for (const { line } of filed) {
    if (labels.has(line.label))
      throw new AppError('VOLUME_LABEL_TWICE', { label: line.label, serial: line.serial });
    labels.add(line.label);
  }
}

/**
 * Makes the volumes of a dossier as its plan says of the pages of its exhibits, in `folder`, which is ours. Each exhibit is registered the first
 * time it is printed. Errors LAW_UNKNOWN, VOLUME_LABEL_TWICE, VOLUME_LOADFILE_VALUE, VOLUME_PAGES_CHANGED, VOLUME_EXTRACT_NOT_ALLOWED, VOLUME_EXTRACT_OUTSIDE, VOLUME_NOT_CUT,
 * VOLUME_NOT_MADE, VOLUME_SHEET_NOT_MADE.
 */
export async function volumesOf(
  parts: VolumeParts,
  by: Identity,
  given: {
    readonly dossier: LedgeredRow<'dossier'>;
    readonly plan: VolumePlan;
    readonly filed: readonly Filed[];
    readonly pages: ReadonlyMap<string, ExhibitPages>;
    readonly isPublic: boolean;
    /** Day that volumes as PDF/A carry; null: PDF. */
    readonly pdfA: string | null;
    readonly folder: string;
    readonly cache: PagesCache;
  },
): Promise<Volumes> {
  const { dossier, plan, filed, isPublic, pdfA, folder, cache } = given;
  const law = await parts.db.tx(by, (tx) => confirmedLaw(tx, parts.paths.root));
  const profile = profileIn(law, plan.profile);
  assertLabelsDiffer(filed);
  assertExtractsAllowed(profile, filed);
  if (profile.hasLoadFiles) assertLoadable(filed);
  const cut = await cutPages(filed, given.pages, { folder, cache });
  const pages = pdfA === null ? cut : await drawnPages(cut, { folder, cache, language: plan.language });
  const { registered, translated, facts } = await parts.db.tx(by, async (tx) => {
    const said = await translatedAmong(
      tx,
      filed.map(({ line }) => line.itemId),
    );
    return {
      registered: await register(tx, by, { plan, filed, pages }),
      translated: said,
      facts: profile.hasLoadFiles
        ? await loadFacts(tx, parts.blobs, { filed, translated: said, isPublic })
        : new Map<string, LoadFacts>(),
    };
  });
  const exhibits = filed.flatMap((one) => {
    const [own, registration] = [pages.get(one.line.exhibitId), registered.get(one.line.itemId)];
    return own && registration ? [volumeExhibit(one, own, registration)] : [];
  });
  const labelOf = new Map(filed.map(({ line }) => [line.itemId, line.label]));
  const translations = new Map(
    filed.flatMap(({ line }): [string, Translated[]][] => {
      const own = translated.get(line.itemId) ?? [];
      const said = own.map((row) => translationOf(row, labelOf.get(row.translated_item_id) ?? '', isPublic));
      return said.length === 0 ? [] : [[line.exhibitId, said]];
    }),
  );
  const made = await makeVolumes(
    folder,
    profile,
    {
      title: dossier.title,
      forum: dossier.forum ?? '',
      caseName: plan.caseName ?? null,
      coverOn: plan.coverOn ?? null,
      language: plan.language,
      isPublic,
      pdfA,
      translations,
      cache,
    },
    exhibits,
  );
  const paths = made.map(({ number }) => `data/volumes/volume-${number}.pdf`);
  const loaded = exhibits.flatMap((exhibit, at): LoadedExhibit[] => {
    const index = made.findIndex(({ exhibits: own }) => own.includes(exhibit.exhibitId));
    const [volume, image, one] = [made[index], paths[index], filed[at]];
    const said = facts.get(exhibit.exhibitId);
    return volume && image && one && said
      ? [{ exhibit, volume, image, native: one.path, sizeBytes: one.line.sizeBytes, facts: said }]
      : [];
  });
  const certifying = isPublic ? [] : made;
  const certificates = certifying.flatMap((volume, at) =>
    certified(profile, { translations }, volume.exhibits).map(({ one, about }) => ({
      id: one.id,
      volume: paths[at] ?? '',
      exhibitIds: [...about],
    })),
  );
  return {
    profile,
    made,
    paths,
    certificates,
    loadFiles: profile.hasLoadFiles ? loadFilesOf(loaded) : new Map(),
    // A public version shows the extract and nothing else of the document.
    deposited: isPublic
      ? new Map()
      : await depositedFiles(parts.blobs, {
          profile,
          language: plan.language,
          title: dossier.title,
          forum: dossier.forum ?? '',
          filed,
          pages,
          folder,
        }),
  };
}

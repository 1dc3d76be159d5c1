import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isSealed } from '#access';
import { copiesOf, itemsByIds } from '#catalogue';
import type { Identity, Tx } from '#db';
import { AppError, nowUtc } from '#kernel';
import type { LawLanguage } from '#law';
import { record, type LedgeredRow } from '#ledger';
import {
  assertNoLeak,
  categoryWord,
  coverPages,
  redactionsOf,
  sealedTexts,
  type Leak,
  type RedactionLine,
  type SealedTexts,
} from '#redaction';
import { drawnPdf, withheldPdf, wordsIn, type Cover, type ExhibitPages, type PagesCache } from '#volume';
import { filedPages } from '../extracts/cut.ts';
import type { BuildProgress, ExhibitLine } from '../model.ts';
import type { Filed, VolumeParts } from '../volumes/volumes.ts';
import { publicCopiesOf } from './store.ts';

/** The parts of an archive that a public version is made with. */
export interface PublicParts extends VolumeParts {
  readonly scratch: string;
}

/** What a public version shows instead of the dossier. */
export interface PublicVersion {
  readonly dossier: LedgeredRow<'dossier'>;
  readonly filed: readonly Filed[];
  readonly pages: ReadonlyMap<string, ExhibitPages>;
  /** What it is searched for before it is kept. */
  readonly sealed: SealedTexts;
  readonly tally: Omit<LedgeredRow<'public_build'>, 'build_id' | 'files'>;
}

/** An exhibit with what is covered of it. */
interface Exhibit {
  readonly filed: Filed;
  readonly item: Pick<LedgeredRow<'item'>, 'id' | 'serial' | 'compartment_id'>;
  readonly copies: readonly LedgeredRow<'copy'>[];
  readonly redactions: readonly RedactionLine[];
  readonly pages: ExhibitPages;
  /** On what the whole of it is withheld; null when its pages are shown. */
  readonly withheld: RedactionLine | null;
}

interface Made {
  readonly exhibit: Exhibit;
  readonly pages: ExhibitPages;
  readonly covers: readonly Cover[];
  readonly open: readonly number[];
  readonly alike: number;
}

/** A text of ours with everything sealed taken out; the marker says that something was there. */
function cleaned(sealed: SealedTexts, text: string, language: LawLanguage): string {
  let [clean, at] = ['', 0];
  for (const { start, end, likeness } of sealed.find(text)) {
    if (likeness !== 'whole') continue;
    clean += text.slice(at, start) + wordsIn(language)['left-out'];
    at = end;
  }
  return clean + text.slice(at);
}

/** Opens every exhibit; one in a sealed compartment is withheld, and somebody has to have said why. Error REDACTION_NO_AUTHORITY. */
async function opened(
  tx: Tx,
  filed: readonly Filed[],
  pages: ReadonlyMap<string, ExhibitPages>,
): Promise<Exhibit[]> {
  const ids = filed.map(({ line }) => line.itemId);
  const items = new Map((await itemsByIds(tx, ids)).map((item) => [item.id, item]));
  const redactions = await redactionsOf(tx, ids);
  const exhibits: Exhibit[] = [];
  for (const one of filed) {
    const { itemId, exhibitId, label, serial, compartmentId } = one.line;
    const [item, own] = [items.get(itemId), pages.get(exhibitId)];
    if (!item || !own) throw new AppError('NOT_FOUND', { what: 'item', id: serial });
    const standing = redactions.get(itemId) ?? [];
    const withheld = standing.find(({ page }) => page === null) ?? null;
    if (withheld === null && (await isSealed(tx, compartmentId)) !== false)
      throw new AppError('REDACTION_NO_AUTHORITY', { label, serial });
    const copies = await copiesOf(tx, itemId);
    exhibits.push({ filed: one, item, copies, redactions: standing, pages: own, withheld });
  }
  return exhibits;
}

interface Making {
  readonly parts: PublicParts;
  readonly folder: string;
  readonly cache: PagesCache;
  readonly language: LawLanguage;
  readonly sealed: SealedTexts;
}

/** As many pages of the same sizes that say why there are no others. */
async function without(
  { folder, cache, language, sealed }: Making,
  { filed, pages, withheld }: Exhibit,
): Promise<ExhibitPages> {
  const words = wordsIn(language);
  const facts: [string, string][] = withheld
    ? [
        [words.category, categoryWord(withheld.category, language)],
        [words.authority, cleaned(sealed, withheld.authority, language)],
      ]
    : [];
  const note = withheld ? words.withheld : words['as-file-public'];
  const shown = await filedPages(filed.line, pages, { folder, cache });
  const sizes = shown.pages.map(({ width, height }) => ({ width, height }));
  const made = await cache.get(['withheld', sizes, language, note, facts], async () => {
    const work = join(folder, `public-${filed.line.exhibitId}`);
    await mkdir(work, { recursive: true });
    return withheldPdf(work, sizes, { language, note, facts });
  });
  const extract = shown.extract ? { extract: shown.extract } : {};
  return { ...made, ...extract, by: withheld ? 'withheld' : 'public', unprintable: [] };
}

/** What is covered and what stands open on the pages that are filed, by their places among these. */
function onFiled(
  { extract }: ExhibitPages,
  found: { readonly covers: readonly Cover[]; readonly openPages: readonly number[] },
) {
  if (!extract) return found;
  const placeOf = new Map(extract.pages.map((page, at) => [page, at + 1]));
  return {
    covers: found.covers.flatMap((cover) => {
      const page = placeOf.get(cover.page);
      return page === undefined ? [] : [{ ...cover, page }];
    }),
    openPages: found.openPages.flatMap((page) => placeOf.get(page) ?? []),
  };
}

async function makeOne(making: Making, exhibit: Exhibit): Promise<Made> {
  const { parts, folder, cache, language, sealed } = making;
  const { item, copies, redactions, pages, withheld, filed } = exhibit;
  // A page that stands for a file names it: in the public version another one stands for it.
  if (withheld || pages.by === 'file' || pages.by === 'locked')
    return { exhibit, pages: await without(making, exhibit), covers: [], open: [], alike: 0 };
  const work = join(folder, `public-${filed.line.exhibitId}`);
  await mkdir(work, { recursive: true });
  const shown = await filedPages(filed.line, pages, { folder, cache });
  // Places are looked up in the whole document, whose pages they were stated on.
  const { alike, ...found } = await coverPages(
    { blobs: parts.blobs, folder: work },
    { item, copies, pages },
    { redactions, language, sealed, filed: shown.extract ? new Set(shown.extract.pages) : null },
  );
  const { covers, openPages } = onFiled(shown, found);
  // Nothing is drawn of what is not going to be handed out.
  if (openPages.length > 0) return { exhibit, pages: shown, covers, open: openPages, alike };
  const what = ['public', basename(shown.file), covers, language];
  const made = await cache.get(what, () => drawnPdf(work, shown, covers, language));
  const extract = shown.extract ? { extract: shown.extract } : {};
  return { exhibit, pages: { ...made, ...extract, by: 'public', unprintable: [] }, covers, open: [], alike };
}

function publicLine(
  { exhibit: { filed, withheld }, pages }: Made,
  stored: { readonly sha256: string; readonly sizeBytes: number },
  { sealed, language }: Making,
): ExhibitLine {
  const { line } = filed;
  const clean = (text: string): string => cleaned(sealed, text, language);
  return {
    ...line,
    ...stored,
    extractReason: null,
    title: withheld ? wordsIn(language).withheld : clean(line.title),
    mediaType: 'application/pdf',
    pages: pages.pages.length,
    languages: withheld ? [] : line.languages,
    documentDate: withheld ? null : line.documentDate,
    originalName: 'exhibit.pdf',
    sourceName: withheld ? '' : clean(line.sourceName),
    section: line.section === null ? null : clean(line.section),
    label: clean(line.label),
  };
}

const pathOf = (path: string): string => `${path.split('/').slice(0, 3).join('/')}/exhibit.pdf`;

/** Records each public version once, so that a bundle can prove it without naming the evidentiary copy. */
async function recordCopies(
  tx: Tx,
  by: Identity,
  made: readonly { one: Made; sha256: string }[],
): Promise<void> {
  const known = new Set(
    (
      await publicCopiesOf(
        tx,
        made.map(({ one }) => one.exhibit.item.id),
      )
    ).map(({ item_id: id, sha256 }) => `${id} ${sha256}`),
  );
  for (const { one, sha256 } of made) {
    const { item, withheld } = one.exhibit;
    if (known.has(`${item.id} ${sha256}`)) continue;
    known.add(`${item.id} ${sha256}`);
    const row: LedgeredRow<'public_copy'> = {
      item_id: item.id,
      sha256,
      pages: one.pages.pages.length,
      covered: one.covers.length,
      is_withheld: withheld !== null,
      made_at: nowUtc(),
    };
    await record(tx, by, [
      {
        kind: 'public-copy-made',
        subject: { table: 'item', id: item.id },
        compartmentId: item.compartment_id,
        rows: [{ table: 'public_copy', op: 'put', row }],
      },
    ]);
  }
}

/**
 * The public version of a dossier: each exhibit as pages drawn anew with what is covered burned in, or as pages that say that it is withheld; as many
 * pages under the same numbers. No word of ours in it holds a sealed text. Errors REDACTION_NAMES_HIDDEN, REDACTION_NO_AUTHORITY, REDACTION_NO_PLACE,
 * REDACTION_UNREADABLE when a page could not be read, and REDACTION_LEAK when a sealed text stands open on a page; nothing is recorded then.
 */
export async function publicVersion(
  parts: PublicParts,
  by: Identity,
  given: {
    readonly dossier: LedgeredRow<'dossier'>;
    readonly filed: readonly Filed[];
    readonly pages: ReadonlyMap<string, ExhibitPages>;
    readonly language: LawLanguage;
    readonly folder: string;
    readonly cache: PagesCache;
    readonly progress: BuildProgress;
  },
): Promise<PublicVersion> {
  const { dossier, filed, language, folder, cache, progress } = given;
  const { sealed, exhibits } = await parts.db.tx(by, async (tx) => ({
    sealed: await sealedTexts(tx, by, dossier.case_id),
    exhibits: await opened(tx, filed, given.pages),
  }));
  const making = { parts, folder, cache, language, sealed };
  const made: Made[] = [];
  // One after another: the pages of one lie uncompressed on disk while they are drawn.
  for (const exhibit of exhibits) {
    made.push(await makeOne(making, exhibit));
    progress({ done: made.length, total: exhibits.length, what: exhibit.filed.line.label });
  }
  assertNoLeak(
    made.flatMap(({ open, exhibit }) =>
      open.map((page): Leak => ({ file: pathOf(exhibit.filed.path), channel: 'uncovered', page })),
    ),
  );
  const stored: { one: Made; sha256: string; sizeBytes: number }[] = [];
  for (const one of made) {
    const { sha256, sizeBytes } = await parts.blobs.putFile(one.pages.file);
    stored.push({ one, sha256, sizeBytes });
  }
  await parts.db.tx(by, (tx) => recordCopies(tx, by, stored));
  return {
    dossier: {
      ...dossier,
      name: `${dossier.name}-public`,
      title: cleaned(sealed, dossier.title, language),
      forum: dossier.forum === null ? null : cleaned(sealed, dossier.forum, language),
    },
    filed: stored.map(({ one, sha256, sizeBytes }) => ({
      line: publicLine(one, { sha256, sizeBytes }, making),
      path: pathOf(one.exhibit.filed.path),
    })),
    pages: new Map(made.map((one) => [one.exhibit.filed.line.exhibitId, one.pages])),
    sealed,
    tally: {
      pages: made.reduce((sum, { pages }) => sum + pages.pages.length, 0),
      covered: made.reduce((sum, { covers }) => sum + covers.length, 0),
      withheld: made.filter(({ exhibit }) => exhibit.withheld !== null).length,
      alike: made.reduce((sum, { alike }) => sum + alike, 0),
    },
  };
}

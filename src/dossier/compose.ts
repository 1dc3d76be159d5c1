import { createHash } from 'node:crypto';
import { calendarDay, itemsByIds, withdrawalsAmong } from '#catalogue';
import { sqlState, type Identity, type Tx } from '#db';
import { AppError, newId, nowUtc, optionalText } from '#kernel';
import { record, type EntryDraft, type LedgeredRow, type RowChange } from '#ledger';
import type { DossierPlan, VolumePlan } from './model.ts';
import { exhibitRows, extractsOf, findDossier, lockDossier, planOf, sectionsOf } from './store.ts';
import { dossierPhrase } from './errors.ts';
import { assertNotFiled } from './filings/filings.ts';
import { volumePlanOf } from './volumes/store.ts';

/** Opens an empty dossier and returns it. Error DOSSIER_NAME_TAKEN. */
export async function openDossier(
  tx: Tx,
  by: Identity,
  given: {
    caseId: string;
    compartmentId: string;
    name: string;
    title: string;
    forum: string | null;
    numbering: string;
  },
): Promise<LedgeredRow<'dossier'>> {
  if (await findDossier(tx, { caseId: given.caseId, name: given.name }))
    throw new AppError('DOSSIER_NAME_TAKEN', { name: given.name });
  const row: LedgeredRow<'dossier'> = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: given.compartmentId,
    title: given.title,
    name: given.name,
    forum: given.forum,
    numbering: given.numbering,
    created_at: nowUtc(),
  };
  try {
    await record(tx, by, [
      {
        kind: 'dossier-opened',
        subject: { table: 'dossier', id: row.id },
        compartmentId: row.compartment_id,
        rows: [{ table: 'dossier', op: 'put', row }],
      },
    ]);
  } catch (error) {
    // By a dossier that whoever asks does not see: names are unique in the case.
    if (sqlState(error) === '23505') throw new AppError('DOSSIER_NAME_TAKEN', { name: given.name });
    throw error;
  }
  return row;
}

/** One exhibit wanted in a dossier; without a title it takes the item's. */
export interface WantedExhibit {
  readonly itemId: string;
  readonly title?: string;
  /** Title of the part that it stands in; null for none; left out: the one that it stood in. */
  readonly section?: string | null;
}

/** Which state of a dossier's exhibits this is: equal for the same exhibits, titles, sections, extracts and order, and only then. */
export async function exhibitsVersion(tx: Tx, dossierId: string): Promise<string> {
  const sections = await sectionsOf(tx, dossierId);
  const extracts = await extractsOf(tx, dossierId);
  const rows = (await exhibitRows(tx, dossierId)).map(({ id, item_id, position, title }) => [
    position,
    item_id,
    title,
    sections.get(id) ?? null,
    extracts.get(id)?.pages ?? null,
  ]);
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64url').slice(0, 22);
}

/** The exhibits whose item the identity of `tx` may see, and those that others put there. */
async function exhibitsBySight(
  tx: Tx,
  dossierId: string,
): Promise<{ seen: LedgeredRow<'exhibit'>[]; hidden: LedgeredRow<'exhibit'>[] }> {
  const rows = await exhibitRows(tx, dossierId);
  const known = await itemsByIds(
    tx,
    rows.map(({ item_id: id }) => id),
  );
  const ids = new Set(known.map(({ id }) => id));
  return {
    seen: rows.filter(({ item_id: id }) => ids.has(id)),
    hidden: rows.filter(({ item_id: id }) => !ids.has(id)),
  };
}

// Hidden exhibits keep their places: whoever does not see them neither takes them off nor moves them.
function* freePlaces(hidden: readonly LedgeredRow<'exhibit'>[]): Generator<number, never> {
  const taken = new Set(hidden.map(({ position }) => position));
  for (let place = 1; ; place += 1) if (!taken.has(place)) yield place;
}

/** Rows of one entry: with titles of the utmost length they stay below what an entry may have, so that a dossier of any size can be laid out. */
const ROWS_IN_ENTRY = 500;

/**
 * Makes these items, in this order, the exhibits of a dossier; those left out are taken off it, but for those
 * whose item the identity of `tx` may not see: they stay in their places. Exhibits that stay keep their identity. `version`: the state (exhibitsVersion) that the caller changed; null to replace whatever is
 * there. Errors NOT_FOUND for an item that may not be seen or is another case's, CATALOGUE_ITEM_WITHDRAWN for one that was not an exhibit before, DOSSIER_FILED, CONFLICT when somebody else changed them meanwhile.
 */
export async function setExhibits(
  tx: Tx,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  wanted: readonly WantedExhibit[],
  version: string | null = null,
): Promise<void> {
  await lockDossier(tx, dossier.id);
  await assertNotFiled(tx, dossier);
  if (version !== null && version !== (await exhibitsVersion(tx, dossier.id)))
    throw new AppError('CONFLICT', { what: dossierPhrase('exhibits-of', { name: dossier.name }) });
  const items = new Map(
    (
      await itemsByIds(
        tx,
        wanted.map(({ itemId }) => itemId),
      )
    ).map((item) => [item.id, item]),
  );
  const { seen, hidden } = await exhibitsBySight(tx, dossier.id);
  const held = new Set(seen.map((row) => row.item_id));
  const gone = await withdrawalsAmong(
    tx,
    wanted.map(({ itemId }) => itemId).filter((id) => !held.has(id)),
  );
  for (const id of gone.keys())
    throw new AppError('CATALOGUE_ITEM_WITHDRAWN', { serial: items.get(id)?.serial ?? id });
  const before = new Map(seen.map((row) => [row.item_id, row]));
  const places = freePlaces(hidden);
  const sections = await sectionsOf(tx, dossier.id);
  const extracts = await extractsOf(tx, dossier.id);
  const changes: RowChange[] = [];
  for (const { itemId, title, section } of wanted) {
    const item = items.get(itemId);
    if (item?.case_id !== dossier.case_id) throw new AppError('NOT_FOUND', { what: 'item', id: itemId });
    const old = before.get(itemId);
    before.delete(itemId);
    const row: LedgeredRow<'exhibit'> = {
      id: old?.id ?? newId(),
      dossier_id: dossier.id,
      item_id: itemId,
      position: places.next().value,
      title: title ?? old?.title ?? item.title,
    };
    if (old?.position !== row.position || old.title !== row.title)
      changes.push({ table: 'exhibit', op: 'put', row });
    changes.push(...sectionChange(row.id, sections.get(row.id) ?? null, section));
  }
  const off = [...before.values()].flatMap(({ id }): RowChange[] => [
    // First what refers to it.
    ...sectionChange(id, sections.get(id) ?? null, null),
    ...(extracts.has(id)
      ? [{ table: 'exhibit_extract', op: 'remove', row: { exhibit_id: id } } as const]
      : []),
    { table: 'exhibit', op: 'remove', row: { id } },
  ]);
  const all = [...off, ...changes];
  const drafts: EntryDraft[] = [];
  for (let from = 0; from < all.length; from += ROWS_IN_ENTRY)
    drafts.push({
      kind: 'dossier-changed',
      subject: { table: 'dossier', id: dossier.id },
      compartmentId: dossier.compartment_id,
      rows: all.slice(from, from + ROWS_IN_ENTRY),
    });
  if (drafts.length > 0) await record(tx, by, drafts);
}

function sectionChange(
  exhibitId: string,
  before: string | null,
  wanted: string | null | undefined,
): RowChange[] {
  if (wanted === undefined || wanted === before) return [];
  return wanted === null
    ? [{ table: 'exhibit_section', op: 'remove', row: { exhibit_id: exhibitId } }]
    : [{ table: 'exhibit_section', op: 'put', row: { exhibit_id: exhibitId, title: wanted } }];
}

/** What can be changed of a dossier itself. */
export interface DossierChange extends DossierPlan {
  readonly title: string;
  readonly forum: string | null;
  readonly numbering: string;
  /** How its volumes are made; null: none are. */
  readonly volumes: VolumePlan | null;
}

/** Which state of a dossier's own facts this is: equal for the same, and only then. */
export async function dossierVersion(tx: Tx, dossier: LedgeredRow<'dossier'>): Promise<string> {
  const { title, forum, numbering } = dossier;
  const plans = [await planOf(tx, dossier.id), await volumePlanOf(tx, dossier.id)];
  const text = JSON.stringify([title, forum, numbering, ...plans]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** Changes the title, forum, numbering, limits and volumes of a dossier. `version`: the state (dossierVersion) that was changed. Errors DOSSIER_FILED, CONFLICT. */
export async function changeDossier(
  tx: Tx,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  change: DossierChange,
  version: string,
): Promise<void> {
  await lockDossier(tx, dossier.id);
  await assertNotFiled(tx, dossier);
  if (version !== (await dossierVersion(tx, dossier)))
    throw new AppError('CONFLICT', { what: dossierPhrase('dossier-of', { name: dossier.name }) });
  const { title, forum, numbering, pageLimit, languages, volumes } = change;
  const had = await volumePlanOf(tx, dossier.id);
  await record(tx, by, [
    {
      kind: 'dossier-changed',
      subject: { table: 'dossier', id: dossier.id },
      compartmentId: dossier.compartment_id,
      rows: [
        { table: 'dossier', op: 'put', row: { ...dossier, title, forum, numbering } },
        {
          table: 'dossier_plan',
          op: 'put',
          row: { dossier_id: dossier.id, page_limit: pageLimit, languages: [...languages] },
        },
        ...volumeChange(dossier.id, had, volumes),
      ],
    },
  ]);
}

function volumeChange(dossierId: string, had: VolumePlan | null, wanted: VolumePlan | null): RowChange[] {
  if (wanted === null)
    return had ? [{ table: 'volume_plan', op: 'remove', row: { dossier_id: dossierId } }] : [];
  const { profile, language, ernPrefix, caseName, coverOn } = wanted;
  const row = {
    dossier_id: dossierId,
    profile,
    language,
    ern_prefix: ernPrefix,
    case_name: optionalText(dossierPhrase('cover-case'), caseName ?? null, 300),
    cover_on: calendarDay(dossierPhrase('cover-day'), coverOn ?? null),
  };
  return [{ table: 'volume_plan', op: 'put', row }];
}

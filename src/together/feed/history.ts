import type { Tx } from '#db';
import { isId } from '#kernel';
import { feedPage, importEntries, type FeedRow } from './store.ts';
import {
  CHANGING,
  keyOf,
  opened,
  told,
  type Body,
  type EntryRow,
  type FieldChange,
  type OpenEntry,
} from './told.ts';

/** The entry of an import by which a record came. What else is in it, of which rows of the sheet it is, tells nothing of the record. */
export type Beginning = Pick<FeedRow, 'id' | 'index' | 'kind' | 'at' | 'actorId'> & { readonly role: string };

const MOST_OF_ONE = 200;
/** What an import makes none of: where an entry is about one of these, no import is looked for. */
const NEVER_IMPORTED: ReadonlySet<string> = new Set([
  'item',
  'claim',
  'conclusion',
  'allegation',
  'proceeding',
  'undertaking',
  'pleading',
  'settlement',
  'handover',
  'hazard_record',
  'detention_record',
  'accident',
  'ground_area',
  'found_device',
  'displacement_record',
]);
/** Kinds whose rows are new and are told all the same: they are what was said or added. */
const TOLD_WHOLE =
  /^(comment|task|basis|evidence|step|test|obligation|compliance|obstacle|route|criterion)-|-linked$/;

/**
 * Gives rows that came in with an import and were never changed before the state in which they came. Returns the entries by which the
 * subjects came.
 */
async function withImported(
  tx: Tx,
  subjectIds: readonly string[],
  open: readonly OpenEntry[],
): Promise<Beginning[]> {
  const acts = open.flatMap(({ body }) =>
    (body.rows ?? []).flatMap(({ table, row }) =>
      table === 'act' || table === 'involvement' ? [String(row[table === 'act' ? 'id' : 'act_id'])] : [],
    ),
  );
  const imports = await importEntries(tx, subjectIds, [...new Set(acts)].filter(isId));
  const first = new Map<string, EntryRow>();
  const beginnings: Beginning[] = [];
  for (const { body, identities, isBeginning, id, index, kind, at, actorId } of imports) {
    const [records, people] = [body, identities ?? '{}'].map((text) => JSON.parse(text) as Body);
    for (const row of [...(records?.rows ?? []), ...(people?.rows ?? [])]) first.set(keyOf(row), row);
    if (isBeginning) beginnings.push({ id, index, kind, at, actorId, role: records?.actor?.role ?? '' });
  }
  for (const { entry, body, earlier } of open)
    for (const row of CHANGING.test(entry.kind) ? (body.rows ?? []) : []) {
      const came = first.get(keyOf(row));
      if (came && !earlier.has(keyOf(row))) earlier.set(keyOf(row), came);
    }
  return beginnings;
}

/**
 * What the last entries about some things changed, by entry, and the entries of imports by which they came, the oldest first; for their
 * history, whose reading the caller records. Entries that changed no told field are left out.
 */
export async function changesOf(
  tx: Tx,
  subjectIds: readonly string[],
): Promise<{ readonly changes: ReadonlyMap<string, FieldChange[]>; readonly beginnings: Beginning[] }> {
  const rows = await feedPage(tx, { subjectIds }, null, MOST_OF_ONE);
  const changing = rows.filter(({ kind }) => CHANGING.test(kind) || TOLD_WHOLE.test(kind));
  const open = await opened(tx, changing);
  const isMadeHere = rows.some(({ subjectTable }) => NEVER_IMPORTED.has(subjectTable));
  const beginnings = isMadeHere ? [] : await withImported(tx, subjectIds, open);
  const changes = new Map((await told(tx, open, true)).map(({ row, changes: all }) => [row.id, all]));
  return { changes, beginnings };
}

import type { Identity, Tx } from '#db';
import { faultPoint } from '#kernel';
import { sealEntry, type EntryDraft, type SealedEntry } from './entry.ts';
import { insertEntries, putRows, removeRows } from './store.ts';
import { changeKey, ledgeredTableNames, type RowChange } from './tables.ts';

/**
 * Applies row changes in bulk: for each row only its last change counts, puts go in reference order and removals in
 * the reverse order. The one way in which ledgered rows are written, by the application and by a rebuild alike.
 */
export async function applyRows(tx: Tx, changes: readonly RowChange[]): Promise<void> {
  const last = new Map<string, RowChange>();
  for (const change of changes) last.set(changeKey(change), change);
  const byTable = Map.groupBy(last.values(), (change) => change.table);
  for (const table of ledgeredTableNames) {
    const rows = (byTable.get(table) ?? []).flatMap((change) => (change.op === 'put' ? [change.row] : []));
    if (rows.length > 0) await putRows(tx, table, rows);
  }
  for (const table of ledgeredTableNames.toReversed()) {
    const keys = (byTable.get(table) ?? []).flatMap((change) => (change.op === 'remove' ? [change.row] : []));
    if (keys.length > 0) await removeRows(tx, table, keys);
  }
}

/**
 * Records what happened and changes the rows it is about, in the caller's transaction: both are durable when that
 * commits, or neither is (invariant 2). Takes no lock, so writers do not wait for each other; the integrator gives
 * the entries their place in the log afterwards. Returns them in the order given.
 */
export async function record(
  tx: Tx,
  identity: Identity,
  drafts: readonly EntryDraft[],
): Promise<SealedEntry[]> {
  if (drafts.length === 0) return [];
  const applying = applyRows(
    tx,
    drafts.flatMap((draft) => draft.rows),
  );
  let entries: SealedEntry[];
  try {
    // Entries are made while the database takes the rows; whatever is refused, nothing of it is committed.
    entries = drafts.map((draft) => sealEntry(identity, draft));
  } catch (error) {
    await applying.catch(() => undefined);
    throw error;
  }
  await applying;
  faultPoint('record.rows-applied');
  await insertEntries(tx, entries);
  faultPoint('record.entries-inserted');
  return entries;
}

import { setImmediate } from 'node:timers/promises';
import type { Identity, Tx } from '#db';
import { faultPoint } from '#kernel';
import { sealEntry, type EntryDraft, type SealedEntry } from './entry.ts';
import { withKept } from './kept.ts';
import { insertEntries, putRows, removeRows } from './store.ts';
import { changeKey, ledgeredTableNames, type LedgeredTable, type RowChange } from './tables.ts';

/**
 * Applies row changes in bulk: for each row only its last change counts, puts go in reference order and removals in
 * the reverse order. The one way in which ledgered rows are written, by the application and by a rebuild alike. In `newIn` no row that is put
 * is there already.
 */
export async function applyRows(
  tx: Tx,
  changes: readonly RowChange[],
  newIn: ReadonlySet<LedgeredTable> = new Set(),
): Promise<void> {
  const last = new Map<string, RowChange>();
  for (const change of changes) last.set(changeKey(change), change);
  const byTable = Map.groupBy(last.values(), (change) => change.table);
  for (const table of ledgeredTableNames) {
    const rows = (byTable.get(table) ?? []).flatMap((change) => (change.op === 'put' ? [change.row] : []));
    if (rows.length === 0) continue;
    const areNew = newIn.has(table);
    await putRows(tx, table, areNew ? withKept(table, rows, byTable) : rows, areNew);
  }
  for (const table of ledgeredTableNames.toReversed()) {
    const keys = (byTable.get(table) ?? []).flatMap((change) => (change.op === 'remove' ? [change.row] : []));
    if (keys.length > 0) await removeRows(tx, table, keys);
  }
}

/** Drafts of which the entries are made already, for `record` to write. */
export interface MadeEntries {
  readonly drafts: readonly EntryDraft[];
  readonly entries: readonly SealedEntry[];
  /** Tables in which every row that they put is a new one. */
  readonly newIn: ReadonlySet<LedgeredTable>;
}

/**
 * Makes the entries of many drafts ahead of the transaction that records them, answering others between one and the next: whoever
 * records batch after batch makes the next while the database takes the last. Error LEDGER_ENTRY_TOO_LARGE.
 */
export async function makeEntries(
  identity: Identity,
  drafts: readonly EntryDraft[],
  newIn: ReadonlySet<LedgeredTable>,
): Promise<MadeEntries> {
  const entries: SealedEntry[] = [];
  for (const draft of drafts) {
    entries.push(sealEntry(identity, draft));
    await setImmediate();
  }
  return { drafts, entries, newIn };
}

/**
 * Records what happened and changes the rows it is about, in the caller's transaction: both are durable when that
 * commits, or neither is (invariant 2). Takes no lock, so writers do not wait for each other; the integrator gives
 * the entries their place in the log afterwards. Returns them in the order given.
 */
export async function record(
  tx: Tx,
  identity: Identity,
  given: readonly EntryDraft[] | MadeEntries,
): Promise<readonly SealedEntry[]> {
  const drafts = 'drafts' in given ? given.drafts : given;
  if (drafts.length === 0) return [];
  const applying = applyRows(
    tx,
    drafts.flatMap((draft) => draft.rows),
    'drafts' in given ? given.newIn : undefined,
  );
  let entries: readonly SealedEntry[];
  try {
    // Entries are made while the database takes the rows; whatever is refused, nothing of it is committed.
    entries = 'drafts' in given ? given.entries : drafts.map((draft) => sealEntry(identity, draft));
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

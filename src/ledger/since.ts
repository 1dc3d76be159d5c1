import { sql } from 'kysely';
import type { Tx } from '#db';
import type { EntryKind } from './entry.ts';
import type { RowChange } from './tables.ts';

/**
 * Up to where the ledger was read: entries before `next` in the log, and those that were waiting for a place. The number of an entry says nothing of
 * one that was drawn before it and written after it; places are given to what is committed, in order, so that this leaves nothing out.
 */
export interface LedgerPosition {
  readonly next: number;
  readonly waiting: ReadonlySet<number>;
}

/** An entry that came, as far as it says what changed. */
export interface ChangeSince {
  readonly kind: EntryKind;
  readonly subject: { readonly table: string; readonly id: string };
  readonly rows: readonly RowChange[];
}

/** What came between two readings. */
export interface Since {
  readonly position: LedgerPosition;
  /** Oldest first; null where more came than are told of, or nobody says since when. */
  readonly changes: readonly ChangeSince[] | null;
}

/** Most entries that are told of, and most that may wait for a place for them to be told from those that were known. */
const MOST = 500;
const WAITING_MAX = 20_000;

// Apart, and not asked where nothing came: to plan a question to the entries, with all the policies on them, takes longer than to answer it.
async function bodiesOf(tx: Tx, seqs: readonly string[]): Promise<ChangeSince[]> {
  if (seqs.length === 0) return [];
  const { rows } = await sql<{ body: string }>`
    select body from ledger_entry where seq = any (${[...seqs]}::bigint[]) order by seq`.execute(tx);
  return rows.map(({ body }) => JSON.parse(body) as ChangeSince);
}

/**
 * What was committed since a position, whoever may see it, and the position now. Only what `tx` would see if it read right after is behind the
 * position: whoever reads rows afterwards has all that the position says, or more. `tx` has to be a service, as entries that wait are shown to no
 * person. Never hand on what it says to somebody who asked.
 */
export async function changesSince(tx: Tx, since: LedgerPosition | null): Promise<Since> {
  const from = since?.next ?? null;
  const known = since === null ? [] : [...since.waiting];
  // One statement, so that no entry is on its way from those that wait to those that have a place.
  const { rows } = await sql<{ next: string; waiting: string[] | null; came: string[] | null }>`
    with waiting as materialized (select seq from ledger_pending limit ${WAITING_MAX + 1})
    select (select coalesce(max(index) + 1, 0) from ledger_leaf) as next, (select array_agg(seq) from waiting) as waiting,
      (select array_agg(seq) from (
        select seq from (
          select seq from ledger_leaf where index >= ${from}::bigint union all select seq from waiting where ${from}::bigint is not null
        ) new where seq <> all (${known}::bigint[]) order by seq limit ${MOST + 1}
      ) told) as came`.execute(tx);
  const [row] = rows;
  const [waiting, came] = [row?.waiting ?? [], row?.came ?? []];
  const position = { next: Number(row?.next ?? 0), waiting: new Set(waiting.map(Number)) };
  // A log that is shorter than it was is another one.
  const isTold =
    since !== null && position.next >= since.next && came.length <= MOST && waiting.length <= WAITING_MAX;
  return { position, changes: isTold ? await bodiesOf(tx, came) : null };
}

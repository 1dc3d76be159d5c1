import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#db';
import type { SealedEntry } from './entry.ts';
import { keptColumnsOf } from './kept.ts';
import { columnsOf, ledgeredTables, type LedgeredTable } from './tables.ts';

/**
 * Inserts or replaces whole rows, given in their JSON form. With `areNew` none of them is there yet: it fails where one is, and PostgreSQL
 * neither looks for what it would replace nor asks whether that may be changed; they come with what a trigger keeps in them.
 */
export async function putRows(
  tx: Tx,
  table: LedgeredTable,
  rows: readonly object[],
  areNew = false,
): Promise<void> {
  const { key, grows } = ledgeredTables[table];
  const columns = [...columnsOf(table), ...(areNew ? keptColumnsOf(table) : [])];
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const others = columns.filter((column) => !(key as readonly string[]).includes(column));
  const updates = sql.join(others.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`));
  const keyNames = sql.join(key.map((column) => sql.ref(column)));
  const conflict = grows || areNew ? sql`` : sql`on conflict (${keyNames}) do update set ${updates}`;
  await sql`insert into ${sql.table(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
    ${conflict}`.execute(tx);
}

/** Deletes rows by primary key; a key that is not there is passed over. */
export async function removeRows(tx: Tx, table: LedgeredTable, keys: readonly object[]): Promise<void> {
  const { key } = ledgeredTables[table];
  const same = sql.join(
    key.map((column) => sql`t.${sql.ref(column)} = k.${sql.ref(column)}`),
    sql` and `,
  );
  await sql`delete from ${sql.table(table)} t
    using jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(keys)}::jsonb) k
    where ${same}`.execute(tx);
}

/**
 * Entries as a table in SQL, in the order given. Their bodies travel as one text: canonical JSON holds no line feed, and
 * an array of texts would have every quotation mark escaped here and unescaped there. Salts and commitments travel as
 * 32 bytes after 32.
 */
function entryTable(entries: readonly SealedEntry[]): RawBuilder<unknown> {
  const column = <T>(pick: (entry: SealedEntry) => T): T[] => entries.map(pick);
  const bytes = (pick: (entry: SealedEntry) => Buffer): Buffer => Buffer.concat(entries.map(pick));
  const slice = (all: Buffer): RawBuilder<unknown> =>
    sql`substring(${all}::bytea from 32 * (g.n - 1)::int + 1 for 32)`;
  return sql`
    select g.n, g.id, g.kind, g.at, g.actor_id, g.compartment_id, g.subject_table, g.subject_id,
      ${slice(bytes((e) => e.salt))} as salt, ${slice(bytes((e) => e.commitment))} as commitment, g.body
    from rows from (
      unnest(
        ${column((e) => e.id)}::uuid[], ${column((e) => e.kind)}::text[], ${column((e) => e.at)}::timestamptz[],
        ${column((e) => e.actorId)}::uuid[], ${column((e) => e.compartmentId)}::uuid[],
        ${column((e) => e.subjectTable)}::text[], ${column((e) => e.subjectId)}::text[]),
      string_to_table(${entries.map(({ body }) => body).join('\n')}, E'\n')
    ) with ordinality as g (id, kind, at, actor_id, compartment_id, subject_table, subject_id, body, n)`;
}

const entryColumns = sql.raw(
  'id, kind, at, actor_id, compartment_id, subject_table, subject_id, salt, commitment, body',
);

/**
 * Appends entries and marks them as waiting for a place in the log. Their numbers are drawn first: asked back from the rows, they would
 * have every policy of reading planned and every entry read again under it.
 */
export async function insertEntries(tx: Tx, entries: readonly SealedEntry[]): Promise<void> {
  await sql`
    with given as materialized (
      select nextval('ledger_entry_seq_seq') as seq, t.* from (select * from (${entryTable(entries)}) e order by n) t
    ), waiting as (insert into ledger_pending (seq) select seq from given)
    insert into ledger_entry (seq, ${entryColumns}) overriding system value
    select seq, ${entryColumns} from given`.execute(tx);
}

/** Gives up to `limit` waiting entries the next places in the log, in order of insertion; returns how many. */
export async function assignLeaves(tx: Tx, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    with batch as (
      delete from ledger_pending
      where seq in (select seq from ledger_pending order by seq limit ${limit})
      returning seq
    ), base as (select coalesce(max(index) + 1, 0) as next from ledger_leaf)
    insert into ledger_leaf (index, seq)
    select base.next + row_number() over (order by batch.seq) - 1, batch.seq from batch, base`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** How many entries have a place in the log. */
export async function leafCount(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('ledger_leaf')
    .select((eb) => eb.fn.max('index').as('last'))
    .executeTakeFirst();
  return row?.last === null || row?.last === undefined ? 0 : row.last + 1;
}

/** One entry at its place in the log. */
export interface PlacedEntry {
  readonly index: number;
  readonly salt: Buffer;
  readonly commitment: Buffer;
  readonly body: string;
}

/** Entries with places from `from` up to but not including `to`, in order. */
export async function entriesBetween(tx: Tx, from: number, to: number): Promise<PlacedEntry[]> {
  return tx
    .selectFrom('ledger_leaf as l')
    .innerJoin('ledger_entry as e', 'e.seq', 'l.seq')
    .select(['l.index', 'e.salt', 'e.commitment', 'e.body'])
    .where('l.index', '>=', from)
    .where('l.index', '<', to)
    .orderBy('l.index')
    .execute();
}

/** The entries about these things, oldest first, with their places (null while they wait). */
export async function entriesAbout(
  tx: Tx,
  subjectIds: readonly string[],
): Promise<
  {
    index: number | null;
    kind: string;
    at: string;
    actor_id: string | null;
    salt: Buffer;
    body: string;
    id: string;
    subject_id: string;
  }[]
> {
  return tx
    .selectFrom('ledger_entry as e')
    .leftJoin('ledger_leaf as l', 'l.seq', 'e.seq')
    .select(['l.index', 'e.kind', 'e.at', 'e.actor_id', 'e.salt', 'e.body', 'e.id', 'e.subject_id'])
    .where(sql<boolean>`e.subject_id = any (${[...subjectIds]}::text[])`)
    .orderBy('e.seq')
    .execute();
}

/** Remembers a published checkpoint; publishing the same one again (after a crash) changes nothing. */
export async function insertCheckpoint(
  tx: Tx,
  checkpoint: { size: number; root: Buffer; note: string; publishedAt: string },
): Promise<void> {
  await tx
    .insertInto('ledger_checkpoint')
    .values({
      size: checkpoint.size,
      root: checkpoint.root,
      note: checkpoint.note,
      published_at: checkpoint.publishedAt,
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** The newest published checkpoints, newest first. */
export async function latestCheckpoints(
  tx: Tx,
  limit: number,
): Promise<{ size: number; note: string; published_at: string }[]> {
  return tx
    .selectFrom('ledger_checkpoint')
    .select(['size', 'note', 'published_at'])
    .orderBy('size', 'desc')
    .limit(limit)
    .execute();
}

/** Keeps an RFC 3161 response over the checkpoint of `size`. */
export async function insertTimestamp(
  tx: Tx,
  stamp: { size: number; authority: string; token: Buffer; genTime: string },
): Promise<void> {
  await tx
    .insertInto('ledger_timestamp')
    .values({ size: stamp.size, authority: stamp.authority, token: stamp.token, gen_time: stamp.genTime })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** Restores entries and their places as the archive has them; only a rebuild calls this, on an empty ledger. */
export async function restoreEntries(
  tx: Tx,
  entries: readonly (SealedEntry & { index: number })[],
): Promise<void> {
  const indices = entries.map(({ index }) => index);
  await sql`
    with given as materialized (${entryTable(entries)}), added as (
      insert into ledger_entry (${entryColumns})
      select ${entryColumns} from given order by n
      returning seq, id
    )
    insert into ledger_leaf (index, seq)
    select (${indices}::bigint[])[given.n], added.seq from given join added using (id)`.execute(tx);
}

/** How many rows a ledgered table has. */
export async function countRows(tx: Tx, table: LedgeredTable): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Up to `limit` rows after `after` (a row's key values joined) as canonical text, in key order; for digests. */
export async function rowTexts(
  tx: Tx,
  table: LedgeredTable,
  after: readonly string[] | null,
  limit: number,
): Promise<{ text: string; key: string[] }[]> {
  const { key } = ledgeredTables[table];
  const keys = sql.join(key.map((column) => sql`t.${sql.ref(column)}::text collate "C"`));
  const start =
    after === null ? sql`true` : sql`(${keys}) > (${sql.join(after.map((value) => sql.val(value)))})`;
  const { rows } = await sql<{ text: string; key: string[] }>`
    select to_jsonb(t)::text as text, array[${keys}] as key
    from ${sql.table(table)} t where ${start} order by ${keys} limit ${limit}`.execute(tx);
  return rows;
}

/**
 * Of these subjects those with an entry of a kind that a published checkpoint covers, as far as the identity of `tx` may read entries. Asked of
 * the database alone: that the entry is under the checkpoint is proved by `Ledger.openEach` and looked at by `fsck`.
 */
export async function publishedAmong(
  tx: Tx,
  kind: string,
  subjectIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (subjectIds.length === 0) return new Set();
  const { rows } = await sql<{ subject_id: string }>`
    select distinct e.subject_id from ledger_entry e join ledger_leaf l on l.seq = e.seq
    where e.subject_id = any (${[...new Set(subjectIds)]}::text[]) and e.kind = ${kind}
      and l.index < (select max(size) from ledger_checkpoint)`.execute(tx);
  return new Set(rows.map((row) => row.subject_id));
}

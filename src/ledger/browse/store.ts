import { sql } from 'kysely';
import type { Tx } from '#db';

/** What narrows a list of entries; a filter shows only what the identity of the transaction may read. */
export interface EntryFilter {
  readonly kind?: string;
  readonly actorId?: string;
  /** A day in UTC, `YYYY-MM-DD`. */
  readonly day?: string;
}

/** A place in the log, with what the identity of the transaction may read of it; nulls where it may read nothing. */
export interface LogPlace {
  readonly index: number;
  readonly kind: string | null;
  readonly at: string | null;
  readonly actorId: string | null;
  readonly subjectTable: string | null;
  readonly subjectId: string | null;
  readonly compartmentId: string | null;
  readonly commitment: Buffer | null;
  readonly salt: Buffer | null;
  readonly body: string | null;
}

/**
 * Places of the log below `before`, newest first. Without a filter every place is there, readable or not; with one only
 * entries that may be read are, so that nothing is learnt of the others.
 */
export async function placesBefore(
  tx: Tx,
  filter: EntryFilter,
  before: number,
  limit: number,
): Promise<LogPlace[]> {
  const { kind, actorId, day } = filter;
  const isFiltered = kind !== undefined || actorId !== undefined || day !== undefined;
  const wanted = sql.join(
    [
      sql`l.index < ${before}`,
      ...(isFiltered ? [sql`e.seq is not null`] : []),
      ...(kind === undefined ? [] : [sql`e.kind = ${kind}`]),
      ...(actorId === undefined ? [] : [sql`e.actor_id = ${actorId}::uuid`]),
      ...(day === undefined ? [] : [sql`e.at >= ${day}::date and e.at < ${day}::date + interval '1 day'`]),
    ],
    sql` and `,
  );
  const { rows } = await sql<LogPlace>`
    select l.index, e.kind, e.at, e.actor_id::text as "actorId", e.subject_table as "subjectTable",
      e.subject_id as "subjectId", e.compartment_id::text as "compartmentId", e.commitment, e.salt, e.body
    from ledger_leaf l left join ledger_entry e on e.seq = l.seq
    where ${wanted} order by l.index desc limit ${limit}`.execute(tx);
  return rows;
}

/** Kinds and actors of the entries that the identity of `tx` may read: each once, found by skipping along an index. */
export async function entryFacets(tx: Tx): Promise<{ kinds: string[]; actorIds: string[] }> {
  const { rows } = await sql<{ kinds: string[]; actorIds: string[] }>`
    with recursive k as (
      (select kind as v from ledger_entry order by kind limit 1)
      union all
      select (select e.kind from ledger_entry e where e.kind > k.v order by e.kind limit 1) from k where k.v is not null
    ), a as (
      (select actor_id as v from ledger_entry where actor_id is not null order by actor_id limit 1)
      union all
      select (select e.actor_id from ledger_entry e where e.actor_id > a.v order by e.actor_id limit 1)
      from a where a.v is not null
    )
    select coalesce((select array_agg(v order by v) from k where v is not null), '{}') as kinds,
      coalesce((select array_agg(v::text order by v) from a where v is not null), '{}') as "actorIds"`.execute(
    tx,
  );
  return rows[0] ?? { kinds: [], actorIds: [] };
}

/**
 * What people call the things that entries are about, by id; only of those that the identity of `tx` may see. Of what
 * lies in a sealed compartment it is the serial or nothing: a list that showed titles would be a read of each.
 */
export async function subjectNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = sql`${[...new Set(ids)]}::uuid[]`;
  const { rows } = await sql<{ id: string; name: string }>`
    select i.id::text, case when c.is_sealed then i.serial else i.serial || ' ' || i.title end as name
    from item i join compartment c on c.id = i.compartment_id where i.id = any (${wanted})
    union all select id::text, name from person where id = any (${wanted})
    union all select id::text, name from compartment where id = any (${wanted})
    union all select id::text, title from case_file where id = any (${wanted})
    union all select s.id::text, s.name from source s join compartment c on c.id = s.compartment_id
      where s.id = any (${wanted}) and not c.is_sealed
    union all select b.id::text, b.label from intake_batch b join compartment c on c.id = b.compartment_id
      where b.id = any (${wanted}) and not c.is_sealed
    union all select d.id::text, d.title from dossier d join compartment c on c.id = d.compartment_id
      where d.id = any (${wanted}) and not c.is_sealed`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The newest time-stamp that this database knows of, or null. */
export async function newestStamp(
  tx: Tx,
): Promise<{ size: number; authority: string; genTime: string } | null> {
  const row = await tx
    .selectFrom('ledger_timestamp')
    .select(['size', 'authority', 'gen_time as genTime'])
    .orderBy('gen_time', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** What a rebuild writes as the time of publication, which the archive does not hold. */
export const UNKNOWN_TIME = '1970-01-01T00:00:00.000Z';

/** Published checkpoints below `before`, newest first, with who stamped each and when. */
export async function checkpointsBefore(
  tx: Tx,
  before: number,
  limit: number,
): Promise<
  {
    size: number;
    note: string;
    publishedAt: string;
    stamps: { authority: string; genTime: string }[];
  }[]
> {
  const { rows } = await sql<{
    size: number;
    note: string;
    publishedAt: string;
    stamps: { authority: string; genTime: string }[];
  }>`
    select c.size, c.note, c.published_at as "publishedAt", coalesce((
      select json_agg(json_build_object('authority', t.authority, 'genTime', t.gen_time) order by t.gen_time)
      from ledger_timestamp t where t.size = c.size), '[]') as stamps
    from ledger_checkpoint c where c.size < ${before} order by c.size desc limit ${limit}`.execute(tx);
  return rows;
}

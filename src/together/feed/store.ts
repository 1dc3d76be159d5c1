import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#db';

/** An entry as the database has it. `seq` is its place in the order of insertion. */
export interface FeedRow {
  readonly seq: number;
  readonly index: number | null;
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly compartmentId: string | null;
  readonly subjectTable: string;
  readonly subjectId: string;
  readonly body: string;
}

/** What narrows the change feed; all of it must hold. */
export interface FeedFilter {
  readonly personId?: string;
  readonly kind?: string;
  /** A day in UTC, YYYY-MM-DD. */
  readonly day?: string;
  readonly subjectIds?: readonly string[];
}

// What the ledger's page shows as well, the feed tells only to those who look after it, and to the person themselves.
const MAY_KNOW = sql`(
  e.subject_table not in ('person', 'compartment')
  or e.kind = 'person-added'
  or (select has_role('owner', 'steward'))
  or e.subject_id = (select current_person())::text
  or e.actor_id = (select current_person())
)`;

function conditions(filter: FeedFilter): RawBuilder<unknown> {
  const all = [MAY_KNOW];
  // A read changes nothing; it is shown when asked for.
  all.push(filter.kind === undefined ? sql`e.kind <> 'read'` : sql`e.kind = ${filter.kind}`);
  if (filter.personId !== undefined) all.push(sql`e.actor_id = ${filter.personId}`);
  if (filter.subjectIds !== undefined) all.push(sql`e.subject_id = any (${[...filter.subjectIds]}::text[])`);
  if (filter.day !== undefined)
    all.push(
      sql`e.at >= ${`${filter.day}T00:00:00Z`}::timestamptz and e.at < ${`${filter.day}T00:00:00Z`}::timestamptz + interval '1 day'`,
    );
  return sql.join(all, sql` and `);
}

/** Entries before `before` (a seq) that the identity of `tx` may see, newest first. */
export async function feedPage(
  tx: Tx,
  filter: FeedFilter,
  before: number | null,
  limit: number,
): Promise<FeedRow[]> {
  const start = before === null ? sql`true` : sql`e.seq < ${before}`;
  const { rows } = await sql<FeedRow>`
    select e.seq, l.index, e.id, e.kind, e.at, e.actor_id as "actorId", e.compartment_id as "compartmentId",
      e.subject_table as "subjectTable", e.subject_id as "subjectId", e.body
    from ledger_entry e left join ledger_leaf l on l.seq = e.seq
    where ${conditions(filter)} and ${start}
    order by e.seq desc limit ${limit}`.execute(tx);
  return rows;
}

/** Bodies of the entries about a thing before `seq` that may hold an earlier state of these rows, newest first. */
export async function bodiesBefore(
  tx: Tx,
  subjectId: string,
  seq: number,
  rowIds: readonly string[],
): Promise<string[]> {
  const patterns = rowIds.map((id) => `%"id":"${id}"%`);
  const { rows } = await sql<{ body: string }>`
    select body from ledger_entry
    where subject_id = ${subjectId} and seq < ${seq} and kind <> 'read' and body like any (${patterns}::text[])
    order by seq desc limit 8`.execute(tx);
  return rows.map(({ body }) => body);
}

/** The entry of a batch of an import by which records came. */
export interface ImportEntry extends FeedRow {
  /** Body of the entry about who the people in these rows are; null when there is none that may be seen. */
  readonly identities: string | null;
  /** Whether these records began with it; else only acts were added to them. */
  readonly isBeginning: boolean;
}

/**
 * The entries by which these incidents and actors, or these acts of the incidents, came in with an import, the oldest first. They are about
 * the import, each with many rows: the row of the sheet says which one it is, as lines ascend from entry to entry, and no entry is older than
 * what it made. So one body is looked into for each row of a sheet, whatever the size of the import. What entries are looked for by is made
 * beforehand: an expression that might leak keeps an index from being used under policies.
 */
export async function importEntries(
  tx: Tx,
  subjectIds: readonly string[],
  actIds: readonly string[],
): Promise<ImportEntry[]> {
  const subjects = sql`${[...subjectIds]}::uuid[]`;
  const { rows } = await sql<ImportEntry>`
    with came as materialized (
      select run_id::text as run, line, act_id, incident_id, actor_id, incident_key is not null as "isBeginning"
      from import_row
      where incident_id = any (${subjects}) and (incident_key is not null or act_id = any (${[...actIds]}::uuid[]))
      union all
      select run_id::text, line, act_id, incident_id, actor_id, true from import_row where actor_id = any (${subjects})),
    since as materialized (
      select run, line, "isBeginning", coalesce(
        (select made_at from act where id = act_id),
        (select made_at from incident where id = incident_id),
        (select made_at from actor where id = actor_id)) as at
      from came)
    select distinct on (e.seq) e.*, l.index, p.body as identities, s."isBeginning"
    from since s
    cross join lateral (
      select e.seq, e.id, e.kind, e.at, e.actor_id as "actorId", e.compartment_id as "compartmentId",
        e.subject_table as "subjectTable", e.subject_id as "subjectId", e.body,
        concat_ws('/', s.run, e.body::jsonb #>> '{note,from}', e.body::jsonb #>> '{note,to}') as rows
      from ledger_entry e
      where e.subject_id = s.run and e.at >= s.at and (e.body::jsonb #>> '{note,to}')::int >= s.line
      order by e.seq limit 1) e
    left join ledger_leaf l on l.seq = e.seq
    left join ledger_entry p on p.subject_id = e.rows
    order by e.seq, s."isBeginning" desc`.execute(tx);
  return rows;
}

/** Names of what entries are about or mention, by id: people, items, dossiers, sources, compartments that may be seen. */
export async function namesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { name: string; serial: string | null }>> {
  const wanted = [...ids];
  const { rows } = await sql<{ id: string; name: string; serial: string | null }>`
    select id::text, name, null as serial from person where id = any (${wanted}::uuid[])
    union all select id::text, title, serial from item where id = any (${wanted}::uuid[])
    union all select id::text, title, null from dossier where id = any (${wanted}::uuid[])
    union all select id::text, title, null from task where id = any (${wanted}::uuid[])
    union all select id::text, name, null from source where id = any (${wanted}::uuid[])
    union all select id::text, pseudonym, null from actor where id = any (${wanted}::uuid[])
    union all select id::text, label, null from intake_batch where id = any (${wanted}::uuid[])
    union all select id::text, name, null from compartment where id = any (${wanted}::uuid[])
    union all select id::text, title, null from case_file where id = any (${wanted}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** What somebody may hear of an entry while it happens: that it is there, and about what. */
export interface LiveChange {
  readonly kind: string;
  readonly table: string;
  readonly id: string;
  readonly actorId: string | null;
  readonly actor: string | null;
  readonly compartmentId: string | null;
}

/** Changes from one seq to another that the identity of `tx` may see, each said once, and the last seq among them. */
export async function changesBetween(
  tx: Tx,
  from: number,
  to: number | null,
  limit: number,
): Promise<{ changes: LiveChange[]; last: number | null }> {
  const end = to === null ? sql`true` : sql`e.seq <= ${to}`;
  const { rows } = await sql<LiveChange & { last: number }>`
    select e.kind, e.subject_table as "table", e.subject_id as id, e.actor_id as "actorId", p.name as actor,
      e.compartment_id as "compartmentId", max(e.seq) as last
    from ledger_entry e left join person p on p.id = e.actor_id
    where e.seq >= ${from} and ${end} and e.kind <> 'read' and ${MAY_KNOW}
    group by 1, 2, 3, 4, 5, 6 order by max(e.seq) limit ${limit}`.execute(tx);
  return {
    changes: rows.map(({ kind, table, id, actorId, actor, compartmentId }) => ({
      kind,
      table,
      id,
      actorId,
      actor,
      compartmentId,
    })),
    last: rows.at(-1)?.last ?? null,
  };
}

/** Whether, from one seq to another, an item left what the identity of `tx` may see. */
export async function itemsLeft(tx: Tx, from: number, to: number | null): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`select items_left(${from}, ${to}) as left`.execute(tx);
  return rows[0]?.left ?? false;
}

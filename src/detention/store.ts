import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { DetentionRecord, DetentionVersion, Evidence, ExchangeClaim, ExchangePart } from './model.ts';
import type { MissingState, Outcome, RecordKind, SampleState, StatusCode } from './model.ts';

/** Most parts, claims, versions and pieces of evidence of a record that are shown and reckoned with together. */
export const PARTS_MAX = 2_000;

/** A record; null when there is none that may be seen. */
export async function findDetention(tx: Tx, id: string): Promise<DetentionRecord | null> {
  return (
    (await tx.selectFrom('detention_record').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  );
}

/** The same by its serial. */
export async function detentionBySerial(tx: Tx, serial: string): Promise<DetentionRecord | null> {
  return (
    (await tx.selectFrom('detention_record').selectAll().where('serial', '=', serial).executeTakeFirst()) ??
    null
  );
}

/** The same, kept from changing until the transaction ends. */
export async function lockDetention(tx: Tx, id: string): Promise<DetentionRecord | null> {
  return (
    (await tx
      .selectFrom('detention_record')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()) ?? null
  );
}

/** One version of a record; null when there is none that may be seen. */
export async function versionOf(tx: Tx, recordId: string, number: number): Promise<DetentionVersion | null> {
  return (
    (await tx
      .selectFrom('detention_version')
      .selectAll()
      .where('record_id', '=', recordId)
      .where('number', '=', number)
      .executeTakeFirst()) ?? null
  );
}

/** The versions of a record, the newest first. */
export async function versionsOf(tx: Tx, recordId: string): Promise<DetentionVersion[]> {
  return tx
    .selectFrom('detention_version')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('number', 'desc')
    .limit(PARTS_MAX)
    .execute();
}

/** The number of a registration; null when there is none that may be seen. */
export async function registrationOf(
  tx: Tx,
  recordId: string,
): Promise<LedgeredRow<'detention_registration'> | null> {
  return (
    (await tx
      .selectFrom('detention_registration')
      .selectAll()
      .where('record_id', '=', recordId)
      .executeTakeFirst()) ?? null
  );
}

/** Whether one is kept that may be seen, without looking at it. */
export async function isRegistered(tx: Tx, recordId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('detention_registration')
    .select('record_id')
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  return row !== undefined;
}

/** A piece of evidence; null when there is none that may be seen. */
export async function evidenceOf(tx: Tx, id: string): Promise<Evidence | null> {
  return (
    (await tx.selectFrom('detention_evidence').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  );
}

/** A piece of evidence with what is told of it in passing. */
export interface ShownEvidence extends Evidence {
  /** Of an item. */
  readonly serial: string | null;
  /** Null of what lies sealed: told in passing, it would be a read that nobody recorded. */
  readonly words: string | null;
}

/** What shows parts of a record, as far as it may be seen. */
export async function evidenceIn(tx: Tx, recordId: string): Promise<ShownEvidence[]> {
  const { rows } = await sql<ShownEvidence>`
    select e.*, i.serial, case when not k.is_sealed then coalesce(i.title, left(c.body, 200), n.title) end as words
    from detention_evidence e left join item i on i.id = e.item_id left join claim c on c.id = e.claim_id
    left join incident n on n.id = e.incident_id
    left join compartment k on k.id = coalesce(i.compartment_id, c.compartment_id, n.compartment_id)
    where e.record_id = ${recordId} order by e.part, e.made_at, e.id limit ${PARTS_MAX}`.execute(tx);
  return rows;
}

/** A part of an exchange; null when there is none that may be seen. */
export async function partOf(tx: Tx, id: string): Promise<ExchangePart | null> {
  return (await tx.selectFrom('exchange_part').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What the sides of exchanges gave, as far as it may be seen. */
export async function partsIn(tx: Tx, exchangeIds: readonly string[]): Promise<ExchangePart[]> {
  if (exchangeIds.length === 0) return [];
  return tx
    .selectFrom('exchange_part')
    .selectAll()
    .where('exchange_id', 'in', [...exchangeIds])
    .orderBy('side')
    .orderBy('kind')
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** What somebody says of an exchange, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function claimOf(tx: Tx, id: string): Promise<ExchangeClaim | null> {
  return (
    (await tx.selectFrom('exchange_claim').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** What is said of exchanges and stands, as it was recorded. */
export async function claimsIn(tx: Tx, exchangeIds: readonly string[]): Promise<ExchangeClaim[]> {
  if (exchangeIds.length === 0) return [];
  return tx
    .selectFrom('exchange_claim')
    .selectAll()
    .where('exchange_id', 'in', [...exchangeIds])
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** Which records are listed. */
export interface DetentionFilter {
  readonly caseId: string;
  readonly kind: RecordKind;
  readonly text?: string;
  /** Those about whom the text is; found by names that the reader may see. */
  readonly actorIds?: readonly string[];
  readonly status?: StatusCode;
  /** `none-recorded`: without an outcome. */
  readonly outcome?: Outcome | 'none-recorded';
  /** `not-said`: without a state. */
  readonly state?: MissingState | 'not-said';
  readonly sample?: SampleState;
}

/** A record with the version that holds. */
export interface KeptRecord extends DetentionRecord {
  readonly entered: DetentionVersion['entered'];
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
const OUTCOME = sql`coalesce(v.entered ->> 'outcome', 'none-recorded')`;
const STATE = sql`coalesce(v.entered -> 'states' -> -1 ->> 'state', 'not-said')`;

function where(of: DetentionFilter) {
  const { caseId, kind, text, actorIds = [], status, outcome, state, sample } = of;
  const wanted = text === undefined ? null : like(text);
  return sql`r.case_id = ${caseId} and r.kind = ${kind} and r.withdrawn_at is null
    and (${wanted}::text is null or r.serial ilike ${wanted} or v.entered ->> 'title' ilike ${wanted}
      or v.entered ->> 'capturedAt' ilike ${wanted} or v.entered ->> 'lastSeenAt' ilike ${wanted}
      or r.actor_id = any (${[...actorIds]}::uuid[]))
    and (${status ?? null}::text is null or v.entered -> 'statuses' @> jsonb_build_array(jsonb_build_object('code', ${status ?? null}::text)))
    and (${outcome ?? null}::text is null or ${OUTCOME} = ${outcome ?? null})
    and (${state ?? null}::text is null or ${STATE} = ${state ?? null})
    and (${sample ?? null}::text is null or v.entered ->> 'sample' = ${sample ?? null})`;
}

const FROM = sql`detention_record r join detention_version v on v.record_id = r.id and v.number = r.version`;

/** Records that stand, the newest first, at most `limit`, after one of them, as far as they may be seen. */
export async function listDetentions(
  tx: Tx,
  of: DetentionFilter & {
    readonly limit: number;
    readonly after: { readonly madeAt: string; readonly id: string } | null;
  },
): Promise<KeptRecord[]> {
  const { after, limit } = of;
  const { rows } = await sql<KeptRecord>`
    select r.*, v.entered from ${FROM} where ${where(of)}
      and (${after?.madeAt ?? null}::timestamptz is null
        or (r.made_at, r.id) < (${after?.madeAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by r.made_at desc, r.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Records with these ids that stand or were withdrawn, with the version that holds, as far as they may be seen. */
export async function recordsBy(tx: Tx, ids: readonly string[]): Promise<KeptRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<KeptRecord>`
    select r.*, v.entered from ${FROM} where r.id = any (${[...ids]}::uuid[]) order by r.made_at, r.id`.execute(
    tx,
  );
  return rows;
}

/** Records that stand about one of these actors, and those with these ids; with the version that holds. */
export async function recordsAbout(
  tx: Tx,
  of: { readonly caseId: string; readonly actorIds: readonly string[]; readonly ids: readonly string[] },
): Promise<KeptRecord[]> {
  const { rows } = await sql<KeptRecord>`
    select r.*, v.entered from ${FROM} where r.case_id = ${of.caseId} and r.withdrawn_at is null
      and (r.id = any (${[...of.ids]}::uuid[]) or r.actor_id = any (${[...of.actorIds]}::uuid[]))
    order by r.made_at, r.id limit ${PARTS_MAX}`.execute(tx);
  return rows;
}

/** The exchanges that stand in which one of these records was given. */
export async function exchangesWith(tx: Tx, recordIds: readonly string[]): Promise<KeptRecord[]> {
  if (recordIds.length === 0) return [];
  const { rows } = await sql<KeptRecord>`
    select r.*, v.entered from ${FROM} where r.withdrawn_at is null and r.id in (
      select p.exchange_id from exchange_part p where p.record_id = any (${[...recordIds]}::uuid[]))
    order by r.made_at, r.id limit ${PARTS_MAX}`.execute(tx);
  return rows;
}

/** How many records have a value. */
export interface Facet {
  readonly value: string;
  readonly count: number;
}

/** What the records that may be seen come to: of named and unnamed people apart, and never together. */
export interface DetentionCounts {
  readonly records: number;
  /** Different actors that they are about; one that was merged into another counts as that other. */
  readonly named: number;
  /** Sum of those whom nobody named: as many records say so, and the same person may be in two of them. */
  readonly unnamed: number;
  readonly statuses: readonly Facet[];
  readonly outcomes: readonly Facet[];
  readonly states: readonly Facet[];
  readonly samples: readonly Facet[];
}

/** Counts of the records that a filter leaves; of each kind as many as there were without its own part of the filter. */
export async function countDetentions(tx: Tx, of: DetentionFilter): Promise<DetentionCounts> {
  const { status: _status, ...noStatus } = of;
  const { outcome: _outcome, ...noOutcome } = of;
  const { state: _state, ...noState } = of;
  const { sample: _sample, ...noSample } = of;
  const by = async (value: ReturnType<typeof sql>, filter: DetentionFilter): Promise<Facet[]> => {
    const { rows } = await sql<Facet>`
      select ${value} as value, count(*)::int as count from ${FROM} where ${where(filter)} group by 1 order by 1`.execute(
      tx,
    );
    return rows;
  };
  const { rows: statuses } = await sql<Facet>`
    select s.code as value, count(distinct r.id)::int as count
    from ${FROM}, jsonb_to_recordset(coalesce(v.entered -> 'statuses', '[]'::jsonb)) as s (code text)
    where ${where(noStatus)} group by 1 order by 1`.execute(tx);
  const total = await sql<{ records: number; unnamed: number; ids: string[] }>`
    select count(*)::int as records, coalesce(sum(r.unnamed), 0)::int as unnamed,
      coalesce(array_agg(distinct r.actor_id) filter (where r.actor_id is not null), '{}') as ids
    from ${FROM} where ${where(of)}`.execute(tx);
  const [{ records, unnamed, ids } = { records: 0, unnamed: 0, ids: [] }] = total.rows;
  const kept = await keptActors(tx, ids);
  return {
    records,
    unnamed,
    named: new Set(ids.map((id) => kept.get(id) ?? id)).size,
    statuses,
    outcomes: of.kind === 'detention' ? await by(OUTCOME, noOutcome) : [],
    states: of.kind === 'missing' ? await by(STATE, noState) : [],
    samples: of.kind === 'missing' ? await by(sql`v.entered ->> 'sample'`, noSample) : [],
  };
}

/** For each actor the one that it was merged into, itself where it was not, as far as merges may be seen. */
export async function keptActors(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; kept: string }>`
    with recursive kept (id, at, depth) as (
      select id, id, 0 from unnest(${[...new Set(ids)]}::uuid[]) id
      union all
      select k.id, m.kept_id, k.depth + 1 from kept k
      join actor_merge m on m.merged_id = k.at and m.undone_at is null where k.depth < 20
    )
    select distinct on (id) id, at as kept from kept order by id, depth desc`.execute(tx);
  return new Map(rows.map(({ id, kept }) => [id, kept]));
}

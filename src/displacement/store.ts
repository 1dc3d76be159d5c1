import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type {
  Cause,
  DisplacementRecord,
  DisplacementVersion,
  Member,
  RecordKind,
  ReturnState,
  Wish,
} from './model.ts';

/** Most versions, members, pieces of evidence and records of a household that are shown together. */
export const PARTS_MAX = 2_000;

/** A record by id or serial; null when there is none that may be seen. */
export async function findDisplacement(
  tx: Tx,
  by: { readonly id: string } | { readonly serial: string },
): Promise<DisplacementRecord | null> {
  const query = tx.selectFrom('displacement_record').selectAll();
  const one = 'id' in by ? query.where('id', '=', by.id) : query.where('serial', '=', by.serial);
  return (await one.executeTakeFirst()) ?? null;
}

/** The same, kept from changing until the transaction ends. */
export async function lockDisplacement(tx: Tx, id: string): Promise<DisplacementRecord | null> {
  const query = tx.selectFrom('displacement_record').selectAll().where('id', '=', id).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** One version of a record; null when there is none that may be seen. */
export async function versionOf(
  tx: Tx,
  recordId: string,
  number: number,
): Promise<DisplacementVersion | null> {
  const query = tx.selectFrom('displacement_version').selectAll().where('record_id', '=', recordId);
  return (await query.where('number', '=', number).executeTakeFirst()) ?? null;
}

/** The versions of a record, the newest first. */
export async function versionsOf(tx: Tx, recordId: string): Promise<DisplacementVersion[]> {
  return tx
    .selectFrom('displacement_version')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('number', 'desc')
    .limit(PARTS_MAX)
    .execute();
}

/** The displacements of a household, withdrawn ones too, kept from changing until the transaction ends. */
export async function eventsOfHousehold(tx: Tx, householdId: string): Promise<DisplacementRecord[]> {
  return tx
    .selectFrom('displacement_record')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('kind', '=', 'event')
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Somebody in a household; null when there is none that may be seen. */
export async function memberOf(tx: Tx, id: string): Promise<Member | null> {
  return (
    (await tx.selectFrom('displacement_member').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  );
}

/** Who belongs to households, heads first, then as it was recorded. */
export async function membersIn(tx: Tx, householdIds: readonly string[]): Promise<Member[]> {
  if (householdIds.length === 0) return [];
  return tx
    .selectFrom('displacement_member')
    .selectAll()
    .where('household_id', 'in', [...householdIds])
    .orderBy('at_time', 'desc')
    .orderBy('role')
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** A piece of evidence; null when there is none that may be seen. */
export async function evidenceOf(tx: Tx, id: string): Promise<LedgeredRow<'displacement_evidence'> | null> {
  return (
    (await tx.selectFrom('displacement_evidence').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  );
}

/** A piece of evidence with what is told of it in passing. */
export interface ShownEvidence extends LedgeredRow<'displacement_evidence'> {
  /** Of an item. */
  readonly serial: string | null;
  /** Null of what lies sealed: told in passing, it would be a read that nobody recorded. */
  readonly words: string | null;
}

/** What supports parts of a record or contradicts them, as far as it may be seen. */
export async function evidenceIn(tx: Tx, recordId: string): Promise<ShownEvidence[]> {
  const { rows } = await sql<ShownEvidence>`
    select e.*, i.serial, case when not k.is_sealed then coalesce(i.title, left(c.body, 200)) end as words
    from displacement_evidence e left join item i on i.id = e.item_id left join claim c on c.id = e.claim_id
    left join compartment k on k.id = coalesce(i.compartment_id, c.compartment_id)
    where e.record_id = ${recordId} order by e.part, e.stance desc, e.made_at, e.id limit ${PARTS_MAX}`.execute(
    tx,
  );
  return rows;
}

/** Which records are listed. */
export interface DisplacementFilter {
  readonly caseId: string;
  readonly kind: RecordKind;
  /** A serial, or a destination. */
  readonly text?: string;
  /** Households with one of these; found by names that the reader may see. */
  readonly actorIds?: readonly string[];
  readonly settlementId?: string;
  readonly year?: number;
  readonly cause?: Cause;
  readonly wish?: Wish | 'not-said';
  readonly status?: ReturnState | 'not-said';
}

/** A record with the version that holds, and what it is called that it names, as far as it may be seen. */
export interface KeptRecord extends DisplacementRecord {
  readonly entered: DisplacementVersion['entered'];
  readonly household_serial: string | null;
  readonly item_serial: string | null;
  readonly settlement_serial: string | null;
  readonly settlement_name: string | null;
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** Of a household: that it was displaced from there. */
const ofSettlement = (settlementId: string, { caseId, kind }: DisplacementFilter) =>
  kind === 'household'
    ? sql`r.id in (select e.household_id from displacement_record e where e.case_id = ${caseId} and e.kind = 'event'
        and e.settlement_id = ${settlementId}::uuid and e.withdrawn_at is null)`
    : sql`r.settlement_id = ${settlementId}::uuid`;

function where(of: DisplacementFilter) {
  const { caseId, kind, text, actorIds = [], settlementId, year, cause, wish, status } = of;
  const wanted = text === undefined ? null : like(text);
  return sql`r.case_id = ${caseId} and r.kind = ${kind} and r.withdrawn_at is null
    and (${wanted}::text is null or r.serial ilike ${wanted} or r.destination ilike ${wanted}
      or exists (select from displacement_member m where m.actor_id = any (${[...actorIds]}::uuid[])
        and m.household_id = case r.kind when 'household' then r.id else r.household_id end))
    and (${year ?? null}::int is null or r.year = ${year ?? null})
    and (${cause ?? null}::text is null or r.cause = ${cause ?? null})
    and (${wish ?? null}::text is null or coalesce(r.wish, 'not-said') = ${wish ?? null})
    and (${status ?? null}::text is null or coalesce(r.return_status, 'not-said') = ${status ?? null})
    and ${settlementId === undefined ? sql`true` : ofSettlement(settlementId, of)}`;
}

const KEPT = sql`r.*, v.entered, h.serial as household_serial, i.serial as item_serial, s.serial as settlement_serial,
    s.names -> 0 ->> 'name' as settlement_name`;
const BESIDE = sql`join displacement_version v on v.record_id = r.id and v.number = r.version
    left join displacement_record h on h.id = r.household_id
    left join item i on i.id = r.item_id left join settlement s on s.id = r.settlement_id`;

/** Records that stand, the newest first, at most `limit`, after one of them, as far as they may be seen. */
export async function listDisplacements(
  tx: Tx,
  of: DisplacementFilter & {
    readonly limit: number;
    readonly after: { readonly madeAt: string; readonly id: string } | null;
  },
): Promise<KeptRecord[]> {
  const { after, limit } = of;
  const { rows } = await sql<KeptRecord>`
    select ${KEPT} from (
      select r.* from displacement_record r where ${where(of)}
        and (${after?.madeAt ?? null}::timestamptz is null
          or (r.made_at, r.id) < (${after?.madeAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by r.made_at desc, r.id desc limit ${limit}) r ${BESIDE}
    order by r.made_at desc, r.id desc`.execute(tx);
  return rows;
}

/** A record that stands or was withdrawn, and all that is of a household, with the versions that hold. */
export async function recordsOf(tx: Tx, of: { readonly id: string }): Promise<KeptRecord[]> {
  const { rows } = await sql<KeptRecord>`
    select ${KEPT} from displacement_record r ${BESIDE}
    where r.id = ${of.id} or r.household_id = ${of.id} and r.withdrawn_at is null
    order by r.kind, r.year, r.made_at, r.id limit ${PARTS_MAX}`.execute(tx);
  return rows;
}

/** How many records have a value. */
export interface Facet {
  readonly value: string;
  readonly count: number;
}

/** What the records that may be seen come to, of one kind. */
export interface DisplacementCounts {
  readonly records: number;
  readonly causes: readonly Facet[];
  readonly wishes: readonly Facet[];
  readonly statuses: readonly Facet[];
}

/** Counts of the records that a filter leaves; of each value as many as there were without its own part of the filter. */
export async function countDisplacements(tx: Tx, of: DisplacementFilter): Promise<DisplacementCounts> {
  const { cause: _cause, ...noCause } = of;
  const { wish: _wish, ...noWish } = of;
  const { status: _status, ...noStatus } = of;
  const by = async (value: ReturnType<typeof sql>, filter: DisplacementFilter): Promise<Facet[]> => {
    const { rows } = await sql<Facet>`
      select ${value} as value, count(*)::int as count from displacement_record r where ${where(filter)} group by 1 order by 1`.execute(
      tx,
    );
    return rows;
  };
  const { rows } = await sql<{
    records: number;
  }>`select count(*)::int as records from displacement_record r where ${where(of)}`.execute(tx);
  const isHousehold = of.kind === 'household';
  return {
    records: rows[0]?.records ?? 0,
    causes: of.kind === 'event' ? await by(sql`r.cause`, noCause) : [],
    wishes: isHousehold ? await by(sql`coalesce(r.wish, 'not-said')`, noWish) : [],
    statuses: isHousehold ? await by(sql`coalesce(r.return_status, 'not-said')`, noStatus) : [],
  };
}

/** Which of these references are records in a compartment already, with what a row needs to know of them. */
export async function recordsByReference(
  tx: Tx,
  of: { readonly compartmentId: string; readonly kind: RecordKind; readonly references: readonly string[] },
): Promise<ReadonlyMap<string, DisplacementRecord>> {
  if (of.references.length === 0) return new Map();
  const rows = await tx
    .selectFrom('displacement_record')
    .selectAll()
    .where('compartment_id', '=', of.compartmentId)
    .where('kind', '=', of.kind)
    .where(sql<boolean>`reference = any (${[...new Set(of.references)]}::text[])`)
    .execute();
  return new Map(rows.flatMap((row) => (row.reference === null ? [] : [[row.reference, row] as const])));
}

/** Serials of the items of a case with these bytes, as far as they may be seen, the oldest first. */
export async function itemsWith(
  tx: Tx,
  of: { readonly caseId: string; readonly sha256: string },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('item')
    .select('serial')
    .where('case_id', '=', of.caseId)
    .where('sha256', '=', of.sha256)
    .orderBy('received_at')
    .limit(10)
    .execute();
  return rows.map(({ serial }) => serial);
}

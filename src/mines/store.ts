import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type {
  Decision,
  Handover,
  HandoverClaim,
  MineDecision,
  MineRecord,
  MineVersion,
  Release,
} from './model.ts';

/** Most parts of a handover, and most records of one, that are shown and reckoned with together. */
export const PARTS_MAX = 2_000;

/** A handover; null when there is none that may be seen. */
export async function findHandover(tx: Tx, id: string): Promise<Handover | null> {
  return (await tx.selectFrom('handover').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The same by its serial. */
export async function handoverBySerial(tx: Tx, serial: string): Promise<Handover | null> {
  return (
    (await tx.selectFrom('handover').selectAll().where('serial', '=', serial).executeTakeFirst()) ?? null
  );
}

/** The same, kept from changing until the transaction ends. */
export async function lockHandover(tx: Tx, id: string): Promise<Handover | null> {
  return (
    (await tx.selectFrom('handover').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
  );
}

/** An item of a handover; null when there is none that may be seen. */
export async function itemOf(tx: Tx, id: string): Promise<LedgeredRow<'handover_item'> | null> {
  return (await tx.selectFrom('handover_item').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What somebody says of a handover, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function claimOf(tx: Tx, id: string): Promise<HandoverClaim | null> {
  return (
    (await tx.selectFrom('handover_claim').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** Which handovers of a case are listed: those whose title or parties hold a text. */
export interface HandoverFilter {
  readonly caseId: string;
  readonly text?: string;
}

type After = { readonly madeAt: string; readonly id: string } | null;

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** Handovers of a case that stand, the newest record first, at most `limit`, after one of them. */
export async function listHandovers(
  tx: Tx,
  of: HandoverFilter & { readonly limit: number; readonly after: After },
): Promise<Handover[]> {
  const { caseId, text, limit, after } = of;
  let query = tx
    .selectFrom('handover')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null);
  if (text !== undefined) {
    const wanted = like(text);
    query = query.where(
      sql<boolean>`(title ilike ${wanted} or given_by ilike ${wanted} or received_by ilike ${wanted} or serial ilike ${wanted})`,
    );
  }
  if (after !== null)
    query = query.where(sql<boolean>`(made_at, id) < (${after.madeAt}::timestamptz, ${after.id}::uuid)`);
  return query.orderBy('made_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** An item of a handover with what is told of the item. */
export interface ShownSheet extends LedgeredRow<'handover_item'> {
  readonly serial: string;
  /** Null of a sealed one: told in passing, it would be a read that nobody recorded. */
  readonly title: string | null;
  readonly sha256: string;
  readonly is_sealed: boolean;
}

/** The items of handovers, sheets by their number, as far as they may be seen. */
export async function itemsIn(tx: Tx, handoverIds: readonly string[]): Promise<ShownSheet[]> {
  if (handoverIds.length === 0) return [];
  const { rows } = await sql<ShownSheet>`
    select hi.*, i.serial, case when not c.is_sealed then i.title end as title, i.sha256, c.is_sealed
    from handover_item hi join item i on i.id = hi.item_id join compartment c on c.id = i.compartment_id
    where hi.handover_id = any (${[...handoverIds]}::uuid[])
    order by hi.kind desc, hi.sheet_number nulls last, hi.made_at, hi.id limit ${PARTS_MAX}`.execute(tx);
  return rows;
}

/** What is said of handovers and stands, by measure, then as it was recorded. */
export async function claimsIn(tx: Tx, handoverIds: readonly string[]): Promise<HandoverClaim[]> {
  if (handoverIds.length === 0) return [];
  return tx
    .selectFrom('handover_claim')
    .selectAll()
    .where('handover_id', 'in', [...handoverIds])
    .where('withdrawn_at', 'is', null)
    .orderBy('measure')
    .orderBy('made_at')
    .orderBy('id')
    .limit(PARTS_MAX)
    .execute();
}

/** A sheet that came more than once: with which handover else, and by what that is seen. */
export interface SameSheet {
  /** Of the sheet, and of the handover and the sheet that it is the same as. */
  readonly serial: string;
  readonly other_handover_id: string;
  readonly other_handover: string;
  readonly other_serial: string;
  /** The same bytes, or the same number, day and count of devices on both. */
  readonly seen_by: 'bytes' | 'description';
}

/** Sheets of a handover that came with another one too, or twice with this, as far as both may be seen. */
export async function sameSheets(tx: Tx, handoverId: string): Promise<SameSheet[]> {
  const { rows } = await sql<SameSheet>`
    select i.serial, o.id as other_handover_id, o.serial as other_handover, oi.serial as other_serial,
      case when oi.sha256 = i.sha256 then 'bytes' else 'description' end as seen_by
    from handover_item hi join item i on i.id = hi.item_id
    join handover h on h.id = hi.handover_id
    join handover_item other on other.id <> hi.id and other.kind = 'sheet'
    join item oi on oi.id = other.item_id
    join handover o on o.id = other.handover_id and o.case_id = h.case_id and o.withdrawn_at is null
    where hi.handover_id = ${handoverId} and hi.kind = 'sheet'
      and (oi.sha256 = i.sha256
        or (other.sheet_number = hi.sheet_number and other.sheet_date = hi.sheet_date and other.devices = hi.devices))
    order by i.serial, o.made_at, oi.serial limit ${PARTS_MAX}`.execute(tx);
  return rows;
}

/** A record; null when there is none that may be seen. */
export async function findRecord(tx: Tx, id: string): Promise<MineRecord | null> {
  return (await tx.selectFrom('hazard_record').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** A record of a case that stands, by its serial. */
export async function recordBySerial(
  tx: Tx,
  of: { readonly caseId: string; readonly serial: string },
): Promise<MineRecord | null> {
  return (
    (await tx
      .selectFrom('hazard_record')
      .selectAll()
      .where('case_id', '=', of.caseId)
      .where('serial', '=', of.serial)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()) ?? null
  );
}

/** The same, kept from changing until the transaction ends; null also where it is only released to the identity of `tx`. */
export async function lockRecord(tx: Tx, id: string): Promise<MineRecord | null> {
  return (
    (await tx.selectFrom('hazard_record').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** One version of a record; null when there is none that may be seen. */
export async function versionOf(tx: Tx, recordId: string, number: number): Promise<MineVersion | null> {
  return (
    (await tx
      .selectFrom('hazard_version')
      .selectAll()
      .where('record_id', '=', recordId)
      .where('number', '=', number)
      .executeTakeFirst()) ?? null
  );
}

/** What is told of a version beside others: its points, to see how far they moved. */
export interface VersionLine {
  readonly number: number;
  readonly reckoning: string;
  readonly why: string | null;
  readonly made_by: string;
  readonly made_at: string;
  readonly points: readonly { readonly id: string; readonly lon: number; readonly lat: number }[] | null;
}

/** The versions of a record, the newest first, at most 200. */
export async function versionsOf(tx: Tx, recordId: string): Promise<VersionLine[]> {
  const { rows } = await sql<VersionLine>`
    select number, reckoning, why, made_by, made_at, derived #> '{traverse,points}' as points
    from hazard_version where record_id = ${recordId} order by number desc limit 200`.execute(tx);
  return rows;
}

/** What was decided by a record, the last first, at most 200. */
export async function decisionsOf(tx: Tx, recordId: string): Promise<MineDecision[]> {
  return tx
    .selectFrom('hazard_decision')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

/** A release with the name of the compartment that it lets see; null where that may not be known. */
export type ShownRelease = Release & { readonly to_name: string | null };

/** Who was to see a record, the last first, at most 200. */
export async function releasesOf(tx: Tx, recordId: string): Promise<ShownRelease[]> {
  const { rows } = await sql<ShownRelease>`
    select r.*, released_to_name(r.to_compartment_id) as to_name from hazard_release r
    where r.record_id = ${recordId} order by r.asked_at desc, r.id desc limit 200`.execute(tx);
  return rows;
}

/** A release, kept from changing until the transaction ends; null when there is none that the identity of `tx` may decide of. */
export async function lockRelease(tx: Tx, id: string): Promise<Release | null> {
  return (
    (await tx.selectFrom('hazard_release').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** Whether a release of a record to a compartment is asked for or holds. */
export async function openRelease(tx: Tx, recordId: string, toCompartmentId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('hazard_release')
    .select('id')
    .where('record_id', '=', recordId)
    .where('to_compartment_id', '=', toCompartmentId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which records of a case are listed. */
export interface RecordFilter {
  readonly caseId: string;
  readonly text?: string;
  readonly form?: string;
  readonly decided?: Decision;
  readonly handoverId?: string;
}

/** A record as lists have it: without a coordinate. */
export interface ListedRecord extends MineRecord {
  readonly handover_serial: string | null;
  readonly handover_title: string | null;
  readonly sheet_serial: string | null;
  readonly number: string | null;
  /** As the sheet states it; null: it states none. */
  readonly total: number | null;
  readonly devices: readonly { readonly category: string; readonly count?: number }[];
  readonly has_outline: boolean;
  readonly present: number;
  readonly asked: number;
  readonly does_not_fit: number;
  readonly errors: number;
  readonly decided: Decision;
}

function recordsWhere({ caseId, text, form, decided, handoverId }: RecordFilter) {
  const wanted = text === undefined ? null : like(text);
  return sql`r.case_id = ${caseId} and r.withdrawn_at is null
    and (${wanted}::text is null or r.title ilike ${wanted} or r.serial ilike ${wanted})
    and (${form ?? null}::text is null or r.form = ${form ?? null})
    and (${handoverId ?? null}::uuid is null or r.handover_id = ${handoverId ?? null}::uuid)
    and (${decided ?? null}::text is null or coalesce(d.decided, 'not-decided') = ${decided ?? null})`;
}

const decidedOf = sql`left join lateral (
  select decided from hazard_decision x where x.record_id = r.id order by x.made_at desc, x.id desc limit 1) d on true`;

/** Records of a case that stand, the newest first, at most `limit`, after one of them, as far as they may be seen. */
export async function listRecords(
  tx: Tx,
  of: RecordFilter & { readonly limit: number; readonly after: After },
): Promise<ListedRecord[]> {
  const { limit, after } = of;
  const { rows } = await sql<ListedRecord>`
    select r.*, h.serial as handover_serial, h.title as handover_title, i.serial as sheet_serial,
      v.entered ->> 'number' as number, (v.entered ->> 'totalDevices')::int as total,
      coalesce(v.entered -> 'devices', '[]'::jsonb) as devices,
      coalesce(jsonb_typeof(v.derived #> '{traverse,envelope}') = 'object', false) as has_outline,
      (v.derived #>> '{completeness,counts,present}')::int as present,
      14 - (v.derived #>> '{completeness,counts,not-applicable}')::int as asked,
      (v.derived #>> '{consistency,counts,does-not-fit}')::int as does_not_fit,
      (select count(*)::int from jsonb_path_query(v.derived, '$.traverse.findings[*] ? (@.severity == "error")')) as errors,
      coalesce(d.decided, 'not-decided') as decided
    from hazard_record r join hazard_version v on v.record_id = r.id and v.number = r.version
    left join handover h on h.id = r.handover_id left join item i on i.id = r.item_id ${decidedOf}
    where ${recordsWhere(of)}
      and (${after?.madeAt ?? null}::timestamptz is null
        or (r.made_at, r.id) < (${after?.madeAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by r.made_at desc, r.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** How many records there are of each kind, as far as they may be seen. */
export interface RecordCounts {
  readonly total: number;
  readonly forms: readonly { readonly value: string; readonly count: number }[];
  readonly decided: readonly { readonly value: string; readonly count: number }[];
}

/** Counts of the records that a filter leaves; of each kind as many as there were without its own part of the filter. */
export async function countRecords(tx: Tx, of: RecordFilter): Promise<RecordCounts> {
  const { form: _form, ...noForm } = of;
  const { decided: _decided, ...noDecided } = of;
  const by = (column: 'r.form' | 'd.decided', filter: RecordFilter) =>
    sql<{ value: string; count: number }>`
      select coalesce(${sql.ref(column)}, 'not-decided') as value, count(*)::int as count from hazard_record r ${decidedOf}
      where ${recordsWhere(filter)} group by 1 order by 1`.execute(tx);
  const total = await sql<{ count: number }>`
    select count(*)::int as count from hazard_record r ${decidedOf} where ${recordsWhere(of)}`.execute(tx);
  return {
    total: total.rows[0]?.count ?? 0,
    forms: (await by('r.form', noForm)).rows,
    decided: (await by('d.decided', noDecided)).rows,
  };
}

/** Where a record lies, for a map. */
export interface RecordShape {
  readonly id: string;
  readonly compartment_id: string;
  readonly serial: string;
  readonly title: string;
  readonly decided: Decision;
  readonly envelope: unknown;
  readonly points: readonly { readonly id: string; readonly lon: number; readonly lat: number }[] | null;
}

/** Where the records lie that a filter leaves, the newest first, at most 500. */
export async function recordShapes(tx: Tx, of: RecordFilter): Promise<RecordShape[]> {
  const { rows } = await sql<RecordShape>`
    select r.id, r.compartment_id, r.serial, r.title, coalesce(d.decided, 'not-decided') as decided,
      v.derived #> '{traverse,envelope}' as envelope, v.derived #> '{traverse,points}' as points
    from hazard_record r join hazard_version v on v.record_id = r.id and v.number = r.version ${decidedOf}
    where ${recordsWhere(of)} and jsonb_typeof(v.derived -> 'traverse') = 'object'
    order by r.made_at desc, r.id desc limit 500`.execute(tx);
  return rows;
}

/** The sheet of a record, as far as it is told in passing. */
export interface RecordSheet {
  readonly serial: string;
  readonly is_sealed: boolean;
}

/** The sheet of a record; null when there is none that may be seen. */
export async function sheetOfRecord(tx: Tx, itemId: string): Promise<RecordSheet | null> {
  const row = await tx
    .selectFrom('item as i')
    .innerJoin('compartment as c', 'c.id', 'i.compartment_id')
    .select(['i.serial', 'c.is_sealed'])
    .where('i.id', '=', itemId)
    .executeTakeFirst();
  return row ?? null;
}

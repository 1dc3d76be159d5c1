import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { CountedAccident } from './casualties.ts';
import type { Subjects, SubjectTable } from './entries.ts';
import type { Accident, FoundDevice, GroundArea, GroundWork, QualityVisit, Victim } from './model.ts';

/** Most accidents, devices and areas of a case that are reckoned with together. */
export const RECKONED_MAX = 50_000;
/** Most parts of one accident or area that are shown. */
const PARTS_MAX = 2_000;

/** An accident, area or device, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockSubject<T extends SubjectTable>(
  tx: Tx,
  table: T,
  id: string,
): Promise<Subjects[T] | null> {
  const { rows } = await sql<Subjects[T]>`
    select * from ${sql.table(table)} where id = ${id}::uuid for update`.execute(tx);
  return rows[0] ?? null;
}

/** An area; null when there is none that may be seen. */
export async function findArea(tx: Tx, id: string): Promise<GroundArea | null> {
  return (await tx.selectFrom('ground_area').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** A victim, kept from changing until the transaction ends; null likewise. */
export async function lockVictim(tx: Tx, id: string): Promise<Victim | null> {
  return (
    (await tx
      .selectFrom('accident_victim')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()) ?? null
  );
}

/** A work, likewise. */
export async function lockWork(tx: Tx, id: string): Promise<GroundWork | null> {
  return (
    (await tx.selectFrom('ground_work').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** A visit, likewise. */
export async function lockVisit(tx: Tx, id: string): Promise<QualityVisit | null> {
  return (
    (await tx.selectFrom('quality_visit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** Where a page of a list ended. */
export type After = { readonly madeAt: string; readonly id: string } | null;

/** Which accidents are listed. */
export interface AccidentFilter {
  readonly caseId: string;
  readonly text?: string;
  readonly class?: string;
}

/** An accident as lists have it. */
export interface ListedAccident extends Accident {
  readonly item_serial: string | null;
  readonly victims: number;
  readonly killed: number;
  readonly injured: number;
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

const accidentsWhere = ({ caseId, text, class: kind }: AccidentFilter) => {
  const wanted = text === undefined ? null : like(text);
  return sql`a.case_id = ${caseId} and a.withdrawn_at is null
    and (${kind ?? null}::text is null or a.class = ${kind ?? null})
    and (${wanted}::text is null or a.title ilike ${wanted} or a.serial ilike ${wanted} or a.circumstances ilike ${wanted})`;
};

const victimsOfAccident = sql`left join lateral (
  select count(*)::int as victims, count(*) filter (where v.outcome = 'killed')::int as killed,
    count(*) filter (where v.outcome = 'injured')::int as injured
  from accident_victim v where v.accident_id = a.id and v.withdrawn_at is null) n on true
  left join item i on i.id = a.item_id`;

/** Accidents of a case that stand, the newest record first, at most `limit`, after one of them, as far as they may be seen. */
export async function listAccidents(
  tx: Tx,
  of: AccidentFilter & { readonly limit: number; readonly after: After },
): Promise<ListedAccident[]> {
  const { after, limit } = of;
  const { rows } = await sql<ListedAccident>`
    select a.*, i.serial as item_serial, n.victims, n.killed, n.injured from accident a ${victimsOfAccident}
    where ${accidentsWhere(of)}
      and (${after?.madeAt ?? null}::timestamptz is null
        or (a.made_at, a.id) < (${after?.madeAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by a.made_at desc, a.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** The same of one, also when it was withdrawn; null when there is none that may be seen. */
export async function listedAccident(tx: Tx, id: string): Promise<ListedAccident | null> {
  const { rows } = await sql<ListedAccident>`
    select a.*, i.serial as item_serial, n.victims, n.killed, n.injured from accident a ${victimsOfAccident}
    where a.id = ${id}::uuid`.execute(tx);
  return rows[0] ?? null;
}

/** How many of each class there are, as far as they may be seen. */
export async function countAccidents(
  tx: Tx,
  of: AccidentFilter,
): Promise<{ readonly value: string; readonly count: number }[]> {
  const { class: _class, ...rest } = of;
  const { rows } = await sql<{ value: string; count: number }>`
    select a.class as value, count(*)::int as count from accident a where ${accidentsWhere(rest)} group by 1 order by 1`.execute(
    tx,
  );
  return rows;
}

/** A victim with the pseudonym: the name is told on the page of the person, where its reading is recorded. */
export interface ShownVictim extends Victim {
  readonly pseudonym: string | null;
}

/** Victims of an accident that stand, in the order in which they were recorded. */
export async function victimsOf(tx: Tx, accidentId: string): Promise<ShownVictim[]> {
  const { rows } = await sql<ShownVictim>`
    select v.*, a.pseudonym from accident_victim v left join actor a on a.id = v.actor_id
    where v.accident_id = ${accidentId}::uuid and v.withdrawn_at is null order by v.made_at, v.id limit ${PARTS_MAX}`.execute(
    tx,
  );
  return rows;
}

/**
 * Accidents of a case as they are counted, with the victims that stand; persons who were merged are one. At most RECKONED_MAX; those that the
 * identity of `tx` does not see are not in it.
 */
export async function countedAccidents(
  tx: Tx,
  caseId: string,
): Promise<(CountedAccident & Pick<Accident, 'id' | 'compartment_id'>)[]> {
  const { rows } = await sql<CountedAccident & Pick<Accident, 'id' | 'compartment_id'>>`
    with recursive kept (id, as_id, steps) as (
      select distinct v.actor_id, v.actor_id, 0 from accident_victim v where v.actor_id is not null and v.withdrawn_at is null
      union all
      select k.id, m.kept_id, k.steps + 1 from kept k
        join actor_merge m on m.merged_id = k.as_id and m.undone_at is null where k.steps < 50
    ), last as (select distinct on (id) id, as_id from kept order by id, steps desc)
    select a.id, a.compartment_id, a.dated, a.place_id as "placeId",
      jsonb_build_object('least', a.killed_least, 'most', a.killed_most) as killed,
      jsonb_build_object('least', a.injured_least, 'most', a.injured_most) as injured,
      coalesce((
        select jsonb_agg(jsonb_build_object('identity', l.as_id, 'outcome', v.outcome) order by v.made_at, v.id)
        from accident_victim v left join last l on l.id = v.actor_id where v.accident_id = a.id and v.withdrawn_at is null
      ), '[]'::jsonb) as victims
    from accident a where a.case_id = ${caseId} and a.withdrawn_at is null
    order by a.made_at, a.id limit ${RECKONED_MAX}`.execute(tx);
  return rows;
}

/** An area as lists have it. */
export interface ListedArea extends GroundArea {
  readonly record_serial: string | null;
  readonly works: number;
  readonly devices: number;
}

const aboutArea = sql`select g.*, r.serial as record_serial,
    (select count(*)::int from ground_work w where w.area_id = g.id and w.withdrawn_at is null) as works,
    (select count(*)::int from found_device d where d.area_id = g.id and d.withdrawn_at is null) as devices
  from ground_area g left join hazard_record r on r.id = g.record_id`;

/** Areas of a case that stand, the newest first, at most `limit`, after one of them. */
export async function listAreas(
  tx: Tx,
  of: { readonly caseId: string; readonly limit: number; readonly after: After },
): Promise<ListedArea[]> {
  const { caseId, limit, after } = of;
  const { rows } = await sql<ListedArea>`${aboutArea}
    where g.case_id = ${caseId} and g.withdrawn_at is null
      and (${after?.madeAt ?? null}::timestamptz is null
        or (g.made_at, g.id) < (${after?.madeAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by g.made_at desc, g.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** The same of one, also when it was withdrawn; null when there is none that may be seen. */
export async function listedArea(tx: Tx, id: string): Promise<ListedArea | null> {
  const { rows } = await sql<ListedArea>`${aboutArea} where g.id = ${id}::uuid`.execute(tx);
  return rows[0] ?? null;
}

/** A work with the serial of its certificate. */
export interface ShownWork extends GroundWork {
  readonly item_serial: string | null;
}

/** Works of these areas that stand, in the order in which they were recorded. */
export async function worksOf(tx: Tx, areaIds: readonly string[]): Promise<ShownWork[]> {
  const { rows } = await sql<ShownWork>`
    select w.*, i.serial as item_serial from ground_work w left join item i on i.id = w.item_id
    where w.area_id = any (${[...areaIds]}::uuid[]) and w.withdrawn_at is null order by w.made_at, w.id limit ${RECKONED_MAX}`.execute(
    tx,
  );
  return rows;
}

/** Visits of these works that stand. */
export async function visitsOf(tx: Tx, workIds: readonly string[]): Promise<LedgeredRow<'quality_visit'>[]> {
  const { rows } = await sql<QualityVisit>`
    select * from quality_visit where work_id = any (${[...workIds]}::uuid[]) and withdrawn_at is null
    order by made_at, id limit ${PARTS_MAX}`.execute(tx);
  return rows;
}

/** A device as lists have it. */
export interface ListedDevice extends FoundDevice {
  readonly record_serial: string | null;
  readonly area_title: string | null;
  readonly item_serial: string | null;
}

/** Devices of a case, or of one area, that stand, the newest record first, at most `limit`, after one of them. */
export async function listDevices(
  tx: Tx,
  of: { readonly caseId: string; readonly areaId?: string; readonly limit: number; readonly after: After },
): Promise<ListedDevice[]> {
  const { caseId, areaId, limit, after } = of;
  const { rows } = await sql<ListedDevice>`
    select d.*, r.serial as record_serial, g.title as area_title, i.serial as item_serial
    from found_device d left join hazard_record r on r.id = d.record_id left join ground_area g on g.id = d.area_id
    left join item i on i.id = d.item_id
    where d.case_id = ${caseId} and d.withdrawn_at is null and (${areaId ?? null}::uuid is null or d.area_id = ${areaId ?? null}::uuid)
      and (${after?.madeAt ?? null}::timestamptz is null
        or (d.made_at, d.id) < (${after?.madeAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by d.made_at desc, d.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** A record as it is held against the ground. */
export interface HeldRecord {
  readonly id: string;
  readonly compartment_id: string;
  readonly handover_id: string | null;
  readonly serial: string;
  readonly laid_to: string | null;
  readonly devices: readonly {
    readonly category: string;
    readonly model?: string;
    readonly count?: number;
  }[];
  /** Corners of the outline as reckoned of what was recorded, and its envelope; null where there is none. */
  readonly ring: readonly (readonly [number, number])[] | null;
  readonly p95: readonly (readonly (readonly (readonly [number, number])[])[])[] | null;
}

/** Records of a case that stand, as they hold now, at most RECKONED_MAX. */
export async function heldRecords(tx: Tx, caseId: string): Promise<HeldRecord[]> {
  const { rows } = await sql<HeldRecord>`
    select r.id, r.compartment_id, r.handover_id, r.serial, left(v.entered #>> '{laid,to}', 10) as laid_to,
      coalesce(v.entered -> 'devices', '[]'::jsonb) as devices,
      v.derived #> '{traverse,envelope,p95,coordinates}' as p95,
      case when jsonb_array_length(coalesce(v.entered #> '{traverse,ring}', '[]'::jsonb)) < 3 then null else (
        select jsonb_agg(jsonb_build_array(p -> 'lon', p -> 'lat') order by c.at)
        from jsonb_array_elements_text(v.entered #> '{traverse,ring}') with ordinality c (id, at)
        join jsonb_array_elements(v.derived #> '{traverse,points}') p on p ->> 'id' = c.id
      ) end as ring
    from hazard_record r join hazard_version v on v.record_id = r.id and v.number = r.version
    where r.case_id = ${caseId} and r.withdrawn_at is null order by r.made_at, r.id limit ${RECKONED_MAX}`.execute(
    tx,
  );
  return rows;
}

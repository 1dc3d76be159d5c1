import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Settlement } from '#settlements';
import type { Mark, ShapeRow, StandingPart, StandingRecord } from './model.ts';

/** A compartment that the reader sees something of, or all of. */
export interface SeenPlace {
  readonly id: string;
  readonly isSealed: boolean;
  /** False: they see only what of it was released to them. */
  readonly isMember: boolean;
  /** How often what a map shows of it has changed; 0 where nothing is recorded, and of what is released. */
  readonly changes: number;
}

/** Of which compartments of a case the identity of `tx` sees something of the ground, in one order. */
export async function seenPlaces(tx: Tx, caseId: string): Promise<SeenPlace[]> {
  const { rows } = await sql<SeenPlace>`
    select compartment_id as id, is_sealed as "isSealed", is_member as "isMember", changes from seen_ground(${caseId}::uuid)`.execute(
    tx,
  );
  return rows;
}

/** Most records of a case that are on one map. */
export const RECORDS_MAX = 1_000_000;
const AT_ONCE = 5_000;

type Listed = Pick<StandingRecord, 'id' | 'version'>;

async function pageOfRecords(tx: Tx, caseId: string, after: string): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select id, version from hazard_record where case_id = ${caseId} and withdrawn_at is null and id > ${after}::uuid
    order by id limit ${AT_ONCE}`.execute(tx);
  return rows;
}

/** Records of a case that stand, as far as they may be seen, with what was decided last; many at a time, so that others are answered in between. */
export async function* standingRecords(tx: Tx, caseId: string): AsyncGenerator<StandingRecord[]> {
  const { rows } = await sql<{ id: string; decided: StandingRecord['decided'] }>`
    select distinct on (d.record_id) d.record_id as id, d.decided from hazard_decision d
    order by d.record_id, d.made_at desc, d.id desc`.execute(tx);
  const decided = new Map(rows.map((one) => [one.id, one.decided]));
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await pageOfRecords(tx, caseId, after);
    yield page.map((one) => ({ ...one, decided: decided.get(one.id) ?? 'not-decided' }));
    if (page.length < AT_ONCE) return;
    after = page.at(-1)?.id ?? after;
  }
}

// Laid by the last day that its end can mean, where that is all that is said.
const laidSince = sql`coalesce(left(v.entered #>> '{laid,from}', 10), edtf_last(left(v.entered #>> '{laid,to}', 10))::text)`;
const isLaidBefore = sql`coalesce(v.entered #>> '{laid,from}' is null and v.entered #>> '{laid,to}' is not null, false)`;

/** Where these versions of records lie, as far as they may be seen. */
export async function shapesOf(tx: Tx, of: readonly Listed[]): Promise<ShapeRow[]> {
  const { rows } = await sql<ShapeRow>`
    select v.record_id as id, v.number as version, ${laidSince} as since, ${isLaidBefore} as "isBefore", v.west, v.south, v.east, v.north,
      v.derived #>> '{traverse,envelope,p95,coordinates}' as p95, v.derived #>> '{traverse,envelope,p50,coordinates}' as p50,
      case when jsonb_array_length(coalesce(v.entered #> '{traverse,ring}', '[]'::jsonb)) < 3 then null else (
        select jsonb_agg(jsonb_build_array(p -> 'lon', p -> 'lat') order by c.at)::text
        from jsonb_array_elements_text(v.entered #> '{traverse,ring}') with ordinality c (id, at)
        join jsonb_array_elements(v.derived #> '{traverse,points}') p on p ->> 'id' = c.id
      ) end as outline
    from unnest(${of.map(({ id }) => id)}::uuid[], ${of.map(({ version }) => version)}::int[]) wanted (id, version)
    join hazard_version v on v.record_id = wanted.id and v.number = wanted.version`.execute(tx);
  return rows;
}

const PARTS_AT_ONCE = 500;

/**
 * Areas of a case that stand, with the parts that works released of them, as far as they may be seen; so many at a time. Of a work of which nobody
 * says when it ended, it is not known when it released something.
 */
export async function* standingParts(tx: Tx, caseId: string): AsyncGenerator<StandingPart[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows: areas } = await sql<StandingPart>`
      select g.id, g.version, 'groundAreas' as theme, coalesce(d.decided, 'not-decided') as kind, ${laidSince} as since,
        ${isLaidBefore} as "isBefore", g.id as of, g.extent::text as extent
      from ground_area g left join hazard_record r on r.id = g.record_id and r.withdrawn_at is null
      left join hazard_version v on v.record_id = r.id and v.number = r.version
      left join lateral (
        select decided from hazard_decision h where h.record_id = r.id order by h.made_at desc, h.id desc limit 1
      ) d on true
      where g.case_id = ${caseId} and g.withdrawn_at is null and g.id > ${after}::uuid order by g.id limit ${PARTS_AT_ONCE}`.execute(
      tx,
    );
    yield areas;
    const { rows: parts } = await sql<StandingPart>`
      select w.id, 1 as version, 'released' as theme, w.released as kind,
        case when w.ended ~ '/(\.\.)?$' then null else edtf_last(w.ended)::text end as since, false as "isBefore",
        w.area_id as of, w.extent::text as extent
      from ground_work w where w.area_id = any (${areas.map(({ id }) => id)}::uuid[]) and w.withdrawn_at is null
        and w.released <> 'none' and w.extent is not null order by w.id`.execute(tx);
    yield parts;
    if (areas.length < PARTS_AT_ONCE) return;
    after = areas.at(-1)?.id ?? after;
  }
}

/** Accidents of a case that stand, as far as they may be seen; without a position where nobody says where. */
export async function accidentMarks(
  tx: Tx,
  caseId: string,
): Promise<(Pick<Mark, 'id' | 'since'> & { readonly lon: number | null; readonly lat: number | null })[]> {
  const { rows } = await sql<Pick<Mark, 'id' | 'since'> & { lon: number | null; lat: number | null }>`
    select id, longitude as lon, latitude as lat, edtf_first(dated)::text as since
    from accident where case_id = ${caseId} and withdrawn_at is null order by id limit ${RECORDS_MAX + 1}`.execute(
    tx,
  );
  return rows;
}

/** Something on the map as a list names it. */
export interface NamedMark {
  readonly id: string;
  readonly compartment_id: string;
  readonly serial: string;
  readonly title: string;
  /** In EDTF, as it was recorded; null where nobody says. */
  readonly dated: string | null;
  /** Where only the end of the laying is said: that, in EDTF. */
  readonly datedBy: string | null;
  readonly decided: StandingRecord['decided'] | null;
  /** Of a part that was released: by which work. */
  readonly work: NamedWork | null;
}

/** A work as a list names it. */
export interface NamedWork {
  readonly areaId: string;
  readonly name: string;
  readonly kind: string;
  readonly released: string;
  readonly organisation: string;
}

/** These hazard records, as far as they may be seen, in the order in which they are named. */
export async function namedHazards(tx: Tx, ids: readonly string[]): Promise<NamedMark[]> {
  const { rows } = await sql<NamedMark>`
    select r.id, r.compartment_id, r.serial, r.title, v.entered #>> '{laid,from}' as dated,
      case when v.entered #>> '{laid,from}' is null then v.entered #>> '{laid,to}' end as "datedBy", coalesce(d.decided, 'not-decided') as decided, null as work
    from unnest(${[...ids]}::uuid[]) with ordinality w (id, at)
    join hazard_record r on r.id = w.id join hazard_version v on v.record_id = r.id and v.number = r.version
    left join lateral (
      select decided from hazard_decision h where h.record_id = r.id order by h.made_at desc, h.id desc limit 1
    ) d on true where r.withdrawn_at is null order by w.at`.execute(tx);
  return rows;
}

/** These accidents, likewise. */
export async function namedAccidents(tx: Tx, ids: readonly string[]): Promise<NamedMark[]> {
  const { rows } = await sql<NamedMark>`
    select a.id, a.compartment_id, a.serial, a.title, a.dated, null as "datedBy", null as decided, null as work
    from unnest(${[...ids]}::uuid[]) with ordinality w (id, at) join accident a on a.id = w.id
    where a.withdrawn_at is null order by w.at`.execute(tx);
  return rows;
}

/** These areas, likewise, with when the field of their record was laid. */
export async function namedAreas(tx: Tx, ids: readonly string[]): Promise<NamedMark[]> {
  const { rows } = await sql<NamedMark>`
    select g.id, g.compartment_id, g.serial, g.title, v.entered #>> '{laid,from}' as dated,
      case when v.entered #>> '{laid,from}' is null then v.entered #>> '{laid,to}' end as "datedBy", coalesce(d.decided, 'not-decided') as decided, null as work
    from unnest(${[...ids]}::uuid[]) with ordinality w (id, at) join ground_area g on g.id = w.id
    left join hazard_record r on r.id = g.record_id and r.withdrawn_at is null
    left join hazard_version v on v.record_id = r.id and v.number = r.version
    left join lateral (
      select decided from hazard_decision h where h.record_id = r.id order by h.made_at desc, h.id desc limit 1
    ) d on true where g.withdrawn_at is null order by w.at`.execute(tx);
  return rows;
}

/** These parts that were released, likewise: by the title of the area, with who did what, and when it ended. */
export async function namedReleased(tx: Tx, ids: readonly string[]): Promise<NamedMark[]> {
  const { rows } = await sql<NamedMark>`
    select p.id, g.compartment_id, g.serial, g.title, p.ended as dated, null as "datedBy", null as decided, jsonb_build_object(
      'areaId', g.id, 'name', p.name, 'kind', p.kind, 'released', p.released, 'organisation', p.organisation) as work
    from unnest(${[...ids]}::uuid[]) with ordinality w (id, at) join ground_work p on p.id = w.id join ground_area g on g.id = p.area_id
    where p.withdrawn_at is null and g.withdrawn_at is null order by w.at`.execute(tx);
  return rows;
}

/** These settlements, likewise, with all their names. */
export async function namedSettlements(
  tx: Tx,
  ids: readonly string[],
): Promise<Pick<Settlement, 'id' | 'compartment_id' | 'serial' | 'names'>[]> {
  const { rows } = await sql<Pick<Settlement, 'id' | 'compartment_id' | 'serial' | 'names'>>`
    select s.id, s.compartment_id, s.serial, s.names
    from unnest(${[...ids]}::uuid[]) with ordinality w (id, at) join settlement s on s.id = w.id
    where s.withdrawn_at is null order by w.at`.execute(tx);
  return rows;
}

import { sql } from 'kysely';
import type { Tx } from '#db';

/** A box in degrees: west, south, east, north. */
export type DegreeBox = readonly [west: number, south: number, east: number, north: number];

/** A record with the corners of its envelope, or its points where it has none. */
export interface NearRow {
  readonly id: string;
  readonly compartment_id: string;
  readonly serial: string;
  readonly is_confirmed: boolean;
  /** Of a GeoJSON MultiPolygon; null without an envelope. */
  readonly areas: [number, number][][][] | null;
  readonly points: readonly { readonly lon: number; readonly lat: number }[];
}

/** Records near one place that are looked at together. */
export const NEAR_MAX = 20_000;

/**
 * Records whose envelope meets a box, as far as `tx` may see them: those that stood at the end of a day, in the version and by the decision of
 * that day; now, without one. Not those whose laying began after the day `on`; where the sheet does not say when it began they may have lain there. At most
 * NEAR_MAX and one more.
 */
export async function recordsNear(
  tx: Tx,
  of: {
    readonly caseId: string;
    readonly box: DegreeBox;
    readonly on: string;
    readonly knownAt: string | null;
  },
): Promise<NearRow[]> {
  const [west, south, east, north] = of.box;
  // The day is over when the next one begins, in UTC.
  const end = sql`coalesce((${of.knownAt}::date + 1)::timestamp at time zone 'UTC', 'infinity')`;
  const { rows } = await sql<NearRow>`
    select r.id, r.compartment_id, r.serial, coalesce(d.decided = 'cha', false) as is_confirmed,
      v.derived #> '{traverse,envelope,p95,coordinates}' as areas, v.derived #> '{traverse,points}' as points
    from hazard_version v join hazard_record r on r.id = v.record_id
    left join lateral (
      select decided from hazard_decision h where h.record_id = r.id and h.made_at < ${end}
      order by h.made_at desc, h.id desc limit 1
    ) d on true
    where v.west <= ${east} and v.east >= ${west} and v.south <= ${north} and v.north >= ${south}
      and r.case_id = ${of.caseId} and (r.withdrawn_at is null or r.withdrawn_at >= ${end})
      -- A year or a month is a text that comes before its days.
      and coalesce(v.entered #>> '{laid,from}', '') <= ${of.on}
      and v.number = (
        select max(o.number) from hazard_version o where o.record_id = r.id and o.made_at < ${end}
      )
    order by r.serial limit ${NEAR_MAX + 1}`.execute(tx);
  return rows;
}

import type { Tx } from '#db';
import { AppError } from '#kernel';
import { NEAR_MAX, recordsNear } from './store.ts';

/** An area in which mines are recorded, as ways and settlements are held against it. A record of several areas is several of these. */
export interface NearHazard {
  readonly id: string;
  readonly compartmentId: string;
  readonly serial: string;
  /** A person decided that the area is a confirmed hazardous area. */
  readonly isConfirmed: boolean;
  /** Outer ring in degrees of WGS 84, longitude before latitude; one point for what is no area. */
  readonly ring: readonly (readonly [number, number])[];
}

/**
 * What is recorded in a box of degrees, as far as the identity of `tx` may see it, on a day, as it was known at the end of another: envelopes in which a
 * field lies in at least one of twenty draws, or points where a record has no outline. Whoever shows what comes of it records that it was read.
 * Nothing in a box is no word of safety. Error MINES_TOO_MANY where more lie in it than are looked at together.
 */
export async function hazardsNear(tx: Tx, of: Parameters<typeof recordsNear>[1]): Promise<NearHazard[]> {
  const rows = await recordsNear(tx, of);
  // What is left out would look like ground without mines.
  if (rows.length > NEAR_MAX) throw new AppError('MINES_TOO_MANY', { most: NEAR_MAX });
  return rows.flatMap((row): NearHazard[] => {
    const shared = {
      id: row.id,
      compartmentId: row.compartment_id,
      serial: row.serial,
      isConfirmed: row.is_confirmed,
    };
    const rings = row.areas
      ? row.areas.map(([outer = []]) => outer)
      : row.points.map(({ lon, lat }): [number, number][] => [[lon, lat]]);
    return rings.map((ring) => ({ ...shared, ring }));
  });
}

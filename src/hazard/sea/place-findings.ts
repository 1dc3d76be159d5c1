import type { TraverseFinding } from '../model.ts';
import { metresAtSea } from './at-sea.ts';

/** Corners of one outline that are looked at, evenly apart: of an area that lies at sea every corner does. */
const LOOKED_AT = 64;

/** A place that somebody recorded, or the corners of an outline. */
export interface RecordedPlace {
  /** By what a person finds it again: a serial or a name, and no coordinate. */
  readonly subject: string;
  /** WGS 84, degrees, longitude first; none where nobody says where. */
  readonly at: readonly (readonly number[])[];
}

/** So many of a list, evenly apart, its first among them. */
const someOf = <T>(all: readonly T[]): readonly T[] =>
  all.length <= LOOKED_AT
    ? all
    : Array.from({ length: LOOKED_AT }, (_, at) => all[Math.floor((at * all.length) / LOOKED_AT)] as T);

/**
 * Which of these places lie at sea (`metresAtSea`), with what that means for whoever goes by them; of several corners the one that is farthest out.
 * A finding and no refusal: something may have happened on the water, or a document may say so.
 */
export const placesAtSea = (places: readonly RecordedPlace[]): TraverseFinding[] =>
  places.flatMap(({ subject, at }): TraverseFinding[] => {
    const off = someOf(at).flatMap(([lon = Number.NaN, lat = Number.NaN]) => metresAtSea(lon, lat) ?? []);
    if (off.length === 0) return [];
    const km = Math.round(Math.max(...off) / 1000);
    return [
      {
        code: 'place-at-sea',
        severity: 'error',
        subject,
        says: `What is recorded of the place lies at sea, up to ${km} km off the coast of Natural Earth 1:50 million.`,
        safety:
          'A digit is wrong or latitude and longitude are swapped, or it was on the water: nobody is to go by this place, or to be told that another is free of hazards, before somebody has looked.',
        facts: { km },
      },
    ];
  });

/** The place of something that lies at one point, or has none. */
export const placeOf = (row: {
  readonly serial: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}): RecordedPlace => ({
  subject: row.serial,
  at: row.latitude === null || row.longitude === null ? [] : [[row.longitude, row.latitude]],
});

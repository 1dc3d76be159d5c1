import { datumSets, USUAL_DATUM_SET } from './datums.ts';
import { isSk42 } from './frame.ts';
import type { LaidOut, LaidLeg } from './lay-out.ts';
import type { Closure, Traverse } from './model.ts';

const DEGREE = Math.PI / 180;

/**
 * One standard deviation of each error. What a sheet does not say is taken from what is usual (tape 1 %, paces 4 %, compass 1.5°, угломер
 * 15 mils, a reference point half a millimetre on its map or 10 m): from general knowledge, and named among the assumptions.
 */
export interface Errors {
  readonly share: number;
  /** Radians, of each leg by itself. */
  readonly bearing: number;
  /** Radians, of all legs together. */
  readonly declination: number;
  /** Metres, of all points together. */
  readonly datum: number;
  readonly reference: (id: string) => number;
}

/** The errors of a traverse. */
export function errorsOf({ bearings, distances, crs, mapScale, referencePoints }: Traverse): Errors {
  const isPaced = distances.unit === 'pace';
  const usualShare = isPaced ? (distances.paceMetres === undefined ? 0.1 : 0.04) : 0.01;
  const usualBearing = bearings.unit === 'mil-6000' ? (15 * 360) / 6000 : 1.5;
  const { declination } = bearings;
  const turned = bearings.north === 'magnetic' ? (declination ? (declination.sigmaDegrees ?? 1) : 7) : 0;
  const usualReference = mapScale === undefined ? 10 : mapScale * 0.0005;
  const given = new Map(referencePoints.map(({ id, sigmaM }) => [id, sigmaM ?? usualReference]));
  return {
    share: distances.sigmaShare ?? usualShare,
    bearing: (bearings.sigmaDegrees ?? usualBearing) * DEGREE,
    declination: turned * DEGREE,
    datum: isSk42(crs) ? (datumSets[crs.datumSet ?? USUAL_DATUM_SET]?.accuracyM ?? 0) : 0,
    reference: (id) => given.get(id) ?? 0,
  };
}

/** How a point was reached: from which reference point, by which legs. */
interface Way {
  readonly from: string;
  readonly legs: readonly LaidLeg[];
}

function ways({ steps, references }: LaidOut): Map<string, Way> {
  const found = new Map<string, Way>();
  for (const id of references.keys()) found.set(id, { from: id, legs: [] });
  for (const leg of steps) {
    const way = found.get(leg.from);
    if (way) found.set(leg.to, { from: way.from, legs: [...way.legs, leg] });
  }
  return found;
}

/** What a check closes: the legs that its two ends do not share, from the point that it should reach, on to it again. */
export interface Loop {
  readonly legs: readonly LaidLeg[];
  /** Reference points from which its two ends were reached; one when they are the same. */
  readonly references: readonly string[];
}

/** The loop of each check, in their order. */
export function loopsOf(laid: LaidOut): Loop[] {
  const all = ways(laid);
  const nowhere: Way = { from: '', legs: [] };
  return laid.checks.map((check) => {
    const [start, end] = [all.get(check.from) ?? nowhere, all.get(check.to) ?? nowhere];
    const [inStart, inEnd] = [new Set(start.legs), new Set(end.legs)];
    const back = end.legs.filter((leg) => !inStart.has(leg)).toReversed();
    const on = start.legs.filter((leg) => !inEnd.has(leg));
    return { legs: [...back, ...on, check], references: [...new Set([start.from, end.from])] };
  });
}

/** What each check misses by, and one standard deviation of it in that direction. */
export function closuresOf(laid: LaidOut, loops: readonly Loop[], errors: Errors): Closure[] {
  return laid.checks.map((check, at) => {
    const [from, to] = [laid.points.get(check.from) ?? [0, 0], laid.points.get(check.to) ?? [0, 0]];
    const east = from[0] + check.metres * Math.sin(check.bearing) - to[0];
    const north = from[1] + check.metres * Math.cos(check.bearing) - to[1];
    const length = Math.hypot(east, north);
    const [u, v] = length === 0 ? [1, 0] : [east / length, north / length];
    const { legs, references } = loops[at] ?? { legs: [], references: [] };
    let variance = 0;
    for (const { bearing, metres } of legs) {
      const along = u * Math.sin(bearing) + v * Math.cos(bearing);
      const across = u * Math.cos(bearing) - v * Math.sin(bearing);
      variance += (along * errors.share * metres) ** 2 + (across * errors.bearing * metres) ** 2;
    }
    if (references.length > 1) {
      for (const id of references) variance += errors.reference(id) ** 2;
      variance += (errors.declination * legs.reduce((sum, { metres }) => sum + metres, 0)) ** 2;
    }
    return { at: check.to, east_m: east, north_m: north, length_m: length, sigma_m: Math.sqrt(variance) };
  });
}

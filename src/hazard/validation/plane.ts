import { difference, intersection, setPrecision, union } from 'polyclip-ts';
import { Frame, type Local } from '../frame.ts';
import { isInRing, signedArea } from '../ring.ts';
import type { Area, Ring } from './model.ts';

// Edges that two parts share are the same only as far as sums of floating point numbers are: without it half of such areas cannot be clipped at all
// (“Unable to complete output ring”). A nanometre in metres; with coarser ones the library has been seen not to end.
setPrecision(1e-9);

/** A ring in metres around a point, without the last corner that repeats the first. */
export type PlaneRing = readonly Local[];
/** Polygons in metres, their rings. */
export type PlaneArea = readonly (readonly PlaneRing[])[];

type Clip = [number, number][][][];

/**
 * Metres east and north of a point (transverse Mercator around it, as the traverse has it). Areas that lie within some tens of
 * kilometres of it are true to a millionth.
 */
export class Plane {
  readonly #frame: Frame;

  constructor([lon, lat]: readonly [number, number]) {
    this.#frame = new Frame({ system: 'wgs84' }, { lat, lon }, '');
  }

  point([lon, lat]: readonly [number, number]): Local {
    return this.#frame.fromWgs84({ lat, lon });
  }

  ring(ring: Ring): PlaneRing {
    const [first, last] = [ring[0], ring.at(-1)];
    const isClosed = first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1];
    return (isClosed ? ring.slice(0, -1) : ring).map((at) => this.point(at));
  }

  area(area: Area): PlaneArea {
    return area.map((polygon) => polygon.map((ring) => this.ring(ring)));
  }

  /** An area of the plane in degrees, its rings closed. */
  degrees(area: PlaneArea): [number, number][][][] {
    return area.map((polygon) =>
      polygon.map((ring) =>
        [...ring, ...ring.slice(0, 1)].map((at) => {
          const { lat, lon } = this.#frame.toWgs84(at);
          return [lon, lat];
        }),
      ),
    );
  }
}

const clip = (area: PlaneArea): Clip =>
  area.map((polygon) => polygon.map((ring) => ring.map(([x, y]): [number, number] => [x, y])));
const unclip = (area: readonly (readonly (readonly (readonly number[])[])[])[]): PlaneArea =>
  area.map((polygon) => polygon.map((ring) => ring.slice(0, -1).map(([x = 0, y = 0]): Local => [x, y])));

/** Square metres of an area, its holes left out. */
export const areaOf = (area: PlaneArea): number =>
  area.reduce(
    (sum, [outer = [], ...holes]) =>
      sum +
      Math.abs(signedArea(outer)) -
      holes.reduce((inside, hole) => inside + Math.abs(signedArea(hole)), 0),
    0,
  );

/** What lies in both. */
export const common = (one: PlaneArea, other: PlaneArea): PlaneArea =>
  one.length === 0 || other.length === 0 ? [] : unclip(intersection(clip(one), clip(other)));

/** What lies in any of them. */
export function together(areas: readonly PlaneArea[]): PlaneArea {
  const [first, ...rest] = areas.filter((area) => area.length > 0).map(clip);
  return first ? unclip(union(first, ...rest)) : [];
}

/** What lies in the first and in none of the others. */
export const without = (area: PlaneArea, others: readonly PlaneArea[]): PlaneArea => {
  const taken = others.filter((other) => other.length > 0).map(clip);
  return area.length === 0 ? [] : unclip(difference(clip(area), ...taken));
};

/** Whether a point lies in an area and in none of its holes. */
export const isInside = (area: PlaneArea, at: Local): boolean =>
  area.some(([outer = [], ...holes]) => isInRing(outer, at) && !holes.some((hole) => isInRing(hole, at)));

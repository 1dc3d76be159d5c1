import type { Geometry, Position } from 'geojson';
import { signedArea } from '#hazard';
import type { FindingCode } from './findings.ts';

type Tell = (code: FindingCode) => void;
type Ring = readonly Position[];

/** Pairs of sides that are compared in one outline; a hostile one would otherwise take hours. */
const MOST_PAIRS = 5_000_000;

const same = (a: Position | undefined, b: Position | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

const side = (a: Position, b: Position, c: Position): number =>
  Math.sign(
    ((b[0] ?? 0) - (a[0] ?? 0)) * ((c[1] ?? 0) - (a[1] ?? 0)) -
      ((b[1] ?? 0) - (a[1] ?? 0)) * ((c[0] ?? 0) - (a[0] ?? 0)),
  );

/** The area in square degrees; positive where the corners go round against the clock. */
export const turnOf = (ring: Ring): number => signedArea(ring.map(([x = 0, y = 0]) => [x, y]));

/** Whether two sides of a closed ring cross; null when it has too many to look at. Sides are swept from west to east. */
function crosses(ring: Ring): boolean | null {
  const sides = ring.slice(0, -1).map((a, at) => {
    const b = ring[at + 1] ?? a;
    return { at, a, b, west: Math.min(a[0] ?? 0, b[0] ?? 0), east: Math.max(a[0] ?? 0, b[0] ?? 0) };
  });
  const last = sides.length - 1;
  let [open, pairs]: [typeof sides, number] = [[], 0];
  for (const one of sides.toSorted((left, right) => left.west - right.west)) {
    open = open.filter(({ east }) => east >= one.west);
    pairs += open.length;
    if (pairs > MOST_PAIRS) return null;
    for (const other of open) {
      const apart = Math.abs(one.at - other.at);
      if (apart <= 1 || apart === last) continue;
      if (
        side(one.a, one.b, other.a) * side(one.a, one.b, other.b) < 0 &&
        side(other.a, other.b, one.a) * side(other.a, other.b, one.b) < 0
      )
        return true;
    }
    open.push(one);
  }
  return false;
}

function checkedRing(ring: Ring, isOuter: boolean, tell: Tell): Position[] | null {
  const open = ring.filter((corner, at) => !same(corner, ring[at - 1]));
  const different = new Set(open.map(([x, y]) => `${x} ${y}`)).size;
  if (different < 3) {
    tell('ring-too-short');
    return null;
  }
  const closed = [...open];
  if (!same(closed[0], closed.at(-1))) {
    tell('ring-open');
    closed.push(closed[0] ?? []);
  }
  const found = crosses(closed);
  if (found === null) tell('ring-not-checked');
  if (found) tell('ring-crosses-itself');
  const isAgainstClock = turnOf(closed) > 0;
  if (isAgainstClock === isOuter) return closed;
  if (isOuter && !found) tell('ring-clockwise');
  return closed.toReversed();
}

/** Every corner of a geometry, of whatever kind it is. */
export function* cornersOf(geometry: Geometry): Generator<Position> {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) yield* cornersOf(part);
    return;
  }
  const open: unknown[] = [geometry.coordinates];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (!Array.isArray(part)) continue;
    if (typeof part[0] === 'number') yield part as Position;
    else open.push(...(part as unknown[]));
  }
}

/** What is wrong with the numbers themselves; null when nothing is. */
function misplaced(geometry: Geometry): FindingCode | null {
  let corners = 0;
  let swapped = false;
  let outside = false;
  let zero = true;
  for (const [x = NaN, y = NaN] of cornersOf(geometry)) {
    corners += 1;
    if (!Number.isFinite(x) || !Number.isFinite(y) || Math.abs(x) > 180 || Math.abs(y) > 90) {
      outside = true;
      if (Math.abs(x) <= 90 && Math.abs(y) > 90 && Math.abs(y) <= 180) swapped = true;
    }
    if (x !== 0 || y !== 0) zero = false;
  }
  if (corners === 0) return 'no-geometry';
  if (outside) return swapped ? 'axes-maybe-swapped' : 'coordinate-outside-earth';
  return zero ? 'null-island' : null;
}

const polygon = (rings: readonly Ring[], tell: Tell): Position[][] | null => {
  const checked = rings.map((ring, at) => checkedRing(ring, at === 0, tell));
  // A hole that is none encloses nothing; without its outline an area is none.
  return checked[0] ? checked.filter((ring) => ring !== null) : null;
};

/**
 * A geometry with its outlines closed and turned as RFC 7946 wants them (against the clock outside, with it inside), or null where it
 * cannot be drawn. What was wrong is told, with every change. Degrees of WGS 84. The file’s maker controls the numbers.
 */
export function checkedGeometry(geometry: Geometry, tell: Tell): Geometry | null {
  const wrong = misplaced(geometry);
  if (wrong) {
    tell(wrong);
    return null;
  }
  if (geometry.type === 'Polygon') {
    const coordinates = polygon(geometry.coordinates, tell);
    return coordinates && { type: 'Polygon', coordinates };
  }
  if (geometry.type === 'MultiPolygon') {
    const coordinates = geometry.coordinates.map((one) => polygon(one, tell)).filter((one) => one !== null);
    return coordinates.length > 0 ? { type: 'MultiPolygon', coordinates } : null;
  }
  return geometry;
}

/** Several geometries as one: those of one kind as that kind's plural, one alone as itself, none as null. */
export function joined(parts: readonly Geometry[]): Geometry | null {
  const [first] = parts;
  if (!first || parts.length === 1) return first ?? null;
  const points = parts.flatMap((part) => (part.type === 'Point' ? [part.coordinates] : []));
  const lines = parts.flatMap((part) => (part.type === 'LineString' ? [part.coordinates] : []));
  const areas = parts.flatMap((part) => (part.type === 'Polygon' ? [part.coordinates] : []));
  if (points.length === parts.length) return { type: 'MultiPoint', coordinates: points };
  if (lines.length === parts.length) return { type: 'MultiLineString', coordinates: lines };
  if (areas.length === parts.length) return { type: 'MultiPolygon', coordinates: areas };
  return { type: 'GeometryCollection', geometries: [...parts] };
}

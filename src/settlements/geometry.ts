import { wrong } from './model.ts';

/** A position in degrees of WGS 84: longitude, latitude (RFC 7946 §3.1.1). */
export type Position = readonly [longitude: number, latitude: number];

/** What can be drawn of a settlement, a route or an obstacle. */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** Most points of one geometry: a limit of memory and of what is drawn. */
export const POINTS_MAX = 20_000;

const DEPTH: Readonly<Record<Geometry['type'], number>> = {
  Point: 0,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};
/** Least points of an innermost list. */
const LEAST: Readonly<Record<Geometry['type'], number>> = {
  Point: 1,
  LineString: 2,
  MultiLineString: 2,
  Polygon: 4,
  MultiPolygon: 4,
};

function positionOf(given: unknown): Position | null {
  if (!Array.isArray(given) || given.length < 2 || given.length > 3) return null;
  const [longitude, latitude] = given as unknown[];
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null;
  const isOnGlobe = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return isOnGlobe ? [longitude, latitude] : null;
}

interface Count {
  points: number;
}

type Nested = Position | readonly Nested[];

/** The same lists with nothing in them but positions; null when something else is. */
function nestedOf(given: unknown, depth: number, least: number, count: Count): Nested | null {
  if (depth === 0) {
    count.points += 1;
    return count.points > POINTS_MAX ? null : positionOf(given);
  }
  if (!Array.isArray(given) || given.length === 0 || (depth === 1 && given.length < least)) return null;
  const out: Nested[] = [];
  for (const one of given as unknown[]) {
    const read = nestedOf(one, depth - 1, least, count);
    if (read === null) return null;
    out.push(read);
  }
  return out;
}

/** A geometry of one of these kinds, with nothing in it but its type and positions; null for null. Error INVALID_INPUT names `what`. */
export function checkedGeometry<K extends Geometry['type']>(
  what: Parameters<typeof wrong>[0],
  given: unknown,
  kinds: readonly K[],
): Extract<Geometry, { type: K }> | null {
  if (given === null || given === undefined) return null;
  const { type, coordinates } = given as { type?: unknown; coordinates?: unknown };
  const kind = kinds.find((one) => one === type);
  if (typeof given !== 'object' || kind === undefined) throw wrong(what, 'no-geometry-of-kind');
  const count = { points: 0 };
  const read = nestedOf(coordinates, DEPTH[kind], LEAST[kind], count);
  if (count.points > POINTS_MAX) throw wrong(what, 'too-many-corners', { number: POINTS_MAX });
  if (read === null) throw wrong(what, 'no-geometry-of-kind');
  // `nestedOf` has looked at every number.
  return { type: kind, coordinates: read } as unknown as Extract<Geometry, { type: K }>;
}

/** The lines of a way, each a link of it. */
export function linksOf(
  line: Extract<Geometry, { type: 'LineString' | 'MultiLineString' }>,
): readonly (readonly Position[])[] {
  return line.type === 'LineString' ? [line.coordinates] : line.coordinates;
}

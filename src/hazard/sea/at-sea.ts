import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { isInRing } from '../ring.ts';

/** How far from the land of the map something lies before it is called at sea, in metres: the coast of a map of 1:50 million is off by as much. */
export const COAST_M = 5000;
/** South of it the rings of the map go round the pole and mean nothing on a plane. */
const SOUTHERNMOST = -60;
/** Metres of a degree of latitude, to within half a percent anywhere. */
const DEGREE_M = 111_195;

type Place = readonly [lon: number, lat: number];
interface Land {
  readonly rings: readonly (readonly [number, number])[][];
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A ring that goes on beyond 180° instead of beginning again at -180°, with its middle within them, as that of what lies in it. */
function unwrapped(ring: readonly (readonly number[])[]): (readonly [number, number])[] {
  let turns = 0;
  const whole = ring.map(([lon = 0, lat = 0], at) => {
    const before = ring[at - 1]?.[0] ?? lon;
    if (lon - before > 180) turns -= 360;
    else if (before - lon > 180) turns += 360;
    return [lon + turns, lat] as const;
  });
  const middle = whole.reduce((sum, [lon]) => sum + lon, 0) / Math.max(1, whole.length);
  const back = 360 * Math.round(middle / 360);
  return whole.map(([lon, lat]) => [lon - back, lat] as const);
}

let known: readonly Land[] | null = null;

/** The land of Natural Earth 1:50 million (public domain), as world-atlas has it; read once, when it is first asked about. */
function lands(): readonly Land[] {
  if (known) return known;
  const file = fileURLToPath(import.meta.resolve('world-atlas/land-50m.json'));
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ land: GeometryCollection }>;
  const shapes = feature(atlas, atlas.objects.land).features.map(
    ({ geometry }) => geometry as Polygon | MultiPolygon,
  );
  known = shapes
    .flatMap((shape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates))
    .map((raw): Land => {
      const rings = raw.map(unwrapped);
      const [outer = []] = rings;
      const [lons, lats] = [outer.map(([lon]) => lon), outer.map(([, lat]) => lat)];
      return {
        rings,
        west: Math.min(...lons),
        south: Math.min(...lats),
        east: Math.max(...lons),
        north: Math.max(...lats),
      };
    });
  return known;
}

/** Metres from a place to a side, on the plane that touches the globe at the place: good to a percent within a few hundred kilometres. */
function distanceTo([lon, lat]: Place, a: readonly number[], b: readonly number[]): number {
  const across = Math.cos((lat * Math.PI) / 180) * DEGREE_M;
  const [ax, ay] = [((a[0] ?? 0) - lon) * across, ((a[1] ?? 0) - lat) * DEGREE_M];
  const [bx, by] = [((b[0] ?? 0) - lon) * across, ((b[1] ?? 0) - lat) * DEGREE_M];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + along * dx, ay + along * dy);
}

const isOn = ({ rings: [outer = [], ...holes], west, south, east, north }: Land, at: Place): boolean =>
  at[0] >= west &&
  at[0] <= east &&
  at[1] >= south &&
  at[1] <= north &&
  isInRing(outer, [at[0], at[1]]) &&
  !holes.some((hole) => isInRing(hole, [at[0], at[1]]));

/**
 * How many metres a place (WGS 84, degrees) lies from the nearest coast, where it lies in a sea, the Caspian among them; null on land, within
 * `COAST_M` of it, south of 60° S, and where no degrees are meant. Lakes are land. Distances beyond a few hundred kilometres are rough.
 */
export function metresAtSea(lon: number, lat: number): number | null {
  if (!(Math.abs(lon) <= 180 && lat <= 90 && lat > SOUTHERNMOST)) return null;
  const all = lands();
  const places = [-360, 0, 360].map((turn): Place => [lon + turn, lat]);
  if (all.some((land) => places.some((at) => isOn(land, at)))) return null;
  let nearest = Infinity;
  for (const { rings, west, east } of all)
    for (const at of places.filter(([there]) => there > west - 180 && there < east + 180))
      for (const ring of rings)
        for (let side = 1; side < ring.length; side += 1)
          nearest = Math.min(nearest, distanceTo(at, ring[side - 1] ?? at, ring[side] ?? at));
  return nearest > COAST_M ? nearest : null;
}

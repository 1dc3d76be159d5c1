import type { DerivedRecord, EnteredRecord } from '../api/schema.gen.ts';

type Traverse = NonNullable<DerivedRecord['traverse']>;
type Degrees = { readonly lon: number; readonly lat: number };
/** A place on the picture, in its own units; the y axis goes down. */
export type Spot = readonly [x: number, y: number];

/** The picture of a field: everything in the units of its view box. */
export interface Plan {
  readonly width: number;
  readonly height: number;
  readonly points: readonly {
    readonly id: string;
    readonly at: Spot;
    readonly isStated: boolean;
    readonly isCorner: boolean;
  }[];
  readonly legs: readonly { readonly from: Spot; readonly to: Spot; readonly key: string }[];
  /** The outline as it was written; null where fewer than three corners are known. */
  readonly ring: readonly Spot[] | null;
  /** Paths of the envelopes, as SVG writes them. */
  readonly p50: string | null;
  readonly p95: string | null;
  /** A round length that fits, and how long it is drawn. */
  readonly scale: { readonly metres: number; readonly length: number };
}

const WIDTH = 760;
const LEAST = 280;
const MOST = 620;
const EDGE = 56;
const METRES_PER_DEGREE = 111_320;
const MINIMUM_M = 20;

/** The longest of 1, 2, 5 and their tens that is no longer than this. */
export function roundLength(most: number): number {
  const ten = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1] as const).map((step) => step * ten).find((length) => length <= most) ?? ten;
}

/** Lays out where a field lies, north up, on a plane around it; a metre is as long in both directions. */
export function planOf(
  traverse: Pick<Traverse, 'points' | 'envelope'>,
  entered: NonNullable<EnteredRecord['traverse']>,
): Plan | null {
  const { points, envelope } = traverse;
  const polygons = envelope ? [...envelope.p50.coordinates, ...envelope.p95.coordinates] : [];
  const all: Degrees[] = [...points, ...polygons.flat(2).map(([lon = 0, lat = 0]) => ({ lon, lat }))];
  const [first] = all;
  if (!first) return null;
  const shrink = Math.cos((first.lat * Math.PI) / 180);
  const plane = ({ lon, lat }: Degrees): Spot => [
    (lon - first.lon) * METRES_PER_DEGREE * shrink,
    (lat - first.lat) * METRES_PER_DEGREE,
  ];
  const spots = all.map(plane);
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  const edge = (values: readonly number[], pick: (one: number, other: number) => number): number =>
    values.reduce((found, value) => pick(found, value), values[0] ?? 0);
  const [west, east] = [edge(xs, Math.min), edge(xs, Math.max)];
  const [south, north] = [edge(ys, Math.min), edge(ys, Math.max)];
  const [wide, high] = [Math.max(east - west, MINIMUM_M), Math.max(north - south, MINIMUM_M)];
  const perMetre = Math.min((WIDTH - 2 * EDGE) / wide, (MOST - 2 * EDGE) / high);
  const height = Math.max(LEAST, Math.round(high * perMetre + 2 * EDGE));
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  const draw = (at: Degrees): Spot => {
    const [x, y] = plane(at);
    return [rounded(WIDTH / 2 + (x - middleX) * perMetre), rounded(height / 2 - (y - middleY) * perMetre)];
  };
  const path = (shape: { readonly coordinates: readonly (readonly (readonly number[][])[])[] }): string =>
    shape.coordinates
      .flat()
      .map((ring) => `M${ring.map(([lon = 0, lat = 0]) => draw({ lon, lat }).join(' ')).join('L')}Z`)
      .join('');
  const known = new Map(points.map((point) => [point.id, draw(point)]));
  const corners = (entered.ring ?? []).flatMap((id) => {
    const spot = known.get(id);
    return spot ? [spot] : [];
  });
  const metres = roundLength((WIDTH * 0.3) / perMetre);
  const isCorner = new Set(entered.ring ?? []);
  return {
    width: WIDTH,
    height,
    points: points.map(({ id, is }) => ({
      id,
      at: known.get(id) ?? [0, 0],
      isStated: is === 'stated',
      isCorner: isCorner.has(id),
    })),
    legs: entered.legs.flatMap(({ from, to }, leg) => {
      const [one, other] = [known.get(from), known.get(to)];
      return one && other ? [{ from: one, to: other, key: `${leg} ${from} ${to}` }] : [];
    }),
    ring: corners.length < 3 ? null : corners,
    p50: envelope ? path(envelope.p50) : null,
    p95: envelope ? path(envelope.p95) : null,
    scale: { metres, length: rounded(metres * perMetre) },
  };
}

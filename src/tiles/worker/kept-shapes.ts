import type { ShapeRow, StandingPart } from '../model.ts';
import { toPlane, turned, type Ring } from './plane.ts';

/** What is drawn of a record, from the widest to the narrowest. */
export const shapeKinds = ['p95', 'p50', 'outline', 'extent'] as const;
export type ShapeKind = (typeof shapeKinds)[number];

/** Where a version of a record lies. */
export interface Shape {
  readonly id: string;
  readonly version: number;
  readonly since: string | null;
  /** It may have been there before that day. */
  readonly isBefore: boolean;
  /** West, south, east, north in degrees; null where nothing has a place. */
  readonly box: readonly [number, number, number, number] | null;
  /** Polygons one after the other: which kind, how many rings, then of each ring how many numbers, and these, on the plane. */
  readonly drawn: Int32Array;
  /** There were too many corners already to keep those of this one. */
  readonly isLeftOut: boolean;
}

/** A polygon that is drawn: its outer ring, then its holes. */
export interface Drawn {
  readonly kind: ShapeKind;
  readonly rings: readonly Ring[];
}

/** Corners that lie closer to one another, about 60 cm, are one: tiles cannot tell them apart. */
const APART = 4;
/** Most numbers that are kept, four bytes each: 256 MB. */
const NUMBERS_MAX = 64 * 2 ** 20;
const NOTHING = new Int32Array();

function ringOn(corners: readonly (readonly number[])[]): number[] {
  const out: number[] = [];
  for (const [lon = 0, lat = 0] of corners) {
    const [x, y] = toPlane(lon, lat);
    const [ax, ay] = out.slice(-2);
    if (ax === undefined || ay === undefined || Math.abs(x - ax) + Math.abs(y - ay) >= APART) out.push(x, y);
  }
  // Three corners at least, and the first again.
  if (out.length < 6) return [];
  if (out[0] !== out.at(-2) || out[1] !== out.at(-1)) out.push(out[0] ?? 0, out[1] ?? 0);
  return out.length < 8 ? [] : out;
}

function put(into: number[], kind: ShapeKind, polygons: readonly (readonly (readonly number[])[])[][]): void {
  for (const polygon of polygons) {
    const rings = polygon.map((ring, at) => turned(ringOn(ring), at === 0)).filter((ring) => ring.length > 0);
    if (rings.length === 0) continue;
    into.push(shapeKinds.indexOf(kind), rings.length);
    for (const ring of rings) into.push(ring.length, ...ring);
  }
}

function drawnOf({ p95, p50, outline }: ShapeRow): Int32Array {
  const into: number[] = [];
  const read = (text: string | null) => (text === null ? [] : JSON.parse(text)) as never;
  put(into, 'p95', read(p95));
  put(into, 'p50', read(p50));
  if (outline !== null) put(into, 'outline', [[JSON.parse(outline) as number[][]]]);
  return into.length === 0 ? NOTHING : Int32Array.from(into);
}

function boxOf(polygons: readonly (readonly (readonly (readonly number[])[])[])[]): Shape['box'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer = []] of polygons)
    for (const [lon = 0, lat = 0] of outer) {
      [west, east] = [Math.min(west, lon), Math.max(east, lon)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    }
  return west > east ? null : [west, south, east, north];
}

/** What is drawn of a shape, the widest first. */
export function polygonsOf({ drawn }: Shape): Drawn[] {
  const out: Drawn[] = [];
  for (let at = 0; at < drawn.length;) {
    const kind = shapeKinds[drawn[at] ?? 0] ?? 'p95';
    const rings: Ring[] = [];
    let left = drawn[at + 1] ?? 0;
    for (at += 2; left > 0; left -= 1) {
      const length = drawn[at] ?? 0;
      rings.push(Array.from(drawn.subarray(at + 1, at + 1 + length)));
      at += 1 + length;
    }
    out.push({ kind, rings });
  }
  return out;
}

/**
 * Where versions of records lie. A version never changes, so it is read once, whoever asked first: which of them somebody sees is told by the
 * lists of the indexes and by nothing here. Of a record the last version that was asked for is kept; corners up to a bound.
 */
export class KeptShapes {
  readonly #kept = new Map<string, Shape>();
  #numbers = 0;

  /** A record in this version; null when it is not known. */
  get(id: string, version: number): Shape | null {
    const found = this.#kept.get(id);
    return found?.version === version ? found : null;
  }

  add(row: ShapeRow): void {
    this.#drop(row.id);
    const { id, version, since, isBefore, west, south, east, north } = row;
    const drawn = this.#numbers > NUMBERS_MAX ? NOTHING : drawnOf(row);
    this.#numbers += drawn.length;
    const isLeftOut = this.#numbers > NUMBERS_MAX && (row.p95 ?? row.outline) !== null && drawn.length === 0;
    const box = west === null ? null : ([west, south, east, north] as const);
    this.#kept.set(id, { id, version, since, isBefore, box, drawn, isLeftOut });
  }

  /** The same of an area or a part of one, in this version. Its days are not of the version, but of what is recorded beside it: the index has them. */
  addPart({ id, version, extent }: StandingPart): void {
    if (this.get(id, version)) return;
    this.#drop(id);
    const polygons = JSON.parse(extent) as number[][][][];
    const into: number[] = [];
    const isLeftOut = this.#numbers > NUMBERS_MAX;
    if (!isLeftOut) put(into, 'extent', polygons);
    this.#numbers += into.length;
    const drawn = into.length === 0 ? NOTHING : Int32Array.from(into);
    this.#kept.set(id, { id, version, since: null, isBefore: false, box: boxOf(polygons), drawn, isLeftOut });
  }

  /** Forgets all but these. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#kept.keys()) if (!ids.has(id)) this.#drop(id);
  }

  #drop(id: string): void {
    this.#numbers -= this.#kept.get(id)?.drawn.length ?? 0;
    this.#kept.delete(id);
  }
}

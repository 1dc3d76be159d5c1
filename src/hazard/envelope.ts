import { contours } from 'd3-contour';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Errors } from './errors-of.ts';
import type { Local } from './frame.ts';
import type { LaidOut } from './lay-out.ts';

/** Cells of the grid along its longer side. */
const CELLS = 128;

/** Rings in the plane of a traverse, as GeoJSON orders them: polygons, their rings, points. */
export type PlaneShape = readonly (readonly (readonly Local[])[])[];

/** Where points and field lie, with the errors of the sheet drawn again and again. */
export interface Spread {
  /** Radius around each point as it was written in which 95 of 100 draws lie, in metres. */
  readonly p95: ReadonlyMap<string, number>;
  /** Where the field lies in at least half, and in at least one of twenty draws; null without a ring. */
  readonly p50Shape: PlaneShape | null;
  readonly p95Shape: PlaneShape | null;
}

/** Numbers of a normal distribution from a seed: the same seed, the same numbers (Box and Muller 1958). */
function normals(seed: number): () => number {
  const random = xoroshiro128plus(seed);
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(random)));
    const angle = 2 * Math.PI * uniformFloat64(random);
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** All draws of all points: `draws` rows of east and north, a pair for each id. */
interface Drawn {
  readonly ids: readonly string[];
  readonly values: Float64Array;
  readonly draws: number;
}

function drawAll(laid: LaidOut, errors: Errors, draws: number, seed: number): Drawn {
  const next = normals(seed);
  const ids = [...laid.points.keys()];
  const place = new Map(ids.map((id, at) => [id, at * 2]));
  const references = [...laid.references.keys()].map((id) => {
    const [east, north] = laid.points.get(id) ?? [0, 0];
    return { at: place.get(id) ?? 0, east, north, sigma: errors.reference(id) };
  });
  const steps = laid.steps.map(({ from, to, bearing, metres }) => ({
    from: place.get(from) ?? 0,
    to: place.get(to) ?? 0,
    bearing,
    metres,
  }));
  const width = ids.length * 2;
  const values = new Float64Array(width * draws);
  for (let row = 0; row < values.length; row += width) {
    const [east, north, turned] = [next() * errors.datum, next() * errors.datum, next() * errors.declination];
    for (const one of references) {
      values[row + one.at] = one.east + east + next() * one.sigma;
      values[row + one.at + 1] = one.north + north + next() * one.sigma;
    }
    for (const { from, to, bearing, metres } of steps) {
      const angle = bearing + turned + next() * errors.bearing;
      const length = metres * (1 + next() * errors.share);
      values[row + to] = (values[row + from] ?? 0) + length * Math.sin(angle);
      values[row + to + 1] = (values[row + from + 1] ?? 0) + length * Math.cos(angle);
    }
  }
  return { ids, values, draws };
}

/** A grid over everything that was drawn. */
interface Grid {
  readonly west: number;
  readonly south: number;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
}

function gridOver({ values, ids }: Drawn, ring: readonly number[]): Grid {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let row = 0; row < values.length; row += ids.length * 2)
    for (const at of ring) {
      const [x = 0, y = 0] = [values[row + at], values[row + at + 1]];
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  const cell = Math.max(east - west, north - south, 0.01) / CELLS;
  // One cell more on each side: what is drawn ends within the grid.
  const across = (length: number) => Math.ceil(length / cell) + 3;
  return {
    west: west - cell,
    south: south - cell,
    cell,
    columns: across(east - west),
    rows: across(north - south),
  };
}

/** Where the sides of one draw of the ring cross the middle of each row of a grid; used again for each draw. */
class Crossings {
  readonly #most: number;
  readonly #at: Float64Array;
  readonly #count: Uint16Array;

  constructor(rows: number, sides: number) {
    this.#most = sides;
    this.#at = new Float64Array(rows * sides);
    this.#count = new Uint16Array(rows);
  }

  add(row: number, x: number): void {
    const count = this.#count[row] ?? 0;
    // Kept in order: most rows are crossed twice.
    let at = row * this.#most + count;
    for (; at > row * this.#most && (this.#at[at - 1] ?? 0) > x; at -= 1)
      this.#at[at] = this.#at[at - 1] ?? 0;
    this.#at[at] = x;
    this.#count[row] = count + 1;
  }

  /** Hands the crossings of a row over from the west, and forgets them. */
  empty(row: number, take: (x: number, isEntry: boolean) => void): void {
    const count = this.#count[row] ?? 0;
    for (let n = 0; n < count; n += 1) take(this.#at[row * this.#most + n] ?? 0, n % 2 === 0);
    this.#count[row] = 0;
  }
}

/** How many draws of the ring hold the middle of each cell (inside by the even-odd rule). */
function counts({ values, ids }: Drawn, ring: readonly number[], grid: Grid): Float64Array {
  const { west, south, cell, columns, rows } = grid;
  // Where a row is entered and left; summed up at the end, so that a draw costs its sides and not its area.
  const edges = new Int32Array((columns + 1) * rows);
  const crossings = new Crossings(rows, ring.length);
  let start = 0;
  const take = (x: number, isEntry: boolean): void => {
    const column = Math.max(0, Math.min(columns, Math.ceil((x - west) / cell - 0.5)));
    edges[start + column] = (edges[start + column] ?? 0) + (isEntry ? 1 : -1);
  };
  for (let row = 0; row < values.length; row += ids.length * 2) {
    let [lowest, highest] = [rows, -1];
    for (let n = 0; n < ring.length; n += 1) {
      const a = row + (ring[n] ?? 0);
      const b = row + (ring[n + 1 === ring.length ? 0 : n + 1] ?? 0);
      const x1 = values[a] ?? 0;
      const y1 = values[a + 1] ?? 0;
      const y2 = values[b + 1] ?? 0;
      const slope = ((values[b] ?? 0) - x1) / (y2 - y1);
      const first = Math.ceil((Math.min(y1, y2) - south) / cell - 0.5);
      const end = Math.ceil((Math.max(y1, y2) - south) / cell - 0.5);
      for (let line = first; line < end; line += 1)
        crossings.add(line, x1 + (south + (line + 0.5) * cell - y1) * slope);
      lowest = Math.min(lowest, first);
      highest = Math.max(highest, end);
    }
    for (let line = lowest; line < highest; line += 1) {
      start = line * (columns + 1);
      crossings.empty(line, take);
    }
  }
  const held = new Float64Array(columns * rows);
  for (let line = 0; line < rows; line += 1)
    for (let column = 0, inside = 0; column < columns; column += 1) {
      inside += edges[line * (columns + 1) + column] ?? 0;
      held[line * columns + column] = inside;
    }
  return held;
}

function radii({ ids, values, draws }: Drawn, laid: LaidOut): Map<string, number> {
  const width = ids.length * 2;
  const distances = new Float64Array(draws);
  return new Map(
    ids.map((id, n) => {
      const [east, north] = laid.points.get(id) ?? [0, 0];
      for (let draw = 0; draw < draws; draw += 1) {
        const at = draw * width + n * 2;
        const [away, up] = [(values[at] ?? 0) - east, (values[at + 1] ?? 0) - north];
        distances[draw] = Math.sqrt(away * away + up * up);
      }
      distances.sort();
      return [id, distances[Math.ceil(draws * 0.95) - 1] ?? 0];
    }),
  );
}

/** Draws a traverse with its errors, and says where its points and its field come to lie. `ring` are ids of its points. */
export function spreadOf(
  laid: LaidOut,
  errors: Errors,
  ring: readonly string[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Spread {
  const drawn = drawAll(laid, errors, draws, seed);
  const p95 = radii(drawn, laid);
  if (ring.length < 3) return { p95, p50Shape: null, p95Shape: null };
  const places = ring.map((id) => drawn.ids.indexOf(id) * 2);
  const grid = gridOver(drawn, places);
  const held = counts(drawn, places, grid);
  const shape = (share: number): PlaneShape =>
    contours()
      .size([grid.columns, grid.rows])
      .contour([...held], share * draws)
      .coordinates.map((polygon) =>
        polygon.map((points) =>
          // Its rows go down a screen and ours to the north: turned round, outer rings go against the clock (RFC 7946 §3.1.6).
          points
            .map(([x = 0, y = 0]): Local => [grid.west + x * grid.cell, grid.south + y * grid.cell])
            .toReversed(),
        ),
      );
  return { p95, p50Shape: shape(0.5), p95Shape: shape(0.05) };
}

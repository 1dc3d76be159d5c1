import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';

/** Where the records are drawn, in the order in which they were given. */
export interface Layout {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Half of what a record takes up with its name below it. */
const HALF_WIDTH = 74;
const HALF_HEIGHT = 40;
// Names are wider than high: it is laid out in a space that is stretched so that a record with its name is a circle.
const STRETCH = HALF_WIDTH / HALF_HEIGHT;
const TICKS = 300;
const APART_TICKS = 400;

interface Point {
  x: number;
  y: number;
}

const areApart = (points: readonly Point[]): boolean =>
  points.every((one, at) =>
    points
      .slice(at + 1)
      .every(
        (other) =>
          Math.abs(one.x - other.x) >= 2 * HALF_WIDTH - 1 ||
          Math.abs(one.y - other.y) >= (2 * HALF_HEIGHT - 1) * STRETCH,
      ),
  );

/**
 * Lays out `count` records, the first of them in the middle, and the links between them. The same records and links give the same picture:
 * d3-force begins at fixed places and draws its chance from a fixed seed. Names do not lie on each other.
 */
export function layOut(count: number, links: readonly { from: number; to: number }[]): Layout {
  const points = Array.from({ length: count }, (_, at): Partial<Point> & { fx?: number; fy?: number } =>
    at === 0 ? { fx: 0, fy: 0 } : {},
  );
  const collide = forceCollide(HALF_WIDTH * Math.SQRT2)
    .strength(1)
    .iterations(4);
  const simulation = forceSimulation(points)
    .force('link', forceLink(links.map(({ from, to }) => ({ source: from, target: to }))).distance(300))
    .force('charge', forceManyBody().strength(-900).distanceMax(900))
    .force('x', forceX(0).strength(0.04))
    .force('y', forceY(0).strength(0.04))
    .force('collide', collide)
    .stop();
  simulation.tick(TICKS);
  // Whatever still touches is pushed apart by that alone.
  simulation.force('link', null).force('charge', null).force('x', null).force('y', null);
  for (let tick = 0; tick < APART_TICKS && !areApart(points as Point[]); tick += 1) simulation.tick();
  const placed = (points as Point[]).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y / STRETCH) }));
  const [xs, ys] = [placed.map(({ x }) => x), placed.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - HALF_WIDTH - 8, Math.min(...ys) - HALF_HEIGHT - 8];
  return {
    points: placed,
    left,
    top,
    width: Math.max(...xs) + HALF_WIDTH + 8 - left,
    height: Math.max(...ys) + HALF_HEIGHT + 16 - top,
  };
}

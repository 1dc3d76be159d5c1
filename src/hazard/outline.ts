type Corner = readonly number[];
type Ring = readonly Corner[];

/**
 * What is drawn of an area, looked at as it is typed and as it is recorded: the pages run this file, too, by the door `#hazard/outline`, so that
 * it imports nothing.
 */

/** What of the rings of an area cannot be right; rings by their place, polygons and holes from 1, and hole 0 the outline. */
export type RingFinding = { readonly outline: number; readonly hole: number } &
  /** Two sides of one ring, by the number of the corner at which each begins. */
  (
    | { readonly code: 'crosses'; readonly one: number; readonly other: number }
    | { readonly code: 'hole-outside' }
    | { readonly code: 'holes-overlap'; readonly other: number }
    | { readonly code: 'not-checked' }
  );

/** Most corners that are held against one another: the work goes up with their square. */
export const CHECKED_MAX = 3_000;

const turn = (a: Corner, b: Corner, c: Corner): number => {
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  const [cx = 0, cy = 0] = c;
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
};

/** Whether two sides cross, not only touch. */
const isCrossing = (a: Corner, b: Corner, c: Corner, d: Corner): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/** Sides that have a length: a ring whose last corner repeats the first has one less. */
const sidesOf = (ring: Ring): (readonly [Corner, Corner, number])[] =>
  ring
    .map((corner, at) => [corner, ring[(at + 1) % ring.length] ?? corner, at] as const)
    .filter(([a, b]) => a[0] !== b[0] || a[1] !== b[1]);

const isOnEdge = (ring: Ring, at: Corner): boolean =>
  sidesOf(ring).some(([a, b]) => {
    const [x = 0, y = 0] = at;
    const [ax = 0, ay = 0] = a;
    const [bx = 0, by = 0] = b;
    return (
      turn(a, b, at) === 0 &&
      Math.min(ax, bx) <= x &&
      x <= Math.max(ax, bx) &&
      Math.min(ay, by) <= y &&
      y <= Math.max(ay, by)
    );
  });

/** By the even-odd rule; what lies on the edge may be told either way. */
function isIn(ring: Ring, [x = 0, y = 0]: Corner): boolean {
  let inside = false;
  for (const [[ax = 0, ay = 0], [bx = 0, by = 0]] of sidesOf(ring))
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  return inside;
}

/** Corners, and the middles of the sides: a side between two corners on the edge of a ring may lie outside of it. */
const pointsOf = (ring: Ring): Corner[] => [
  ...ring,
  ...sidesOf(ring).map(([[ax = 0, ay = 0], [bx = 0, by = 0]]) => [(ax + bx) / 2, (ay + by) / 2]),
];

const doCross = (one: Ring, other: Ring): boolean =>
  sidesOf(one).some(([a, b]) => sidesOf(other).some(([c, d]) => isCrossing(a, b, c, d)));

/** The first two sides of a ring that cross. */
function crossingOf(ring: Ring): readonly [number, number] | null {
  const sides = sidesOf(ring);
  for (const [at, [a, b, one]] of sides.entries())
    for (const [c, d, other] of sides.slice(at + 1)) if (isCrossing(a, b, c, d)) return [one + 1, other + 1];
  return null;
}

/** Whether a hole reaches beyond its outline; touching it is none. */
const isOutside = (hole: Ring, outline: Ring): boolean =>
  doCross(hole, outline) || pointsOf(hole).some((at) => !isOnEdge(outline, at) && !isIn(outline, at));

const reachesInto = (one: Ring, other: Ring): boolean =>
  pointsOf(one).some((at) => !isOnEdge(other, at) && isIn(other, at));

/** Whether two holes have ground in common; one that is the other is so, too. */
const doOverlap = (one: Ring, other: Ring): boolean =>
  doCross(one, other) ||
  reachesInto(one, other) ||
  reachesInto(other, one) ||
  (pointsOf(one).every((at) => isOnEdge(other, at)) && pointsOf(other).every((at) => isOnEdge(one, at)));

/**
 * What of these rings cannot be right: a ring that crosses itself, a hole that reaches outside of its outline, two holes with ground in common. On the
 * plane of degrees, where what crosses on the ground crosses too. Nothing is refused: documents are recorded as they are. Rings that are null are none yet.
 */
export function checkRings(polygons: readonly (readonly (Ring | null)[])[]): RingFinding[] {
  const corners = polygons.flat().reduce((sum, ring) => sum + (ring?.length ?? 0), 0);
  if (corners > CHECKED_MAX) return [{ outline: 1, hole: 0, code: 'not-checked' }];
  return polygons.flatMap(([outline = null, ...holes], index): RingFinding[] => {
    const found: RingFinding[] = [];
    for (const [hole, ring] of [outline, ...holes].entries()) {
      const crossing = ring && crossingOf(ring);
      if (crossing) {
        const [one, other] = crossing;
        found.push({ outline: index + 1, hole, code: 'crosses', one, other });
      }
    }
    for (const [at, hole] of holes.entries()) {
      if (!hole) continue;
      if (outline && isOutside(hole, outline))
        found.push({ outline: index + 1, hole: at + 1, code: 'hole-outside' });
      for (const [later, other] of holes.entries())
        if (later > at && other && doOverlap(hole, other))
          found.push({ outline: index + 1, hole: at + 1, code: 'holes-overlap', other: later + 1 });
    }
    return found;
  });
}

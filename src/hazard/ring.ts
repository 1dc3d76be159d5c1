import type { Local } from './frame.ts';

const cross = (a: Local, b: Local, c: Local): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Area in square metres, positive where the corners go round against the clock. */
export function signedArea(corners: readonly Local[]): number {
  let sum = 0;
  for (const [at, [x, y]] of corners.entries()) {
    const [nextX, nextY] = corners[(at + 1) % corners.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  return sum / 2;
}

/** The first two sides that cross, by the place of the corner at which each begins; null when none do. */
export function firstCrossing(corners: readonly Local[]): readonly [number, number] | null {
  const count = corners.length;
  const corner = (at: number): Local => corners[at % count] ?? [0, 0];
  for (let i = 0; i < count; i += 1)
    for (let j = i + 2; j < count; j += 1) {
      // Sides that follow one another share a corner.
      if (i === 0 && j === count - 1) continue;
      const [a, b, c, d] = [corner(i), corner(i + 1), corner(j), corner(j + 1)];
      if (cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0) return [i, j];
    }
  return null;
}

/** Whether a point lies in a ring (even-odd rule); the last corner need not repeat the first. */
export function isInRing(ring: readonly Local[], [x, y]: Local): boolean {
  let isIn = false;
  for (const [at, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(at + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
  }
  return isIn;
}

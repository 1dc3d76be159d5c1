import type { Local } from '../frame.ts';
import { areaOf, common, together, type PlaneRing } from './plane.ts';

/** How an outline that was recorded lies on one that was measured. */
export interface Fit {
  /** Between the middles of the two areas, in metres. */
  readonly offset_m: number;
  /** Share of both together that both have (Jaccard 1901): 1 for the same outline, 0 for two that do not meet. */
  readonly iou: number;
  /** Greatest distance from a point of one outline to the other, in metres (Hausdorff), on outlines of 128 points. */
  readonly hausdorff_m: number;
  /** The turn that brings the recorded outline nearest to the measured one, in degrees clockwise, and the shift of its middle. */
  readonly rotation_deg: number;
  readonly shift_m: readonly [east: number, north: number];
  /** Root mean square of what is left between the outlines as recorded, and after that turn and shift, in metres. */
  readonly residual_m: number;
  readonly residualAfter_m: number;
}

/** Points in which an outline is compared; evenly spaced, so that corners need not correspond. */
const POINTS = 128;

function evenly(ring: PlaneRing): Local[] {
  const lengths = ring.map(([x, y], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length] ?? [x, y];
    return Math.hypot(x2 - x, y2 - y);
  });
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const points: Local[] = [];
  let [at, passed] = [0, 0];
  for (let n = 0; n < POINTS; n += 1) {
    const wanted = (n / POINTS) * whole;
    while (at < ring.length - 1 && passed + (lengths[at] ?? 0) <= wanted) passed += lengths[at++] ?? 0;
    const share = (lengths[at] ?? 0) === 0 ? 0 : (wanted - passed) / (lengths[at] ?? 1);
    const [[x, y], [x2, y2]] = [ring[at] ?? [0, 0], ring[(at + 1) % ring.length] ?? [0, 0]];
    points.push([x + share * (x2 - x), y + share * (y2 - y)]);
  }
  return points;
}

const middle = (points: readonly Local[]): Local => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

/** Best rotation between two sets of points about their middles, and what is left, squared and summed (Procrustes in two dimensions). */
function turned(
  from: readonly Local[],
  to: readonly Local[],
  start: number,
): { angle: number; left: number } {
  let [along, across, sizes] = [0, 0, 0];
  for (const [at, [x, y]] of from.entries()) {
    const [x2, y2] = to[(at + start) % to.length] ?? [0, 0];
    along += x * x2 + y * y2;
    across += x * y2 - y * x2;
    sizes += x * x + y * y + x2 * x2 + y2 * y2;
  }
  return { angle: Math.atan2(across, along), left: Math.max(0, sizes - 2 * Math.hypot(along, across)) };
}

const gap = (from: readonly Local[], to: readonly Local[]): number =>
  Math.max(...from.map(([x, y]) => Math.min(...to.map(([x2, y2]) => Math.hypot(x2 - x, y2 - y)))));

const rootMeanSquare = (from: readonly Local[], to: readonly Local[], start: number): number =>
  Math.sqrt(
    from.reduce((sum, [x, y], at) => {
      const [x2, y2] = to[(at + start) % to.length] ?? [0, 0];
      return sum + (x2 - x) ** 2 + (y2 - y) ** 2;
    }, 0) / from.length,
  );

const againstClock = (ring: PlaneRing): PlaneRing => {
  const area = ring.reduce((sum, [x, y], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length] ?? [x, y];
    return sum + x * y2 - x2 * y;
  }, 0);
  return area < 0 ? ring.toReversed() : ring;
};

/**
 * Holds a recorded outline against a measured one, both in metres of one plane. A turn that is the same for many records is a
 * declination or a grid that was left out, a shift that is the same is a datum: both can be corrected. What is left after them is the record's own.
 */
export function fitOf(recorded: PlaneRing, measured: PlaneRing): Fit {
  const [from, to] = [evenly(againstClock(recorded)), evenly(againstClock(measured))];
  const [fromMiddle, toMiddle] = [middle(from), middle(to)];
  const about = (points: readonly Local[], [cx, cy]: Local): Local[] =>
    points.map(([x, y]) => [x - cx, y - cy]);
  const [centred, aim] = [about(from, fromMiddle), about(to, toMiddle)];
  let best = { angle: 0, left: Infinity };
  let start = 0;
  for (let at = 0; at < POINTS; at += 1) {
    const found = turned(centred, aim, at);
    // Outlines with symmetries fit several ways: of fits that are as good, the one that turns least.
    const isBetter =
      found.left < best.left * (1 - 1e-9) - 1e-9 ||
      (found.left <= best.left * (1 + 1e-9) + 1e-9 && Math.abs(found.angle) < Math.abs(best.angle));
    if (isBetter) [best, start] = [found, at];
  }
  const [one, other] = [[[recorded]], [[measured]]];
  const both = areaOf(common(one, other));
  const whole = areaOf(together([one, other]));
  return {
    offset_m: Math.hypot(toMiddle[0] - fromMiddle[0], toMiddle[1] - fromMiddle[1]),
    iou: whole === 0 ? 0 : both / whole,
    hausdorff_m: Math.max(gap(from, to), gap(to, from)),
    rotation_deg: (-best.angle * 180) / Math.PI,
    shift_m: [toMiddle[0] - fromMiddle[0], toMiddle[1] - fromMiddle[1]],
    residual_m: rootMeanSquare(from, to, start),
    residualAfter_m: Math.sqrt(best.left / POINTS),
  };
}

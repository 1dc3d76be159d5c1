import { AppError } from '#kernel';
import { readBearing, type ReadBearing } from './angles.ts';
import { Frame, readPosition, type Local, type ReadPosition } from './frame.ts';
import type { Traverse } from './model.ts';

const DEGREE = Math.PI / 180;

/** Length of a pace that nobody stated, in metres. */
export const USUAL_PACE_M = 0.75;

/** A leg as it was read: in the plane of the traverse, from a point that is known. */
export interface LaidLeg {
  /** Place among the legs of the file. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  /** In radians from the north of the plane, the way that it is walked here. */
  readonly bearing: number;
  readonly metres: number;
}

/** A traverse laid out as it was written, without any error. */
export interface LaidOut {
  readonly frame: Frame;
  readonly references: ReadonlyMap<string, ReadPosition>;
  readonly points: ReadonlyMap<string, Local>;
  /** Legs by which points were reached, in an order in which each begins where one is known. */
  readonly steps: readonly LaidLeg[];
  /** Legs between points that were known already: each is a check. */
  readonly checks: readonly LaidLeg[];
  /** Legs that hang together with no reference point, by their place in the file. */
  readonly loose: readonly number[];
  readonly bearings: readonly ReadBearing[];
}

/** The point that a leg reaches from one that is known. */
export const reach = ([east, north]: Local, bearing: number, metres: number): Local => [
  east + metres * Math.sin(bearing),
  north + metres * Math.cos(bearing),
];

/** Lays a traverse out. Errors TRAVERSE_POSITION, TRAVERSE_BEARING. */
export function layOut(traverse: Traverse): LaidOut {
  const { crs, bearings, distances, referencePoints, legs } = traverse;
  const references = new Map(
    referencePoints.map(({ id, position }) => [id, readPosition(crs, id, position)]),
  );
  const [first] = referencePoints;
  const origin = first && references.get(first.id)?.at;
  if (!first || !origin) throw new Error('a traverse without a reference point is not read');
  const frame = new Frame(crs, origin, first.position);
  const points = new Map([...references].map(([id, { at }]) => [id, frame.toLocal(at)]));
  const read = legs.map(({ from, to, bearing }) => {
    const found = readBearing(bearing, bearings.unit);
    if (!found)
      throw new AppError('TRAVERSE_BEARING', { from, to, text: String(bearing), unit: bearings.unit });
    return found;
  });
  const perUnit = distances.unit === 'pace' ? (distances.paceMetres ?? USUAL_PACE_M) : 1;
  const added = bearings.north === 'magnetic' ? (bearings.declination?.degrees ?? 0) : 0;
  const north = bearings.north === 'grid' ? 'grid' : 'true';
  const laid = (at: number, isBack: boolean): LaidLeg => {
    const { from, to, distance } = legs[at] as Traverse['legs'][number];
    const [start, end] = isBack ? [to, from] : [from, to];
    const turn = frame.turn(north, points.get(start) ?? [0, 0]);
    const degrees = (read[at]?.degrees ?? 0) + added + turn + (isBack ? 180 : 0);
    return { at, from: start, to: end, bearing: degrees * DEGREE, metres: distance * perUnit };
  };
  const [steps, checks]: [LaidLeg[], LaidLeg[]] = [[], []];
  let waiting = legs.map((_, at) => at);
  for (let before = Infinity; waiting.length < before;) {
    before = waiting.length;
    const left: number[] = [];
    for (const at of waiting) {
      const { from, to } = legs[at] as Traverse['legs'][number];
      const [knowsFrom, knowsTo] = [points.has(from), points.has(to)];
      if (!knowsFrom && !knowsTo) {
        left.push(at);
        continue;
      }
      const leg = laid(at, !knowsFrom);
      if (knowsFrom && knowsTo) checks.push(leg);
      else {
        points.set(leg.to, reach(points.get(leg.from) ?? [0, 0], leg.bearing, leg.metres));
        steps.push(leg);
      }
    }
    waiting = left;
  }
  return { frame, references, points, steps, checks, loose: waiting, bearings: read };
}

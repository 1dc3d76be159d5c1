import type { Area } from './model.ts';
import { areaOf, common, Plane, together, without, type PlaneArea } from './plane.ts';

/** What became of a part of a hazardous area (IMAS 07.11): cancelled without going there with an asset, reduced by technical survey, cleared. */
export interface Released {
  readonly id: string;
  readonly how: 'cancelled' | 'reduced' | 'cleared';
  readonly area: Area;
}

/** How the parts of an area add up, as polygons and not as figures. */
export interface Conservation {
  readonly original_m2: number;
  readonly by: Readonly<Record<Released['how'], number>>;
  /** Square metres that nobody released: they stay hazardous. */
  readonly remaining_m2: number;
  readonly remaining: readonly [number, number][][][];
  /** Released by two parts at once: one of the two documents is wrong about where it worked. */
  readonly twice_m2: number;
  readonly twice: readonly { readonly one: string; readonly other: string; readonly area_m2: number }[];
  /** Released outside of the area: it was worked elsewhere than stated, or the area was drawn too small. */
  readonly outside_m2: number;
  readonly outside: readonly { readonly id: string; readonly area_m2: number }[];
  /** Whether area = cancelled + reduced + cleared + remaining within the tolerance, with nothing twice and nothing outside of it. */
  readonly holds: boolean;
  readonly tolerance_m2: number;
}

/** A share of the area that drawing takes: corners are measured to a decimetre or two. */
const TOLERANCE = 0.005;

/**
 * Whether an area is accounted for: each part of it was released once, or remains. Degrees of WGS 84. The software never calls what is outside of the area safe.
 */
export function conservationOf(original: Area, parts: readonly Released[]): Conservation {
  const plane = new Plane(original[0]?.[0]?.[0] ?? [0, 0]);
  const whole = together([plane.area(original)]);
  const drawn = parts.map(({ id, how, area }) => ({ id, how, area: together([plane.area(area)]) }));
  const size = areaOf(whole);
  const tolerance = size * TOLERANCE;
  const inside = drawn.map(({ id, how, area }) => ({ id, how, area: common(area, whole) }));
  const by = (how: Released['how']): number => {
    const taken: PlaneArea = together(inside.filter((part) => part.how === how).map(({ area }) => area));
    return areaOf(taken);
  };
  const remaining = without(
    whole,
    inside.map(({ area }) => area),
  );
  const twice = inside.flatMap(({ id: one, area }, at) =>
    inside.slice(at + 1).flatMap(({ id: other, area: next }) => {
      const area_m2 = areaOf(common(area, next));
      return area_m2 > tolerance ? [{ one, other, area_m2 }] : [];
    }),
  );
  const outside = drawn.flatMap(({ id, area }) => {
    const area_m2 = areaOf(without(area, [whole]));
    return area_m2 > tolerance ? [{ id, area_m2 }] : [];
  });
  const sum = (list: readonly { readonly area_m2: number }[]): number =>
    list.reduce((total, { area_m2: one }) => total + one, 0);
  const parted = { cancelled: by('cancelled'), reduced: by('reduced'), cleared: by('cleared') };
  const left = areaOf(remaining);
  const accounted = parted.cancelled + parted.reduced + parted.cleared + left;
  return {
    original_m2: size,
    by: parted,
    remaining_m2: left,
    remaining: plane.degrees(remaining),
    twice_m2: sum(twice),
    twice,
    outside_m2: sum(outside),
    outside,
    holds: Math.abs(accounted - size) <= tolerance && twice.length === 0 && outside.length === 0,
    tolerance_m2: tolerance,
  };
}

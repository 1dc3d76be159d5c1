import Flatbush from 'flatbush';
import { isInRing } from '#hazard';
import type { Position } from './geometry.ts';

/** What is known of a way, or of a link of it. `nothing-recorded` is no word of safety. */
export const routeStatuses = ['blocked', 'at-risk', 'nothing-recorded'] as const;
export type RouteStatus = (typeof routeStatuses)[number];

/** Something dangerous that is recorded: its serial, whether it is confirmed, and the outline within which it is said to lie, in degrees of WGS 84. */
export interface RecordedHazard {
  readonly serial: string;
  /** Confirmed or shown by direct evidence; else it is said to be there. */
  readonly isConfirmed: boolean;
  /** Outer ring, longitude before latitude; one point for what is no area. */
  readonly ring: readonly Position[];
}

/** A box in degrees: west, south, east, north. */
export type DegreeBox = readonly [west: number, south: number, east: number, north: number];

/** Gives the recorded hazards whose envelope meets a box. MUST give all that meet it; MAY give others. */
export interface HazardIndex {
  within(box: DegreeBox): readonly RecordedHazard[];
}

/** A link of a way: what lies on it, by serial, in alphabetical order. */
export interface LinkCheck {
  readonly status: RouteStatus;
  readonly hazards: readonly string[];
}

/** A way that was looked at: it is as its worst link is. */
export interface RouteCheck {
  readonly routeId: string;
  readonly name: string;
  readonly status: RouteStatus;
  readonly links: readonly LinkCheck[];
}

const EARTH_M = 6_371_008.8;
const M_PER_DEGREE = (EARTH_M * Math.PI) / 180;

const envelopeOf = (points: readonly Position[]): DegreeBox =>
  points.reduce<DegreeBox>(
    ([west, south, east, north], [x, y]) => [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );

/** An index over hazards that are at hand. Building it takes time as sorting does; a box is then answered in little more than what lies in it. */
export function indexHazards(hazards: readonly RecordedHazard[]): HazardIndex {
  const kept = hazards.filter(({ ring }) => ring.length > 0);
  if (kept.length === 0) return { within: () => [] };
  const tree = new Flatbush(kept.length);
  for (const { ring } of kept) tree.add(...envelopeOf(ring));
  tree.finish();
  return { within: (box) => tree.search(...box).flatMap((at) => kept[at] ?? []) };
}

interface Flat {
  readonly x: number;
  readonly y: number;
}

/** Metres on a plane that touches the globe at a latitude: less than a thousandth off over the length of a segment and its buffer. */
const flatten =
  (latitude: number) =>
  ([x, y]: Position): Flat => ({
    x: x * M_PER_DEGREE * Math.cos((latitude * Math.PI) / 180),
    y: y * M_PER_DEGREE,
  });

function pointToSegment({ x, y }: Flat, a: Flat, b: Flat): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}

const side = (p: Flat, a: Flat, b: Flat): number => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
const doCross = (a: Flat, b: Flat, c: Flat, d: Flat): boolean =>
  side(a, c, d) > 0 !== side(b, c, d) > 0 && side(c, a, b) > 0 !== side(d, a, b) > 0;

/** Whether an area or a point lies within so many metres of a stretch of the way. */
function isNear(hazard: RecordedHazard, a: Position, b: Position, bufferM: number): boolean {
  const flat = flatten((a[1] + b[1]) / 2);
  const [from, to] = [flat(a), flat(b)];
  const ring = hazard.ring.map(flat);
  const [only] = ring;
  if (only === undefined) return false;
  if (ring.length === 1) return pointToSegment(only, from, to) <= bufferM;
  if (ring.length > 2) {
    const corners = ring.map(({ x, y }) => [x, y] as const);
    if ([from, to].some(({ x, y }) => isInRing(corners, [x, y]))) return true;
  }
  return ring.some((corner, at) => {
    const next = ring[(at + 1) % ring.length] ?? corner;
    return (
      pointToSegment(corner, from, to) <= bufferM ||
      pointToSegment(from, corner, next) <= bufferM ||
      pointToSegment(to, corner, next) <= bufferM ||
      doCross(from, to, corner, next)
    );
  });
}

function checkLink(link: readonly Position[], bufferM: number, index: HazardIndex): LinkCheck {
  const found = new Map<string, RecordedHazard>();
  for (let at = 1; at < link.length; at++) {
    const [a, b] = [link[at - 1], link[at]];
    if (!a || !b) continue;
    const [west, south, east, north] = envelopeOf([a, b]);
    const up = bufferM / M_PER_DEGREE;
    // At the pole a metre is any number of degrees: the whole round is asked for.
    const narrow = Math.cos((Math.min(90, Math.max(Math.abs(south), Math.abs(north)) + up) * Math.PI) / 180);
    const out = narrow < 1e-6 ? 360 : up / narrow;
    for (const hazard of index.within([west - out, south - up, east + out, north + up]))
      if (!found.has(hazard.serial) && isNear(hazard, a, b, bufferM)) found.set(hazard.serial, hazard);
  }
  const hazards = [...found.keys()].toSorted();
  if (hazards.length === 0) return { status: 'nothing-recorded', hazards };
  const isBlocked = [...found.values()].some(({ isConfirmed }) => isConfirmed);
  return { status: isBlocked ? 'blocked' : 'at-risk', hazards };
}

const worse = (one: RouteStatus, other: RouteStatus): RouteStatus =>
  routeStatuses.indexOf(one) <= routeStatuses.indexOf(other) ? one : other;

/**
 * What recorded hazards lie within `bufferM` metres of a way, link by link; the way is as its worst link. A way on which nothing is recorded is
 * told as such: absence of a record is not evidence of absence. Ways that cross the antimeridian within one stretch are not understood.
 */
export function checkRoute(
  route: {
    readonly routeId: string;
    readonly name: string;
    readonly bufferM: number;
    readonly links: readonly (readonly Position[])[];
  },
  index: HazardIndex,
): RouteCheck {
  const links = route.links.map((link) => checkLink(link, route.bufferM, index));
  return {
    routeId: route.routeId,
    name: route.name,
    links,
    status: links.reduce<RouteStatus>((worst, { status }) => worse(worst, status), 'nothing-recorded'),
  };
}

/** The worst link of the best of several ways; null without any. */
export function worstOnBest(routes: readonly RouteCheck[]): RouteStatus | null {
  return routes.reduce<RouteStatus | null>(
    (best, { status }) => (best === null || worse(best, status) === best ? status : best),
    null,
  );
}

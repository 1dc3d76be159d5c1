/** Units of the plane in which places are kept: the world is 2^28 of them wide, which is 15 cm at the equator. */
export const WORLD = 2 ** 28;

/** A place on the plane of the tiles (EPSG:3857, north at the top), in units of WORLD; latitudes beyond 85.05° lie on its edge. */
export function toPlane(lon: number, lat: number): [number, number] {
  const sin = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  const y = 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI;
  return [Math.round((lon / 360 + 0.5) * WORLD), Math.round(y * WORLD)];
}

/** A ring in units of the plane or of a tile: x, y, x, y …, its last corner the first. */
export type Ring = readonly number[];

/** Twice the area that a ring goes around; above zero where it turns as outer rings of a tile do. */
export function turnOf(ring: Ring): number {
  let sum = 0;
  for (let at = 0; at + 3 < ring.length; at += 2)
    sum += (ring[at] ?? 0) * (ring[at + 3] ?? 0) - (ring[at + 2] ?? 0) * (ring[at + 1] ?? 0);
  return sum;
}

/** The ring turned about where it turns the other way. */
export function turned(ring: Ring, isOuter: boolean): Ring {
  if (turnOf(ring) > 0 === isOuter) return ring;
  const out: number[] = [];
  for (let at = ring.length - 2; at >= 0; at -= 2) out.push(ring[at] ?? 0, ring[at + 1] ?? 0);
  return out;
}

function cutAt(ring: Ring, axis: 0 | 1, edge: number, keepAbove: boolean): number[] {
  const out: number[] = [];
  const isIn = (value: number): boolean => (keepAbove ? value >= edge : value <= edge);
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(at, at + 4);
    const [a, b] = axis === 0 ? [ax, bx] : [ay, by];
    if (isIn(a)) out.push(ax, ay);
    if (isIn(a) !== isIn(b)) {
      const share = (edge - a) / (b - a);
      const across = axis === 0 ? ay + share * (by - ay) : ax + share * (bx - ax);
      out.push(...(axis === 0 ? [edge, across] : [across, edge]));
    }
  }
  if (out.length > 0) out.push(out[0] ?? 0, out[1] ?? 0);
  return out;
}

/** What of a ring lies in a square, along whose edges it then runs (Sutherland and Hodgman, 1974); empty where nothing does. */
export function clipRing(ring: Ring, least: number, most: number): Ring {
  let cut: Ring = ring;
  for (const [axis, edge, keepAbove] of [
    [0, least, true],
    [0, most, false],
    [1, least, true],
    [1, most, false],
  ] as const)
    if (cut.length > 0) cut = cutAt(cut, axis, edge, keepAbove);
  return cut;
}

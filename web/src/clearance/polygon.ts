type Corner = [longitude: number, latitude: number];
type Ring = [Corner, Corner, Corner, ...Corner[]];
type Polygon = [Ring, ...Ring[]];
/** Polygons, their rings, each corner longitude before latitude, as the server takes them. */
export type Polygons = [Polygon, ...Polygon[]];

/** Polygons as the server tells them. */
type Drawn = readonly (readonly (readonly (readonly number[])[])[])[];

/** What is sent where nothing that was typed is an area: the server says why it takes none. */
export const NO_POLYGON = [] as unknown as Polygons;

const isRing = (corners: readonly (Corner | null)[]): boolean => corners.length >= 3;

/** One corner: two numbers of degrees with a point or a comma, apart by a space, a semicolon, or a comma and a space. */
const CORNER = /^(-?\d{1,3}(?:[.,]\d+)?)(?:\s*;\s*|,?\s+)(-?\d{1,3}(?:[.,]\d+)?)$/;

function cornerIn(line: string): Corner | null {
  const [, lat, lon] = CORNER.exec(line.trim()) ?? [];
  return lat === undefined || lon === undefined
    ? null
    : [Number(lon.replace(',', '.')), Number(lat.replace(',', '.'))];
}

/**
 * Corners as they are typed: latitude and longitude in degrees, one to a line; an empty line begins another polygon. Null where a line is no corner, or a
 * polygon has fewer than three: nothing is dropped and nothing guessed, since every corner that is missing moves the line between hazard and the rest.
 */
export function polygonsIn(typed: string): Polygons | null {
  const rings = typed
    .trim()
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').map(cornerIn));
  const isWhole = rings.every((corners) => corners.every((corner) => corner !== null) && isRing(corners));
  return isWhole ? (rings.map((ring) => [ring]) as unknown as Polygons) : null;
}

/** The outlines of polygons as they are typed. Inner rings are not written: whoever has some is asked `hasHoles` first. */
export const cornersOf = (polygons: Drawn): string =>
  polygons
    .map(([outline = []]) => outline.map(([lon = 0, lat = 0]) => `${lat} ${lon}`).join('\n'))
    .join('\n\n');

/** Whether a polygon has a ring inside of its outline, which cannot be typed. */
export const hasHoles = (polygons: Drawn): boolean => polygons.some((rings) => rings.length > 1);

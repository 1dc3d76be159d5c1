type Corner = [longitude: number, latitude: number];
type Ring = [Corner, Corner, Corner, ...Corner[]];
type Polygon = [Ring, ...Ring[]];
/** Polygons, their rings, each corner longitude before latitude, as the server takes them. */
export type Polygons = [Polygon, ...Polygon[]];

const isRing = (corners: readonly Corner[]): boolean => corners.length >= 3;

/**
 * Corners as they are typed: latitude and longitude in degrees, one to a line; an empty line begins another polygon. What is no number is dropped.
 * Null where no polygon has three corners.
 */
export function polygonsIn(typed: string): Polygons | null {
  const rings = typed
    .split(/\n\s*\n/)
    .map((block) =>
      block.split('\n').flatMap((line): Corner[] => {
        const [lat, lon] = line.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
        return lat === undefined || lon === undefined ? [] : [[lon, lat]];
      }),
    )
    .filter(isRing);
  return rings.length === 0 ? null : (rings.map((ring) => [ring]) as unknown as Polygons);
}

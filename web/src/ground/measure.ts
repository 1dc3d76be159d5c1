import geographiclib from 'geographiclib-geodesic';

const { WGS84 } = geographiclib.Geodesic;

/** A place: longitude and latitude in degrees. */
export type LonLat = readonly [lon: number, lat: number];

/** The length of a line in metres, along geodesics of WGS 84 (Karney 2013, good to nanometres). */
export function lengthM(line: readonly LonLat[]): number {
  let sum = 0;
  for (const [at, [lon, lat]] of line.entries()) {
    const before = line[at - 1];
    if (before) sum += WGS84.Inverse(before[1], before[0], lat, lon).s12 ?? 0;
  }
  return sum;
}

/** What a ring goes around, in square metres on WGS 84, whichever way it turns; 0 for fewer than three corners. */
export function areaM2(ring: readonly LonLat[]): number {
  if (ring.length < 3) return 0;
  const polygon = WGS84.Polygon(false);
  for (const [lon, lat] of ring) polygon.AddPoint(lat, lon);
  return Math.abs(polygon.Compute(false, true).area ?? 0);
}

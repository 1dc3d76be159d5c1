import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';

/** A box in degrees, as RFC 7946 §5 orders it. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const EARTH_M = 6_371_008.8;
const CORNERS = 64;

/** Reads `west,south,east,north`; null when it is none. */
export function readBox(text: string | undefined): Box | null {
  const parts = text?.split(',').map(Number) ?? [];
  const [west = 0, south = 0, east = 0, north = 0] = parts;
  return parts.length === 4 && parts.every(Number.isFinite) ? { west, south, east, north } : null;
}

/** Writes it, to a metre, rounded outwards so that nothing on its edge is lost. */
export function writeBox({ west, south, east, north }: Box): string {
  const down = (value: number): number => Math.floor(value * 1e5) / 1e5;
  const up = (value: number): number => Math.ceil(value * 1e5) / 1e5;
  return [down(west), Math.max(-90, down(south)), up(east), Math.min(90, up(north))].join(',');
}

/** What of a map is in view, as a box of the globe: longitudes within ±180, the whole world when it is wider. */
export function boxInView(view: Box): Box {
  const wrap = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;
  const [south, north] = [Math.max(-90, view.south), Math.min(90, view.north)];
  if (view.east - view.west >= 360) return { west: -180, south, east: 180, north };
  return { west: wrap(view.west), south, east: wrap(view.east), north };
}

/** The smallest box around boxes; null around none. Boxes that cross the antimeridian are not joined across it. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return boxes.reduce((all, { west, south, east, north }) => ({
    west: Math.min(all.west, west),
    south: Math.min(all.south, south),
    east: Math.max(all.east, east),
    north: Math.max(all.north, north),
  }));
}

/** A box as a polygon; one that crosses the antimeridian goes on beyond 180°. */
export function boxPolygon({ west, south, east, north }: Box): Feature<Polygon> {
  const right = east < west ? east + 360 : east;
  const ring = [
    [west, south],
    [right, south],
    [right, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}

/** A circle of metres around a point, on the sphere (good to half a percent, less than the circle's own line). */
export function circle(longitude: number, latitude: number, radiusM: number): Feature<Polygon> {
  const [lat, reach] = [(latitude * Math.PI) / 180, radiusM / EARTH_M];
  const ring = Array.from({ length: CORNERS + 1 }, (_, at): Position => {
    const turn = ((at % CORNERS) / CORNERS) * 2 * Math.PI;
    const lat2 = Math.asin(
      Math.sin(lat) * Math.cos(reach) + Math.cos(lat) * Math.sin(reach) * Math.cos(turn),
    );
    const lon = Math.atan2(
      Math.sin(turn) * Math.sin(reach) * Math.cos(lat),
      Math.cos(reach) - Math.sin(lat) * Math.sin(lat2),
    );
    return [longitude + (lon * 180) / Math.PI, (lat2 * 180) / Math.PI];
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}

/**
 * A ring whose neighbours are never more than half the globe apart: one that crosses the antimeridian goes on beyond 180°
 * instead of running back across the map, and one around a pole is closed over the pole.
 */
export function unwrapRing(ring: readonly Position[]): Position[] {
  const out: Position[] = [];
  let turned = 0;
  for (const [lon = 0, lat = 0] of ring) {
    const before = out.at(-1)?.[0];
    if (before !== undefined) {
      const step = lon + turned - before;
      if (step > 180) turned -= 360;
      else if (step < -180) turned += 360;
    }
    out.push([lon + turned, lat]);
  }
  const [first, last] = [out[0], out.at(-1)];
  if (!first || !last || Math.abs((first[0] ?? 0) - (last[0] ?? 0)) < 180) return out;
  const pole = (first[1] ?? 0) < 0 ? -90 : 90;
  return [...out, [last[0] ?? 0, pole], [first[0] ?? 0, pole], first];
}

/** Features together, as MapLibre takes them. */
export function collection(features: readonly Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features: [...features] };
}

/** A position as one writes it down: latitude, longitude in decimal degrees, five digits (a metre). */
export function writePosition(latitude: number, longitude: number): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

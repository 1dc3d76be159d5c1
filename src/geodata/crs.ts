import type { Geometry, Position } from 'geojson';
import proj4 from 'proj4';
import { usualSk42Shift } from '#hazard';

/** Brings a position of another system to WGS 84, longitude before latitude. */
export type ToWgs84 = (at: Position) => Position;

const GEOGRAPHIC = new Set([4326, 4979, 4258]);
const WEB_MERCATOR = new Set([3857, 900_913, 102_100, 102_113]);

/** What proj4 takes for a code of the EPSG registry (or one of Esri's for the same system); null where it is none that the region uses. */
function definitionOf(code: number): string | null {
  if (GEOGRAPHIC.has(code)) return '+proj=longlat +datum=WGS84 +no_defs';
  if (WEB_MERCATOR.has(code))
    return '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs';
  const krassovsky = `+ellps=krass +towgs84=${usualSk42Shift} +units=m +no_defs`;
  if (code === 4284) return `+proj=longlat ${krassovsky}`;
  // Pulkovo 1942 / Gauss-Krüger zones 4 to 32: 28404 to 28432, six degrees wide.
  if (code >= 28_404 && code <= 28_432) {
    const zone = code - 28_400;
    return `+proj=tmerc +lat_0=0 +lon_0=${6 * zone - 3} +k=1 +x_0=${zone * 1e6 + 5e5} +y_0=0 ${krassovsky}`;
  }
  const [utm, south] = [code % 100, code >= 32_700];
  if ((code > 32_600 && code <= 32_660) || (code > 32_700 && code <= 32_760))
    return `+proj=utm +zone=${utm}${south ? ' +south' : ''} +datum=WGS84 +units=m +no_defs`;
  return null;
}

/**
 * A way from a system to WGS 84: a code of the EPSG registry, or the well-known text that lies beside a shapefile. `null` for WGS 84
 * itself, `undefined` where the system is not known. The file’s maker controls the text.
 */
export function wayToWgs84(system: number | string): ToWgs84 | null | undefined {
  if (typeof system === 'number' && GEOGRAPHIC.has(system)) return null;
  if (typeof system === 'string' && /^GEOGCS\[\s*"(?:GCS_)?WGS[_ ](?:19)?84"/i.test(system.trim()))
    return null;
  const definition = typeof system === 'number' ? definitionOf(system) : system.slice(0, 10_000);
  if (definition === null) return undefined;
  try {
    // Well-known text of Esri names no shift for Pulkovo 1942: proj4 would leave it out, and a hundred metres with it.
    const isPulkovo =
      typeof system === 'string' && /pulkovo[_ ]1942/i.test(system) && !/TOWGS84/i.test(system);
    const way = proj4(
      isPulkovo ? definition.replace(/(SPHEROID\[[^\]]*\])/i, `$1,TOWGS84[${usualSk42Shift}]`) : definition,
      '+proj=longlat +datum=WGS84 +no_defs',
    );
    return ([x = NaN, y = NaN]) => {
      const [lon = NaN, lat = NaN] = way.forward([x, y]);
      return [lon, lat];
    };
  } catch {
    return undefined;
  }
}

/** A geometry in WGS 84. Where a position cannot be brought there its numbers are NaN, which the check of geometries finds. */
export function transformed(geometry: Geometry, way: ToWgs84): Geometry {
  if (geometry.type === 'GeometryCollection')
    return { ...geometry, geometries: geometry.geometries.map((part) => transformed(part, way)) };
  const walk = (part: unknown): unknown => {
    if (!Array.isArray(part)) return part;
    if (typeof part[0] !== 'number') return part.map(walk);
    try {
      return way(part as Position);
    } catch {
      return [NaN, NaN];
    }
  };
  return { ...geometry, coordinates: walk(geometry.coordinates) } as Geometry;
}

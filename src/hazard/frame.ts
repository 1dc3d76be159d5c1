import proj4, { type Converter } from 'proj4';
import { AppError } from '#kernel';
import { datumSets, USUAL_DATUM_SET } from './datums.ts';
import type { Traverse } from './model.ts';
import { readDegrees, readPair, type Degrees } from './positions.ts';

type Crs = Traverse['crs'];

const WGS84 = '+proj=longlat +datum=WGS84 +no_defs';
const DEGREE = Math.PI / 180;
/** A step to the north that is long enough to be exact and short enough to be straight: about a metre. */
const STEP_DEGREES = 1e-5;

/** East and north of the first reference point, in metres. */
export type Local = readonly [number, number];

/** A position as it was read, in degrees of its own datum, and what was strange about it. */
export interface ReadPosition {
  readonly at: Degrees;
  /** Its last five digits alone were written, and completed by the place nearby; `unknown`: nothing said by which. */
  readonly truncated: 'no' | 'completed' | 'unknown';
  readonly isSwapped: boolean;
  readonly isOutsideZone: boolean;
}

export const isSk42 = ({ system }: Crs): boolean => system === 'sk42' || system === 'sk42-gauss-kruger';
const isGrid = ({ system }: Crs): boolean => system === 'utm' || system === 'sk42-gauss-kruger';

/** Whether the first number of a pair is the northing: so it is on Soviet maps, where X points north. */
export const northingFirst = (crs: Crs): boolean =>
  (crs.axes ?? (crs.system === 'sk42-gauss-kruger' ? 'northing-easting' : 'easting-northing')) ===
  'northing-easting';

function datumOf(crs: Crs): string {
  const set = datumSets[crs.datumSet ?? USUAL_DATUM_SET];
  return isSk42(crs) && set ? `+ellps=krass +towgs84=${set.towgs84}` : '+datum=WGS84';
}

/** The zone of an MGRS reference is its first number. */
function zoneOf(crs: Crs, position: string): number | undefined {
  return crs.system === 'mgrs' ? Number(/^\s*(\d{1,2})/.exec(position)?.[1] ?? 0) || undefined : crs.zone;
}

function gridOf(crs: Crs, zone: number | undefined): string | null {
  if (zone === undefined || !(isGrid(crs) || crs.system === 'mgrs')) return null;
  if (crs.system === 'sk42-gauss-kruger')
    return `+proj=tmerc +lat_0=0 +lon_0=${6 * zone - 3} +k=1 +x_0=${zone * 1e6 + 5e5} +y_0=0 ${datumOf(crs)} +units=m +no_defs`;
  return `+proj=utm +zone=${zone}${crs.hemisphere === 'south' ? ' +south' : ''} +datum=WGS84 +units=m +no_defs`;
}

/** A position in another projection; null where that has no such place, which proj4 says in several ways. */
function projected(from: string, to: string, [x, y]: Local): Local | null {
  try {
    const [other = NaN, next = NaN] = proj4(from, to, [x, y]);
    return Number.isFinite(other) && Number.isFinite(next) ? [other, next] : null;
  } catch {
    return null;
  }
}

/** The number nearest to `whole` that ends in the five digits of `cut`. */
const completed = (cut: number, whole: number): number => Math.round((whole - cut) / 1e5) * 1e5 + cut;

function readGrid(crs: Crs, grid: string, own: string, pair: Local): ReadPosition | null {
  let [northing, easting] = northingFirst(crs) ? pair : [pair[1], pair[0]];
  const isCut = northing < 1e5 && easting < 1e5;
  if (isCut && crs.near) {
    const near = projected(WGS84, grid, [crs.near[1], crs.near[0]]);
    if (!near) return null;
    [northing, easting] = [completed(northing, near[1]), completed(easting, near[0])];
  }
  const place = projected(grid, own, [easting, northing]);
  if (!place) return null;
  const [lon, lat] = place;
  const prefix = (value: number) => Math.floor(value / 1e6);
  // A northing has no zone before it, so the two are told apart wherever the sheet is not in the same number of millions north.
  const isSwapped =
    crs.system === 'sk42-gauss-kruger' &&
    !isCut &&
    prefix(easting) !== crs.zone &&
    prefix(northing) === crs.zone;
  const centre = 6 * (crs.zone ?? 0) - (crs.system === 'utm' ? 183 : 3);
  return {
    at: { lat, lon },
    truncated: !isCut ? 'no' : crs.near ? 'completed' : 'unknown',
    isSwapped,
    isOutsideZone: !isSwapped && !isCut && Math.abs(lon - centre) > 3.5,
  };
}

/** Reads a position in the system of the sheet. Error TRAVERSE_POSITION. */
export function readPosition(crs: Crs, id: string, text: string): ReadPosition {
  const plain = { truncated: 'no', isSwapped: false, isOutsideZone: false } as const;
  const unread = () => new AppError('TRAVERSE_POSITION', { id, text, system: crs.system });
  if (crs.system === 'mgrs') {
    const compact = text.toUpperCase().replaceAll(/\s/g, '');
    if (!/^\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}(?:\d\d){2,5}$/.test(compact)) throw unread();
    try {
      const [lon, lat] = proj4.mgrs.toPoint(compact);
      if (Number.isFinite(lat) && Number.isFinite(lon)) return { at: { lat, lon }, ...plain };
    } catch {
      // It throws words where there is no such square.
    }
    throw unread();
  }
  const grid = gridOf(crs, crs.zone);
  if (!isGrid(crs) || grid === null) {
    const at = readDegrees(text);
    if (!at || isGrid(crs)) throw unread();
    return { at, ...plain };
  }
  const pair = readPair(text);
  const read = pair && readGrid(crs, grid, `+proj=longlat ${datumOf(crs)} +no_defs`, pair);
  if (!read) throw unread();
  return read;
}

/** A plane around the first reference point (a transverse Mercator projection of its own), in which legs are laid out: exact to a millionth at the sizes of a field. */
export class Frame {
  readonly #own: string;
  readonly #plane: Converter;
  readonly #grid: Converter | null;
  readonly #toWgs84: Converter;

  constructor(crs: Crs, origin: Degrees, position: string) {
    const datum = datumOf(crs);
    this.#own = `+proj=longlat ${datum} +no_defs`;
    const plane = `+proj=tmerc +lat_0=${origin.lat} +lon_0=${origin.lon} +k=1 +x_0=0 +y_0=0 ${datum} +units=m +no_defs`;
    const grid = gridOf(crs, zoneOf(crs, position));
    this.#plane = proj4(this.#own, plane);
    this.#grid = grid === null ? null : proj4(this.#own, grid);
    this.#toWgs84 = proj4(plane, WGS84);
  }

  /** Degrees of the sheet’s own datum as metres. */
  toLocal({ lat, lon }: Degrees): Local {
    const [east = 0, north = 0] = this.#plane.forward([lon, lat]);
    return [east, north];
  }

  /** Metres as degrees of WGS 84. */
  toWgs84([east, north]: Local): Degrees {
    const [lon = 0, lat = 0] = this.#toWgs84.forward([east, north]);
    return { lat, lon };
  }

  /** Degrees of WGS 84 as metres. */
  fromWgs84({ lat, lon }: Degrees): Local {
    const [east = 0, north = 0] = this.#toWgs84.inverse([lon, lat]);
    return [east, north];
  }

  /** What is added to a bearing from true or from grid north to have it in this plane, in degrees, at a point of it. */
  turn(north: 'true' | 'grid', at: Local): number {
    const [lon = 0, lat = 0] = this.#plane.inverse([at[0], at[1]]);
    const inPlane = trueNorth(this.#plane, { lat, lon });
    return north === 'true' || !this.#grid ? inPlane : inPlane - trueNorth(this.#grid, { lat, lon });
  }
}

/** The bearing of true north in a projection, in degrees: the convergence of the meridian, with its sign turned. */
function trueNorth(projection: Converter, { lat, lon }: Degrees): number {
  const [east = 0, north = 0] = projection.forward([lon, lat]);
  const [east2 = 0, north2 = 0] = projection.forward([lon, lat + STEP_DEGREES]);
  return Math.atan2(east2 - east, north2 - north) / DEGREE;
}

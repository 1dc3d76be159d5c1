import type { Geometry, Position } from 'geojson';

/** Corners of one geometry; more are not read. */
const MOST = 5_000_000;
const NAMES = [
  '',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
] as const;
/** How deep collections may lie in one another. */
const MOST_DEPTH = 20;

class Reader {
  readonly #view: DataView;
  #at: number;
  #left = MOST;
  constructor(bytes: Uint8Array, at: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }
  byte(): number {
    return this.#view.getUint8(this.#at++);
  }
  uint(little: boolean): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, little);
  }
  double(little: boolean): number {
    this.#at += 8;
    return this.#view.getFloat64(this.#at - 8, little);
  }
  count(little: boolean): number {
    const count = this.uint(little);
    this.#left -= count;
    if (this.#left < 0) throw new RangeError('more corners than are read');
    return count;
  }
}

function readGeometry(reader: Reader, depth: number): Geometry {
  if (depth > MOST_DEPTH) throw new RangeError('collections lie too deep in one another');
  const little = reader.byte() === 1;
  const code = reader.uint(little);
  // ISO: thousands say which further numbers a position has. EWKB: the upper bits do.
  const iso = Math.floor((code & 0xffff) / 1000);
  const hasZ = iso === 1 || iso === 3 || (code & 0x80000000) !== 0;
  const hasM = iso === 2 || iso === 3 || (code & 0x40000000) !== 0;
  if ((code & 0x20000000) !== 0) reader.uint(little);
  const position = (): Position => {
    const [x, y] = [reader.double(little), reader.double(little)];
    const z = hasZ ? reader.double(little) : NaN;
    if (hasM) reader.double(little);
    return Number.isFinite(z) ? [x, y, z] : [x, y];
  };
  const times = <T>(make: () => T): T[] => Array.from({ length: reader.count(little) }, make);
  const parts = (): Geometry[] => times(() => readGeometry(reader, depth + 1));
  const inner = <T extends Geometry['type']>(type: T) =>
    parts().map((part) => {
      if (part.type !== type || part.type === 'GeometryCollection')
        throw new RangeError(`a ${type} was expected`);
      return part.coordinates as never;
    });
  const name = NAMES[(code & 0xffff) % 1000];
  switch (name) {
    case 'Point':
      return { type: 'Point', coordinates: position() };
    case 'LineString':
      return { type: 'LineString', coordinates: times(position) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: times(() => times(position)) };
    case 'MultiPoint':
      return { type: 'MultiPoint', coordinates: inner('Point') };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: inner('LineString') };
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: inner('Polygon') };
    case 'GeometryCollection':
      return { type: 'GeometryCollection', geometries: parts() };
    case '':
    case undefined:
      break;
  }
  throw new RangeError(`a geometry of kind ${code}`);
}

/** Bytes of the envelope by what the flags of a GeoPackage's header say (OGC 12-128r19, 2.1.3). */
const ENVELOPES = [0, 32, 48, 48, 64] as const;

/** A geometry of a GeoPackage's column; null where it is none. The file's maker controls the bytes. */
export function geometryOfBlob(bytes: Uint8Array): Geometry | null {
  if (bytes[0] !== 0x47 || bytes[1] !== 0x50) return null;
  const flags = bytes[3] ?? 0;
  const envelope = ENVELOPES[(flags >> 1) & 7];
  if (envelope === undefined || (flags & 0x10) !== 0) return null;
  try {
    return readGeometry(new Reader(bytes, 8 + envelope), 0);
  } catch {
    return null;
  }
}

/** A geometry as a GeoPackage's column has it, little-endian, in WGS 84, without an envelope. Heights are left out. */
export function blobOf(geometry: Geometry): Uint8Array {
  const bytes: number[] = [0x47, 0x50, 0, 1];
  const chunk = new DataView(new ArrayBuffer(8));
  const push = (size: number): void => {
    for (let at = 0; at < size; at += 1) bytes.push(chunk.getUint8(at));
  };
  const uint = (value: number): void => {
    chunk.setUint32(0, value, true);
    push(4);
  };
  const position = ([x = NaN, y = NaN]: Position): void => {
    for (const value of [x, y]) {
      chunk.setFloat64(0, value, true);
      push(8);
    }
  };
  const line = (positions: Position[]): void => {
    uint(positions.length);
    for (const one of positions) position(one);
  };
  const write = (one: Geometry): void => {
    bytes.push(1);
    uint(NAMES.indexOf(one.type));
    if (one.type === 'Point') position(one.coordinates);
    else if (one.type === 'LineString') line(one.coordinates);
    else if (one.type === 'Polygon') {
      uint(one.coordinates.length);
      for (const ring of one.coordinates) line(ring);
    } else {
      const parts: Geometry[] =
        one.type === 'MultiPoint'
          ? one.coordinates.map((coordinates) => ({ type: 'Point', coordinates }))
          : one.type === 'MultiLineString'
            ? one.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
            : one.type === 'MultiPolygon'
              ? one.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
              : one.geometries;
      uint(parts.length);
      for (const part of parts) write(part);
    }
  };
  uint(4326);
  write(geometry);
  return Uint8Array.from(bytes);
}

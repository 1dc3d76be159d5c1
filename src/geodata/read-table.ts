import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import type { Geometry, Position } from 'geojson';
import type { Findings } from './findings.ts';
import type { GroundFeature } from './model.ts';

const NAMES = {
  lon: new Set(['lon', 'long', 'longitude', 'lng', 'x', 'долгота', 'uzunluq']),
  lat: new Set(['lat', 'latitude', 'y', 'широта', 'enlik']),
  wkt: new Set(['wkt', 'geometry', 'geom', 'the_geom']),
  id: new Set(['id', 'objectid', 'serial', 'record']),
};
const MOST_CELL = 16 << 20;

/** A geometry of well-known text (OGC 06-103r4), of one kind or several; null where it is none. Iterative: nesting is the writer's. */
export function fromWkt(text: string): Geometry | null {
  const found =
    /^\s*(?:SRID=\d+;)?\s*(MULTI)?(POINT|LINESTRING|POLYGON)\s*(?:Z|M|ZM)?\s*(\([\s\S]*\))\s*$/i.exec(text);
  if (!found) return null;
  const [, multi, kind = '', body = ''] = found;
  // Brackets of lists around brackets of lists of positions are what JSON writes another way.
  const pairs = body
    .replaceAll(/[^(),\d\s.eE+-]/g, '')
    .replaceAll(/([-+\d.eE]+(?:\s+[-+\d.eE]+)+)/g, (tuple) => `[${tuple.trim().split(/\s+/).join(',')}]`)
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  let value: unknown;
  try {
    value = JSON.parse(pairs);
  } catch {
    return null;
  }
  const name = kind.toUpperCase();
  const list = value as never[];
  if (!multi) {
    if (name === 'POINT') return { type: 'Point', coordinates: (list[0] ?? []) as Position };
    return name === 'LINESTRING'
      ? { type: 'LineString', coordinates: list as Position[] }
      : { type: 'Polygon', coordinates: list as Position[][] };
  }
  if (name === 'POINT')
    return {
      type: 'MultiPoint',
      coordinates: (list as Position[][]).map((one) => (Array.isArray(one[0]) ? one[0] : one) as Position),
    };
  return name === 'LINESTRING'
    ? { type: 'MultiLineString', coordinates: list as Position[][] }
    : { type: 'MultiPolygon', coordinates: list as Position[][][] };
}

async function* rejoined(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Rows of a CSV file with columns of coordinates in degrees or of well-known text, streamed; throws where it has neither. Hostile input. */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  findings: Findings,
): AsyncGenerator<GroundFeature> {
  const pieces = bytes[Symbol.asyncIterator]();
  const first = await pieces.next();
  const line = first.done ? '' : (new TextDecoder().decode(first.value).split(/\r?\n/)[0] ?? '');
  const times = (mark: string): number => line.split(mark).length;
  // Whichever separates most of the first row: a decimal comma is why half of the world writes semicolons.
  const delimiter = [',', ';', '\t'].toSorted((a, b) => times(b) - times(a))[0] ?? ',';
  const rows = Readable.from(rejoined(first.done ? [] : [first.value], pieces)).pipe(
    parse({
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      maxRecordSize: MOST_CELL,
      delimiter,
    }),
  );
  let head: string[] | null = null;
  let at = { lon: -1, lat: -1, wkt: -1, id: -1 };
  for await (const cells of rows as AsyncIterable<string[]>) {
    if (head === null) {
      const names = cells.map((cell) => cell.trim());
      const place = (wanted: ReadonlySet<string>): number =>
        names.findIndex((name) => wanted.has(name.toLowerCase()));
      at = { lon: place(NAMES.lon), lat: place(NAMES.lat), wkt: place(NAMES.wkt), id: place(NAMES.id) };
      if (at.wkt < 0 && (at.lon < 0 || at.lat < 0))
        throw new Error(
          'its first row names no columns longitude and latitude, and none of well-known text (wkt)',
        );
      head = names;
      continue;
    }
    const id = cells[at.id]?.trim() || null;
    const number = (place: number): number => {
      const text = (cells[place] ?? '').trim().replace(',', '.');
      return text === '' ? NaN : Number(text);
    };
    const wkt = (cells[at.wkt] ?? '').trim();
    let geometry: Geometry | null = null;
    if (at.wkt >= 0) {
      geometry = wkt === '' ? null : fromWkt(wkt);
      if (wkt !== '' && !geometry) findings.add('geometry-unreadable', id ?? '');
    } else if ((cells[at.lon] ?? '').trim() !== '' || (cells[at.lat] ?? '').trim() !== '')
      geometry = { type: 'Point', coordinates: [number(at.lon), number(at.lat)] };
    // Where there is a text of the whole shape, the columns of a point repeat it.
    const places = [at.wkt, at.lon, at.lat, at.id];
    const named = head.map((name, place): [string, string] => [name, cells[place] ?? '']);
    const properties = Object.fromEntries(named.filter((_, place) => !places.includes(place)));
    yield { id, layer: 'other', geometry, properties };
  }
}

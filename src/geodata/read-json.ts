import { JSONParser } from '@streamparser/json';
import type { Geometry, Position } from 'geojson';
import { transformed, wayToWgs84, type ToWgs84 } from './crs.ts';
import type { Findings } from './findings.ts';
import { turnOf } from './geometry.ts';
import type { GroundFeature, Value } from './model.ts';

/** Bytes after which the parser must have given something: a feature is smaller. */
const MOST_BYTES_OF_ONE = 64 << 20;

type Found = { readonly key: string | number; readonly value: unknown; readonly path: string };

/** Values of some paths of a JSON text, given as they are read and then forgotten. Hostile input: throws where it is not JSON, after giving what came before. */
async function* jsonValues(bytes: AsyncIterable<Uint8Array>, paths: string[]): AsyncGenerator<Found> {
  const parser = new JSONParser({ paths, keepStack: false });
  const found: Found[] = [];
  parser.onValue = ({ value, key, stack }) => {
    const path = stack
      .slice(1)
      .map((level) => level.key)
      .concat(key)
      .filter((part) => typeof part === 'string')
      .join('.');
    found.push({ key: key ?? '', value, path });
  };
  let since = 0;
  for await (const piece of bytes) {
    since += piece.length;
    if (since > MOST_BYTES_OF_ONE) throw new Error(`one value is larger than ${MOST_BYTES_OF_ONE} bytes`);
    let wrong: unknown;
    try {
      parser.write(piece);
    } catch (error) {
      wrong = error;
    }
    if (found.length > 0) since = 0;
    yield* found.splice(0);
    if (wrong) throw wrong;
  }
  if (!parser.isEnded) throw new Error('it ends before the last bracket');
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A table of plain values: lists and objects of a property are kept as their JSON. */
function plain(properties: unknown): Record<string, Value> {
  if (!isObject(properties)) return {};
  const entries = Object.entries(properties).map(([name, value]): [string, Value] => [
    name,
    value === null || ['string', 'number', 'boolean'].includes(typeof value)
      ? (value as Value)
      : JSON.stringify(value),
  ]);
  return Object.fromEntries(entries);
}

const KINDS = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']);
const DEPTH: Readonly<Record<string, number>> = {
  Point: 1,
  MultiPoint: 2,
  LineString: 2,
  MultiLineString: 3,
  Polygon: 3,
  MultiPolygon: 4,
};

function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth === 1) return value.length >= 2 && value.slice(0, 2).every((part) => typeof part === 'number');
  return value.every((part) => isNested(part, depth - 1));
}

/** A GeoJSON geometry as its specification has it, or null where it is none. */
function geometryOf(value: unknown, findings: Findings, id: string): Geometry | null {
  if (value === null || value === undefined) return null;
  if (isObject(value)) {
    const kind = String(value['type']);
    if (KINDS.has(kind) && isNested(value['coordinates'], DEPTH[kind] ?? 0))
      return value as unknown as Geometry;
    if (kind === 'GeometryCollection' && Array.isArray(value['geometries'])) {
      const parts = value['geometries'].map((part) => geometryOf(part, findings, id));
      if (!parts.includes(null))
        return { type: 'GeometryCollection', geometries: parts.filter((part) => part !== null) };
    }
  }
  findings.add('geometry-unreadable', id);
  return null;
}

const idOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 500) : null;

const codeIn = (name: unknown): number | null => {
  const found = /(?:EPSG:+|EPSG::)(\d{3,6})$/i.exec(String(name))?.[1];
  return found ? Number(found) : /CRS84$/i.test(String(name)) ? 4326 : null;
};

/** What is done with coordinates of a file whose system became known. */
interface Placing {
  way: ToWgs84 | null;
  isKnown: boolean;
}

function settle(placing: Placing, code: number | null, name: string, findings: Findings): void {
  const way = code === null ? undefined : wayToWgs84(code);
  placing.isKnown = way !== undefined;
  placing.way = way ?? null;
  if (way === undefined) findings.add('crs-unknown', name);
  else if (way !== null) findings.add('crs-transformed', name);
}

const placed = (
  feature: Omit<GroundFeature, 'geometry'>,
  geometry: Geometry | null,
  { way, isKnown }: Placing,
): GroundFeature =>
  geometry !== null && !isKnown
    ? { ...feature, geometry: null, unplaced: geometry }
    : { ...feature, geometry: geometry && way ? transformed(geometry, way) : geometry };

/** Features of a GeoJSON text (RFC 7946, and the `crs` of 2008 that older programs still write). */
export async function* readGeoJson(
  bytes: AsyncIterable<Uint8Array>,
  findings: Findings,
): AsyncGenerator<GroundFeature> {
  const placing: Placing = { way: null, isKnown: true };
  const single: Record<string, unknown> = {};
  for await (const { value, key, path } of jsonValues(bytes, [
    '$.features.*',
    '$.crs',
    '$.type',
    '$.id',
    '$.geometry',
    '$.properties',
    '$.coordinates',
  ])) {
    if (path === 'crs' && isObject(value)) {
      const name = isObject(value['properties']) ? value['properties']['name'] : undefined;
      settle(placing, codeIn(name), String(name ?? ''), findings);
    } else if (typeof key === 'number' && isObject(value)) {
      const id = idOf(value['id']);
      const geometry = geometryOf(value['geometry'], findings, id ?? String(key));
      yield placed({ id, layer: 'other', properties: plain(value['properties']) }, geometry, placing);
    } else if (typeof key === 'string') single[key] = value;
  }
  if (single['type'] === 'Feature') {
    const geometry = geometryOf(single['geometry'], findings, '');
    yield placed(
      { id: idOf(single['id']), layer: 'other', properties: plain(single['properties']) },
      geometry,
      placing,
    );
  } else if (KINDS.has(String(single['type'])))
    yield placed({ id: null, layer: 'other', properties: {} }, geometryOf(single, findings, ''), placing);
}

/** A geometry of the ArcGIS REST API: outer rings run clockwise, holes the other way; each hole follows its outline. */
function esriGeometry(value: unknown): Geometry | null {
  if (!isObject(value)) return null;
  const { x, y, points, paths, rings } = value;
  if (typeof x === 'number' && typeof y === 'number') return { type: 'Point', coordinates: [x, y] };
  if (isNested(points, 2)) return { type: 'MultiPoint', coordinates: points as Position[] };
  if (isNested(paths, 3)) return { type: 'MultiLineString', coordinates: paths as Position[][] };
  if (!isNested(rings, 3)) return null;
  const areas: Position[][][] = [];
  for (const ring of rings as Position[][]) {
    const last = areas.at(-1);
    // GeoJSON turns the other way round.
    if (turnOf(ring) < 0 || !last) areas.push([ring.toReversed()]);
    else last.push(ring.toReversed());
  }
  const [only] = areas;
  return areas.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: areas };
}

/** Features of an Esri JSON FeatureSet. Its `spatialReference` stands before the features, as Esri's programs write it. */
export async function* readEsriJson(
  bytes: AsyncIterable<Uint8Array>,
  findings: Findings,
): AsyncGenerator<GroundFeature> {
  const placing: Placing = { way: null, isKnown: true };
  let [idField, isStated] = ['OBJECTID', false];
  for await (const { value, key, path } of jsonValues(bytes, [
    '$.features.*',
    '$.spatialReference',
    '$.objectIdFieldName',
  ])) {
    if (path === 'objectIdFieldName') idField = String(value);
    else if (path === 'spatialReference' && isObject(value)) {
      isStated = true;
      const code = Number(value['latestWkid'] ?? value['wkid']);
      settle(placing, Number.isFinite(code) ? code : null, JSON.stringify(value).slice(0, 100), findings);
    } else if (typeof key === 'number' && isObject(value)) {
      if (!isStated) {
        isStated = true;
        findings.add('crs-missing', '');
      }
      const properties = plain(value['attributes']);
      const id = idOf(properties['id'] ?? null) ?? idOf(properties[idField]);
      const geometry = esriGeometry(value['geometry']);
      if (isObject(value['geometry']) && !geometry) findings.add('geometry-unreadable', id ?? String(key));
      yield placed({ id, layer: 'other', properties }, geometry, placing);
    }
  }
}

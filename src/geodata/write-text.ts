import type { Geometry, Position } from 'geojson';
import { csvLine } from '#kernel';
import type { GroundFeature, Value } from './model.ts';
import { plainXml, xmlOf, type Element } from './write-xml.ts';

type Features = AsyncIterable<GroundFeature>;
const shown = (value: Value): string => (value === null ? '' : plainXml(String(value)));

/** GeoJSON (RFC 7946), one feature to a line. */
export async function* geoJsonText(features: Features): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let isFirst = true;
  for await (const { id, layer, geometry, properties } of features) {
    const named = layer === 'other' ? properties : { ...properties, layer };
    yield `${isFirst ? '' : ','}\n${JSON.stringify({ type: 'Feature', ...(id === null ? {} : { id }), geometry, properties: named })}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

const tuples = (positions: readonly Position[]): string =>
  positions.map((at) => at.slice(0, 3).join(',')).join(' ');

function kmlGeometry(geometry: Geometry): Element {
  switch (geometry.type) {
    case 'Point':
      return { Point: { coordinates: tuples([geometry.coordinates]) } };
    case 'LineString':
      return { LineString: { coordinates: tuples(geometry.coordinates) } };
    case 'Polygon': {
      const [outer = [], ...holes] = geometry.coordinates.map((ring) => ({
        LinearRing: { coordinates: tuples(ring) },
      }));
      return {
        Polygon: {
          outerBoundaryIs: outer as Element,
          ...(holes.length > 0 ? { innerBoundaryIs: holes } : {}),
        },
      };
    }
    case 'MultiPoint':
    case 'MultiLineString':
    case 'MultiPolygon':
    case 'GeometryCollection': {
      const parts = partsOf(geometry).map(kmlGeometry);
      const byName: Record<string, Element[]> = {};
      for (const part of parts)
        for (const [name, value] of Object.entries(part)) (byName[name] ??= []).push(value as Element);
      return { MultiGeometry: byName };
    }
  }
}

/** The geometries that one of several parts is made of. */
export function partsOf(geometry: Geometry): Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'GeometryCollection':
      return geometry.geometries.flatMap(partsOf);
    case 'Point':
    case 'LineString':
    case 'Polygon':
      return [geometry];
  }
}

/** KML 2.2 (OGC 07-147r2). */
export async function* kmlText(features: Features): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n';
  for await (const { id, layer, geometry, properties } of features) {
    const { name, description, ...rest } = properties;
    const data = Object.entries(layer === 'other' ? rest : { ...rest, layer }).map(([key, value]) => ({
      '@name': plainXml(key),
      value: shown(value),
    }));
    const mark: Element = {
      ...(id === null ? {} : { '@id': plainXml(id) }),
      name: shown(name ?? id),
      ...(description === undefined ? {} : { description: shown(description) }),
      ...(data.length > 0 ? { ExtendedData: { Data: data } } : {}),
      ...(geometry ? kmlGeometry(geometry) : {}),
    };
    yield `${xmlOf({ Placemark: mark })}\n`;
  }
  yield '</Document></kml>\n';
}

const gpxAt = ([lon = 0, lat = 0]: Position): Element => ({ '@lat': lat, '@lon': lon });

/** GPX 1.1. It knows no areas: their outlines are tracks of type `area`, and everything a field of GPX has no name for stands in `extensions`. */
export async function* gpxText(features: Features): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Muniment" xmlns="http://www.topografix.com/GPX/1/1" xmlns:m="urn:muniment:gpx">\n';
  // Waypoints come before tracks by the schema: tracks wait.
  const tracks: string[] = [];
  for await (const { id, layer, geometry, properties } of features) {
    const fields = Object.entries({ ...properties, ...(layer === 'other' ? {} : { layer }) }).map(
      ([name, value]) => ({
        '@name': plainXml(name),
        '#text': shown(value),
      }),
    );
    const extensions: Element =
      fields.length > 0 ? { extensions: { 'm:field': fields as unknown as Element[] } } : {};
    const whole = plainXml(id ?? String(properties['name'] ?? ''));
    const parts = geometry ? partsOf(geometry) : [];
    for (const [at, part] of parts.entries()) {
      const name = parts.length > 1 ? `${whole}/${at + 1}` : whole;
      if (part.type === 'Point')
        yield `${xmlOf({ wpt: { ...gpxAt(part.coordinates), name, ...extensions } })}\n`;
      else if (part.type === 'LineString')
        tracks.push(
          xmlOf({
            trk: { name, type: 'line', ...extensions, trkseg: { trkpt: part.coordinates.map(gpxAt) } },
          }),
        );
      else if (part.type === 'Polygon') {
        const segments = part.coordinates.map((ring) => ({ trkpt: ring.map(gpxAt) }));
        tracks.push(xmlOf({ trk: { name, type: 'area', ...extensions, trkseg: segments } }));
      }
    }
  }
  for (const track of tracks) yield `${track}\n`;
  yield '</gpx>\n';
}

const numbers = (at: Position): string => at.slice(0, 2).join(' ');
const list = (positions: readonly Position[]): string => `(${positions.map(numbers).join(', ')})`;

/** Well-known text (OGC 06-103r4). Heights are left out. */
export function toWkt(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `POINT (${numbers(geometry.coordinates)})`;
    case 'LineString':
      return `LINESTRING ${list(geometry.coordinates)}`;
    case 'Polygon':
      return `POLYGON (${geometry.coordinates.map(list).join(', ')})`;
    case 'MultiPoint':
      return `MULTIPOINT (${geometry.coordinates.map((at) => `(${numbers(at)})`).join(', ')})`;
    case 'MultiLineString':
      return `MULTILINESTRING (${geometry.coordinates.map(list).join(', ')})`;
    case 'MultiPolygon':
      return `MULTIPOLYGON (${geometry.coordinates.map((area) => `(${area.map(list).join(', ')})`).join(', ')})`;
    case 'GeometryCollection':
      return `GEOMETRYCOLLECTION (${geometry.geometries.map(toWkt).join(', ')})`;
  }
}

/** A position that stands for a geometry in columns of a table: itself for a point, else nothing. */
const pointOf = (geometry: Geometry | null): Position | null =>
  geometry?.type === 'Point' ? geometry.coordinates : null;

/** Columns of a table: those of our own first, then every property that a feature has, in the order of `names`. */
export const tableColumns = (
  names: readonly string[],
): readonly [string, (feature: GroundFeature) => string | number | null][] => [
  ['id', ({ id }) => id],
  ['layer', ({ layer }) => layer],
  ['longitude', ({ geometry }) => pointOf(geometry)?.[0] ?? null],
  ['latitude', ({ geometry }) => pointOf(geometry)?.[1] ?? null],
  ['wkt', ({ geometry }) => geometry && toWkt(geometry)],
  ...names
    .filter((name) => !['id', 'layer', 'longitude', 'latitude', 'wkt'].includes(name))
    .map((name): [string, (feature: GroundFeature) => string | number | null] => [
      name,
      ({ properties }) => {
        const value = properties[name] ?? null;
        return typeof value === 'boolean' ? String(value) : value;
      },
    ]),
];

/** CSV (RFC 4180) with well-known text; no cell can become a formula. */
export async function* csvText(features: Features, names: readonly string[]): AsyncGenerator<string> {
  const columns = tableColumns(names);
  yield `\uFEFF${csvLine(columns.map(([name]) => name))}`;
  for await (const feature of features) yield csvLine(columns.map(([, pick]) => pick(feature)));
}

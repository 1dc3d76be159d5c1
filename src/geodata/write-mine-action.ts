import type { Geometry, Position } from 'geojson';
import type { GroundFeature, Value } from './model.ts';
import { partsOf } from './write-text.ts';
import { plainXml, xmlOf, type Element } from './write-xml.ts';

type Features = AsyncIterable<GroundFeature>;
const ITEMS = { hazard: 'Hazard', accident: 'Accident', victim: 'Victim', other: 'Location' } as const;

const point = ([lon = 0, lat = 0]: Position): Element => ({ Longitude: lon, Latitude: lat });
const places = (geometry: Geometry): Element => {
  const parts = partsOf(geometry);
  const polygons = parts
    .filter((part) => part.type === 'Polygon')
    .map((part) => ({ Point: (part.coordinates[0] ?? []).map(point) }));
  const lines = parts
    .filter((part) => part.type === 'LineString')
    .map((part) => ({ Point: part.coordinates.map(point) }));
  const points = parts.filter((part) => part.type === 'Point').map((part) => point(part.coordinates));
  return {
    ...(polygons.length > 0 ? { Polygon: polygons } : {}),
    ...(lines.length > 0 ? { Polyline: lines } : {}),
    ...(points.length > 0 ? { Point: points } : {}),
  };
};

// A name of an element: letters, digits, lines and dots, not beginning with a digit.
const elementName = (name: string): string => {
  const safe = name.replaceAll(/[^\p{L}\p{N}_.-]/gu, '_');
  return /^[\p{L}_]/u.test(safe) ? safe : `_${safe}`;
};

/**
 * maXML for hazards, accidents and victims as IMSMA NG names its items. What lies inside GeospatialInfo, and the names of facts, are ours: each country
 * configures its own, and its dictionary decides (to be checked with it before an import). Holes of areas are left out: the format has no place for them here.
 */
export async function* maXmlText(features: Features): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<MineActionFieldReport>\n';
  for await (const { id, layer, geometry, properties } of features) {
    const facts = Object.entries(properties)
      .filter(([name, value]) => value !== null && name !== 'item')
      .map(([name, value]): [string, string] => [elementName(name), plainXml(String(value))]);
    const item: Element = {
      ...(id === null ? {} : { LocalId: plainXml(id) }),
      ...Object.fromEntries(facts),
      ...(geometry ? { GeospatialInfo: places(geometry) } : {}),
    };
    yield `${xmlOf({ FieldReport: { FieldReportInfo: { Source: 'Muniment' }, [ITEMS[layer]]: item } })}\n`;
  }
  yield '</MineActionFieldReport>\n';
}

/** What an Esri feature set can hold: one kind of geometry. */
const ESRI = {
  point: 'esriGeometryPoint',
  line: 'esriGeometryPolyline',
  area: 'esriGeometryPolygon',
} as const;
/** Which of them a geometry is. */
export type EsriKind = keyof typeof ESRI;

/** The kind of feature set that a geometry belongs in; null for none. */
export function esriKind(geometry: Geometry | null): EsriKind | null {
  if (geometry?.type === 'Point') return 'point';
  if (geometry?.type === 'LineString' || geometry?.type === 'MultiLineString') return 'line';
  return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? 'area' : null;
}

const esriGeometry = (geometry: Geometry): object => {
  if (geometry.type === 'Point') return { x: geometry.coordinates[0], y: geometry.coordinates[1] };
  const lines = partsOf(geometry).flatMap((part) =>
    part.type === 'LineString' ? [part.coordinates] : part.type === 'Polygon' ? part.coordinates : [],
  );
  // Outlines run clockwise with Esri, and against the clock in GeoJSON.
  return esriKind(geometry) === 'area' ? { rings: lines.map((ring) => ring.toReversed()) } : { paths: lines };
};

const esriType = (value: Value): string =>
  typeof value === 'number' ? 'esriFieldTypeDouble' : 'esriFieldTypeString';

/** An Esri JSON FeatureSet of the features of one kind; others are passed over. WGS 84 (4326). */
export async function* esriText(
  features: Features,
  kind: EsriKind,
  sample: GroundFeature['properties'],
): AsyncGenerator<string> {
  const fields = [
    { name: 'OBJECTID', type: 'esriFieldTypeOID' },
    { name: 'id', type: 'esriFieldTypeString' },
    { name: 'layer', type: 'esriFieldTypeString' },
    ...Object.entries(sample)
      .filter(([name]) => !['OBJECTID', 'id', 'layer'].includes(name))
      .map(([name, value]) => ({ name, type: esriType(value) })),
  ];
  const head = {
    objectIdFieldName: 'OBJECTID',
    geometryType: ESRI[kind],
    spatialReference: { wkid: 4326, latestWkid: 4326 },
    fields,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`;
  let number = 0;
  for await (const { id, layer, geometry, properties } of features) {
    if (!geometry || esriKind(geometry) !== kind) continue;
    const attributes = { ...properties, OBJECTID: (number += 1), id, layer };
    yield `${number === 1 ? '' : ','}\n${JSON.stringify({ attributes, geometry: esriGeometry(geometry) })}`;
  }
  yield '\n]}\n';
}

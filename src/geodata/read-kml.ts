import type { Geometry, Position } from 'geojson';
import type { Findings } from './findings.ts';
import { joined } from './geometry.ts';
import type { GroundFeature, Value } from './model.ts';
import { childOf, elementsOf, textOf, xmlElements, type XmlElement } from './xml.ts';

const GEOMETRIES = new Set(['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry']);

// Tuples are separated by white space, numbers by commas: “lon,lat[,alt]”.
const positions = (text: string): Position[] =>
  text
    .trim()
    .split(/\s+/)
    .filter((tuple) => tuple !== '')
    .map((tuple) => {
      const [lon = NaN, lat = NaN, height] = tuple.split(',').map(Number);
      return height === undefined || !Number.isFinite(height) || height === 0
        ? [lon, lat]
        : [lon, lat, height];
    });

function geometryOf(element: XmlElement): Geometry | null {
  const coordinates = positions(textOf(element, 'coordinates'));
  switch (element.name) {
    case 'Point':
      return coordinates[0] ? { type: 'Point', coordinates: coordinates[0] } : null;
    case 'LineString':
    case 'LinearRing':
      return coordinates.length > 0 ? { type: 'LineString', coordinates } : null;
    case 'Polygon': {
      const ring = (boundary: XmlElement): Position[] =>
        positions(textOf(childOf(boundary, 'LinearRing'), 'coordinates'));
      const outer = childOf(element, 'outerBoundaryIs');
      if (!outer) return null;
      const holes = element.children.filter(({ name }) => name === 'innerBoundaryIs');
      return { type: 'Polygon', coordinates: [outer, ...holes].map(ring) };
    }
    default:
      return joined(element.children.map(geometryOf).filter((part) => part !== null));
  }
}

function propertiesOf(mark: XmlElement): Record<string, Value> {
  const named: [string, Value][] = ['name', 'description', 'address']
    .map((name): [string, Value] => [name, textOf(mark, name)])
    .filter(([, value]) => value !== '');
  const extended = childOf(mark, 'ExtendedData');
  const data = extended?.children.filter(({ name }) => name === 'Data') ?? [];
  for (const one of data) named.push([one.attributes['name'] ?? '', textOf(one, 'value')]);
  for (const one of extended ? elementsOf(extended, 'SimpleData') : [])
    named.push([one.attributes['name'] ?? '', one.text.trim()]);
  const when = childOf(mark, 'TimeStamp');
  if (when) named.push(['when', textOf(when, 'when')]);
  const span = childOf(mark, 'TimeSpan');
  if (span) named.push(['begin', textOf(span, 'begin')], ['end', textOf(span, 'end')]);
  return Object.fromEntries(named.filter(([name]) => name !== ''));
}

/** Placemarks of a KML file (OGC 12-007r2), streamed. Descriptions are kept as text; network links are told and not followed. Hostile input. */
export async function* readKml(
  pieces: AsyncIterable<string>,
  findings: Findings,
): AsyncGenerator<GroundFeature> {
  for await (const element of xmlElements(pieces, new Set(['Placemark', 'NetworkLink']))) {
    if (element.name === 'NetworkLink') {
      findings.add('network-link', textOf(element, 'name'));
      continue;
    }
    const drawn = element.children.find(({ name }) => GEOMETRIES.has(name));
    const id = element.attributes['id'] ?? null;
    yield {
      id,
      layer: 'other',
      geometry: drawn ? geometryOf(drawn) : null,
      properties: propertiesOf(element),
    };
  }
}

import type { Position } from 'geojson';
import type { GroundFeature, Value } from './model.ts';
import { childOf, elementsOf, textOf, xmlElements, type XmlElement } from './xml.ts';

const at = ({ attributes }: XmlElement): Position => [
  Number(attributes['lon'] ?? NaN),
  Number(attributes['lat'] ?? NaN),
];

function propertiesOf(element: XmlElement): Record<string, Value> {
  const texts = ['name', 'cmt', 'desc', 'src', 'sym', 'type', 'time', 'ele']
    .map((name): [string, Value] => [name, textOf(element, name)])
    .filter(([, value]) => value !== '');
  const inside = childOf(element, 'extensions');
  // What our own writer, and others, put where GPX has no place for it.
  for (const one of inside ? elementsOf(inside, 'field') : [])
    texts.push([one.attributes['name'] ?? 'field', one.text.trim()]);
  return Object.fromEntries(texts);
}

/** Waypoints, routes and tracks of a GPX 1.0 or 1.1 file, streamed. Hostile input. */
export async function* readGpx(pieces: AsyncIterable<string>): AsyncGenerator<GroundFeature> {
  for await (const element of xmlElements(pieces, new Set(['wpt', 'rte', 'trk']))) {
    const shared = {
      id: textOf(element, 'name') || null,
      layer: 'other',
      properties: propertiesOf(element),
    } as const;
    if (element.name === 'wpt') {
      yield { ...shared, geometry: { type: 'Point', coordinates: at(element) } };
      continue;
    }
    const lines =
      element.name === 'rte'
        ? [[...elementsOf(element, 'rtept')].map(at)]
        : [...elementsOf(element, 'trkseg')].map((segment) => [...elementsOf(segment, 'trkpt')].map(at));
    const drawn = lines.filter((line) => line.length > 0);
    // An area that our writer drew as a track, since GPX knows none.
    const isArea = shared.properties['type'] === 'area';
    const [only] = drawn;
    yield {
      ...shared,
      geometry: isArea
        ? { type: 'Polygon', coordinates: drawn }
        : drawn.length > 1
          ? { type: 'MultiLineString', coordinates: drawn }
          : only
            ? { type: 'LineString', coordinates: only }
            : null,
    };
  }
}

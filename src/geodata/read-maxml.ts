import type { Geometry, Position } from 'geojson';
import { joined } from './geometry.ts';
import type { GroundFeature, Layer, Value } from './model.ts';
import { childOf, elementsOf, textOf, xmlElements, type XmlElement } from './xml.ts';

const LAYERS: Readonly<Record<string, Layer>> = {
  Hazard: 'hazard',
  HazardReduction: 'hazard',
  Accident: 'accident',
  Victim: 'victim',
};
const ITEMS = [
  'Hazard',
  'HazardReduction',
  'Accident',
  'Victim',
  'Location',
  'MREActivity',
  'QAActivity',
  'VictimAssistance',
];
const LON = /^(?:lon(?:gitude)?|long|x)$/i;
const LAT = /^(?:lat(?:itude)?|y)$/i;

/** A number under one of the names that countries use, as an element or an attribute. */
function numberAt(element: XmlElement, name: RegExp): number {
  const inside = element.children.find((child) => name.test(child.name))?.text;
  const beside = Object.entries(element.attributes).find(([key]) => name.test(key))?.[1];
  const text = (inside ?? beside ?? '').trim().replace(',', '.');
  return text === '' ? NaN : Number(text);
}

const positionOf = (element: XmlElement): Position | null => {
  const at = [numberAt(element, LON), numberAt(element, LAT)];
  return at.every((part) => Number.isFinite(part)) ? at : null;
};

/** Every element below this one that has both coordinates, in the order of the file. */
function* positionsIn(element: XmlElement): Generator<Position> {
  const own = positionOf(element);
  if (own) yield own;
  else for (const child of element.children) yield* positionsIn(child);
}

function geometryOf(item: XmlElement): Geometry | null {
  const [areas, lines, points]: [Position[][], Position[][], Position[]] = [[], [], []];
  for (const info of elementsOf(item, 'GeospatialInfo')) {
    const shapes = info.children.filter(({ name }) => /polygon|polyline/i.test(name));
    for (const shape of shapes) (/polygon/i.test(shape.name) ? areas : lines).push([...positionsIn(shape)]);
    if (shapes.length === 0) points.push(...positionsIn(info));
  }
  if (areas.length > 0) return joined(areas.map((ring) => ({ type: 'Polygon', coordinates: [ring] })));
  if (lines.length > 0) return joined(lines.map((coordinates) => ({ type: 'LineString', coordinates })));
  return joined(points.map((coordinates) => ({ type: 'Point', coordinates })));
}

/** Every text of an item under its path; repeated ones are joined with “; ”. Places are left out. */
function propertiesOf(item: XmlElement): Record<string, Value> {
  const found = new Map<string, string>();
  const walk = (element: XmlElement, path: string): void => {
    for (const child of element.children) {
      if (child.name === 'GeospatialInfo') continue;
      const at = path === '' ? child.name : `${path}.${child.name}`;
      if (child.children.length > 0) walk(child, at);
      else if (child.text.trim() !== '')
        found.set(at, found.has(at) ? `${found.get(at)}; ${child.text.trim()}` : child.text.trim());
    }
  };
  walk(item, '');
  return Object.fromEntries(found);
}

/**
 * Field reports of a maXML file as IMSMA NG exchanges them (MineActionFieldReport, FieldReport and one item each). Every country configures its own:
 * whatever stands in an item is taken under its path, and positions are looked for under the names in use. Streamed. Hostile input.
 */
export async function* readMaXml(pieces: AsyncIterable<string>): AsyncGenerator<GroundFeature> {
  for await (const element of xmlElements(pieces, new Set(['FieldReport']))) {
    const info = childOf(element, 'FieldReportInfo');
    for (const item of element.children.filter(({ name }) => ITEMS.includes(name))) {
      const properties = propertiesOf(item);
      const id = textOf(item, 'LocalId') || textOf(item, 'LocalID') || textOf(item, 'Id') || null;
      yield {
        id,
        layer: LAYERS[item.name] ?? 'other',
        geometry: geometryOf(item),
        properties: {
          item: item.name,
          ...(info ? propertiesOf({ ...info, name: 'FieldReportInfo' }) : {}),
          ...properties,
        },
      };
    }
  }
}

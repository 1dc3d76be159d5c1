import type { FilterSpecification, LayerSpecification, Map, VectorTileSource } from 'maplibre-gl';
import type { DrawnMap } from '../map/draw.ts';
import { colour, hazardSign, squareSign, statusSign, triangleSign, unknownHatch } from '../map/signs.ts';
import type { GroundLayer } from '../search-ground.ts';
import { RETURN_STATUSES } from '../search-settlements.ts';

const SOURCE = 'ground';
const ZOOM_MAX = 16;
const DECISIONS = ['cha', 'sha', 'not-decided'] as const;

/** Where the tiles of a day are; `stamp` makes those anew that were made of what has changed since. */
export const tileAddress = (on: string, stamp: number): string =>
  `${window.location.origin}/api/ground/tiles/{z}/{x}/{y}?on=${on}&stamp=${stamp}`;

function addSigns(map: Map): void {
  const add = (name: string, sign: ImageData | null): void => {
    if (sign) map.addImage(name, sign, { pixelRatio: 2 });
  };
  for (const status of RETURN_STATUSES) add(`settlement-${status}`, statusSign(status));
  for (const decided of DECISIONS)
    for (const isDated of [true, false])
      add(`hazards${isDated ? '' : '-undated'}-${decided}`, hazardSign(decided, isDated));
  add('settlement-many', squareSign());
  add('accidents', triangleSign(true));
  add('accidents-undated', triangleSign(false));
  add('unknown', unknownHatch());
}

const isMany: FilterSpecification = ['>', ['get', 'count'], 1];
const isOne: FilterSpecification = ['==', ['get', 'count'], 1];
const counted = (locale: string) => ['number-format', ['get', 'count'], { locale }] as const;
const RADIUS = ['interpolate', ['linear'], ['log10', ['get', 'count']], 0.3, 9, 2, 14, 5, 26] as const;

const text = (field: unknown) =>
  ({
    'text-field': field,
    'text-font': ['Noto Sans'],
    'text-size': 12,
    'text-allow-overlap': true,
    'text-ignore-placement': true,
  }) as object;

function hazardLayers(name: 'hazards' | 'hazards-undated', locale: string): LayerSpecification[] {
  const isDated = name === 'hazards';
  const of = { source: SOURCE, 'source-layer': name } as const;
  return [
    {
      ...of,
      id: `${name}-many`,
      type: 'circle',
      filter: isMany,
      paint: {
        'circle-radius': RADIUS as never,
        'circle-color': colour(isDated ? 'bad' : 'paper'),
        'circle-stroke-color': colour(isDated ? 'paper' : 'bad'),
        'circle-stroke-width': isDated ? 1.5 : 2.5,
      },
    },
    {
      ...of,
      id: `${name}-count`,
      type: 'symbol',
      filter: isMany,
      layout: text(counted(locale)),
      paint: { 'text-color': colour(isDated ? 'paper' : 'ink') },
    },
    {
      ...of,
      id: `${name}-one`,
      type: 'symbol',
      filter: isOne,
      layout: { 'icon-image': ['concat', `${name}-`, ['get', 'kind']], 'icon-allow-overlap': true },
    },
  ];
}

const signed = (of: {
  readonly id: string;
  readonly layer: string;
  readonly icon: unknown;
  readonly locale: string;
}): LayerSpecification => ({
  id: of.id,
  type: 'symbol',
  source: SOURCE,
  'source-layer': of.layer,
  layout: {
    'icon-image': of.icon as never,
    'icon-allow-overlap': true,
    ...text(['case', isMany, counted(of.locale), '']),
    'text-offset': [0, 1.1],
  },
  paint: { 'text-color': colour('ink'), 'text-halo-color': colour('paper'), 'text-halo-width': 1.5 },
});

function areaLayers(): LayerSpecification[] {
  const of = { source: SOURCE, 'source-layer': 'areas' } as const;
  const kind = (name: string): FilterSpecification => ['==', ['get', 'kind'], name];
  const line = (id: string, filter: FilterSpecification, dash: number[] | null): LayerSpecification => ({
    ...of,
    id,
    type: 'line',
    filter,
    paint: {
      'line-color': colour('bad'),
      'line-width': dash === null ? 2 : 1.2,
      ...(dash === null ? {} : { 'line-dasharray': dash }),
    },
  });
  const fill = (name: 'p95' | 'p50', opacity: number): LayerSpecification => ({
    ...of,
    id: `areas-${name}`,
    type: 'fill',
    filter: kind(name),
    paint: { 'fill-color': colour('bad'), 'fill-opacity': opacity },
  });
  const isUndated: FilterSpecification = ['==', ['get', 'undated'], true];
  return [
    // Of it something is recorded: no hatching shows through.
    {
      ...fill('p95', 1),
      id: 'areas-known',
      paint: { 'fill-color': colour('map-land') },
    } as LayerSpecification,
    fill('p95', 0.14),
    fill('p50', 0.2),
    line('areas-p95-line', kind('p95'), [4, 2]),
    line('areas-outline', ['all', kind('outline'), ['!', isUndated]] as never, null),
    line('areas-outline-undated', ['all', kind('outline'), isUndated] as never, [1, 1.5]),
  ];
}

/** Layers of the map by what they are switched with. */
const LAYERS: Readonly<Record<Exclude<GroundLayer, 'borders' | 'districts'>, readonly string[]>> = {
  areas: [
    'areas-known',
    'areas-p95',
    'areas-p50',
    'areas-p95-line',
    'areas-outline',
    'areas-outline-undated',
  ],
  hazards: ['hazards', 'hazards-undated'].flatMap((name) => [`${name}-many`, `${name}-count`, `${name}-one`]),
  accidents: ['accidents', 'accidents-undated'],
  settlements: ['settlements'],
};

/** What can be opened by a click: the layers with what they are of. */
export const OPENED = {
  'hazards-many': 'hazards',
  'hazards-one': 'hazards',
  'hazards-undated-many': 'hazards',
  'hazards-undated-one': 'hazards',
  accidents: 'accidents',
  'accidents-undated': 'accidents',
  settlements: 'settlements',
} as const;

/** Puts the tiles of the ground on a map, and hatches the land of which nothing is known. */
export function addGround({ map }: DrawnMap, address: string, locale: string): void {
  addSigns(map);
  map.setPaintProperty('land', 'fill-pattern', 'unknown');
  map.addSource(SOURCE, { type: 'vector', tiles: [address], minzoom: 0, maxzoom: ZOOM_MAX });
  for (const layer of [
    ...areaLayers(),
    signed({
      id: 'settlements',
      layer: 'settlements',
      icon: ['case', isMany, 'settlement-many', ['concat', 'settlement-', ['get', 'kind']]],
      locale,
    }),
    ...hazardLayers('hazards', locale),
    ...hazardLayers('hazards-undated', locale),
    signed({ id: 'accidents', layer: 'accidents', icon: 'accidents', locale }),
    signed({ id: 'accidents-undated', layer: 'accidents-undated', icon: 'accidents-undated', locale }),
  ])
    map.addLayer(layer);
}

/** Shows the tiles of another day. */
export function showDay({ map }: DrawnMap, address: string): void {
  map.getSource<VectorTileSource>(SOURCE)?.setTiles([address]);
}

/** Shows these layers and no others. */
export function showLayers(drawn: DrawnMap, shown: ReadonlySet<GroundLayer>): void {
  for (const [name, layers] of Object.entries(LAYERS))
    for (const layer of layers)
      drawn.map.setLayoutProperty(layer, 'visibility', shown.has(name as GroundLayer) ? 'visible' : 'none');
  drawn.showBorders(shown.has('borders'));
  showDistricts(drawn, shown.has('districts'));
}

/** Lines of districts are fetched when somebody wants them: a file of our own origin (web/src/map/data). */
function showDistricts({ map }: DrawnMap, isShown: boolean): void {
  if (map.getLayer('districts'))
    map.setLayoutProperty('districts', 'visibility', isShown ? 'visible' : 'none');
  else if (isShown) {
    const data = new URL('../map/data/districts.json', import.meta.url).href;
    map.addSource('districts', { type: 'geojson', data });
    map.addLayer(
      {
        id: 'districts',
        type: 'line',
        source: 'districts',
        paint: {
          'line-color': colour('ink'),
          'line-opacity': 0.45,
          'line-width': 1,
          'line-dasharray': [2, 2],
        },
      },
      'borders',
    );
  }
}

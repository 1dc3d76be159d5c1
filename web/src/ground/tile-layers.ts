import type { FilterSpecification, LayerSpecification, Map, VectorTileSource } from 'maplibre-gl';
import type { DrawnMap } from '../map/draw.ts';
import {
  areaSign,
  colour,
  hazardSign,
  releasedPattern,
  releasedSign,
  squareSign,
  statusSign,
  triangleSign,
  unknownHatch,
} from '../map/signs.ts';
import type { GroundLayer } from '../search-ground.ts';
import type { AskedGround } from '../api/ground.ts';
import { RETURN_STATUSES } from '../search-settlements.ts';
import { areaLayers, partOutlines, SOURCE } from './outline-layers.ts';

const ZOOM_MAX = 16;
const DECISIONS = ['cha', 'sha', 'not-decided'] as const;
const RELEASED = ['cancelled', 'reduced', 'cleared'] as const;

/** Where the tiles of a day are; `stamp` makes those anew that were made of what has changed since. */
export const tileAddress = ({ on, obstacle }: AskedGround, stamp: number): string =>
  `${window.location.origin}/api/ground/tiles/{z}/{x}/{y}?on=${on}${obstacle === undefined ? '' : `&obstacle=${obstacle}`}&stamp=${stamp}`;

function addSigns(map: Map): void {
  const add = (name: string, sign: ImageData | null): void => {
    if (sign) map.addImage(name, sign, { pixelRatio: 2 });
  };
  for (const status of RETURN_STATUSES) add(`settlement-${status}`, statusSign(status));
  for (const isDated of [true, false]) {
    const apart = isDated ? '' : '-undated';
    for (const decided of DECISIONS) {
      add(`hazards${apart}-${decided}`, hazardSign(decided, isDated));
      add(`ground-areas${apart}-${decided}`, areaSign(decided, isDated));
    }
    for (const kind of RELEASED) add(`released${apart}-${kind}`, releasedSign(kind, isDated));
    add(`ground-areas${apart}-many`, areaSign(null, isDated));
    add(`released${apart}-many`, releasedSign(null, isDated));
  }
  for (const kind of RELEASED) add(`pattern-${kind}`, releasedPattern(kind));
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

/** What has no date, and what may have been there before its day: in the same signs, the latter with a question beside it. */
const APART = ['', '-undated', '-maybe'] as const;
type Apart = (typeof APART)[number];

function hazardLayers(apart: Apart, locale: string): LayerSpecification[] {
  const name = `hazards${apart}`;
  const isDated = apart === '';
  const many = apart === '-maybe' ? ['concat', counted(locale), ' ?'] : counted(locale);
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
      layout: text(many),
      paint: { 'text-color': colour(isDated ? 'paper' : 'ink') },
    },
    {
      ...of,
      id: `${name}-one`,
      type: 'symbol',
      filter: isOne,
      layout: {
        'icon-image': ['concat', `hazards${isDated ? '' : '-undated'}-`, ['get', 'kind']],
        'icon-allow-overlap': true,
        ...(apart === '-maybe' ? { ...text('?'), 'text-offset': [1.3, 0] } : {}),
      },
      paint: { 'text-color': colour('ink'), 'text-halo-color': colour('paper'), 'text-halo-width': 1.5 },
    },
  ];
}

const signed = (of: {
  readonly id: string;
  readonly layer: string;
  readonly icon: unknown;
  readonly locale: string;
  /** Said beside one alone, and after the number of several. */
  readonly also?: string;
}): LayerSpecification => ({
  id: of.id,
  type: 'symbol',
  source: SOURCE,
  'source-layer': of.layer,
  layout: {
    'icon-image': of.icon as never,
    'icon-allow-overlap': true,
    ...text(['case', isMany, ['concat', counted(of.locale), of.also ?? ''], of.also ?? '']),
    'text-offset': [0, 1.1],
  },
  paint: { 'text-color': colour('ink'), 'text-halo-color': colour('paper'), 'text-halo-width': 1.5 },
});

/** Areas and parts of them as points: their own signs, in which they are counted. */
const partLayers = (name: 'ground-areas' | 'released', locale: string): LayerSpecification[] =>
  APART.map((apart) => {
    const sign = `${name}${apart === '' ? '' : '-undated'}-`;
    return signed({
      id: `${name}${apart}`,
      layer: `${name}${apart}`,
      icon: ['case', isMany, `${sign}many`, ['concat', sign, ['get', 'kind']]],
      locale,
      ...(apart === '-maybe' ? { also: ' ?' } : {}),
    });
  });

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
  hazards: APART.flatMap((apart) => ['many', 'count', 'one'].map((part) => `hazards${apart}-${part}`)),
  'ground-areas': [
    'ground-known',
    'ground-tint',
    'ground-ribbon',
    'ground-edge',
    'ground-edge-undated',
    ...APART.map((apart) => `ground-areas${apart}`),
  ],
  released: [
    'released-pattern',
    'released-edge',
    'released-edge-undated',
    ...APART.map((apart) => `released${apart}`),
  ],
  accidents: ['accidents', 'accidents-undated'],
  settlements: ['settlements'],
};

/** What can be opened by a click: the layers with what they are of. */
export const OPENED = {
  'hazards-many': 'hazards',
  'hazards-one': 'hazards',
  'hazards-undated-many': 'hazards',
  'hazards-undated-one': 'hazards',
  'hazards-maybe-many': 'hazards',
  'hazards-maybe-one': 'hazards',
  'ground-areas': 'groundAreas',
  'ground-areas-undated': 'groundAreas',
  'ground-areas-maybe': 'groundAreas',
  released: 'released',
  'released-undated': 'released',
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
    ...partOutlines(),
    signed({
      id: 'settlements',
      layer: 'settlements',
      icon: ['case', isMany, 'settlement-many', ['concat', 'settlement-', ['get', 'kind']]],
      locale,
    }),
    ...APART.flatMap((apart) => hazardLayers(apart, locale)),
    ...partLayers('ground-areas', locale),
    ...partLayers('released', locale),
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

import { OBSTACLE_KINDS } from './search-settlements.ts';
import { isDay } from './search-undertakings.ts';

/** What an obstacle is. */
export type Obstacle = (typeof OBSTACLE_KINDS)[number];

/** What can be put on the map and taken off it. */
export const GROUND_LAYERS = [
  'hazards',
  'areas',
  'ground-areas',
  'released',
  'accidents',
  'settlements',
  'districts',
  'borders',
] as const;
export type GroundLayer = (typeof GROUND_LAYERS)[number];

/** What the address of the map of the ground says. */
export interface GroundSearch {
  /** As of which day; today, without one. */
  readonly on?: string;
  /** Only settlements that an obstacle of this kind keeps people from, or may. */
  readonly obstacle?: Obstacle;
  /** Layers other than the usual ones that are shown, or usual ones that are not, such as `accidents,borders`. */
  readonly changed?: string;
  /** The middle and the zoom, such as `39.99,46.93,12`. */
  readonly at?: string;
}

const AT = /^-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?,\d{1,2}(\.\d{1,2})?$/;

/** Reads it; what it does not know it drops. */
export function groundSearch(raw: Record<string, unknown>): GroundSearch {
  const named = typeof raw['changed'] === 'string' ? raw['changed'].split(',') : [];
  const changed = GROUND_LAYERS.filter((one) => named.includes(one));
  const obstacle = OBSTACLE_KINDS.find((one) => one === raw['obstacle']);
  return {
    ...(isDay(raw['on']) ? { on: raw['on'] } : {}),
    ...(obstacle ? { obstacle } : {}),
    ...(changed.length > 0 ? { changed: changed.join(',') } : {}),
    ...(typeof raw['at'] === 'string' && AT.test(raw['at']) ? { at: raw['at'] } : {}),
  };
}

const isUsual = (layer: GroundLayer): boolean => layer !== 'borders' && layer !== 'districts';

/** Which layers are shown. */
export function shownLayers({ changed = '' }: GroundSearch): ReadonlySet<GroundLayer> {
  const others = changed.split(',');
  return new Set(GROUND_LAYERS.filter((one) => isUsual(one) !== others.includes(one)));
}

/** The address with one layer shown or not. */
export function withLayer(search: GroundSearch, layer: GroundLayer, isShown: boolean): GroundSearch {
  const shown = new Set(shownLayers(search));
  if (isShown) shown.add(layer);
  else shown.delete(layer);
  const changed = GROUND_LAYERS.filter((one) => isUsual(one) !== shown.has(one)).join(',');
  return groundSearch({ ...search, changed });
}

/** The middle and the zoom that an address names. */
export function readAt(
  at: string | undefined,
): { readonly center: [number, number]; readonly zoom: number } | null {
  const [lat, lon, zoom] = at?.split(',').map(Number) ?? [];
  return lat === undefined || lon === undefined || zoom === undefined ? null : { center: [lon, lat], zoom };
}

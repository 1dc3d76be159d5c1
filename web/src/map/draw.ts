import { Map, ScaleControl, setWorkerUrl, type GeoJSONSource, type StyleSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import { baseMap, type Base } from './atlas.ts';
import { collection } from './shapes.ts';
import { colour } from './signs.ts';

// A file of our own origin, as the content policy wants it.
setWorkerUrl(new URL('../../../node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).href);

/** Names of what can be put on the map; each is a source and has its own layers. */
export type Overlay = 'cells' | 'errors' | 'box';

const empty = collection([]);

// Radius by how many: area tells, and ten thousand is not wider than a thumb.
const RADIUS = [
  'interpolate',
  ['linear'],
  ['sqrt', ['get', 'count']],
  1,
  6,
  1.4,
  10,
  10,
  14,
  100,
  30,
] as const;

function styleOf(base: Base): StyleSpecification {
  const source = (data: unknown) => ({ type: 'geojson' as const, data: data as FeatureCollection });
  return {
    version: 8,
    sources: {
      land: source(base.land),
      borders: source({ type: 'Feature', properties: {}, geometry: base.borders }),
      box: source(empty),
      errors: source(empty),
      cells: source(empty),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colour('map-water') } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colour('map-land') } },
      {
        id: 'coast',
        type: 'line',
        source: 'land',
        paint: { 'line-color': colour('map-line'), 'line-width': 0.7 },
      },
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        layout: { visibility: 'none' },
        paint: { 'line-color': colour('map-line'), 'line-width': 1, 'line-dasharray': [3, 2] },
      },
      { id: 'box', type: 'line', source: 'box', paint: { 'line-color': colour('accent'), 'line-width': 2 } },
      {
        id: 'errors',
        type: 'fill',
        source: 'errors',
        paint: { 'fill-color': colour('accent'), 'fill-opacity': 0.2 },
      },
      {
        id: 'cells',
        type: 'circle',
        source: 'cells',
        paint: {
          'circle-radius': RADIUS as never,
          'circle-color': colour('accent'),
          'circle-opacity': 0.85,
          'circle-stroke-color': colour('paper'),
          'circle-stroke-width': 1.5,
        },
      },
      {
        id: 'counts',
        type: 'symbol',
        source: 'cells',
        filter: ['>', ['get', 'count'], 1],
        // Drawn with the fonts of the page: no glyphs are fetched.
        layout: {
          'text-field': ['get', 'label'],
          'text-font': ['Noto Sans'],
          'text-size': 12,
          'text-allow-overlap': true,
        },
        paint: { 'text-color': colour('on-accent') },
      },
    ],
  };
}

/** A map on the page. Everything that it draws is of our own origin. */
export interface DrawnMap {
  readonly map: Map;
  /** Puts features on it, in place of those of the same name. */
  show(overlay: Overlay, features: FeatureCollection): void;
  showBorders(isShown: boolean): void;
  remove(): void;
}

/**
 * Draws the base map into an element: land and coast, borders when asked for, in the colours of the theme. Rejects when the
 * base map cannot be fetched or the browser has no WebGL 2.
 */
export async function drawMap(
  container: HTMLElement,
  name: string,
  signal: AbortSignal,
): Promise<DrawnMap | null> {
  const base = await baseMap();
  if (signal.aborted) return null;
  const map = new Map({
    container,
    style: styleOf(base),
    center: [20, 25],
    zoom: 0.6,
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: true,
    fadeDuration: 0,
    locale: { 'Map.Title': name },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  await map.once('load');
  if (signal.aborted) {
    map.remove();
    return null;
  }
  return {
    map,
    show(overlay, features) {
      void map.getSource<GeoJSONSource>(overlay)?.setData(features);
    },
    showBorders(isShown) {
      map.setLayoutProperty('borders', 'visibility', isShown ? 'visible' : 'none');
    },
    remove: () => map.remove(),
  };
}

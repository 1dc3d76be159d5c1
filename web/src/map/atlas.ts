import { feature, mesh } from 'topojson-client';
import type { Feature, MultiPolygon } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { unwrapRing } from './shapes.ts';

/** What the base map is drawn from: Natural Earth 1:50m (public domain), made into TopoJSON by world-atlas. */
type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** Land, and the borders between countries as Natural Earth draws them: de facto, some of them disputed. */
export interface Base {
  readonly land: Feature<MultiPolygon>;
  readonly borders: ReturnType<typeof mesh>;
}

function landOf(atlas: Atlas): Feature<MultiPolygon> {
  const polygons = feature(atlas, atlas.objects.land).features.flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : [],
  );
  const coordinates = polygons.map((rings) => rings.map(unwrapRing));
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates } };
}

let loaded: Promise<Base> | null = null;

async function load(): Promise<Base> {
  // A file of our own origin; nothing is fetched from anywhere else.
  const address = new URL('../../../node_modules/world-atlas/countries-50m.json', import.meta.url).href;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the base map could not be read: ${response.status}`);
  const atlas = (await response.json()) as Atlas;
  return { land: landOf(atlas), borders: mesh(atlas, atlas.objects.countries, (a, b) => a !== b) };
}

/** The base map, fetched once for the tab; a failure is tried again the next time. */
export function baseMap(): Promise<Base> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

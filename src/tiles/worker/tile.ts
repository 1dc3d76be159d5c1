import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { EXTENT, SHAPES_FROM, type DegreeBox, type TileAddress } from '../model.ts';
import type { TilePoint } from './clusters.ts';
import type { ThemeOfDays } from './days.ts';
import type { GroundIndex } from './ground-index.ts';
import { polygonsOf, type Shape } from './kept-shapes.ts';
import { clipRing, WORLD } from './plane.ts';

/** Around a tile, in its units: lines along its edge are drawn whole. */
const BUFFER = 128;
/** Most records whose outlines are in one tile; where more lie in it there are circles. */
const OUTLINES_MAX = 2_000;

type Layer = Parameters<typeof fromGeojsonVt>[0][string];
type Feature = Layer['features'][number];

const points = (found: readonly TilePoint[]): Layer =>
  ({
    features: found.map(
      ({ x, y, tags }): Feature =>
        ({ id: undefined, type: 1, geometry: [[x, y]], tags: { ...tags } }) as Feature,
    ),
  }) as Layer;

/** The degrees that a tile covers, its surroundings among them. */
export function boxOfTile({ z, x, y }: TileAddress): DegreeBox {
  const edge = BUFFER / EXTENT;
  const lon = (at: number): number => (at / 2 ** z) * 360 - 180;
  const lat = (at: number): number =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * at) / 2 ** z))) * 180) / Math.PI;
  return [lon(x - edge), lat(y + 1 + edge), lon(x + 1 + edge), lat(y - edge)];
}

function areas(shapes: readonly Shape[], { z, x, y }: TileAddress): Layer {
  const scale = (EXTENT * 2 ** z) / WORLD;
  const features = shapes.flatMap((shape) =>
    polygonsOf(shape).flatMap(({ kind, rings }): Feature[] => {
      const geometry = rings
        .map((ring) => {
          const inTile = ring.map((value, at) => value * scale - (at % 2 === 0 ? x : y) * EXTENT);
          const cut = clipRing(inTile, -BUFFER, EXTENT + BUFFER);
          return Array.from({ length: cut.length / 2 }, (_, at): [number, number] => [
            Math.round(cut[2 * at] ?? 0),
            Math.round(cut[2 * at + 1] ?? 0),
          ]);
        })
        .filter((ring) => ring.length > 3);
      if (geometry.length === 0) return [];
      const tags = { kind, id: shape.id, undated: shape.since === null };
      return [{ id: undefined, type: 3, geometry, tags } as unknown as Feature];
    }),
  );
  return { features } as Layer;
}

/** A vector tile of a day (Mapbox Vector Tile 2.1): a layer for each theme, and where one looks closely the outlines and envelopes; no bytes where there is nothing. */
export function tileOf(
  index: GroundIndex,
  of: { readonly on: string; readonly tile: TileAddress; readonly settlements: ThemeOfDays },
): Uint8Array {
  const { on, tile, settlements } = of;
  const shapes = tile.z < SHAPES_FROM ? [] : index.shapesIn(on, boxOfTile(tile), OUTLINES_MAX);
  const layers: Record<string, Layer> = {
    areas: areas(shapes.length > OUTLINES_MAX ? [] : shapes, tile),
    hazards: points(index.hazards.shown(on, tile)),
    'hazards-undated': points(index.hazards.undated(tile)),
    accidents: points(index.accidents.shown(on, tile)),
    'accidents-undated': points(index.accidents.undated(tile)),
    settlements: points(settlements.shown(on, tile)),
  };
  const told = Object.fromEntries(Object.entries(layers).filter(([, { features }]) => features.length > 0));
  return Object.keys(told).length === 0
    ? new Uint8Array()
    : fromGeojsonVt(told, { version: 2, extent: EXTENT });
}

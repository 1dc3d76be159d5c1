import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { EXTENT, SHAPES_FROM, type DegreeBox, type TileAddress } from '../model.ts';
import type { TilePoint } from './clusters.ts';
import type { ThemeOfDays } from './days.ts';
import type { GroundIndex, PlacedPart } from './ground-index.ts';
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

/** What is drawn of a shape in a tile, with what is said of it. */
interface InTile {
  readonly shape: Shape;
  readonly tags: (kind: string) => Readonly<Record<string, string | boolean>>;
}

function areas(shapes: readonly InTile[], { z, x, y }: TileAddress): Layer {
  const scale = (EXTENT * 2 ** z) / WORLD;
  const features = shapes.flatMap(({ shape, tags }) =>
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
      return [{ id: undefined, type: 3, geometry, tags: tags(kind) } as unknown as Feature];
    }),
  );
  return { features } as Layer;
}

/** Whether its line is broken on a day: nobody says since when, or it is said to have been there by a later day. */
const isUnsure = ({ since, isBefore }: Pick<Shape, 'since' | 'isBefore'>, on: string): boolean =>
  since === null || (isBefore && since > on);

const ofRecord = (shape: Shape, on: string): InTile => ({
  shape,
  tags: (kind) => ({ kind, id: shape.id, undated: isUnsure(shape, on) }),
});
const ofPart = (part: PlacedPart, on: string): InTile => ({
  shape: part.shape,
  tags: () => ({ kind: part.kind, id: part.id, of: part.of, undated: isUnsure(part, on) }),
});

/** A vector tile of a day (Mapbox Vector Tile 2.1): a layer for each theme, and where one looks closely the outlines and envelopes; no bytes where there is nothing. */
export function tileOf(
  index: GroundIndex,
  of: { readonly on: string; readonly tile: TileAddress; readonly settlements: ThemeOfDays },
): Uint8Array {
  const { on, tile, settlements } = of;
  const shapes = tile.z < SHAPES_FROM ? [] : index.shapesIn(on, boxOfTile(tile), OUTLINES_MAX);
  const parts = tile.z < SHAPES_FROM ? [] : index.partsIn(on, boxOfTile(tile), OUTLINES_MAX);
  const drawn = parts.length > OUTLINES_MAX ? [] : parts;
  const outlines = (theme: PlacedPart['theme']): Layer =>
    areas(
      drawn.filter((part) => part.theme === theme).map((part) => ofPart(part, on)),
      tile,
    );
  const apart = (name: string, theme: ThemeOfDays): Record<string, Layer> => ({
    [name]: points(theme.shown(on, tile)),
    [`${name}-undated`]: points(theme.undated(tile)),
    [`${name}-maybe`]: points(theme.maybe(on, tile)),
  });
  const records = shapes.length > OUTLINES_MAX ? [] : shapes;
  const layers: Record<string, Layer> = {
    areas: areas(
      records.map((shape) => ofRecord(shape, on)),
      tile,
    ),
    'ground-outlines': outlines('groundAreas'),
    'released-outlines': outlines('released'),
    ...apart('hazards', index.hazards),
    ...apart('accidents', index.accidents),
    ...apart('ground-areas', index.groundAreas),
    ...apart('released', index.released),
    settlements: points(settlements.shown(on, tile)),
  };
  const told = Object.fromEntries(Object.entries(layers).filter(([, { features }]) => features.length > 0));
  return Object.keys(told).length === 0
    ? new Uint8Array()
    : fromGeojsonVt(told, { version: 2, extent: EXTENT });
}

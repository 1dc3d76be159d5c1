import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

/** Features of a layer, or of all, of a tile that was sent. */
export function readTile(bytes: Uint8Array): Record<string, Record<string, unknown>[]> {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, at) => ({ ...layer.feature(at).properties })),
    ]),
  );
}

/** The tile of a zoom in which a place lies. */
export function tileAt(z: number, [lon, lat]: readonly [number, number]) {
  const n = 2 ** z;
  const sin = Math.sin((lat * Math.PI) / 180);
  const y = Math.floor((0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI) * n);
  return { z, x: Math.floor((lon / 360 + 0.5) * n), y };
}

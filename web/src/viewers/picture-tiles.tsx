import type { ReactNode } from 'react';
import type { Part } from './picture-place.ts';
import { levelFor, tilesOf, type Tiling } from './tiles.ts';

// Tiles this much coarser lie under the fine ones, so that nothing goes blank while those come.
const COARSER = 2;

/** The tiles of a picture that are seen, each where it belongs; `scale` is CSS pixels for a pixel of the picture. */
export function PictureTiles(given: {
  readonly serial: string;
  readonly tiling: Tiling;
  readonly seen: Part;
  readonly scale: number;
}): ReactNode {
  const { serial, tiling, seen, scale } = given;
  const level = levelFor(tiling, scale * devicePixelRatio);
  const tiles = [...new Set([Math.max(0, level - COARSER), level])].flatMap((one) =>
    tilesOf(tiling, one, seen),
  );
  return tiles.map(({ level: at, column, row, x, y, width, height }) => (
    <img
      key={`${at} ${column} ${row}`}
      className="picture-tile"
      src={`/api/items/${serial}/picture/${at}/${column}/${row}`}
      alt=""
      decoding="async"
      draggable={false}
      style={{ left: x, top: y, width, height }}
    />
  ));
}

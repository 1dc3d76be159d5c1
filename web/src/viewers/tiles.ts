import type { Part, Size } from './picture-place.ts';

/** How a picture is cut: level 0 fits one tile, each further one is twice as large, the last has the picture's own pixels. */
export interface Tiling extends Size {
  readonly tile: number;
  readonly levels: number;
}

/** A tile, and where it lies in pixels of the picture. */
export interface Tile extends Part {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** The coarsest level that shows every pixel of the screen; `scale` is screen pixels for a pixel of the picture. */
export function levelFor({ levels }: Tiling, scale: number): number {
  const halvings = Math.max(0, Math.floor(Math.log2(1 / scale) + 1e-6));
  return Math.max(0, levels - 1 - halvings);
}

/** Tiles of a level that hold any of the part that is seen. */
export function tilesOf(tiling: Tiling, level: number, seen: Part): Tile[] {
  if (seen.width <= 0 || seen.height <= 0) return [];
  const side = tiling.tile * 2 ** (tiling.levels - 1 - level);
  const tiles: Tile[] = [];
  const last = (end: number, most: number): number => Math.ceil(Math.min(end, most) / side) - 1;
  for (let row = Math.floor(seen.y / side); row <= last(seen.y + seen.height, tiling.height); row += 1)
    for (
      let column = Math.floor(seen.x / side);
      column <= last(seen.x + seen.width, tiling.width);
      column += 1
    )
      tiles.push({
        level,
        column,
        row,
        x: column * side,
        y: row * side,
        width: Math.min(side, tiling.width - column * side),
        height: Math.min(side, tiling.height - row * side),
      });
  return tiles;
}

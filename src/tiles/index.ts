/**
 * The ground as vector tiles. Guarantees: what is in a tile, a count or a list is what the database shows the reader, by an index that only
 * readers with the same rights share and that is of the present state; circles add up exactly; what has no date is apart and not left out; nothing
 * on a tile is a word of safety, parts that were cleared among it. The caller records that it is read.
 */
export { tileErrors } from './errors.ts';
export { GroundTiles, sightOf } from './ground-tiles.ts';
export type { Sight } from './ground-tiles.ts';
export { kindsOf, themes, ZOOM_MAX } from './model.ts';
export type { AskedGround, GroundCounts, Theme, ThemeCount } from './model.ts';
export { inViewNamed } from './named.ts';
export type { NamedInView } from './named.ts';
export { readOfGround } from './reads.ts';

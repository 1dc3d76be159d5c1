/**
 * Places and their names across alphabets. Guarantees: a text gives ranked candidates with all their names and the reasons, and
 * never a decision; a tie stays a tie; no name is preferred, and who uses it, since when and on what basis is said; nothing is
 * asked of a network. The tables in `data/` can be extended without code (`data/README.md`). `matchKeys` serves names of
 * people too. Imports no database.
 */
export { placesErrors } from './errors.ts';
export type { Basis, Candidate, NameKind, Place, PlaceKind, PlaceName, Precision, Reason } from './model.ts';
export { openGazetteer, spellingsOf } from './gazetteer.ts';
export type { Gazetteer } from './gazetteer.ts';
export type { PlaceTables } from './load-places.ts';
export { resolvePlace } from './resolve-place.ts';
export type { ResolveOptions } from './resolve-place.ts';
export { displayName } from './display-name.ts';
export { bonesOf, isUnvowelled, latinReadings } from './further-letters.ts';
export { matchKeys } from './match-keys.ts';
export type { MatchKeys, WordKeys } from './match-keys.ts';
export { GEONAMES_ATTRIBUTION } from './world.ts';

/**
 * What a registry takes: exhibits of any kind as pages, and volumes of them. Guarantees: the page of an exhibit stands whole between what
 * is stamped on it, never under it; what cannot be printed says so and is filed as a file; hostile files are read in the sandbox alone;
 * the same exhibits give the same bytes. Knows no database.
 */
export { PagesCache } from './cache.ts';
export { volumeErrors } from './errors.ts';
export { FONT_FAMILIES, readFonts, unprintable } from './fonts.ts';
export { ernOf } from './model.ts';
export type { ExhibitPages, MadeVolume, PagesBy, VolumeExhibit, VolumesWanted } from './model.ts';
export { exhibitPages } from './pages.ts';
export type { PagesWanted } from './pages.ts';
export { typeset } from './typst.ts';
export { certified, makeVolumes } from './volumes.ts';

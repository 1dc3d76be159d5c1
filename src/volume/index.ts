/**
 * What a registry takes: exhibits of any kind as pages, and volumes of them. Guarantees: the page of an exhibit stands whole between what
 * is stamped on it, never under it; what cannot be printed says so and is filed as a file; hostile files are read in the sandbox alone;
 * the same exhibits give the same bytes. Knows no database.
 */
export { PagesCache } from './cache.ts';
export { volumeErrors } from './errors.ts';
export { FONT_FAMILIES, namedCharacters, readFonts, unprintable } from './fonts.ts';
export { ernOf } from './model.ts';
export type {
  ExhibitPages,
  MadeVolume,
  PagesBy,
  PageSize,
  Translated,
  VolumeExhibit,
  VolumesWanted,
} from './model.ts';
export { drawnPdf, withheldPdf } from './drawn.ts';
export type { Cover } from './drawn.ts';
export { extractPages, pagesShown } from './extract.ts';
export { exhibitPages } from './pages.ts';
export type { PagesWanted } from './pages.ts';
export { onPicturePage, wordsOfPdf } from './page-words.ts';
export type { PageRegion, PageWord } from './page-words.ts';
export { plainPdf } from './pdf.ts';
export { typesetSheet } from './sheet.ts';
export type { Sheet } from './sheet.ts';
export { typeset } from './typst.ts';
export { byDate, certified, makeVolumes } from './volumes.ts';
export { wordsIn } from './words.ts';

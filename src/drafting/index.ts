/**
 * Pleadings as they are drafted: an outline of facts, law and relief in a dossier, whose sentences cite its exhibits by page and quote. Guarantees:
 * every save is an entry and a version; a cite is kept by what it leads to, through Markdown and DOCX and back; what no longer holds is
 * remarked, never mended unasked; a file is hostile input, read within limits, and nothing in it is followed; an exhibit that somebody may
 * not see is not told to them; the same checks for either side.
 */
export { pleadingFindingCodes } from './check.ts';
export type { PleadingFinding } from './check.ts';
export { readNoteCodes } from './document.ts';
export { FILE_MAX } from './docx-read.ts';
export { draftingErrors } from './errors.ts';
export { blocksToFile, fileOf, pleadingFormats, readPleadingFile } from './file.ts';
export type { PleadingFormat } from './file.ts';
export { importDocument } from './import.ts';
export type { ImportReport } from './import.ts';
export { PART_CHARACTERS_MAX, PARTS_MAX, pleadingLanguages } from './model.ts';
export type { Part, Pleading, PleadingFacts } from './model.ts';
export {
  changePleading,
  makePleading,
  pleadingOf,
  renumberCites,
  withdrawPleading,
  writePleading,
} from './pleadings.ts';
export { findingsOf, pleadingToShow } from './show.ts';
export { previewOf } from './text.ts';
export type { ShownPart, ShownPleading } from './show.ts';
export { beginPleading } from './skeleton/begin.ts';
export { skeletonChoices } from './skeleton/choices.ts';
export type { SkeletonChoice } from './skeleton/choices.ts';
export type { BeginFrom, LeftOut } from './skeleton/gathered.ts';
export { citableAllegations, citableQuotes, listPleadings } from './store.ts';
export type { ListedPleading } from './store.ts';

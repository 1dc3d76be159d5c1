/**
 * The sample case: two opposing inter-State cases of September 2021 seen through source notes of the project's
 * own writing. The room guarantees that the files are the same bytes at every run, that each note says who
 * speaks, for which side, when and where the fact can be found, that the two sides have equally many notes, and
 * that no file is presented as an original document. Neutrality rules and unverified facts: README.md here.
 */
export { makeSample } from './make-sample.ts';
export { SHEETS } from './sheets.ts';
export { readNotes } from './notes.ts';
export { readCoding } from './coding.ts';
export { readPleadings } from './pleadings.ts';
export type { SamplePleadings } from './pleadings.ts';
export type { SampleClaim, SampleCoding } from './coding.ts';
export type {
  SampleBatch,
  SampleFigure,
  SampleFile,
  SampleForm,
  SampleLanguage,
  SampleManifest,
  SampleNote,
  SampleSide,
} from './model.ts';

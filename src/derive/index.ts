/**
 * What is made of the originals: type, metadata, text, pictures, OCR, likeness. Guarantees: the original is only ever
 * read; every tool runs with limits, without network and, where bubblewrap works, without sight of anything else; each
 * run is recorded with tool, version and outcome; a failure is a finding that can be retried alone; a worker that is
 * killed loses nothing and repeats nothing that was committed.
 */
export { deriveErrors } from './errors.ts';
export { deriveItem, enqueueUnderived, readTextLayer, retry, work } from './derive.ts';
export type { DeriveParts } from './derive.ts';
export type { TextLayer, TextPage } from './model.ts';
export { ALL_PACKS, parseTsv } from './ocr/tesseract.ts';
export type { OcrWord } from './ocr/tesseract.ts';
export { findProgram, runProgram, workFolder } from './program.ts';
export type { ProgramLimits, ProgramResult } from './program.ts';
export { addressesIn } from './text/addresses.ts';
export { elementsAround, MOST_PAGE_BYTES } from './text/element.ts';
export { charsetNamed, charsetOf, decodePieces } from './text/charset.ts';
export { captureFormat, openCapture, pageBytes, surveyCapture } from './web-capture/capture.ts';
export type { CaptureFormat } from './web-capture/capture.ts';
export { captureFactsOf, captureFindingsOf } from './web-capture/facts.ts';
export type { CapturedPage, CaptureFacts } from './web-capture/model.ts';
export { claimsTooMuch, openZip, zipEntries, zipMember } from './web-capture/zip.ts';
export { TiledPictures } from './picture/tiles.ts';
export { tools, toolStates } from './tools.ts';
export type { ToolState } from './tools.ts';

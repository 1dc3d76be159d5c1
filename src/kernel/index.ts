/**
 * The words every room shares: errors that people can act on, findings, identifiers, times, logging without
 * secrets, bounded concurrency, tables kept by hand and tables handed out, and where an archive's parts lie. Imports no room but `#verify`,
 * does no I/O but the log.
 */
export { AppError, allErrorCodes, defineErrors, kernelErrors } from './errors.ts';
export type { ErrorDetail, ErrorSpec, ErrorTable } from './errors.ts';
export { allPhrases, definePhrases } from './phrases.ts';
export type { Facts, Phrase } from './phrases.ts';
export { formRefusal, placeCalled, refusedForm } from './form-refusal.ts';
export type { Finding, Severity } from './finding.ts';
export { asSha256Hex, isId, newId, newSerial, parseSerial } from './ids.ts';
export type { Sha256Hex } from './ids.ts';
export { drawRandom } from './random.ts';
export { nowUtc, secondsSince } from './time.ts';
export { describeError, log, redact } from './log.ts';
export { cleanText, optionalText, requiredText } from './given-text.ts';
export { groupsOf, inBatches, mapConcurrent } from './concurrent.ts';
export { archivePaths } from './archive-paths.ts';
export type { ArchivePaths } from './archive-paths.ts';
export { containerLimits, isBomb, unpacksTooFar } from './container-limits.ts';
export { faultPoint } from './fault.ts';
export { VERSION } from './version.ts';
export { csvLine } from './csv.ts';
export { pageRanges, pagesNamed } from './page-ranges.ts';
export { sheetOf } from './sheet.ts';
export type { SheetColumn } from './sheet.ts';
export { readTable, tableError } from './table.ts';
export type { TableRow, TableText } from './table.ts';

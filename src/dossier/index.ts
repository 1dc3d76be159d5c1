/**
 * What is filed. Guarantees: an exhibit in a bundle is the evidentiary copy, byte for byte; a bundle discloses of the
 * ledger only the receipts of its own exhibits; it carries everything needed to check it offline; it was verified with
 * that very verifier before it was recorded; equal inputs give equal bytes but for signature and time.
 */
export { dossierErrors } from './errors.ts';
export { pageCounts } from './page-counts.ts';
export { bundleFileName, exhibitNumber } from './model.ts';
export { exhibitLabel, placesOf } from './numbering.ts';
export type { BuildProgress, DossierPlan, DossierSummary, ExhibitLine, VolumePlan } from './model.ts';
export { buildsOf, bundleItems, exhibitsOf, findBuild, findDossier, listDossiers, planOf } from './store.ts';
export { changeDossier, dossierVersion, exhibitsVersion, openDossier, setExhibits } from './compose.ts';
export { dossierProblemCodes, dossierProblems, pagesOverLimit } from './problems/problems.ts';
export type { DossierProblem, PageBudget } from './problems/problems.ts';
export type { DossierChange, WantedExhibit } from './compose.ts';
export { tellOfBar } from './barred.ts';
export { orderByDate } from './by-date.ts';
export { setExtract } from './extracts/extracts.ts';
export { choosable } from './extracts/choosable.ts';
export { buildDossier, verifyFile } from './build.ts';
export type { BuiltBundle, DossierParts } from './build.ts';
export { readConcordance, readOpticon } from './volumes/load-files.ts';
export { volumePlanOf, volumesOfBuilds } from './volumes/store.ts';
export { plannedProfile, profileFor } from './volumes/volumes.ts';
export {
  addNote,
  assertNotFiledWith,
  fileDossier,
  noteOutcomes,
  reopenFiling,
  settleNote,
} from './filings/filings.ts';
export type { Filing, Noted, NoteOutcome } from './filings/filings.ts';
export { errataSheet } from './filings/errata.ts';
export { filingsOf, standingFiling } from './filings/store.ts';
export type { FilingLine, NoteLine } from './filings/store.ts';
export { publicBuildsOf } from './public/store.ts';

/**
 * What analysts make of the material: quotes, claims, grades and relations. Guarantees: a quote says exactly what the frozen text has
 * at its place, and is never changed, only withdrawn; a claim is never a fact and rests on at least one quote; every version, grade
 * and relation is an entry with who, when and why; nothing is guessed and nothing disappears.
 */
export { codingErrors } from './errors.ts';
export { addTermsFrom, termsTable } from './terms/file.ts';
export { addTerm, changeTerm, refreshTerms } from './terms/terms.ts';
export type { NewTerm, TermChange } from './terms/terms.ts';
export { termRows } from './terms/store.ts';
export { credibilities, listOfTerms, relations, reliabilities, vocabularies } from './model.ts';
export type { ClaimFacts, Relation } from './model.ts';
export type { WantedQuote } from './quotes.ts';
export { frozenFor, frozenLayer, itemToQuote, makeQuote, translateQuote, withdrawQuote } from './quotes.ts';
export { checkQuote, checkQuotes } from './checking/check-quotes.ts';
export type { QuoteFault } from './checking/check-quotes.ts';
export {
  addQuote,
  changeClaim,
  gradeClaim,
  linkClaims,
  makeClaim,
  unlinkClaims,
  withdrawClaim,
} from './claims.ts';
export { codingOfItem } from './moving.ts';
export { standingOfCase, thingsNamed } from './shown-by.ts';
export type { NamedThing } from './shown-by.ts';
export { bodiesOf, findClaim, gradesOf, linksOf, quotesOf, quotesOfClaims, translationsOf } from './store.ts';
export { leaveSuggestion, restoreSuggestion } from './suggestions/answer.ts';
export type { MadeProposal } from './suggestions/answer.ts';
export { judgeSuggestions } from './suggestions/judge.ts';
export { leaveReasons, measureTerms } from './suggestions/model.ts';
export type { Answered, PlacedProposal, SuggestionPlace } from './suggestions/model.ts';
export {
  pageToRead,
  ruleSuggestions,
  ruleSuggestionsOfAll,
  runSuggestions,
  suggestionAt,
} from './suggestions/rules.ts';
export { takenFor } from './suggestions/store.ts';
export { countClaims, listClaims } from './lists/store.ts';
export { checksOf, originsOfSides, rootKindOf } from './checks/store.ts';
export type { ClaimChecks } from './checks/store.ts';
export { daysOf, isBefore } from './checks/days.ts';
export type { Check, CheckCode } from './checks/model.ts';
export type { ClaimOrigins, Origin } from './checks/origins.ts';
export type { Basis, Join } from './checks/joins.ts';
export type { ClaimCursor, ClaimFilter, ListedClaim } from './lists/store.ts';
export { claimFormats, exportClaims, exportQuotes } from './export/export.ts';
export type { ClaimFormat, ExportTally } from './export/export.ts';
export { quotesToFile } from './export/filed.ts';
export type { FiledQuotes } from './export/filed.ts';
export type { WantedCoding } from './export/store.ts';
export { exportedFacts } from './export/model.ts';
export type { ExportedFacts } from './export/model.ts';
export { actorErrors } from './actors/errors.ts';
export { actorKinds, factsOf as factsOfActor, identityFields, sexes } from './actors/model.ts';
export type { ActorKind, IdentityFacts } from './actors/model.ts';
export { changeActor, makeActor, protectActor, withdrawActor } from './actors/actors.ts';
export type { NewActor } from './actors/actors.ts';
export { addName, nameKinds, withdrawName } from './actors/names.ts';
export type { GivenName } from './actors/names.ts';
export { nameQuestion } from './actors/name-keys.ts';
export { mergeActors, sayDistinct, undoMerge, withdrawDistinct } from './actors/merges.ts';
export { relateActors, relationKinds, unrelateActors } from './actors/relations.ts';
export type { GivenRelation } from './actors/relations.ts';
export { candidatesFor } from './actors/candidates/candidates.ts';
export {
  aboutActor,
  actorIdsByPseudonym,
  actorsOf,
  distinctsOf,
  findActor,
  findIdentity,
  keptFor,
  mergesOf,
  namesOf,
  protectedNames,
  relationsOf,
  sameAs,
} from './actors/store.ts';
export type { ShownName } from './actors/store.ts';
export { personsKnown } from './actors/known.ts';
export type { KnownPerson } from './actors/known.ts';
export { actorsCalled, countActors, listActors } from './actors/lists/store.ts';
export type { ActorCursor, ActorFilter, ListedActor } from './actors/lists/store.ts';
export { addBasis, withdrawBasis } from './basis/basis.ts';
export { recordTables } from './basis/records.ts';
export type { RecordTable } from './basis/records.ts';
export { basesOf } from './basis/store.ts';
export { actorFormats, exportActors } from './actors/export/export.ts';
export type { ActorFormat } from './actors/export/export.ts';
export type { WantedActors } from './actors/export/store.ts';
export { incidentForms, labelOf, partForms } from './incidents/forms.ts';
export type { Field, FieldKind, IncidentForm, PartForm } from './incidents/forms.ts';
export { addPart, changeRecord, makeIncident, withdrawRecord } from './incidents/records.ts';
export { incidentFromClaim } from './incidents/from-claim.ts';
export { toValues } from './incidents/values.ts';
export type { Values } from './incidents/values.ts';
export { linkIncidents, unlinkIncidents } from './incidents/links.ts';
export { aboutIncident, findIncident, incidentLinksOf, partsOf, sourceNames } from './incidents/store.ts';
export type { Parts, RecordRow } from './incidents/store.ts';
export {
  countIncidents,
  incidentFacets,
  incidentPlaces,
  incidentTimeline,
  listIncidents,
} from './incidents/lists/store.ts';
export type {
  IncidentCursor,
  IncidentFilter,
  IncidentOrder,
  ListedIncident,
} from './incidents/lists/store.ts';
export { networkOf } from './network/network.ts';
export { withPlaceNames } from './network/places.ts';
export { linkRoles, networkKinds } from './network/model.ts';
export type { LinkRole, Network, NetworkKind, NetworkNode, RecordName } from './network/model.ts';
export { custodyFormats, exportCustody } from './custody/export.ts';
export type { CustodyFormat } from './custody/export.ts';
export { exportIncidents, incidentFormats } from './incidents/export/export.ts';
export type { IncidentFormat } from './incidents/export/export.ts';
export { cellOf } from './incidents/export/columns.ts';
export { incidentToShow } from './incidents/export/read.ts';
export type { ExportedIncident, ExportedRecord } from './incidents/export/model.ts';
export {
  conclusionStatuses,
  isOpenStatus,
  standards,
  stepsFrom,
  type ConclusionStatus,
  type Standard,
} from './conclusions/model.ts';
export {
  changeConclusion,
  ladderOf,
  makeConclusion,
  nameClaim,
  reviseConclusion,
  stepConclusion,
  unnameClaim,
  withdrawConclusion,
} from './conclusions/conclusions.ts';
export type { ConclusionFacts } from './conclusions/conclusions.ts';
export {
  claimsOfConclusion,
  findConclusion,
  groundKinds,
  listConclusions,
  newerOf,
  stepsOf,
} from './conclusions/store.ts';
export type { ConclusionFilter, ListedConclusion } from './conclusions/store.ts';
export { GROUNDS_PAGE, groundsOf } from './conclusions/grounds.ts';
export type { ConclusionGrounds, GroundOrigin } from './conclusions/grounds.ts';
export { conclusionFormats, conclusionToShow, exportConclusions } from './conclusions/export/export.ts';
export type { ConclusionFormat } from './conclusions/export/export.ts';
export type { ExportedConclusion } from './conclusions/export/model.ts';
export { confidences, verificationState, verificationSubjects } from './verification/model.ts';
export type { VerificationPart } from './verification/model.ts';
export { checkItem, reviewCheck, withdrawCheck } from './verification/checks.ts';
export { verificationOf } from './verification/store.ts';
export {
  answerSample,
  closeSample,
  drawSample,
  sampleAgreement,
  sampleChoices,
  sampleFields,
} from './samples/samples.ts';
export type { SampleAgreement, SampleField } from './samples/samples.ts';
export { answersOf, findSample, listSamples, passagesOf } from './samples/store.ts';
export { importErrors } from './imports/errors.ts';
export { CellSchema, importKinds, MappingSchema, shortened } from './imports/model.ts';
export type { Cell, ImportField, ImportKind, Mapping, Said } from './imports/model.ts';
export { columnsOf, parseMapping, readMapping, refusedAs } from './imports/mapping.ts';
export { takeOf, unformedMapping, wrongMapping } from './imports/cells.ts';
export type { Take } from './imports/cells.ts';
export { damages } from './imports/damages.ts';
export { openSheet } from './imports/read-sheet.ts';
export type { OpenSheet, SheetRow } from './imports/read-sheet.ts';
export { Tally } from './imports/tally.ts';
export { sampleSheet } from './imports/sample.ts';
export { suggestMapping } from './imports/suggest-map.ts';
export { beginImport, carryOn, endRun, workOnImports } from './imports/run.ts';
export { dryRun } from './imports/dry-run.ts';
export { failedRowsAsCsv } from './imports/failed-rows.ts';
export type { DryRun } from './imports/dry-run.ts';
export type { ImportProgress } from './imports/batches.ts';
export type { Cause as ImportCause } from './imports/tally.ts';
export { causesOfRun, failedRows, findRun, importOf, listRuns } from './imports/store.ts';
export type { ListedRun } from './imports/store.ts';

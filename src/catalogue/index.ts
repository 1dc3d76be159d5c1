/**
 * Items, where they come from, what was made of them and what is wrong with them. Guarantees: one item per bytes and
 * compartment; every receipt keeps its own provenance; lists, counts and facets show only what the identity of the
 * transaction may see, because the database decides it.
 */
export { catalogueErrors } from './errors.ts';
export { calendarDay, dayOrSpan } from './day-or-span.ts';
export { asEdtf, itemKinds, readBox, sourceKinds, statementFingerprint } from './model.ts';
export type { Box, ItemFilter, ItemKind, ItemSummary, ProvenanceStatement, SourceChange } from './model.ts';
export { openBatch } from './batch.ts';
export { attributeItems, moveItems, tagItems } from './curate.ts';
export { changeSource, registerSource } from './sources/register.ts';
export {
  carryOverGroups,
  linkBases,
  linkSources,
  nameSource,
  positionSource,
  unlinkSources,
  withdrawSourceName,
} from './sources/describe.ts';
export { changeIdentity, protectSource, readIdentity, registerProtectedSource } from './sources/protect.ts';
export {
  linksOfCase,
  linksOfSources,
  namesOfSources,
  positionsOf,
  protectedSourceTexts,
} from './sources/store.ts';
export type { MovesAlong } from './curate.ts';
export {
  batchFindings,
  copiesOf,
  derivationsOf,
  findingsOf,
  findingsOfBatch,
  findItem,
  itemNames,
  getItem,
  getSource,
  itemIdsAfter,
  itemsByIds,
  itemsWithBytes,
  listSources,
  lockItem,
  membersOf,
  provenanceOf,
  provenanceOfEach,
  recordedReceipts,
  relationsOf,
  tagsAmong,
} from './store.ts';
export { translatedAmong, translationsOf } from './translations/store.ts';
export type { TranslationLine } from './translations/store.ts';
export { makeTranslation, withdrawTranslation } from './translations/translations.ts';
export { recordConsent, withdrawConsent } from './consents/consents.ts';
export type { ConsentFacts } from './consents/consents.ts';
export { consentBases, consentNaming, consentPurposes, withdrawalCauses } from './consents/model.ts';
export type { Bar } from './consents/model.ts';
export { barsOf, consentsOf, useOfItem, withdrawalsAmong, withdrawalsOf } from './consents/store.ts';
export type { ConsentLine, StandingWithdrawal, WithdrawalLine } from './consents/store.ts';
export { restoreItem, withdrawItem } from './consents/withdrawals.ts';
export { captionsBeside } from './beside/store.ts';
export { isCaptionsName } from './beside/stems.ts';
export { listAndCount, listItems } from './lists/store.ts';
export type { ItemCursor } from './lists/store.ts';
export { foldCounts, itemFacets } from './counts/store.ts';
export type { ItemFacets } from './counts/store.ts';
export { itemTimeline } from './timeline/store.ts';
export type { Timeline } from './timeline/store.ts';
export { inUnits, unitFor } from './timeline/spans.ts';
export { cellsOf, itemPlaces, placeOfItem } from './places/store.ts';
export { inBox } from './filters/store.ts';
export type { PlaceCell } from './places/store.ts';
export { recordShown, showItems } from './show-items.ts';
export type { ShownItem } from './show-items.ts';
export { findingGroups, itemsWithFinding, openFindingsOf, openFailuresOf } from './findings/store.ts';
export type { FindingCause, FindingGroup, OpenFinding } from './findings/store.ts';

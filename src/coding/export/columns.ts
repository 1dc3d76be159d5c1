import type { SheetColumn } from '#kernel';
import type { ExportedClaim } from './model.ts';

/**
 * A claim as one row. Of several quotes the first is shown and `quotes` says how many there are. Column names are for programs and are
 * not translated: the same export reads the same in every language.
 */
export const COLUMNS: readonly SheetColumn<ExportedClaim>[] = [
  ['id', (claim) => claim.id, 38],
  ['claim', (claim) => claim.body, 60],
  ['kind', (claim) => claim.kind, 16],
  ['polarity', (claim) => claim.polarity, 10],
  ['speaker', (claim) => claim.speaker, 30],
  ['certainty', (claim) => claim.certainty, 16],
  ['said_on', (claim) => claim.saidOn, 14],
  ['happened_on', (claim) => claim.happenedOn, 14],
  ['place', (claim) => claim.place, 20],
  ['place_id', (claim) => claim.placeId, 20],
  ['measure', (claim) => claim.measure, 24],
  ['value', (claim) => claim.value, 10],
  ['lower', (claim) => claim.lower, 10],
  ['upper', (claim) => claim.upper, 10],
  ['population', (claim) => claim.population, 20],
  ['area', (claim) => claim.area, 20],
  ['period_from', (claim) => claim.periodFrom, 14],
  ['period_to', (claim) => claim.periodTo, 14],
  ['as_of', (claim) => claim.asOf, 14],
  ['source', (claim) => claim.source, 30],
  ['reliability', (claim) => claim.reliability, 11],
  ['credibility', (claim) => claim.credibility, 11],
  ['quote', (claim) => claim.quotes[0]?.exact ?? null, 60],
  ['serial', (claim) => claim.quotes[0]?.serial ?? null, 12],
  ['page', (claim) => claim.quotes[0]?.page ?? null, 8],
  ['quotes', (claim) => claim.quotes.length, 8],
  ['version', (claim) => claim.version, 8],
  ['made_by', (claim) => claim.madeBy, 24],
  ['made_at', (claim) => claim.madeAt, 26],
  ['changed_at', (claim) => claim.changedAt, 26],
  ['withdrawn_at', (claim) => claim.withdrawnAt, 26],
  ['withdrawn_reason', (claim) => claim.withdrawnReason, 30],
  ['quotes_of_withdrawn', (claim) => claim.quotes.filter((one) => one.isWithdrawnItem).length, 10],
  ['is_of_withdrawn', (claim) => String(claim.isOfWithdrawn), 10],
  ['suggested_by', (claim) => claim.suggestedBy?.by ?? null, 12],
  ['suggested_model', (claim) => claim.suggestedBy?.model ?? null, 24],
  ['suggested_prompt_sha256', (claim) => claim.suggestedBy?.promptSha256 ?? null, 66],
  ['suggested_changed', (claim) => (claim.suggestedBy ? String(claim.suggestedBy.isChanged) : null), 10],
  ['suggested_reviewer', (claim) => claim.suggestedBy?.reviewer ?? null, 24],
];

import type { Static } from 'typebox';
import {
  spokenBetween,
  type DueDate,
  type ObligationStanding,
  type ObligationToShow,
  type ShownBasis,
  type ShownUndertaking,
  type Undertaking,
  type UndertakingParty,
  type UndertakingStanding,
} from '#undertakings';
import type {
  ComplianceEventSchema,
  DueDateSchema,
  ListedUndertakingSchema,
  ObligationSchema,
  ObligationStandingSchema,
  UndertakingBasisSchema,
  UndertakingSchema,
  WholeUndertakingSchema,
} from './schema-undertakings.ts';

type Names = ReadonlyMap<string, string>;
type Event = ObligationToShow['events'][number];

/** An undertaking as pages show it; `names` are those of the people that may be seen, by id. */
export const shownUndertaking = (row: Undertaking, names: Names): Static<typeof UndertakingSchema> => ({
  id: row.id,
  kind: row.kind as Static<typeof UndertakingSchema>['kind'],
  title: row.title,
  dated: row.dated,
  parties: row.parties as unknown as UndertakingParty[],
  whichText: row.which_text,
  toCheck: row.to_check,
  version: String(row.version),
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
  withdrawnReason: row.withdrawn_reason,
});

const shownBasis = (one: ShownBasis): Static<typeof UndertakingBasisSchema> => ({
  serial: one.serial,
  quoteId: one.quote_id,
  claimId: one.claim_id,
  incidentId: one.incident_id,
  body: one.body,
  isWithdrawn: one.is_withdrawn,
});

const shownStanding = (one: ObligationStanding): Static<typeof ObligationStandingSchema> => ({
  ...one,
  claimants: one.claimants.map((said) => ({ ...said })),
});

const shownEvent = (row: Event, names: Names): Static<typeof ComplianceEventSchema> => ({
  id: row.id,
  says: row.says as Static<typeof ComplianceEventSchema>['says'],
  side: row.side,
  saidBy: row.said_by,
  saidOn: row.said_on,
  happenedOn: row.happened_on,
  extendedTo: row.extended_to,
  note: row.note,
  firstDay: spokenBetween(row).first,
  lastDay: spokenBetween(row).last,
  basis: row.basis.map(shownBasis),
  version: String(row.version),
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
});

const shownObligation = (
  { obligation: row, basis, events, standing, history }: ObligationToShow,
  names: Names,
): Static<typeof ObligationSchema> => ({
  id: row.id,
  label: row.label,
  owedBy: row.owed_by,
  owedTo: row.owed_to,
  words: row.words,
  dueOn: row.due_on,
  isContinuing: row.is_continuing,
  conditions: row.conditions,
  inForceFrom: row.in_force_from,
  inForceTo: row.in_force_to,
  toCheck: row.to_check,
  basis: basis.map(shownBasis),
  events: events.map((one) => shownEvent(one, names)),
  standing: shownStanding(standing),
  history: history.map(shownStanding),
  version: String(row.version),
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
});

const shownDate = (one: DueDate): Static<typeof DueDateSchema> => ({
  obligationId: one.obligationId,
  dueOn: one.dueOn,
  first: one.first,
  last: one.last,
  extendedBy: one.extendedBy,
});

/** An undertaking with how it stands. */
export const shownListed = (
  row: Undertaking,
  { obligations, kinds, silent, next }: UndertakingStanding,
  names: Names,
): Static<typeof ListedUndertakingSchema> => ({
  undertaking: shownUndertaking(row, names),
  obligations,
  ...kinds,
  silent,
  next: next && shownDate(next),
});

/** An undertaking with all that pages show of it. */
export const shownWhole = (
  { undertaking, day, order, text, obligations, dueDates, hasMore }: ShownUndertaking,
  names: Names,
): Static<typeof WholeUndertakingSchema> => ({
  undertaking: shownUndertaking(undertaking, names),
  day,
  order: order && {
    proceedingId: order.proceeding_id,
    title: order.title,
    stepId: order.step_id,
    step: order.step,
  },
  text: text.map(shownBasis),
  obligations: obligations.map((one) => shownObligation(one, names)),
  dueDates: dueDates.map(shownDate),
  hasMore,
});

import { dayOrSpan } from '#catalogue';
import { myCompartments } from '#access';
import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc, optionalText, requiredText } from '#kernel';
import { forumBasisOf, type Law, type Provision } from '#law';
import { record, type EntryKind, type RowChange } from '#ledger';
// For its words too, which are registered there.
import './errors.ts';
import { pleadingPhrase, type Allegation, type AllegationFacts } from './model.ts';
import { lockAllegation } from './store.ts';

/** Whoever records something: never a service. */
export type Person = Identity & { readonly personId: string };

/** An input that is refused: what, and why. */
export const wrong = (
  what: Parameters<typeof pleadingPhrase>[0],
  why: Parameters<typeof pleadingPhrase>[0],
): AppError => new AppError('INVALID_INPUT', { what: pleadingPhrase(what), why: pleadingPhrase(why) });

const called = ({ title }: Allegation) => pleadingPhrase('allegation-of', { text: title });

function provisionOf(law: Law, id: string): Provision {
  try {
    return law.provision(id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'LAW_UNKNOWN')
      throw wrong('the-provision', 'not-in-the-law');
    throw error;
  }
}

function isAttribution(law: Law, id: string): boolean {
  try {
    return law.provision(id).kind === 'attribution';
  } catch (error) {
    if (error instanceof AppError && error.code === 'LAW_UNKNOWN') return false;
    throw error;
  }
}

/**
 * Refuses a forum before which the instrument has no basis. One that reads it with what it applies, or of which nothing is stated, is no error: such texts are pleaded as
 * evidence of what is lawful, and it is said plainly (`forumRemarks`). What was charged before the law said so stays as it is. Error ALLEGATION_FORUM_NONE.
 */
function refuseWithoutBasis(law: Law, charged: AllegationFacts, before: Allegation | null): void {
  const { provision, forum } = charged;
  if (before?.provision === provision && before.forum === forum) return;
  if (forumBasisOf(law, charged)?.kind !== 'none') return;
  throw new AppError('ALLEGATION_FORUM_NONE', {
    instrument: law.instrument(law.provision(provision).instrument).names.en,
    forum: law.forum(forum).names.en,
  });
}

/** The columns of what an allegation says, checked against the law that is loaded. Errors INVALID_INPUT, ALLEGATION_FORUM_NONE. */
function checked(law: Law, facts: AllegationFacts, before: Allegation | null) {
  const { forum, standard, attribution } = facts;
  const provision = provisionOf(law, facts.provision);
  // A provision that says only what follows from others would be met by nothing.
  if (!provision.elements.some(({ kind }) => kind === 'required'))
    throw wrong('the-provision', 'nothing-to-prove');
  const sets = law.standardSets;
  if (!law.forums.some(({ id }) => id === forum)) throw wrong('the-forum', 'not-in-the-law');
  refuseWithoutBasis(law, facts, before);
  if (standard !== null && !sets.some((set) => set.standards.some(({ id }) => id === standard)))
    throw wrong('the-standard-of-proof', 'not-in-the-law');
  if (attribution !== null && !isAttribution(law, attribution))
    throw wrong('the-attribution', 'not-an-attribution');
  const instrument = law.instrument(provision.instrument);
  return {
    title: requiredText(pleadingPhrase('the-allegation-title'), facts.title, 300),
    party: requiredText(pleadingPhrase('the-party'), facts.party, 200),
    respondent: requiredText(pleadingPhrase('the-respondent'), facts.respondent, 200),
    forum,
    provision: provision.id,
    law_version: instrument.version,
    law_digest: instrument.digest,
    standard,
    attribution,
    facts: optionalText(pleadingPhrase('the-charged-facts'), facts.facts, 20_000),
    period: dayOrSpan(pleadingPhrase('the-charged-period'), facts.period),
    place: optionalText(pleadingPhrase('the-charged-place'), facts.place, 300),
  };
}

/** Records a change of an allegation, or of what is laid to it. */
export async function recorded(
  tx: Tx,
  by: Person,
  of: {
    readonly kind: EntryKind;
    readonly row: Allegation;
    readonly rows: readonly RowChange[];
    readonly reason?: string;
  },
): Promise<void> {
  const { kind, row, rows, reason } = of;
  await record(tx, by, [
    {
      kind,
      subject: { table: 'allegation', id: row.id },
      compartmentId: row.compartment_id,
      rows,
      ...(reason === undefined ? {} : { reason }),
    },
  ]);
}

/**
 * Records what a party charges, in a compartment that `by` is a member of. Which version of the law it was recorded by is kept. Returns
 * its id. Errors INVALID_INPUT, ALLEGATION_FORUM_NONE, NOT_FOUND.
 */
export async function makeAllegation(
  tx: Tx,
  by: Person,
  given: {
    readonly law: Law;
    readonly caseId: string;
    readonly compartmentId?: string;
    readonly facts: AllegationFacts;
  },
): Promise<string> {
  const mine = await myCompartments(tx, given.caseId);
  const where = given.compartmentId ?? mine[0]?.id ?? '';
  if (!mine.some(({ id }) => id === where))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: where });
  const row: Allegation = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: where,
    ...checked(given.law, given.facts, null),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await recorded(tx, by, { kind: 'allegation-made', row, rows: [{ table: 'allegation', op: 'put', row }] });
  return row.id;
}

/** One that stands, kept from changing. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function standing(tx: Tx, id: string): Promise<Allegation> {
  const row = await lockAllegation(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'allegation', id });
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: called(row) });
  return row;
}

/** Changes what an allegation says, of the version that was looked at. Errors as `makeAllegation`, CONFLICT, CODING_WITHDRAWN. */
export async function changeAllegation(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly law: Law; readonly version: string; readonly facts: Partial<AllegationFacts> },
): Promise<Allegation> {
  const row = await standing(tx, id);
  if (change.version !== String(row.version)) throw new AppError('CONFLICT', { what: called(row) });
  const { title, party, respondent, forum, provision, standard, attribution, facts, period, place } = row;
  const charged = { title, party, respondent, forum, provision, standard, attribution };
  const before = { ...charged, facts, period, place };
  const changed: Allegation = {
    ...row,
    ...checked(change.law, { ...before, ...change.facts }, row),
    version: row.version + 1,
    changed_at: nowUtc(),
  };
  await recorded(tx, by, {
    kind: 'allegation-changed',
    row: changed,
    rows: [{ table: 'allegation', op: 'put', row: changed }],
  });
  return changed;
}

/** Withdraws an allegation; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawAllegation(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const before = await standing(tx, id);
  const row: Allegation = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await recorded(tx, by, {
    kind: 'allegation-withdrawn',
    row,
    rows: [{ table: 'allegation', op: 'put', row }],
    reason,
  });
}

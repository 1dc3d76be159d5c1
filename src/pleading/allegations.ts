import { dayOrSpan } from '#catalogue';
import { findClaim, findConclusion, findIncident } from '#coding';
import { myCompartments } from '#access';
import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc, optionalText, requiredText } from '#kernel';
import type { Law, Provision } from '#law';
import { record, type EntryKind, type LedgeredRow, type RowChange } from '#ledger';
import { pleadingPhrase, type Allegation, type AllegationFacts, type Stance } from './model.ts';
import { isLaid, lockAllegation, lockLaid } from './store.ts';

/** Whoever records something: never a service. */
export type Person = Identity & { readonly personId: string };

const wrong = (
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

/** The columns of what an allegation says, checked against the law that is loaded. Error INVALID_INPUT. */
function checked(law: Law, facts: AllegationFacts) {
  const { forum, standard, attribution } = facts;
  const provision = provisionOf(law, facts.provision);
  // A provision that says only what follows from others would be met by nothing.
  if (!provision.elements.some(({ kind }) => kind === 'required'))
    throw wrong('the-provision', 'nothing-to-prove');
  const sets = law.standardSets;
  if (!sets.some((set) => set.forums.some(({ id }) => id === forum)))
    throw wrong('the-forum', 'not-in-the-law');
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

async function recorded(
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
 * its id. Errors INVALID_INPUT, NOT_FOUND.
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
    ...checked(given.law, given.facts),
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
async function standing(tx: Tx, id: string): Promise<Allegation> {
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
    ...checked(change.law, { ...before, ...change.facts }),
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

/** Ids of everything that evidence can be laid to: elements of the provision, of its gates, and of what proves them, with alternatives. */
export function slotsOf(law: Law, provisionId: string): ReadonlySet<string> {
  const slots = new Set<string>();
  const seen = new Set<string>();
  const open = [...law.gatesOf(provisionId).map(({ id }) => id), provisionId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const element of law.provision(id).elements) {
      slots.add(element.id);
      for (const { id: alternative, provisions } of element.alternatives) {
        slots.add(alternative);
        open.push(...provisions);
      }
    }
  }
  return slots;
}

/** What may be laid, by what names it. */
const laidKinds = {
  claim: findClaim,
  conclusion: findConclusion,
  incident: findIncident,
} as const;

/**
 * Lays a claim, a conclusion or an incident to an element of an allegation, or to one of its alternatives, for it or against it. Returns its id.
 * Errors INVALID_INPUT, NOT_FOUND, CODING_LINKED_ALREADY, CODING_WITHDRAWN.
 */
export async function layEvidence(
  tx: Tx,
  by: Person,
  allegationId: string,
  given: {
    readonly law: Law;
    readonly slot: string;
    readonly stance: Stance;
    readonly claimId: string | null;
    readonly conclusionId: string | null;
    readonly incidentId: string | null;
    readonly note: string | null;
  },
): Promise<string> {
  const allegation = await standing(tx, allegationId);
  const { law, slot, stance, claimId, conclusionId, incidentId } = given;
  const named = Object.entries({
    claim: claimId,
    conclusion: conclusionId,
    incident: incidentId,
  } as const).flatMap(([what, id]) => (id === null ? [] : [{ what: what as keyof typeof laidKinds, id }]));
  const [one, ...more] = named;
  if (!one || more.length > 0) throw wrong('the-charged-element', 'one-kind-of-evidence');
  if (!slotsOf(law, allegation.provision).has(slot)) throw wrong('the-charged-element', 'not-of-the-charge');
  const { what, id } = one;
  const found = await laidKinds[what](tx, id);
  if (found?.case_id !== allegation.case_id) throw new AppError('NOT_FOUND', { what, id });
  if (found.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what });
  const row: LedgeredRow<'laid_evidence'> = {
    id: newId(),
    allegation_id: allegationId,
    slot,
    claim_id: claimId,
    conclusion_id: conclusionId,
    incident_id: incidentId,
    stance,
    answer: null,
    note: optionalText(pleadingPhrase('the-note'), given.note, 2000),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  if (await isLaid(tx, row)) throw new AppError('CODING_LINKED_ALREADY');
  await recorded(tx, by, {
    kind: 'evidence-laid',
    row: allegation,
    rows: [{ table: 'laid_evidence', op: 'put', row }],
  });
  return row.id;
}

async function laid(
  tx: Tx,
  id: string,
): Promise<{ row: LedgeredRow<'laid_evidence'>; allegation: Allegation }> {
  const row = await lockLaid(tx, id);
  if (!row || row.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'evidence', id });
  return { row, allegation: await standing(tx, row.allegation_id) };
}

/** Takes evidence back from where it was laid. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function takeBackEvidence(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const { row: before, allegation } = await laid(tx, id);
  const row = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await recorded(tx, by, {
    kind: 'evidence-taken-back',
    row: allegation,
    rows: [{ table: 'laid_evidence', op: 'put', row }],
    reason,
  });
}

/** Says how the pleading answers what speaks against an element; null: it does not any more. Errors INVALID_INPUT, NOT_FOUND. */
export async function answerEvidence(tx: Tx, by: Person, id: string, answer: string | null): Promise<void> {
  const { row: before, allegation } = await laid(tx, id);
  if (before.stance !== 'against' && before.claim_id !== null)
    throw wrong('the-charged-element', 'only-against');
  const row = { ...before, answer: optionalText(pleadingPhrase('the-answer-to-evidence'), answer, 4000) };
  await recorded(tx, by, {
    kind: 'evidence-answered',
    row: allegation,
    rows: [{ table: 'laid_evidence', op: 'put', row }],
  });
}

import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type EntryKind, type LedgeredRow, type RowChange } from '#ledger';
import { codingPhrase } from './errors.ts';
import { checkedFacts, NOTHING_MORE, type ClaimFacts, type Relation } from './model.ts';
import { beginningOf } from './quotes.ts';
import { takenRow, type MadeProposal } from './suggestions/answer.ts';
import { areLinked, lockClaim, lockLink, lockQuote } from './store.ts';

type Claim = LedgeredRow<'claim'>;
type Person = Identity & { readonly personId: string };

function entryOf(kind: EntryKind, claim: Claim, rows: readonly RowChange[], reason?: string): EntryDraft {
  return {
    kind,
    subject: { table: 'claim', id: claim.id },
    compartmentId: claim.compartment_id,
    rows,
    ...(reason === undefined ? {} : { reason }),
  };
}

const quoted = (claim: Claim, quoteId: string): RowChange => ({
  table: 'claim_quote',
  op: 'put',
  row: { claim_id: claim.id, quote_id: quoteId, added_at: nowUtc() },
});

/** A quote that a claim may rest on. Errors NOT_FOUND, CODING_WITHDRAWN, CODING_OTHER_COMPARTMENT. */
async function anchor(tx: Tx, id: string, compartmentId: string): Promise<LedgeredRow<'quote'>> {
  const quote = await lockQuote(tx, id);
  if (!quote) throw new AppError('NOT_FOUND', { what: 'quote', id });
  if (quote.withdrawn_at !== null)
    throw new AppError('CODING_WITHDRAWN', {
      what: codingPhrase('quote-of', { text: beginningOf(quote.exact) }),
    });
  if (quote.compartment_id !== compartmentId) throw new AppError('CODING_OTHER_COMPARTMENT');
  return quote;
}

/**
 * Makes a claim that rests on a quote, in the compartment of its item; of the item’s source unless another is named. What is not said
 * is left open, never guessed. Returns the row. Errors INVALID_INPUT, CATALOGUE_BAD_DATE, NOT_FOUND, CODING_WITHDRAWN.
 */
export async function makeClaim(
  tx: Tx,
  by: Person,
  item: LedgeredRow<'item'>,
  given: {
    readonly quoteId: string;
    readonly sourceId?: string;
    readonly facts: Partial<ClaimFacts> & Pick<ClaimFacts, 'body'>;
    /** The suggestion that it was made from, when it was. */
    readonly from?: MadeProposal | null;
  },
): Promise<Claim> {
  await anchor(tx, given.quoteId, item.compartment_id);
  const row: Claim = {
    id: newId(),
    case_id: item.case_id,
    compartment_id: item.compartment_id,
    source_id: given.sourceId ?? item.source_id,
    ...checkedFacts({ ...NOTHING_MORE, ...given.facts }),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await record(tx, by, [
    entryOf('claim-made', row, [
      { table: 'claim', op: 'put', row },
      quoted(row, given.quoteId),
      ...(given.from ? [takenRow(by, item, given.from, row)] : []),
    ]),
  ]);
  return row;
}

async function standing(tx: Tx, id: string): Promise<Claim> {
  const row = await lockClaim(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'claim', id });
  if (row.withdrawn_at !== null)
    throw new AppError('CODING_WITHDRAWN', {
      what: codingPhrase('claim-of', { text: beginningOf(row.body) }),
    });
  return row;
}

/**
 * Makes a new version of a claim: what is given replaces what was said, the rest stays. `version` is the one that was looked at. Errors
 * NOT_FOUND, CODING_WITHDRAWN, CONFLICT, INVALID_INPUT, CATALOGUE_BAD_DATE.
 */
export async function changeClaim(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly facts: Partial<ClaimFacts>; readonly version: string; readonly reason?: string },
): Promise<Claim> {
  const row = await standing(tx, id);
  if (String(row.version) !== change.version)
    throw new AppError('CONFLICT', { what: codingPhrase('claim-of', { text: beginningOf(row.body) }) });
  const next: Claim = {
    ...row,
    ...checkedFacts({ ...row, ...change.facts }),
    version: row.version + 1,
    changed_at: nowUtc(),
  };
  await record(tx, by, [
    entryOf('claim-changed', next, [{ table: 'claim', op: 'put', row: next }], change.reason),
  ]);
  return next;
}

/** Lets a claim rest on one more quote. Errors NOT_FOUND, CODING_WITHDRAWN, CODING_OTHER_COMPARTMENT. */
export async function addQuote(tx: Tx, by: Person, id: string, quoteId: string): Promise<void> {
  const row = await standing(tx, id);
  await anchor(tx, quoteId, row.compartment_id);
  await record(tx, by, [entryOf('claim-changed', row, [quoted(row, quoteId)])]);
}

/** Withdraws a claim with a reason; it stays in the ledger. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawClaim(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const row = await standing(tx, id);
  const withdrawn = { ...row, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await record(tx, by, [
    entryOf('claim-withdrawn', withdrawn, [{ table: 'claim', op: 'put', row: withdrawn }], reason),
  ]);
}

/**
 * Says how a claim stands to another, and why. Returns the relation’s id. Errors NOT_FOUND, CODING_WITHDRAWN, INVALID_INPUT,
 * CODING_LINKED_ALREADY.
 */
export async function linkClaims(
  tx: Tx,
  by: Person,
  id: string,
  to: { readonly otherId: string; readonly relation: Relation; readonly reason: string },
): Promise<string> {
  if (id === to.otherId)
    throw new AppError('INVALID_INPUT', {
      what: codingPhrase('the-relation'),
      why: codingPhrase('same-claim'),
    });
  // Locked in the order of their ids, so that two people who connect the same two do not wait for each other.
  const [first, second] = [id, to.otherId].sort();
  await standing(tx, first ?? id);
  await standing(tx, second ?? id);
  const claim = await standing(tx, id);
  // Nothing connects two cases.
  if ((await standing(tx, to.otherId)).case_id !== claim.case_id)
    throw new AppError('NOT_FOUND', { what: 'claim', id: to.otherId });
  if (await areLinked(tx, id, to.otherId, to.relation)) throw new AppError('CODING_LINKED_ALREADY');
  const row: LedgeredRow<'claim_link'> = {
    id: newId(),
    claim_id: id,
    other_claim_id: to.otherId,
    relation: to.relation,
    reason: to.reason,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await record(tx, by, [
    entryOf('claim-linked', claim, [{ table: 'claim_link', op: 'put', row }], to.reason),
  ]);
  return row.id;
}

/** Takes a relation back with a reason; it stays in the ledger. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function unlinkClaims(tx: Tx, by: Person, linkId: string, reason: string): Promise<void> {
  const link = await lockLink(tx, linkId);
  if (!link || link.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'relation', id: linkId });
  const claim = await standing(tx, link.claim_id);
  const row = { ...link, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await record(tx, by, [entryOf('claim-unlinked', claim, [{ table: 'claim_link', op: 'put', row }], reason)]);
}

/**
 * Grades a claim: how reliable its source is for this (A–F) and how credible the information (1–6), each by itself. Earlier grades stay.
 * Errors NOT_FOUND, CODING_WITHDRAWN.
 */
export async function gradeClaim(
  tx: Tx,
  by: Person,
  id: string,
  grade: Pick<LedgeredRow<'claim_grade'>, 'reliability' | 'credibility' | 'reason'>,
): Promise<void> {
  const claim = await standing(tx, id);
  const row: LedgeredRow<'claim_grade'> = {
    id: newId(),
    claim_id: id,
    ...grade,
    made_by: by.personId,
    made_at: nowUtc(),
  };
  await record(tx, by, [
    entryOf('claim-graded', claim, [{ table: 'claim_grade', op: 'put', row }], grade.reason),
  ]);
}

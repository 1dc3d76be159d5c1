import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type EntryKind, type LedgeredRow, type RowChange } from '#ledger';
import { foldedWords, likenessOf, proposedBy, ruleOf } from '#suggest';
import { isChanged, type LeaveReason, type PlacedProposal } from './model.ts';
import type { ClaimFacts } from '../model.ts';
import { leftOf, lockLeft } from './store.ts';

type Item = LedgeredRow<'item'>;
type Left = LedgeredRow<'suggestion_left'>;
type Person = Identity & { readonly personId: string };

/** A suggestion as it was made, with the text that it was made of. */
export interface MadeProposal {
  readonly proposal: PlacedProposal;
  readonly layerSha256: string;
}

function columnsOf(by: Person, item: Item, { proposal, layerSha256 }: MadeProposal) {
  return {
    id: newId(),
    case_id: item.case_id,
    compartment_id: item.compartment_id,
    item_id: item.id,
    layer_sha256: layerSha256,
    page: proposal.page,
    start_at: proposal.start,
    end_at: proposal.end,
    kind: proposal.kind,
    words: foldedWords(proposal.text),
    proposed: proposedBy(proposal),
    likeness: likenessOf(proposal),
    rule: ruleOf(proposal),
    run_id: proposal.runId,
    made_by: by.personId,
    made_at: nowUtc(),
  };
}

function entryOf(kind: EntryKind, row: Left): EntryDraft {
  return {
    kind,
    subject: { table: 'item', id: row.item_id },
    compartmentId: row.compartment_id,
    rows: [{ table: 'suggestion_left', op: 'put', row }],
    ...(row.reason === null ? {} : { note: { why: row.reason } }),
  };
}

/**
 * Records that a suggestion was turned down: it is not made again of this item, and weighs on the like of it in the case. Returns by
 * which it can be restored; what was left already stays, with the reason that is given now.
 */
export async function leaveSuggestion(
  tx: Tx,
  by: Person,
  item: Item,
  given: MadeProposal & { readonly reason: LeaveReason | null },
): Promise<string> {
  const row: Left = {
    ...columnsOf(by, item, given),
    reason: given.reason,
    restored_by: null,
    restored_at: null,
  };
  const same = (await leftOf(tx, item.id)).find(
    (one) =>
      one.layer_sha256 === row.layer_sha256 &&
      one.page === row.page &&
      one.start_at === row.start_at &&
      one.end_at === row.end_at &&
      one.kind === row.kind,
  );
  if (!same) {
    await record(tx, by, [entryOf('suggestion-left', row)]);
    return row.id;
  }
  if (row.reason !== null && row.reason !== same.reason)
    await record(tx, by, [entryOf('suggestion-left', { ...same, reason: row.reason })]);
  return same.id;
}

/** Takes back that a suggestion was turned down: it is made again, and what was said weighs no longer. Error NOT_FOUND. */
export async function restoreSuggestion(tx: Tx, by: Person, id: string): Promise<void> {
  const row = await lockLeft(tx, id);
  if (!row || row.restored_at !== null) throw new AppError('NOT_FOUND', { what: 'suggestion', id });
  await record(tx, by, [
    entryOf('suggestion-restored', { ...row, restored_by: by.personId, restored_at: nowUtc() }),
  ]);
}

/** The row that says from which suggestion a claim was made; it belongs into the entry that makes the claim. */
export function takenRow(
  by: Person,
  item: Item,
  made: MadeProposal,
  claim: ClaimFacts & { readonly id: string },
): RowChange {
  const row = {
    ...columnsOf(by, item, made),
    claim_id: claim.id,
    is_changed: isChanged(made.proposal, claim),
  };
  return { table: 'suggestion_taken', op: 'put', row };
}

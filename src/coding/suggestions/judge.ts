import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { foldedWords, likenessOf, ruleOf, weigh } from '#suggest';
import type { Answered, LeaveReason, PlacedProposal } from './model.ts';
import { leftOf, takenOf, talliesOf } from './store.ts';

type Answer = Pick<
  LedgeredRow<'suggestion_left'>,
  'layer_sha256' | 'page' | 'start_at' | 'end_at' | 'kind' | 'words' | 'likeness'
>;

/** Whether an answer is about this proposal: at its place in the same text; in a text that was read anew, by its words on the same page. */
function isAbout(answer: Answer, one: PlacedProposal, likeness: string, layerSha256: string): boolean {
  if (answer.page !== one.page || answer.kind !== one.kind) return false;
  return answer.layer_sha256 === layerSha256
    ? answer.start_at === one.start && answer.end_at === one.end && answer.words === foldedWords(one.text)
    : answer.likeness === likeness;
}

/**
 * Sets beside each suggestion what people did with it and with the like of it in the case, and lowers its confidence by that; none is
 * left out. Of answers in compartments that the identity of `tx` may not see nothing is counted.
 */
export async function judgeSuggestions<P extends PlacedProposal>(
  tx: Tx,
  item: Pick<LedgeredRow<'item'>, 'id' | 'case_id'>,
  layerSha256: string,
  proposals: readonly P[],
): Promise<(P & Answered)[]> {
  const [left, taken] = [await leftOf(tx, item.id), await takenOf(tx, item.id)];
  const known = proposals.map((one) => ({ one, likeness: likenessOf(one), rule: ruleOf(one) }));
  const tallies = await talliesOf(tx, item.case_id, {
    likenesses: [...new Set(known.map(({ likeness }) => likeness))],
    rules: [...new Set(known.flatMap(({ rule }) => rule ?? []))],
  });
  const none = { left: 0, taken: 0 };
  return known.map(({ one, likeness, rule }) => {
    const wasLeft = left.findLast((answer) => isAbout(answer, one, likeness, layerSha256));
    const wasTaken = taken.findLast((answer) => isAbout(answer, one, likeness, layerSha256));
    const { confidence, by, tally, isRare } = weigh(
      one.confidence,
      tallies.same.get(likeness) ?? none,
      rule === null ? null : (tallies.rule.get(`${one.kind} ${rule}`) ?? none),
    );
    return {
      ...one,
      confidence,
      state: wasTaken ? 'taken' : wasLeft ? 'left' : 'open',
      leftId: wasTaken ? null : (wasLeft?.id ?? null),
      leftReason: wasTaken ? null : ((wasLeft?.reason ?? null) as LeaveReason | null),
      claimId: wasTaken?.claim_id ?? null,
      leftBefore: tally.left,
      takenBefore: tally.taken,
      likeBy: by,
      confidenceBefore: one.confidence,
      isRare,
    };
  });
}

import type { Tx } from '#db';
import type { Phrase } from '#kernel';
import { actorPhrase } from '../errors.ts';
import { alikePairs, type PairRow } from './store.ts';

/** Two actors that may be the same, and every reason for and against. Nothing is merged by it. */
export interface Candidate {
  readonly ids: readonly [string, string];
  readonly reasons: readonly Phrase[];
  readonly doubts: readonly Phrase[];
}

function candidateOf(row: PairRow): Candidate {
  const name = row.shared.includes('s')
    ? 'alike-name-spelling'
    : row.shared.includes('n')
      ? 'alike-name'
      : 'alike-name-part';
  return {
    ids: [row.one_id, row.other_id],
    reasons: [
      actorPhrase(name),
      ...(row.born_alike === true ? [actorPhrase('alike-born')] : []),
      ...(row.place_alike === true ? [actorPhrase('alike-place')] : []),
    ],
    doubts: [
      ...(row.born_alike === false ? [actorPhrase('unlike-born')] : []),
      ...(row.sex_alike === false ? [actorPhrase('unlike-sex')] : []),
    ],
  };
}

/**
 * Pairs that may be the same, the most alike first: the name weighs most, then the date of birth, then its place. Never a decision.
 * `hasMore` when there are more than `limit`.
 */
export async function candidatesFor(
  tx: Tx,
  given: { readonly caseId: string; readonly of: string | null; readonly limit: number },
): Promise<{ readonly candidates: Candidate[]; readonly hasMore: boolean }> {
  const rows = await alikePairs(tx, { ...given, limit: given.limit + 1 });
  return {
    candidates: rows.slice(0, given.limit).map(candidateOf),
    hasMore: rows.length > given.limit,
  };
}

import type { Measure, Suggestion, SuggestionKind } from '#suggest';
import type { ClaimFacts } from '../model.ts';

/** What is proposed at a place of a page, by rules or by a language model. */
export type Proposal = Omit<Suggestion, 'lang'>;

/** Which suggestion is meant: by what it says and where. `runId`: the run of a language model that made it; null: rules. */
export interface SuggestionPlace {
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly kind: SuggestionKind;
  readonly runId: string | null;
}

/** A suggestion with the page that it stands on and who made it. */
export interface PlacedProposal extends Proposal {
  readonly page: number;
  readonly runId: string | null;
}

/** Why somebody turned a suggestion down. */
export const leaveReasons = ['wrong-words', 'wrong-value', 'not-of-interest', 'other'] as const;
/** One of them. */
export type LeaveReason = (typeof leaveReasons)[number];

/** What people did with a suggestion and with the like of it, as far as whoever asks may see. */
export interface Answered {
  /** `left` and `taken`: of this item, at this place. */
  readonly state: 'open' | 'left' | 'taken';
  /** Of one that was left: by which it can be restored, and why it was left. */
  readonly leftId: string | null;
  readonly leftReason: LeaveReason | null;
  /** Of one that was taken: the claim that was made of it. */
  readonly claimId: string | null;
  /** How often the like of it was left and taken in this case. */
  readonly leftBefore: number;
  readonly takenBefore: number;
  /** `same`: the same words with the same reading; `rule`: what the same rule proposed; null: nobody answered either. */
  readonly likeBy: 'same' | 'rule' | null;
  /** Its confidence before the answers of people. */
  readonly confidenceBefore: number;
  /** Set apart, as fewer than one in four like it would be taken. */
  readonly isRare: boolean;
}

/** The term of `count-measure` that a claim takes for what rules call it; null where somebody has to choose. */
export const measureTerms: Readonly<Record<Measure, string | null>> = {
  killed: 'count-killed',
  injured: 'count-injured',
  killed_or_injured: 'count-killed-or-injured',
  // A record of mines, or mines that were found: the words alone do not tell.
  mines: 'count-explosives',
  returned: 'count-returned',
  displaced: 'count-displaced',
  missing: 'count-missing',
  detained: 'count-detained',
  released: 'count-released',
  destroyed_homes: 'count-homes',
  other: null,
};

/** What of a claim a suggestion proposes, under the names of the claim. */
function factsProposed(of: Proposal): Partial<ClaimFacts> {
  const speaker = of.kind === 'speaker' ? of.text : of.speaker?.name;
  return {
    ...(of.kind === 'count'
      ? {
          measure: of.measure === undefined ? null : measureTerms[of.measure],
          value: of.value ?? null,
          lower: of.lower ?? null,
          upper: of.upper ?? null,
        }
      : {}),
    ...(of.kind === 'date' ? { happened_on: of.date ?? null } : {}),
    ...(of.kind === 'place' ? { place: of.text } : {}),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

/** Whether a claim says something else than was proposed for it; what was not proposed is not compared. */
export function isChanged(of: Proposal, facts: Partial<ClaimFacts>): boolean {
  return Object.entries(factsProposed(of)).some(
    ([name, value]) => (facts[name as keyof ClaimFacts] ?? null) !== value,
  );
}

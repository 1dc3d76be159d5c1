import { definePhrases } from '#kernel';

/** Statuses of a conclusion, terms of the vocabulary finding-status. */
export const conclusionStatuses = [
  'find-to-do',
  'find-in-progress',
  'find-ready',
  'find-reviewed',
  'find-sealed',
  'find-disputed',
] as const;
/** One of them. */
export type ConclusionStatus = (typeof conclusionStatuses)[number];

/**
 * Standards of proof that a conclusion may be stated to. Reasonable grounds to believe is that of fact-finding and lies below what courts
 * ask for ([knowledge], to be checked by a lawyer).
 */
export const standards = ['reasonable-grounds', 'balance', 'convincing', 'beyond-doubt'] as const;
/** One of them. */
export type Standard = (typeof standards)[number];

/** The ladder: to which statuses one can go from each. Sealed is left only by a dispute, or by a new version beside it. */
const LADDER: Readonly<Record<ConclusionStatus, readonly ConclusionStatus[]>> = {
  'find-to-do': ['find-in-progress'],
  'find-in-progress': ['find-to-do', 'find-ready'],
  'find-ready': ['find-in-progress', 'find-reviewed', 'find-disputed'],
  'find-reviewed': ['find-in-progress', 'find-sealed', 'find-disputed'],
  'find-sealed': ['find-disputed'],
  'find-disputed': ['find-in-progress', 'find-sealed'],
};

/** In these, what it says can be changed. */
const OPEN: ReadonlySet<string> = new Set(['find-to-do', 'find-in-progress']);

/** What is known of the ladder so far: who wrote, who took which step, whether it was sealed. */
export interface LadderState {
  readonly status: ConclusionStatus;
  /** Everybody who wrote of what it says now. */
  readonly writers: ReadonlySet<string>;
  readonly wasSealed: boolean;
}

/** What is said about conclusions and samples. */
export const conclusionPhrase = definePhrases({
  'conclusion-of': 'conclusion “{text}”',
  'ladder-no-step': 'there is no step from the one status to the other',
  'ladder-second-person': 'whoever wrote it cannot be its second reader; somebody else has to review it',
  'ladder-only-sealed': 'it was sealed: a dispute ends in sealing it again or in a new version',
  'the-status': 'the status',
  'the-standard': 'the standard of proof',
  'the-coders': 'the coders',
  'the-sample': 'the sample',
  'the-answer': 'the answer',
  'needs-two-coders': 'it takes two people or more who may see the passages',
  'no-fields': 'nothing is chosen that is to be coded',
  'no-passages': 'there are no claims with a passage to draw from',
  'sample-is-closed': 'it is closed',
  'not-a-coder': 'you are not one of its coders',
  'verification-second': 'whoever made a check cannot be its second reader',
  'the-check': 'the check',
});

/** Why a step cannot be taken; null when it can. Reviewed takes a second person: never one who wrote of it. */
export function refusalOf(
  state: LadderState,
  to: ConclusionStatus,
  personId: string,
): 'ladder-no-step' | 'ladder-second-person' | 'ladder-only-sealed' | null {
  if (!LADDER[state.status].includes(to)) return 'ladder-no-step';
  if (to === 'find-reviewed' && state.writers.has(personId)) return 'ladder-second-person';
  // What was sealed is never opened for changes, and what was not is not sealed out of a dispute.
  if (state.status === 'find-disputed' && (to === 'find-sealed') !== state.wasSealed)
    return 'ladder-only-sealed';
  return null;
}

/** The steps that a person can take from here. */
export const stepsFrom = (state: LadderState, personId: string): readonly ConclusionStatus[] =>
  LADDER[state.status].filter((to) => refusalOf(state, to, personId) === null);

/** Whether what it says can be changed now. */
export const isOpenStatus = (status: string): boolean => OPEN.has(status);

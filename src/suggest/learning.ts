import { canonicalJson } from '#verify';
import { fold } from './fold.ts';
import type { Suggestion } from './model.ts';

/** What a suggestion is compared by with those that people took or left before. */
type Likened = Omit<Suggestion, 'start' | 'end' | 'confidence' | 'lang'>;

/** How often something was left and taken. */
export interface Tally {
  readonly left: number;
  readonly taken: number;
}

/** Below this share of what would be taken a suggestion is set apart as rarely taken. */
const RARE_BELOW = 1 / 4;

/** The words of a page in the form in which they are compared, as `fold` has it; a space for whatever lies between them. */
export function foldedWords(text: string): string {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => fold(word) || word)
    .join(' ');
}

/** What is proposed for the words, without the words themselves: what is not said is left out. */
export function proposedBy(of: Likened): Record<string, string | number> {
  const { value, lower, upper, unit, measure, date, place, speaker } = of;
  const all = { value, lower, upper, unit, measure, date, place, speaker: speaker?.name };
  return Object.fromEntries(
    Object.entries(all).filter((field): field is [string, string | number] => field[1] !== undefined),
  );
}

/**
 * One text for a proposal: equal texts, the same proposal. Kind, folded words and what was read from them; who says it and the unit are
 * not part of it, as they stand outside or inside the words.
 */
export function likenessOf(of: Likened): string {
  const { value, lower, upper, measure, date, place } = of;
  const read = { value, lower, upper, measure, date, place };
  return canonicalJson({
    kind: of.kind,
    words: foldedWords(of.text),
    ...Object.fromEntries(Object.entries(read).filter(([, one]) => one !== undefined)),
  });
}

/**
 * What made a rule propose it, where that can be told apart from the words: of a number what it measures and its unit, of a speaker the
 * phrase. Null for all else: that one date was turned down says nothing about another.
 */
export function ruleOf(of: Likened): string | null {
  if (of.kind === 'count' && of.unit !== undefined) return `${of.measure ?? ''} ${foldedWords(of.unit)}`;
  if (of.kind === 'speaker' && of.speaker) return foldedWords(of.speaker.phrase) || null;
  return null;
}

/** A confidence after what people did with the like of it, and why. */
interface Weighed {
  readonly confidence: number;
  /** What was counted: the same proposal when anybody ever answered it, else what the same rule proposed; null: neither. */
  readonly by: 'same' | 'rule' | null;
  readonly tally: Tally;
  readonly isRare: boolean;
}

/**
 * Lowers the confidence of what people turned down before. Of the like of it `taken` were taken and `left` left: the next one would be
 * taken with (taken + 1) / (taken + left + 2), by Laplace's rule of succession. The confidence is multiplied by twice that, and by no more
 * than 1: without any answer it stays, and no number of answers raises it. Under one in four it is rare.
 */
export function weigh(confidence: number, same: Tally, rule: Tally | null): Weighed {
  const hasSame = same.left + same.taken > 0;
  const hasRule = rule !== null && rule.left + rule.taken > 0;
  const tally = hasSame ? same : hasRule ? rule : { left: 0, taken: 0 };
  const share = (tally.taken + 1) / (tally.taken + tally.left + 2);
  return {
    confidence: confidence * Math.min(1, 2 * share),
    by: hasSame ? 'same' : hasRule ? 'rule' : null,
    tally,
    isRare: share < RARE_BELOW,
  };
}

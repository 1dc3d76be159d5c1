import type { ClaimFacts } from '../model.ts';
import { dayKey } from './days.ts';
import { remember } from './remember.ts';

/** The least and the most that a number may be. */
export interface Span {
  readonly lo: number;
  readonly hi: number;
}

const finite = (number: number | null): number | null =>
  number !== null && Number.isFinite(number) ? number : null;

/** What the number of a claim may be; nothing is below 0 that is counted. Null when the claim has none. */
export function spanOf(facts: ClaimFacts): Span | null {
  const [value, lower, upper] = [finite(facts.value), finite(facts.lower), finite(facts.upper)];
  if (facts.measure === null || (value === null && lower === null && upper === null)) return null;
  if (value !== null) return { lo: Math.min(value, lower ?? value), hi: Math.max(value, upper ?? value) };
  return { lo: lower ?? 0, hi: upper ?? Infinity };
}

export const sumOf = (a: Span, b: Span): Span => ({ lo: a.lo + b.lo, hi: a.hi + b.hi });

/** A span as a reader of any language is shown it: `343`, `340–350`, `≥ 340`. */
export function spanText({ lo, hi }: Span): string {
  if (lo === hi) return String(lo);
  if (hi === Infinity) return `≥ ${lo}`;
  return lo <= 0 ? `≤ ${hi}` : `${lo}–${hi}`;
}

/** The same for claims with the same number, whatever it counts; null without a number. */
export function figureKey(facts: ClaimFacts): string | null {
  if (spanOf(facts) === null) return null;
  return facts.value === null ? `${facts.lower}-${facts.upper}` : String(facts.value);
}

/** Words in the form in which they are compared: small letters, without marks and white space between. */
export function foldWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('\u0307', '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

const foldAll = remember((text) => foldWords(text).join(' '));

/** The words of a text as they are compared, with one space between; empty without a text. */
export const foldText = (text: string | null): string => (text === null ? '' : foldAll(text));

/** Who and where is counted. */
export const whoWhereKey = ({ population, area }: ClaimFacts): string =>
  JSON.stringify([foldText(population), foldText(area)]);

/** From when to when is counted. */
export const periodKey = (facts: ClaimFacts): string =>
  `${dayKey(facts.period_from)}/${dayKey(facts.period_to)}`;

/** All that bounds a number: who, where, from when and to when. */
export const scopeKey = (facts: ClaimFacts): string => `${whoWhereKey(facts)}|${periodKey(facts)}`;

/** The day that a number is for: as stated, else the day on which it was said. */
export const dayOfFigure = (facts: ClaimFacts): string | null => facts.as_of ?? facts.said_on;

import type { Phrase } from '#kernel';
import type { ClaimFacts, Relation } from '../model.ts';

/** A claim with all that the checks look at; plain data, so that they can be tried on any claims. */
export interface CheckedClaim {
  readonly id: string;
  readonly facts: ClaimFacts;
  readonly sourceId: string;
  /** Null where the source may not be seen. */
  readonly sourceName: string | null;
  /** `person`, `organisation`, `publication`, …; null where the source may not be seen. */
  readonly sourceKind: string | null;
  /** Sources with the same words here are not independent of each other: links tie them together, which the first of them says. */
  readonly independenceGroup: string | null;
  /** Items that its quotes are taken from. */
  readonly itemIds: readonly string[];
  /** What tools found of these items and items of other claims. */
  readonly itemRelations: readonly ItemLikeness[];
  /** Relations that people stated, from whichever of the two claims. */
  readonly links: readonly ClaimLink[];
  /** Texts of its quotes; of a region or a stretch of time there is none. */
  readonly quotes: readonly QuoteText[];
  /** Newest grade of credibility, `1` to `6`; `6` without any. */
  readonly credibility: string;
}

/** One of a claim's items is like another item. */
export interface ItemLikeness {
  readonly itemId: string;
  readonly otherItemId: string;
  readonly kind: 'near-duplicate' | 'same-text';
}

/** A relation that a person stated, with the reason that was given. */
export interface ClaimLink {
  readonly otherId: string;
  readonly relation: Relation;
  readonly reason: string;
}

/** The words of a quote; null where they are not known. */
export interface QuoteText {
  readonly text: string | null;
  readonly language: string | null;
}

/** What a check can find. The rule of each: docs/formats/claims-checks.md. */
export type CheckCode =
  | 'as-of-after-said'
  | 'as-of-before-period'
  | 'as-of-missing'
  | 'confirmed-without-two-origins'
  | 'date-reversed'
  | 'number-not-in-quote'
  | 'part-above-whole'
  | 'parts-not-whole'
  | 'period-reversed'
  | 'periods-overlap'
  | 'said-before'
  | 'same-number-other-measure'
  | 'same-origin-likely'
  | 'scopes-overlap'
  | 'total-falls';

/** What a check found: it explains, and says nothing about who is right. */
export interface Check {
  readonly code: CheckCode;
  /** The claims that it is about, the one it begins with first. */
  readonly claimIds: readonly string[];
  readonly why: Phrase;
  readonly severity: 'note' | 'warning';
}

/** The most claims that one is compared with. */
export const COMPARED_MAX = 2_000;

/** Sorts by code points, the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Things by a key, in their order; those without a key are left out. */
export function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

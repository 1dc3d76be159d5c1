import type { LawText } from './model.ts';

/** What a pleading is, in the words of the field. */
export const pleadingKinds = [
  'application',
  'memorial',
  'counter-memorial',
  'reply',
  'rejoinder',
  'request',
  'observations',
  'other',
] as const;
export type PleadingKind = (typeof pleadingKinds)[number];

/** What a section of a pleading holds. Only sentences of fact need cites. */
export const sectionKinds = ['facts', 'law', 'relief', 'other'] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** What is put into a section from what is recorded when a pleading is begun; a section without one is left for its author. */
export const sectionFills = [
  'parties',
  'facts',
  'violations',
  'jurisdiction',
  'admissibility',
  'documents',
] as const;
export type SectionFill = (typeof sectionFills)[number];

/** A section that a forum wants in a pleading. That it is wanted rests on what its test rests on. */
export interface SkeletonSection {
  readonly heading: LawText;
  readonly holds: SectionKind;
  /** Id of the test of the same checklist that asks for it. */
  readonly test: string;
  readonly filledWith: SectionFill | null;
}

/** The sections of a pleading of one kind, in the order in which the forum wants them. */
export interface Skeleton {
  readonly of: PleadingKind;
  readonly sections: readonly SkeletonSection[];
}

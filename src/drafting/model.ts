import type { Identity } from '#db';
import { AppError, definePhrases, requiredText } from '#kernel';
import type { PleadingKind, SectionKind } from '#law';
import type { LedgeredRow } from '#ledger';

/** Whoever writes something: never a service. */
export type Person = Identity & { readonly personId: string };

/** A pleading that is drafted in a dossier. */
export type Pleading = LedgeredRow<'pleading'>;
/** A heading or a paragraph of one, as it is kept. */
export type PartRow = LedgeredRow<'pleading_part'>;

/** Languages in which a pleading is written. */
export const pleadingLanguages = ['en', 'fr', 'az', 'hy', 'ru'] as const;

export type PleadingLanguage = (typeof pleadingLanguages)[number];

/** Most parts of a pleading, and most characters of one. */
export const PARTS_MAX = 5_000;
export const PART_CHARACTERS_MAX = 20_000;

/** A heading or a paragraph. `id`: null for one that is not there yet; `body`: inline Markdown (docs/formats/pleading.md#text). */
export interface Part {
  readonly id: string | null;
  readonly kind: 'section' | 'paragraph';
  /** What a section holds; null of a paragraph, which is of the section above it. */
  readonly partOf: SectionKind | null;
  /** 1 to 3 of a section; null of a paragraph. */
  readonly level: number | null;
  readonly body: string;
}

/** One that is kept. */
export interface KeptPart extends Part {
  readonly id: string;
}

/** What is said of a pleading beside its text. */
export interface PleadingFacts {
  readonly kind: PleadingKind;
  readonly title: string;
  readonly language: PleadingLanguage;
}

/** What is said about pleadings. */
export const draftingPhrase = definePhrases({
  'pleading-of': 'pleading “{text}”',
  'the-charging-party': 'whose allegations are put in: “{text}”',
  'charges-nothing': 'nobody of that name charges anything before this forum, as far as you may see',
  'the-contents': 'what it begins with: “{text}”',
  'no-such-skeleton': 'the law has no sections for a pleading of this kind there',
  'the-proceeding-put-in': 'the proceeding whose parties and answers are put in: “{text}”',
  'before-another-forum': 'it is before another forum than these sections',
  'the-pleading-title': 'the title of the pleading',
  'the-pleading-text': 'the text of the pleading',
  'the-pleading-part': 'a part of the pleading: “{text}”',
  'pleading-too-long': 'it has more than {n} headings and paragraphs',
  'part-too-long': 'it has more than {n} characters, or none',
  'part-twice': 'the same part is named twice',
  'no-such-part': 'the pleading has no such part',
  'heading-level':
    'a heading is of level 1, 2 or 3 and of facts, law, relief or something else; a paragraph is of none',
  'file-not-docx': 'it is no word-processing document (DOCX)',
  'file-too-large': 'it is larger than {n} MB, or unpacks to more',
  'file-with-macros': 'it carries macros',
  'file-with-entities': 'its XML declares entities or a document type',
  'file-not-read': 'it could not be read within the limits of time and memory',
  'file-not-text': 'it is no text in UTF-8',
});

type Code = Parameters<typeof draftingPhrase>[0];

/** An input that is refused: what, and why. */
export const wrong = (what: Code, why: Code, facts: { text?: string; n?: number } = {}): AppError =>
  new AppError('INVALID_INPUT', { what: draftingPhrase(what, facts), why: draftingPhrase(why, facts) });

/** A text that has to be there. Error INVALID_INPUT. */
export const required = (what: Code, text: string, most: number): string =>
  requiredText(draftingPhrase(what), text, most);

/** A pleading as messages name it. */
export const called = ({ title }: Pick<Pleading, 'title'>) => draftingPhrase('pleading-of', { text: title });

import { doesNotProve, meanings, proves } from '../src/explain.ts';
import { otherTexts } from './texts-other.ts';

/** Every word the page shows in one language; a translation is another object of this shape. */
export interface Texts {
  /** What the language is called in itself. */
  readonly named: string;
  readonly language: string;
  readonly title: string;
  readonly intro: string;
  readonly drop: string;
  readonly reader: string;
  readonly readerWhy: string;
  readonly vkey: string;
  readonly checkpoint: string;
  readonly working: (name: string, percent: number) => string;
  readonly unreadable: string;
  readonly sound: string;
  readonly unsound: string;
  readonly counts: (passed: number, failed: number, unmade: number) => string;
  readonly checks: string;
  /** That what is said of files is not in this language; empty in English. */
  readonly inEnglish: string;
  readonly provesTitle: string;
  readonly provesNotTitle: string;
  readonly results: Readonly<Record<'PASS' | 'FAIL' | 'NOT CHECKED', string>>;
  readonly meanings: Readonly<Record<string, string>>;
  readonly proves: readonly string[];
  readonly doesNotProve: readonly string[];
}

const english: Texts = {
  named: 'English',
  language: 'Language',
  title: 'Verify a bundle',
  intro: 'Nothing leaves this computer: the page has no network access and works without one.',
  drop: 'Drop a bundle (.zip) here, or choose one',
  reader: 'What you have from elsewhere (a key, an earlier checkpoint)',
  readerWhy:
    'A bundle vouches for itself. It becomes evidence against the party that filed it when you compare it with a key or a checkpoint that you got another way.',
  vkey: 'Verifier key of the log',
  checkpoint: 'Earlier signed checkpoint',
  working: (name, percent) => `Reading ${name}: ${percent} %`,
  unreadable: 'This file cannot be read as a bundle.',
  sound: 'No check failed.',
  unsound: 'At least one check failed: do not rely on this bundle as it is.',
  counts: (passed, failed, unmade) => `${passed} passed, ${failed} failed, ${unmade} not checked`,
  checks: 'Checks',
  inEnglish: '',
  provesTitle: 'What this proves',
  provesNotTitle: 'What this does not prove',
  results: { PASS: 'PASS', FAIL: 'FAIL', 'NOT CHECKED': 'NOT CHECKED' },
  meanings,
  proves,
  doesNotProve,
};

/** Every language of the page, by its tag (ISO 639-1). */
export const languages: Readonly<Record<string, Texts>> = { en: english, ...otherTexts };

/** The first of these languages that the page speaks, English otherwise. */
export const languageOf = (preferred: readonly string[]): string =>
  preferred.map((tag) => tag.slice(0, 2)).find((tag) => Object.hasOwn(languages, tag)) ?? 'en';

/** The page's words in one of its languages. */
export const textsIn = (language: string): Texts => languages[language] ?? english;

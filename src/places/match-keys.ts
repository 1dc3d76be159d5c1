import { cleanName, foldName } from './clean-name.ts';
import { readingsOf, romanise } from './letters.ts';

/** Most words of one name that are looked at, and most keys of a kind that a name gets. */
const MOST_WORDS = 12;
const MOST_KEYS = 16;

/** The keys of one word of a name. */
export interface WordKeys {
  /** The word as it was written, cleaned, in lower case. */
  readonly word: string;
  readonly strict: readonly string[];
  readonly loose: readonly string[];
}

/** Two names may be the same when they share a key. Several keys where the letters do not say how a word is read. */
export interface MatchKeys {
  /** The same name written in another alphabet or by another romanisation. At most 16. */
  readonly strict: readonly string[];
  /** Consonants by class, vowels merged: also spellings that went through a second language. At most 16. */
  readonly loose: readonly string[];
  /** The same word by word, for names of people. At most 12 words. */
  readonly words: readonly WordKeys[];
}

/** From the romanised word to its strict key: the endings of surnames in one form, no letter twice. */
function strictOf(latin: string): string {
  return latin
    .replaceAll('tch', 'ch')
    .replace(/(.)\1+/gu, '$1')
    .replace(/(o|e|ye)f$/, '$1v')
    .replace(/(...[oe]v)a$/, '$1')
    .replace(/(i|y)an(t?s)$/, 'yan')
    .replace(/ian$/, 'yan')
    .replace(/(iy|yi)$/, 'i')
    .replace(/(.)\1+/gu, '$1');
}

// One given name that Russian and Armenian papers write so differently that no rule of sounds joins them, alone or in the
// surname made of it: Hovhannes, Ovanes, Oganes; Sargis, Sarkis. Not Ohanyan, which is another surname.
const SAME_NAME: readonly (readonly [RegExp, string])[] = [
  [/^(?:hov?h?|oh?g?|ov)an[ie]s(?=yan|$)/, 'hovhanes'],
  [/^sar[gk]i?s(?=yan|$)/, 'sargis'],
];

function lexical(strict: string): string {
  return SAME_NAME.reduce((key, [written, name]) => key.replace(written, name), strict);
}

/** From the strict key to the loose one. Each step takes what the one before left. */
function looseOf(strict: string): string {
  return lexical(strict)
    .replaceAll('shch', 'X')
    .replaceAll('sh', 'X')
    .replaceAll('ch', 'C')
    .replaceAll('zh', 'J')
    .replace(/kh|gh|[hgkq]/g, 'K')
    .replace(/ts|dz|[zs]/g, 'S')
    .replaceAll('j', 'J')
    .replace(/[pb]/g, 'B')
    .replace(/[td]/g, 'T')
    .replaceAll('w', 'v')
    .replace(/y(?=[aeiou])|(?<=[aeiou])y/g, '')
    .replace(/[ae]i|[ae]/g, 'A')
    .replace(/[iuy]/g, 'I')
    .replace(/^K(?=[AIo])/, '')
    .replace(/(.)\1+/gu, '$1');
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)].slice(0, MOST_KEYS);
}

/** Every way of choosing one key for each word, put together; bounded, so that a long name cannot multiply. */
function together(words: readonly (readonly string[])[]): string[] {
  let made = [''];
  for (const keys of words) made = unique(made.flatMap((start) => keys.map((key) => start + key)));
  return made.filter((key) => key !== '');
}

/** Words whose keys are known: names are made of few words. Forgotten all at once when there are too many. */
const known = new Map<string, WordKeys>();
const MOST_KNOWN = 20_000;
const MOST_KNOWN_LETTERS = 40;

function keysOfWord(word: string, lang: string | null): WordKeys {
  const asked = `${lang ?? ''} ${word}`;
  const before = known.get(asked);
  if (before) return before;
  const strict = unique(readingsOf(word, lang).map((reading) => strictOf(romanise(word, reading))));
  const keys = { word, strict, loose: unique(strict.map(looseOf)).filter((key) => key !== '') };
  if (known.size >= MOST_KNOWN) known.clear();
  if (asked.length <= MOST_KNOWN_LETTERS) known.set(asked, keys);
  return keys;
}

/**
 * Keys under which the spellings of one name meet, across Azerbaijani (Latin and Cyrillic), Armenian, Russian, Turkish and
 * English. A shared key is a reason to look, never an identification. The words of a name are joined, so that a hyphen or
 * a space makes no difference. `lang`, when it is known, decides how a Latin word without diacritics is read. Empty when
 * the text is no name (nothing visible, or more than 200 characters). Linear; the input is anybody's.
 */
export function matchKeys(name: string, lang: string | null = null): MatchKeys {
  const found = foldName(cleanName(name)).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const words = found.slice(0, MOST_WORDS).map((word) => keysOfWord(word, lang));
  return {
    strict: together(words.map(({ strict }) => strict)),
    loose: together(words.map(({ loose }) => loose).filter((keys) => keys.length > 0)),
    words,
  };
}

import { bonesOf, isUnvowelled, latinReadings, matchKeys } from '#places';

/** A word of a text, as sealed texts are looked for in it. */
export interface TextWord {
  /** Place in the text in UTF-16 units, `end` after the last. */
  readonly start: number;
  readonly end: number;
  /** One spelling for every form of its letters: compatibility forms, case, marks and apostrophes make no difference. */
  readonly folded: string;
}

// Words are runs of letters, marks and digits; what stands inside a word unseen, and apostrophes, do not end it.
const WORD = /[\p{L}\p{M}\p{N}](?:[\p{Cf}\p{Mn}'’‘ʼʻʿʾ`´ʹ‛′]*[\p{L}\p{M}\p{N}])*/gu;
const PLAIN = /^[A-Za-z0-9]+$/;
const NOT_LETTERS = /[^\p{L}\p{N}]+/gu;
/** A word longer than this is no word; it is looked at in pieces, as it is read. */
const MOST_LETTERS = 100;

/** One form of a word: two words that people take for the same letters are equal, whatever they are made of. */
export function foldWord(word: string): string {
  // Most words are of these letters, and have no other form.
  if (PLAIN.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKC')
    .replaceAll('İ', 'i')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ǝ', 'ə')
    .replaceAll('և', 'եւ')
    .normalize('NFKD')
    .replaceAll(NOT_LETTERS, '');
}

/** The words of a text in order. Linear; the text is anybody's. */
export function wordsOfText(text: string): TextWord[] {
  const words: TextWord[] = [];
  for (const found of text.matchAll(WORD)) {
    const folded = foldWord(found[0]);
    if (folded !== '') words.push({ start: found.index, end: found.index + found[0].length, folded });
  }
  return words;
}

/** The keys under which spellings of one word meet across alphabets (decision 0020). */
export interface Keys {
  readonly strict: readonly string[];
  readonly loose: readonly string[];
  /** Where one of two words is written without vowels, what they have in common. */
  readonly bones: readonly string[];
  readonly isUnvowelled: boolean;
}

const NONE: Keys = { strict: [], loose: [], bones: [], isUnvowelled: false };

/** Of vowels that stand together the last counts: Giorgi and Georgi. */
const withoutHiatus = (loose: string): string => loose.replaceAll(/[AIou]+(?=[AIou])/g, '');

function readWord(word: string): Keys {
  const readings = latinReadings(word);
  const read = (readings.length > 0 ? readings : [word]).flatMap((one) => {
    const { words } = matchKeys(one);
    return words.length === 1 && words[0] ? [words[0]] : [];
  });
  if (read.length === 0) return NONE;
  const strict = [...new Set(read.flatMap((one) => one.strict))];
  return {
    strict,
    loose: [...new Set(read.flatMap(({ loose }) => loose.flatMap((key) => [key, withoutHiatus(key)])))],
    bones: bonesOf(word, strict),
    isUnvowelled: isUnvowelled(word),
  };
}

/** Words whose keys are known: a text says the same ones again and again. Forgotten all at once when there are too many. */
const known = new Map<string, Keys>();
const MOST_KNOWN = 50_000;

/** Keys of one word as it is written; none for what is no word of a name, such as a number. */
export function keysOfWord(word: string): Keys {
  if (word.length > MOST_LETTERS || /^\p{N}/u.test(word)) return NONE;
  const before = known.get(word);
  if (before) return before;
  const keys = readWord(word);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, keys);
  return keys;
}

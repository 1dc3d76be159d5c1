// Marks that stand inside a word without being part of its spelling: soft hyphen, zero-width characters, and the
// Armenian emphasis, exclamation and question marks, which are written over the stressed vowel of the word.
const INSIDE_WORD = /\u034F|[\u00AD\u200B-\u200F\u2060\uFEFF\u055B\u055C\u055E]/gu;

const LETTERS: Readonly<Record<string, string>> = {
  ə: 'e',
  ǝ: 'e',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ё: 'е',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Longest word kept, in UTF-16 units; what is longer is cut, in the index and in a query alike. */
export const WORD_MAX = 60;

function plain(word: string): string {
  // Compatibility forms of a few Arabic ligatures contain spaces, which would split the word in the index.
  return word.replace(INSIDE_WORD, '').normalize('NFKC').replace(INSIDE_WORD, '').replace(/\s+/gu, '');
}

function cut(word: string): string {
  if (word.length <= WORD_MAX) return word;
  // Never between the halves of a surrogate pair, nor before a mark that belongs to the letter.
  return word.slice(0, WORD_MAX).replace(/[\uD800-\uDBFF]$/u, '');
}

/**
 * The form under which a word is indexed and looked up. Equal for spellings that differ only in case (İ, I, ı and i
 * are one letter, as nobody says in which language a query is), in Latin or Greek diacritics, in ə and e, ё and е,
 * in the Armenian ligature և and its two-letter writings, in compatibility forms, and in marks inside the word.
 * й, ї and other Cyrillic letters, Arabic and Hebrew stay as they are. Nothing is transliterated. No whitespace in
 * the result; folding again changes nothing; at most 60 UTF-16 units. The input is anybody's.
 */
export function foldWord(word: string): string {
  if (/^[\0-\x7f]*$/.test(word)) return cut(word.toLowerCase().replace(/\s+/g, ''));
  const lower = plain(word)
    .replaceAll('İ', 'i')
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
  const bare = lower
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
    // Stress marks of Russian and Ukrainian primers; the breve of й and the dots of ї are other characters.
    .replace(/(\p{Script=Cyrillic})[\u0300\u0301]+/gu, '$1')
    .normalize('NFKC')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replaceAll('եվ', 'եւ')
    .replaceAll('ς', 'σ');
  // In words of Latin letters a Cyrillic ә is a keyboard's or a scanner's ə.
  const oneScript = /\p{Script=Latin}/u.test(bare) ? bare.replaceAll('ә', 'e') : bare;
  return cut(oneScript.replace(/\s+/gu, ''));
}

/** Languages that write the capital of ı as I and of i as İ. */
const DOTLESS = new Set(['az', 'tr']);

/**
 * A word in lower case with its diacritics: one spelling when the language is known, two when it is not and the word
 * has an I that may be i or ı. For stemming, and to rank the same spelling above the folded one.
 */
export function spellingsOf(word: string, lang: string | null): string[] {
  const given = plain(word);
  const dotted = cut(given.replaceAll('İ', 'i').toLowerCase().normalize('NFC'));
  if (!given.includes('I') || (lang !== null && !DOTLESS.has(lang))) return [dotted];
  const dotless = cut(given.replaceAll('İ', 'i').replaceAll('I', 'ı').toLowerCase().normalize('NFC'));
  return lang === null ? [dotted, dotless] : [dotless];
}

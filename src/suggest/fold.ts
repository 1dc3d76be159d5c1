// Soft hyphens, zero-width characters, and the Armenian marks that are written over a vowel inside the word.
const INSIDE_WORD = /[\u00AD\u200B-\u200F\u2060\uFEFF\u055B\u055C\u055E]/gu;

/** Longest word that is compared, in UTF-16 units; what is longer matches nothing, so that one huge word costs nothing. */
const WORD_MAX = 60;

const AZERBAIJANI_CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  'а a,б b,в v,г q,ғ g,д d,е e,ә e,ж j,з z,и i,ы i,ј y,к k,ҝ g,л l,м m,н n,о o,ө o,п p,р r,с s,т t,у u,ү u,ф f,х x,һ h,ч c,ҹ c,ш s'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Letters that only Azerbaijani has among the languages here that use Cyrillic. */
export const AZERBAIJANI_LETTER = /[әҹғҝөүһј]/iu;

/**
 * The form in which words are compared: lower case, without diacritics of Latin letters, ə as e, ı as i, ё as е,
 * և and եվ as եւ, without marks inside the word. й stays. Empty for words over 60 units. The input is anybody's.
 */
export function fold(word: string): string {
  if (word.length > WORD_MAX) return '';
  if (/^[a-z0-9]+$/.test(word)) return word;
  const lower = word.replace(INSIDE_WORD, '').replaceAll('İ', 'i').toLowerCase();
  if (/^[a-z0-9]+$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/([\p{Script=Latin}])\p{M}+/gu, '$1')
    .replace(/[\u0300\u0301]/gu, '')
    .normalize('NFC')
    .replaceAll('ə', 'e')
    .replaceAll('ı', 'i')
    .replaceAll('œ', 'oe')
    .replaceAll('ё', 'е')
    .replaceAll('և', 'եւ')
    .replaceAll('եվ', 'եւ');
}

/** A folded word of Azerbaijani in Cyrillic, as the Latin lists have it; other letters stay. */
export function latinOfAzerbaijani(folded: string): string {
  return folded.replace(/\p{L}/gu, (letter) => AZERBAIJANI_CYRILLIC[letter] ?? letter);
}

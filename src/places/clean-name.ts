/** Longest text that is taken for a name, in UTF-16 units after cleaning; the longest place name in use has 85 letters. */
export const NAME_MAX = 200;

/** Most of a text that is looked at before it is cleaned: enough for a name drowned in marks, little enough to be quick. */
const LOOKED_AT = 10_000;

// Controls, directions (RTL override), zero-width characters, soft hyphens, and the Armenian emphasis, exclamation and
// question marks, which are written over a vowel of the word.
const INSIDE_WORD = /[\p{Cc}\p{Cf}\u034F\u055B\u055C\u055E]/gu;
const APOSTROPHE = /['’‘ʼʻʿʾ`´ʹ‛′]/gu;

// What most names are: printable ASCII without apostrophes, and letters of Russian and Armenian (without և), none of which has another
// form; single spaces between. Nothing of it would be changed.
const PLAIN = /^[!-&(-_a-~ЁА-яёԱ-Ֆա-ֆ]+(?: [!-&(-_a-~ЁА-яёԱ-Ֆա-ֆ]+)*$/u;

/**
 * A name as it is compared: compatibility forms resolved, invisible characters and apostrophes gone, one space between
 * words; the letters and their case stay. Empty when nothing is left or when more than 200 characters are, as that is not a
 * name. Takes time in proportion to at most 10,000 characters, whatever is given. The input is anybody's.
 */
export function cleanName(text: string): string {
  if (text.length > LOOKED_AT) return '';
  if (text.length <= NAME_MAX && PLAIN.test(text)) return text;
  const clean = text
    // Line breaks and tabs separate words; the other controls stand inside them.
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/gu, ' ')
    .replace(INSIDE_WORD, '')
    .normalize('NFKC')
    .replace(INSIDE_WORD, '')
    .replace(APOSTROPHE, '')
    .replaceAll('ǝ', 'ə')
    .replaceAll('Ǝ', 'Ə')
    .replace(/\s+/gu, ' ')
    .trim();
  return clean.length > NAME_MAX ? '' : clean;
}

const ASCII = /^[ -~]*$/;

/**
 * A cleaned name in lower case. İ, I, ı and i are one letter, as nobody says in which language a name is written; so are the
 * Armenian ligature և and եւ. Diacritics and script stay. Two names with the same result are the same spelling.
 */
export function foldName(clean: string): string {
  if (ASCII.test(clean)) return clean.toLowerCase();
  return clean.replaceAll('İ', 'i').toLowerCase().replaceAll('ı', 'i').replaceAll('և', 'եւ').normalize('NFC');
}

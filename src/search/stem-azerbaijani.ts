const VOWEL = /[aeiou]/;
const STEM_MIN = 3;

// Longest first inside each step; letters are folded ones (ə→e, ı→i, ö→o, ü→u, ş→s, ç→c, ğ→g).
const PREDICATE = ['dirlar', 'dirler', 'durlar', 'durler', 'dir', 'dur'];
const AFTER_POSSESSIVE = ['ndan', 'nden', 'nda', 'nde'];
const CASE = [
  'nin',
  'nun',
  'dan',
  'den',
  'in',
  'un',
  'da',
  'de',
  'ni',
  'nu',
  'ya',
  'ye',
  'na',
  'ne',
  'la',
  'le',
];
const POSSESSIVE = ['imiz', 'umuz', 'iniz', 'unuz', 'miz', 'muz', 'niz', 'nuz', 'si', 'su', 'im', 'um'];
const PLURAL = ['lar', 'ler'];

/**
 * Vowel harmony as far as folded letters still tell: a suffix with `a` does not follow a stem whose last vowel is e
 * (or ə), nor one with `e` a stem whose last vowel is a. The other vowels are ambiguous once folded.
 */
function agrees(stem: string, suffix: string): boolean {
  const last = /[aeiou](?=[^aeiou]*$)/.exec(stem)?.[0];
  if (last === undefined) return false;
  if (suffix.includes('a')) return last !== 'e';
  if (suffix.includes('e')) return last !== 'a';
  return true;
}

function strip(word: string, suffixes: readonly string[], allowed: (stem: string) => boolean): string | null {
  for (const suffix of suffixes) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    if (stem.length >= STEM_MIN && agrees(stem, suffix) && allowed(stem)) return stem;
  }
  return null;
}

// `kəndə` is “to the village”, not “in the ken”: -nd is the end of a short stem far more often than n + də.
function isKend(word: string, rest: string): boolean {
  return /^.en$/.test(rest) && word[rest.length] === 'd';
}

/** Drops one vowel, or a vowel and `n`, from the end: what is left of a case or a possessive, or of the word itself. */
function withoutEnding(word: string): string {
  let stem = word;
  if (/[aeiou]n$/.test(stem) && stem.length > STEM_MIN) stem = stem.slice(0, -1);
  if (VOWEL.test(stem.at(-1) ?? '') && stem.length > STEM_MIN) stem = stem.slice(0, -1);
  return stem;
}

/**
 * A light stemmer for Azerbaijani nouns on folded words, so that it works the same with and without diacritics. It
 * removes, once each and from the end: the predicate (-dır), the case, the possessive, the plural (-lar/-lər); then
 * any final vowel or vowel + n, always, so that a word and its forms end alike (mina, minalar, minanın → min); and it
 * undoes the softening of q and k (torpaq, torpağı → torpaq). It keeps at least three letters. It does not handle
 * verbs, derivation (-lıq, -çı, -sız) or compounds, and it joins some words that are not related; the folded word
 * itself always weighs more. Suffixes from common grammar; no published algorithm was available to follow.
 */
export function stemAzerbaijani(folded: string): string {
  const any = (): boolean => true;
  let stem = strip(folded, PREDICATE, any) ?? folded;
  stem =
    strip(stem, AFTER_POSSESSIVE, (rest) => rest.length > STEM_MIN && /[iu]$/.test(rest)) ??
    strip(stem, CASE, (rest) => !isKend(stem, rest)) ??
    stem;
  stem = strip(stem, POSSESSIVE, any) ?? stem;
  // A lone vowel between plural and end is a case or possessive: minaları, minalara.
  stem = strip(stem, ['i', 'u', 'a', 'e'], (rest) => /(lar|ler)$/.test(rest)) ?? stem;
  stem = strip(stem, PLURAL, any) ?? stem;
  stem = withoutEnding(stem);
  return stem.replace(/g$/, 'q').replace(/y$/, 'k');
}

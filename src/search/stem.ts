import snowball from 'snowball-stemmers';
import { foldWord, spellingsOf } from './fold.ts';
import { stemAzerbaijani } from './stem-azerbaijani.ts';

/** Languages whose words are stemmed (ISO 639-1); words of all others are found as written, folded. */
const stemmedLanguages = ['en', 'fr', 'ru', 'tr', 'az', 'hy'] as const;

/** One of them. */
type StemmedLanguage = (typeof stemmedLanguages)[number];

const algorithm: Readonly<Record<Exclude<StemmedLanguage, 'az'>, string>> = {
  en: 'english',
  fr: 'french',
  ru: 'russian',
  tr: 'turkish',
  hy: 'armenian',
};

const LATIN: readonly StemmedLanguage[] = ['en', 'fr', 'tr', 'az'];

const stemmers = new Map<string, { stem(word: string): string }>();

/** The folded stem of a word in lower case (`spellingsOf`). */
function stemOf(word: string, lang: StemmedLanguage): string {
  // Two letters are hardly ever an inflected word; a stem of one letter would join everything.
  if (word.length < 3) return foldWord(word);
  if (lang === 'az') return stemAzerbaijani(foldWord(word));
  let stemmer = stemmers.get(lang);
  if (!stemmer) {
    stemmer = snowball.newStemmer(algorithm[lang]);
    stemmers.set(lang, stemmer);
  }
  // Snowball wants ё as е, and և as the ligature; folding afterwards makes both writings of the stem one.
  const prepared = lang === 'hy' ? word.replaceAll('եւ', 'և') : word.replaceAll('ё', 'е');
  const stem = foldWord(stemmer.stem(prepared));
  return stem.length < 2 ? foldWord(word) : stem;
}

/**
 * In which languages a word is stemmed, by its script and the language of its page. A word in another script than
 * its page's language is a foreign word there: Russian, Armenian or English. Of an unknown language: all of its script.
 */
function languagesOf(word: string, pageLang: string | null): readonly StemmedLanguage[] {
  if (/\p{Script=Armenian}/u.test(word)) return ['hy'];
  if (/\p{Script=Cyrillic}/u.test(word)) {
    // Ukrainian, Bulgarian and others share letters with Russian but not its endings.
    const otherCyrillic = pageLang !== null && ['uk', 'be', 'bg', 'sr', 'mk', 'kk', 'ky'].includes(pageLang);
    return otherCyrillic ? [] : ['ru'];
  }
  if (!/\p{Script=Latin}/u.test(word)) return [];
  if (pageLang === null) return LATIN;
  const same = LATIN.find((lang) => lang === pageLang);
  if (same) return [same];
  return pageLang === 'ru' || pageLang === 'hy' ? ['en'] : [];
}

/**
 * Stems of a word as written, tagged with their language (`ru:карт`), for a page of `pageLang` (null: unknown). None for
 * a word with a digit (`IMG20201110`): nobody inflects it, and such words are many and each is written once.
 */
export function stemsOf(word: string, pageLang: string | null): string[] {
  if (/\p{N}/u.test(word)) return [];
  const stems = languagesOf(word, pageLang).flatMap((lang) =>
    spellingsOf(word, lang).map((spelling) => `${lang}:${stemOf(spelling, lang)}`),
  );
  return [...new Set(stems)];
}

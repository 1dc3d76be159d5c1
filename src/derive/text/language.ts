import { francAll } from 'franc';

// ISO 639-3 as franc says it → BCP 47. Languages of the region and those that its documents are usually in.
const TAGS: Readonly<Record<string, string>> = {
  eng: 'en',
  fra: 'fr',
  rus: 'ru',
  hye: 'hy',
  azj: 'az',
  tur: 'tr',
  kat: 'ka',
  deu: 'de',
  spa: 'es',
  ita: 'it',
  por: 'pt',
  nld: 'nl',
  ukr: 'uk',
  pes: 'fa',
  arb: 'ar',
  heb: 'he',
  pol: 'pl',
  ell: 'el',
  ron: 'ro',
  bul: 'bg',
  srp: 'sr',
};

// Below this many letters the answer is a guess (reference: three-word strings are wrong in one of six).
const ENOUGH_LETTERS = 40;

const SCRIPTS: readonly [RegExp, string][] = [
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Hebrew}/gu, 'he'],
];

/**
 * Language of a piece of text as a BCP 47 tag; `und` when it is too short or no language is clearly the likeliest.
 * A script used by one language only decides alone.
 */
export function languageOf(text: string): string {
  const sample = text.slice(0, 5000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, tag] of SCRIPTS) {
    const count = sample.match(script)?.length ?? 0;
    if (count >= 10 && count > letters / 2) return tag;
  }
  if (letters < ENOUGH_LETTERS) return 'und';
  const [best, second] = francAll(sample, { only: Object.keys(TAGS), minLength: 10 });
  if (!best || best[0] === 'und') return 'und';
  // ə occurs in no other language of this list and is frequent in Azerbaijani; franc hesitates towards Turkish.
  if ((best[0] === 'tur' || best[0] === 'azj') && letters > 0)
    return (sample.match(/[əƏ]/g)?.length ?? 0) > letters / 200 ? 'az' : (TAGS[best[0]] ?? 'und');
  if (second && best[1] - second[1] < 0.005 && letters < 200) return 'und';
  return TAGS[best[0]] ?? 'und';
}

/** Languages of the pages that have one, the most frequent first. */
export function languagesOf(pages: readonly { readonly lang: string; readonly text: string }[]): string[] {
  const weight = new Map<string, number>();
  for (const { lang, text } of pages)
    if (lang !== 'und') weight.set(lang, (weight.get(lang) ?? 0) + text.length);
  return [...weight].sort((a, b) => b[1] - a[1]).map(([lang]) => lang);
}

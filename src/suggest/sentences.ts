import { AZERBAIJANI_LETTER, latinOfAzerbaijani } from './fold.ts';
import type { Lang } from './model.ts';
import type { Script, Token } from './tokens.ts';

/** Tokens that belong together, with the language whose rules they are read by. */
export interface Sentence {
  readonly lang: Lang;
  readonly tokens: readonly Token[];
}

/** Longest sentence in tokens; a longer one is read in pieces, so that no rule looks further than this. */
const SENTENCE_MAX = 160;

const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof gen col lt capt st no art m mm mgr p pp г-н г-жа проф ген им ст стр тыс млн млрд чел c jan feb mar apr jun jul aug sep sept oct nov dec janv fevr avr juil'.split(
    ' ',
  ),
);

const FUNCTION_WORDS: Readonly<Record<'en' | 'fr' | 'az', ReadonlySet<string>>> = {
  en: new Set(
    'the of and to in that was were had has have is are for from with on at by said who which been their its not near between'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les de des du et un une que qui dans ont ete avait avaient est sont par pour sur au aux en selon etait etaient d l qu'.split(
      ' ',
    ),
  ),
  az: new Set(
    've ki bu ile uzre ucun edib olub isti nefer olan isə ise deyib bildirib il ilin da de onlar daha sonra gore hem cox saxlanilib'.split(
      ' ',
    ),
  ),
};

const isEnd = (token: Token): boolean => '.!?…։․'.includes(token.raw) && token.kind === 'mark';

const LABEL_WORDS = 6;

/** Whether a few words and a colon stand here, as at the head of a form: “Date of publication:”. */
function isLabel(tokens: readonly Token[], at: number): boolean {
  for (let n = at; n <= at + LABEL_WORDS; n += 1) {
    const token = tokens[n];
    if (token?.raw === ':') return n > at;
    if (token?.kind !== 'word') return false;
  }
  return false;
}

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || !next) return true;
  if (next.gap === 3) return true;
  if (next.isFirst && next.isCapital && isLabel(tokens, at + 1)) return true;
  // In Armenian a colon is often typed for the full stop that looks like it.
  const isColon = token.raw === ':' && tokens[at - 1]?.script === 'armenian' && next.isCapital;
  if (!isColon && (token.kind !== 'mark' || !isEnd(token))) return false;
  if (next.gap === 0) return false;
  if (token.raw !== '.' && token.raw !== '․') return true;
  const before = tokens[at - 1];
  if (
    before?.kind === 'word' &&
    (ABBREVIATIONS.has(before.folded) || (before.isCapital && before.raw.length === 1))
  )
    return false;
  return next.kind !== 'word' || next.isCapital || next.script === 'other';
}

function scoreLatin(tokens: readonly Token[]): Record<'en' | 'fr' | 'az', number> {
  const score = { en: 0, fr: 0, az: 0 };
  for (const token of tokens) {
    if (token.script !== 'latin') continue;
    for (const lang of ['en', 'fr', 'az'] as const)
      if (FUNCTION_WORDS[lang].has(token.folded)) score[lang] += 1;
    if (/[əƏ]/u.test(token.raw)) score.az += 2;
    else if (/[ığşİĞŞ]/u.test(token.raw)) score.az += 1;
    else if (/[éèêàùœ]/u.test(token.raw)) score.fr += 1;
  }
  return score;
}

type LatinLang = 'en' | 'fr' | 'az';

function best(score: Record<LatinLang, number>, otherwise: LatinLang): LatinLang {
  let found = otherwise;
  // One stray word of another language does not change that of the page.
  for (const lang of ['en', 'fr', 'az'] as const) if (score[lang] > score[found] + 1) found = lang;
  return found;
}

function mainScript(tokens: readonly Token[]): Script {
  const counts: Record<Script, number> = { latin: 0, cyrillic: 0, armenian: 0, other: 0 };
  for (const token of tokens)
    if (token.kind === 'word' && token.script !== 'other') counts[token.script] += 1;
  if (counts.armenian > 0 && counts.armenian >= counts.latin && counts.armenian >= counts.cyrillic)
    return 'armenian';
  return counts.cyrillic > counts.latin ? 'cyrillic' : 'latin';
}

function inLatin(tokens: readonly Token[]): Token[] {
  return tokens.map((token) =>
    token.script === 'cyrillic' ? { ...token, folded: latinOfAzerbaijani(token.folded) } : token,
  );
}

function read(tokens: readonly Token[], pageLang: LatinLang, isAzerbaijaniCyrillic: boolean): Sentence {
  const script = mainScript(tokens);
  if (script === 'armenian') return { lang: 'hy', tokens };
  if (script === 'latin') return { lang: best(scoreLatin(tokens), pageLang), tokens };
  return isAzerbaijaniCyrillic ? { lang: 'az', tokens: inLatin(tokens) } : { lang: 'ru', tokens };
}

/** Splits a page into sentences of at most 160 tokens and says in which of the five languages each is read. */
export function sentencesOf(tokens: readonly Token[]): Sentence[] {
  const pageLang = best(scoreLatin(tokens), 'en');
  let cyrillic = 0;
  let azerbaijani = 0;
  for (const token of tokens)
    if (token.script === 'cyrillic') {
      cyrillic += 1;
      if (AZERBAIJANI_LETTER.test(token.raw)) azerbaijani += 1;
    }
  const isAzerbaijani = azerbaijani * 5 > cyrillic;
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at += 1)
    if (at - from + 1 >= SENTENCE_MAX || endsSentence(tokens, at)) {
      sentences.push(read(tokens.slice(from, at + 1), pageLang, isAzerbaijani));
      from = at + 1;
    }
  return sentences;
}

import { datesOf } from './dates.ts';
import { Marks } from './lexicon.ts';
import { languages, type Lang } from './model.ts';
import { isOrdinal, numeralAt } from './numerals.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { range, tokensOf, type Token } from './tokens.ts';

/** The numbers of a passage, without doubles, in the order in which they stand. */
export interface ReadNumbers {
  /** Every number that the passage may be read to hold, those of dates and articles (“a”, «один») too. */
  readonly possible: readonly number[];
  /** Those of the language that the passage is read in which are no date, no order (`3rd`) and no article. */
  readonly certain: readonly number[];
}

/** `12.5`, `12,5`: a fraction, unless three digits follow, which are a group of thousands. */
function fractionAt(tokens: readonly Token[], end: number, whole: number): number | null {
  const [separator, digits] = tokens.slice(end, end + 2);
  const isFraction =
    (separator?.raw === '.' || separator?.raw === ',') &&
    separator.gap === 0 &&
    digits?.kind === 'digits' &&
    digits.gap === 0 &&
    digits.raw.length !== 3;
  return isFraction ? Number(`${whole}.${digits.raw}`) : null;
}

function readIn(sentence: Sentence, lang: Lang, found: Set<number>, certain: Set<number> | null): void {
  const { tokens } = sentence;
  const marks = new Marks(lang, tokens);
  const dates = certain === null ? [] : datesOf({ lang, tokens }, marks);
  const ofDates = new Set(dates.flatMap(({ at, end }) => range(at, end)));
  for (let at = 0; at < tokens.length; at += 1) {
    const numeral = numeralAt(tokens, marks, at);
    if (!numeral) continue;
    const fraction = fractionAt(tokens, numeral.end, numeral.value);
    found.add(numeral.value);
    if (fraction !== null) found.add(fraction);
    if (!numeral.isWeak && !ofDates.has(at) && !isOrdinal(tokens, numeral.end, lang))
      certain?.add(fraction ?? numeral.value);
    at = (fraction === null ? numeral.end : numeral.end + 2) - 1;
  }
}

/**
 * The numbers of a passage, in digits and in words: `97,000`, `97 000`, «97 тыс.», `97 min`. Read by the rules of `language` where it is
 * one of ours, else by those of all five, as a short passage does not show its language. The text is anybody's; never throws.
 */
export function numbersIn(text: string, language: string | null): ReadNumbers {
  const possible = new Set<number>();
  const certain = new Set<number>();
  const known = languages.find((lang) => lang === language?.toLowerCase().split('-')[0]);
  for (const sentence of sentencesOf(tokensOf(text)))
    for (const lang of known ? [known] : languages)
      readIn(sentence, lang, possible, lang === (known ?? sentence.lang) ? certain : null);
  return { possible: [...possible], certain: [...certain] };
}

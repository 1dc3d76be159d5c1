import type { PleadingLanguage } from './model.ts';
import { wordsOf, type Run, type Target } from './inline.ts';

/** A sentence of a paragraph. */
export interface Sentence {
  /** Its place in the paragraph, from 1. */
  readonly number: number;
  readonly text: string;
  readonly cites: readonly Target[];
  /** Why it needs no cite, as its author says; empty: marked without a reason; null: not marked. */
  readonly nocite: string | null;
}

// Abbreviations after which no sentence ends, as far as they are common in pleadings; what Unicode’s rules (UAX #29) do not know.
const ABBREVIATIONS: Readonly<Record<PleadingLanguage, readonly string[]>> = {
  en: 'no nos art arts para paras p pp v vs cf mr mrs ms dr prof st vol vols ex exs ch sec ed eds ibid fn al gen col lt maj sgt capt dist approx e.g i.e'.split(
    ' ',
  ),
  fr: 'art arts par p pp c cf m mm mme mlle dr prof vol no nos n° al éd ex chap gén col lt cap p.ex'.split(
    ' ',
  ),
  az: 'm mad b s səh dr prof c cild bax və.s № gen polk k q r'.split(' '),
  hy: 'հոդ կետ էջ տես պրոֆ գեն փող դր հհ թիվ մ ք'.split(' '),
  ru: 'ст п пп ч стр с г гг т тт т.е т.д т.п др см ул д кв проф ген полк им руб тыс млн млрд обл р'.split(
    ' ',
  ),
};

// What stands for a cite while sentences are told apart: a letter without case (of the Yi script), so that one can end before it.
const HELD = '\uA015';
const LEADING = /^[^\p{L}\p{N}]*\uA015(?:[^\p{L}\p{N}]|\uA015)*/u;

/** Whether a stretch that a segmenter ended goes on: it ends in an abbreviation, an initial, or a number of a list. */
function goesOn(text: string, language: PleadingLanguage): boolean {
  const [, word] = /(?:^|[\s(«“"‘’])([\p{L}\p{M}\p{N}№°.]{1,12})\.\s*$/u.exec(text) ?? [];
  if (word === undefined) return false;
  const lower = word.toLocaleLowerCase(language);
  return (
    ABBREVIATIONS[language].includes(lower) ||
    /^\p{Lu}$/u.test(word) ||
    /^[\s\d]*\d{1,3}$/u.test(text.trim().slice(0, -1))
  );
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replaceAll(HELD, ''));

/** How much of the beginning of a stretch is cites of the sentence before it: all of them, unless a word in small letters goes on from them. */
function leading(segment: string): number {
  const [cites = ''] = LEADING.exec(segment) ?? [];
  return /^\p{Ll}/u.test(segment.slice(cites.length)) ? 0 : cites.length;
}

/** Bounds of sentences in a text in which each cite is one sign. What stands after the end of a sentence and has no words is of that sentence. */
function bounds(text: string, language: PleadingLanguage): (readonly [number, number])[] {
  const found: [number, number][] = [];
  let isOpen = false;
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const end = index + segment.length;
    const last = found.at(-1);
    if (last && (isOpen || !hasWords(segment))) last[1] = end;
    else {
      const start = last ? index + leading(segment) : index;
      if (last) last[1] = start;
      found.push([start, end]);
    }
    const [start] = found.at(-1) ?? [index];
    isOpen = goesOn(text.slice(start, end), language) || !hasWords(text.slice(start, end));
  }
  return found;
}

/**
 * The sentences of a paragraph, by the rules of Unicode for its language and by abbreviations of pleadings. A cite behind the full stop
 * is of the sentence before it. Pure; the same text gives the same sentences.
 */
export function sentencesOf(runs: readonly Run[], language: PleadingLanguage): Sentence[] {
  const placed: { readonly run: Run; readonly start: number; readonly end: number }[] = [];
  let text = '';
  for (const run of runs) {
    const start = text.length;
    // A footnote is of the sentence that refers to it: its cites count, its words end nothing.
    if (run.target !== null) text += HELD;
    else if (run.note === undefined) text += run.text.replaceAll(HELD, ' ');
    placed.push({ run, start, end: text.length });
  }
  // A table is told apart nowhere: a cite in one of its cells shows what the row, or the whole, says.
  const isTable = runs.some(({ cell }) => cell !== undefined);
  const found = isTable ? [[0, text.length] as const] : bounds(text, language);
  return found.map(([from, to], at) => {
    const own = placed.filter(
      ({ run, start, end }) => start < to && end > from && (run.note === undefined || run.target !== null),
    );
    const stretch = ({ run, start }: (typeof own)[number]): Run =>
      run.target === null ? { ...run, text: run.text.slice(Math.max(0, from - start), to - start) } : run;
    const said = wordsOf(own.map(stretch).filter(({ note }) => note === undefined)).trim();
    const marks = own.filter(
      ({ run, start }) =>
        run.target === null && hasWords(run.text.slice(Math.max(0, from - start), to - start)),
    );
    const isMarked = marks.length > 0 && marks.every(({ run }) => run.nocite !== null);
    return {
      number: at + 1,
      text: said,
      cites: own.flatMap(({ run }) => (run.target === null ? [] : [run.target])),
      nocite: isMarked ? (marks.map(({ run }) => run.nocite ?? '').find((why) => why !== '') ?? '') : null,
    };
  });
}

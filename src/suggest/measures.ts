import type { Marks } from './lexicon.ts';
import type { Measure } from './model.ts';
import type { Sentence } from './sentences.ts';
import { range } from './tokens.ts';

/** A word that says what happened to those counted: tokens `at` up to, not including, `end`. */
export interface MeasureWord {
  readonly measure: Measure;
  readonly at: number;
  readonly end: number;
  readonly isWeak: boolean;
  /** “lost 20 soldiers”: says something only of its object. */
  readonly isOfObject?: boolean;
}

/** Furthest that such a word may stand from the number, in the steps of `cost`. */
const COST_MAX = 20;
/** Steps that a comma, a joining word and a number between the two are worth. */
const COMMA = 3;
const JOINT = 4;
const NUMBER_BETWEEN = 5;
const WEAK = 5;
/** Steps over a whole count that is joined by “and”. */
const JOINED = 2;
/** A noun for prisoners says less than any verb near it: “released 15 prisoners”. */
const NOUN_ALONE = 8;
/** In Azerbaijani the verb comes last, so one before the number is most often another number's. */
const VERB_BEFORE = 3;

const JOINING: ReadonlySet<string> = new Set('and well et и а ve եւ ու իսկ while tandis'.split(' '));

/** “killed or injured”: two words with nothing but a joint and a little else between them are one measure. */
function joined(words: readonly MeasureWord[], marks: Marks): MeasureWord[] {
  const result: MeasureWord[] = [];
  for (const word of words) {
    const last = result.at(-1);
    const between = last ? word.at - last.end : Infinity;
    const pair = new Set([last?.measure, word.measure]);
    const isPair = pair.has('killed') && pair.has('injured');
    const hasOr =
      last !== undefined && range(last.end, word.at).some((at) => marks.of('or', at) !== undefined);
    const hasAnd = last !== undefined && marks.of('and', last.end) !== undefined && between === 1;
    const hasNumber =
      last !== undefined && range(last.end, word.at).some((at) => marks.of('number', at) !== undefined);
    if (last && isPair && !hasNumber && ((between <= 4 && hasOr) || hasAnd))
      result.splice(-1, 1, { measure: 'killed_or_injured', at: last.at, end: word.end, isWeak: false });
    else result.push(word);
  }
  return result;
}

/** The words of a sentence that say what happened, in order. */
export function measureWords(sentence: Sentence, marks: Marks): MeasureWord[] {
  if ((['measure', 'weak', 'home_destroyed'] as const).every((tag) => marks.all(tag).length === 0)) return [];
  const not = marks.all('not_measure');
  const strong = marks.all('measure').map((mark) => ({ ...mark, isWeak: false }));
  const weak = marks.all('weak').map((mark) => ({ ...mark, isWeak: true }));
  const homes = marks
    .all('home_destroyed')
    .map((mark) => ({ ...mark, value: 'destroyed_homes', isWeak: false }));
  const words = [...strong, ...weak.filter((one) => !strong.some((other) => other.at === one.at)), ...homes]
    .sort((a, b) => a.at - b.at)
    .filter(({ at }) => !not.some((phrase) => phrase.at <= at && at < phrase.end))
    .map(({ value, at, end, isWeak }): MeasureWord =>
      value === 'lost'
        ? { measure: 'killed', at, end, isWeak, isOfObject: true }
        : { measure: value as Measure, at, end, isWeak },
    );
  return joined(words, marks).filter(({ at }) => at < sentence.tokens.length);
}

/** Steps between two stretches of a sentence, dearer across commas, joints and other numbers. */
function cost(sentence: Sentence, from: number, to: number, others: ReadonlySet<number>): number {
  // Every token is at least a step.
  if (to - from > COST_MAX) return Infinity;
  let steps = 0;
  for (let at = from; at < to && steps <= COST_MAX; at += 1) {
    const token = sentence.tokens[at];
    if (token?.kind === 'mark' && ';:'.includes(token.raw)) steps += JOINT;
    else if (token?.raw === ',' || token?.raw === '՝') steps += COMMA;
    else if (JOINING.has(token?.folded ?? '')) steps += JOINT;
    else steps += 1;
    if (others.has(at)) steps += NUMBER_BETWEEN;
  }
  return steps;
}

const OF_PERSONS: ReadonlySet<Measure> = new Set([
  'killed',
  'injured',
  'killed_or_injured',
  'returned',
  'displaced',
  'missing',
  'detained',
  'released',
  'other',
]);

/** Those lost are named after the verb, in Azerbaijani before it, in Armenian on either side; and they are people. */
function isObject(sentence: Sentence, counted: Counted, isVerbAfter: boolean): boolean {
  if (counted.noun !== 'person') return false;
  return sentence.lang === 'hy' || isVerbAfter === (sentence.lang === 'az');
}

function fits(word: MeasureWord, noun: string | null): boolean {
  if (noun === 'home') return word.measure === 'destroyed_homes';
  return OF_PERSONS.has(word.measure);
}

/** What is counted: the number's first token, the end of its noun phrase, and the class of the noun. */
interface Counted {
  readonly at: number;
  readonly end: number;
  readonly numberEnd: number;
  readonly noun: string | null;
  /** The end of the noun phrase of a count that is joined to this one: “5 soldiers and 9 civilians were killed”. */
  readonly joinedEnd: number | null;
}

function wayAfter(
  sentence: Sentence,
  counted: Counted,
  word: MeasureWord,
  others: ReadonlySet<number>,
): number {
  const own = cost(sentence, Math.min(word.at, counted.end), word.at, others);
  const { joinedEnd } = counted;
  if (joinedEnd === null || word.at < joinedEnd) return own;
  return Math.min(own, JOINED + cost(sentence, joinedEnd, word.at, others));
}

/**
 * What a number counts, with the cost of the way to the word that says so (0 where the noun itself does). `null`
 * where nothing says that it counts anything.
 */
export function measureOf(
  counted: Counted,
  words: readonly MeasureWord[],
  others: ReadonlySet<number>,
  sentence: Sentence,
): { measure: Measure; cost: number } | null {
  if (counted.noun === 'mine') return { measure: 'mines', cost: 0 };
  if (counted.noun === 'witness' || counted.noun === 'thing') return { measure: 'other', cost: 0 };
  let best: { measure: Measure; cost: number } | null = null;
  for (const word of words) {
    if (!fits(word, counted.noun)) continue;
    const isAfter = word.at >= counted.numberEnd;
    if (word.isOfObject === true && !isObject(sentence, counted, isAfter)) continue;
    const way = isAfter
      ? wayAfter(sentence, counted, word, others)
      : cost(sentence, word.end, counted.at, others) + (sentence.lang === 'az' ? VERB_BEFORE : 0);
    const isNoun = isAfter && word.at < counted.end;
    const steps = way + (word.isWeak ? (isNoun ? NOUN_ALONE : WEAK) : 0);
    if (steps <= COST_MAX && (best === null || steps < best.cost))
      best = { measure: word.measure, cost: steps };
  }
  if (best) return best;
  return counted.noun === 'home' || counted.noun === 'person' || counted.noun === 'family'
    ? { measure: 'other', cost: 8 }
    : null;
}

import { languages, numbersIn } from '#suggest';
import { isBefore, isReversed } from './days.ts';
import { spanOf } from './figures.ts';
import type { Check, CheckedClaim, QuoteText } from './model.ts';
import { checkPhrase } from './phrases.ts';

/** Kinds of claims that are about what is still to come, or about no time at all. */
const NOT_OF_THE_PAST: ReadonlySet<string> = new Set(['claimk-promise', 'claimk-law', 'claimk-opinion']);
/** Most numbers of a quote that are named. */
const NAMED_MAX = 8;

function datesOf({ id, facts }: CheckedClaim): Check[] {
  const found: Check[] = [];
  const say = (code: Check['code'], why: Check['why']): void =>
    void found.push({ code, claimIds: [id], why, severity: 'warning' });
  const { said_on: said, happened_on: happened, period_from: from, period_to: to, as_of: asOf } = facts;
  for (const date of new Set([said, happened, from, to, asOf]))
    if (date !== null && isReversed(date)) say('date-reversed', checkPhrase('check-date-reversed', { date }));
  if (!NOT_OF_THE_PAST.has(facts.kind)) {
    const day = [happened, from].find((begin) => isBefore(said, begin ?? null));
    if (day && said !== null) say('said-before', checkPhrase('check-said-before', { said, day }));
    if (said !== null && asOf !== null && isBefore(said, asOf))
      say('as-of-after-said', checkPhrase('check-as-of-after-said', { asOf, said }));
  }
  if (from !== null && to !== null && isBefore(to, from))
    say('period-reversed', checkPhrase('check-period-reversed', { from, to }));
  if (from !== null && asOf !== null && isBefore(asOf, from))
    say('as-of-before-period', checkPhrase('check-as-of-before-period', { asOf, from }));
  return found;
}

function missingAsOf({ id, facts }: CheckedClaim): Check[] {
  if (spanOf(facts) === null || facts.as_of !== null) return [];
  return [
    { code: 'as-of-missing', claimIds: [id], why: checkPhrase('check-as-of-missing'), severity: 'note' },
  ];
}

/** Whether a passage may hold numbers that are not read: in words of a language that we have none of. */
function mayHoldUnread({ text, language }: QuoteText): boolean {
  if (text === null) return true;
  const isOurs = language === null || languages.some((lang) => lang === language.toLowerCase().split('-')[0]);
  return !isOurs && !/\d/.test(text);
}

function numberInQuotes({ id, facts, quotes }: CheckedClaim): Check[] {
  // A region or a recording whose words are not known may have the number.
  if (spanOf(facts) === null || quotes.length === 0 || quotes.some(mayHoldUnread)) return [];
  const read = quotes.map(({ text, language }) => numbersIn(text ?? '', language));
  const possible = new Set(read.flatMap((one) => one.possible));
  const absent = [facts.value, facts.lower, facts.upper].filter(
    (number): number is number => number !== null && Number.isFinite(number) && !possible.has(number),
  );
  const [number] = absent;
  if (number === undefined) return [];
  const others = [...new Set(read.flatMap((one) => one.certain))].slice(0, NAMED_MAX);
  const why =
    others.length === 0
      ? checkPhrase('check-number-nowhere', { number })
      : checkPhrase('check-number-elsewhere', { number, found: others.join(' · ') });
  return [{ code: 'number-not-in-quote', claimIds: [id], why, severity: 'warning' }];
}

/** What can be found in a claim by itself. */
export function checksOfOne(claim: CheckedClaim): Check[] {
  return [...datesOf(claim), ...missingAsOf(claim), ...numberInQuotes(claim)];
}

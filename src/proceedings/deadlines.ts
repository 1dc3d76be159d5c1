import { daysOf } from '#coding';
import type { Law, LawText, Limit, Statement } from '#law';
import { fixedDeadlines, type FixedBy } from './fixed.ts';
import type { Proceeding, Step } from './model.ts';

/** A limit of time with what is cited for it: it rests on what its provision or its test rests on. */
export interface DeadlineRule extends Statement {
  /** The same for the same limit as long as its place, its length and its days are: `icj-pleadings.P12.3-months`. */
  readonly key: string;
  /** The file that says it, so that the day can be worked out again by the same text. */
  readonly file: { readonly id: string; readonly version: number; readonly digest: string };
  /** Name of the instrument or checklist, and the article or rule in it. */
  readonly names: LawText;
  readonly cited: LawText;
  readonly limit: Limit & { readonly unit: 'days' | 'months'; readonly after: string };
}

/** Why no day can be said: none is known, it is uncertain or approximate, an end of the span is open, the result has no four-digit year. */
export type NotComputed = 'no-day' | 'uncertain' | 'open-end' | 'not-understood' | 'out-of-range';

/** The last day of a time that runs from a step, or why none can be said. Days are `YYYY-MM-DD`. */
export interface Deadline {
  /** Of the step and the limit: the same as long as both are. */
  readonly key: string;
  readonly step: Step;
  /** The rule of the law by which the step begins a time; null of a day that the step itself fixed. */
  readonly rule: DeadlineRule | null;
  /** The day that the step fixed; null of one that follows from a rule. */
  readonly fixed: FixedBy | null;
  /** The last day lies between these, both included; the same when it is exact; null when none can be said. */
  readonly first: string | null;
  readonly last: string | null;
  /** False: the day of the step is known to the month, the year or as a span alone. */
  readonly isExact: boolean;
  /** The month in which the time ends has no such day, for one of both ends at least: its last day was taken. */
  readonly isEndOfMonth: boolean;
  readonly why: NotComputed | null;
  /** Whether it can be missed while it is ahead: not a time that one only has to wait for, and no fixed day that was kept or replaced. */
  readonly canBeMissed: boolean;
}

const DAY_MS = 86_400_000;
const MONTHS = 12;
const FIRST_DAY = Date.parse('0001-01-01') / DAY_MS;
const LAST_DAY = Date.parse('9999-12-31') / DAY_MS;

// Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
const dayNumber = (year: number, month: number, day: number): number =>
  new Date(0).setUTCFullYear(year, month, day) / DAY_MS;

const written = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** First and last day, `YYYY-MM-DD`, that a date of a step may mean; null for an end that is open or of no four-digit year, and where nothing is understood. */
export function daysMeant(happenedOn: string | null): {
  readonly first: string | null;
  readonly last: string | null;
} {
  const days = daysOf(happenedOn);
  const day = (end: number | undefined): string | null =>
    end !== undefined && end >= FIRST_DAY && end <= LAST_DAY ? written(end) : null;
  return { first: day(days?.first), last: day(days?.last) };
}

/**
 * The last day of a time, as a number of days since 1970-01-01: of days, so many after the day that begins it, which does not count itself; of
 * months, the day of the same number so many months later, or the last of that month where it has none. Sundays and holidays move nothing.
 */
function lastDay(from: number, { unit, atMost }: Pick<DeadlineRule['limit'], 'unit' | 'atMost'>) {
  if (unit === 'days') return { day: from + atMost, isEndOfMonth: false };
  const date = new Date(from * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + atMost];
  const end = dayNumber(year + Math.floor(month / MONTHS), (month % MONTHS) + 1, 0);
  const same = dayNumber(year + Math.floor(month / MONTHS), month % MONTHS, date.getUTCDate());
  return { day: Math.min(same, end), isEndOfMonth: same > end };
}

/** The days that may begin a time; or why none can be said. */
function beginning(happenedOn: string | null): { first: number; last: number } | NotComputed {
  if (happenedOn === null) return 'no-day';
  if (/[?~%X]/.test(happenedOn)) return 'uncertain';
  const days = daysOf(happenedOn);
  if (days === null || happenedOn.includes('T')) return 'not-understood';
  return Number.isFinite(days.first) && Number.isFinite(days.last) ? days : 'open-end';
}

/** The last day that one limit gives after one step; null when the limit does not hold on the day of the step. */
function deadlineOf(step: Step, rule: DeadlineRule): Deadline | null {
  const { limit } = rule;
  const base = {
    key: `${step.id}.${rule.key}`,
    step,
    rule,
    fixed: null,
    canBeMissed: !limit.isWaiting,
  };
  const none = { first: null, last: null, isExact: false, isEndOfMonth: false };
  const from = beginning(step.happened_on);
  if (typeof from === 'string') return { ...base, ...none, why: from };
  const held = {
    first: Math.max(from.first, limit.from === null ? FIRST_DAY : Date.parse(limit.from) / DAY_MS),
    last: Math.min(from.last, limit.until === null ? LAST_DAY : Date.parse(limit.until) / DAY_MS),
  };
  // Of a span that lies across the day on which the law changed, each limit takes the part in which it holds.
  if (held.first > held.last) return null;
  const [first, last] = [lastDay(held.first, limit), lastDay(held.last, limit)];
  if (last.day > LAST_DAY || Number.isNaN(last.day)) return { ...base, ...none, why: 'out-of-range' };
  return {
    ...base,
    first: written(first.day),
    last: written(last.day),
    isExact: from.first === from.last,
    isEndOfMonth: first.isEndOfMonth || last.isEndOfMonth,
    why: null,
  };
}

type Place = Pick<DeadlineRule, 'file' | 'names' | 'cited' | 'basis' | 'source' | 'toCheck' | 'confirmed'> & {
  readonly key: string;
  readonly limits: readonly Limit[];
};

/** A limit of length has no day, and one that does not say what its time runs from gives none. */
const isOfTime = (limit: Limit): limit is DeadlineRule['limit'] =>
  limit.unit !== 'pages' && limit.after !== null;

function* placesIn(law: Law, { forum, instruments }: Pick<Proceeding, 'forum' | 'instruments'>) {
  for (const { id, version, digest, names, tests } of checklistsFor(law, { forum, instruments }))
    for (const test of tests) {
      const { basis, source, toCheck, confirmed, limits, label, rule } = test;
      const cited = rule === null ? label : { en: rule.text };
      const place = { key: `${id}.${test.id}`, file: { id, version, digest }, names, cited };
      yield { ...place, basis, source, toCheck, confirmed, limits } satisfies Place;
    }
  for (const { id, version, digest, names, provisions } of law.instruments)
    if (instruments.includes(id))
      for (const { id: key, label: cited, basis, source, toCheck, confirmed, limits } of provisions)
        yield {
          key,
          file: { id, version, digest },
          names,
          cited,
          basis,
          source,
          toCheck,
          confirmed,
          limits,
        } satisfies Place;
}

/** Checklists of the forum of a proceeding: those of no instrument, and those of an instrument that is invoked. */
export function checklistsFor(law: Law, { forum, instruments }: Pick<Proceeding, 'forum' | 'instruments'>) {
  return law.checklists.filter(
    (one) => one.forum === forum && (one.instrument === null || instruments.includes(one.instrument)),
  );
}

function rulesFor(law: Law, of: Pick<Proceeding, 'forum' | 'instruments'>): DeadlineRule[] {
  return [...placesIn(law, of)].flatMap(({ limits, key, ...place }) =>
    limits.filter(isOfTime).map((limit): DeadlineRule => {
      const since = limit.from === null ? '' : `.from-${limit.from}`;
      const wait = limit.isWaiting ? '.waiting' : '';
      return { ...place, key: `${key}.${limit.atMost}-${limit.unit}${wait}${since}`, limit };
    }),
  );
}

/** What the law of a proceeding calls steps after which a time runs, with the limits: the words that a step’s `event` may be. */
export function eventsOf(
  law: Law,
  of: Pick<Proceeding, 'forum' | 'instruments'>,
): ReadonlyMap<string, readonly DeadlineRule[]> {
  return Map.groupBy(rulesFor(law, of), ({ limit }) => limit.after);
}

/**
 * Every last day that follows from steps of a proceeding by the limits of the law that is loaded, and every day that a step fixed, the earliest first, those
 * that cannot be said last. Pure: the same steps and law give the same days. It is a help for whoever has to keep the time, and no legal advice: what rests
 * on general knowledge says so, and weekends, holidays, how a day is served and what the forum fixed and nobody recorded are not in it.
 */
export function deadlinesOf(
  law: Law,
  of: Pick<Proceeding, 'forum' | 'instruments'>,
  steps: readonly Step[],
): Deadline[] {
  const events = eventsOf(law, of);
  const byRule = steps
    .flatMap((step) =>
      (step.event === null ? [] : (events.get(step.event) ?? [])).map((rule) => deadlineOf(step, rule)),
    )
    .filter((one) => one !== null);
  return [...byRule, ...fixedDeadlines(steps)].sort((a, b) => {
    const [one, other] = [a.last ?? '9999-99', b.last ?? '9999-99'];
    return one === other ? (a.key < b.key ? -1 : 1) : one < other ? -1 : 1;
  });
}

import { daysOf } from '#coding';
import type { ComplianceEvent, EventWord, Obligation } from './model.ts';

/** How what the sides say stands together, as far as it is recorded: no side says anything, only some do, all say the same, or two say different things. */
export const standingKinds = ['nothing', 'only', 'same', 'differ'] as const;

/** How the day by which it is due lies to the day that is asked for. */
export const dayKinds = ['none', 'continuing', 'unclear', 'ahead', 'running', 'passed'] as const;

/** Whether it is in force: nothing is said of it, not yet, it is, no more, or that cannot be told. */
export const forceKinds = ['not-said', 'not-yet', 'in-force', 'ended', 'unclear'] as const;

/** What is read of an event. */
export type Said = Pick<
  ComplianceEvent,
  'id' | 'says' | 'side' | 'said_by' | 'said_on' | 'happened_on' | 'made_at'
>;

/** What is read of an obligation. */
export type Owed = Pick<Obligation, 'due_on' | 'is_continuing' | 'in_force_from' | 'in_force_to'>;

/** What one claimant said last before the end of a day. */
export interface LastSaid {
  /** The side, or who says it where that is no side. */
  readonly name: string;
  readonly isSide: boolean;
  /** Null: nothing by that day. */
  readonly says: EventWord | null;
  readonly eventId: string | null;
  /** How often it spoke by that day. */
  readonly times: number;
  /** False: the days are not known well enough to say that nothing else was said after it. */
  readonly isOrderSure: boolean;
}

/** How an obligation stands at the end of a day, by what was said of it until then. Days are `YYYY-MM-DD`. */
export interface ObligationStanding {
  readonly day: string;
  readonly kind: (typeof standingKinds)[number];
  /** Every side of the undertaking, then whoever else spoke, each apart. */
  readonly claimants: readonly LastSaid[];
  /** Events that have no day of which it is certain that it was before, so that they are not reckoned with. */
  readonly unplaced: number;
  readonly due: (typeof dayKinds)[number];
  readonly dueFirst: string | null;
  readonly dueLast: string | null;
  /** The day is over, and no word of anybody is recorded, on a known day or without one. */
  readonly isPassedInSilence: boolean;
  readonly force: (typeof forceKinds)[number];
}

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('0001-01-01') / DAY_MS;
const LAST_DAY = Date.parse('9999-12-31') / DAY_MS;
const IS_VAGUE = /[?~%X]/;

interface Span {
  readonly first: number;
  readonly last: number;
  readonly isVague: boolean;
}

/** The number of a day. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;
const written = (day: number): string | null =>
  day >= FIRST_DAY && day <= LAST_DAY ? new Date(day * DAY_MS).toISOString().slice(0, 10) : null;

const spanOf = (edtf: string | null): Span | null => {
  const days = daysOf(edtf);
  return days && { ...days, isVague: IS_VAGUE.test(edtf ?? '') };
};

/** When it was said: by its own day, else by that of which it is said, as nobody speaks of what has not been. Null without an end. */
function placeOf({ said_on: saidOn, happened_on: happenedOn }: Said): Span | null {
  const span = spanOf(saidOn ?? happenedOn);
  return span && Number.isFinite(span.last) ? span : null;
}

/** First and last day that a date may mean, `YYYY-MM-DD`; null for an end that is open, and where nothing is understood. */
export function daysBetween(edtf: string | null): { first: string | null; last: string | null } {
  const span = spanOf(edtf);
  return { first: span && written(span.first), last: span && written(span.last) };
}

/** First and last day on which something may have been said; both null where no last one is known, so that it is not reckoned with. */
export function spokenBetween(event: Said): { first: string | null; last: string | null } {
  const span = placeOf(event);
  return { first: span && written(span.first), last: span && written(span.last) };
}

interface Placed {
  readonly event: Said;
  readonly at: Span;
}

/** Which was said later; of one day, what was recorded later. */
function compare(one: Placed, other: Placed): number {
  return (
    one.at.last - other.at.last ||
    one.at.first - other.at.first ||
    one.event.made_at.localeCompare(other.event.made_at) ||
    one.event.id.localeCompare(other.event.id)
  );
}

function lastOf(name: string, isSide: boolean, spoken: readonly Placed[]): LastSaid {
  const newest = spoken.reduce<Placed | null>(
    (last, one) => (last === null || compare(one, last) > 0 ? one : last),
    null,
  );
  const others = spoken.filter(({ event }) => event.says !== newest?.event.says);
  return {
    name,
    isSide,
    says: (newest?.event.says ?? null) as EventWord | null,
    eventId: newest?.event.id ?? null,
    times: spoken.length,
    isOrderSure:
      newest === null ||
      others.every(({ at }) => !at.isVague && !newest.at.isVague && at.last < newest.at.first),
  };
}

function kindOf(sides: readonly LastSaid[]): ObligationStanding['kind'] {
  const words = sides.flatMap(({ says }) => says ?? []);
  if (words.length === 0) return 'nothing';
  if (new Set(words).size > 1) return 'differ';
  // Where there is but one side, nobody else is there to agree.
  return words.length === sides.length && sides.length > 1 ? 'same' : 'only';
}

function dueOn({ due_on: dueOn, is_continuing: isContinuing }: Owed, now: number) {
  const span = spanOf(dueOn);
  const days = { dueFirst: span && written(span.first), dueLast: span && written(span.last) };
  if (isContinuing) return { ...days, due: 'continuing' } as const;
  if (dueOn === null) return { ...days, due: 'none' } as const;
  if (span === null || span.isVague || !Number.isFinite(span.last))
    return { ...days, due: 'unclear' } as const;
  if (now > span.last) return { ...days, due: 'passed' } as const;
  return { ...days, due: now >= span.first ? 'running' : 'ahead' } as const;
}

function forceOf({ in_force_from: from, in_force_to: to }: Owed, now: number): ObligationStanding['force'] {
  if (from === null && to === null) return 'not-said';
  const [begin, end] = [spanOf(from), spanOf(to)];
  if ((from !== null && begin === null) || (to !== null && end === null)) return 'unclear';
  if (begin !== null && now < begin.first) return 'not-yet';
  if (end !== null && now > end.last) return end.isVague ? 'unclear' : 'ended';
  const isWithin =
    (begin === null || now >= begin.last) && (end === null || now < end.first || end.first === end.last);
  return isWithin ? 'in-force' : 'unclear';
}

/**
 * How an obligation stands at the end of a day (`YYYY-MM-DD`): what each side said last, apart, and how that stands together. The same function
 * for every side; it says what was said, and nothing of who is right. What may have been said after the day is not reckoned with.
 */
export function standingOn(
  owed: Owed,
  of: { readonly sides: readonly string[]; readonly events: readonly Said[] },
  day: string,
): ObligationStanding {
  const now = dayNumber(day);
  const spoken = of.events.flatMap((event): Placed[] => {
    const at = placeOf(event);
    return at !== null && at.last <= now ? [{ event, at }] : [];
  });
  const isOf = (side: string) => (one: Placed) => one.event.side === side;
  const sides = of.sides.map((side) => lastOf(side, true, spoken.filter(isOf(side))));
  const others = Map.groupBy(
    spoken.filter(({ event }) => event.side === null || !of.sides.includes(event.side)),
    ({ event }) => event.side ?? event.said_by,
  );
  const due = dueOn(owed, now);
  return {
    day,
    kind: kindOf(sides),
    claimants: [...sides, ...[...others].map(([name, own]) => lastOf(name, false, own))],
    unplaced: of.events.filter((event) => placeOf(event) === null).length,
    ...due,
    isPassedInSilence:
      due.due === 'passed' && spoken.length === 0 && of.events.every((event) => placeOf(event)),
    force: forceOf(owed, now),
  };
}

/** Most days of a history that are told. */
const DAYS_MAX = 400;

const toldOf = ({ kind, claimants, due }: ObligationStanding): string =>
  JSON.stringify([kind, due, claimants.map(({ name, says }) => [name, says])]);

/** The days on which it came to stand otherwise, the earliest first: on which something was said, and after which its time was over. */
export function standingsOver(
  owed: Owed,
  of: { readonly sides: readonly string[]; readonly events: readonly Said[] },
): ObligationStanding[] {
  const due = dueOn(owed, 0);
  const over = due.dueLast === null || due.due === 'unclear' ? [] : [dayNumber(due.dueLast) + 1];
  const days = [...of.events.flatMap((event) => placeOf(event)?.last ?? []), ...over].flatMap(
    (day) => written(day) ?? [],
  );
  const all = [...new Set(days)].toSorted().map((day) => standingOn(owed, of, day));
  return all.filter((one, at) => at === 0 || toldOf(one) !== toldOf(all[at - 1] ?? one)).slice(0, DAYS_MAX);
}

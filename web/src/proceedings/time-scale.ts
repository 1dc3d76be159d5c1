const DAY_MS = 86_400_000;

/** A day as a number of days since 1970-01-01. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;

/** The day of such a number, `YYYY-MM-DD`. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Today, UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** How many days a day is from today: below nought when it is over. */
export const daysUntil = (day: string, from: string): number => dayNumber(day) - dayNumber(from);

/** A stretch without anything that is drawn shorter than it is. */
export interface Break {
  readonly from: number;
  readonly to: number;
}

/** Where days lie on a line that is 1 long. */
export interface TimeScale {
  readonly at: (day: number) => number;
  readonly breaks: readonly Break[];
  readonly first: number;
  readonly last: number;
}

/** Stretches are shortened that are so many times as long as all shorter ones together, at most so many of them. */
const TOO_LONG = 3;
const BREAKS_MAX = 3;
/** How long one is then drawn, measured by all that are not shortened. */
const SHORTENED = 0.2;
const MOST_KEPT = 0.4;

/** Length from which on a stretch is shortened: where the longer ones would leave next to nothing for the others. */
function breaksFrom(lengths: readonly number[]): number {
  const sorted = lengths.toSorted((a, b) => a - b);
  for (let at = Math.max(1, sorted.length - BREAKS_MAX); at < sorted.length; at++) {
    const length = sorted[at] ?? Infinity;
    const shorter = sorted.slice(0, at).reduce((sum, one) => sum + one, 0);
    if (length > TOO_LONG * shorter) return length;
  }
  return Infinity;
}

/** A scale over days in which something is. A break takes at least `least` of the line, so that it can be named, as long as the rest keeps most of it. Years in which nothing is are shortened, and named as breaks, so that what is close together can be told apart. */
export function timeScale(days: readonly number[], least = 0): TimeScale {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  const [first = 0] = sorted;
  const last = sorted.at(-1) ?? first;
  const lengths = sorted.slice(1).map((to, at) => to - (sorted[at] ?? to));
  const limit = breaksFrom(lengths);
  const kept = lengths.filter((length) => length < limit);
  const rest = kept.reduce((sum, length) => sum + length, 0);
  const named = least / Math.max(MOST_KEPT, 1 - (lengths.length - kept.length) * least);
  const gaps = lengths.map((length, at) => {
    const isBreak = length >= limit;
    const [from = 0, to = 0] = sorted.slice(at, at + 2);
    return { from, to, isBreak, drawn: isBreak ? Math.max(1, SHORTENED * rest, named * rest) : length };
  });
  const whole = gaps.reduce((sum, { drawn }) => sum + drawn, 0);
  const at = (day: number): number => {
    if (whole === 0) return 0.5;
    let sum = 0;
    for (const { from, to, drawn } of gaps) {
      if (day <= from) break;
      sum += (drawn * (Math.min(day, to) - from)) / (to - from);
    }
    return sum / whole;
  };
  return {
    at,
    breaks: gaps.filter(({ isBreak }) => isBreak).map(({ from, to }) => ({ from, to })),
    first,
    last,
  };
}

/** A mark on the line: the stretch of days that it begins, and where. */
export interface Tick {
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

const MONTHS = [1, 3, 6, 12, 24, 60, 120, 240, 600];

/** Marks at the first days of months or years, as many as stand apart by at least `apart` of the line; none within a break. */
export function ticksOf({ at, breaks, first, last }: TimeScale, apart: number): Tick[] {
  const [start, end] = [new Date(first * DAY_MS), new Date(last * DAY_MS)];
  for (const step of MONTHS) {
    const begin = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
    const until = end.getUTCFullYear() * 12 + end.getUTCMonth();
    if ((until - begin) / step > 400) continue;
    const month = (n: number): number => Date.UTC(Math.floor(n / 12), n % 12, 1) / DAY_MS;
    const ticks: Tick[] = [];
    for (let n = begin; n <= until; n += step) {
      const day = month(n);
      const isHidden = breaks.some(({ from, to }) => day > from && day < to);
      if (day < first || day > last || isHidden) continue;
      // A mark of years is named by its year alone.
      ticks.push({ from: dayText(day), to: dayText(month(n + (step < 12 ? 1 : 12)) - 1), at: at(day) });
    }
    if (ticks.every((tick, i) => i === 0 || tick.at - (ticks[i - 1]?.at ?? 0) >= apart)) return ticks;
  }
  return [];
}

/** Puts labels that would cover each other into lanes, nearest first; null for those for which there is no lane. Lengths are of the line; `ends` are sorted. */
export function lanesOf(places: readonly number[], wide: number, most: number): (number | null)[] {
  const ends: number[] = [];
  return places.map((at) => {
    const from = Math.min(Math.max(at - wide / 2, 0), Math.max(0, 1 - wide));
    const lane = ends.findIndex((end) => end <= from);
    const free = lane >= 0 ? lane : ends.length < most ? ends.length : null;
    if (free !== null) ends[free] = from + wide;
    return free;
  });
}

import type { Timeline } from '../api/schema.gen.ts';

/** How many items have a date that may mean these days, both included. */
export type TimeSpan = Timeline['spans'][number];

/** A timeline as it is drawn: a column for every unit of the stretch, and what is less exact than a unit. */
export interface DrawnTimeline {
  readonly from: string;
  readonly to: string;
  readonly columns: readonly TimeSpan[];
  readonly wide: readonly TimeSpan[];
  readonly most: number;
}

const DAY_MS = 86_400_000;

/** The first day after the unit that begins with `day`. */
export function nextUnit(day: string, unit: Timeline['unit']): string {
  const at = new Date(day);
  if (unit === 'day') at.setUTCDate(at.getUTCDate() + 1);
  else if (unit === 'month') at.setUTCMonth(at.getUTCMonth() + 1);
  else at.setUTCFullYear(at.getUTCFullYear() + (unit === 'year' ? 1 : 10));
  return at.toISOString().slice(0, 10);
}

/** The day before. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
}

const least = (days: readonly string[]): string => days.reduce((a, b) => (b < a ? b : a));
const most = (days: readonly string[]): string => days.reduce((a, b) => (b > a ? b : a));

/**
 * Lays out a timeline within `bounds` (the days asked for, each end may be absent). Null without any date. A span that is
 * one unit is a column; a longer one is never drawn as if it were exact.
 */
export function drawTimeline(
  { spans, unit }: Pick<Timeline, 'spans' | 'unit'>,
  bounds: { readonly from?: string | undefined; readonly to?: string | undefined },
): DrawnTimeline | null {
  if (spans.length === 0) return null;
  const isColumn = ({ from, to }: TimeSpan): boolean => nextUnit(from, unit) > to;
  const from = bounds.from ?? least(spans.map((span) => span.from));
  const to = bounds.to ?? most(spans.map((span) => span.to));
  const counts = new Map(spans.filter(isColumn).map((span) => [span.from, span.count]));
  // A stretch may begin within a unit.
  const first = least([from, ...[...counts.keys()].filter((day) => nextUnit(day, unit) > from)]);
  const columns: TimeSpan[] = [];
  for (let day = first; day <= to; day = nextUnit(day, unit))
    columns.push({ from: day, to: dayBefore(nextUnit(day, unit)), count: counts.get(day) ?? 0 });
  return {
    from: first,
    to: columns.at(-1)?.to ?? to,
    columns,
    wide: spans.filter((span) => !isColumn(span)).toSorted((a, b) => b.count - a.count),
    most: Math.max(1, ...columns.map(({ count }) => count)),
  };
}

/** Where a span lies in a stretch, as shares of its length from 0 to 1; what lies outside is cut off. */
export function shareOf(
  span: { readonly from: string; readonly to: string },
  { from, to }: { readonly from: string; readonly to: string },
): { readonly start: number; readonly length: number } {
  const begin = Date.parse(from);
  const whole = Date.parse(to) + DAY_MS - begin;
  const share = (ms: number): number => Math.min(1, Math.max(0, (ms - begin) / whole));
  const start = share(Date.parse(span.from));
  return { start, length: share(Date.parse(span.to) + DAY_MS) - start };
}

/** A unit of time that a timeline is drawn in. */
export type TimeUnit = 'decade' | 'year' | 'month' | 'day';

/** How many items have a date that may mean these days, first and last included (`YYYY-MM-DD`). */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

const DAY_MS = 86_400_000;
// More columns than this cannot be told apart, let alone be pointed at.
const MOST_DAYS = 92;
const MOST_MONTHS = 180;
const MOST_YEARS = 150;
const MONTH_DAYS = 30.4375;

const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** First and last day of the unit that a day lies in. */
export function unitAround(day: string, unit: TimeUnit): { readonly from: string; readonly to: string } {
  if (unit === 'day') return { from: day, to: day };
  if (unit === 'decade') return { from: `${day.slice(0, 3)}0-01-01`, to: `${day.slice(0, 3)}9-12-31` };
  if (unit === 'year') return { from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
  const from = `${day.slice(0, 7)}-01`;
  const next = new Date(from);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return { from, to: dayAt(next.getTime() - DAY_MS) };
}

/** The unit in which a stretch of days gives columns that can be told apart. */
export function unitFor(from: string, to: string): TimeUnit {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days <= MOST_DAYS) return 'day';
  if (days <= MOST_MONTHS * MONTH_DAYS) return 'month';
  return days <= MOST_YEARS * 12 * MONTH_DAYS ? 'year' : 'decade';
}

/** Spans made as coarse as the unit, equal ones added up, in the order of time. */
export function inUnits(spans: readonly TimeSpan[], unit: TimeUnit): TimeSpan[] {
  const added = new Map<string, TimeSpan>();
  for (const { from, to, count } of spans) {
    const [first, last] = [unitAround(from, unit).from, unitAround(to, unit).to];
    const key = `${first}/${last}`;
    added.set(key, { from: first, to: last, count: (added.get(key)?.count ?? 0) + count });
  }
  return [...added.values()].sort((a, b) =>
    a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1,
  );
}

import { daysOf } from '#coding';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('0001-01-01') / DAY_MS;
const LAST_DAY = Date.parse('9999-12-31') / DAY_MS;

const written = (day: number): string | null =>
  day >= FIRST_DAY && day <= LAST_DAY ? new Date(day * DAY_MS).toISOString().slice(0, 10) : null;

/** First and last day that a date may mean, `YYYY-MM-DD`; null for an end that is open, and where nothing is understood. One that is uncertain is as wide as the answers take it. */
export function daysBetween(edtf: string | null): {
  readonly first: string | null;
  readonly last: string | null;
} {
  const days = daysOf(edtf);
  return { first: days && written(days.first), last: days && written(days.last) };
}

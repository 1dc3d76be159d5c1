import { remember } from './remember.ts';

/** First and last day that a date may mean, as days since 1970-01-01; an open end is infinite. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

const PART = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX)(?:T.*)?)?([?~%])?$/;
const DAY_MS = 86_400_000;

/** The day of a calendar date, month 0-based; of a month after December that of the next year. */
function dayOf(year: number, month: number, day: number): number {
  // Not Date.UTC alone: it takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month, day) / DAY_MS;
}

function calendarDays(
  years: string,
  monthText: string | undefined,
  dayText: string | undefined,
): Days | null {
  const firstYear = Number(years.replaceAll('X', '0'));
  const lastYear = Number(years.replaceAll('X', '9'));
  // A day of an unknown month, and a month of an unknown year, say no more than the year.
  const month =
    monthText === undefined || monthText === 'XX' || years.endsWith('X') ? null : Number(monthText);
  const day = month === null || dayText === undefined || dayText === 'XX' ? null : Number(dayText);
  if (lastYear === 0 || (month !== null && (month < 1 || month > 12))) return null;
  if (month === null) return { first: dayOf(firstYear, 0, 1), last: dayOf(lastYear, 11, 31) };
  const [first, last] = [dayOf(firstYear, month - 1, 1), dayOf(firstYear, month, 1) - 1];
  if (day === null) return { first, last };
  return day < 1 || day > last - first + 1 ? null : { first: first + day - 1, last: first + day - 1 };
}

/** The days of a date that is no interval. One that is uncertain or approximate may be off by its own length on either side. */
function edge(text: string): Days | null {
  const parts = PART.exec(text);
  if (!parts) return null;
  const [, years = '', month, day, qualifier] = parts;
  const days = calendarDays(years, month, day);
  if (!days || qualifier === undefined) return days;
  const length = days.last - days.first + 1;
  return { first: days.first - length, last: days.last + length };
}

const isOpen = (text: string): boolean => text === '' || text === '..';

interface Ends {
  readonly from: Days | null;
  readonly to: Days | null;
}

/** Both ends of an interval, null where open; null when it is none or an end is not understood. */
function endsOf(edtf: string): Ends | null {
  const [first = '', last, ...more] = edtf.split('/');
  if (last === undefined || more.length > 0 || (isOpen(first) && isOpen(last))) return null;
  const [from, to] = [edge(first), edge(last)];
  if ((!from && !isOpen(first)) || (!to && !isOpen(last))) return null;
  return { from, to };
}

/**
 * First and last day that an EDTF date may mean. Null when it is not understood, or is an interval that runs backwards: of such a date
 * nothing is said. As the SQL functions edtf_first and edtf_last, but for open ends and for dates that are uncertain, which are wider here.
 */
export function daysOf(edtf: string | null): Days | null {
  return edtf === null ? null : readDays(edtf);
}

const readDays = remember((edtf): Days | null => {
  if (!edtf.includes('/')) return edge(edtf);
  const ends = endsOf(edtf);
  if (!ends || isReversed(edtf)) return null;
  return { first: ends.from?.first ?? -Infinity, last: ends.to?.last ?? Infinity };
});

/** Whether an interval ends before it can have begun. */
export function isReversed(edtf: string): boolean {
  const ends = endsOf(edtf);
  return ends?.from !== null && ends?.to !== null && ends !== null && ends.to.last < ends.from.first;
}

/** Whether the one is before the other whatever they mean; false where nothing is known of one of them. */
export function isBefore(one: string | null, other: string | null): boolean {
  const [a, b] = [daysOf(one), daysOf(other)];
  return a !== null && b !== null && a.last < b.first;
}

/** The same for dates that mean the same days. */
export function dayKey(edtf: string | null): string {
  if (edtf === null) return '';
  const days = daysOf(edtf);
  return days ? `${days.first}..${days.last}` : `?${edtf}`;
}

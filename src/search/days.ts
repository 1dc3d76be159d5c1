import type { DayRange } from './model.ts';

function lastOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function edge(digits: string, fill: '0' | '9'): number {
  return Number(digits.replaceAll('X', fill));
}

function simple(text: string): Required<DayRange> | null {
  const match = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?$/.exec(text.replace(/[?~%]/g, ''));
  if (!match) return null;
  const [, year = '', month = 'XX', day = 'XX'] = match;
  const [firstYear, lastYear] = [edge(year, '0'), edge(year, '9')];
  const [firstMonth, lastMonth] = month === 'XX' ? [1, 12] : [Number(month), Number(month)];
  if (firstMonth < 1 || lastMonth > 12) return null;
  const monthEnd = lastOfMonth(lastYear, lastMonth);
  const [firstDay, lastDay] = day === 'XX' ? [1, monthEnd] : [Number(day), Number(day)];
  if (firstDay < 1 || lastDay > monthEnd) return null;
  return {
    from: firstYear * 10_000 + firstMonth * 100 + firstDay,
    to: lastYear * 10_000 + lastMonth * 100 + lastDay,
  };
}

/**
 * First and last day that an EDTF date may mean, as `yyyymmdd`: years, months, days, unspecified digits (`202X`,
 * `2020-XX`), uncertainty marks (ignored) and intervals. Null for what is not such a date (ISO 8601-2 levels 0–1
 * without seasons, long years and open intervals).
 */
export function dayRange(edtf: string): Required<DayRange> | null {
  const [start = '', end, ...more] = edtf.trim().split('/');
  const first = simple(start);
  const last = end === undefined ? first : simple(end);
  if (!first || !last || more.length > 0 || last.to < first.from) return null;
  return { from: first.from, to: last.to };
}

/** The UTC day of an RFC 3339 time as `yyyymmdd`; 0 when it is not a time. */
export function dayOf(time: string): number {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return 0;
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

/** What is known of a day; each part 1-based as in calendars. */
export interface DatePart {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isReal({ year, month, day }: DatePart): boolean {
  if (month === undefined) return day === undefined && year !== undefined;
  if (month < 1 || month > 12) return false;
  if (day === undefined) return true;
  const isLeap = year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  return day >= 1 && day <= (month === 2 && !isLeap ? 28 : (DAYS[month - 1] ?? 0));
}

const two = (part: number): string => String(part).padStart(2, '0');

function one({ year, month, day }: DatePart): string {
  const parts = [year === undefined ? 'XXXX' : String(year)];
  if (month !== undefined) parts.push(two(month));
  if (day !== undefined) parts.push(two(day));
  return parts.join('-');
}

/**
 * A date, or an interval whose first end takes from the last, and its last from the first, what only one of them
 * names (“9 to 12 June 2031”). `XXXX` stands for a year that neither names. `null` for days that do not exist and
 * for intervals that run backwards.
 */
export function edtfOf(first: DatePart, last: DatePart | null): string | null {
  if (!last) return isReal(first) ? one(first) : null;
  const year = first.year ?? last.year;
  const month = first.month ?? last.month;
  const from: DatePart = {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(first.day === undefined ? {} : { day: first.day }),
  };
  const lastYear = last.year ?? first.year;
  const to: DatePart = { ...last, ...(lastYear === undefined ? {} : { year: lastYear }) };
  if (!isReal(from) || !isReal(to)) return null;
  const [a, b] = [one(from), one(to)];
  return a < b ? `${a}/${b}` : null;
}

import type { Phrase } from '#kernel';
import { isJsonObject } from '#verify';
import type { ReadFile } from './read-yaml.ts';
import { everyValue, type Report } from './said.ts';
import { said } from './words.ts';

const DATED = new Set(['date', 'inForce', 'from', 'until', 'asOf']);

/** Why a day is none; null when it is one. */
export function whyNoDay(day: string): Phrase | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const at = new Date(Date.UTC(2000, month - 1, date));
  // Years before 100 would be taken for those of the last century.
  at.setUTCFullYear(year, month - 1, date);
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return said('law-day-none');
  return year < 1800 || year > 2200 ? said('law-day-far') : null;
}

/** What holds in files of every kind: each source is one of the package, each day is one of the calendar. */
export function checkStatements(read: ReadFile, sources: ReadonlySet<string>, report: Report): void {
  for (const { path, value } of everyValue(read.value)) {
    if (isJsonObject(value) && value['basis'] === 'found') {
      const { source } = value;
      if (typeof source === 'string' && !sources.has(source))
        report(read, [...path, 'source'], 'LAW_SOURCE_UNKNOWN', { key: source });
    }
    if (typeof value === 'string' && DATED.has(String(path.at(-1)))) {
      const why = whyNoDay(value);
      if (why !== null) report(read, path, 'LAW_DATE_IMPOSSIBLE', { given: value, why });
    }
    if (isJsonObject(value) && typeof value['from'] === 'string' && typeof value['until'] === 'string')
      if (value['until'] < value['from'])
        report(read, [...path, 'until'], 'LAW_DATE_IMPOSSIBLE', {
          given: value['until'],
          why: said('law-day-before-from', { day: value['from'] }),
        });
  }
}

/** How many statements a file makes, and how many of them nobody has looked up. */
export function countStatements(read: ReadFile): { all: number; toCheck: number } {
  const bases = [...everyValue(read.value)].flatMap(({ value }) =>
    isJsonObject(value) && typeof value['basis'] === 'string' ? [value['basis']] : [],
  );
  return { all: bases.length, toCheck: bases.filter((basis) => basis === 'knowledge').length };
}

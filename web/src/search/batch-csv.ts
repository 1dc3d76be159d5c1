import type { BatchLine } from './use-batch.ts';

// A spreadsheet would take such a cell for a formula.
const FORMULA = /^[=+\-@\t\r]/;

const cell = (value: string | number | null): string => {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * What a list of searches found, as CSV (RFC 4180, with the mark that spreadsheets look for): a row for each of the best
 * pages, and one for a search that found nothing or could not be read. The names of columns are for programs.
 */
export function batchCsv(lines: readonly BatchLine[]): string {
  const head = ['query', 'pages', 'items', 'is_exact', 'problem', 'serial', 'title', 'page'];
  const rows = lines.flatMap((line) => {
    const own = [
      line.query,
      line.pages,
      line.items,
      line.isExact ? 'yes' : 'no',
      line.problem?.message ?? '',
    ];
    return line.hits.length === 0
      ? [[...own, '', '', '']]
      : line.hits.map((hit) => [...own, hit.serial, hit.title, hit.page > 0 ? hit.page : '']);
  });
  return `\ufeff${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

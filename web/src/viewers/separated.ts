const SEPARATORS = [',', ';', '\t', '|'] as const;

/** The separator of a table in text: of those that stand outside quotes on its first lines, the one that is most even. */
export function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .slice(0, 20);
  const score = (separator: string): number => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const least = Math.min(...counts);
    return least === 0 ? Math.max(...counts, 0) / 1000 : least + (least === Math.max(...counts) ? 0.5 : 0);
  };
  return SEPARATORS.toSorted((a, b) => score(b) - score(a))[0] ?? ',';
}

/**
 * Reads separated values as RFC 4180 writes them, and as people do: quotes doubled inside quotes, line ends inside quotes,
 * CRLF, LF or CR, a byte order mark, no end on the last line, rows of unequal length. Nothing is guessed about a cell: it is text.
 */
export function readSeparated(text: string, separator = separatorOf(text)): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const stop = new RegExp(`[${separator === '\t' ? '\\t' : `\\${separator}`}\\r\\n]`, 'g');
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      [cell, at] = quoted(text, at + 1);
    }
    stop.lastIndex = at;
    const end = stop.exec(text)?.index ?? text.length;
    cell += text.slice(at, end);
    row.push(cell);
    at = end + 1;
    const sign = text[end];
    if (sign === separator) {
      if (at === text.length) row.push('');
      continue;
    }
    if (sign === '\r' && text[at] === '\n') at += 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The text between quotes from `at` on, and where it goes on behind them; to the end when the quote is never closed. */
function quoted(text: string, at: number): [string, number] {
  const parts: string[] = [];
  for (let from = at; ;) {
    const end = text.indexOf('"', from);
    if (end < 0) return [[...parts, text.slice(from)].join(''), text.length];
    parts.push(text.slice(from, end));
    if (text[end + 1] !== '"') return [parts.join(''), end + 1];
    parts.push('"');
    from = end + 2;
  }
}

/** Name of a column as spreadsheets have it: A … Z, AA … */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

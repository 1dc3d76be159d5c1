import { shortened, type Said } from './model.ts';

// Two bytes of UTF-8 for a letter of Cyrillic, Latin with accents or a dash, read as one letter each.
const MOJIBAKE = /[ÃÄÅÐÑÕÖ][\u0080-\u00bf\u2018-\u203a€™œžŸ]|â€[\u0080-\u00ff\u2018-\u203a™œž]|Р[°-ї][РС]/u;

/** What cells show of having been damaged: what is no text or has lost characters is wrong, what looks misread is to be looked at. */
export function* damages(
  cells: readonly string[],
  header: readonly string[],
): Generator<{ said: Said; isWrong: boolean }> {
  for (const [at, cell] of cells.entries()) {
    const said = (code: string): Said => ({ code, column: header[at] ?? null, value: shortened(cell) });
    if (cell.includes('\0') || !cell.isWellFormed()) yield { said: said('import-not-text'), isWrong: true };
    else if (cell.includes('\ufffd')) yield { said: said('import-characters-lost'), isWrong: true };
    else if (MOJIBAKE.test(cell)) yield { said: said('import-mojibake'), isWrong: false };
  }
}

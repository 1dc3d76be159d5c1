import { recordRead } from '#access';
import { copiesOf, getItem } from '#catalogue';
import { AppError, allPhrases, csvLine } from '#kernel';
import { readMapping } from './mapping.ts';
import type { Importer, ImportParts } from './open-import.ts';
import { openSheet } from './read-sheet.ts';
import { failedRows, findRun } from './store.ts';

const PAGE = 1000;

/**
 * The rows of a run that were not imported, as CSV in pieces: the row of the sheet, why in English, then the cells as they stand there.
 * A text that a spreadsheet would take for a formula gets an apostrophe. That a sealed item is read is recorded. Errors NOT_FOUND and those
 * of `openSheet`.
 */
export async function failedRowsAsCsv(
  parts: ImportParts,
  by: Importer,
  runId: string,
): Promise<AsyncGenerator<string>> {
  const { run, item, copies } = await parts.db.tx(by, async (tx) => {
    const found = await findRun(tx, runId);
    if (!found) throw new AppError('NOT_FOUND', { what: 'import', id: runId });
    const of = await getItem(tx, { id: found.item_id });
    await recordRead(
      tx,
      by,
      { table: 'item', id: of.id, compartmentId: of.compartment_id },
      'rows that were not imported',
    );
    return { run: found, item: of, copies: await copiesOf(tx, of.id) };
  });
  const sheet = await openSheet(parts.blobs, { item, copies, sheet: run.sheet }, readMapping(run.mapping));
  const texts = new Map(allPhrases());
  async function* failures() {
    for (let after = 0; ;) {
      const from = after;
      const rows = await parts.db.tx(by, (tx) => failedRows(tx, runId, { after: from, limit: PAGE }));
      yield* rows;
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.line ?? after;
    }
  }
  async function* pieces(): AsyncGenerator<string> {
    yield `\ufeff${csvLine(['row', 'why', ...sheet.header])}`;
    const failed = failures();
    let next = await failed.next();
    for await (const { line, cells } of sheet.rows) {
      if (next.done === true) return;
      if (next.value.line !== line) continue;
      const why = next.value.said.map(({ code, column }) => {
        const text = texts.get(code) ?? code;
        return column === null ? text : `${column}: ${text}`;
      });
      yield csvLine([line, why.join('; '), ...cells]);
      next = await failed.next();
    }
  }
  return pieces();
}

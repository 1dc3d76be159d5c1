import type { Identity, Tx } from '#db';
import { nowUtc, readTable, type TableText } from '#kernel';
import { extend, LANGUAGES, type Labels } from '#vocabulary';
import { lockTerms, termRows, type TermRow } from './store.ts';
import { joined, putTerms, tableOf, TERM_COLUMNS } from './terms.ts';

/** The archive's own terms and labels as a table that `addTermsFrom` takes: to be edited, or carried to another archive. */
export async function termsTable(tx: Tx): Promise<string> {
  return tableOf(await termRows(tx)).text;
}

/**
 * Adds the terms and labels of a file (columns as src/vocabulary/data/README.md has them): all of them or, when one row is wrong, none. Terms
 * that are there already keep their meaning and take further labels. Returns how many rows changed something. Whoever gives the file
 * controls it. Errors VOCABULARY_TABLE_WRONG, VOCABULARY_MEANING_CHANGED name the line.
 */
export async function addTermsFrom(
  tx: Tx,
  by: Identity & { readonly personId: string },
  table: TableText,
  reason: string,
): Promise<number> {
  await lockTerms(tx);
  const rows = await termRows(tx);
  const now = joined(rows);
  // The whole file is judged against what there is before anything of it is taken.
  const then = extend(now, table);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const at = nowUtc();
  const put: TermRow[] = [];
  for (const { cells } of readTable(table, TERM_COLUMNS, 'VOCABULARY_TABLE_WRONG')) {
    const before = byId.get(cells.id);
    const given = Object.fromEntries(
      LANGUAGES.flatMap((language) =>
        cells[language] === '' ? [] : [[language, cells[language].normalize('NFC')]],
      ),
    ) as Partial<Labels>;
    const labels = { ...(before?.labels as Partial<Labels> | undefined), ...given };
    const isNew = !now.has(cells.id);
    if (!isNew && JSON.stringify(labels) === JSON.stringify(before?.labels ?? {})) continue;
    const term = then.term(cells.id);
    put.push({
      ...(before ?? {
        id: cells.id,
        list: term.list,
        parent: isNew ? term.parent : null,
        note: isNew ? term.note : '',
        huridocs: isNew ? term.huridocs.join(' ') : '',
        is_sensitive: isNew && term.isSensitive,
        is_retired: isNew && term.retired !== null,
        made_by: by.personId,
        made_at: at,
      }),
      labels,
      version: (before?.version ?? 0) + 1,
      changed_at: before ? at : null,
    });
  }
  joined([...rows.filter(({ id }) => !put.some((row) => row.id === id)), ...put]);
  await putTerms(tx, by, put, (row) => (now.has(row.id) ? 'term-changed' : 'term-added'), reason);
  return put.length;
}

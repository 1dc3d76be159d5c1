import { readTable, type TableText } from '#kernel';
import { findCycle } from './find-cycle.ts';
import type { Term, Vocabularies, Vocabulary } from './model.ts';
import {
  allLabels,
  huridocsIn,
  idIn,
  isSensitiveIn,
  languagesIn,
  refuse,
  TABLE_WRONG,
  versionsIn,
  type FileRow,
} from './read-row.ts';
import { vocabulariesOf } from './vocabularies.ts';

const LIST_COLUMNS = [
  'id',
  'en',
  'fr',
  'az',
  'hy',
  'ru',
  'note',
  'huridocs',
  'added',
  'retired',
  'to_check',
] as const;
const TERM_COLUMNS = [...LIST_COLUMNS, 'parent', 'flags'] as const;
type ListColumn = (typeof LIST_COLUMNS)[number];
type TermColumn = (typeof TERM_COLUMNS)[number];

/** The table of lists, and the table of terms of each by its name. */
export interface VocabularyTables {
  readonly lists: TableText;
  readonly terms: ReadonlyMap<string, TableText>;
}

function namedBy(row: FileRow<ListColumn>): Omit<Vocabulary, 'name' | 'terms'> {
  return {
    labels: allLabels(row),
    toCheck: languagesIn(row, 'to_check'),
    note: row.cells.note,
    huridocs: huridocsIn(row, 'huridocs'),
    ...versionsIn(row),
  };
}

/** Refuses a circle at the row of one of its ids. Error VOCABULARY_TABLE_WRONG. */
export function refuseCycle<Column extends string>(
  parents: ReadonlyMap<string, string | null>,
  rowOf: ReadonlyMap<string, FileRow<Column | 'parent'>>,
): void {
  const cycle = findCycle(parents);
  const row = rowOf.get(cycle?.find((id) => rowOf.has(id)) ?? '');
  if (cycle !== null && row !== undefined)
    refuse<Column | 'parent'>(row, 'parent', `it goes in a circle: ${cycle.join(' → ')}`);
}

function checkAgainstParent(term: Term, parent: Term, row: FileRow<TermColumn>): void {
  if (term.added < parent.added)
    refuse(row, 'added', `version ${term.added} is before that of the term above, ${parent.added}`);
  if (parent.retired !== null && (term.retired === null || term.retired > parent.retired))
    refuse(row, 'retired', `the term above is retired in version ${parent.retired}`);
  if (parent.isSensitive && !term.isSensitive)
    refuse(row, 'flags', 'what lies below a sensitive term is sensitive');
}

function termsOf(list: string, table: TableText, taken: Set<string>): readonly Term[] {
  const rowOf = new Map<string, FileRow<TermColumn>>();
  const terms = new Map<string, Term>();
  for (const read of readTable(table, TERM_COLUMNS, TABLE_WRONG)) {
    const row = { ...read, file: table.file };
    const id = idIn(row, 'id');
    if (id.startsWith('x-')) refuse(row, 'id', 'ids that begin with x- are for extensions');
    if (taken.has(id)) refuse(row, 'id', `“${id}” is there already`);
    taken.add(id);
    rowOf.set(id, row);
    terms.set(id, {
      ...namedBy(row),
      id,
      list,
      parent: row.cells.parent || null,
      alsoCalled: {},
      isSensitive: isSensitiveIn(row, 'flags'),
    });
  }
  for (const row of rowOf.values()) {
    const { parent } = row.cells;
    if (parent !== '' && !terms.has(parent))
      refuse(row, 'parent', `there is no term “${parent}” in this list`);
  }
  refuseCycle(new Map([...terms].map(([id, { parent }]) => [id, parent])), rowOf);
  for (const [id, row] of rowOf) {
    const term = terms.get(id);
    const parent = terms.get(term?.parent ?? '');
    if (term !== undefined && parent !== undefined) checkAgainstParent(term, parent, row);
  }
  return [...terms.values()];
}

/**
 * The vocabularies in a set of tables, after everything was checked: ids unique among all lists, parents that exist, no circle
 * (it is named), a label in every language, versions in order, whatever lies below a sensitive term sensitive. Whoever keeps
 * the files controls them. Error VOCABULARY_TABLE_WRONG names file, line and column.
 */
export function loadVocabularies({ lists, terms }: VocabularyTables): Vocabularies {
  const taken = new Set<string>();
  const loaded = new Map<string, Vocabulary>();
  for (const read of readTable(lists, LIST_COLUMNS, TABLE_WRONG)) {
    const row = { ...read, file: lists.file };
    const name = idIn(row, 'id');
    if (loaded.has(name)) refuse(row, 'id', `“${name}” is there already`);
    const table = terms.get(name) ?? refuse(row, 'id', `there is no table of terms for “${name}”`);
    loaded.set(name, { ...namedBy(row), name, terms: termsOf(name, table, taken) });
  }
  for (const [name, { file }] of terms)
    if (!loaded.has(name))
      refuse({ file, line: 1, cells: { id: name } }, 'id', `lists.csv does not name “${name}”`);
  return vocabulariesOf([...loaded.values()]);
}

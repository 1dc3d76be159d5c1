import { AppError, readTable, type TableText } from '#kernel';
import { refuseCycle } from './load-lists.ts';
import { LANGUAGES, type Labels, type Language, type Term, type Vocabularies } from './model.ts';
import { givenLabels, huridocsIn, idIn, flagsIn, refuse, TABLE_WRONG, type FileRow } from './read-row.ts';
import { vocabulariesOf } from './vocabularies.ts';

const COLUMNS = ['list', 'id', 'parent', 'en', 'fr', 'az', 'hy', 'ru', 'note', 'huridocs', 'flags'] as const;
type Column = (typeof COLUMNS)[number];
type Row = FileRow<Column>;

function changed(row: Row, what: string, had: string, given: string): never {
  const { file, line, cells } = row;
  throw new AppError('VOCABULARY_MEANING_CHANGED', { file, line, id: cells.id, what, had, given });
}

/** A known term with the labels that a row adds: one that was to be checked is replaced, any other gets a further one. */
function withLabels(term: Term, given: Partial<Labels>): Term {
  const labels: Record<Language, string> = { ...term.labels };
  const alsoCalled: Partial<Record<Language, readonly string[]>> = { ...term.alsoCalled };
  const toCheck = new Set(term.toCheck);
  for (const language of LANGUAGES) {
    const label = given[language];
    if (label === undefined) continue;
    const further = labels[language] === label ? null : toCheck.has(language) ? labels[language] : label;
    if (toCheck.delete(language)) labels[language] = label;
    if (further !== null && alsoCalled[language]?.includes(further) !== true)
      alsoCalled[language] = [...(alsoCalled[language] ?? []), further];
  }
  return { ...term, labels, alsoCalled, toCheck: LANGUAGES.filter((language) => toCheck.has(language)) };
}

/** What else a row says about a known term must be empty or what is known. */
function known(row: Row, term: Term): Term {
  const { cells } = row;
  if (cells.list !== '' && cells.list !== term.list) changed(row, 'list', term.list, cells.list);
  if (cells.parent !== '' && cells.parent !== term.parent)
    changed(row, 'term above', term.parent ?? '', cells.parent);
  const flags = flagsIn(row, 'flags');
  if ((flags.has('retired') && term.retired === null) || (flags.has('sensitive') && !term.isSensitive))
    changed(row, 'flag', '', cells.flags);
  if (cells.note !== '' && cells.note !== term.note) changed(row, 'note', term.note, cells.note);
  const codes = huridocsIn(row, 'huridocs');
  if (codes.length > 0 && codes.join(' ') !== term.huridocs.join(' '))
    changed(row, 'HURIDOCS code', term.huridocs.join(' '), codes.join(' '));
  return withLabels(term, givenLabels(row));
}

/** A new term; a language without a label has the first one given, and is marked to be checked. */
function added(row: Row, base: Vocabularies): Term {
  const { cells } = row;
  const id = idIn(row, 'id');
  if (!id.startsWith('x-')) refuse(row, 'id', `“${id}” is not known, and an id of your own begins with x-`);
  if (!base.names.includes(cells.list)) refuse(row, 'list', `there is no list “${cells.list}”`);
  const given = givenLabels(row);
  const flags = flagsIn(row, 'flags');
  const first = LANGUAGES.map((language) => given[language]).find((label) => label !== undefined);
  if (first === undefined) return refuse(row, 'en', 'there is no label in any language');
  return {
    id,
    list: cells.list,
    parent: cells.parent || null,
    labels: Object.fromEntries(
      LANGUAGES.map((language) => [language, given[language] ?? first]),
    ) as unknown as Labels,
    toCheck: LANGUAGES.filter((language) => given[language] === undefined),
    alsoCalled: {},
    note: cells.note,
    huridocs: huridocsIn(row, 'huridocs'),
    added: base.version,
    retired: flags.has('retired') ? base.version : null,
    isSensitive: flags.has('sensitive'),
  };
}

/** Below a sensitive term everything is sensitive, whether the rows say so or not. Each term is passed once. */
function sensitiveOf(terms: ReadonlyMap<string, Term>): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  for (const start of terms.values()) {
    const way: Term[] = [];
    let at: Term | undefined = start;
    for (; at !== undefined && !known.has(at.id); at = terms.get(at.parent ?? '')) way.push(at);
    let isSensitive = at !== undefined && known.get(at.id) === true;
    for (const term of way.toReversed()) {
      isSensitive ||= term.isSensitive;
      known.set(term.id, isSensitive);
    }
  }
  return new Set([...known].flatMap(([id, isSensitive]) => (isSensitive ? [id] : [])));
}

/**
 * The vocabularies with a file of somebody’s own merged in: new terms (ids `x-…`, below any term of the same list), and labels
 * for known ones. It may not change what an id means: another list, parent, note, flag or code for a known id is refused with
 * VOCABULARY_MEANING_CHANGED, and anything else that is wrong with VOCABULARY_TABLE_WRONG. `base` stays as it is. Merging a
 * file a second time changes nothing. Whoever gives the file controls it.
 */
export function extend(base: Vocabularies, table: TableText): Vocabularies {
  const lists = base.names.map((name) => base.vocabulary(name));
  const terms = new Map(lists.flatMap((list) => list.terms.map((term) => [term.id, term])));
  const newRows = new Map<string, Row>();
  const seen = new Set<string>();
  for (const read of readTable(table, COLUMNS, TABLE_WRONG)) {
    const row: Row = { ...read, file: table.file };
    const { id } = row.cells;
    if (seen.has(id)) refuse(row, 'id', `“${id}” is in this file already`);
    seen.add(id);
    const term = terms.get(id);
    terms.set(id, term === undefined ? added(row, base) : known(row, term));
    if (term === undefined) newRows.set(id, row);
  }
  for (const row of newRows.values()) {
    const { parent, list } = row.cells;
    const above = terms.get(parent);
    if (parent !== '' && (above === undefined || above.list !== list))
      refuse(row, 'parent', `there is no term “${parent}” in the list “${list}”`);
    if (above !== undefined && above.retired !== null && terms.get(row.cells.id)?.retired === null)
      refuse(row, 'parent', `“${parent}” is retired since version ${above.retired}`);
  }
  refuseCycle(new Map([...terms].map(([id, { parent }]) => [id, parent])), newRows);
  const sensitive = sensitiveOf(terms);
  const all = [...terms.values()].map((term) => ({ ...term, isSensitive: sensitive.has(term.id) }));
  return vocabulariesOf(
    lists.map((list) => ({ ...list, terms: all.filter((term) => term.list === list.name) })),
  );
}

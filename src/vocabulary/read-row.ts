import { tableError, type TableRow } from '#kernel';
import { LANGUAGES, type Labels, type Language } from './model.ts';

/** Code of every refusal of a cell. */
export const TABLE_WRONG = 'VOCABULARY_TABLE_WRONG';

/** A row and the file it is in. */
export type FileRow<Column extends string> = TableRow<Column> & { readonly file: string };

/** Refuses one cell. Error VOCABULARY_TABLE_WRONG. */
export function refuse<Column extends string>(row: FileRow<Column>, column: Column, why: string): never {
  throw tableError(TABLE_WRONG, { file: row.file, line: row.line, column }, why);
}

const LABEL_MAX = 200;

/** The labels that a row gives; languages whose cell is empty are left out. Error VOCABULARY_TABLE_WRONG. */
export function givenLabels<Column extends string>(row: FileRow<Column | Language>): Partial<Labels> {
  const given = LANGUAGES.flatMap((language): [Language, string][] => {
    const label = row.cells[language].normalize('NFC');
    if (label.length > LABEL_MAX) refuse(row, language, `the label is longer than ${LABEL_MAX} characters`);
    // A label is shown among others: what reverses or hides text would change those beside it.
    if (/[\p{Cc}\p{Cf}]/u.test(label)) refuse(row, language, 'the label holds invisible characters');
    return label === '' ? [] : [[language, label]];
  });
  return Object.fromEntries(given);
}

/** A label in every language. Error VOCABULARY_TABLE_WRONG names the first language without one. */
export function allLabels<Column extends string>(row: FileRow<Column | Language>): Labels {
  const given = givenLabels(row);
  const empty = LANGUAGES.find((language) => given[language] === undefined);
  if (empty !== undefined) refuse(row, empty, 'there is no label in this language');
  return given as Labels;
}

/** The languages that a cell names, separated by spaces. Error VOCABULARY_TABLE_WRONG. */
export function languagesIn<Column extends string>(row: FileRow<Column>, column: Column): Language[] {
  return row.cells[column]
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(
      (word) =>
        LANGUAGES.find((language) => language === word) ??
        refuse(row, column, `“${word}” is none of ${LANGUAGES.join(', ')}`),
    );
}

/** Numbers of micro-thesauri with or without a code. Error VOCABULARY_TABLE_WRONG. */
export function huridocsIn<Column extends string>(row: FileRow<Column>, column: Column): string[] {
  const all = row.cells[column].split(/\s+/).filter((word) => word !== '');
  const wrong = all.find((word) => !/^\d\d(:(\d\d){1,6})?$/.test(word));
  if (wrong !== undefined) refuse(row, column, `“${wrong}” is no number such as 04 or 04:05010400`);
  return all;
}

/** A version: a whole number from 1. Error VOCABULARY_TABLE_WRONG. */
export function versionIn<Column extends string>(row: FileRow<Column>, column: Column): number {
  const text = row.cells[column];
  return /^[1-9]\d{0,5}$/.test(text)
    ? Number(text)
    : refuse(row, column, `“${text}” is no version from 1 on`);
}

/** When a row came and when it went. Error VOCABULARY_TABLE_WRONG when it went before it came. */
export function versionsIn(row: FileRow<'added' | 'retired'>): { added: number; retired: number | null } {
  const added = versionIn(row, 'added');
  const retired = row.cells.retired === '' ? null : versionIn(row, 'retired');
  if (retired !== null && retired <= added)
    refuse(row, 'retired', `version ${retired} is not after version ${added}`);
  return { added, retired };
}

/** Whether the cell says “sensitive”; anything else but nothing is refused. Error VOCABULARY_TABLE_WRONG. */
export function isSensitiveIn<Column extends string>(row: FileRow<Column>, column: Column): boolean {
  const text = row.cells[column];
  if (text !== '' && text !== 'sensitive') refuse(row, column, `“${text}” is not “sensitive”`);
  return text === 'sensitive';
}

const FLAGS = ['sensitive', 'retired'] as const;

/** What a cell of an extension says of a term: `sensitive`, `retired`, both with a space between, or nothing. Error VOCABULARY_TABLE_WRONG. */
export function flagsIn<Column extends string>(
  row: FileRow<Column>,
  column: Column,
): ReadonlySet<(typeof FLAGS)[number]> {
  const words = row.cells[column].split(/\s+/).filter((word) => word !== '');
  return new Set(
    words.map(
      (word) =>
        FLAGS.find((flag) => flag === word) ??
        refuse(row, column, `“${word}” is neither “sensitive” nor “retired”`),
    ),
  );
}

/** An id or the name of a list. Error VOCABULARY_TABLE_WRONG. */
export function idIn<Column extends string>(row: FileRow<Column>, column: Column): string {
  const id = row.cells[column];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 80)
    refuse(row, column, `“${id}” is not made of small letters a–z, digits and hyphens`);
  return id;
}

import { AppError, formRefusal } from '#kernel';
import { dateReader, type DateReader } from './dates.ts';
import { importPhrase } from './errors.ts';
import { shortened, type Cell, type ImportField, type Said } from './model.ts';
import { folded, termCalled } from './terms.ts';

type Code = Parameters<typeof importPhrase>[0];
/** A value of a field, before the record’s own checks; null where the cell is empty. */
export type CellValue = string | number | readonly string[] | null;
/** Takes the value of one field out of a row; what is wrong goes to `said`. */
export type Take = (cells: readonly string[], said: Said[]) => CellValue;

/** Where the columns of a heading are. Error IMPORT_MAPPING, at `at`, for one that is not there or is there twice. */
export type Columns = (name: string, at: string) => number;

/** A refusal of a mapping. */
export function wrongMapping(
  at: string,
  why: Code,
  facts: Readonly<Record<string, string | number>> = {},
): AppError {
  return new AppError('IMPORT_MAPPING', { at, why: importPhrase(why, facts) });
}

/** The refusal of a mapping that its schema refuses, with the first place and its rule. */
export function unformedMapping(faults: Parameters<typeof formRefusal>[0]): AppError {
  const { at, why } = formRefusal(faults);
  return new AppError('IMPORT_MAPPING', { at: at.slice(1, 200).replaceAll('/', '.') || 'mapping', why });
}

const PLACES = /\{([^{}]{1,300})\}/g;

/** The text of a cell, of columns in a template, or a constant. A template whose columns are all empty is empty. */
function textOf(cell: Cell, at: string, columns: Columns): (cells: readonly string[]) => string {
  const { column, template, constant } = cell;
  if ([column, template, constant].filter((one) => one !== undefined).length !== 1)
    throw wrongMapping(at, 'import-why-one');
  // What a proposal left to a person to say.
  if (constant === '?') throw wrongMapping(at, 'import-why-needed');
  if (column !== undefined) {
    const place = columns(column, at);
    return (cells) => (cells[place] ?? '').trim();
  }
  if (template === undefined) {
    const text = String(constant);
    return () => text;
  }
  const places = [...template.matchAll(PLACES)].map(([, name = '']) => columns(name, at));
  return (cells) => {
    if (places.length > 0 && places.every((place) => (cells[place] ?? '').trim() === '')) return '';
    let next = 0;
    return template.replaceAll(PLACES, () => (cells[places[next++] ?? -1] ?? '').trim());
  };
}

type Read = (written: string) => { readonly value: string | number } | { readonly wrong: Code };

function datesIn(cell: Cell, at: string): DateReader {
  const reader = dateReader(cell.format ?? '');
  if (!reader) throw wrongMapping(`${at}.format`, 'import-why-date');
  return reader;
}

function termsOf(list: string): Read {
  return (written) => {
    const id = termCalled(list, written);
    if (id === undefined) return { wrong: 'import-no-term' };
    return id === null ? { wrong: 'import-term-two' } : { value: id };
  };
}

const PSEUDONYM = /^[PG]-\d{4,9}$/;
const DECIMAL = /^[+-]?\d{1,3}([.,]\d{1,12})?$/;
const SEXES = new Set(['female', 'male', 'other']);

/** How one text becomes the value of a field. */
function readerOf(field: ImportField, cell: Cell, at: string): Read {
  const { kind, list, most = 0 } = field;
  if (kind === 'date') {
    const read = datesIn(cell, at);
    return (written) => {
      const date = read(written);
      return 'edtf' in date ? { value: date.edtf } : date;
    };
  }
  if ((kind === 'term' || kind === 'terms') && list !== undefined) return termsOf(list);
  if (kind === 'number')
    return (written) => {
      const isOne = /^\d{1,10}$/.test(written) && Number(written) <= most;
      return isOne ? { value: Number(written) } : { wrong: 'import-no-number' };
    };
  if (kind === 'degrees')
    return (written) =>
      DECIMAL.test(written) ? { value: Number(written.replace(',', '.')) } : { wrong: 'import-no-number' };
  if (kind === 'sex')
    return (written) =>
      SEXES.has(folded(written)) ? { value: folded(written) } : { wrong: 'import-no-term' };
  // Whose pseudonym it is is asked of the database, for many rows at once.
  if (kind === 'actor')
    return (written) =>
      PSEUDONYM.test(written.toUpperCase()) ? { value: written.toUpperCase() } : { wrong: 'import-no-actor' };
  return (written) => ({ value: written });
}

const MOST_KNOWN = 2000;
const isMany = ({ kind }: ImportField): boolean => kind === 'terms' || kind === 'lines';

/**
 * How the value of a field is taken out of a row: the text, what the value map says of it, then what the field’s kind makes of it. What
 * cannot be read is said with the cell’s column. Error IMPORT_MAPPING.
 */
export function takeOf(field: ImportField, cell: Cell, at: string, columns: Columns): Take {
  const text = textOf(cell, at, columns);
  const meant = new Map(Object.entries(cell.values ?? {}).map(([from, to]) => [folded(from), to]));
  const read = readerOf(field, cell, at);
  const column = cell.column ?? cell.template ?? null;
  const many = isMany(field);
  // Cells of one column repeat each other.
  const known = new Map<string, ReturnType<Read>>();
  const readOnce = (written: string): ReturnType<Read> => {
    const before = known.get(written);
    if (before) return before;
    const result = read(meant.size === 0 ? written : (meant.get(folded(written)) ?? written));
    if (known.size < MOST_KNOWN) known.set(written, result);
    return result;
  };
  const one = (written: string, said: Said[]): string | number | null => {
    const result = readOnce(written);
    if ('value' in result) return result.value;
    said.push({ code: result.wrong, column, value: shortened(written) });
    return null;
  };
  const split = (written: string): readonly string[] =>
    cell.split === undefined ? [written] : written.split(cell.split).map((part) => part.trim());
  const take: Take = (cells, said) => {
    const written = text(cells);
    if (written === '') return many ? [] : null;
    if (!many) return one(written, said);
    return split(written)
      .filter((part) => part !== '')
      .map((part) => one(part, said))
      .filter((value) => value !== null)
      .map(String);
  };
  if (cell.constant === undefined) return take;
  // A constant is read once: what is wrong with it is wrong with the mapping.
  const said: Said[] = [];
  const list = Array.isArray(cell.constant) ? cell.constant : null;
  const value = list ? list.map((part) => one(part, said)) : take([], said);
  if (said.length > 0 || (list && !many)) throw wrongMapping(`${at}.constant`, 'import-why-value');
  return () => value as CellValue;
}

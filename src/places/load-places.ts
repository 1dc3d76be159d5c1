import { readTable, tableError, type TableRow, type TableText } from '#kernel';
import { cleanName } from './clean-name.ts';
import {
  BASES,
  NAME_KINDS,
  NAME_LANGUAGES,
  PLACE_KINDS,
  PRECISIONS,
  type Place,
  type PlaceName,
} from './model.ts';

const CODE = 'PLACES_TABLE_WRONG';

const PLACE_COLUMNS = [
  'id',
  'kind',
  'parent',
  'iso_3166',
  'pcode',
  'geonameid',
  'latitude',
  'longitude',
  'precision',
  'basis',
  'code_basis',
  'note',
] as const;

const NAME_COLUMNS = [
  'place',
  'name',
  'language',
  'kind',
  'from',
  'until',
  'used_by',
  'source',
  'basis',
  'dates_basis',
] as const;

/** A table of places and the table of their names. */
export interface PlaceTables {
  readonly places: TableText;
  readonly names: TableText;
}

type Cells<Column extends string> = TableRow<Column> & { readonly file: string };

function refuse<Column extends string>(row: Cells<Column>, column: Column, why: string): never {
  throw tableError(CODE, { file: row.file, line: row.line, column }, why);
}

function oneOf<Column extends string, Value extends string>(
  row: Cells<Column>,
  column: Column,
  values: readonly Value[],
): Value {
  const value = values.find((one) => one === row.cells[column]);
  return value ?? refuse(row, column, `“${row.cells[column]}” is none of ${values.join(', ')}`);
}

/** A number in decimal notation within ±`most`; null for an empty cell. */
function degrees<Column extends string>(row: Cells<Column>, column: Column, most: number): number | null {
  const text = row.cells[column];
  if (text === '') return null;
  const value = /^-?\d{1,3}(\.\d{1,10})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(Math.abs(value) <= most)) refuse(row, column, `“${text}” is no number of degrees up to ${most}`);
  return value;
}

/** An EDTF year, month or day, uncertain or approximate; null for an empty cell. */
function edtfDate<Column extends string>(row: Cells<Column>, column: Column): string | null {
  const text = row.cells[column];
  if (text === '') return null;
  if (!/^-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?$/.test(text))
    refuse(row, column, `“${text}” is no EDTF date such as 1959, 1991-11 or 1923~`);
  return text;
}

function placeOf(row: Cells<(typeof PLACE_COLUMNS)[number]>): Place {
  const { cells } = row;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(cells.id))
    refuse(row, 'id', `“${cells.id}” is not made of small letters a–z, digits and hyphens`);
  const latitude = degrees(row, 'latitude', 90);
  const longitude = degrees(row, 'longitude', 180);
  if ((latitude === null) !== (longitude === null))
    refuse(row, 'longitude', 'latitude and longitude go together');
  const precision = oneOf(row, 'precision', PRECISIONS);
  if ((precision === 'none') !== (latitude === null))
    refuse(row, 'precision', 'it is “none” exactly where there are no coordinates');
  if (!/^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$/.test(cells.iso_3166))
    refuse(row, 'iso_3166', `“${cells.iso_3166}” has not the form of ISO 3166`);
  if (!/^(\d{1,9})?$/.test(cells.geonameid)) refuse(row, 'geonameid', `“${cells.geonameid}” is no number`);
  const hasCode = cells.iso_3166 !== '' || cells.pcode !== '';
  if (hasCode !== (cells.code_basis !== ''))
    refuse(row, 'code_basis', 'it is filled exactly where there is a code');
  return {
    id: cells.id,
    kind: oneOf(row, 'kind', PLACE_KINDS),
    parent: cells.parent || null,
    iso: cells.iso_3166 || null,
    pcode: cells.pcode || null,
    geonameId: cells.geonameid === '' ? null : Number(cells.geonameid),
    latitude,
    longitude,
    precision,
    basis: oneOf(row, 'basis', BASES),
    codeBasis: hasCode ? oneOf(row, 'code_basis', BASES) : null,
    note: cells.note,
    names: [],
  };
}

function nameOf(row: Cells<(typeof NAME_COLUMNS)[number]>): PlaceName {
  const { cells } = row;
  if (cleanName(cells.name) === '') refuse(row, 'name', 'it is empty or longer than 200 characters');
  if (cells.source === '') refuse(row, 'source', 'it is empty: say where the name is from');
  const from = edtfDate(row, 'from');
  const until = edtfDate(row, 'until');
  // Years are enough to catch a swap; EDTF of mixed precision has no simple order.
  if (from !== null && until !== null && Number.parseInt(from, 10) > Number.parseInt(until, 10))
    refuse(row, 'until', `${until} is before ${from}`);
  const hasDates = from !== null || until !== null;
  if (hasDates !== (cells.dates_basis !== ''))
    refuse(row, 'dates_basis', 'it is filled exactly where there is a date');
  return {
    name: cells.name,
    language: oneOf(row, 'language', NAME_LANGUAGES),
    kind: oneOf(row, 'kind', NAME_KINDS),
    from,
    until,
    usedBy: cells.used_by || null,
    source: cells.source,
    basis: oneOf(row, 'basis', BASES),
    datesBasis: hasDates ? oneOf(row, 'dates_basis', BASES) : null,
  };
}

/** Walks up from each place once; a place met again on the way up is a circle. */
function checkParents(places: ReadonlyMap<string, Place>, rowOf: ReadonlyMap<string, PlaceRow>): void {
  const sound = new Set<string>();
  for (const start of places.keys()) {
    const way = new Set<string>();
    let row = rowOf.get(start);
    for (let id: string | null = start; id !== null && !sound.has(id) && row !== undefined;) {
      const place = places.get(id);
      if (place === undefined) return refuse(row, 'parent', `there is no place “${id}”`);
      if (way.has(id)) return refuse(row, 'parent', `it goes in a circle: ${[...way, id].join(' → ')}`);
      way.add(id);
      row = rowOf.get(id);
      id = place.parent;
    }
    for (const id of way) sound.add(id);
  }
}

type PlaceRow = Cells<(typeof PLACE_COLUMNS)[number]>;

/**
 * Places by id, with their names in the order of the tables. Several pairs of tables may be given: later ones add places, and
 * names to places of earlier ones, and change nothing. Whoever keeps the files controls them; what is wrong in one is refused
 * with PLACES_TABLE_WRONG, which names file, line and column.
 */
export function loadPlaces(tables: readonly PlaceTables[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const rowOf = new Map<string, PlaceRow>();
  for (const { places: table } of tables)
    for (const read of readTable(table, PLACE_COLUMNS, CODE)) {
      const row: PlaceRow = { ...read, file: table.file };
      const place = placeOf(row);
      if (places.has(place.id)) refuse(row, 'id', `“${place.id}” is there already`);
      places.set(place.id, place);
      rowOf.set(place.id, row);
    }
  checkParents(places, rowOf);
  const names = new Map<string, PlaceName[]>();
  for (const { names: table } of tables)
    for (const read of readTable(table, NAME_COLUMNS, CODE)) {
      const row = { ...read, file: table.file };
      const { place } = row.cells;
      if (!places.has(place)) refuse(row, 'place', `there is no place “${place}”`);
      names.set(place, [...(names.get(place) ?? []), nameOf(row)]);
    }
  for (const [id, place] of places) {
    const own = names.get(id);
    const row = rowOf.get(id);
    if (own !== undefined) places.set(id, { ...place, names: own });
    else if (row !== undefined) refuse(row, 'id', 'the place has no name');
  }
  return places;
}

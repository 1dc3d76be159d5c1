import { Value } from 'typebox/value';
import { AppError } from '#kernel';
import type { GivenName } from '../actors/names.ts';
import { takeOf, unformedMapping, wrongMapping, type Columns, type Take } from './cells.ts';
import {
  fieldsFor,
  MappingSchema,
  type Cell,
  type ImportKind,
  type MappedForm,
  type Mapping,
} from './model.ts';

const NEEDS: Readonly<Record<ImportKind, readonly MappedForm[]>> = {
  incidents: ['incident'],
  people: ['actor'],
  casualties: ['incident', 'act'],
};
const TAKES: Readonly<Record<ImportKind, readonly MappedForm[]>> = {
  incidents: ['incident', 'act', 'involvement', 'information'],
  people: ['actor'],
  casualties: ['incident', 'act', 'involvement', 'information', 'actor'],
};

/** The mapping, when it has the agreed form. Whoever imports controls it. Error IMPORT_MAPPING with the place that is wrong. */
export function readMapping(given: unknown): Mapping {
  if (Value.Check(MappingSchema, given)) return given;
  throw unformedMapping(Value.Errors(MappingSchema, given));
}

/** A mapping read from the text of a file. Errors as `readMapping`. */
export function parseMapping(text: string): Mapping {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw wrongMapping('mapping', 'import-why-json');
  }
  return readMapping(given);
}

/** How the values of a record are taken out of a row, field by field. */
export type Takes = readonly (readonly [name: string, take: Take, column: string | null])[];

/** A mapping put to the columns of one sheet. */
export interface PlacedMapping {
  readonly kind: ImportKind;
  readonly mapping: Mapping;
  readonly width: number;
  readonly takes: Readonly<Partial<Record<MappedForm, Takes>>>;
  readonly names: readonly (Pick<GivenName, 'kind' | 'language'> & {
    readonly at: number;
    readonly column: string;
  })[];
  /** Places of the columns that make a row the same row, and an incident the same incident. */
  readonly key: readonly number[];
  readonly incidentKey: readonly number[];
}

/** Where the columns of a heading are; a name that is not there, or there twice, is refused when it is asked for. */
export function columnsOf(header: readonly string[]): Columns {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  for (const [at, name] of header.entries()) {
    if (places.has(name)) twice.add(name);
    places.set(name, at);
  }
  return (name, at) => {
    const place = places.get(name.trim());
    if (place === undefined) throw wrongMapping(at, 'import-why-column', { column: name.slice(0, 80) });
    if (twice.has(name.trim()))
      throw wrongMapping(at, 'import-why-column-twice', { column: name.slice(0, 80) });
    return place;
  };
}

function takesOf(form: MappedForm, cells: Readonly<Record<string, Cell>>, columns: Columns): Takes {
  return Object.entries(cells).map(([name, cell]) => {
    const at = `${form}.fields.${name}`;
    const field = fieldsFor(form).find((one) => one.name === name);
    if (!field) throw wrongMapping(at, 'import-why-field', { field: name });
    // Only a source that is there is one: it is named once, in the mapping.
    if (field.kind === 'source') throw wrongMapping(at, 'import-why-field', { field: name });
    return [name, takeOf(field, cell, at, columns), cell.column ?? cell.template ?? null] as const;
  });
}

/** Puts a mapping to a heading: every column must be there once, and every record that the kind needs be mapped. Error IMPORT_MAPPING. */
export function placeMapping(kind: ImportKind, mapping: Mapping, header: readonly string[]): PlacedMapping {
  const columns = columnsOf(header);
  const takes: Partial<Record<MappedForm, Takes>> = {};
  for (const form of ['incident', 'act', 'involvement', 'information', 'actor'] as const) {
    const part = mapping[form];
    if (!part) {
      if (NEEDS[kind].includes(form)) throw wrongMapping(form, 'import-why-needed');
      continue;
    }
    if (!TAKES[kind].includes(form)) throw wrongMapping(form, 'import-why-not-here');
    const cells: Record<string, Cell> = part.fields ?? {};
    for (const field of fieldsFor(form))
      if (field.isRequired && !Object.hasOwn(cells, field.name))
        throw wrongMapping(`${form}.fields.${field.name}`, 'import-why-needed');
    takes[form] = takesOf(form, cells, columns);
  }
  if (mapping.involvement && !mapping.act) throw wrongMapping('act', 'import-why-needed');
  const names = (mapping.actor?.names ?? []).map(({ column, kind: nameKind, language = null }, n) => ({
    column,
    kind: nameKind,
    language,
    at: columns(column, `actor.names.${n}`),
  }));
  if (kind === 'people' && names.length === 0) throw wrongMapping('actor.names', 'import-why-needed');
  return {
    kind,
    mapping,
    width: header.length,
    takes,
    names,
    key: (mapping.key ?? []).map((name) => columns(name, 'key')),
    incidentKey: (mapping.incident?.key ?? []).map((name) => columns(name, 'incident.key')),
  };
}

/** What a refusal of a record’s own check says, as what is said of a row; anything else is thrown on. */
export function refusedAs(error: unknown): { readonly code: string; readonly what: string | null } {
  const { why, what } = error instanceof AppError && error.code === 'INVALID_INPUT' ? error.detail : {};
  if (typeof why !== 'object' || !('code' in why)) throw error;
  return { code: why.code, what: typeof what === 'object' && 'code' in what ? what.code : null };
}

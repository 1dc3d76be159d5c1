import { asEdtf } from '#catalogue';
import { AppError, type Phrase } from '#kernel';
import { columnsOf } from '#ledger';
import { vocabularies } from '../model.ts';
import { fieldOf, incidentForms, labelOf, type Field, type IncidentForm } from './forms.ts';
import { fieldPhrase } from './phrases.ts';
import type { RecordRow } from './store.ts';

/** What a record says, by the names of its fields: text, a number of degrees, a list of terms, or null where nothing is said. */
export type Values = Readonly<Record<string, string | number | readonly string[] | null>>;

const LIMITS = { line: 300, text: 10_000 } as const;
/** More terms than this nobody means. */
const MOST_TERMS = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const POSITIONS: ReadonlySet<string> = new Set(['exact', 'settlement', 'seat', 'approximate']);

type PhraseCode = Parameters<typeof fieldPhrase>[0];

/** A field as messages speak of it. */
export const calledField = (field: Field): Phrase => fieldPhrase(labelOf(field) as PhraseCode);

function refuse(field: Field, why: PhraseCode): never {
  throw new AppError('INVALID_INPUT', { what: calledField(field), why: fieldPhrase(why) });
}

function isTerm(field: Field, id: string): boolean {
  return vocabularies()
    .vocabulary(field.list ?? '')
    .terms.some((term) => term.id === id);
}

function words(field: Field, value: unknown, most: number): string | null {
  if (typeof value !== 'string') refuse(field, 'not-of-this-kind');
  const text = value.normalize('NFC').trim();
  if (text.length > most) refuse(field, 'too-long');
  return text === '' ? null : text;
}

function termsOf(field: Field, value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length > MOST_TERMS) refuse(field, 'not-of-this-kind');
  const ids = value.map((id: unknown) => (typeof id === 'string' && isTerm(field, id) ? id : null));
  if (ids.includes(null)) refuse(field, 'not-of-this-kind');
  return [...new Set(ids as string[])];
}

function degrees(field: Field, value: unknown): number {
  const most = field.name === 'latitude' ? 90 : 180;
  if (typeof value !== 'number' || !(Math.abs(value) <= most)) refuse(field, 'not-in-degrees');
  return value;
}

function dateOf(field: Field, value: unknown): string | null {
  const written = words(field, value, LIMITS.line);
  if (written === null) return null;
  try {
    return asEdtf(written);
  } catch {
    return refuse(field, 'not-an-edtf-date');
  }
}

function known(field: Field, value: unknown, isKnown: (text: string) => boolean): string | null {
  const text = words(field, value, LIMITS.line);
  if (text !== null && !isKnown(text)) refuse(field, 'not-of-this-kind');
  return text;
}

const CHECKS: Readonly<Record<Field['kind'], (field: Field, value: unknown) => Values[string]>> = {
  line: (field, value) => words(field, value, LIMITS.line),
  text: (field, value) => words(field, value, LIMITS.text),
  date: dateOf,
  term: (field, value) => known(field, value, (id) => isTerm(field, id)),
  terms: (field, value) => termsOf(field, value),
  actor: (field, value) => known(field, value, (id) => UUID.test(id)),
  source: (field, value) => known(field, value, (id) => UUID.test(id)),
  place: (field, value) => words(field, value, LIMITS.line),
  degrees: (field, value) => degrees(field, value),
  position: (field, value) => known(field, value, (kind) => POSITIONS.has(kind)),
};

/**
 * Everything that a record says once `given` has been said of it: what is left out stays as it was in `before` (nothing, where there is no
 * record yet), null takes a value back. Text becomes NFC and loses its outer spaces. Whoever sends it controls every name and value.
 * Error INVALID_INPUT names the field and what is wrong with it.
 */
export function checkedValues(
  form: IncidentForm,
  given: Readonly<Record<string, unknown>>,
  before: Values = {},
): Values {
  for (const name of Object.keys(given))
    if (!fieldOf(form, name))
      throw new AppError('INVALID_INPUT', { what: name.slice(0, 60), why: fieldPhrase('no-such-field') });
  const values = Object.fromEntries(
    incidentForms[form].map((field) => {
      const value = Object.hasOwn(given, field.name) ? given[field.name] : (before[field.name] ?? null);
      const none = field.kind === 'terms' ? [] : null;
      const checked =
        value === null || value === undefined ? none : (CHECKS[field.kind](field, value) ?? none);
      if (field.isRequired && checked === null) refuse(field, 'is-needed');
      return [field.name, checked];
    }),
  );
  const [latitude, longitude] = [values['latitude'] ?? null, values['longitude'] ?? null];
  if ((latitude === null) !== (longitude === null))
    throw new AppError('INVALID_INPUT', {
      what: fieldPhrase(latitude === null ? 'field-latitude' : 'field-longitude'),
      why: fieldPhrase('both-coordinates'),
    });
  if ((latitude === null) !== ((values['positionKind'] ?? null) === null))
    throw new AppError('INVALID_INPUT', {
      what: fieldPhrase('field-position-kind'),
      why: fieldPhrase('position-and-kind'),
    });
  if (form === 'information' && values['sourceId'] === null && values['actorId'] === null)
    throw new AppError('INVALID_INPUT', {
      what: fieldPhrase('field-source-id'),
      why: fieldPhrase('who-tells'),
    });
  return values;
}

/** Columns by the names of fields, once for all: an import asks for them a million times. */
const columnsByName = new Map(
  Object.values(incidentForms).flatMap((fields) =>
    fields.map(
      ({ name }) => [name, name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] as const,
    ),
  ),
);
const columnOf = (name: string): string => columnsByName.get(name) ?? name;

/** The values as the table holds them: a column where it has one, the rest in `facts`, where what was not said is left out. */
export function toColumns(form: IncidentForm, values: Values): Readonly<Record<string, unknown>> {
  const columns = new Set(columnsOf(form));
  const facts: Record<string, unknown> = {};
  const row: Record<string, unknown> = { facts };
  for (const [name, value] of Object.entries(values)) {
    const column = columnOf(name);
    if (columns.has(column)) row[column] = value;
    else if (value !== null && !(Array.isArray(value) && value.length === 0)) facts[name] = value;
  }
  return row;
}

/** What a row of a table says, by the names of the fields; the opposite of `toColumns`. */
export function toValues(form: IncidentForm, row: RecordRow): Values {
  const fields = row as unknown as Readonly<Record<string, Values[string]>>;
  const facts = row.facts as Values;
  return Object.fromEntries(
    incidentForms[form].map((field) => {
      const column = columnOf(field.name);
      const value = Object.hasOwn(fields, column) ? fields[column] : facts[field.name];
      return [field.name, value ?? (field.kind === 'terms' ? [] : null)];
    }),
  );
}

import type { Field, Term } from '../api/schema.gen.ts';

/** What a record says, as the server has it. */
export type Values = Readonly<Record<string, unknown>>;

/** The value as text; empty where there is none. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** The value as a list of terms. */
export const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Whether nothing is said. */
export const isOpen = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Whether a term lies within a group. */
export function isWithin(id: string, group: string, terms: readonly Term[]): boolean {
  const parents = new Map(terms.map((term) => [term.id, term.parent]));
  for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) if (at === group) return true;
  return false;
}

/** What the fields say, as the server takes it; a number of degrees that is none is sent as it was typed, and refused by name. */
export function valuesOf(form: FormData, fields: readonly Field[]): Values {
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      if (field.kind === 'terms') return [[field.name, form.getAll(field.name).map(String)]];
      // Not asked for on this form: it stays as it is.
      if (!form.has(field.name)) return [];
      const typed = String(form.get(field.name)).trim();
      if (typed === '') return [[field.name, null]];
      if (field.kind !== 'degrees') return [[field.name, typed]];
      const degrees = Number(typed.replace(',', '.'));
      return [[field.name, Number.isFinite(degrees) ? degrees : typed]];
    }),
  );
}

/** What a text of the law says, as the form walks through it: nothing is known of its shape while somebody writes. */
export type Value = unknown;

/** Where a value stands. */
export type Path = readonly (string | number)[];

type Fields = Readonly<Record<string, unknown>>;

/** A value as fields; none where it is something else. */
export const fieldsOf = (value: Value): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** A value as a list; empty where it is something else. */
export const listOf = (value: Value): readonly Value[] => (Array.isArray(value) ? value : []);

/** A value as a text; empty where it is something else. */
export const textOf = (value: Value): string => (typeof value === 'string' ? value : '');

/** What an entry of a list is called: its id, else its number. */
export const nameOf = (value: Value, index: number): string =>
  textOf(fieldsOf(value)['id']) || String(index + 1);

/** An id below another that no entry has: `icerd.1` and a list with `icerd.1.a` give `icerd.1.b`. */
export function freeId(parent: string, list: readonly Value[]): string {
  const taken = new Set(list.map((one) => textOf(fieldsOf(one)['id'])));
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (const letter of letters) if (!taken.has(`${parent}.${letter}`)) return `${parent}.${letter}`;
  for (let number = 1; ; number += 1) if (!taken.has(`${parent}.${number}`)) return `${parent}.${number}`;
}

/** The highest number among ids such as `wells.1`, `wells.9`, and one more: `wells.10`. */
export function nextId(parent: string, list: readonly Value[]): string {
  const numbers = list.map((one) => Number(/\.(\d+)$/.exec(textOf(fieldsOf(one)['id']))?.[1] ?? 0));
  return `${parent}.${Math.max(0, ...numbers) + 1}`;
}

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

/** A text, a number or a truth as it is written; empty where it is something else. */
export const wordOf = (value: Value): string =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : textOf(value);

/** What an entry of a list is called: its id, else its number. */
export const nameOf = (value: Value, index: number): string =>
  textOf(fieldsOf(value)['id']) || String(index + 1);

/** What a text of the law says in English; empty where it is none. */
export const englishOf = (value: Value): string => textOf(fieldsOf(value)['en']);

/** A path as problems and the server name it: `/parties/0/state`; the whole file is the empty text. */
export const pointerOf = (path: Path): string => path.map((part) => `/${part}`).join('');

/** Whether one place is another or lies in it. */
export const isWithin = (field: string, outer: string): boolean =>
  field === outer || field.startsWith(`${outer}/`);

/** Whether a text is a day as the calendar has it. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

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

/**
 * An id that no entry of a list has, as those that are there are numbered: after `F9` and `F18` comes `F19`, after `a` and `b` comes `c`. Where they have
 * words for ids, `word`, with a number where it is taken.
 */
export function freeLocalId(list: readonly Value[], word: string): string {
  const ids = list.map((one) => textOf(fieldsOf(one)['id']));
  const taken = new Set(ids);
  const last = ids.at(-1) ?? '';
  const prefix = /^([A-Za-z]{0,4})\d+$/.exec(last)?.[1];
  if (prefix !== undefined) {
    const numbers = ids.map((id) => Number(id.startsWith(prefix) ? id.slice(prefix.length) : 0) || 0);
    return `${prefix}${Math.max(...numbers) + 1}`;
  }
  const next = last.length === 1 ? String.fromCodePoint((last.codePointAt(0) ?? 0) + 1) : '';
  if (/[a-z]/i.test(next) && !taken.has(next)) return next;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? word : `${word}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** A change of one value; without a value it is taken away. */
export interface Change {
  readonly path: Path;
  readonly value?: unknown;
}

/** What the server takes at once. */
const MOST_CHANGES = 40;

/**
 * The changes that make one list of words of another: what goes is taken away from the end on, what is new is added. Where the order changes, or where
 * there would be more than the server takes at once, the list is written anew.
 */
export function listChanges(path: Path, before: readonly string[], after: readonly string[]): Change[] {
  if (before.join(' ') === after.join(' ')) return [];
  if (after.length === 0) return [{ path }];
  const gone = before.flatMap((one, at) => (after.includes(one) ? [] : [at]));
  const kept = before.filter((one) => after.includes(one));
  const isInOrder = kept.every((one, at) => after[at] === one);
  const changes = [
    ...gone.toReversed().map((at): Change => ({ path: [...path, at] })),
    ...after.slice(kept.length).map((value, at): Change => ({ path: [...path, kept.length + at], value })),
  ];
  return isInOrder && kept.length > 0 && changes.length <= MOST_CHANGES ? changes : [{ path, value: after }];
}

/** The ids that begin with one and a dot, wherever they stand in a value. */
function* idsBelow(value: Value, path: Path, id: string): Generator<readonly [Path, string]> {
  if (Array.isArray(value)) for (const [at, one] of value.entries()) yield* idsBelow(one, [...path, at], id);
  else
    for (const [name, inner] of Object.entries(fieldsOf(value)))
      if (name === 'id' && typeof inner === 'string' && inner.startsWith(`${id}.`))
        yield [[...path, name], inner];
      else yield* idsBelow(inner, [...path, name], id);
}

/** The changes that give an entry another id, and all ids in it that begin with the one it had; of more than the server takes at once, its own. */
export function idChanges(of: Value, path: Path, id: string): readonly [Change, ...Change[]] {
  const before = textOf(fieldsOf(of)['id']);
  const own: Change = { path: [...path, 'id'], value: id };
  if (before === '' || id === '') return [own];
  const below = [...idsBelow(of, path, before)].map(([at, inner]): Change => ({
    path: at,
    value: `${id}${inner.slice(before.length)}`,
  }));
  return below.length < MOST_CHANGES ? [own, ...below] : [own];
}

/** Where a text stands in a value, among places that are named with `#` for the numbers of entries. */
function* placesOf(value: Value, pattern: Path, text: string, path: Path = []): Generator<Path> {
  const [part, ...rest] = pattern;
  if (part === undefined) {
    if (value === text) yield path;
  } else if (part === '#')
    for (const [at, one] of listOf(value).entries()) yield* placesOf(one, rest, text, [...path, at]);
  else {
    const inner = typeof part === 'number' ? listOf(value)[part] : fieldsOf(value)[part];
    yield* placesOf(inner, rest, text, [...path, part]);
  }
}

/**
 * The changes that give an entry another id, and all places of the file that name it by the one it had; its own alone where there are more than the
 * server takes at once, or where another entry beside it has that id too.
 */
export function renamings(
  value: Value,
  own: { readonly path: Path; readonly value: string },
  before: string,
  named: readonly Path[],
): readonly [Change, ...Change[]] {
  const beside = own.path.map((part, at) => (at === own.path.length - 2 ? '#' : part));
  if (before === '' || own.value === '' || [...placesOf(value, beside, before)].length > 1) return [own];
  const others = named.flatMap((pattern) =>
    [...placesOf(value, pattern, before)].map((path): Change => ({ path, value: own.value })),
  );
  return others.length < MOST_CHANGES ? [own, ...others] : [own];
}

import { isCollection, isMap, isScalar, parseDocument, type Node, type Pair } from 'yaml';
import { AppError } from '#kernel';
import { canonicalJson, isJsonObject, type Json } from '#verify';
import { readYaml, type Path } from './read-yaml.ts';

/**
 * A change of one value of a file: put there, or taken away where `value` is left out. An index one past the end of a list adds to it. With `to` and without
 * `value` an entry of a list is moved to that place among the others, from 0.
 */
export interface TextChange {
  readonly path: Path;
  readonly value?: Json;
  readonly to?: number;
}

/** Names that YAML would read as something else when they stand without quotation marks. */
const NO_NAMES = new Set(['true', 'false', 'null']);
const PLAIN = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/;
const PLAIN_KEY = /^[A-Za-z][A-Za-z0-9-]*$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A value on one line, as it may stand anywhere in YAML. */
export function inOneLine(value: Json): string {
  if (typeof value === 'string')
    return (PLAIN.test(value) && !NO_NAMES.has(value)) || DAY.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, inner]) => {
    const key = PLAIN_KEY.test(name) && !NO_NAMES.has(name) ? name : JSON.stringify(name);
    return `${key}: ${inOneLine(inner)}`;
  });
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** What lies in a collection under one name or number. */
interface Entry {
  /** Offsets of the whole entry, the name of a field and the sign of a list left in or out as it stands. */
  readonly from: number;
  readonly to: number;
  readonly node: Node | null;
}

const rangeOf = (node: Node): readonly [number, number] => [node.range?.[0] ?? 0, node.range?.[1] ?? 0];

function entriesOf(node: Node): Entry[] {
  if (!isCollection(node)) return [];
  return node.items.map((item): Entry => {
    if (!isMap(node)) {
      const [from, to] = rangeOf(item as Node);
      return { from, to, node: item as Node };
    }
    const { key, value } = item as Pair<Node, Node | null>;
    const [from, keyEnd] = rangeOf(key);
    return { from, to: value === null ? keyEnd : Math.max(keyEnd, rangeOf(value)[1]), node: value };
  });
}

function entryAt(node: Node | null, part: string | number): Entry | undefined {
  if (node === null || !isCollection(node)) return undefined;
  const entries = entriesOf(node);
  if (!isMap(node)) return typeof part === 'number' ? entries[part] : undefined;
  const at = node.items.findIndex(({ key }) => isScalar(key) && key.value === part);
  return entries[at];
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** The end of the line on which something ends, a remark behind it included; what ends with a line break ends there. */
function lineEnd(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at - 1;
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

const spliced = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** Puts a value in place of another. */
function replaced(text: string, entry: Entry, value: Json): string {
  const { node, to } = entry;
  if (node === null) return spliced(text, to, to, `: ${inOneLine(value)}`);
  const [from, end] = rangeOf(node);
  if (from === end)
    return spliced(text, from, end, `${/\s/.test(text[from - 1] ?? '') ? '' : ' '}${inOneLine(value)}`);
  // A text over several lines ends with its line break, which stays.
  return spliced(text, from, end, `${inOneLine(value)}${text[end - 1] === '\n' ? '\n' : ''}`);
}

/** Adds a field, or an entry at the end of a list. */
function added(text: string, node: Node, part: string | number, value: Json): string | null {
  if (!isCollection(node)) return null;
  const said = isMap(node) ? `${inOneLine(String(part))}: ${inOneLine(value)}` : inOneLine(value);
  const entries = entriesOf(node);
  const [from, end] = rangeOf(node);
  const last = entries.at(-1);
  if (node.flow === true) {
    if (last === undefined) return spliced(text, from + 1, end - 1, isMap(node) ? ` ${said} ` : said);
    return spliced(text, last.to, last.to, `, ${said}`);
  }
  if (last === undefined) return null;
  const indent = ' '.repeat(from - lineStart(text, from));
  const at = lineEnd(text, last.to);
  return spliced(text, at, at, `\n${indent}${isMap(node) ? '' : '- '}${said}`);
}

/** Takes an entry out of a collection that has others. */
function removed(text: string, node: Node, entry: Entry): string | null {
  if (!isCollection(node)) return null;
  const entries = entriesOf(node);
  const at = entries.findIndex(({ from }) => from === entry.from);
  const [before, after] = [entries[at - 1], entries[at + 1]];
  if (node.flow === true) {
    if (before !== undefined) return spliced(text, before.to, entry.to, '');
    return after === undefined ? null : spliced(text, entry.from, after.from, '');
  }
  const from = isMap(node) ? entry.from : text.lastIndexOf('-', entry.from - 1);
  const start = lineStart(text, from);
  if (text.slice(start, from).trim() === '')
    return spliced(text, start, Math.min(lineEnd(text, entry.to) + 1, text.length), '');
  // It stands on the line of what it is in: what follows takes its place.
  return after === undefined ? null : spliced(text, entry.from, after.from, '');
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
const isRemark = (line: string): boolean => line.trimStart().startsWith('#');

/** An entry of a list that is written line by line, with the remarks that are its own: those right above it, and those in it after its last field. */
function linesOf(text: string, entry: Entry): Omit<Entry, 'node'> | null {
  const sign = text.lastIndexOf('-', entry.from - 1);
  let from = lineStart(text, sign);
  if (text.slice(from, sign).trim() !== '') return null;
  const indent = sign - from;
  for (let above = lineStart(text, from - 1); from > 0; above = lineStart(text, from - 1)) {
    const line = text.slice(above, from - 1);
    if (!isRemark(line) || indentOf(line) !== indent) break;
    from = above;
  }
  // The blank lines behind a text over several lines divide entries, and stay between them.
  let to = lineEnd(text, text.slice(0, entry.to).trimEnd().length);
  while (to < text.length) {
    const end = text.indexOf('\n', to + 1);
    const line = text.slice(to + 1, end === -1 ? text.length : end);
    if (!isRemark(line) || indentOf(line) <= indent) break;
    to = end === -1 ? text.length : end;
  }
  return { from, to };
}

/** Moves an entry among the others of its list. What stands between them stays there. */
function moved(text: string, node: Node, part: string | number, to: number): string | null {
  if (!isCollection(node) || isMap(node) || typeof part !== 'number') return null;
  const entries = entriesOf(node);
  const isFlow = node.flow === true;
  const places = entries.flatMap((entry) => (isFlow ? [entry] : (linesOf(text, entry) ?? [])));
  const [first] = places;
  if (first === undefined || places.length !== entries.length || to >= places.length) return null;
  const between = places.map((one, at) => text.slice(one.to, places[at + 1]?.from ?? text.length));
  // Within brackets nobody can say which entry a remark is about.
  if (isFlow && between.slice(0, -1).some((one) => one.includes('#'))) return null;
  const order = places.toSpliced(part, 1).toSpliced(to, 0, places[part] ?? first);
  const said = order.map((one, at) => `${text.slice(one.from, one.to)}${between[at] ?? ''}`);
  return text.slice(0, first.from) + said.join('');
}

const isEmptied = (node: Node): boolean => isCollection(node) && node.items.length === 1;

/** What lies deepest on a path, and what is to be put there. */
function changed(text: string, root: Node, { path, value, to }: TextChange): string | null {
  const way: { node: Node; entry: Entry; part: string | number }[] = [];
  let node: Node | null = root;
  for (const part of path) {
    const entry = entryAt(node, part);
    if (entry === undefined || node === null) break;
    way.push({ node, entry, part });
    node = entry.node;
  }
  if (to !== undefined) {
    const last = way.at(-1);
    if (value !== undefined || last === undefined || way.length < path.length) return null;
    return moved(text, last.node, last.part, to);
  }
  if (value === undefined) {
    if (way.length < path.length) return text;
    // A list or a map of which nothing would be left goes with its name.
    let depth = way.length - 1;
    while (depth > 0 && isEmptied(way[depth]?.node ?? root)) depth -= 1;
    const last = way[depth];
    return last === undefined ? null : removed(text, last.node, last.entry);
  }
  const last = way.at(-1);
  if (way.length === path.length) return last === undefined ? null : replaced(text, last.entry, value);
  // What is missing between is made with it.
  const [part = '', ...rest] = path.slice(way.length);
  const whole = rest.reduceRight<Json>(
    (inner, name) => (typeof name === 'number' ? [inner] : { [name]: inner }),
    value,
  );
  return node === null ? null : added(text, node, part, whole);
}

/** The same change of the plain value; null where there is no such place. */
function changedValue(value: Json, { path, value: put, to }: TextChange): Json | null {
  const [part, ...rest] = path;
  if (part === undefined) return put ?? null;
  if (to !== undefined && rest.length === 0) {
    const held = Array.isArray(value) && typeof part === 'number' ? value[part] : undefined;
    if (!Array.isArray(value) || held === undefined) return null;
    return value.toSpliced(Number(part), 1).toSpliced(to, 0, held as Json) as Json;
  }
  const inner = (held: Json | undefined): Json | null => {
    if (rest.length === 0) return put ?? null;
    return changedValue(held ?? (typeof rest[0] === 'number' ? [] : {}), {
      path: rest,
      ...(put === undefined ? {} : { value: put }),
      ...(to === undefined ? {} : { to }),
    });
  };
  const isGone = (one: Json | null): boolean =>
    one === null ||
    (put === undefined &&
      to === undefined &&
      (Array.isArray(one) ? one.length === 0 : isJsonObject(one) && Object.keys(one).length === 0));
  if (typeof part === 'number') {
    const list = Array.isArray(value) ? [...value] : [];
    if (part > list.length) return null;
    const one = inner(list[part]);
    if (isGone(one)) list.splice(part, 1);
    else list[part] = one as Json;
    return list;
  }
  const { [part]: held, ...others } = isJsonObject(value) ? value : {};
  const one = inner(held);
  return isGone(one) ? others : { ...others, [part]: one as Json };
}

const tidy = (value: Json): Json =>
  typeof value === 'string'
    ? value.normalize('NFC').trim()
    : Array.isArray(value)
      ? value.map(tidy)
      : isJsonObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, tidy(inner)]))
        : value;

/**
 * The text of a file with one value changed or one entry moved; remarks and all that is not concerned stay as they were, sign for sign. What comes out is read again and
 * held against what was meant: where it would say anything else, nothing is changed. Error LAW_CHANGE_IMPOSSIBLE, also for a text that
 * cannot be read. Whoever wrote the text controls it.
 */
export function changeText(text: string, change: TextChange): string {
  const impossible = (): AppError =>
    new AppError('LAW_CHANGE_IMPOSSIBLE', { where: change.path.join('.').slice(0, 200) });
  const { read } = readYaml('', text);
  if (read === null) throw impossible();
  const { contents } = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const made = contents === null ? null : changed(text, contents as Node, change);
  const meant = changedValue(read.value, change);
  const again = made === null ? null : readYaml('', made).read;
  if (made === null || meant === null || again === null) throw impossible();
  if (canonicalJson(again.value) !== canonicalJson(tidy(meant))) throw impossible();
  return made;
}

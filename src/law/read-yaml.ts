import {
  Composer,
  type CST,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  type Document,
  type ErrorCode,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { Json } from '#verify';
import type { LawProblemCode } from './errors.ts';
import { problemAt, type Path, type Place, type Problem, type ProblemFacts } from './problem.ts';
import { said, type LawWords } from './words.ts';

export type { Path } from './problem.ts';

/** A file of the law as plain values, with the place of each. */
export interface ReadFile {
  readonly file: string;
  /** Texts are in NFC, without space around them. */
  readonly value: Json;
  /** The place of a value; of the nearest that is there when it is not. */
  at(path: Path): Place;
  /** The place of the name of a field. */
  atKey(path: Path): Place;
}

/** Deeper than any file needs; bounds the recursion here and in the library. */
const MOST_DEPTH = 24;
/** Signs that show nothing or turn text round; a line break may stand in a text. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
/** Of one file no more is listed: whoever sees so many begins again, and hostile files could have millions. */
const MOST_LISTED = 100;
const COMPOSING = {
  version: '1.2',
  schema: 'core',
  merge: false,
  customTags: null,
  resolveKnownTags: false,
  // Each pair would be compared with each other one; keys are compared here, by a set.
  uniqueKeys: false,
  logLevel: 'silent',
} as const;

/** What the lexer says before a scalar. */
const SCALAR = '\u001f';
const REFUSED: Readonly<Record<string, LawWords>> = {
  '&': 'law-yaml-anchor',
  '*': 'law-yaml-alias',
  '!': 'law-yaml-tag',
  '%': 'law-yaml-directive',
};

/** What the library finds wrong, by its codes; what cannot come, as it is refused before, is left out. */
const BROKEN: Readonly<Partial<Record<ErrorCode, LawWords>>> = {
  BAD_INDENT: 'law-yaml-indent',
  TAB_AS_INDENT: 'law-yaml-tab',
  BAD_DQ_ESCAPE: 'law-yaml-escape',
  BAD_SCALAR_START: 'law-yaml-start',
  BLOCK_AS_IMPLICIT_KEY: 'law-yaml-nested-key',
  BLOCK_IN_FLOW: 'law-yaml-block-in-flow',
  MISSING_CHAR: 'law-yaml-missing',
  MULTILINE_IMPLICIT_KEY: 'law-yaml-long-key',
  KEY_OVER_1024_CHARS: 'law-yaml-long-key',
  UNEXPECTED_TOKEN: 'law-yaml-unexpected',
};

const pointer = (path: Path): string => JSON.stringify(path);

class Reading {
  readonly problems: Problem[] = [];
  readonly places = new Map<string, Place>();
  readonly keyPlaces = new Map<string, Place>();
  readonly lines = new LineCounter();
  readonly file: string;
  constructor(file: string) {
    this.file = file;
  }

  get isFull(): boolean {
    return this.problems.length >= MOST_LISTED;
  }

  place(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  add(offset: number, code: LawProblemCode, facts: ProblemFacts): void {
    if (!this.isFull) this.problems.push(problemAt(this.place(offset), code, facts));
  }
}

/** Signs that could hide or turn text, comments included. A byte order mark at the beginning has been taken off. */
function refuseInvisible(text: string, reading: Reading): void {
  for (const { 0: sign, index } of text.matchAll(INVISIBLE)) {
    if (sign === '\n' || (sign === '\r' && text[index + 1] === '\n')) continue;
    // A tab hides nothing, but YAML takes it for indentation in some places and not in others.
    const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    reading.add(index, 'LAW_CONTROL_CHARACTER', { what: code });
    if (reading.isFull) return;
  }
}

/** The tokens of one document; null when it nests too deep or holds what composing must not see. */
function tokensOf(text: string, reading: Reading): CST.Token[] | null {
  const parser = new Parser(reading.lines.addNewLine);
  const tokens: CST.Token[] = [];
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    // Known by their first sign, unless the lexer has said that a scalar follows. Said here, so that none is ever composed.
    const what = before === SCALAR ? undefined : REFUSED[lexeme[0] ?? ''];
    if (what !== undefined) reading.add(parser.offset, 'LAW_YAML_REFUSED', { what: said(what) });
    if (reading.isFull) return null;
    before = lexeme;
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MOST_DEPTH) {
      reading.add(parser.offset, 'LAW_YAML_REFUSED', { what: said('law-yaml-deep', { n: MOST_DEPTH }) });
      return null;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** The first two documents: that there is a second is all that is asked. */
function composed(tokens: readonly CST.Token[], length: number): Document.Parsed[] {
  // The library makes an error for each sign that is wrong: with where in its own code, a file of quotation marks takes seconds.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return [...new Composer(COMPOSING).compose(tokens, true, length).take(2)];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function documentOf(text: string, reading: Reading): Document.Parsed | null {
  const tokens = tokensOf(text, reading);
  if (tokens === null) return null;
  // An alias that stands for much is not even looked at further.
  if (reading.problems.length > 0) return null;
  const [first, second] = composed(tokens, text.length);
  const wrong = [first, second].flatMap((one) => [...(one?.errors ?? []), ...(one?.warnings ?? [])]);
  for (const { pos, code } of wrong.slice(0, MOST_LISTED))
    reading.add(pos[0], 'LAW_YAML_BROKEN', { why: said(BROKEN[code] ?? 'law-yaml-other') });
  if (second !== undefined)
    reading.add(second.range[0], 'LAW_YAML_REFUSED', { what: said('law-yaml-second') });
  if (first !== undefined && first.contents !== null) return first;
  reading.add(0, 'LAW_YAML_BROKEN', { why: said('law-yaml-empty') });
  return null;
}

function start(node: Node): number {
  return node.range?.[0] ?? 0;
}

function mapOf(node: YAMLMap, path: Path, reading: Reading): Json {
  const value: Record<string, Json> = {};
  for (const pair of node.items) {
    const { key } = pair;
    if (!isScalar(key) || typeof key.value !== 'string') {
      reading.add(start(key as Node), 'LAW_YAML_REFUSED', { what: said('law-yaml-key') });
      continue;
    }
    const name = key.value.normalize('NFC');
    const at = start(key);
    if (name === '<<' || name === '__proto__') {
      reading.add(at, 'LAW_YAML_REFUSED', { what: said('law-yaml-field', { name }) });
      continue;
    }
    if (Object.hasOwn(value, name)) {
      reading.add(at, 'LAW_KEY_TWICE', { key: name });
      continue;
    }
    const inner = [...path, name];
    reading.keyPlaces.set(pointer(inner), reading.place(at));
    if (pair.value === null) reading.places.set(pointer(inner), reading.place(at));
    value[name] = pair.value === null ? null : valueOf(pair.value as Node, inner, reading);
  }
  return value;
}

function valueOf(node: Node, path: Path, reading: Reading): Json {
  const at = start(node);
  reading.places.set(pointer(path), reading.place(at));
  if (isMap(node)) return mapOf(node, path, reading);
  if (isSeq(node)) return node.items.map((item, index) => valueOf(item as Node, [...path, index], reading));
  const value: unknown = isScalar(node) ? node.value : null;
  if (typeof value === 'string') {
    const hidden = [...value.matchAll(INVISIBLE)].find(({ 0: sign }) => sign !== '\n');
    if (hidden !== undefined) reading.add(at, 'LAW_CONTROL_CHARACTER', { what: said('law-escape') });
    return value.normalize('NFC').trim();
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    reading.add(at, 'LAW_YAML_REFUSED', { what: said('law-yaml-endless') });
    return null;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/**
 * Reads one document of YAML 1.2 (core schema) from hostile text. Aliases, anchors, tags, directives, merge keys, keys that are
 * given twice or are no text, further documents, deep nesting and invisible characters are problems; `read` is null when
 * nothing further can be said about the file. Never throws on what the text says.
 */
export function readYaml(
  file: string,
  text: string,
): { read: ReadFile | null; problems: readonly Problem[] } {
  const reading = new Reading(file);
  reading.lines.addNewLine(0);
  const document = documentOf(text, reading);
  refuseInvisible(text, reading);
  const hadInvisible = reading.problems.some(({ code }) => code === 'LAW_CONTROL_CHARACTER');
  const before = reading.problems.length;
  const value = document === null ? null : valueOf(document.contents as Node, [], reading);
  // What stands there openly was named with its own place.
  const problems = hadInvisible
    ? reading.problems.filter(({ code }, index) => index < before || code !== 'LAW_CONTROL_CHARACTER')
    : reading.problems;
  if (document === null || problems.length > 0) return { read: null, problems };
  const top = { file, line: 1, column: 1 };
  const at = (path: Path): Place =>
    reading.places.get(pointer(path)) ?? (path.length === 0 ? top : at(path.slice(0, -1)));
  const atKey = (path: Path): Place => reading.keyPlaces.get(pointer(path)) ?? at(path);
  return { read: { file, value, at, atKey }, problems };
}

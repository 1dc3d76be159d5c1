import { AppError, type Phrase } from '#kernel';
import { lexemes, type FieldName, type Lexeme } from './lexer.ts';
import { searchPhrase } from './errors.ts';

/** What is looked for in texts, as written. */
export type QueryNode =
  | { readonly op: 'word' | 'phrase' | 'prefix'; readonly text: string }
  | { readonly op: 'fuzzy'; readonly text: string; readonly distance: 1 | 2 }
  | { readonly op: 'and' | 'or'; readonly of: readonly QueryNode[] }
  | { readonly op: 'not'; readonly of: QueryNode };

/** A field such as `type:image`; it narrows the whole query. Commas and repetition mean “one of”. */
export interface QueryField {
  readonly name: FieldName;
  readonly values: readonly string[];
  readonly isNot: boolean;
  /** Where it stands in the query, from 1. */
  readonly position: number;
}

/** A query as understood. */
export interface ParsedQuery {
  /** Null when only fields, or nothing, were given. */
  readonly node: QueryNode | null;
  readonly fields: readonly QueryField[];
  /** What was odd and how it was taken. */
  readonly notes: readonly Phrase[];
}

const LENGTH_MAX = 2_000;
const DEPTH_MAX = 40;

function refuse(position: number, why: Phrase): never {
  throw new AppError('SEARCH_BAD_QUERY', { position, why });
}

/** One side of an AND or OR: text, or nothing when only fields stood there. */
type Side = QueryNode | null;

function join(op: 'and' | 'or', sides: readonly Side[]): Side {
  const of = sides.flatMap((side) => (side === null ? [] : side.op === op ? side.of : [side]));
  return of.length > 1 ? { op, of } : (of[0] ?? null);
}

function wordNode(text: string): QueryNode {
  const fuzzy = /^(.+?)~([12]?)$/u.exec(text);
  if (fuzzy?.[1] !== undefined) return { op: 'fuzzy', text: fuzzy[1], distance: fuzzy[2] === '2' ? 2 : 1 };
  if (/^[^*]+\*$/u.test(text)) return { op: 'prefix', text: text.slice(0, -1) };
  return { op: 'word', text };
}

class Parser {
  readonly #lexemes: Lexeme[];
  readonly #end: number;
  readonly fields: QueryField[] = [];
  readonly notes: Phrase[] = [];
  #at = 0;
  /** Fields narrow the whole query, so they cannot stand where only a part of it would be meant. */
  #isInsidePart = 0;

  constructor(text: string) {
    this.#lexemes = [...lexemes(text)];
    this.#end = text.length + 1;
  }

  parse(): Side {
    const sides: Side[] = [];
    while (this.#at < this.#lexemes.length) {
      sides.push(this.#or(0));
      const stray = this.#lexemes[this.#at];
      if (stray?.kind !== 'close') continue;
      this.notes.push(searchPhrase('bracket-alone', { position: stray.position }));
      this.#at += 1;
    }
    return join('and', sides);
  }

  #or(depth: number): Side {
    if (depth > DEPTH_MAX) refuse(this.#position(), searchPhrase('nested-deep'));
    const firstField = this.fields.length;
    const sides = [this.#and(depth)];
    while (this.#lexemes[this.#at]?.kind === 'or') {
      this.#skipRepeated('or');
      this.#isInsidePart += 1;
      sides.push(this.#and(depth));
      this.#isInsidePart -= 1;
    }
    const field = this.fields[firstField];
    if (sides.length > 1 && field) this.#refuseField(field.position);
    if (sides.length > 1 && sides.includes(null)) this.notes.push(searchPhrase('or-alone'));
    return join('or', sides);
  }

  #and(depth: number): Side {
    const sides: Side[] = [];
    for (;;) {
      const next = this.#lexemes[this.#at];
      if (!next || next.kind === 'or' || next.kind === 'close') return join('and', sides);
      if (next.kind === 'and') this.#at += 1;
      else sides.push(this.#unary(depth));
    }
  }

  #unary(depth: number): Side {
    const next = this.#lexemes[this.#at];
    if (next?.kind !== 'not') return this.#primary(depth);
    if (depth > DEPTH_MAX) refuse(next.position, searchPhrase('not-nested-deep'));
    this.#at += 1;
    const after = this.#lexemes[this.#at];
    if (after?.kind === 'field') return this.#field(after, true);
    if (!after || after.kind === 'or' || after.kind === 'and' || after.kind === 'close') {
      this.notes.push(searchPhrase('not-alone', { position: next.position }));
      return null;
    }
    this.#isInsidePart += 1;
    const inner = this.#unary(depth + 1);
    this.#isInsidePart -= 1;
    if (inner === null) return null;
    return inner.op === 'not' ? inner.of : { op: 'not', of: inner };
  }

  #primary(depth: number): Side {
    const next = this.#lexemes[this.#at];
    if (next?.kind === 'field') return this.#field(next, false);
    this.#at += 1;
    if (next?.kind === 'open') return this.#brackets(next.position, depth);
    if (next?.kind === 'word') return wordNode(next.text);
    if (next?.kind !== 'phrase') return null;
    if (!next.isClosed) this.notes.push(searchPhrase('quote-open', { position: next.position }));
    return next.text.trim() === '' ? null : { op: 'phrase', text: next.text.trim() };
  }

  #brackets(position: number, depth: number): Side {
    const inner = this.#or(depth + 1);
    if (this.#lexemes[this.#at]?.kind === 'close') this.#at += 1;
    else this.notes.push(searchPhrase('bracket-open', { position }));
    return inner;
  }

  #field(field: Lexeme & { kind: 'field' }, isNot: boolean): null {
    this.#at += 1;
    if (this.#isInsidePart > 0) this.#refuseField(field.position);
    const values = field.value
      .split(field.name === 'source' ? /;/u : /[,;]/u)
      .map((value) => value.trim())
      .filter((value) => value !== '');
    if (values.length === 0) this.notes.push(searchPhrase('field-empty', { field: field.name }));
    else this.fields.push({ name: field.name as FieldName, values, isNot, position: field.position });
    return null;
  }

  #skipRepeated(kind: 'or'): void {
    while (this.#lexemes[this.#at]?.kind === kind) this.#at += 1;
  }

  #refuseField(position: number): never {
    refuse(position, searchPhrase('field-in-or'));
  }

  #position(): number {
    return this.#lexemes[this.#at]?.position ?? this.#end;
  }
}

/**
 * Reads a query. Grammar, loosest first: OR, AND (also by simply standing side by side), NOT or a leading `-`, then
 * words, "phrases", prefix*, word~ (or ~1, ~2), brackets, and the fields `source: type: lang: before: after:
 * dated-before: dated-after: in:`. Anybody's text may be given: odd input is taken in the likeliest sense and noted.
 * Error SEARCH_BAD_QUERY, with the position, for more than 2,000 characters, deep nesting, or a field in an OR.
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > LENGTH_MAX) refuse(LENGTH_MAX + 1, searchPhrase('query-long', { limit: LENGTH_MAX }));
  const parser = new Parser(text);
  const node = parser.parse();
  return { node, fields: parser.fields, notes: parser.notes };
}

function formatNode(node: QueryNode): string {
  switch (node.op) {
    case 'word':
      return node.text;
    case 'phrase':
      return `"${node.text}"`;
    case 'prefix':
      return `${node.text}*`;
    case 'fuzzy':
      return `${node.text}~${node.distance}`;
    case 'not':
      return `NOT ${formatNode(node.of)}`;
    case 'and':
      return `(${node.of.map(formatNode).join(' AND ')})`;
    case 'or':
  }
  return `(${node.of.map(formatNode).join(' OR ')})`;
}

/** Writes a query so that `parseQuery` reads the same again: for saved searches and for showing how it was taken. */
export function formatQuery({ node, fields }: Pick<ParsedQuery, 'node' | 'fields'>): string {
  const written = fields.map(
    ({ name, values, isNot }) => `${isNot ? '-' : ''}${name}:"${values.join(name === 'source' ? ';' : ',')}"`,
  );
  return [...(node ? [formatNode(node)] : []), ...written].join(' ');
}

import { AppError, parseSerial, type Phrase } from '#kernel';
import { dayRange } from './days.ts';
import { foldWord } from './fold.ts';
import type { DayRange, IndexFilter, IndexPart, IndexQuery } from './model.ts';
import type { ParsedQuery, QueryField, QueryNode } from './query-language.ts';
import { formsOf, tokens } from './tokens.ts';
import { searchPhrase } from './errors.ts';

/** Finds the ids of the sources with this name that the searcher may see; empty when there is none. */
export type SourceResolver = (name: string) => readonly string[];

/** A query ready for the index. */
export interface QueryPlan {
  readonly query: IndexQuery;
  /** All but compartments and cases, which are not the query's to choose. */
  readonly filter: Omit<IndexFilter, 'compartmentIds' | 'caseIds'>;
  readonly notes: readonly Phrase[];
}

const PARTS: readonly IndexPart[] = ['title', 'serial', 'text'];

function wordsOf(text: string): string[] {
  return Array.from(tokens(text), ({ word }) => word);
}

function phrase(words: readonly string[]): IndexQuery | null {
  const [only] = words;
  if (only === undefined) return null;
  // Quotes ask for the word as written: no stems; `=` are its writings with a hyphen or an apostrophe inside.
  return words.length === 1 ? { op: 'word', exact: [only], forms: [`=${only}`] } : { op: 'phrase', words };
}

/** One written word: its folded form, its stems in every language of its script, and how it may be written apart. */
function wordQuery(text: string): IndexQuery | null {
  const found = [...tokens(text)];
  const [first] = found;
  if (!first) return null;
  if (found.length === 1)
    return { op: 'word', exact: [first.word], forms: [`=${first.word}`, ...formsOf(first.raw, null)] };
  const apart = phrase(found.map(({ word }) => word)) as IndexQuery;
  if (!found.slice(1).every(({ isLinked }) => isLinked)) return apart;
  const joined = foldWord(found.map(({ word }) => word).join(''));
  return { op: 'or', of: [apart, { op: 'word', exact: [joined], forms: [`=${joined}`] }] };
}

/** A serial is found however it was typed: 7k3f2qxd, O for 0, without its hyphen. */
function orSerial(text: string, query: IndexQuery | null): IndexQuery | null {
  const serial = parseSerial(text);
  const asSerial = serial === null ? null : phrase(wordsOf(serial));
  if (!asSerial) return query;
  return query ? { op: 'or', of: [asSerial, query] } : asSerial;
}

function lastPart(text: string, last: (word: string) => IndexQuery): IndexQuery | null {
  const words = wordsOf(text);
  const end = words.at(-1);
  if (end === undefined) return null;
  const before = words.slice(0, -1).map((word): IndexQuery => ({ op: 'word', exact: [word], forms: [] }));
  return before.length === 0 ? last(end) : { op: 'and', of: [...before, last(end)] };
}

function planNode(node: QueryNode, notes: Phrase[]): IndexQuery | null {
  switch (node.op) {
    case 'word':
      return orSerial(node.text, wordQuery(node.text));
    case 'phrase':
      return phrase(wordsOf(node.text));
    case 'prefix':
      return lastPart(node.text, (prefix) => ({ op: 'prefix', prefix }));
    case 'fuzzy':
      return lastPart(node.text, (word) => ({ op: 'fuzzy', word, distance: node.distance }));
    case 'not': {
      const of = planNode(node.of, notes);
      return of ? { op: 'not', of } : null;
    }
    case 'and':
    case 'or':
  }
  const of = node.of.flatMap((part) => planNode(part, notes) ?? []);
  if (of.length < node.of.length) notes.push(searchPhrase('signs-ignored'));
  const [only] = of;
  return of.length > 1 ? { op: node.op, of } : (only ?? null);
}

function bad(field: QueryField, why: Phrase): never {
  throw new AppError('SEARCH_BAD_QUERY', { position: field.position, why });
}

function days(field: QueryField, range: DayRange | undefined): DayRange {
  if (field.isNot)
    bad(field, searchPhrase('field-not', { field: field.name.includes('before') ? 'after' : 'before' }));
  const given = field.values.length === 1 ? dayRange(field.values[0] ?? '') : null;
  if (!given) bad(field, searchPhrase('not-a-date', { text: field.values.join(', ') }));
  if (field.name.endsWith('after'))
    return { ...range, from: Math.max(given.from, range?.from ?? given.from) };
  const before = given.from - 1;
  return { ...range, to: Math.min(before, range?.to ?? before) };
}

function valuesOf(field: QueryField, sources: SourceResolver): readonly string[] {
  if (field.name === 'type') return field.values.map((value) => value.toLowerCase());
  if (field.name === 'lang')
    return field.values.map((value) =>
      /^[a-z]{2,3}$/i.test(value)
        ? value.toLowerCase()
        : bad(field, searchPhrase('not-a-language', { text: value })),
    );
  return field.values.flatMap((value) => {
    const ids = sources(value);
    return ids.length > 0 ? ids : bad(field, searchPhrase('no-such-source', { text: value }));
  });
}

const LISTS = {
  type: ['types', 'notTypes'],
  lang: ['languages', 'notLanguages'],
  source: ['sourceIds', 'notSourceIds'],
} as const;

const onceEach = (notes: readonly Phrase[]): Phrase[] => [
  ...new Map(notes.map((note) => [note.text, note])).values(),
];

type FilterDraft = { -readonly [K in keyof QueryPlan['filter']]: QueryPlan['filter'][K] };

function partsOf(field: QueryField, before: readonly IndexPart[] | undefined): readonly IndexPart[] {
  const named = field.values.map(
    (value) => PARTS.find((part) => part === value.toLowerCase()) ?? bad(field, searchPhrase('in-takes')),
  );
  if (field.isNot) return (before ?? PARTS).filter((part) => !named.includes(part));
  return [...(before ?? []), ...named];
}

function addField(filter: FilterDraft, field: QueryField, sources: SourceResolver): void {
  switch (field.name) {
    case 'type':
    case 'lang':
    case 'source': {
      const list = LISTS[field.name][field.isNot ? 1 : 0];
      filter[list] = [...(filter[list] ?? []), ...valuesOf(field, sources)];
      return;
    }
    case 'in':
      filter.parts = partsOf(field, filter.parts);
      return;
    case 'before':
    case 'after':
      filter.received = days(field, filter.received);
      return;
    case 'dated-before':
    case 'dated-after':
      filter.dated = days(field, filter.dated);
  }
}

// Each goes through the vocabulary of the whole archive.
const EXPANSIONS_MAX = 10;

function expansionsIn(node: QueryNode | null): number {
  if (node === null) return 0;
  if (node.op === 'prefix' || node.op === 'fuzzy') return 1;
  if (node.op === 'not') return expansionsIn(node.of);
  if (node.op === 'and' || node.op === 'or')
    return node.of.reduce((sum, part) => sum + expansionsIn(part), 0);
  return 0;
}

/** Whether something must be there, rather than only be absent. */
function asksForWords(query: IndexQuery): boolean {
  if (query.op === 'and') return query.of.some(asksForWords);
  if (query.op === 'or') return query.of.every(asksForWords);
  return query.op !== 'not' && query.op !== 'all';
}

/**
 * Turns a parsed query into what the index is asked. A word is expanded to its stems in every language of its
 * script, since nobody says in which language a query is. `after:` means on or after the first day that the value
 * may mean, `before:` before it; both are of receipt, `dated-…` of the document. AND and NOT are about one page, not
 * the whole item. Fields alone list items (by their titles, newest first), not every page of them.
 * Error SEARCH_BAD_QUERY with the position of a field whose value cannot be used, or for more than ten words with
 * * or ~, each of which goes through the whole vocabulary.
 */
export function planQuery(parsed: ParsedQuery, sources: SourceResolver): QueryPlan {
  const notes = [...parsed.notes];
  const filter: FilterDraft = {};
  for (const field of parsed.fields) addField(filter, field, sources);
  if (expansionsIn(parsed.node) > EXPANSIONS_MAX)
    throw new AppError('SEARCH_BAD_QUERY', {
      position: 1,
      why: searchPhrase('words-open', { limit: EXPANSIONS_MAX }),
    });
  const planned = parsed.node ? planNode(parsed.node, notes) : null;
  if (parsed.node && !planned && notes.length === 0) notes.push(searchPhrase('no-word'));
  if (!planned || !asksForWords(planned)) filter.parts ??= parsed.node ? ['title', 'text'] : ['title'];
  // Signs alone are not a wish to see everything.
  const nothing: IndexQuery = { op: 'word', exact: [], forms: [] };
  return { query: planned ?? (parsed.node ? nothing : { op: 'all' }), filter, notes: onceEach(notes) };
}

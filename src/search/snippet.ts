import { foldWord } from './fold.ts';
import type { IndexQuery, SnippetPiece } from './model.ts';
import { formsOf, tokens, type Token } from './tokens.ts';

const LENGTH = 240;

/** Whether two words are at most `distance` insertions, deletions or substitutions apart. */
function isNear(left: string, right: string, distance: number): boolean {
  const a = Array.from(left);
  const b = Array.from(right);
  if (Math.abs(a.length - b.length) > distance) return false;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries())
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return (row[b.length] ?? Infinity) <= distance;
}

/** What a query marks: single words by a test, phrases by their words. */
interface Marks {
  readonly exact: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  readonly phrases: readonly (readonly string[])[];
  readonly tests: readonly ((word: string) => boolean)[];
}

function collect(
  query: IndexQuery,
  into: { exact: Set<string>; forms: Set<string>; phrases: string[][]; tests: ((word: string) => boolean)[] },
): void {
  switch (query.op) {
    case 'word':
      for (const word of query.exact) into.exact.add(word);
      for (const form of query.forms) into.forms.add(form);
      return;
    case 'phrase':
      into.phrases.push([...query.words]);
      return;
    case 'prefix':
      into.tests.push((word) => word.startsWith(query.prefix));
      return;
    case 'fuzzy':
      into.tests.push((word) => isNear(word, query.word, query.distance));
      return;
    case 'and':
    case 'or':
      for (const part of query.of) collect(part, into);
      return;
    case 'not':
    case 'all':
  }
}

function marksOf(query: IndexQuery): Marks {
  const marks = { exact: new Set<string>(), forms: new Set<string>(), phrases: [], tests: [] };
  collect(query, marks);
  return marks;
}

function marked(found: readonly Token[], marks: Marks, lang: string | null): boolean[] {
  const memo = new Map<string, boolean>();
  const single = (token: Token): boolean => {
    const known = memo.get(token.raw);
    if (known !== undefined) return known;
    const result =
      marks.exact.has(token.word) ||
      marks.tests.some((test) => test(token.word)) ||
      (marks.forms.size > 0 && formsOf(token.raw, lang).some((form) => marks.forms.has(form)));
    memo.set(token.raw, result);
    return result;
  };
  const result = found.map(single);
  for (const [start, token] of found.entries()) {
    for (const words of marks.phrases)
      if (words.every((word, offset) => found[start + offset]?.word === word))
        result.fill(true, start, start + words.length);
    markJoined(found, start, token, marks.forms, result);
  }
  return result;
}

/** Words written together (`Step’anakert`) are marked as a whole when they were looked for as one word. */
function markJoined(
  found: readonly Token[],
  start: number,
  first: Token,
  forms: ReadonlySet<string>,
  result: boolean[],
): void {
  let joined = first.word;
  for (let next = start + 1; found[next]?.isLinked === true && next < start + 4; next += 1) {
    joined += found[next]?.word ?? '';
    if (forms.has(`=${foldWord(joined)}`)) result.fill(true, start, next + 1);
  }
}

/**
 * The first and last token of the narrowest stretch, of at most about 240 characters, with the most different marked
 * words; the first such stretch. Without any mark, the beginning.
 */
function bestWindow(found: readonly Token[], hits: readonly boolean[]): [number, number] {
  const inside = new Map<string, number>();
  let best: [number, number] = [0, 0];
  let bestScore = -Infinity;
  let from = 0;
  for (const [to, token] of found.entries()) {
    if (hits[to] !== true) continue;
    inside.set(token.word, (inside.get(token.word) ?? 0) + 1);
    for (; from < to; from += 1) {
      const left = found[from] as Token;
      const count = inside.get(left.word) ?? 0;
      const isNeeded = hits[from] === true && count === 1;
      if (isNeeded && token.end - left.start <= LENGTH) break;
      if (hits[from] !== true) continue;
      if (count <= 1) inside.delete(left.word);
      else inside.set(left.word, count - 1);
    }
    const score = inside.size * 1_000 - (token.end - (found[from] as Token).start);
    if (score <= bestScore) continue;
    bestScore = score;
    best = [from, to];
  }
  return best;
}

/** Widens a window evenly to about 240 characters, so that the marked words stand in the middle. */
function around(found: readonly Token[], [from, to]: [number, number]): [number, number] {
  let [first, last] = [from, to];
  const size = (start: number, end: number): number => (found[end]?.end ?? 0) - (found[start]?.start ?? 0);
  for (let grew = true; grew;) {
    grew = false;
    if (first > 0 && size(first - 1, last) <= LENGTH) {
      first -= 1;
      grew = true;
    }
    if (last < found.length - 1 && size(first, last + 1) <= LENGTH) {
      last += 1;
      grew = true;
    }
  }
  return [first, last];
}

/**
 * About 240 characters of `text` around the best place, with what the query found marked, in any script: words are
 * compared folded and stemmed as the index does, and marked on the original text. Marks are never inside a word.
 * An ellipsis stands where text was left out; line breaks become spaces. Empty text gives no pieces.
 */
export function snippetOf(text: string, lang: string | null, query: IndexQuery): SnippetPiece[] {
  const found = [...tokens(text)];
  if (found.length === 0) return [];
  const hits = marked(found, marksOf(query), lang);
  const [first, last] = around(found, bestWindow(found, hits));
  const pieces: SnippetPiece[] = [];
  const add = (piece: string, hit: boolean): void => {
    const clean = piece.replace(/\s+/gu, ' ');
    const before = pieces.at(-1);
    if (clean === '') return;
    if (before?.hit === hit) pieces[pieces.length - 1] = { text: before.text + clean, hit };
    else pieces.push({ text: clean, hit });
  };
  let at = first === 0 ? 0 : (found[first]?.start ?? 0);
  if (first === 0 && (found[0]?.start ?? 0) > 40) at = found[0]?.start ?? 0;
  if (at > 0) add('… ', false);
  for (let index = first; index <= last; index += 1) {
    const token = found[index] as Token;
    add(text.slice(at, token.start), token.isLinked && hits[index] === true && hits[index - 1] === true);
    add(token.raw.slice(0, LENGTH), hits[index] === true);
    at = token.end;
  }
  const tail = text.slice(at);
  if (last < found.length - 1) add(' …', false);
  else add(tail.slice(0, 40).trimEnd(), false);
  return pieces;
}

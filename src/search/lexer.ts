/** A piece of a query, with the place (from 1) where it starts. */
export type Lexeme = { readonly position: number } & (
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string; readonly isClosed: boolean }
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
);

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»', '”': '”' };
const OPERATORS: Readonly<Record<string, 'and' | 'or' | 'not'>> = { AND: 'and', OR: 'or', NOT: 'not' };
const SPACE = /\s/u;

/** Names of fields; anything else before a colon is words (`http://…`, `12:30`). */
const fieldNames = [
  'source',
  'type',
  'lang',
  'before',
  'after',
  'dated-before',
  'dated-after',
  'in',
] as const;

/** One of them. */
export type FieldName = (typeof fieldNames)[number];

function quoted(text: string, at: number): { inner: string; end: number; isClosed: boolean } {
  const closers = new Set([QUOTES[text[at] ?? ''] ?? '"', '"']);
  // German and Armenian typists close „ with ” as often as with “.
  if (text[at] === '„') closers.add('”');
  let end = at + 1;
  while (end < text.length && !closers.has(text[end] ?? '')) end += 1;
  return { inner: text.slice(at + 1, end), end: Math.min(end + 1, text.length), isClosed: end < text.length };
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const character = text[end] ?? '';
    if (SPACE.test(character) || character === '(' || character === ')' || character in QUOTES) break;
    end += 1;
  }
  return end;
}

function fieldName(word: string): FieldName | undefined {
  const lower = word.toLowerCase();
  return fieldNames.find((name) => lower.startsWith(`${name}:`));
}

/** Splits a query into its pieces. Never fails: what is not an operator, bracket, quote or field is a word. */
export function* lexemes(text: string): Generator<Lexeme> {
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    const position = at + 1;
    if (SPACE.test(character)) at += 1;
    else if (character === '(' || character === ')') {
      yield { kind: character === '(' ? 'open' : 'close', position };
      at += 1;
    } else if (character in QUOTES) {
      const { inner, end, isClosed } = quoted(text, at);
      yield { kind: 'phrase', text: inner, isClosed, position };
      at = end;
    } else if ((character === '-' || character === '−') && /[^\s)-]/u.test(text[at + 1] ?? ' ')) {
      yield { kind: 'not', position };
      at += 1;
    } else {
      const end = wordEnd(text, at);
      const word = text.slice(at, end);
      const name = fieldName(word);
      const operator = OPERATORS[word];
      if (operator) yield { kind: operator, position };
      else if (name === undefined) yield { kind: 'word', text: word, position };
      else {
        const rest = word.slice(name.length + 1);
        const value = rest === '' && (text[end] ?? '') in QUOTES ? quoted(text, end) : null;
        yield { kind: 'field', name, value: value?.inner ?? rest, position };
        at = value?.end ?? end;
        continue;
      }
      at = end;
    }
  }
}

/** A mention that is being typed: where its `@` stands and what follows it. */
export interface Typing {
  readonly at: number;
  readonly text: string;
}

const LONGEST = 40;

/** The mention that is being typed at the caret, or null. An `@` within a word, as in an address, begins none. */
export function typingAt(text: string, caret: number): Typing | null {
  const before = text.slice(Math.max(0, caret - LONGEST), caret);
  const [, typed] = /(?:^|[\s([{«“"'’,;:–—-])@([^@\n]*)$/u.exec(before) ?? [];
  return typed === undefined ? null : { at: caret - typed.length - 1, text: typed };
}

/** The text with the name in place of what was typed, and where the caret goes. */
export function withName(
  text: string,
  { at, text: typed }: Typing,
  name: string,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(at + 1 + typed.length);
  const gap = /^\s/u.test(rest) ? '' : ' ';
  return { text: `${text.slice(0, at)}@${name}${gap}${rest}`, caret: at + 1 + name.length + 1 };
}

/** A piece of a comment: plain words, a serial that leads to an item, or somebody’s name. */
export interface Piece {
  readonly kind: 'words' | 'serial' | 'name';
  readonly text: string;
}

const SERIAL = String.raw`\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b`;
const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Cuts a comment into its pieces; `names` are those of the people whom it names. */
export function piecesOf(text: string, names: readonly string[]): Piece[] {
  const known = names.toSorted((a, b) => b.length - a.length).map((name) => `@${escape(name)}`);
  const pattern = new RegExp(`(${[SERIAL, ...known].join('|')})`, 'u');
  return text
    .split(pattern)
    .map((part, at): Piece => ({
      kind: at % 2 === 0 ? 'words' : part.startsWith('@') ? 'name' : 'serial',
      text: part,
    }))
    .filter((piece) => piece.text !== '');
}

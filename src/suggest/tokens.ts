import { fold } from './fold.ts';

/** The alphabet of a word. */
export type Script = 'latin' | 'cyrillic' | 'armenian' | 'other';

/** A word, a run of digits, or one other character that is not white space. */
export interface Token {
  readonly kind: 'word' | 'digits' | 'mark';
  /** UTF-16 offsets into the page. */
  readonly start: number;
  readonly end: number;
  /** As written; of a word over 60 units only its beginning. */
  readonly raw: string;
  /** As compared; empty for words too long to be any of ours. */
  readonly folded: string;
  readonly script: Script;
  readonly isCapital: boolean;
  /** White space before it: 0 none, 1 one space, 2 more, 3 an empty line. */
  readonly gap: 0 | 1 | 2 | 3;
  /** Whether a line begins with it. */
  readonly isFirst: boolean;
}

const PIECE = /[0-9]+|[\p{L}\p{M}\u055B\u055C\u055E\u00AD\u200B-\u200D\u2060\uFEFF]+|\S/gu;
const RAW_MAX = 60;
const CACHE_MAX = 20_000;

type WordForm = Pick<Token, 'folded' | 'script' | 'isCapital'>;

const forms = new Map<string, WordForm>();

function scriptOf(word: string): Script {
  const first = /\p{L}/u.exec(word)?.[0] ?? '';
  if (/\p{Script=Latin}/u.test(first)) return 'latin';
  if (/\p{Script=Cyrillic}/u.test(first)) return 'cyrillic';
  return /\p{Script=Armenian}/u.test(first) ? 'armenian' : 'other';
}

function formOf(word: string): WordForm {
  const known = forms.get(word);
  if (known) return known;
  // A page of nothing but new words must not fill the memory.
  if (forms.size >= CACHE_MAX) forms.clear();
  const form: WordForm = { folded: fold(word), script: scriptOf(word), isCapital: /^\p{Lu}/u.test(word) };
  forms.set(word, form);
  return form;
}

function gapOf(text: string, from: number, to: number): Token['gap'] {
  if (to === from) return 0;
  if (to - from === 1) return 1;
  return /\n\s*\n/u.test(text.slice(from, Math.min(to, from + RAW_MAX))) ? 3 : 2;
}

/** The page in pieces, in order, in time linear in its length. Never fails; lone surrogates are marks. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(PIECE)) {
    const start = match.index;
    const piece = match[0];
    const end = start + piece.length;
    const gap = gapOf(text, last, start);
    const isFirst = gap > 0 && text.slice(last, Math.min(start, last + RAW_MAX)).includes('\n');
    last = end;
    const code = piece.charCodeAt(0);
    if (code >= 48 && code <= 57) {
      const raw = piece.slice(0, RAW_MAX);
      tokens.push({
        kind: 'digits',
        start,
        end,
        raw,
        folded: raw,
        script: 'other',
        isCapital: false,
        gap,
        isFirst,
      });
    } else if (/^[\p{L}\p{M}]/u.test(piece)) {
      const form =
        piece.length > RAW_MAX
          ? { folded: '', script: scriptOf(piece.slice(0, 4)), isCapital: false }
          : formOf(piece);
      tokens.push({ kind: 'word', start, end, raw: piece.slice(0, RAW_MAX), ...form, gap, isFirst });
    } else {
      // A run of marks without a letter may be as long as the page.
      const raw = piece.slice(0, RAW_MAX);
      // One apostrophe in the lists stands for both.
      const folded = raw === '’' ? "'" : raw;
      tokens.push({ kind: 'mark', start, end, raw, folded, script: 'other', isCapital: false, gap, isFirst });
    }
  }
  return tokens;
}

/** The whole numbers from the first up to, not including, the second. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

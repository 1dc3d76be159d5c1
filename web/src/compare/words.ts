import { diffArrays } from 'diff';

/** A run of words that both texts have, or that only one has. */
export interface Run {
  readonly kind: 'same' | 'only-a' | 'only-b';
  readonly text: string;
  readonly words: number;
}

/** Longer texts are not compared word by word. */
export const MOST_WORDS = 200_000;

const TIMEOUT_MS = 2000;
const PIECE = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
const isWord = (piece: string): boolean => /[\p{L}\p{N}]/u.test(piece);

// Line ends and rows of blanks differ between papers that say the same.
const piecesOf = (text: string): string[] =>
  (text.match(PIECE) ?? []).map((piece) => (/^\s/.test(piece) ? (piece.includes('\n') ? '\n' : ' ') : piece));

/**
 * What differs between two texts, word by word, in any script. Null when they are too long or too different for it to be found
 * out in two seconds.
 */
export function differenceOf(a: string, b: string): Run[] | null {
  const [before, after] = [piecesOf(a), piecesOf(b)];
  if (before.length > 2 * MOST_WORDS || after.length > 2 * MOST_WORDS) return null;
  const changes = diffArrays(before, after, {
    timeout: TIMEOUT_MS,
    comparator: (one, other) => one === other || (/^\s/.test(one) && /^\s/.test(other)),
  });
  return (
    changes?.map(({ value, added, removed }) => ({
      kind: added ? 'only-b' : removed ? 'only-a' : 'same',
      text: value.join(''),
      words: value.filter(isWord).length,
    })) ?? null
  );
}

/** The first and last words of a long text, and how many were left out between. */
export function shortened(
  { text, words }: Run,
  keep: number,
): { readonly head: string; readonly tail: string; readonly left: number } | null {
  const pieces = text.match(PIECE) ?? [];
  if (words <= keep * 3 || pieces.length <= keep * 4) return null;
  const [head, tail] = [pieces.slice(0, keep * 2), pieces.slice(-keep * 2)];
  const shown = [...head, ...tail].filter(isWord).length;
  return { head: head.join(''), tail: tail.join(''), left: words - shown };
}

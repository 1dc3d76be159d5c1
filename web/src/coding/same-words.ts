/** How much of what stands around is compared to tell two places with the same words apart, in letters. */
const AROUND = 60;

interface Folded {
  readonly letters: string;
  /** Where each of them begins in the text, in UTF-16 units, and where the one it is part of ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

// Programs that read a page part its lines differently: with spaces or without, with the hyphen of a broken word or without.
const PASSED_OVER = /^[\s\p{Cf}\p{Pd}\p{Cc}]$/u;

function fold(text: string): Folded {
  const [letters, starts, ends]: [string[], number[], number[]] = [[], [], []];
  let at = 0;
  for (const point of text) {
    if (!PASSED_OVER.test(point))
      // Ligatures and letters with their accents are written in one piece by some programs.
      for (const unit of point.normalize('NFKD').split('')) {
        letters.push(unit);
        starts.push(at);
        ends.push(at + point.length);
      }
    at += point.length;
  }
  return { letters: letters.join(''), starts, ends };
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** How many letters before and behind are the same, the nearest first. */
function likeness(a: string, [from, to]: readonly [number, number], b: string, at: number): number {
  let [before, behind] = [0, 0];
  const end = at + to - from;
  while (before < AROUND && from > before && at > before && a[from - 1 - before] === b[at - 1 - before])
    before += 1;
  while (behind < AROUND && to + behind < a.length && a[to + behind] === b[end + behind]) behind += 1;
  return before + behind;
}

/**
 * Where words of one reading of a page stand in another reading of the same page, in UTF-16 units; null when they do not stand there in
 * one piece. What the two say of spaces, hyphens and ligatures plays no part. Of several places the one with the same surroundings is
 * meant, and of several such the one that comes as often before.
 */
export function sameWords(
  from: { readonly text: string; readonly start: number; readonly end: number },
  to: string,
): readonly [number, number] | null {
  const [own, other] = [fold(from.text), fold(to)];
  const first = own.ends.findIndex((end) => end > from.start);
  const behind = own.starts.findIndex((start) => start >= from.end);
  const last = behind < 0 ? own.letters.length : behind;
  if (first < 0 || last <= first) return null;
  const words = own.letters.slice(first, last);
  const places = placesOf(words, other.letters).map((at) => ({
    at,
    alike: likeness(own.letters, [first, last], other.letters, at),
  }));
  const most = Math.max(...places.map(({ alike }) => alike));
  const before = placesOf(words, own.letters).indexOf(first);
  const [best] = places
    .map((place, order) => ({ ...place, off: Math.abs(order - before) }))
    .filter(({ alike }) => alike === most)
    .toSorted((a, b) => a.off - b.off);
  if (!best) return null;
  const [start, end] = [other.starts[best.at], other.ends[best.at + words.length - 1]];
  return start === undefined || end === undefined ? null : [start, end];
}

import type { Passage } from './place.ts';

// Full stops of the five languages, and ends of lines.
const END = /[.!?…։\n]/u;

/**
 * The sentence around code points `start` to `end` of a page's text, as a passage; what stands there and nothing added. A full stop
 * inside a number or between letters ends nothing.
 */
export function sentenceAround(
  page: number,
  text: string,
  { start, end }: Pick<Passage, 'start' | 'end'>,
): Passage {
  const points = Array.from(text);
  const ends = (at: number): boolean => {
    const point = points[at] ?? '\n';
    if (!END.test(point)) return false;
    return point !== '.' || !/[\p{L}\p{N}]/u.test(points[at + 1] ?? ' ');
  };
  let [first, last] = [start, end];
  while (first > 0 && !ends(first - 1)) first -= 1;
  while (last < points.length && !ends(last)) last += 1;
  if (last < points.length && points[last] !== '\n') last += 1;
  while (first < last && /\s/u.test(points[first] ?? '')) first += 1;
  while (last > first && /\s/u.test(points[last - 1] ?? '')) last -= 1;
  return { page, start: first, end: last, exact: points.slice(first, last).join('') };
}

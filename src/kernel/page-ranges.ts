/** Pages up to this number can be named; no document that is printed has more. */
const MOST_PAGE = 100_000;
const RANGE = /^([1-9]\d{0,5})(?:\s*[-–]\s*([1-9]\d{0,5}))?$/;

/**
 * The pages that a text such as `3-5, 12` names, from 1, each once and in order; null when it is no such text. Given by people: spaces, the order
 * and what is named twice do not matter.
 */
export function pagesNamed(text: string): number[] | null {
  const pages = new Set<number>();
  for (const part of text.split(/[,;]/)) {
    const found = RANGE.exec(part.trim());
    if (!found) return null;
    const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])];
    if (last < first || last > MOST_PAGE) return null;
    for (let page = first; page <= last; page += 1) pages.add(page);
  }
  return [...pages].toSorted((a, b) => a - b);
}

/** Pages in the shortest text that `pagesNamed` reads as the same pages, such as `3-5, 12`. */
export function pageRanges(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of [...new Set(pages)].toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && page === run[1] + 1) run[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(', ');
}

/** A paragraph of a page, and where it begins in the page's text (UTF-16 units). */
export interface TextBlock {
  readonly page: number;
  readonly start: number;
  readonly text: string;
  /** Whether the page begins with it. */
  readonly isFirst: boolean;
}

/** A longer line is cut, so that one line of a gigabyte does not have to be drawn whole. */
export const MOST_IN_BLOCK = 4000;

function* linesOf(text: string): Generator<{ start: number; text: string }> {
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    const line = end < 0 ? text.slice(start) : text.slice(start, end);
    for (let at = 0; at === 0 || at < line.length; at += MOST_IN_BLOCK)
      yield { start: start + at, text: line.slice(at, at + MOST_IN_BLOCK) };
    if (end < 0) return;
    start = end + 1;
  }
}

/** Pages as paragraphs: each line finds its own direction of writing. A page without text gives one empty paragraph. */
export function blocksOf(pages: readonly { readonly page: number; readonly text: string }[]): TextBlock[] {
  return pages.flatMap(({ page, text }) =>
    [...linesOf(text)].map((line, at) => ({ page, ...line, isFirst: at === 0 })),
  );
}

/** Index of the paragraph that holds a place; the nearest before it when no page holds it. */
export function blockAt(blocks: readonly TextBlock[], page: number, start: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && (block.page < page || (block.page === page && block.start <= start))) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

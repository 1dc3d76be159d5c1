/** Where a text was found: a page of the text layer, and the place in its text in UTF-16 units. */
export interface Found {
  readonly page: number;
  readonly start: number;
  readonly length: number;
}

/** Finding stops here: nobody steps through more. */
export const MOST_FOUND = 5000;

/**
 * The pattern for what was typed: any case, any run of white space where a space was typed. Null when nothing was
 * typed. Only literal characters and `\s+` stand in it, so no text makes it slow.
 */
export function findPattern(typed: string): RegExp | null {
  const words = typed.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return null;
  return new RegExp(words.map((word) => RegExp.escape(word)).join(String.raw`\s+`), 'giu');
}

/** Every place of a text, in order of pages; at most `MOST_FOUND`. */
export function findIn(
  pages: readonly { readonly page: number; readonly text: string }[],
  typed: string,
): Found[] {
  const pattern = findPattern(typed);
  const found: Found[] = [];
  if (pattern === null) return found;
  for (const { page, text } of pages)
    for (const match of text.matchAll(pattern)) {
      if (found.length === MOST_FOUND) return found;
      found.push({ page, start: match.index, length: match[0].length });
    }
  return found;
}

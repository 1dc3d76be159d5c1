import type { Part, PleadingLanguage } from './model.ts';

const ROMAN: readonly (readonly [number, string])[] = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(n: number): string {
  const step = ROMAN.find(([value]) => value <= n);
  return step ? step[1] + roman(n - step[0]) : '';
}

/** A … Z, AA … as spreadsheets name columns. */
function letters(n: number): string {
  return n <= 0 ? '' : letters(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26));
}

const STYLES = [roman, letters, String] as const;

/** The number of each part: headings I. A. 1. by level, paragraphs 1. 2. 3. through the whole pleading. */
export function numbersOf(parts: readonly Pick<Part, 'kind' | 'level'>[]): string[] {
  const counts = [0, 0, 0];
  let paragraphs = 0;
  return parts.map(({ kind, level }) => {
    if (kind === 'paragraph') {
      paragraphs += 1;
      return `${paragraphs}.`;
    }
    const at = Math.min(Math.max(level ?? 1, 1), STYLES.length) - 1;
    counts[at] = (counts[at] ?? 0) + 1;
    counts.fill(0, at + 1);
    return `${(STYLES[at] ?? String)(counts[at] ?? 0)}.`;
  });
}

const PAGE: Readonly<Record<PleadingLanguage, string>> = { en: 'p.', fr: 'p.', az: 's.', hy: 'էջ', ru: 'с.' };

/** How a cite of an exhibit reads: its label in the dossier and, where one is cited, the page, such as `Annex 12, p. 3`. */
export const citeText = (language: PleadingLanguage, label: string, page: number | null): string =>
  page === null ? label : `${label}, ${PAGE[language]} ${page}`;

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/**
 * Whether the visible text of a cite names this exhibit and no other page: it holds the label, not as the beginning of a longer
 * number, and where numbers follow it, the page is among them. What else an author writes there is theirs.
 */
export function namesExhibit(text: string, label: string, page: number | null): boolean {
  const found = new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(label)}(?![\p{L}\p{N}])`, 'u').exec(text);
  if (!found) return false;
  const numbers: readonly string[] = text.slice(found.index + label.length).match(/\d+/g) ?? [];
  return page === null || numbers.length === 0 || numbers.includes(String(page));
}

import type { PageRegion } from '#volume';

/** Why something is covered or withheld. Closed: a public version says it, in each language of the volumes. */
export const redactionCategories = [
  'witness',
  'victim',
  'third-person',
  'location',
  'medical',
  'security',
  'privileged',
] as const;
/** One of them. */
export type RedactionCategory = (typeof redactionCategories)[number];

/** What a sealed text is. */
export const sealedTextKinds = ['name', 'address', 'coordinates', 'number', 'other'] as const;
/** One of them. */
export type SealedTextKind = (typeof sealedTextKinds)[number];

/** A passage of the frozen text of an item: code points, `end` after the last. */
export interface Passage {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** What is to be covered: a place of a page, a passage, or the item as a whole. */
export type WantedPlace =
  | { readonly kind: 'region'; readonly page: number; readonly regions: readonly PageRegion[] }
  | ({ readonly kind: 'passage' } & Passage)
  | { readonly kind: 'whole' };

/** A redaction that stands, as whoever may see its item sees it. */
export interface RedactionLine {
  readonly id: string;
  /** Null: the whole item is withheld. */
  readonly page: number | null;
  readonly regions: readonly PageRegion[];
  /** Place in the text of the page; null for a place that was drawn. */
  readonly passage: Passage | null;
  readonly textSha256: string | null;
  readonly category: RedactionCategory;
  readonly authority: string;
  readonly reason: string | null;
  readonly isByRule: boolean;
  readonly madeBy: string;
  readonly madeAt: string;
}

/** Regions as the table keeps them. */
export const asNumbers = (regions: readonly PageRegion[]): number[][] =>
  regions.map(({ x, y, width, height }) => [x, y, width, height].map((one) => Math.round(one * 1000) / 1000));

/** Regions as the table has them; it holds nothing but what `asNumbers` gave. */
export const asRegions = (stored: unknown): PageRegion[] =>
  (stored as number[][]).map(([x = 0, y = 0, width = 0, height = 0]) => ({ x, y, width, height }));

/** A place as it is recorded; `recorded` makes it. */
export interface FoundPlace {
  readonly page: number | null;
  readonly regions: number[][];
  readonly textSha256: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

/** A place as the table keeps it. */
export const recorded = (
  page: number | null,
  regions: readonly PageRegion[],
  passage: { textSha256: string; start: number; end: number } | null,
): FoundPlace => ({
  page,
  regions: asNumbers(regions),
  textSha256: passage?.textSha256 ?? null,
  start: passage?.start ?? null,
  end: passage?.end ?? null,
});

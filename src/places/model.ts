/** Kinds of place; `settlement` is a place of the world gazetteer, which does not tell towns from villages. */
export const PLACE_KINDS = ['country', 'region', 'marz', 'rayon', 'town', 'village', 'settlement'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/**
 * What a position is: of the settlement itself; of the main town of a district (`seat`); within about five kilometres
 * (`approximate`); or not known (`none`, and then there are no coordinates).
 */
export const PRECISIONS = ['settlement', 'seat', 'approximate', 'none'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** `unclassified` is a name of the world gazetteer, which does not say what its names are. */
export const NAME_KINDS = ['official', 'transliteration', 'used-by', 'historical', 'unclassified'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

export const NAME_LANGUAGES = ['az', 'az-Cyrl', 'hy', 'ru', 'tr', 'en', 'fr', 'ka', 'fa'] as const;

/** `found`: in the source that the row names. `to-be-checked`: from general knowledge, not yet compared with a source. */
export const BASES = ['found', 'to-be-checked'] as const;
export type Basis = (typeof BASES)[number];

/** One name of a place, as it is written. No name is preferred over another. */
export interface PlaceName {
  readonly name: string;
  /** One of NAME_LANGUAGES; null where nobody says. */
  readonly language: string | null;
  readonly kind: NameKind;
  /** EDTF dates between which the name was in use; null where open or not known. */
  readonly from: string | null;
  readonly until: string | null;
  /** Who uses it, in neutral words; null where nobody says. */
  readonly usedBy: string | null;
  readonly source: string;
  readonly basis: Basis;
  /** Of `from` and `until`; null where there are none. */
  readonly datesBasis: Basis | null;
}

/** A place with all its names. */
export interface Place {
  /** Our own stable id, or `geonames:` and the number of GeoNames. It says nothing about whose the place is. */
  readonly id: string;
  readonly kind: PlaceKind;
  /** The id of the place it lies in; null for a country, and for places of the world whose country has no row. */
  readonly parent: string | null;
  /** ISO 3166-2, or 3166-1 alpha-2 for a country; for a place of the world, the code of its country in GeoNames. */
  readonly iso: string | null;
  readonly pcode: string | null;
  readonly geonameId: number | null;
  /** WGS 84, degrees; both null together. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly precision: Precision;
  /** Of the place and its coordinates; kind and parent are our own sorting. */
  readonly basis: Basis;
  readonly codeBasis: Basis | null;
  readonly note: string;
  readonly names: readonly PlaceName[];
}

/**
 * Why a place is among the candidates, as codes: how its name matched (exactly one of the first three), then what speaks
 * for it besides.
 */
export type Reason =
  | 'exact-native'
  | 'strict-key'
  | 'loose-key'
  | 'near'
  | 'within'
  | 'kind-named'
  | 'language'
  | 'historical';

/** A place that a text may mean. */
export interface Candidate {
  readonly place: Place;
  /** The names by which it was found, with their language and who uses them: all that match equally well, at least one. */
  readonly matched: readonly PlaceName[];
  /** What to show: see `displayName`. The text that was asked for is the source’s own and stays beside it. */
  readonly display: string;
  /** The places it lies in, the nearest first. */
  readonly parents: readonly Place[];
  /** Between 0 and 1, for ordering only: not a probability. */
  readonly score: number;
  /** From 1; candidates with the same score have the same rank: a tie stays a tie. */
  readonly rank: number;
  /** In the order of `Reason`. */
  readonly reasons: readonly Reason[];
  /** Kilometres from `near`; null when it was not given or the place has no position. */
  readonly distanceKm: number | null;
}

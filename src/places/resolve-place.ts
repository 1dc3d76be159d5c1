import { AppError } from '#kernel';
import { cleanName, foldName } from './clean-name.ts';
import { displayName } from './display-name.ts';
import type { Gazetteer, NamedPlace } from './gazetteer.ts';
import type { KeyKind } from './hash-table.ts';
import { withoutKindWords } from './kind-words.ts';
import { matchKeys } from './match-keys.ts';
import type { Candidate, Place, PlaceKind, PlaceName, Reason } from './model.ts';

const MOST_CANDIDATES = 20;
const NEAR_KM = 100;

// How the name matched comes first: all that speaks for a place besides adds up to less than one step between levels.
const LEVELS = [
  { kind: 'exact', reason: 'exact-native', score: 0.8 },
  { kind: 'strict', reason: 'strict-key', score: 0.6 },
  { kind: 'loose', reason: 'loose-key', score: 0.4 },
] as const;
const NEAR = 0.1;
const WITHIN = 0.05;
const KIND_NAMED = 0.03;
const LANGUAGE = 0.01;

/** What else is known about the place that a text means. All of it orders; none of it leaves a candidate out. */
export interface ResolveOptions {
  /** A position (WGS 84, degrees) that the place should be close to: less than 100 km away counts. */
  readonly near?: { readonly latitude: number; readonly longitude: number };
  /** The id of a place that it should lie in. */
  readonly within?: string;
  /** The language of the text, of NAME_LANGUAGES: how Latin letters are read, which names count, what is shown. */
  readonly lang?: string;
}

interface Found {
  readonly place: Place;
  readonly level: (typeof LEVELS)[number];
  /** All names that matched on this level. */
  readonly names: readonly PlaceName[];
  /** The kinds of place that the text named. */
  readonly kinds: ReadonlySet<PlaceKind>;
}

function kilometresBetween(
  a: { readonly latitude: number; readonly longitude: number },
  b: { readonly latitude: number; readonly longitude: number },
): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const dLatitude = radians(b.latitude - a.latitude);
  const dLongitude = radians(b.longitude - a.longitude);
  const square =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLongitude / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(square)));
}

function keysOf(kind: KeyKind, folded: string, lang: string | null): readonly string[] {
  if (kind === 'exact') return [folded];
  return matchKeys(folded, lang)[kind];
}

function* foundBy(gazetteer: Gazetteer, kind: KeyKind, key: string): Generator<NamedPlace> {
  yield* gazetteer.named(kind, key);
  // The hashes of two keys may be the same: what has the key is asked of the names themselves.
  for (const place of gazetteer.world?.find(kind, key) ?? [])
    for (const name of place.names)
      if (keysOf(kind, foldName(cleanName(name.name)), null).includes(key)) yield { place, name };
}

const isHistorical = ({ kind, until }: PlaceName): boolean => kind === 'historical' || until !== null;

interface Asking {
  readonly name: string;
  readonly kinds: ReadonlySet<PlaceKind>;
  readonly levels: readonly (typeof LEVELS)[number][];
}

/** The name as it stands, then without words for its kind; what an ending was taken from is no longer the exact spelling. */
function askingsOf(folded: string): Asking[] {
  const naked = withoutKindWords(folded);
  const whole = { name: folded, kinds: new Set<PlaceKind>(), levels: LEVELS };
  if (naked === null) return [whole];
  const { name, kinds } = naked;
  const bare = naked.uninflected.map((stem) => ({ name: stem, kinds, levels: LEVELS.slice(1) }));
  return [whole, { name, kinds, levels: LEVELS }, ...bare];
}

function parentsOf(place: Place, places: ReadonlyMap<string, Place>): Place[] {
  const parents: Place[] = [];
  for (let id = place.parent; id !== null;) {
    const parent = places.get(id);
    if (parent === undefined) break;
    parents.push(parent);
    id = parent.parent;
  }
  return parents;
}

function weigh(found: Found, places: ReadonlyMap<string, Place>, options: ResolveOptions): Candidate {
  const { place, names, level, kinds } = found;
  const parents = parentsOf(place, places);
  const { latitude, longitude } = place;
  const distanceKm =
    options.near === undefined || latitude === null || longitude === null
      ? null
      : kilometresBetween(options.near, { latitude, longitude });
  const close = distanceKm === null ? 0 : Math.max(0, 1 - distanceKm / NEAR_KM);
  const counts: readonly (readonly [Reason, boolean, number])[] = [
    [level.reason, true, level.score],
    ['near', close > 0, NEAR * close],
    ['within', parents.some(({ id }) => id === options.within), WITHIN],
    ['kind-named', kinds.has(place.kind), KIND_NAMED],
    ['language', names.some(({ language }) => language !== null && language === options.lang), LANGUAGE],
    // Said and not weighed: a text of its time uses the name of its time.
    ['historical', names.every(isHistorical), 0],
  ];
  const said = counts.filter(([, holds]) => holds);
  // Rounded, so that the order of additions cannot break a tie.
  const score = Math.round(said.reduce((sum, [, , value]) => sum + value, 0) * 10_000) / 10_000;
  return {
    place,
    matched: names,
    display: displayName(place, options.lang ?? null),
    parents,
    score,
    rank: 0,
    reasons: said.map(([reason]) => reason),
    distanceKm,
  };
}

/**
 * The places that `text` may mean, the likeliest first, at most 20; those with the same score have the same rank and stand in
 * the order of their ids (a longer list is cut there: `near` and `within` shorten it). It never decides: somebody has to choose, and a single candidate is a candidate too. A name that
 * nobody knows gives an empty list, and so does a text that is no name (nothing visible, or more than 200 characters). Takes
 * bounded time, whatever the text is. Errors PLACES_UNKNOWN when `within` is no place, PLACES_WORLD_UNREADABLE.
 */
export function resolvePlace(gazetteer: Gazetteer, text: string, options: ResolveOptions = {}): Candidate[] {
  if (options.within !== undefined && !gazetteer.places.has(options.within))
    throw new AppError('PLACES_UNKNOWN', { id: options.within });
  const folded = foldName(cleanName(text));
  if (folded === '') return [];
  const best = new Map<string, Found>();
  for (const { name: asked, kinds, levels } of askingsOf(folded))
    for (const level of levels)
      for (const key of keysOf(level.kind, asked, options.lang ?? null))
        for (const { place, name } of foundBy(gazetteer, level.kind, key)) {
          const before = best.get(place.id);
          if (before === undefined || before.level.score < level.score)
            best.set(place.id, { place, level, names: [name], kinds });
          else if (before.level === level && !before.names.includes(name))
            best.set(place.id, { ...before, names: [...before.names, name] });
        }
  const ordered = [...best.values()]
    .map((found) => weigh(found, gazetteer.places, options))
    .sort((a, b) => b.score - a.score || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, MOST_CANDIDATES);
  let rank = 0;
  return ordered.map((candidate, at) => {
    if (candidate.score !== ordered[at - 1]?.score) rank = at + 1;
    return { ...candidate, rank };
  });
}

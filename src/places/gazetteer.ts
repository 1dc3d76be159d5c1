import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanName, foldName } from './clean-name.ts';
import type { KeyKind } from './hash-table.ts';
import { loadPlaces, type PlaceTables } from './load-places.ts';
import { matchKeys } from './match-keys.ts';
import type { Place, PlaceName } from './model.ts';
import { readWorld, type World } from './world.ts';

/** A place and one of its names, found by a key. */
export interface NamedPlace {
  readonly place: Place;
  readonly name: PlaceName;
}

/** Places that can be looked up by name. Nothing in it changes once it is open. */
export interface Gazetteer {
  /** The places that have rows of their own, by id. */
  readonly places: ReadonlyMap<string, Place>;
  /** The names of those places by key. */
  named(kind: KeyKind, key: string): readonly NamedPlace[];
  /** The world’s settlements; null when it was opened without them. */
  readonly world: World | null;
}

/** Countries around the sample region: their settlements are found across alphabets, those of others as they are written. */
const KEYED_COUNTRIES: ReadonlySet<string> = new Set(['AZ', 'AM', 'GE', 'TR', 'IR', 'RU']);

function ownTables(): PlaceTables {
  const table = (file: string): { file: string; text: string } => ({
    file: `src/places/data/${file}`,
    text: readFileSync(join(import.meta.dirname, 'data', file), 'utf8'),
  });
  return { places: table('places.csv'), names: table('names.csv') };
}

/** Adds the names that GeoNames has and the tables have not; the tables’ own come first and stay as they are. */
function withWorldNames(
  places: ReadonlyMap<string, Place>,
  names: ReadonlyMap<number, readonly PlaceName[]>,
): Map<string, Place> {
  const merged = new Map<string, Place>();
  for (const [id, place] of places) {
    const known = new Set(place.names.map(({ name }) => foldName(cleanName(name))));
    const further = (place.geonameId === null ? undefined : names.get(place.geonameId)) ?? [];
    const added = further.filter(({ name }) => !known.has(foldName(cleanName(name))));
    merged.set(id, { ...place, names: [...place.names, ...added] });
  }
  return merged;
}

function indexed(places: ReadonlyMap<string, Place>): (kind: KeyKind, key: string) => readonly NamedPlace[] {
  const index = new Map<string, NamedPlace[]>();
  const add = (kind: KeyKind, key: string, entry: NamedPlace): void => {
    const list = index.get(`${kind} ${key}`);
    if (list === undefined) index.set(`${kind} ${key}`, [entry]);
    else list.push(entry);
  };
  for (const place of places.values())
    for (const name of place.names) {
      const keys = matchKeys(name.name, name.language);
      add('exact', foldName(cleanName(name.name)), { place, name });
      for (const key of keys.strict) add('strict', key, { place, name });
      for (const key of keys.loose) add('loose', key, { place, name });
    }
  return (kind, key) => index.get(`${kind} ${key}`) ?? [];
}

/** Every spelling of the places that have rows of their own, with whose it is: for looking for places in a text. */
export function spellingsOf({ places }: Gazetteer): { readonly name: string; readonly placeId: string }[] {
  return [...places.values()].flatMap(({ id, names }) => names.map(({ name }) => ({ name, placeId: id })));
}

/**
 * Opens the gazetteer: our own tables, `additions` of the same form, and with `world` the settlements of GeoNames (read once
 * from the installed package; nothing is downloaded). Errors PLACES_TABLE_WRONG, PLACES_WORLD_UNREADABLE.
 */
export async function openGazetteer(
  options: { readonly additions?: readonly PlaceTables[]; readonly world?: boolean } = {},
): Promise<Gazetteer> {
  const places = loadPlaces([ownTables(), ...(options.additions ?? [])]);
  if (options.world !== true) return { places, named: indexed(places), world: null };
  const all = [...places.values()];
  const { world, own } = await readWorld({
    own: new Set(all.flatMap(({ geonameId }) => (geonameId === null ? [] : [geonameId]))),
    parents: new Map(all.flatMap(({ kind, iso, id }) => (kind === 'country' && iso ? [[iso, id]] : []))),
    keyed: KEYED_COUNTRIES,
  });
  const merged = withWorldNames(places, own);
  return { places: merged, named: indexed(merged), world };
}

import type { Place } from './model.ts';

/**
 * The name to show, by one rule for all places: the official name of the State in which the place lies under international
 * law, per the usage of the United Nations, written in `lang` where we have it so; else as it is in that State’s own language;
 * else the first name of the list. Every other name stays findable, and the spelling of a source is shown beside this one,
 * never replaced by it.
 */
export function displayName(place: Place, lang: string | null = null): string {
  const official = place.names.filter(({ kind }) => kind === 'official');
  // The tables list the usual romanisation of the official name first among those of a language.
  const written = place.names.filter(({ kind }) => kind === 'official' || kind === 'transliteration');
  const chosen =
    (lang === null ? undefined : (official.find(isIn(lang)) ?? written.find(isIn(lang)))) ??
    official[0] ??
    place.names[0];
  return chosen?.name ?? place.id;
}

function isIn(lang: string): (name: { readonly language: string | null }) => boolean {
  return ({ language }) => language === lang;
}

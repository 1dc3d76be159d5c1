import type { PlaceKind } from './model.ts';

const WORDS: Readonly<Partial<Record<PlaceKind, string>>> = {
  country: 'republic respublikası республика հանրապետություն cumhuriyeti',
  marz: 'marz marzi province область марз մարզ մարզի vilayəti',
  rayon: 'rayon rayonu rajon raion district район района районе районы շրջան շրջանի ilçesi ilçe',
  town: 'şəhər şəhəri şəhərinin city town город города г քաղաք şehri şehir qəsəbə qəsəbəsi пгт посёлок поселок',
  village: 'kənd kəndi kəndinin village село села с деревня գյուղ գյուղի köy köyü',
};

const KIND_OF: ReadonlyMap<string, PlaceKind> = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, PlaceKind] => [word.replaceAll('ı', 'i'), kind as PlaceKind]),
  ),
);

/** What is left of a name when the words for its kind are taken away. */
export interface NakedName {
  readonly name: string;
  /** Without the ending that such words ask for: «Агдамский район», «Աղդամի շրջան». Readings, the first not the best. */
  readonly uninflected: readonly string[];
  readonly kinds: ReadonlySet<PlaceKind>;
}

/** Russian adjectives may have an н of their own (Физули, Физулинский) or not (Лачин, Лачинский); Armenian genitives end in ի. */
function uninflected(name: string): string[] {
  const [, stem] = /^(.{3,})ск(?:ий|ого|ому|ом|им|ая|ой|ую)$/u.exec(name) ?? [];
  if (stem !== undefined) return stem.endsWith('н') ? [stem, stem.slice(0, -1)] : [stem];
  return /^\p{Script=Armenian}{3,}ի$/u.test(name) ? [name.slice(0, -1)] : [];
}

/**
 * A folded name without the words at its start or end that say what kind of place it is (“Ağdam rayonu”, “г. Шуша”), and
 * those kinds. Null when there is no such word or nothing else.
 */
export function withoutKindWords(folded: string): NakedName | null {
  const words = folded.split(/[\s.,]+/u).filter((word) => word !== '');
  const kinds = new Set<PlaceKind>();
  const take = (at: 0 | -1): boolean => {
    const kind = KIND_OF.get(words.at(at) ?? '');
    if (kind === undefined || words.length < 2) return false;
    kinds.add(kind);
    if (at === 0) words.shift();
    else words.pop();
    return true;
  };
  while (take(0) || take(-1));
  const name = words.join(' ');
  return kinds.size === 0 ? null : { name, uninflected: uninflected(name), kinds };
}

import { matchKeys, type WordKeys } from '#places';

/** Most keys of each sort that one name gets; a name of two words in any script has about ten in all. */
const MOST_KEYS = 16;
/** Readings of one word that it is found by, so that the last word of a long name is found as well. */
const MOST_READINGS = 4;
/** Words of a name that are taken two by two: more than a given name, a patronymic and a double surname have. */
const MOST_PAIRED = 4;

const unique = (keys: readonly string[]): string[] => [...new Set(keys)].slice(0, MOST_KEYS);

/** Every way of choosing one key for each word, whatever the order of the words; bounded. */
function wholes(words: readonly (readonly string[])[]): string[] {
  let made: string[][] = [[]];
  for (const keys of words)
    made = made.flatMap((start) => keys.map((key) => [...start, key])).slice(0, MOST_KEYS);
  return unique(made.map((keys) => keys.toSorted().join('.'))).filter((key) => key !== '');
}

const read = (words: readonly WordKeys[], how: 'strict' | 'loose'): string[][] =>
  words.map((word) => [...word[how]]).filter((keys) => keys.length > 0);

/**
 * What a name is found and compared by (decision 0020): `w…` each word, and all of them run together; `p…` two words of it and `n…` the
 * whole name where it has not two, loose; `s…` the whole name, strict. The order of words makes no difference. Empty for what is no name.
 */
export function keysOfName(name: string): string[] {
  const { words, loose: joined } = matchKeys(name);
  const loose = read(words, 'loose');
  const paired = loose
    .slice(0, MOST_PAIRED)
    .flatMap((one, at, all) => all.slice(at + 1).flatMap((other) => wholes([one, other])));
  return [
    ...new Set([...loose.flatMap((keys) => keys.slice(0, MOST_READINGS)), ...joined].map((key) => `w${key}`)),
    ...(loose.length === 2 ? [] : wholes(loose)).map((key) => `n${key}`),
    ...unique(paired).map((key) => `p${key}`),
    ...wholes(read(words, 'strict')).map((key) => `s${key}`),
  ];
}

const quoted = (key: string, isPrefix = false): string =>
  `'w${key.replaceAll(/['\\]/g, '$&$&')}'${isPrefix ? ':*' : ''}`;

/**
 * A question for names (PostgreSQL tsquery over their keys): every word, in any script and order, the last one also when it is only
 * begun; or all of them run together. Null when the text holds no word. The input is anybody's.
 */
export function nameQuestion(text: string): string | null {
  const { words, loose: joined } = matchKeys(text);
  const each = read(words, 'loose');
  if (each.length === 0) return null;
  // One letter begins too many names.
  const all = each.map(
    (keys, at) => `(${keys.map((key) => quoted(key, at === each.length - 1 && key.length > 1)).join(' | ')})`,
  );
  return [`(${all.join(' & ')})`, ...joined.map((key) => quoted(key))].join(' | ');
}

const SCRIPTS = {
  Latn: /\p{Script=Latin}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Armn: /\p{Script=Armenian}/u,
  Geor: /\p{Script=Georgian}/u,
  Arab: /\p{Script=Arabic}/u,
  Grek: /\p{Script=Greek}/u,
  Hebr: /\p{Script=Hebrew}/u,
} as const;

/** ISO 15924 code of the one script that the letters of a name are in; null for several, or another. */
export function scriptOf(name: string): string | null {
  const found = Object.entries(SCRIPTS).filter(([, letters]) => letters.test(name));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

import { matchKeys } from '#places';
import { SealedAddresses } from './addresses.ts';
import { isSamePlace, placesIn, type WrittenPlace } from './coordinates.ts';
import { keysOfWord, wordsOfText, type Keys, type TextWord } from './words.ts';

/** A text that may stand in no public version. */
export interface SealedText {
  /** Of a name and an address the order of words makes no difference, and spellings in every alphabet meet. */
  readonly kind: 'name' | 'address' | 'text';
  readonly body: string;
}

/**
 * How much of a sealed text stands at a place: `whole`, all of it; `initials`, a name with some of its words shortened to a letter; `part`, a
 * word of a name, or the number of an address by one of its words. The last two may be somebody else, and a person decides.
 */
export type Likeness = 'whole' | 'initials' | 'part';

/** A place in a text, in UTF-16 units, `end` after the last, and its words by number. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly firstWord: number;
  readonly lastWord: number;
  readonly likeness: Likeness;
}

interface Wanted {
  readonly isName: boolean;
  readonly words: readonly {
    readonly folded: string;
    readonly strict: Set<string>;
    readonly loose: Set<string>;
    readonly bones: Set<string>;
    readonly isUnvowelled: boolean;
  }[];
  readonly squashed: string;
  /** Strict keys of all words run together; none of one word. */
  readonly joined: Set<string>;
}

/** A name longer than this is compared by its first words; nobody has more. */
const MOST_WORDS = 12;
/** From so many letters on, a text is found inside longer words too, such as names of files. */
const INSIDE = 8;
/** A word of a name that is shorter says nothing by itself. */
const PART = 4;

function wantedOf({ kind, body }: SealedText): Wanted | null {
  const all = wordsOfText(body).slice(0, kind === 'name' ? MOST_WORDS : 100);
  const words = all.map(({ start, end, folded }) => {
    const { strict, loose, bones, isUnvowelled } = keysOfWord(body.slice(start, end));
    return {
      folded,
      strict: new Set(strict),
      loose: new Set(kind === 'name' ? loose : []),
      bones: new Set(kind === 'name' ? bones : []),
      isUnvowelled,
    };
  });
  const squashed = words.map(({ folded }) => folded).join('');
  if (squashed.length < 3) return null;
  const isName = kind === 'name';
  const joined = isName && words.length > 1 ? matchKeys(body).strict : [];
  return { isName, words, squashed, joined: new Set(joined) };
}

const HYPHENS = /[-‐‑–]+/gu;

/** A name with hyphens is written in one word, too. */
const spellings = (one: SealedText): SealedText[] =>
  one.kind === 'name' && one.body.search(HYPHENS) >= 0
    ? [one, { ...one, body: one.body.replaceAll(HYPHENS, '') }]
    : [one];

/** The words of a text, run together, with the number of the word that each letter belongs to. */
function squash(words: readonly TextWord[]): { text: string; starts: number[]; ends: Set<number> } {
  const starts: number[] = [];
  const ends = new Set<number>();
  let text = '';
  for (const { folded } of words) {
    starts.push(text.length);
    text += folded;
    ends.add(text.length);
  }
  return { text, starts, ends };
}

/** Number of the word that a letter of the squashed text belongs to. */
function wordAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Sealed texts, to be looked for in any other: in Latin, Cyrillic, Armenian, Georgian, Greek, Arabic and Persian letters, and with spaces and hyphens elsewhere. */
export class SealedTexts {
  readonly #wanted: readonly Wanted[];
  /** Places of the sealed coordinates. */
  readonly #places: readonly WrittenPlace[];
  readonly #addresses: SealedAddresses;
  /** Texts that have a word with this key or spelling. */
  readonly #byKey = new Map<string, Set<Wanted>>();
  #hasUnvowelled = false;
  /** Strict keys of names of several words, all run together. */
  readonly #joined = new Set<string>();

  constructor(texts: readonly SealedText[]) {
    this.#places = texts.flatMap(({ kind, body }) => (kind === 'name' ? [] : placesIn(body)));
    this.#addresses = new SealedAddresses(
      texts.flatMap(({ kind, body }) => (kind === 'address' ? [body] : [])),
    );
    this.#wanted = texts.flatMap(spellings).flatMap((one) => wantedOf(one) ?? []);
    for (const wanted of this.#wanted) {
      for (const key of wanted.joined) this.#joined.add(key);
      this.#hasUnvowelled ||= wanted.words.some(({ isUnvowelled }) => isUnvowelled);
      for (const { folded, strict, loose, bones } of wanted.words)
        for (const key of [folded, ...strict, ...loose, ...[...bones].map(asBones)]) {
          const own = this.#byKey.get(key) ?? new Set();
          this.#byKey.set(key, own.add(wanted));
        }
    }
  }

  /** Whether there is nothing to look for. */
  get isEmpty(): boolean {
    return this.#wanted.length === 0;
  }

  /** Places that hold a sealed text letter by letter, wherever its words end. */
  #letters(words: readonly TextWord[]): Found[] {
    const found: Found[] = [];
    const { text: squashed, starts, ends } = squash(words);
    for (const { squashed: wanted } of this.#wanted) {
      for (let at = squashed.indexOf(wanted); at >= 0; at = squashed.indexOf(wanted, at + 1)) {
        const [firstWord, lastWord] = [wordAt(starts, at), wordAt(starts, at + wanted.length - 1)];
        const isWhole = starts[firstWord] === at && ends.has(at + wanted.length);
        if (isWhole || wanted.length >= INSIDE) found.push(placeOf(words, firstWord, lastWord, 'whole'));
      }
    }
    return found;
  }

  /** Coordinates of a sealed place, however they are written. */
  #coordinates(text: string, words: readonly TextWord[]): Found[] {
    if (this.#places.length === 0) return [];
    return placesIn(text)
      .filter((written) => this.#places.some((place) => isSamePlace(place, written)))
      .map(({ start, end }) =>
        placeOf(
          words,
          words.findIndex((word) => word.end > start),
          words.findLastIndex((word) => word.start < end),
          'whole',
        ),
      );
  }

  /** Every place of a text that holds a sealed one or resembles it, in order; of places that overlap the surest. The text is anybody's. */
  find(text: string): Found[] {
    const words = wordsOfText(text);
    const keys = words.map(({ start, end }) => keysOfWord(text.slice(start, end)));
    const found = [...this.#letters(words), ...this.#coordinates(text, words)];
    for (const { firstWord, lastWord, isWhole } of this.#addresses.find(words, keys))
      found.push(placeOf(words, firstWord, lastWord, isWhole ? 'whole' : 'part'));
    for (const [at, { folded }] of words.entries()) {
      const key = keys[at];
      // Bones are only compared where one side has no others: a sealed name in these letters, or this word.
      const bones = key && (key.isUnvowelled || this.#hasUnvowelled) ? key.bones.map(asBones) : [];
      const own = [folded, ...(key?.strict ?? []), ...(key?.loose ?? []), ...bones];
      if (own.some((key) => this.#joined.has(key))) found.push(placeOf(words, at, at, 'whole'));
      // A place may begin with letters that stand for the words before this one.
      let first = at;
      while (first > 0 && isLetter(words[first - 1])) first -= 1;
      for (const wanted of new Set(own.flatMap((key) => [...(this.#byKey.get(key) ?? [])])))
        for (let start = Math.max(first, at - wanted.words.length + 1); start <= at; start += 1) {
          const like = likenessAt(wanted, words, keys, start);
          if (like) found.push(placeOf(words, start, start + like.length - 1, like.likeness));
        }
    }
    return surest(found);
  }
}

const placeOf = (
  words: readonly TextWord[],
  firstWord: number,
  lastWord: number,
  likeness: Likeness,
): Found => ({
  start: words[firstWord]?.start ?? 0,
  end: words[lastWord]?.end ?? 0,
  firstWord,
  lastWord,
  likeness,
});

const SURENESS: readonly Likeness[] = ['whole', 'initials', 'part'];

/** The surest of places that overlap; of equal ones the longest. In order. */
function surest(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  const sorted = found.toSorted(
    (a, b) =>
      SURENESS.indexOf(a.likeness) - SURENESS.indexOf(b.likeness) ||
      b.lastWord - b.firstWord - (a.lastWord - a.firstWord) ||
      a.firstWord - b.firstWord,
  );
  const taken = new Set<number>();
  for (const one of sorted) {
    const own = Array.from({ length: one.lastWord - one.firstWord + 1 }, (_, at) => one.firstWord + at);
    if (own.every((word) => taken.has(word))) continue;
    for (const word of own) taken.add(word);
    kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

/** Bones beside other keys: nothing else begins so. */
const asBones = (bones: string): string => `|${bones}`;
/** Bones of a word or a name that are fewer say nothing. */
const LEAST_BONES = 5;

const isLetter = (word: TextWord | undefined): boolean => word !== undefined && [...word.folded].length === 1;

type Meeting = 'word' | 'bones' | 'initial' | null;

function meets(wanted: Wanted['words'][number], word: TextWord, keys: Keys, isAmongOthers: boolean): Meeting {
  if (wanted.folded === word.folded || keys.strict.some((key) => wanted.strict.has(key))) return 'word';
  // A loose key alone joins too many words; with the others of a name it does not.
  if (isAmongOthers && keys.loose.some((key) => wanted.loose.has(key))) return 'word';
  if ((wanted.isUnvowelled || keys.isUnvowelled) && keys.bones.some((key) => wanted.bones.has(key)))
    return 'bones';
  return isLetter(word) &&
    keys.strict.some((key) => [...wanted.strict].some((whole) => whole.startsWith(key)))
    ? 'initial'
    : null;
}

/** How much of a sealed text begins at a word, and how many words it takes. */
function likenessAt(
  wanted: Wanted,
  words: readonly TextWord[],
  keys: readonly Keys[],
  at: number,
): { readonly likeness: Likeness; readonly length: number } | null {
  const { length } = wanted.words;
  const left = new Set(wanted.words);
  let [initials, whole, part, bones, isByBones] = [0, 0, false, 0, false];
  for (let step = 0; step < length && at + step < words.length; step += 1) {
    const [word, key] = [words[at + step], keys[at + step]];
    if (!word || !key) break;
    const open = wanted.isName ? [...left] : wanted.words.slice(step, step + 1);
    const met = open.map((one) => ({ one, how: meets(one, word, key, length > 1) }));
    const best = (['word', 'bones', 'initial'] as const)
      .map((wantedHow) => met.find(({ how }) => how === wantedHow))
      .find((one) => one !== undefined);
    if (!best) break;
    left.delete(best.one);
    if (best.how === 'initial') initials += 1;
    else whole += 1;
    isByBones ||= best.how === 'bones';
    const common = best.how === 'bones' ? bonesInCommon(best.one, key) : 0;
    // A word that meets by more than its bones is enough for the others.
    bones += best.how === 'word' ? LEAST_BONES : common;
    if (step === 0 && best.how !== 'initial')
      part = best.how === 'bones' ? common >= PART : isTelling(best.one, word, key);
  }
  if (left.size === 0 && whole === length && bones >= LEAST_BONES)
    // One word without its vowels may be many another.
    return { likeness: length === 1 && isByBones ? 'part' : 'whole', length };
  if (!wanted.isName || length < 2) return null;
  if (left.size === 0 && whole > 0) return { likeness: 'initials', length };
  return part ? { likeness: 'part', length: 1 } : null;
}

/** Whether one word of a name says something alone: long enough, and met by its spelling or a strict key. */
function isTelling(
  wanted: Wanted['words'][number],
  word: TextWord,
  keys: { readonly strict: readonly string[] },
): boolean {
  return (
    word.folded.length >= PART &&
    (wanted.folded === word.folded || keys.strict.some((key) => wanted.strict.has(key)))
  );
}

/** How long the longest bones are that two words share. */
const bonesInCommon = (wanted: Wanted['words'][number], { bones }: Keys): number =>
  bones.reduce((most, one) => (wanted.bones.has(one) ? Math.max(most, one.length) : most), 0);

import { plainDigits } from './coordinates.ts';
import { foldWord, keysOfWord, wordsOfText, type Keys, type TextWord } from './words.ts';

/** Words that say what a part of an address is and not where it lies: each language has its own, or leaves them out. */
const KINDS = new Set(
  (
    'street st str road rd avenue ave av boulevard blvd house building bldg flat apartment apt no nr rue allée numéro appartement ' +
    'küçə küçəsi küç prospekt prospekti pr ev mənzil bina döngə döngəsi улица улице улицы ул проспект дом дома доме д квартира кв переулок пер шоссе ' +
    'փողոց փող պողոտա տուն շենք բն բնակարան ქუჩა ქ სახლი ბინა شارع خيابان خیابان کوچه پلاک οδός οδος'
  )
    .split(' ')
    .map(foldWord),
);
/** Words of fewer letters are house letters and short forms. */
const LEAST_LETTERS = 3;
/** A number and a word so near each other may be a shorter form of the address. */
const NEAR = 3;

interface Token {
  readonly of: Address;
  readonly at: number;
}
interface Address {
  readonly tokens: number;
  readonly numbers: ReadonlySet<number>;
  /** Most words of a text that all of it lies in. */
  readonly room: number;
}

/** An address that was found, by the numbers of its first and last word. */
export interface FoundAddress {
  readonly firstWord: number;
  readonly lastWord: number;
  readonly isWhole: boolean;
}

const numberIn = (folded: string): string | null => /^0*(\d+)\p{L}?$/u.exec(plainDigits(folded))?.[1] ?? null;

/** Under what a word of an address meets one of a text: its number, or its spellings in every script. */
function meetingKeys(folded: string, keys: Keys): string[] {
  const number = numberIn(folded);
  if (number !== null) return [`#${number}`];
  return [folded, ...keys.strict, ...keys.loose, ...keys.bones.map((one) => `|${one}`)];
}

/** Sealed addresses, to be looked for as words and numbers that stand together in any order. */
export class SealedAddresses {
  readonly #byKey = new Map<string, Token[]>();
  readonly #byBones = new Map<string, Token[]>();

  /** Those that have no number, or no word but what every address has, are not looked for here. */
  constructor(bodies: readonly string[]) {
    for (const body of bodies) {
      const words = wordsOfText(body);
      const own = words.filter(
        ({ folded }) => numberIn(folded) !== null || (folded.length >= LEAST_LETTERS && !KINDS.has(folded)),
      );
      const numbers = new Set(own.flatMap(({ folded }, at) => (numberIn(folded) === null ? [] : [at])));
      if (numbers.size === 0 || numbers.size === own.length) continue;
      const of = { tokens: own.length, numbers, room: words.length * 2 + 3 };
      for (const [at, { start, end, folded }] of own.entries()) {
        const keys = keysOfWord(body.slice(start, end));
        for (const key of new Set(meetingKeys(folded, keys))) {
          // Of a word that has its vowels, the bones are for words that have none.
          const map = key.startsWith('|') && !keys.isUnvowelled ? this.#byBones : this.#byKey;
          map.set(key, [...(map.get(key) ?? []), { of, at }]);
        }
      }
    }
  }

  /** Every place where all of an address stands together, and where its number stands by one of its words. The text is anybody's. */
  find(words: readonly TextWord[], keys: readonly Keys[]): FoundAddress[] {
    if (this.#byKey.size === 0) return [];
    const hits = new Map<Address, { word: number; at: number }[]>();
    for (const [word, { folded }] of words.entries()) {
      const own = keys[word];
      if (!own) continue;
      const tokens = new Set(
        meetingKeys(folded, own).flatMap((key) => [
          ...(this.#byKey.get(key) ?? []),
          ...(own.isUnvowelled ? (this.#byBones.get(key) ?? []) : []),
        ]),
      );
      for (const { of, at } of tokens) {
        const list = hits.get(of);
        if (list) list.push({ word, at });
        else hits.set(of, [{ word, at }]);
      }
    }
    return [...hits].flatMap(([address, list]) => together(address, list));
  }
}

function together(
  { tokens, numbers, room }: Address,
  hits: readonly { readonly word: number; readonly at: number }[],
): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const [first, { word: firstWord }] of hits.entries()) {
    const seen = new Set<number>();
    for (let next = first; next < hits.length; next += 1) {
      const hit = hits[next];
      if (!hit || hit.word - firstWord >= room) break;
      seen.add(hit.at);
      const isWhole = seen.size === tokens;
      const isNear = hit.word - firstWord <= NEAR && hit.word > firstWord;
      const hasBoth = [...seen].some((at) => numbers.has(at)) && [...seen].some((at) => !numbers.has(at));
      if (isWhole || (isNear && hasBoth)) found.push({ firstWord, lastWord: hit.word, isWhole });
      if (isWhole) break;
    }
  }
  return found;
}

import { AZERBAIJANI_LETTER, latinOfAzerbaijani } from './fold.ts';
import type { PlaceName } from './model.ts';
import type { Sentence } from './sentences.ts';
import { tokensOf, type Script, type Token } from './tokens.ts';

/** A place of the caller's list in a sentence: tokens `at` up to, not including, `end`. */
export interface FoundPlace {
  readonly at: number;
  readonly end: number;
  readonly placeId: string;
  /** Whether a case ending was passed over. */
  readonly isInflected: boolean;
}

interface Spelling {
  readonly placeId: string;
  readonly words: readonly { readonly folded: string; readonly script: Script }[];
}

const RUSSIAN_ENDING =
  /^(?:[аеиоуыюяьй]|о[ймегв]|е[ймгв]|ого|его|ому|ему|ым|им|ых|их|ые|ие|ая|яя|ую|юю|ами|ями|ах|ях|ам|ям|ою)$/u;
const AZERBAIJANI_ENDING =
  /^(?:[yn]?[ae]|[sn]?[iu]|n?[iu]n|d[ae]|d[ae]n|[sn]?[iu]nd[ae]n?|d[ae]ki(?:ler)?|[yl]?l[ae]|l[iu]|l[iu]l[ae]r(?:in|i|den)?|y[ae]d[ae]k|[ae]dek|dir|dur|in[ae])$/;
const ARMENIAN_ENDING =
  /^(?:[նը]|ի|ին|ից|ում|ով|ու|ուց|վա|ն[ու]մ|յի|յին|յից|յում|յով|ցի|ի[նց]|ան|անը|երի|եր|իս|ս)$/u;
const RUSSIAN_VOWELS = /[аеиоуыэюяйь]+$/u;

const KEY_MAX = 4;
const STEM_MIN = 3;

function stemOf(word: string, script: Script): string {
  if (script === 'cyrillic') {
    const stem = word.replace(RUSSIAN_VOWELS, '');
    return stem.length >= STEM_MIN ? stem : word;
  }
  if (script === 'armenian' && /[աի]$/u.test(word) && word.length > STEM_MIN) return word.slice(0, -1);
  return word;
}

function isForm(token: Token, word: Spelling['words'][number], lang: Sentence['lang']): boolean {
  if (token.folded === word.folded) return true;
  if (token.folded === '' || token.kind !== 'word') return false;
  const stem = lang === 'az' && token.script !== 'armenian' ? word.folded : stemOf(word.folded, word.script);
  if (stem.length < STEM_MIN || !token.folded.startsWith(stem)) return false;
  const ending = token.folded.slice(stem.length);
  if (lang === 'az') return AZERBAIJANI_ENDING.test(ending);
  if (token.script === 'cyrillic') return RUSSIAN_ENDING.test(ending);
  return (
    token.script === 'armenian' &&
    (ARMENIAN_ENDING.test(ending) || ARMENIAN_ENDING.test(token.folded.slice(word.folded.length)))
  );
}

/** The caller's names, ready to be looked for; made once for a list, however long. */
export class PlaceIndex {
  private readonly byKey = new Map<string, Spelling[]>();

  constructor(names: readonly PlaceName[]) {
    for (const { name, placeId } of names) {
      const words = tokensOf(name).map(({ folded, script, raw }) => ({
        folded: AZERBAIJANI_LETTER.test(raw) ? latinOfAzerbaijani(folded) : folded,
        script,
      }));
      const first = words[0];
      if (!first || first.folded.length < 2) continue;
      const key = stemOf(first.folded, first.script).slice(0, KEY_MAX);
      const spellings = this.byKey.get(key) ?? [];
      spellings.push({ placeId, words });
      // Longest first, so that “New Town” is not found as “New”.
      spellings.sort((a, b) => b.words.length - a.words.length);
      this.byKey.set(key, spellings);
    }
  }

  private at(sentence: Sentence, at: number): FoundPlace | null {
    const { tokens, lang } = sentence;
    const folded = tokens[at]?.folded ?? '';
    for (let length = Math.min(KEY_MAX, folded.length); length >= 2; length -= 1)
      for (const { placeId, words } of this.byKey.get(folded.slice(0, length)) ?? []) {
        const isFound = words.every((word, index) => {
          const token = tokens[at + index];
          return token !== undefined && isForm(token, word, lang);
        });
        if (!isFound) continue;
        const isInflected = words.some((word, index) => tokens[at + index]?.folded !== word.folded);
        return { at, end: at + words.length, placeId, isInflected };
      }
    return null;
  }

  /** The places of a sentence, in order; a name without a capital letter is a common word. */
  of(sentence: Sentence): FoundPlace[] {
    const found: FoundPlace[] = [];
    for (let at = 0; at < sentence.tokens.length; at += 1) {
      const token = sentence.tokens[at];
      const place = token?.isCapital === true ? this.at(sentence, at) : null;
      if (!place) continue;
      found.push(place);
      at = place.end - 1;
    }
    return found;
  }
}

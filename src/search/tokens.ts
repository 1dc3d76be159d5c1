import { foldWord, spellingsOf } from './fold.ts';
import { stemsOf } from './stem.ts';
import { WordCache } from './word-cache.ts';

/** A word where it stands in a text. */
export interface Token {
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly raw: string;
  /** Folded; never empty. */
  readonly word: string;
  /** Whether only an apostrophe, hyphen or thousands mark stands between it and the token before. */
  readonly isLinked: boolean;
}

// Letters and digits, with the marks that may stand inside a word; modifier apostrophes are links, not letters.
const WORD =
  /[[\p{L}\p{N}]--[\u02B9\u02BB\u02BC\u02BD]][[\p{L}\p{N}\p{M}\u00AD\u200B-\u200F\u2060\uFEFF\u055B\u055C\u055E]--[\u02B9\u02BB\u02BC\u02BD]]*/gv;
const LINK = /^(?:['’‘`´\u02B9\u02BB\u02BC\u02BD\u055A]|[-‐‑\u058A](?:[ \t]*\r?\n[ \t]*)?)$/u;
const THOUSANDS = /^[,.\u00A0\u2009\u202F]$/u;

function linked(gap: string, before: string, after: string): boolean {
  if (LINK.test(gap)) return true;
  return THOUSANDS.test(gap) && /^\p{Nd}{1,3}$/u.test(before) && /^\p{Nd}{3}$/u.test(after);
}

/**
 * The words of a text in order, with their places. Hyphens and apostrophes part words; `isLinked` says that they
 * were written together. Writings without spaces (Chinese, Thai …) come out as one long word: not segmented.
 */
export function* tokens(text: string): Generator<Token> {
  let before: Token | null = null;
  for (const match of text.matchAll(WORD)) {
    const [raw] = match;
    const word = foldedWords.get(raw, () => foldWord(raw));
    if (word === '') continue;
    const end = match.index + raw.length;
    const isLinked = before !== null && linked(text.slice(before.end, match.index), before.raw, raw);
    const token: Token = { start: match.index, end, raw, word, isLinked };
    yield token;
    before = token;
  }
}

// Words of a text repeat: most are met again within a few pages.
const foldedWords = new WordCache<string>(60_000);
const formsByLanguage = new Map<string | null, WordCache<readonly string[]>>();

/**
 * Further forms under which one word is found, each tagged so that it can never be taken for a word of the text:
 * `=şuşə` its spelling where that is not the folded form, `az:sus` its stems.
 */
export function formsOf(raw: string, lang: string | null): readonly string[] {
  let known = formsByLanguage.get(lang);
  if (!known) {
    // Languages come from detection; a caller's nonsense must not make caches without end.
    if (formsByLanguage.size >= 16) formsByLanguage.clear();
    known = new WordCache(30_000);
    formsByLanguage.set(lang, known);
  }
  return known.get(raw, () => {
    const word = foldWord(raw);
    const spellings = spellingsOf(raw, lang).filter((spelling) => spelling !== word);
    return [...spellings.map((spelling) => `=${spelling}`), ...stemsOf(raw, lang)];
  });
}

/** What the engine indexes of a text: words separated by single spaces. */
export interface IndexedText {
  /** Folded words in order: phrases are found in it. */
  readonly exact: string;
  /** Tagged forms, each once, in no order: spellings, stems, and words written together (`=stepanakert`, `=97000`). */
  readonly forms: string;
  /** The terms of every different folded word (`mines`, `=stepanakert`), for prefixes and fuzzy words. */
  readonly vocabulary: ReadonlySet<string>;
}

const PARTS_MAX = 4;

/** Prepares a text for the index. `lang` is its language when known. Written-together words are also joined. */
export function indexedText(text: string, lang: string | null): IndexedText {
  const exact: string[] = [];
  const forms = new Set<string>();
  const vocabulary = new Set<string>();
  const seen = new Set<string>();
  let chain: string[] = [];
  for (const token of tokens(text)) {
    exact.push(token.word);
    vocabulary.add(token.word);
    if (!seen.has(token.raw)) {
      seen.add(token.raw);
      for (const form of formsOf(token.raw, lang)) forms.add(form);
    }
    chain = token.isLinked ? [...chain.slice(1 - PARTS_MAX), token.word] : [token.word];
    for (let from = 0; from < chain.length - 1; from += 1) {
      const joined = foldWord(chain.slice(from).join(''));
      forms.add(`=${joined}`);
      vocabulary.add(`=${joined}`);
    }
  }
  return { exact: exact.join(' '), forms: [...forms].join(' '), vocabulary };
}

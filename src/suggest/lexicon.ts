import { fold } from './fold.ts';
import type { Lang } from './model.ts';
import type { Token } from './tokens.ts';
import { armenian } from './words/armenian.ts';
import { azerbaijani } from './words/azerbaijani.ts';
import { english } from './words/english.ts';
import { french } from './words/french.ts';
import { russian } from './words/russian.ts';
import type { Tag, Words } from './words/words.ts';

/** A phrase of a list found in a sentence: tokens `at` up to, not including, `end`. */
export interface Mark {
  readonly tag: Tag;
  /** What the list gives it: a month, a number, a measure; otherwise empty. */
  readonly value: string;
  readonly at: number;
  readonly end: number;
}

interface Entry {
  readonly tag: Tag;
  readonly value: string;
  readonly rest: readonly string[];
}

/** Shortest beginning that a list may give with `*`, in UTF-16 units. */
const PREFIX_MIN = 2;
const CACHE_MAX = 20_000;
/** Longest phrase looked for backwards, in tokens. */
const PHRASE_MAX = 4;
const NONE: readonly Entry[] = [];

class Lexicon {
  private readonly exact = new Map<string, Entry[]>();
  private readonly prefixes = new Map<string, Entry[]>();
  private readonly found = new Map<string, readonly Entry[]>();
  private longest = 0;

  constructor(words: Words) {
    for (const [tag, list] of Object.entries(words) as [Tag, string | Readonly<Record<string, string>>][])
      for (const [value, phrases] of typeof list === 'string' ? [['', list] as const] : Object.entries(list))
        for (const phrase of phrases.split(/\s+/).filter(Boolean)) this.add(tag, value, phrase);
  }

  private add(tag: Tag, value: string, phrase: string): void {
    const pieces = phrase
      .replaceAll('_', ' ')
      .replaceAll('’', "'")
      .replace(/(['’-])/gu, ' $1 ')
      .split(/\s+/)
      .filter(Boolean)
      .map((piece) => (piece.endsWith('*') ? `${fold(piece.slice(0, -1))}*` : fold(piece)));
    const [first = '', ...rest] = pieces;
    const isPrefix = first.endsWith('*');
    const key = isPrefix ? first.slice(0, -1) : first;
    if (key.length < (isPrefix ? PREFIX_MIN : 1))
      throw new Error(`The list of ${tag} has no word in “${phrase}”.`);
    const map = isPrefix ? this.prefixes : this.exact;
    if (isPrefix) this.longest = Math.max(this.longest, key.length);
    const entries = map.get(key) ?? [];
    entries.push({ tag, value, rest });
    map.set(key, entries);
  }

  /** Phrases that begin with this word. */
  startingWith(folded: string): readonly Entry[] {
    const known = this.found.get(folded);
    if (known) return known;
    if (this.found.size >= CACHE_MAX) this.found.clear();
    const entries = [...(this.exact.get(folded) ?? NONE)];
    // The longest beginning first: of two entries of one tag and length the closer one is taken.
    for (let length = Math.min(folded.length, this.longest); length >= PREFIX_MIN; length -= 1)
      entries.push(...(this.prefixes.get(folded.slice(0, length)) ?? NONE));
    this.found.set(folded, entries.length === 0 ? NONE : entries);
    return entries;
  }
}

const lexicons: Readonly<Record<Lang, Lexicon>> = {
  en: new Lexicon(english),
  fr: new Lexicon(french),
  ru: new Lexicon(russian),
  az: new Lexicon(azerbaijani),
  hy: new Lexicon(armenian),
};

function matches(tokens: readonly Token[], at: number, rest: readonly string[]): boolean {
  if (rest.length === 0) return true;
  return rest.every((piece, index) => {
    const folded = tokens[at + 1 + index]?.folded ?? '';
    return piece.endsWith('*') ? folded.startsWith(piece.slice(0, -1)) : folded === piece;
  });
}

const NO_MARKS: readonly Mark[] = [];

/** The phrases of a sentence by the token they begin at; where one tag fits twice, the longest. */
export class Marks {
  private readonly starting: readonly (readonly Mark[])[];
  private readonly tagged = new Map<Tag, Mark[]>();

  constructor(lang: Lang, tokens: readonly Token[]) {
    const lexicon = lexicons[lang];
    this.starting = tokens.map((token, at) => {
      const entries = token.folded === '' ? NONE : lexicon.startingWith(token.folded);
      return entries.length === 0 ? NO_MARKS : this.read(tokens, at, entries);
    });
  }

  private read(tokens: readonly Token[], at: number, entries: readonly Entry[]): readonly Mark[] {
    const marks: Mark[] = [];
    for (const { tag, value, rest } of entries) {
      const end = at + 1 + rest.length;
      const same = marks.findIndex((mark) => mark.tag === tag);
      if (end <= (marks[same]?.end ?? 0) || !matches(tokens, at, rest)) continue;
      marks.splice(same === -1 ? marks.length : same, 1, { tag, value, at, end });
    }
    for (const mark of marks) {
      const list = this.tagged.get(mark.tag);
      if (!list) this.tagged.set(mark.tag, [mark]);
      // Of those that overlap the first.
      else if (mark.at >= (list.at(-1)?.end ?? 0)) list.push(mark);
    }
    return marks.length === 0 ? NO_MARKS : marks;
  }

  /** The phrase of that tag that begins at this token. */
  of(tag: Tag, at: number): Mark | undefined {
    const marks = this.starting[at];
    return marks === undefined || marks.length === 0 ? undefined : marks.find((mark) => mark.tag === tag);
  }

  /** The phrase of one of these tags that ends just before this token; of several the longest. */
  before(tags: readonly Tag[], at: number): Mark | undefined {
    // «не менее» before «менее».
    for (let from = Math.max(0, at - PHRASE_MAX); from < at; from += 1)
      for (const mark of this.starting[from] ?? NO_MARKS)
        if (mark.end === at && tags.includes(mark.tag)) return mark;
    return undefined;
  }

  /** All of that tag, in order; of those that overlap the first. */
  all(tag: Tag): readonly Mark[] {
    return this.tagged.get(tag) ?? NO_MARKS;
  }
}

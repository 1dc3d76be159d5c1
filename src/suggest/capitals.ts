import type { Marks } from './lexicon.ts';
import type { SuggestionKind } from './model.ts';
import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';

/** A name, or the mention of an unnamed one who may speak (`role`): tokens `at` up to, not including, `end`. */
export interface FoundName {
  readonly kind:
    | Extract<SuggestionKind, 'organisation' | 'person' | 'court' | 'treaty' | 'agreement' | 'weapon'>
    | 'role';
  readonly at: number;
  readonly end: number;
  readonly confidence: number;
}

/** Whether it is a word that does not begin behind an empty line. */
export const isWord = (token: Token | undefined): token is Token => token?.kind === 'word' && token.gap < 3;

/** What the rules for names share: which words begin with a capital letter, and which of them begin no name. */
export class Capitals {
  protected readonly sentence: Sentence;
  protected readonly tokens: readonly Token[];
  protected readonly marks: Marks;
  protected readonly taken: ReadonlySet<number>;

  constructor(sentence: Sentence, marks: Marks, taken: ReadonlySet<number>) {
    this.sentence = sentence;
    this.tokens = sentence.tokens;
    this.marks = marks;
    this.taken = taken;
  }

  protected isCapital(at: number): boolean {
    return isWord(this.tokens[at]) && this.tokens[at].isCapital && !this.taken.has(at);
  }

  /** Words with which no name begins: “The Ministry”, “In the Council”. */
  protected isOpening(at: number): boolean {
    const marks = (['link', 'stop', 'in', 'according', 'since', 'about', 'number'] as const).some((tag) =>
      this.marks.of(tag, at),
    );
    return marks || (this.tokens[at]?.raw.length ?? 0) < 2;
  }
}

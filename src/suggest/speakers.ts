import type { FoundName } from './capitals.ts';
import type { Mark, Marks } from './lexicon.ts';
import type { Sentence } from './sentences.ts';
import { range } from './tokens.ts';

/** Who says something in a sentence: tokens `at` up to, not including, `end`, and the tokens of the verb or phrase. */
export interface FoundSpeaker {
  readonly at: number;
  readonly end: number;
  readonly phrase: readonly [number, number];
  readonly confidence: number;
}

interface Candidate {
  readonly at: number;
  readonly end: number;
  /** A surname may end as a case does. */
  readonly isPerson?: boolean;
  /** Capital words and no more. */
  readonly isUnknown?: boolean;
}

/** Furthest that a speaker is looked for from the verb, in tokens. */
const REACH = 40;
const NEAR = 4;
/** Furthest that a subject stands behind its verb, in tokens. */
const SUBJECT_REACH = 8;
/** Longest apposition between commas, in tokens. */
const APPOSITION_MAX = 12;

const AUXILIARY: ReadonlySet<string> = new Set('a ont avait avaient has have had է են էր'.split(' '));
const PRONOUN: ReadonlySet<string> = new Set(
  'he she it they we i il elle ils elles on nous он она они мы я оно o onlar նա նրանք մենք'.split(' '),
);

/** Endings, on folded words, of cases in which nobody is the subject. */
const AZERBAIJANI_OBLIQUE = /(?:[yn][ae]|d[ae]n?|[ns][iu]n|n[iu])$/;
const ARMENIAN_OBLIQUE = /(?:ությանը|երին|ում|ից|ի|ով|ու|ին|դատարան)$/u;

/** Capital words that no rule knows may name who speaks: a State, a town, a newspaper. */
function unknown(
  sentence: Sentence,
  marks: Marks,
  names: readonly Candidate[],
  taken: ReadonlySet<number>,
): Candidate[] {
  const found: Candidate[] = [];
  const inName = new Set(names.flatMap(({ at, end }) => range(at, end)));
  const { tokens } = sentence;
  for (let at = 0; at < tokens.length; at += 1) {
    const isFirst = at === 0;
    const isPlain = (
      [
        'link',
        'stop',
        'in',
        'number',
        'article',
        'over_after',
        'about_after',
        'under_after',
        'since',
        'and',
        'or',
        'say',
        'measure',
        'home_destroyed',
        'according',
        'over',
        'about',
        'month',
        'agreement',
      ] as const
    ).every((tag) => !marks.of(tag, at));
    const token = tokens[at];
    if (token?.isCapital !== true || token.raw.length < 2 || inName.has(at) || taken.has(at) || !isPlain)
      continue;
    let end = at + 1;
    while (end < tokens.length && !inName.has(end)) {
      if (tokens[end]?.isCapital === true && tokens[end]?.gap === 1) end += 1;
      else if (tokens[end]?.raw === '-' && tokens[end]?.gap === 0 && tokens[end + 1]?.isCapital === true)
        end += 2;
      else break;
    }
    // The first word of a sentence is capital whatever it is; a verb must follow at once.
    if (!isFirst || end > at + 1 || marks.of('say', end)) found.push({ at, end, isUnknown: true });
    at = end - 1;
  }
  return found;
}

class SpeakerReader {
  private readonly sentence: Sentence;
  private readonly marks: Marks;
  private readonly phrases: readonly Mark[];
  private readonly candidates: readonly Candidate[];

  constructor(sentence: Sentence, marks: Marks, phrases: readonly Mark[], candidates: readonly Candidate[]) {
    this.phrases = phrases;
    this.sentence = sentence;
    this.marks = marks;
    this.candidates = candidates;
  }

  private hasBoundary(from: number, to: number): boolean {
    return this.sentence.tokens
      .slice(from, to)
      .some((token) => token.raw === ';' || (/^[»”]$/u.test(token.raw) && to - from > 12));
  }

  private nearestBefore(at: number, from: number): Candidate | undefined {
    return this.candidates.findLast(
      (one) => one.end <= at && one.at >= Math.max(from, at - REACH) && !this.hasBoundary(one.end, at),
    );
  }

  /** Where the verb is last, the nearest whose case can be a subject's. */
  private subjectBefore(at: number, from: number): Candidate | undefined {
    const oblique = this.sentence.lang === 'hy' ? ARMENIAN_OBLIQUE : AZERBAIJANI_OBLIQUE;
    return this.candidates.findLast(
      (one) =>
        one.end <= at &&
        one.at >= Math.max(from, at - REACH) &&
        !this.hasBoundary(one.end, at) &&
        (one.isPerson === true || !oblique.test(this.sentence.tokens[one.end - 1]?.folded ?? '')),
    );
  }

  private after(end: number, reach: number): Candidate | undefined {
    return this.candidates.find((one) => one.at >= end && one.at <= end + reach);
  }

  private knownAfter(end: number): Candidate | undefined {
    return this.candidates.find(
      (one) => one.isUnknown !== true && one.at >= end && one.at <= end + SUBJECT_REACH,
    );
  }

  /** After “according to”, before the comma that ends it. */
  private afterPhrase(end: number): Candidate | undefined {
    const one = this.after(end, NEAR);
    const isApart = this.sentence.tokens.slice(end, one?.at ?? end).some(({ raw }) => raw === ',');
    return isApart ? undefined : one;
  }

  private found(one: Candidate | undefined, phrase: Mark): FoundSpeaker | null {
    if (!one) return null;
    const gap = one.at >= phrase.end ? one.at - phrase.end : phrase.at - one.end;
    const venue = phrase.tag === 'say' ? this.marks.of('venue', phrase.end) : undefined;
    return {
      at: one.at,
      end: one.end,
      phrase: [phrase.at, venue?.end ?? phrase.end],
      confidence: gap <= NEAR ? 0.85 : 0.65,
    };
  }

  private ofVerb(verb: Mark, from: number): FoundSpeaker | null {
    if (this.hasPronoun(verb.at)) return null;
    const isVerbLast = this.sentence.lang === 'az' || this.sentence.lang === 'hy';
    const after = this.after(verb.end, this.sentence.lang === 'fr' ? 2 : 1);
    if (isVerbLast) {
      // “…, deyə X qeyd edib”; «…, նշել է X-ը»: after a comma the verb and its subject stand together.
      const near = this.nearestBefore(verb.at, from);
      const behind = this.sentence.lang === 'hy' ? this.after(verb.end, 2) : undefined;
      if (behind && this.isQuoteBefore(verb.at)) return this.found(behind, verb);
      const subject = this.subjectBefore(verb.at, Math.max(from, this.lastDeye(verb.at)));
      return this.found(subject ?? behind ?? near, verb);
    }
    if (after && this.isQuoteBefore(verb.at)) return this.found(after, verb);
    // “confirmed by the Court”
    if (/^(?:by|par)$/.test(this.sentence.tokens[verb.end]?.folded ?? ''))
      return this.found(this.afterPhrase(verb.end + 1), verb);
    const before = this.beforeApposition(verb.at) ?? this.nearestBefore(verb.at, from);
    // «Об этом заявил в интервью … глава»: nobody before, so the subject comes later.
    return this.found(before ?? after ?? this.knownAfter(verb.end), verb);
  }

  /** “it said”, «он заявил»: whom the pronoun means is not guessed, and nobody else is taken for the speaker. */
  private hasPronoun(at: number): boolean {
    const { tokens } = this.sentence;
    const before = AUXILIARY.has(tokens[at - 1]?.folded ?? '') ? at - 2 : at - 1;
    return PRONOUN.has(tokens[before]?.folded ?? '');
  }

  /** “Anna Exemplar, the foundation's director, added”: who stands before the two commas. */
  private beforeApposition(at: number): Candidate | undefined {
    const { tokens } = this.sentence;
    const before = AUXILIARY.has(tokens[at - 1]?.folded ?? '') ? at - 2 : at - 1;
    if (tokens[before]?.raw !== ',') return undefined;
    for (let from = before - 1; from >= Math.max(0, before - APPOSITION_MAX); from -= 1)
      if (tokens[from]?.raw === ',') return this.candidates.find(({ end }) => end === from);
    return undefined;
  }

  /** “…, deyə X bildirib”: what was said ends with that word; 0 where there is none. */
  private lastDeye(at: number): number {
    for (let from = at - 1; from >= Math.max(0, at - REACH); from -= 1)
      if (this.sentence.tokens[from]?.folded === 'deye') return from;
    return 0;
  }

  /** Whether what was said stands before the verb: “…”, said X; «…», отметил X. */
  private isQuoteBefore(at: number): boolean {
    const auxiliary = AUXILIARY.has(this.sentence.tokens[at - 1]?.folded ?? '') ? 1 : 0;
    return /^[,»”"—–]$/u.test(this.sentence.tokens[at - 1 - auxiliary]?.raw ?? '');
  }

  all(): FoundSpeaker[] {
    const found: FoundSpeaker[] = [];
    let from = 0;
    for (const phrase of this.phrases) {
      if (phrase.at < from) continue;
      let speaker: FoundSpeaker | null;
      if (phrase.tag === 'say') speaker = this.ofVerb(phrase, from);
      else if (phrase.tag === 'according') speaker = this.found(this.afterPhrase(phrase.end), phrase);
      else speaker = this.found(this.nearestBefore(phrase.at, from), phrase);
      if (speaker && !found.some((one) => one.at === speaker.at)) found.push(speaker);
      from = Math.max(phrase.end, speaker && speaker.at >= phrase.end ? speaker.end : phrase.end);
    }
    return found;
  }
}

/** A role with the name that follows or precedes it at once is one speaker: “the ministry's spokesman Aram Testyan”. */
function merged(candidates: readonly Candidate[]): Candidate[] {
  const result: Candidate[] = [];
  for (const one of [...candidates].sort((a, b) => a.at - b.at || b.end - a.end)) {
    const last = result.at(-1);
    if (last && one.at <= last.end)
      result.splice(-1, 1, {
        at: last.at,
        end: Math.max(last.end, one.end),
        isPerson: (one.end > last.end ? one : last).isPerson === true,
        isUnknown: one.isUnknown === true && last.isUnknown === true,
      });
    else result.push(one);
  }
  return result;
}

/** The speakers of a sentence, in order of their verbs and phrases; pronouns are none. */
export function speakersOf(
  sentence: Sentence,
  marks: Marks,
  names: readonly FoundName[],
  taken: ReadonlySet<number>,
): FoundSpeaker[] {
  const speaking = names.filter(
    ({ kind }) => kind === 'organisation' || kind === 'person' || kind === 'court' || kind === 'role',
  );
  const phrases = [...marks.all('say'), ...marks.all('according'), ...marks.all('attributed')].sort(
    (a, b) => a.at - b.at,
  );
  if (phrases.length === 0) return [];
  const every = names.filter(({ kind }) => kind !== 'weapon');
  const candidates = merged([
    ...speaking.map(({ kind, at, end }) => ({ at, end, isPerson: kind === 'person' })),
    ...unknown(sentence, marks, every, taken),
  ]);
  return new SpeakerReader(sentence, marks, phrases, candidates).all();
}

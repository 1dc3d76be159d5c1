import { Capitals, isWord, type FoundName } from './capitals.ts';
import type { Mark, Marks } from './lexicon.ts';
import { PeopleReader } from './people.ts';
import type { Sentence } from './sentences.ts';
import { range } from './tokens.ts';

/** Longest way from a head word to either end of its name, in tokens. */
const REACH = 12;
const HEADS = ['court', 'treaty', 'organisation'] as const;
const OPEN_QUOTE = /^[«“„"]$/u;
const CLOSE_QUOTE = /^[»”“"]$/u;
const ARMENIAN_ATTRIBUTE = /(?:ի|ու|ան|կան|ային|ով|վոր|ից)$/u;

/** Finds the ends of a name from its head word, by the order of words of each language. */
class NameReader extends Capitals {
  private ends(at: number): boolean {
    if (this.taken.has(at) || !isWord(this.tokens[at])) return true;
    // “Commission on Missing Persons”: a capital word that is also a measure belongs to the name.
    if (this.isCapital(at) && !this.marks.of('say', at)) return false;
    return (['say', 'measure', 'stop', 'number', 'home_destroyed'] as const).some(
      (tag) => this.marks.of(tag, at) !== undefined,
    );
  }

  /** Passes capital words to the left, and “Prosecutor General's”. */
  private leftCapitals(head: number): number {
    let at = head;
    while (at > 0 && head - at < REACH && (this.tokens[at]?.gap ?? 3) < 2) {
      if (this.isCapital(at - 1)) at -= 1;
      else if (
        this.tokens[at - 1]?.folded === 's' &&
        /^['’]$/u.test(this.tokens[at - 2]?.raw ?? '') &&
        this.isCapital(at - 3)
      )
        at -= 3;
      else if (
        /^['’-]$/u.test(this.tokens[at - 1]?.raw ?? '') &&
        (this.tokens[at]?.gap === 0 || this.tokens[at - 1]?.raw !== '-') &&
        this.isCapital(at - 2)
      )
        at -= 2;
      else break;
    }
    while (at < head && this.isOpening(at)) at += 1;
    return at;
  }

  /** “«Example» foundation”, “foundation «Example»”: a quoted name beside the head, at most six tokens long. */
  private quotedBefore(head: number): number {
    if (!CLOSE_QUOTE.test(this.tokens[head - 1]?.raw ?? '')) return head;
    for (let at = head - 2; at >= Math.max(0, head - 8); at -= 1)
      if (OPEN_QUOTE.test(this.tokens[at]?.raw ?? '')) return at;
    return head;
  }

  private quotedAfter(end: number): number {
    if (!OPEN_QUOTE.test(this.tokens[end]?.raw ?? '')) return end;
    for (let at = end + 1; at < Math.min(this.tokens.length, end + 8); at += 1)
      if (CLOSE_QUOTE.test(this.tokens[at]?.raw ?? '')) return at + 1;
    return end;
  }

  /** “of the Interior”, “de la Défense”, «по делам беженцев»: links, each with what hangs on it. */
  private right(end: number, wordsAfterLink: number): number {
    let at = end;
    while (at - end < REACH) {
      let next = at;
      while (this.marks.of('link', next) && !this.taken.has(next)) next += 1;
      // Words in small letters belong to the name only where a link says so.
      const small = next > at ? wordsAfterLink : 0;
      const from = next;
      while (
        !this.ends(next) &&
        !this.marks.of('link', next) &&
        (this.isCapital(next) || next - from < small)
      )
        next += 1;
      const words = next - from;
      if (words === 0) return at;
      at = next;
    }
    return at;
  }

  private english(head: Mark): [number, number] {
    return [this.leftCapitals(head.at), this.right(head.end, 0)];
  }

  private french(head: Mark): [number, number] {
    let end = head.end;
    // “la Cour européenne”, “le Conseil public”: up to two words that are no verb.
    for (
      let words = 0;
      words < 2 && !this.ends(end) && !this.marks.of('link', end) && this.tokens[end]?.gap === 1;
      words += 1
    )
      end += 1;
    return [head.at, this.right(end, 1)];
  }

  private russian(head: Mark): [number, number] {
    let end = this.quotedAfter(head.end);
    if (end > head.end) return [this.leftCapitals(head.at), end];
    for (
      let words = 0;
      words < 3 && !this.ends(end) && !this.marks.of('link', end) && !this.marks.of('in', end);
      words += 1
    )
      end += 1;
    end = this.quotedAfter(this.right(end, 4));
    return [this.leftCapitals(head.at), end];
  }

  private azerbaijani(head: Mark): [number, number] {
    let at = this.leftCapitals(head.at);
    // “İtkin düşmüş şəxslər üzrə Dövlət Komissiyası”: what stands before üzrə, back to its capital letter.
    if (this.tokens[at - 1]?.folded === 'uzre' || this.tokens[at - 1]?.folded === 'haqqinda')
      for (let from = at - 2; from >= Math.max(0, at - 6) && isWord(this.tokens[from]); from -= 1)
        if (this.isCapital(from)) {
          at = this.leftCapitals(from);
          break;
        }
    return [at, head.end];
  }

  private armenian(head: Mark): [number, number] {
    let at = head.at;
    while (at > 0 && head.at - at < 6) {
      const before = this.tokens[at - 1];
      if (!isWord(before) || this.taken.has(at - 1)) break;
      const isInside = before.isCapital || ARMENIAN_ATTRIBUTE.test(before.folded);
      if (
        !isInside ||
        ['say', 'stop', 'according', 'number', 'since', 'title'].some((tag) =>
          this.marks.of(tag as 'say', at - 1),
        )
      )
        break;
      at -= 1;
      if (before.isCapital && this.tokens[at - 1]?.isCapital !== true) break;
    }
    return [this.quotedBefore(at), head.end];
  }

  private span(head: Mark): [number, number] {
    switch (this.sentence.lang) {
      case 'en':
        return this.english(head);
      case 'fr':
        return this.french(head);
      case 'ru':
        return this.russian(head);
      case 'az':
        return this.azerbaijani(head);
      case 'hy':
        return this.armenian(head);
    }
  }

  private isNamed(tag: (typeof HEADS)[number], head: Mark, [at, end]: readonly [number, number]): boolean {
    if (tag !== 'organisation' && this.isCapital(head.at)) return true;
    // «без суда в …»: a Russian court in small letters is named by what stands before it.
    if (tag === 'court' && this.sentence.lang === 'ru') return at < head.at;
    return at < head.at || end > head.end;
  }

  /** The names with a head word of that tag; a head word alone and in small letters is somebody's role. */
  headed(tag: (typeof HEADS)[number]): FoundName[] {
    const found: FoundName[] = [];
    for (const head of this.marks.all(tag)) {
      if (this.taken.has(head.at) || head.at < (found.at(-1)?.end ?? 0)) continue;
      const [at, end] = this.span(head);
      const hasCapital = range(at, end).some((token) => this.tokens[token]?.isCapital);
      // “Ombudsman Office”: the head before was part of this name.
      while ((found.at(-1)?.end ?? 0) > at) found.pop();
      if (this.isNamed(tag, head, [at, end]) && hasCapital)
        found.push({ kind: tag, at, end, confidence: 0.85 });
      // Armenian writes its ministries in small letters.
      else if (tag === 'organisation' && this.sentence.lang === 'hy' && head.at > at)
        found.push({ kind: tag, at, end, confidence: 0.6 });
      else if (tag === 'organisation')
        found.push({ kind: 'role', at: head.at, end: head.end, confidence: 0.5 });
    }
    return found;
  }

  listed(): FoundName[] {
    const acronyms = this.marks
      .all('acronym')
      .filter(({ at }) => /^(?:\p{Lu}{2,}|\p{Lu}\p{Ll}{6,})$/u.test(this.tokens[at]?.raw ?? ''))
      .map(({ at, end }): FoundName => ({ kind: 'organisation', at, end, confidence: 0.85 }));
    const roles = this.marks
      .all('role')
      .map(({ at, end }): FoundName => ({ kind: 'role', at, end, confidence: 0.5 }));
    const others = (['agreement', 'weapon'] as const).flatMap((kind) =>
      this.marks
        .all(kind)
        .map(({ at, end }): FoundName => ({ kind, at, end, confidence: kind === 'weapon' ? 0.8 : 0.85 })),
    );
    return [...acronyms, ...roles, ...others];
  }
}

/**
 * Organisations, people, courts, treaties, agreements, weapons and roles of a sentence, in order of their beginning.
 * Tokens in `taken` (dates) are no part of a name.
 */
export function namesOf(sentence: Sentence, marks: Marks, taken: ReadonlySet<number>): FoundName[] {
  const reader = new NameReader(sentence, marks, taken);
  const people = new PeopleReader(sentence, marks, taken);
  const names: FoundName[] = [];
  const isApart = (name: FoundName): boolean =>
    names.every((other) => name.end <= other.at || name.at >= other.end);
  const listed = reader.listed();
  for (const name of listed.filter(({ kind }) => kind === 'agreement')) if (isApart(name)) names.push(name);
  for (const name of people.titled()) if (isApart(name)) names.push(name);
  // A person named behind an organisation is no part of its name: «директор центра Анна Образцова».
  const persons = names.filter(({ kind }) => kind === 'person');
  const free = new Set([...taken, ...persons.flatMap(({ at, end }) => range(at, end))]);
  const heads = new NameReader(sentence, marks, free);
  for (const tag of HEADS) for (const name of heads.headed(tag)) if (isApart(name)) names.push(name);
  for (const name of people.speaking()) if (isApart(name)) names.push(name);
  for (const name of listed.filter(({ kind }) => kind === 'organisation' || kind === 'role'))
    if (isApart(name)) names.push(name);
  names.push(...listed.filter(({ kind }) => kind === 'weapon'));
  return names.sort((a, b) => a.at - b.at || b.end - a.end);
}

import { Capitals, type FoundName } from './capitals.ts';
import { PERSON_NAME } from './surnames.ts';
import { range } from './tokens.ts';

/** Finds the people of one sentence. */
export class PeopleReader extends Capitals {
  private nameEnd(from: number): number {
    let at = from;
    while (
      at - from < 4 &&
      this.isCapital(at) &&
      this.tokens[at]?.gap !== 3 &&
      (['say', 'organisation', 'court', 'stop'] as const).every((tag) => !this.marks.of(tag, at))
    ) {
      at += 1;
      const dot = this.tokens[at];
      if (dot?.raw === '.' && dot.gap === 0 && this.tokens[at - 1]?.raw.length === 1) at += 1;
    }
    return at;
  }

  /** People with a title before the name, and capital words of which the last ends as surnames do. */
  titled(): FoundName[] {
    const found: FoundName[] = [];
    for (let at = 0; at < this.tokens.length; at += 1) {
      if (this.taken.has(at)) continue;
      let from = at;
      while (this.marks.of('title', from) && from - at < 4) {
        from = this.marks.of('title', from)?.end ?? from + 1;
        if (this.tokens[from]?.raw === '.' && this.tokens[from]?.gap === 0) from += 1;
      }
      const end = this.nameEnd(from);
      const last = this.tokens[end - 1];
      const isSurname = end - from >= 2 && last !== undefined && PERSON_NAME.test(last.folded);
      const hasTitle = from > at;
      if (end > from && (hasTitle || isSurname)) {
        const start = hasTitle ? at : this.withoutOpening(from, end);
        if (end - start >= 2)
          found.push({ kind: 'person', at: start, end, confidence: hasTitle ? 0.85 : 0.6 });
      }
      if (end > at) at = end - 1;
    }
    return found;
  }

  /**
   * Two capital words before a verb of saying, or before “, director of …”, are most often somebody's name; in
   * Russian only the second, as its States and places are two such words as well.
   */
  private isSpeaking(from: number, end: number): boolean {
    const { lang } = this.sentence;
    if (end - from !== 2 || this.isOpening(from) || lang === 'az' || lang === 'hy') return false;
    if (range(from, end).some((at) => this.isCommon(at))) return false;
    const isNamed =
      this.tokens[end]?.raw === ',' &&
      range(end + 1, end + 4).some((at) => this.marks.of('role', at) ?? this.marks.of('title', at));
    return isNamed || (lang !== 'ru' && this.marks.of('say', end) !== undefined);
  }

  private isCommon(at: number): boolean {
    return (['role', 'acronym', 'organisation', 'court', 'measure', 'unit'] as const).some((tag) =>
      this.marks.of(tag, at),
    );
  }

  /** People of whom only the place in the sentence tells that they are. */
  speaking(): FoundName[] {
    const found: FoundName[] = [];
    for (let at = 0; at < this.tokens.length; at += 1) {
      const end = this.nameEnd(at);
      if (this.isSpeaking(at, end)) found.push({ kind: 'person', at, end, confidence: 0.5 });
      if (end > at) at = end - 1;
    }
    return found;
  }

  private withoutOpening(from: number, end: number): number {
    // An initial belongs to the name.
    const isInitial = this.tokens[from + 1]?.raw === '.';
    return from < end && !isInitial && this.isOpening(from) ? from + 1 : from;
  }
}

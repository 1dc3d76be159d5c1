import type { Phrase } from '#kernel';
import type { FullTextQuery } from '@lancedb/lancedb';
import { sqlText } from './lance-filter.ts';
import type { IndexQuery } from './model.ts';
import { EVERY_ROW } from './rows.ts';
import { backwards, type LanceTables } from './lance-tables.ts';
import { searchPhrase } from './errors.ts';

const PREFIX_WORDS_MAX = 1_000;
const FUZZY_WORDS_MAX = 200;

/** Compiles index queries for the engine. `notes` collects what had to be left out. */
export class LanceCompiler {
  readonly #tables: LanceTables;
  readonly notes: Phrase[] = [];

  constructor(tables: LanceTables) {
    this.#tables = tables;
  }

  /**
   * The engine's queries whose results, one after the other, are what was asked for, best first; none when nothing
   * can match. The last one finds all; one before it finds a part of that, many times quicker, which ranks first.
   */
  async stages(query: IndexQuery): Promise<FullTextQuery[]> {
    const all = await this.#compile(query);
    if (!all) return [];
    const asWritten = this.#asWritten(query);
    return asWritten ? [asWritten, all] : [all];
  }

  /**
   * Pages with all of several words just as they were written. The engine goes through this with its skip lists, while
   * it reads “this word or a form of it, and that word or a form of it” whole: with two words that are in a tenth of a
   * million pages, hundredths of a second against tenths.
   */
  #asWritten(query: IndexQuery): FullTextQuery | null {
    const { MatchQuery, Operator } = this.#tables.lance;
    if (query.op !== 'and') return null;
    const words = query.of.map((part) =>
      part.op === 'word' && part.exact.length === 1 ? part.exact[0] : null,
    );
    if (!words.every((word) => typeof word === 'string')) return null;
    return new MatchQuery([...new Set(words)].join(' '), 'terms', { operator: Operator.And });
  }

  /** The engine's query; null when nothing can match. */
  async #compile(query: IndexQuery): Promise<FullTextQuery | null> {
    const { MatchQuery, PhraseQuery } = this.#tables.lance;
    const terms = await this.#anyTerms(query);
    if (terms) return terms.length === 0 ? null : new MatchQuery([...new Set(terms)].join(' '), 'terms');
    switch (query.op) {
      case 'phrase':
        return new PhraseQuery(query.words.join(' '), 'terms');
      case 'or':
        return this.#any(await Promise.all(query.of.map((part) => this.#positive(part))));
      case 'and':
        return this.#all(query.of);
      case 'not':
        return this.#all([query]);
      case 'word':
      case 'prefix':
      case 'fuzzy':
      case 'all':
    }
    return new MatchQuery(EVERY_ROW, 'terms');
  }

  /**
   * The terms of which a page must have any one, when that is all the query asks; else null. One question for all of
   * them is many times quicker than a choice between questions. A page with the word as written has its forms too, so
   * that it ranks above one that shares only a stem; no boost is needed.
   */
  async #anyTerms(query: IndexQuery): Promise<readonly string[] | null> {
    switch (query.op) {
      case 'word':
        return [...query.exact, ...query.forms];
      case 'prefix': {
        const { prefix } = query;
        const found = await this.#words(`starts_with(word, ${sqlText(prefix)})`, PREFIX_WORDS_MAX);
        // Serials are not in the vocabulary; half of one is found as the word it is.
        return [...this.#atMost(found, PREFIX_WORDS_MAX, 'more-beginning', prefix), prefix];
      }
      case 'fuzzy':
        // The word itself too, as with a beginning: the vocabulary is of the whole archive, and that nothing in it is near
        // must not be answered without asking the index.
        return [
          ...this.#atMost(await this.#nearWords(query), FUZZY_WORDS_MAX, 'more-alike', query.word),
          query.word,
        ];
      case 'or': {
        const parts = await Promise.all(query.of.map((part) => this.#anyTerms(part)));
        return parts.every((part) => part !== null) ? parts.flat() : null;
      }
      case 'phrase':
      case 'and':
      case 'not':
      case 'all':
    }
    return null;
  }

  async #positive(query: IndexQuery): Promise<FullTextQuery | null> {
    return query.op === 'not' ? this.#all([query]) : this.#compile(query);
  }

  #any(parts: readonly (FullTextQuery | null)[]): FullTextQuery | null {
    const { BooleanQuery, Occur } = this.#tables.lance;
    const some = parts.filter((part) => part !== null);
    if (some.length <= 1) return some[0] ?? null;
    return new BooleanQuery(some.map((part) => [Occur.Should, part]));
  }

  async #all(parts: readonly IndexQuery[]): Promise<FullTextQuery | null> {
    const { BooleanQuery, MatchQuery, Occur } = this.#tables.lance;
    const clauses: [typeof Occur.Must | typeof Occur.MustNot, FullTextQuery][] = [];
    for (const part of parts) {
      const compiled = await this.#compile(part.op === 'not' ? part.of : part);
      if (part.op === 'not') {
        if (compiled) clauses.push([Occur.MustNot, compiled]);
      } else if (compiled) clauses.push([Occur.Must, compiled]);
      else return null;
    }
    // The engine cannot answer a query that only excludes; every row has this word.
    if (!clauses.some(([occur]) => occur === Occur.Must))
      clauses.unshift([Occur.Must, new MatchQuery(EVERY_ROW, 'terms')]);
    return new BooleanQuery(clauses);
  }

  async #words(condition: string, max: number): Promise<string[]> {
    const rows = (await this.#tables.words
      .query()
      .where(condition)
      .select(['term'])
      .limit(max + 1)
      .toArray()) as { term: string }[];
    return [...new Set(rows.map(({ term }) => term))].sort();
  }

  /**
   * Words that are near. One letter wrong leaves one half of the word whole, so that only words that begin with its
   * first half or end with its second are compared; for two letters the whole vocabulary is.
   */
  async #nearWords({ word, distance }: IndexQuery & { op: 'fuzzy' }): Promise<string[]> {
    const letters = Array.from(word);
    const half = letters.length >>> 1;
    const near = `levenshtein(word, ${sqlText(word)}) <= ${distance}`;
    if (distance > 1 || half === 0) return this.#words(near, FUZZY_WORDS_MAX);
    const start = sqlText(letters.slice(0, half).join(''));
    const end = sqlText(backwards(letters.slice(half).join('')));
    const found = await Promise.all([
      this.#words(`starts_with(word, ${start}) and ${near}`, FUZZY_WORDS_MAX),
      this.#words(`starts_with(backward, ${end}) and ${near}`, FUZZY_WORDS_MAX),
    ]);
    return [...new Set(found.flat())].sort();
  }

  #atMost(
    words: readonly string[],
    limit: number,
    note: 'more-alike' | 'more-beginning',
    text: string,
  ): readonly string[] {
    if (words.length > limit) this.notes.push(searchPhrase(note, { limit, text }));
    return words.slice(0, limit);
  }
}

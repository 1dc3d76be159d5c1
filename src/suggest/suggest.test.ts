import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMatch, names, textsOf, type Labelled } from '../../test/suggest/labelled.ts';
import { languages, suggestionKinds, type Lang, type Suggestion, type SuggestionKind } from './model.ts';
import { suggestionsOfPage } from './suggest.ts';

const train = textsOf('train');
const heldOut = textsOf('held-out');

interface Score {
  hits: number;
  labels: number;
  suggestions: number;
}

const precision = ({ hits, suggestions }: Score): number => (suggestions === 0 ? 0 : hits / suggestions);
const recall = ({ hits, labels }: Score): number => (labels === 0 ? 0 : hits / labels);

function score(texts: readonly Labelled[]): Map<string, Score> {
  const scores = new Map<string, Score>();
  for (const { lang, text, labels } of texts) {
    const suggestions = suggestionsOfPage(text, names);
    const used = new Set<Suggestion>();
    for (const kind of suggestionKinds) {
      const sum = scores.get(`${lang} ${kind}`) ?? { hits: 0, labels: 0, suggestions: 0 };
      const ofKind = labels.filter((label) => label.kind === kind);
      for (const label of ofKind) {
        const match = suggestions.find((one) => !used.has(one) && isMatch(text, label, one));
        if (match) used.add(match);
        sum.hits += match ? 1 : 0;
      }
      sum.labels += ofKind.length;
      sum.suggestions += suggestions.filter((one) => one.kind === kind).length;
      scores.set(`${lang} ${kind}`, sum);
    }
  }
  return scores;
}

const scoreOf = (scores: ReadonlyMap<string, Score>, lang: Lang, kind: SuggestionKind): Score =>
  scores.get(`${lang} ${kind}`) ?? { hits: 0, labels: 0, suggestions: 0 };

test('counts and dates of texts never looked at are found, and little else is called one', (t) => {
  const scores = score(heldOut);
  t.diagnostic(`precision/recall (labels)  ${languages.map((lang) => lang.padEnd(16)).join('')}`);
  for (const kind of suggestionKinds) {
    const cells = languages.map((lang) => {
      const sum = scoreOf(scores, lang, kind);
      return `${precision(sum).toFixed(2)}/${recall(sum).toFixed(2)} (${sum.labels})`.padEnd(16);
    });
    t.diagnostic(`${kind.padEnd(27)}${cells.join('')}`);
  }
  for (const lang of languages)
    for (const kind of ['count', 'date'] as const) {
      const least = lang === 'en' ? 0.85 : 0.75;
      const sum = scoreOf(scores, lang, kind);
      assert.ok(precision(sum) >= least, `precision of ${kind} in ${lang}: ${precision(sum)}`);
      assert.ok(recall(sum) >= least, `recall of ${kind} in ${lang}: ${recall(sum)}`);
    }
});

test('there are labels enough for the figures to mean something', () => {
  for (const lang of languages) {
    const labels = [...train, ...heldOut].filter((one) => one.lang === lang).flatMap((one) => one.labels);
    assert.ok(labels.filter(({ kind }) => kind === 'date').length >= 10, `dates in ${lang}`);
    assert.ok(labels.filter(({ kind }) => kind === 'count').length >= 10, `counts in ${lang}`);
    for (const half of [train, heldOut]) assert.ok(half.filter((one) => one.lang === lang).length >= 3, lang);
  }
});

test('a suggestion’s text is the stretch of its offsets, counted in code points', () => {
  for (const { file, lang, text } of [...train, ...heldOut])
    for (const page of [text, text.normalize('NFD'), `😀🏴 ${text.replaceAll('. ', '. 𝔘😀 ')}`]) {
      const points = [...page];
      const suggestions = suggestionsOfPage(page, names);
      assert.ok(suggestions.length > 5, file);
      for (const one of suggestions) {
        assert.equal(points.slice(one.start, one.end).join(''), one.text, file);
        assert.ok(one.end > one.start && one.confidence > 0 && one.confidence <= 1);
      }
      assert.ok(
        suggestions.filter((one) => one.lang === lang).length * 2 > suggestions.length,
        `${file} is ${lang}`,
      );
    }
});

test('a page not composed gives the same dates and counts', () => {
  const facts = (page: string): unknown[] =>
    suggestionsOfPage(page, names)
      .filter(({ kind }) => kind === 'date' || kind === 'count')
      .map(({ kind, value, lower, upper, measure, date }) => ({ kind, value, lower, upper, measure, date }));
  for (const { text, file } of train) assert.deepEqual(facts(text.normalize('NFD')), facts(text), file);
});

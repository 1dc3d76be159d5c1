import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { KEYWORDS_TOLD } from './check-shape.ts';
import { readFound } from './check-packages.ts';
import { lawProblems } from './errors.ts';
import { SHIPPED_LAW } from './load-law.ts';
import type { Problem } from './problem.ts';
import { SCHEMAS } from './schema.ts';
import { said } from './words.ts';

/** What says nothing of a value by itself. */
const SILENT = new Set(['properties', 'items', 'patternProperties']);

function keywordsIn(schema: unknown, found: Set<string>): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const [keyword, inner] of Object.entries(schema)) {
    if (!SILENT.has(keyword)) found.add(keyword);
    if (keyword === 'properties' || keyword === 'patternProperties')
      for (const one of Object.values(inner as object)) keywordsIn(one, found);
    else if (keyword === 'items' || keyword === 'anyOf')
      for (const one of [inner].flat()) keywordsIn(one, found);
  }
  return found;
}

test('of every keyword that the schema of a kind of file uses there is something to say', () => {
  const used = keywordsIn({ anyOf: Object.values(SCHEMAS) }, new Set());
  assert.ok(used.size > 10, [...used].join(' '));
  assert.deepEqual(
    [...used].filter((keyword) => !KEYWORDS_TOLD.has(keyword)),
    [],
  );
});

/** Texts in which something is wrong of each sort that the shape of a file can be wrong in. */
const WRONG: readonly (readonly [from: string | RegExp, to: string])[] = [
  ['citation: 660 UNTS 195\n', ''],
  ['citation: 660 UNTS 195', 'citation:'],
  ['citation: 660 UNTS 195', 'citation: 12'],
  ['citation: 660 UNTS 195', 'citation: []'],
  ['citation: 660 UNTS 195', `citation: ${'x'.repeat(600)}`],
  ['citation: 660 UNTS 195', 'citation: ""'],
  ['citation: 660 UNTS 195', 'quotation: 660 UNTS 195'],
  ['version: 3', 'version: 0'],
  ['version: 3', 'version: 1000000'],
  ['version: 3', 'version: one of them'],
  ['kind: instrument', 'kind: treaty of peace'],
  ['kind: instrument', 'kind: [1]'],
  ['format: muniment-law/1', 'format: another one'],
  ['id: icerd\n', 'id: No Such Id\n'],
  ['state: ARM', 'state: Armenia'],
  ['inForce: 1993-07-23', 'inForce: some day'],
  ['kind: jurisdictional', 'kind: of some sort'],
  ['source: AzA24 }', 'source: a source of mine }'],
  ['states: [ARM, AZE]', 'states: [ARM]'],
  ['states: [ARM, AZE]', 'states: [ARM, AZE, GEO]'],
  ['provisions:', 'provisions: []\nother:'],
  ['basis: knowledge\nadopted', 'basis: found\nadopted'],
  ['basis: knowledge\nadopted', 'basis: knowledge\nsource: AzA24\nadopted'],
  [/^version: 3$/m, 'version: 3\nversion: 4'],
  [/^version: 3$/m, 'version: [1'],
  [/^version: 3$/m, 'version: a: b'],
  [/^version: 3$/m, 'version: &anchor 1'],
  [/^version: 3$/m, '\tversion: 1'],
  [/^version: 3$/m, 'version: "\\q"'],
  [/^version: 3$/m, 'version: @ and more'],
  [/^version: 3$/m, '1: 2'],
  [/^version: 3$/m, 'version: .inf'],
  [/^version: 3$/m, 'version: 1\u202e'],
  [/^version: 3$/m, 'version: "\\u202e"'],
  [/$/, '\n---\na: 1\n'],
];

const TEXT = readFileSync(join(SHIPPED_LAW, 'muniment', 'icerd.yaml'), 'utf8');

test('what is said of a problem is words of ours, which every language has, and what the file says', () => {
  const seen: Problem[] = [];
  for (const [from, to] of WRONG) {
    const text = TEXT.replace(from, () => to);
    assert.notEqual(text, TEXT, String(from));
    const { problems } = readFound({ name: 'icerd.yaml', file: 'icerd.yaml', text });
    assert.notEqual(problems.length, 0, to);
    seen.push(...problems);
    for (const { code, facts, message } of problems) {
      assert.doesNotMatch(message, /\{\w+\}/, code);
      for (const [name, fact] of Object.entries(facts)) {
        // Prose has space in it; an id, a field or a place in a file has none.
        const isOurs = typeof fact !== 'string' || !/\s/.test(fact) || text.includes(fact.replace('…', ''));
        assert.ok(isOurs, `${code} ${name}: ${String(fact)}`);
      }
    }
  }
  assert.ok(new Set(seen.map(({ code }) => code)).size > 9);
  assert.ok(seen.every(({ code }) => Object.hasOwn(lawProblems, code)));
});

test('a problem names its field, a missing one too', () => {
  const fieldOf = (from: string, to: string): (string | null)[] =>
    readFound({ name: 'x.yaml', file: 'x.yaml', text: TEXT.replace(from, to) }).problems.map(
      ({ field }) => field,
    );
  assert.deepEqual(fieldOf('citation: 660 UNTS 195\n', ''), ['/citation']);
  assert.deepEqual(fieldOf('state: AZE', 'state: Azerbaijan'), ['/parties/10/state', '/parties/10/state']);
  assert.deepEqual(fieldOf('citation: 660 UNTS 195', 'citation: [1'), [null]);
});

test('what a phrase quotes of a hostile file is cut and well formed', () => {
  const { text, facts } = said('law-where-entry', { id: `${'x'.repeat(119)}\u{1F600}${'y'.repeat(5000)}` });
  assert.ok(text.length < 130 && text.isWellFormed());
  assert.ok(String(facts['id']).isWellFormed());
});

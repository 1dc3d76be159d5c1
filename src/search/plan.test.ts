import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError, newSerial } from '#kernel';
import { planQuery, type QueryPlan } from './plan.ts';
import { parseQuery } from './query-language.ts';

const plan = (text: string): QueryPlan =>
  planQuery(parseQuery(text), (name) => (name === 'Ministry X' ? ['id-1', 'id-2'] : []));

void test('a word is looked for folded, as spelled, and stemmed in every language of its script', () => {
  assert.deepEqual(plan('Карты').query, {
    op: 'word',
    exact: ['карты'],
    forms: ['=карты', 'ru:карт'],
  });
  const { query } = plan('Şuşə');
  assert.ok(query.op === 'word');
  assert.deepEqual(query.exact, ['suse']);
  for (const form of ['=suse', '=şuşə', 'az:sus']) assert.ok(query.forms.includes(form), form);
  assert.deepEqual(
    plan('"maps"').query,
    { op: 'word', exact: ['maps'], forms: ['=maps'] },
    'quotes: no stems',
  );
});

void test('words written together are looked for apart and joined, and serials as typed', () => {
  assert.deepEqual(plan("step'anakert").query, {
    op: 'or',
    of: [
      { op: 'phrase', words: ['step', 'anakert'] },
      { op: 'word', exact: ['stepanakert'], forms: ['=stepanakert'] },
    ],
  });
  const serial = newSerial();
  const typed = plan(serial.replace('-', '').toLowerCase()).query;
  assert.ok(typed.op === 'or');
  assert.deepEqual(typed.of[0], { op: 'phrase', words: serial.toLowerCase().split('-') });
});

void test('fields become the filter', () => {
  const { filter, query } = plan(
    'source:"Ministry X" type:image,video -type:audio lang:AZ after:2020-10 before:2021 in:title',
  );
  assert.deepEqual(filter, {
    sourceIds: ['id-1', 'id-2'],
    types: ['image', 'video'],
    notTypes: ['audio'],
    languages: ['az'],
    received: { from: 20201001, to: 20210100 },
    parts: ['title'],
  });
  assert.deepEqual(query, { op: 'all' });
  assert.deepEqual(plan('dated-after:2020 x').filter, { dated: { from: 20200101 } });
  assert.deepEqual(plan('type:image').filter.parts, ['title'], 'items, not each of their pages');
  assert.deepEqual(plan('-draft').filter.parts, ['title', 'text']);
  assert.equal(plan('mines -draft').filter.parts, undefined);
});

void test('what cannot be used is refused at its place; signs alone find nothing', () => {
  for (const [text, position] of [
    ['x after:yesterday', 3],
    ['in:margin', 1],
    ['lang:armenian', 1],
    ['source:nobody', 1],
    ['-before:2020', 2],
    [Array.from({ length: 11 }, (_, n) => `w${n}*`).join(' '), 1],
  ] as const)
    assert.throws(
      () => plan(text),
      (error: unknown) =>
        error instanceof AppError &&
        error.code === 'SEARCH_BAD_QUERY' &&
        error.detail['position'] === position,
      text,
    );
  const nothing = plan('***');
  assert.deepEqual(nothing.query, { op: 'word', exact: [], forms: [] });
  assert.equal(nothing.notes.length, 1);
  assert.equal(plan('mines … —').notes.length, 1);
});

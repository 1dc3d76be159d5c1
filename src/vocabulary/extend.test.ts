import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AppError } from '#kernel';
import { extend } from './extend.ts';
import type { Vocabularies } from './model.ts';
import { openVocabularies } from './open-vocabularies.ts';

const base = openVocabularies();
const HEAD = 'list,id,parent,en,fr,az,hy,ru,note,huridocs,flags';
const merge = (...rows: string[]): Vocabularies =>
  extend(base, { file: 'own.csv', text: [HEAD, ...rows, ''].join('\n') });

function refusal(...rows: string[]): string {
  try {
    merge(...rows);
  } catch (error) {
    assert.ok(error instanceof AppError);
    const { file, line, column = '' } = error.detail;
    return [error.code, file, line, column].map(String).join(' ').trim();
  }
  return assert.fail('it was merged');
}

test('new terms go below known ones and below each other, in any order of rows', () => {
  const lists = merge(
    'act-type,x-well,x-water,Poisoning of a well,,,,,,,',
    'act-type,x-water,act-environment,Acts against water,Atteintes aux eaux,Suya qarşı əməllər,Արարքներ ջրի դեմ,Деяния против вод,,,',
  );
  assert.deepEqual(
    lists.ancestors('x-well').map(({ id }) => id),
    ['x-water', 'act-environment', 'act-property'],
  );
  assert.ok(lists.isWithin('x-well', 'act-property'));
  // One language is enough: the others show it, marked as to be checked.
  assert.equal(lists.term('x-well').labels.hy, 'Poisoning of a well');
  assert.deepEqual(lists.term('x-well').toCheck, ['fr', 'az', 'hy', 'ru']);
  assert.throws(() => base.term('x-well'), AppError, 'the base stays as it is');
});

test('a label that was to be checked is replaced and kept beside; any other gets a further one', () => {
  const lists = merge('act-type,act-torture,,Torment,,İşgəncə,Տանջանք,,,,');
  const term = lists.term('act-torture');
  assert.deepEqual([term.labels.en, term.labels.az, term.labels.hy], ['Torture', 'İşgəncə', 'Տանջանք']);
  assert.deepEqual(term.alsoCalled, { en: ['Torment'], hy: ['Խոշտանգում'] });
  assert.deepEqual(term.toCheck, []);
});

test('an id keeps its meaning', () => {
  const changed = 'VOCABULARY_MEANING_CHANGED own.csv 2';
  assert.equal(refusal('act-type,act-torture,act-life,,,,,,,,'), changed);
  assert.equal(refusal('act-type,act-life,act-torture,,,,,,,,'), changed);
  assert.equal(refusal('method,act-torture,,,,,,,,,'), changed);
  assert.equal(refusal('act-type,act-torture,,,,,,,,,sensitive'), changed);
  assert.equal(refusal('act-type,act-torture,,,,,,,,04:01,'), changed);
  assert.equal(refusal('act-type,act-torture,,,,,,,only beating,,'), changed);
});

test('what is wrong is named by file, line and column', () => {
  const wrong = (column: string): string => `VOCABULARY_TABLE_WRONG own.csv 2 ${column}`;
  assert.equal(refusal('act-type,my-own,,A,,,,,,,'), wrong('id'));
  assert.equal(refusal('acts,x-a,,A,,,,,,,'), wrong('list'));
  assert.equal(refusal('act-type,x-a,x-b,A,,,,,,,'), wrong('parent'));
  assert.equal(refusal('act-type,x-a,method-heavy,A,,,,,,,'), wrong('parent'));
  assert.equal(refusal('act-type,x-a,,,,,,,,,'), wrong('en'));
  assert.equal(refusal('act-type,x-a,x-b,A,,,,,,,', 'act-type,x-b,x-a,B,,,,,,,'), wrong('parent'));
  assert.equal(refusal('act-type,x-a,x-a,A,,,,,,,'), wrong('parent'));
});

test('whatever is put below a sensitive term is sensitive', () => {
  const lists = merge(
    'victim-characteristic,x-b,x-a,B,,,,,,,',
    'victim-characteristic,x-a,char-health,A,,,,,,,',
  );
  assert.ok(lists.term('x-b').isSensitive && lists.term('x-a').isSensitive);
});

test('merged twice is merged once, and a tree of drawn parents is merged exactly when it has no circle', () => {
  const file = {
    file: 'own.csv',
    text: `${HEAD}\nact-type,x-a,act-life,A,,,,,,,\nact-type,act-torture,,Torment,,,Տ,,,,\n`,
  };
  const once = extend(base, file);
  const twice = extend(once, file);
  for (const name of base.names) assert.deepEqual(twice.vocabulary(name), once.vocabulary(name));

  const parents = fc.array(fc.integer({ min: -1, max: 7 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(parents, (drawn) => {
      const rows = drawn.map(
        (parent, at) => `act-type,x-${at},${parent < 0 ? 'act-life' : `x-${parent}`},T,,,,,,,`,
      );
      const ends = drawn.every((_, start) => {
        let at = start;
        for (let step = 0; step < 8 && at >= 0; step += 1) at = drawn[at] ?? -1;
        return at < 0;
      });
      if (!ends) assert.match(refusal(...rows), /^VOCABULARY_TABLE_WRONG own\.csv \d+ parent$/);
      else assert.equal(merge(...rows).within('act-life').length, base.within('act-life').length + 8);
    }),
    { numRuns: 60 },
  );
});

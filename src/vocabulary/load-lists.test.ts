import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '#kernel';
import { loadVocabularies } from './load-lists.ts';
import { LANGUAGES } from './model.ts';
import { openVocabularies } from './open-vocabularies.ts';

const HEAD = 'id,parent,en,fr,az,hy,ru,note,huridocs,added,retired,to_check,flags';
const row = (id: string, parent: string): string => `${id},${parent},a,b,c,d,e,,,1,,,`;

const load = (...rows: string[]) =>
  loadVocabularies({
    lists: { file: 'lists.csv', text: `${HEAD}\n${row('list', '')}\n` },
    terms: new Map([['list', { file: 'list.csv', text: [HEAD, ...rows, ''].join('\n') }]]),
  });

function refusal(run: () => unknown): { at: string; why: string } {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof AppError);
    assert.equal(error.code, 'VOCABULARY_TABLE_WRONG');
    const { file, line, column, why } = error.detail as Record<string, string | number> & {
      file: string;
      line: number;
      column: string;
      why: string;
    };
    return { at: `${file} ${line} ${column}`, why };
  }
  return assert.fail('it was loaded');
}

test('a tree of any depth: what lies in a group, above a term and below it', () => {
  const depth = 5_000;
  const rows = Array.from({ length: depth }, (_, at) => row(`t${at}`, at === 0 ? '' : `t${at - 1}`));
  const lists = load(...rows.toReversed());
  assert.equal(lists.ancestors(`t${depth - 1}`).length, depth - 1);
  assert.equal(lists.ancestors('t2')[0]?.id, 't1');
  assert.equal(lists.within('t0').length, depth);
  assert.deepEqual(
    lists.children('t7').map(({ id }) => id),
    ['t8'],
  );
  assert.ok(lists.isWithin('t9', 't9') && lists.isWithin('t9', 't0') && !lists.isWithin('t0', 't9'));
  assert.equal(lists.vocabulary('list').terms[0]?.id, 't0', 'parents come first');
});

test('what is wrong is named by file, line and column', () => {
  for (const [rows, column] of [
    [[row('T1', '')], 'id'],
    [[row('x-1', '')], 'id'],
    [[row('t1', 'nobody')], 'parent'],
    [['t1,,a,b,,d,e,,,1,,,'], 'az'],
    [['t1,,a,b,c\u202E,d,e,,,1,,,'], 'az'],
    [['t1,,a,b,c,d,e,,4,1,,,'], 'huridocs'],
    [['t1,,a,b,c,d,e,,,0,,,'], 'added'],
    [['t1,,a,b,c,d,e,,,2,2,,'], 'retired'],
    [['t1,,a,b,c,d,e,,,1,,de,'], 'to_check'],
    [['t1,,a,b,c,d,e,,,1,,,secret'], 'flags'],
  ] as const)
    assert.equal(refusal(() => load(...rows)).at, `list.csv 2 ${column}`, rows.join());
  for (const [rows, column] of [
    [[row('t1', ''), row('t1', '')], 'id'],
    [['t1,,a,b,c,d,e,,,2,,,', 't2,t1,a,b,c,d,e,,,1,,,'], 'added'],
    [['t1,,a,b,c,d,e,,,1,3,,', 't2,t1,a,b,c,d,e,,,1,,,'], 'retired'],
    [['t1,,a,b,c,d,e,,,1,,,sensitive', 't2,t1,a,b,c,d,e,,,1,,,'], 'flags'],
  ] as const)
    assert.equal(refusal(() => load(...rows)).at, `list.csv 3 ${column}`, rows.join());
});

test('a circle is refused and named', () => {
  const { at, why } = refusal(() => load(row('t0', ''), row('t1', 't3'), row('t2', 't1'), row('t3', 't2')));
  assert.equal(at, 'list.csv 3 parent');
  assert.match(why, /t1 → t3 → t2 → t1/);
  assert.match(refusal(() => load(row('t1', 't1'))).why, /t1 → t1/);
});

test('unknown names are refused', () => {
  const lists = load(row('t1', ''));
  for (const ask of [
    () => lists.term('t2'),
    () => lists.vocabulary('other'),
    () => lists.isWithin('t1', 't2'),
    () => lists.within('__proto__'),
  ])
    assert.throws(ask, (error) => error instanceof AppError && error.code === 'VOCABULARY_UNKNOWN');
});

test('our own lists: 23, act types a tree of three levels with at least 60 terms, sensitive ones flagged', () => {
  const lists = openVocabularies();
  assert.equal(lists.names.length, 23);
  const acts = lists.vocabulary('act-type').terms;
  assert.ok(acts.length >= 60);
  assert.equal(Math.max(...acts.map(({ id }) => lists.ancestors(id).length)), 2);
  assert.ok(lists.isWithin('act-booby-trap', 'act-explosive'));
  assert.deepEqual(lists.term('act-return').huridocs, ['04:05010700']);
  assert.deepEqual(
    lists.vocabulary('ground').terms.map(({ labels }) => labels.en),
    ['Race', 'Colour', 'Descent', 'National origin', 'Ethnic origin'],
  );
  for (const id of ['char-ethnic-group', 'char-health', 'char-child'])
    assert.ok(lists.term(id).isSensitive, id);
});

test('labels are in the script of their language', () => {
  const lists = openVocabularies();
  const scripts = { en: 'Latin', fr: 'Latin', az: 'Latin', hy: 'Armenian', ru: 'Cyrillic' } as const;
  for (const name of lists.names)
    for (const { labels } of [lists.vocabulary(name), ...lists.vocabulary(name).terms])
      for (const language of LANGUAGES) {
        const letters = new RegExp(`^[\\p{Script=${scripts[language]}}\\p{Script=Common}\\p{M}]+$`, 'u');
        assert.match(labels[language], letters);
      }
});

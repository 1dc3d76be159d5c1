import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Arrival } from './model.ts';
import { titleFrom, withRecordableName } from './names.ts';

const arriving = (path: string): Arrival => ({
  kind: 'file',
  path,
  nameBytes: null,
  modifiedAt: null,
  content: { file: '/dev/null' },
  containerItemId: null,
  depth: 0,
  findings: [],
});

const recorded = (path: string): Arrival => {
  const named = withRecordableName(arriving(path));
  assert.equal(named.kind, 'file');
  return named as Arrival;
};

test('an ordinary name stays as it is', () => {
  const given = arriving('hand-over/Շուշի — акт.txt');
  assert.equal(withRecordableName(given), given);
});

test('a name of 10,000 characters is shortened, each to its own, and kept whole beside it', () => {
  for (const letter of ['a', 'Ж', '😀']) {
    const path = `folder/${letter.repeat(10_000)}.txt`;
    const named = recorded(path);
    assert.ok(Buffer.byteLength(named.path) <= 2000);
    assert.ok(named.path.startsWith(`folder/${letter}`) && named.path.endsWith(`${letter}.txt`));
    assert.equal(named.path.includes('\uFFFD'), false);
    assert.equal(named.nameBytes?.toString('utf8'), path);
    assert.deepEqual(
      named.findings.map(({ code, subject }) => [code, subject]),
      [['NAME_TOO_LONG', named.path]],
    );
    assert.ok([...titleFrom(named.path)].length <= 300);
    assert.notEqual(recorded(`folder/${letter.repeat(10_001)}.txt`).path, named.path);
  }
});

test('what the database does not take as text is replaced and noted', () => {
  for (const path of ['a\u0000b.txt', 'a\uD800b.txt']) {
    const named = recorded(path);
    assert.equal(named.path, 'a\uFFFDb.txt');
    assert.deepEqual(
      named.findings.map(({ code }) => code),
      ['NAME_NOT_UTF8'],
    );
    assert.equal(named.nameBytes !== null, path.isWellFormed());
  }
});

test('a title is the last part of the path', () => {
  assert.equal(titleFrom('a/b/c.txt'), 'c.txt');
  assert.equal(titleFrom('folder/'), 'folder/');
});

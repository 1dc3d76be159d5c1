import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvLine } from './csv.ts';

test('no text of a cell can become a formula, whatever it begins with; numbers stay numbers', () => {
  for (const text of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\u0000=1',
    '\u007f',
    '＝1',
    '＋1',
    '－1',
    '＠x',
  ])
    assert.equal(csvLine([text]), `'${text}\r\n`);
  for (const text of ['\r=1', '\n=1']) assert.equal(csvLine([text]), `"'${text}"\r\n`);
  assert.equal(csvLine([-3, 1.5, null, 'a-b', 'a"b', 'a,b']), '-3,1.5,,a-b,"a""b","a,b"\r\n');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError, defineErrors } from './errors.ts';
import { readTable } from './table.ts';

const CODE = 'TABLE_TEST';
defineErrors({
  TABLE_TEST: { message: '{file} {line} {column} {why}', help: '', http: 400, exit: 2, retry: 'never' },
});

const read = (text: string) => readTable({ file: 'x.csv', text }, ['id', 'name'], CODE);

function refusal(text: string): { file: unknown; line: unknown; column: unknown } {
  try {
    read(text);
  } catch (error) {
    assert.ok(error instanceof AppError);
    assert.equal(error.code, CODE);
    const { file, line, column } = error.detail as Record<'file' | 'line' | 'column', unknown>;
    return { file, line, column };
  }
  return assert.fail('it was read');
}

test('columns may come in any order, further ones are left alone, notes and empty rows are skipped', () => {
  const rows = read('\uFEFFname,own note,id\n\nAğdam,x,a\n# a remark\n"two\nlines",,b\n,,\nŞuşa,,c\n');
  assert.deepEqual(
    rows.map(({ line, cells }) => [line, cells.id, cells.name]),
    [
      [3, 'a', 'Ağdam'],
      [5, 'b', 'two\nlines'],
      [8, 'c', 'Şuşa'],
    ],
  );
});

test('what is wrong is named with file, line and column', () => {
  assert.deepEqual(refusal('id,title\na,b\n'), { file: 'x.csv', line: 1, column: 'name' });
  assert.deepEqual(refusal(''), { file: 'x.csv', line: 1, column: 'id' });
  assert.deepEqual(refusal('id,name,name\n'), { file: 'x.csv', line: 1, column: 'name' });
  assert.deepEqual(refusal('id,name\na,b\nc,d,e\n'), { file: 'x.csv', line: 3, column: 'name' });
  assert.equal(refusal('id,name\na,b\n"c,d\n').file, 'x.csv');
  assert.equal(refusal('id,name\na,b\nc,d"e"\n').line, 3);
});

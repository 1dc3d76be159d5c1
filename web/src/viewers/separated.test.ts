import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { columnName, readSeparated, separatorOf } from './separated.ts';

test('quotes, line ends inside them, and every kind of line end', () => {
  assert.deepEqual(readSeparated('\uFEFFa,b\r\n"x ""y""\nz",\r1\n,"",'), [
    ['a', 'b'],
    ['x "y"\nz', ''],
    ['1'],
    ['', '', ''],
  ]);
  assert.deepEqual(readSeparated(''), []);
  assert.deepEqual(readSeparated('a\n\nb\n'), [['a'], [''], ['b']]);
  assert.deepEqual(readSeparated('"never closed, of two lines\nb'), [['never closed, of two lines\nb']]);
});

test('the separator is found, not in quotes', () => {
  assert.equal(separatorOf('a;b;c\n"1,5";"2,5";"3,5"\n'), ';');
  assert.equal(separatorOf('a\tb\n1,2\t3\n'), '\t');
  assert.equal(separatorOf('one column\nonly'), ',');
});

test('whatever is written is read back', () => {
  const table = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), { maxLength: 8 });
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, separator) => {
      const text = rows
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator))
        .join('\r\n');
      assert.deepEqual(readSeparated(text, separator), rows);
    }),
  );
});

test('columns are named as in spreadsheets', () => {
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(columnName), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { citeText, namesExhibit, numbersOf } from './numbers.ts';
import { ordered } from './places.ts';

test('places grow, and one that moves moves alone', () => {
  assert.deepEqual(ordered([10, 20, 30]), [10, 20, 30]);
  const moved = ordered([30_000, 10_000, 20_000]);
  assert.deepEqual(moved.slice(1), [10_000, 20_000]);
  assert.ok((moved[0] ?? 0) < 10_000);
  assert.deepEqual(ordered([1, null, 2]), [65_536, 131_072, 196_608]);
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 40 }),
      fc.array(fc.nat(40)),
      (known, gaps) => {
        const mixed: (number | null)[] = [...known];
        for (const at of gaps) mixed.splice(Math.min(at, mixed.length), 0, null);
        const found = ordered(mixed);
        assert.equal(found.length, mixed.length);
        assert.ok(found.every((one, at) => one > (found[at - 1] ?? 0)));
      },
    ),
  );
});

test('headings are numbered by level, paragraphs through the whole', () => {
  const section = (level: number) => ({ kind: 'section', level }) as const;
  const paragraph = { kind: 'paragraph', level: null } as const;
  assert.deepEqual(
    numbersOf([section(1), paragraph, section(2), section(2), section(3), paragraph, section(1), section(2)]),
    ['I.', '1.', 'A.', 'B.', '1.', '2.', 'II.', 'A.'],
  );
});

test('the text of a cite names its exhibit and its page', () => {
  assert.equal(citeText('en', 'Annex 12', 3), 'Annex 12, p. 3');
  assert.equal(citeText('ru', 'Annex 12', 3), 'Annex 12, с. 3');
  assert.ok(namesExhibit('see Annex 12, at p. 3', 'Annex 12', 3));
  assert.ok(namesExhibit('Annex 12', 'Annex 12', 3));
  assert.ok(!namesExhibit('Annex 12', 'Annex 1', null));
  assert.ok(!namesExhibit('Annex 12, p. 4', 'Annex 12', 3));
});

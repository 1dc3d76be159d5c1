import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressOf, bodyOf, readBody, readParagraphs, targetOf, type Run, type Target } from './inline.ts';

const ITEM = '019ac0de-0000-7000-8000-0000000000aa';
const QUOTE = '019ac0de-0000-7000-8000-0000000000bb';

test('a cite is known by its address, whatever its text says', () => {
  const [words, cite] = readBody(`It was so. [Annex 2](cite:${ITEM}/${QUOTE}?page=3)`);
  assert.equal(words?.text, 'It was so. ');
  assert.deepEqual(cite?.target, { to: 'exhibit', itemId: ITEM, page: 3, quoteId: QUOTE });
  assert.deepEqual(targetOf('law:icerd.5.b'), { to: 'law', id: 'icerd.5.b' });
  assert.deepEqual(targetOf(`allegation:${ITEM}`), { to: 'allegation', id: ITEM });
  for (const url of [
    'https://example.org/',
    'javascript:alert(1)',
    'cite:nobody',
    `cite:${ITEM}?page=3"`,
    `cite:${ITEM}?page=0`,
  ])
    assert.deepEqual(targetOf(url), { to: 'other', url });
});

test('words that need no cite say why', () => {
  const [run] = readBody('[It follows.](nocite:leads%20over)');
  assert.deepEqual([run?.text, run?.nocite, run?.target], ['It follows.', 'leads over', null]);
  assert.equal(readBody('[It follows.](nocite:%E0%A4%A)')[0]?.nocite, '%E0%A4%A');
});

test('HTML, code and pictures are words', () => {
  const text = readBody('A <script>alert(1)</script> and `code` and ![a map](https://example.org/x.png)')
    .map((run) => run.text)
    .join('');
  assert.equal(text, 'A <script>alert(1)</script> and code and a map');
});

test('an empty line makes two paragraphs', () => {
  assert.equal(readParagraphs('One.\n\nTwo,\nstill two.\n\n- three\n- four').length, 4);
});

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((one) => /\S/.test(one));
const page: fc.Arbitrary<number | null> = fc.option(fc.integer({ min: 1, max: 9999 }));
const quoteId: fc.Arbitrary<string | null> = fc.option(fc.constant(QUOTE));
const cite: fc.Arbitrary<Target> = fc.record({
  to: fc.constant('exhibit' as const),
  itemId: fc.constant(ITEM),
  page,
  quoteId,
});
const target: fc.Arbitrary<Target | null> = fc.option(cite);
const run: fc.Arbitrary<Run> = fc.record({
  text,
  strong: fc.boolean(),
  emphasis: fc.constant(false),
  nocite: fc.constant(null),
  target,
});

test('footnotes and cells are read again where they stood, and written the same', () => {
  const note = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
  const noted = fc.tuple(run, note).map(([one, n]): Run => (n === undefined ? one : { ...one, note: n }));
  const placed = fc
    .tuple(noted, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }))
    .map(([one, row, column]): Run => ({ ...one, cell: [row, column] }));
  const inOrder = fc
    .array(placed, { minLength: 1, maxLength: 8 })
    .map((runs) =>
      runs.toSorted(
        (a, b) => (a.cell?.[0] ?? 0) - (b.cell?.[0] ?? 0) || (a.cell?.[1] ?? 0) - (b.cell?.[1] ?? 0),
      ),
    );
  fc.assert(
    fc.property(fc.oneof(fc.array(noted, { minLength: 1, maxLength: 6 }), inOrder), (runs) => {
      const body = bodyOf(runs);
      const read = readBody(body);
      assert.deepEqual(
        read.flatMap((one) => (one.target ? [addressOf(one.target)] : [])),
        runs.flatMap((one) => (one.target ? [addressOf(one.target)] : [])),
      );
      assert.equal(bodyOf(readBody(bodyOf(read))), bodyOf(read));
    }),
    { numRuns: 400 },
  );
});

test('what is written is read again with every cite, and written the same', () => {
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 6 }), (runs) => {
      const body = bodyOf(runs);
      const read = readBody(body);
      assert.deepEqual(
        read.flatMap((one) => (one.target ? [addressOf(one.target)] : [])),
        runs.flatMap((one) => (one.target ? [addressOf(one.target)] : [])),
      );
      assert.equal(bodyOf(readBody(bodyOf(read))), bodyOf(read));
    }),
    { numRuns: 300 },
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOfExtent, isNothing, polygonsIn, ringIn, typedIn, typedInForm, typedOf } from './polygon.ts';

const TRIANGLE = [
  [46.9, 39.9],
  [47, 39.9],
  [47, 40],
];

test('corners are read line by line, latitude first as people write it; outlines and holes are rings of their own', () => {
  assert.deepEqual(ringIn('39.9, 46.9\n39.9 47\n40 47\n'), TRIANGLE);
  const hole = '39.92 46.96\n39.92 46.97\n39.93 46.97';
  assert.deepEqual(polygonsIn([['39.9 46.9\n39.9 47\n40 47', hole, ' '], ['41 48\n41 49\n42 49']]), [
    [
      TRIANGLE,
      [
        [46.96, 39.92],
        [46.97, 39.92],
        [46.97, 39.93],
      ],
    ],
    [
      [
        [48, 41],
        [49, 41],
        [49, 42],
      ],
    ],
  ]);
  assert.equal(polygonsIn([['39.9 46.9\nno corner\n40 47']]), null);
  assert.equal(polygonsIn([['39.9 46.9\n39.9 47\n40 47', '40 47']]), null, 'a hole of one corner');
});

test('a decimal comma is one; a line that is no corner refuses the whole, and is not dropped', () => {
  assert.deepEqual(ringIn('39,9 46,9\n39,9; 47\n40 47')?.[0], [46.9, 39.9]);
  for (const line of ['39 59 46 55', '39,9,46,9', 'N39.9 E46.9', '39.9', '1e3 4', ''])
    assert.equal(ringIn(`39.9 46.9\n39.9 47\n40 47\n${line}\n40 46.9`), null, line);
  assert.equal(polygonsIn([['']]), null);
});

test('rings that are written out are read as they were, holes among them, also from a form and from what was kept of one', () => {
  const typed = [
    ['40 46\n40 47\n41 47', '40.1 46.8\n40.1 46.9\n40.2 46.9'],
    ['39.5 46\n39.5 46.5\n39.25 46.5'],
  ];
  const two = polygonsIn(typed);
  assert.ok(two);
  assert.deepEqual(typedOf(two), typed);
  const form = new FormData();
  form.set('title', 'x');
  for (const [polygon, rings] of typed.entries())
    for (const [ring, text] of rings.entries())
      form.set(`ring ${polygon} ${ring}`, text.replaceAll('\n', '\r\n'));
  assert.deepEqual(typedInForm(form), typed);
  assert.deepEqual(typedIn(new Map()), [['']]);
  assert.ok(isNothing([['', ' ']]) && !isNothing(typed));
});

test('what is refused of an extent leads to the ring that was typed, or to the first', () => {
  const field = (at: string): string | null => fieldOfExtent(new FormData(), at);
  assert.deepEqual(['/extent', '/extent/1', '/extent/1/2', '/extent/0/1/3/0', '/title'].map(field), [
    'ring 0 0',
    'ring 1 0',
    'ring 1 2',
    'ring 0 1',
    null,
  ]);
});

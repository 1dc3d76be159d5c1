import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { firstWords, inParts } from '../web/words-in-parts.ts';

const SOURCE = join(import.meta.dirname, '../web/src');
const read = (file: string): string => readFileSync(join(SOURCE, file), 'utf8');
const english = JSON.parse(read('i18n/en.json')) as Record<string, unknown>;
const isFirst = firstWords(SOURCE);
/** The first part of a catalogue: more of it would hold up the list of items. */
const MOST_SHARE = 0.06;

test('a catalogue in two parts is the whole, nothing twice, and the first part is small', () => {
  const { first, later } = inParts(english, isFirst);
  assert.deepEqual({ ...first, ...later }, english);
  assert.equal(Object.keys(first).length + Object.keys(later).length, Object.keys(english).length);
  const share = JSON.stringify(first).length / JSON.stringify(english).length;
  assert.ok(share < MOST_SHARE, `the first page takes ${(share * 100).toFixed(1)} % of the words`);
});

test('what the list of items and its frame write is in the first part, what only others write is not', () => {
  for (const file of ['pages/items.tsx', 'pages/frame.tsx', 'table/facet-panel.tsx', 'live/connection.tsx'])
    for (const [, key = ''] of read(file).matchAll(/\bt\(\s*'([^']+)'/g))
      assert.ok(isFirst(key), `${file}: ${key}`);
  for (const key of ['kind.mail', 'nav.ledger', 'items.title']) assert.ok(isFirst(key), key);
  // Roles are said in the box of the person, which comes when it is opened.
  for (const key of ['role.owner', 'phrase.item-of', 'problem.NOT_FOUND', 'matrix.title', 'setup.title'])
    assert.ok(!isFirst(key), key);
});

test('every page but that list waits for all words', () => {
  const bare = globSync('routes*.tsx', { cwd: SOURCE }).flatMap((file) =>
    [...read(file).matchAll(/component: lazyRouteComponent\(\(\) => import\('([^']+)'\)/g)].map(
      ([, path]) => path,
    ),
  );
  assert.deepEqual(bare, ['./pages/items.tsx']);
});

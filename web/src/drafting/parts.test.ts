import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PleadingPart } from '../api/schema.gen.ts';
import { changed, citeOf, linkOf, nociteOf, numberAt } from './parts.ts';

const part = (id: string): PleadingPart => ({
  id,
  kind: 'paragraph',
  partOf: null,
  level: null,
  body: id,
  number: '1.',
  runs: [],
});
const PARTS = [part('a'), part('b'), part('c')];
const NEW = { kind: 'paragraph', partOf: null, level: null, body: 'new' } as const;
const told = (change: Parameters<typeof changed>[1]): (string | null)[] =>
  changed(PARTS, change).map(({ id, body }) => (id === null || id !== body ? `${id}:${body}` : id));

test('a part is written, added, moved and taken off where it stands', () => {
  assert.deepEqual(told({ what: 'write', id: 'b', part: NEW }), ['a', 'b:new', 'c']);
  assert.deepEqual(told({ what: 'add', after: 'a', part: NEW }), ['a', 'null:new', 'b', 'c']);
  assert.deepEqual(told({ what: 'add', after: null, part: NEW }), ['null:new', 'a', 'b', 'c']);
  assert.deepEqual(told({ what: 'move', id: 'c', by: -1 }), ['a', 'c', 'b']);
  assert.deepEqual(told({ what: 'move', id: 'a', by: -1 }), ['a', 'b', 'c']);
  assert.deepEqual(told({ what: 'remove', id: 'b' }), ['a', 'c']);
});

test('what is written of a part that somebody took off meanwhile is not lost', () => {
  assert.deepEqual(told({ what: 'write', id: 'gone', part: NEW }), ['a', 'b', 'c', 'null:new']);
  assert.deepEqual(told({ what: 'add', after: 'gone', part: NEW }), ['a', 'b', 'c', 'null:new']);
});

test('cites are links that Markdown reads as one', () => {
  assert.equal(citeOf({ itemId: 'i', page: 3, quoteId: 'q' }), '[](cite:i/q?page=3)');
  assert.equal(citeOf({ itemId: 'i', page: null, quoteId: null }), '[](cite:i)');
  assert.equal(linkOf('Art. [5]', 'law:icerd.5'), String.raw`[Art. \[5\]](law:icerd.5)`);
  assert.equal(nociteOf('It is so.', 'a link (only)'), '[It is so.](nocite:a%20link%20%28only%29)');
});

test('a paragraph has the number of its place, and a new one that of the place behind another', () => {
  const all = [{ ...part('s'), kind: 'section' as const }, part('a'), part('b')];
  assert.equal(numberAt(all, { id: 'b' }), 2);
  assert.equal(numberAt(all, { after: null }), 1);
  assert.equal(numberAt(all, { after: 'a' }), 2);
  assert.equal(numberAt(all, { after: 'b' }), 3);
  assert.equal(numberAt(all, { after: 'gone' }), 3);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyPage } from './every-page.ts';

const LIMIT = 3;

/** Reads lists of so many rows a page at a time; what came, and after which row each page was asked for. */
async function listed(count: number) {
  const all = Array.from({ length: count }, (_, at) => ({ made_at: `2031-01-0${at + 1}`, id: `row ${at}` }));
  const asked: (string | null)[] = [];
  const pages: string[][] = [];
  const read = (after: { readonly madeAt: string; readonly id: string } | null) => {
    asked.push(after && `${after.madeAt} ${after.id}`);
    const from = after ? all.findIndex(({ id }) => id === after.id) + 1 : 0;
    return Promise.resolve({ rows: all.slice(from, from + LIMIT) });
  };
  for await (const { rows } of everyPage(LIMIT, read)) pages.push(rows.map(({ id }) => id));
  return { asked, pages };
}

test('a list is read to its end, each page after the last row of the one before', async () => {
  assert.deepEqual(await listed(5), {
    asked: [null, '2031-01-03 row 2'],
    pages: [
      ['row 0', 'row 1', 'row 2'],
      ['row 3', 'row 4'],
    ],
  });
});

test('a list that ends with a full page is asked once more, and an empty one is an empty page', async () => {
  assert.deepEqual((await listed(3)).pages, [['row 0', 'row 1', 'row 2'], []]);
  assert.deepEqual(await listed(0), { asked: [null], pages: [[]] });
});

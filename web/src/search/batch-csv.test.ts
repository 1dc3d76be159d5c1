import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchCsv } from './batch-csv.ts';

void test('a row for each of the best pages, and one for what found nothing', () => {
  const line = { done: 1, total: 2, isExact: true, problem: null };
  assert.equal(
    batchCsv([
      {
        ...line,
        query: '"map of" mines',
        pages: 2,
        items: 1,
        hits: [
          { serial: '7K3F-2QXD', title: '=cmd', page: 3 },
          { serial: '7K3F-2QXD', title: 'a, b', page: 0 },
        ],
      },
      { ...line, query: '-x', pages: null, items: null, hits: [], problem: { code: 'X', message: 'no' } },
    ]),
    '\ufeffquery,pages,items,is_exact,problem,serial,title,page\r\n' +
      '"""map of"" mines",2,1,yes,,7K3F-2QXD,\'=cmd,3\r\n' +
      '"""map of"" mines",2,1,yes,,7K3F-2QXD,"a, b",\r\n' +
      "'-x,,,yes,no,,,\r\n",
  );
});

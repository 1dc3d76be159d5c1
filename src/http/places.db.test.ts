import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { copiesOf, getItem } from '#catalogue';
import { checkQuote, quotesOf as rowsOf } from '#coding';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import writeSheets from 'write-excel-file/node';
import { servedArchive, type Reply } from '../../test/db/served.ts';

const { archive, by, caseId, compartmentId, cookie, folder, get, send } = await servedArchive();

await writeFile(
  join(folder, 'wells.csv'),
  'place;wells;note\nNowheretown;12;"closed; ""for now"""\nExampletown;7\n',
);
await writeSheets([
  {
    data: [
      [{ value: 'Place' }, { value: 'Mines' }],
      [{ value: 'Nowheretown' }, { value: 1234.5, format: '#,##0.00' }],
    ] as never,
    sheet: 'Mines',
  },
]).toFile(join(folder, 'mines.xlsx'));
await writeFile(
  join(folder, 'release.html'),
  '<!doctype html><title>Release</title><article><p>A fictional ministry says:<p>There are <em>twelve  wells</em>.</article>',
);
const statement = { source: { name: 'Fictional registry', kind: 'organisation' }, label: 'tables' } as const;
const files = ['wells.csv', 'mines.xlsx', 'release.html'].map((name) => join(folder, name));
await receive(archive, { by, caseId, compartmentId, statement }, walk(files, archive.paths.root));
const { items } = (await get('/api/items', { cookie })).json<{
  items: { id: string; serial: string; title: string }[];
}>();
for (const { id } of items)
  await deriveItem(archive, { itemId: id, queue: 'derive' }, new AbortController().signal);
const named = (title: string) => items.find((one) => one.title === title) ?? assert.fail(title);

interface Quoted {
  readonly exact: string;
  readonly page: number;
  readonly targetSha256: string;
  readonly selector: { readonly value: string };
}
const quote = (title: string, wanted: object): Promise<Reply> =>
  send('POST', `/api/items/${named(title).serial}/quotes`, { quote: wanted }, { cookie });
const quotesOf = async (title: string): Promise<Quoted[]> =>
  (await get(`/api/items/${named(title).serial}/quotes`, { cookie })).json<{ quotes: Quoted[] }>().quotes;
const refused = async (code: string, title: string, wanted: object): Promise<void> => {
  const reply = await quote(title, wanted);
  assert.equal(reply.json<{ code: string }>().code, code, reply.body);
};
const copyOf = async (title: string, role: string): Promise<string | undefined> =>
  (await archive.db.tx(by, (tx) => copiesOf(tx, named(title).id))).findLast(
    (copy) => copy.role === role && (role !== 'sheet' || copy.page === 1),
  )?.sha256;
const cells = (row: number, column: number, toRow: number, toColumn: number) =>
  ({ kind: 'cell', page: 1, row, column, toRow, toColumn, separator: null }) as const;

test('a passage of a web page names the element that holds it, in the bytes that were received', async () => {
  const {
    items: [page],
  } = (await get('/api/items?title=release.html', { cookie })).json<{
    items: { serial: string; sha256?: string }[];
  }>();
  assert.ok(page);
  const { pages } = (await get(`/api/items/${page.serial}/text`, { cookie })).json<{
    pages: { text: string }[];
  }>();
  const exact = 'twelve wells';
  const start = Array.from((pages[0]?.text ?? '').split(exact)[0] ?? '').length;
  const reply = await quote('release.html', {
    kind: 'text',
    page: 1,
    start,
    end: start + exact.length,
    exact,
  });
  assert.equal(reply.statusCode, 201, reply.body);
  const [{ selector } = assert.fail()] = await quotesOf('release.html');
  const {
    type,
    value,
    'muniment:source': source,
  } = (selector as unknown as Record<string, Record<string, string>>)['muniment:element'] ?? {};
  assert.deepEqual([type, value], ['XPathSelector', '/html[1]/body[1]/article[1]/p[2]/em[1]']);
  assert.match(source ?? '', /^urn:sha256:[0-9a-f]{64}$/);
});

test('cells of a spreadsheet are quoted as the file displays them, in the blob that was read of it', async () => {
  const reply = await quote('mines.xlsx', {
    ...cells(1, 1, 2, 2),
    exact: 'Place\tMines\nNowheretown\t1,234.50',
  });
  assert.equal(reply.statusCode, 201, reply.body);
  assert.equal((await quote('mines.xlsx', { ...cells(2, 2, 2, 2), exact: '1,234.50' })).statusCode, 201);
  const [range, one] = await quotesOf('mines.xlsx');
  assert.equal(range?.selector.value, 'cell=1,1-2,2');
  assert.equal(one?.selector.value, 'cell=2,2');
  assert.equal(one?.exact, '1,234.50');
  assert.equal(one?.targetSha256, await copyOf('mines.xlsx', 'sheet'));
});

test('cells of a table in text are split by the separator that was shown', async () => {
  const place = { ...cells(2, 1, 3, 3), separator: ';' };
  const exact = 'Nowheretown\t12\tclosed; "for now"\nExampletown\t7\t';
  const reply = await quote('wells.csv', { ...place, exact });
  assert.equal(reply.statusCode, 201, reply.body);
  const [quoted] = await quotesOf('wells.csv');
  assert.deepEqual(quoted?.selector, {
    type: 'FragmentSelector',
    conformsTo: 'http://tools.ietf.org/rfc/rfc7111',
    value: 'cell=2,1-3,3',
    'muniment:separator': ';',
    refinedBy: { type: 'TextQuoteSelector', exact },
  });
  assert.equal(quoted?.targetSha256, await copyOf('wells.csv', 'text'));
  await refused('CODING_QUOTE_ALTERED', 'wells.csv', { ...place, separator: ',', toColumn: 1, exact });
  await refused('INVALID_INPUT', 'wells.csv', { ...place, separator: 'x', exact });
});

test('what does not stand there is not quoted', async () => {
  await refused('CODING_QUOTE_ALTERED', 'mines.xlsx', { ...cells(2, 2, 2, 2), exact: '1234.5' });
  await refused('CODING_NO_CELL', 'mines.xlsx', { ...cells(3, 1, 3, 1), exact: 'x' });
  await refused('CODING_NO_CELL', 'mines.xlsx', { ...cells(1, 1, 2, 3), exact: 'x' });
  await refused('CODING_NO_CELL', 'mines.xlsx', { ...cells(1, 1, 1, 1), page: 2, exact: 'x' });
  await refused('CODING_NO_CELL', 'wells.csv', { ...cells(3, 3, 3, 3), separator: ';', exact: ' ' });
  await refused('INVALID_INPUT', 'mines.xlsx', { ...cells(2, 2, 1, 2), exact: 'x' });
  await refused('INVALID_INPUT', 'mines.xlsx', { ...cells(1, 1, 2_000_000, 2_000_000), exact: 'x' });
  assert.equal((await quotesOf('mines.xlsx')).length, 2);
});

test('a part of a page is stated in the PDF that is shown, on a page that is there', async () => {
  const region = { x: 10, y: 10, width: 20, height: 5 };
  const reply = await quote('mines.xlsx', { kind: 'region', page: 1, region });
  assert.equal(reply.statusCode, 201, reply.body);
  const made = (await quotesOf('mines.xlsx')).at(-1);
  assert.equal(made?.targetSha256, await copyOf('mines.xlsx', 'pdf'));
  await refused('CODING_NO_PAGE', 'mines.xlsx', { kind: 'region', page: 99, region });
  await refused('INVALID_INPUT', 'mines.xlsx', { kind: 'region', page: 1, region: { ...region, x: 90 } });
});

test('quotes of cells are looked up again in the blob that they were taken from', async () => {
  for (const title of ['mines.xlsx', 'wells.csv']) {
    const { id } = named(title);
    const item = await archive.db.tx(by, (tx) => getItem(tx, { id }));
    const rows = (await archive.db.tx(by, (tx) => rowsOf(tx, id))).filter(({ kind }) => kind === 'cell');
    assert.ok(rows.length > 0, title);
    for (const row of rows) {
      const why = async (altered: object): Promise<string | undefined> =>
        (await checkQuote(archive.blobs, { ...row, ...altered }, item))?.why;
      assert.equal(await why({}), undefined);
      assert.equal(await why({ target_sha256: '0'.repeat(64) }), 'layer-gone');
      assert.equal(await why({ exact: 'other words' }), 'selector-differs');
      const selector = { ...(row.selector as object), value: 'cell=1,1' };
      assert.equal(await why({ selector }), 'words-differ');
    }
  }
});

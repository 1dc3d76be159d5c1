import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { getItem } from '#catalogue';
import { checkQuote, makeClaim, makeQuote, quotesOf } from '#coding';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { servedArchive, type Reply } from '../../test/db/served.ts';

const { archive, by, caseId, compartmentId, cookie, enter, folder, get, sealed, send } =
  await servedArchive();

// A letter outside the first plane of Unicode: places are code points, not units of UTF-16.
const TEXT =
  'A spokesperson of the fictional ministry 🕊 said on 3 May 2021 that 180 persons were killed or injured. The other fictional ministry denies it.';
await writeFile(join(folder, 'release.txt'), TEXT);
await receive(
  archive,
  {
    by,
    caseId,
    compartmentId,
    statement: { source: { name: 'Fictional ministry', kind: 'organisation' }, label: 'r' },
  },
  walk([join(folder, 'release.txt')], archive.paths.root),
);
const post = (url: string, body: object, own = cookie): Promise<Reply> =>
  send('POST', url, body, { cookie: own });
type Answer = Record<string, unknown>;
const { items } = (await get('/api/items', { cookie })).json<{
  items: { id: string; serial: string; title: string }[];
}>();
const release = items.find(({ title }) => title.includes('release'));
assert.ok(release);
await deriveItem(archive, { itemId: release.id, queue: 'derive' }, new AbortController().signal);

const analyst = await enter('analyst', ['analyst'], [compartmentId, sealed]);
const reader = await enter('reader', ['reader'], [compartmentId]);

const { pages } = (await get(`/api/items/${release.serial}/text`, { cookie })).json<{
  pages: { page: number; text: string }[];
}>();
const [page] = pages;
assert.ok(page);
const placeOf = (exact: string) => {
  const at = page.text.indexOf(exact);
  assert.ok(at >= 0, exact);
  const start = Array.from(page.text.slice(0, at)).length;
  return { kind: 'text', page: page.page, start, end: start + Array.from(exact).length, exact };
};
const COUNT = {
  kind: 'claimk-count',
  body: '180 persons were killed or injured.',
  speaker: 'a spokesperson of the fictional ministry',
  saidOn: '2021-05-03',
  measure: 'count-killed-or-injured',
  value: 180,
  // Said to be open, not 0.
  lower: null,
  upper: null,
  certainty: null,
};

async function code(
  exact: string,
  claim: object = {},
  own = analyst,
): Promise<{ quoteId: string; claimId: string }> {
  const reply = await post(`/api/items/${release?.serial}/quotes`, { quote: placeOf(exact), claim }, own);
  assert.equal(reply.statusCode, 201, reply.body);
  return reply.json<{ quoteId: string; claimId: string }>();
}
const claimOf = async (id: string, own = cookie): Promise<Reply> => get(`/api/claims/${id}`, { cookie: own });

test('a passage and a claim are recorded in one step, and the words must be those of the frozen text', async () => {
  const { quoteId, claimId } = await code('180 persons were killed or injured', COUNT);
  const { claim, quotes, grades } = (await claimOf(claimId)).json<{
    claim: Answer;
    quotes: (Answer & { selector: { refinedBy: Answer } })[];
    grades: Answer[];
  }>();
  assert.deepEqual([claim['lower'], claim['upper'], claim['certainty']], [null, null, null]);
  assert.deepEqual(
    [claim['value'], claim['measure'], claim['asOf'], claim['reliability'], claim['credibility'], grades],
    [180, 'count-killed-or-injured', null, 'F', '6', []],
  );
  const [quote] = quotes;
  assert.equal(quote?.['id'], quoteId);
  assert.equal(quote?.['exact'], '180 persons were killed or injured');
  assert.match(String(quote?.selector.refinedBy['prefix']), / said on 3 May 2021 that $/);
  assert.equal(quote?.selector.refinedBy['suffix'], '. The other fictional ministry denies it');
  const moved = { ...placeOf('180 persons'), start: 3, end: 14 };
  const refused = await post(`/api/items/${release.serial}/quotes`, { quote: moved, claim: COUNT }, analyst);
  assert.equal(refused.statusCode, 409);
  assert.equal(refused.json()['code'], 'CODING_QUOTE_ALTERED');
  assert.deepEqual(refused.json()['facts'], { found: Array.from(page.text).slice(3, 14).join('') });
  assert.equal((await get('/api/claims', { cookie })).json<{ total: number }>().total, 1);
});

test('only who may describe codes, and a claim that says too little or too much is refused', async () => {
  const wanted = { quote: placeOf('denies it'), claim: {} };
  const url = `/api/items/${release.serial}/quotes`;
  assert.equal((await post(url, wanted, reader)).json()['code'], 'ACCESS_ROLE_NEEDED');
  for (const claim of [
    { value: 3 },
    { measure: 'count-killed' },
    { measure: 'count-nothing', value: 1 },
    { kind: 'no-kind' },
    { measure: 'count-killed', lower: 5, upper: 2 },
  ])
    assert.equal((await post(url, { ...wanted, claim }, analyst)).json()['code'], 'INVALID_INPUT');
  const dated = await post(url, { ...wanted, claim: { happenedOn: '3rd of May' } }, analyst);
  assert.equal(dated.json()['code'], 'CATALOGUE_BAD_DATE');
  // Nothing of a refused claim was left behind.
  const { quotes } = (await get(url, { cookie })).json<{ quotes: { exact: string }[] }>();
  assert.deepEqual(
    quotes.map(({ exact }) => exact),
    ['180 persons were killed or injured'],
  );
});

test('a claim is changed by versions, graded beside earlier grades, connected to another and withdrawn', async () => {
  const first = await code('180 persons', COUNT);
  const second = await code('denies it', { polarity: 'denies', body: 'It is denied.' });
  const change = (version: string) =>
    send(
      'PATCH',
      `/api/claims/${first.claimId}`,
      { asOf: '2021-05~' },
      { cookie: analyst, 'if-match': `"${version}"` },
    );
  assert.equal((await change('1')).json()['version'], '2');
  assert.equal((await change('1')).json()['code'], 'CONFLICT');
  for (const reliability of ['B', 'C'])
    await post(
      `/api/claims/${first.claimId}/grades`,
      { reliability, credibility: '3', reason: 'a party to the dispute' },
      analyst,
    );
  const link = { otherId: second.claimId, relation: 'contradicts', reason: 'says the opposite' };
  const linked = await post(`/api/claims/${first.claimId}/links`, link, analyst);
  assert.equal(linked.statusCode, 201);
  const back = { ...link, otherId: first.claimId };
  assert.equal(
    (await post(`/api/claims/${second.claimId}/links`, back, analyst)).json()['code'],
    'CODING_LINKED_ALREADY',
  );
  const { claim, grades, links } = (await claimOf(first.claimId)).json<{
    claim: Answer;
    grades: Answer[];
    links: Answer[];
  }>();
  assert.deepEqual([claim['asOf'], claim['reliability'], claim['contradicts']], ['2021-05~', 'C', 1]);
  assert.deepEqual(
    grades.map((grade) => grade['reliability']),
    ['C', 'B'],
  );
  assert.deepEqual(
    links.map((one) => [one['relation'], one['isFrom'], one['otherBody']]),
    [['contradicts', true, 'It is denied.']],
  );
  assert.equal(
    (await post(`/api/quotes/${second.quoteId}/withdrawal`, { reason: 'x' }, analyst)).json()['code'],
    'CODING_IN_USE',
  );
  assert.equal(
    (await post(`/api/claims/${second.claimId}/withdrawal`, { reason: 'coded twice' }, analyst)).statusCode,
    200,
  );
  assert.equal(
    (await post(`/api/quotes/${second.quoteId}/withdrawal`, { reason: 'x' }, analyst)).statusCode,
    200,
  );
  const listed = (await get('/api/claims?text=denied', { cookie })).json<{ total: number }>();
  assert.equal(listed.total, 0);
  assert.equal((await claimOf(second.claimId)).json()['withdrawnReason'], 'coded twice');
  const grouped = async (measure: string) =>
    (await get(`/api/claims?measure=${measure}`, { cookie })).json<{ total: number }>().total;
  // A group stands for what is below it, and a part for no group.
  assert.deepEqual([await grouped('count-persons'), await grouped('count-killed')], [2, 0]);
});

test('what was quoted goes with the item into a sealed compartment, and its reading is an entry', async () => {
  const before = (await get('/api/claims', { cookie: reader })).json<{
    total: number;
    items: { id: string }[];
  }>();
  assert.ok(before.total > 0);
  const [one] = before.items;
  const move = { serials: [release.serial], compartmentId: sealed, reason: 'names somebody' };
  assert.equal((await post('/api/items/compartment', move)).statusCode, 200);
  assert.equal((await get('/api/claims', { cookie: reader })).json<{ total: number }>().total, 0);
  const hidden = await claimOf(one?.id ?? '', reader);
  assert.equal(hidden.statusCode, 404);
  const reads = async () =>
    archive.db.tx(
      by,
      async (tx) =>
        (
          await tx.selectFrom('ledger_entry').select('subject_table').where('kind', '=', 'read').execute()
        ).filter(({ subject_table }) => subject_table === 'claim').length,
    );
  const known = await reads();
  assert.equal((await claimOf(one?.id ?? '', analyst)).statusCode, 200);
  assert.equal(await reads(), known + 1);
});

test('an item on which thousands of words of claims rest is moved whole', async () => {
  const other = items.find(({ title }) => title.includes('open'));
  assert.ok(other);
  await archive.db.tx(by, async (tx) => {
    const item = await getItem(tx, { id: other.id });
    const wanted = { kind: 'region', page: null, region: { x: 0, y: 0, width: 10, height: 10 } } as const;
    const { id: quoteId } = await makeQuote(tx, by, item, { wanted, layer: null });
    for (let n = 0; n < 400; n += 1)
      await makeClaim(tx, by, item, { quoteId, facts: { body: `${n} `.padEnd(3500, 'x') } });
  });
  const move = { serials: [other.serial], compartmentId: sealed, reason: 'names somebody' };
  assert.equal((await post('/api/items/compartment', move)).statusCode, 200);
  const left = await get(`/api/claims?text=xxx`, { cookie: reader });
  assert.equal(left.json<{ total: number }>().total, 0);
  const moved = await get(`/api/claims?text=xxx`, { cookie: analyst });
  assert.equal(moved.json<{ total: number }>().total, 400);
});

test('a quote is looked up in the text that it was taken from, whatever is read from the file later', async () => {
  const rows = await archive.db.tx(by, (tx) => quotesOf(tx, release.id));
  const item = await archive.db.tx(by, (tx) => getItem(tx, { id: release.id }));
  assert.ok(rows.length > 0);
  for (const row of rows) assert.equal(await checkQuote(archive.blobs, row, item), null);
  const [row] = rows;
  assert.ok(row);
  const altered = await checkQuote(archive.blobs, { ...row, exact: 'other words' }, item);
  assert.equal(altered?.why, 'words-differ');
  const gone = await checkQuote(archive.blobs, { ...row, target_sha256: '0'.repeat(64) }, item);
  assert.equal(gone?.why, 'layer-gone');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SQUARE } from '../../test/db/sealed-ground.ts';
import { sealedRecord } from '../../test/db/sealed-mines.ts';
import { host, servedArchive } from '../../test/db/served.ts';
import { readTile, tileAt } from '../../test/db/tiles.ts';

const { app, archive, by, cookie, compartmentId, enter, get, send } = await servedArchive();
const vault = (
  await send('POST', '/api/compartments', { name: 'Sheets', description: '', isSealed: true }, { cookie })
).json<{ id: string }>().id;
const made = await send(
  'POST',
  '/api/hazard-records',
  { entered: sealedRecord('mill'), compartmentId: vault },
  { cookie },
);
const { id } = made.json<{ id: string }>();
const reader = await enter('planner', ['reader'], [compartmentId]);
const MILL = [46.9289, 39.9915] as const;
const address = (z: number): string => {
  const { x, y } = tileAt(z, MILL);
  return `/api/ground/tiles/${z}/${x}/${y}`;
};
const tile = async (url: string, as: string) => {
  const reply = await app.inject({ url, headers: { ...host, cookie: as } });
  return {
    ...reply,
    status: reply.statusCode,
    layers: reply.statusCode === 200 ? readTile(reply.rawPayload) : {},
  };
};
const reads = () =>
  archive.db.tx(by, async (tx) => {
    const rows = await tx
      .selectFrom('ledger_entry')
      .select(['subject_table', 'compartment_id'])
      .where('kind', '=', 'read')
      .where('subject_table', 'in', ['compartment', 'hazard_record'])
      .execute();
    return rows.map((row) => [row.subject_table, row.compartment_id]);
  });

test('a tile is kept by no browser; that the map is looked at is one entry for the compartment, however many tiles there are', async () => {
  for (const z of [0, 5, 12, 14, 16]) {
    const reply = await tile(address(z), cookie);
    assert.equal(reply.headers['cache-control'], 'no-store');
    assert.equal(reply.headers['content-type'], 'application/vnd.mapbox-vector-tile');
    assert.equal(reply.headers['etag'], undefined);
    assert.equal(reply.layers['hazards-undated']?.[0]?.['id'], id);
  }
  assert.deepEqual(await reads(), [['compartment', vault]]);
});

test('who may not see the record has empty tiles, counts of nothing and an empty list, and no entry says that they read it', async () => {
  const before = await reads();
  for (const z of [0, 14]) {
    const reply = await tile(address(z), reader);
    assert.deepEqual([reply.status, reply.rawPayload.length], [200, 0]);
  }
  const counts = (await get('/api/ground/counts', { cookie: reader })).json<{
    hazards: { all: number };
    box: unknown;
  }>();
  assert.deepEqual([counts.hazards.all, counts.box], [0, null]);
  const view = await get('/api/ground/view?box=-180,-85,180,85', { cookie: reader });
  assert.deepEqual(view.json<{ hazards: object }>().hazards, { total: 0, items: [] });
  assert.deepEqual(await reads(), before);
  assert.equal((await get(address(3))).statusCode, 401);
});

test('counts are of the day; what is in view is named, and each that is named is recorded as read', async () => {
  const counts = (await get('/api/ground/counts?on=2020-01-01', { cookie })).json<{
    on: string;
    hazards: Record<string, number>;
    days: unknown;
  }>();
  const { all, shown, undated, later, unplaced } = counts.hazards;
  assert.deepEqual(
    [counts.on, all, shown, undated, later, unplaced, counts.days],
    ['2020-01-01', 1, 0, 1, 0, 0, null],
  );
  const area = await send(
    'POST',
    '/api/ground-works',
    { title: 'Meadow (fictional)', compartmentId: vault, extent: SQUARE },
    { cookie },
  );
  const { id: areaId } = area.json<{ id: string }>();
  const part = {
    name: 'Part 1',
    kind: 'clearance',
    released: 'cleared',
    extent: SQUARE,
    criteria: 'x',
    ended: '2019',
  };
  const done = await send(
    'POST',
    `/api/ground-works/${areaId}/parts`,
    { ...part, organisation: 'Slow Steps (fictional)' },
    { cookie },
  );
  assert.equal(done.statusCode, 201, done.body);
  const after = (await get('/api/ground/counts?on=2019-12-31', { cookie })).json<{
    groundAreas: Record<string, unknown>;
    released: Record<string, unknown>;
  }>();
  assert.deepEqual(
    [after.groundAreas['undated'], after.released['shown'], after.released['kinds']],
    [1, 1, { cancelled: 0, reduced: 0, cleared: 1 }],
  );
  const parts = (await get('/api/ground/view?box=-180,-85,180,85', { cookie })).json<{
    released: { items: { dated: string; work: object }[] };
  }>().released.items;
  assert.deepEqual(
    parts.map(({ dated, work }) => [dated, work]),
    [
      [
        '2019',
        {
          areaId,
          name: 'Part 1',
          kind: 'clearance',
          released: 'cleared',
          organisation: 'Slow Steps (fictional)',
        },
      ],
    ],
  );
  const view = await get('/api/ground/view?box=46,39,47,40.5', { cookie });
  const { hazards } = view.json<{ hazards: { total: number; items: { id: string; title: string }[] } }>();
  assert.deepEqual([hazards.total, hazards.items[0]?.id, hazards.items[0]?.title], [1, id, 'Field mill']);
  assert.deepEqual((await reads()).at(-1), ['hazard_record', vault]);
  const elsewhere = await get('/api/ground/view?box=10,10,11,11', { cookie });
  assert.deepEqual(elsewhere.json<{ hazards: object }>().hazards, { total: 0, items: [] });
});

test('addresses that cannot be are refused with a code of their own', async () => {
  for (const [url, status, code] of [
    ['/api/ground/tiles/17/0/0', 404, 'TILE_OUTSIDE'],
    ['/api/ground/tiles/3/8/0', 404, 'TILE_OUTSIDE'],
    ['/api/ground/tiles/3/0/9007199254740991', 404, 'TILE_OUTSIDE'],
    ['/api/ground/tiles/3/-1/0', 400, 'INVALID_INPUT'],
    ['/api/ground/tiles/3/0/1e400', 404, 'TILE_OUTSIDE'],
    ['/api/ground/tiles/x/0/0', 400, 'INVALID_INPUT'],
    ['/api/ground/tiles/3/0/0?on=yesterday', 400, 'INVALID_INPUT'],
    ['/api/ground/tiles/3/0/0?obstacle=weather', 400, 'INVALID_INPUT'],
    ['/api/ground/view?box=1,2,3', 400, 'INVALID_INPUT'],
  ] as const) {
    const reply = await get(url, { cookie });
    assert.deepEqual([reply.statusCode, reply.json<{ code: string }>().code], [status, code], url);
  }
  const { facts } = (await get('/api/ground/tiles/x/0/0', { cookie })).json<{ facts: object }>();
  assert.partialDeepStrictEqual(facts, { at: '/z', rule: 'form-not-whole-number' });
});

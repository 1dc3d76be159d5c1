import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedArchive } from '../../test/db/served.ts';

const { compartmentId, enter, get, send } = await servedArchive();
const analyst = await enter('analyst', ['analyst'], [compartmentId]);
const reader = await enter('reader', ['reader'], [compartmentId]);
const post = async (url: string, body: object, as = analyst) => send('POST', url, body, { cookie: as });
const made = async (url: string, body: object): Promise<string> => {
  const reply = await post(url, body);
  assert.equal(reply.statusCode, 201, reply.body);
  return reply.json<{ id: string }>().id;
};
const NAMES = [
  { name: 'Stone Well (fictional)', language: 'en', usedBy: null },
  { name: 'Даш Кую', language: 'ru', usedBy: 'maps of the 1970s' },
];
const id = await made('/api/settlements', { names: NAMES, isInvented: true });
const obstacle = await made(`/api/settlements/${id}/obstacles`, {
  kind: 'mines',
  holdsFrom: '2020-11-10',
  reliability: 'high',
  reliabilityReasons: 'a find',
});

interface Whole {
  status: string;
  settlement: { names: { name: string; usedBy: string | null }[]; latitude: number | null };
  obstacles: {
    hold: string;
    holdsTo: string | null;
    begins: { first: string | null };
    ends: { first: string | null; last: string | null };
    versions: { holdsTo: string | null; knownTo: string | null }[];
  }[];
  unknown: string[];
}
const whole = async (query = ''): Promise<Whole> => {
  const reply = await get(`/api/settlements/${id}${query}`, { cookie: reader });
  assert.equal(reply.statusCode, 200, reply.body);
  return reply.json<Whole>();
};

test('a settlement is read as of any day: what nobody said is null, and what is not recorded unknown', async () => {
  const { status, settlement, obstacles, unknown } = await whole('?on=2021-06-01');
  assert.equal(status, 'blocked');
  assert.deepEqual(
    settlement.names.map(({ name, usedBy }) => [name, usedBy]),
    [
      ['Stone Well (fictional)', null],
      ['Даш Кую', 'maps of the 1970s'],
    ],
  );
  assert.equal(settlement.latitude, null);
  assert.deepEqual(obstacles[0]?.ends, { first: null, last: null });
  assert.equal(obstacles[0]?.begins.first, '2020-11-10');
  assert.equal(unknown.length, 7);
  assert.equal((await whole('?on=1990-01-01')).status, 'unknown');
  assert.equal((await whole('?on=2021-06-01&knownAt=2001-01-01')).status, 'unknown');
  assert.equal((await get(`/api/settlements/${id}?on=2021-02-30`, { cookie: reader })).statusCode, 400);
});

test('a settlement at sea is a finding with what it means; one on land and one without a place have none', async () => {
  const name = (text: string) => [{ name: text, language: null, usedBy: null }];
  const at = async (latitude: number, longitude: number) => {
    const place = { latitude, longitude, precision: 'approximate', isInvented: true };
    const settled = await made('/api/settlements', { names: name('Wave (fictional)'), ...place });
    const reply = await get(`/api/settlements/${settled}`, { cookie: reader });
    const { settlement, findings } = reply.json<{
      settlement: { serial: string };
      findings: { code: string; subject: string; safety: string }[];
    }>();
    await post(`/api/settlements/${settled}/withdrawal`, { reason: 'of a test' });
    return findings.map(({ code, subject, safety }) => [
      code,
      subject === settlement.serial,
      safety.length > 40,
    ]);
  };
  assert.deepEqual(await at(42, 50.5), [['place-at-sea', true, true]]);
  assert.deepEqual(await at(39.82, 46.75), []);
  const reply = await get(`/api/settlements/${id}`, { cookie: reader });
  assert.deepEqual(reply.json<{ findings: object[] }>().findings, []);
});

test('readers change nothing; a change takes the version that was looked at, and a reason', async () => {
  const body = { holdsTo: '2021-01-01', why: 'it was cleared' };
  const url = `/api/obstacles/${obstacle}`;
  const patch = async (given: object, as: string, version: string) =>
    send('PATCH', url, given, { cookie: as, 'if-match': version });
  assert.equal((await patch(body, reader, '"1"')).statusCode, 403);
  assert.equal((await patch({ holdsTo: '2021' }, analyst, '"1"')).statusCode, 400);
  assert.equal((await patch(body, analyst, '"7"')).statusCode, 412);
  const reply = await patch(body, analyst, '"1"');
  assert.deepEqual(reply.json(), { version: '2' }, reply.body);
  const [told] = (await whole('?on=2021-06-01')).obstacles;
  assert.deepEqual([told?.hold, told?.versions.length], ['ended', 2]);
});

test('a place that the gazetteer has not is refused; one that it has brings its names', async () => {
  assert.equal((await post('/api/settlements', { placeId: 'nowhere' })).statusCode, 404);
  const found = await get('/api/gazetteer?text=Ağdam', { cookie: reader });
  const place = found.json<{ candidates: { id: string; latitude: number | null }[] }>().candidates[0];
  const own = await made('/api/settlements', { placeId: place?.id, spelling: 'Ağdam' });
  const reply = await get(`/api/settlements/${own}?lang=ru`, { cookie: reader });
  const { settlement } = reply.json<Whole & { settlement: { placeId: string } }>();
  assert.equal(settlement.placeId, place?.id);
  assert.ok(settlement.names.length > 3);
  assert.equal(settlement.latitude, place?.latitude);
});

test('the list is paged and counted, narrowed by name in another alphabet, mapped, and exported', async () => {
  for (let n = 0; n < 101; n++)
    await made('/api/settlements', {
      names: [{ name: `Village ${n} (fictional)`, language: null, usedBy: null }],
      latitude: 40,
      longitude: 46,
      precision: 'approximate',
    });
  interface List {
    items: { name: string }[];
    next: number | null;
    total: number;
    statuses: { value: string; count: number }[];
  }
  const list = async (query: string): Promise<List> =>
    (await get(`/api/settlements${query}`, { cookie: reader })).json<List>();
  const first = await list('?on=2021-06-01');
  assert.deepEqual([first.items.length, first.next, first.total], [100, 100, 103]);
  const second = await list('?on=2021-06-01&from=100');
  assert.deepEqual([second.items.length, second.next], [3, null]);
  assert.equal(new Set([...first.items, ...second.items].map(({ name }) => name)).size, 103);
  assert.equal(
    first.statuses.reduce((sum, { count }) => sum + count, 0),
    103,
  );
  assert.equal((await list(`?text=${encodeURIComponent('Dash Kuyu')}`)).total, 1);
  const spots = await get('/api/settlements/spots', { cookie: reader });
  assert.equal(spots.json<{ total: number }>().total, 103);
  const csv = await get('/api/settlements/obstacles.csv?on=2020-12-01&status=blocked', { cookie: reader });
  assert.match(csv.headers['content-disposition'] as string, /obstacles\.csv/);
  assert.equal(csv.body.trim().split('\r\n').length, 2);
});

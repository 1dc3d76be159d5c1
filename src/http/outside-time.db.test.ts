import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexDocument } from '../archive/indexing.ts';
import { outsideScene, type Names } from '../../test/db/outside.ts';
import { host } from '../../test/db/served.ts';

// This is no benchmark: how long an answer takes here depends on what else the machine does. It asks one thing only:
// whether somebody who measures could tell a sealed item from none. So both are asked in turn, in an order drawn by lot,
// and what is compared is their ranks, which a few slow answers do not move. Noise can make two equal things look
// different, one time in a hundred by this measure; a real difference looks different every time. So what does not
// differ once does not differ, and what differs is measured again, twice.
const REQUESTS = 200;
const WARM_UP = 20;
const TRIES = 3;
/** Two-sided, one in a hundred. */
const CRITICAL_Z = 2.576;

const scene = await outsideScene();
const { absent, app, archive, people, seal } = scene;
const names = await seal();
const none = absent(names, 'former');
// The index follows a move within moments; here no worker runs, so it is brought up to date by hand.
for (const id of [names.itemId, names.photoId]) {
  const document = await indexDocument(archive, id);
  assert.ok(document);
  await archive.index.put([document]);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Mann–Whitney U as a standard score: how far the ranks of `a` among both are from what chance gives (Mann and Whitney 1947). */
function rankScore(a: readonly number[], b: readonly number[]): number {
  let u = 0;
  for (const x of a) for (const y of b) u += x > y ? 1 : x === y ? 0.5 : 0;
  const [n, m] = [a.length, b.length];
  return (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

let asked = 0;
async function timeOf(url: string): Promise<number> {
  asked += 1;
  const start = performance.now();
  // The limit of requests is counted by address.
  const remoteAddress = `127.0.1.${1 + (Math.floor(asked / 500) % 250)}`;
  const reply = await app.inject({ url, remoteAddress, headers: { ...host, cookie: people.former } });
  const ms = performance.now() - start;
  assert.ok(reply.statusCode === 200 || reply.statusCode === 404, `${url}: ${reply.statusCode}`);
  assert.ok(!reply.body.includes(names.itemId));
  return ms;
}

async function measured(urls: readonly [string, string]): Promise<{ sealed: number[]; none: number[] }> {
  const times: [number[], number[]] = [[], []];
  for (let n = -WARM_UP; n < REQUESTS; n += 1)
    for (const which of Math.random() < 0.5 ? ([0, 1] as const) : ([1, 0] as const)) {
      const ms = await timeOf(urls[which]);
      if (n >= 0) times[which].push(ms);
    }
  return { sealed: times[0], none: times[1] };
}

const QUESTIONS: Readonly<Record<string, (n: Names) => string>> = {
  'an item by its serial': ({ serial }) => `/api/items/${serial}`,
  'a thumbnail': ({ photo }) => `/api/items/${photo}/thumbnail`,
  'an accident by id': ({ accident }) => `/api/accidents/${accident}`,
  'a minefield record by id': ({ hazardRecord }) => `/api/hazard-records/${hazardRecord}`,
  'a person held by id': ({ detention }) => `/api/detentions/${detention}`,
  'a person by id': ({ actor }) => `/api/actors/${actor}`,
  'a name that is sealed': ({ word }) => `/api/actors?text=${word}`,
  'a search for a word that is in the sealed item only': ({ word }) => `/api/search?q=${word}`,
};

for (const [what, url] of Object.entries(QUESTIONS))
  test(`how long it takes does not tell what is sealed from what is not there: ${what}`, async (t) => {
    const said: string[] = [];
    for (let tries = 0; tries < TRIES; tries += 1) {
      const times = await measured([url(names), url(none)]);
      const z = rankScore(times.sealed, times.none);
      said.push(
        `median ${median(times.sealed).toFixed(2)} ms sealed, ${median(times.none).toFixed(2)} ms not there, z ${z.toFixed(2)}`,
      );
      t.diagnostic(said.at(-1) ?? '');
      if (Math.abs(z) < CRITICAL_Z) return;
    }
    assert.fail(`differs every time: ${said.join('; ')}`);
  });

test('the measure finds a difference where there is one', async (t) => {
  const times = await measured(['/api/items?limit=1', `/api/items/${none.serial}`]);
  const z = rankScore(times.sealed, times.none);
  t.diagnostic(`z ${z.toFixed(2)}`);
  assert.ok(Math.abs(z) > CRITICAL_Z);
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import type { LedgerPlace } from '../../web/src/api/schema.gen.ts';
import {
  checkConsistency,
  checkEntry,
  type ConsistencyAnswer,
  type EntryAnswer,
} from '../../web/src/ledger/check-log.ts';
import { consistencyCommand } from '../../web/src/receipt/commands.ts';
import { PASSWORD, servedArchive } from '../../test/db/served.ts';

const { archive, by, compartmentId, cookie, folder, get, sealed, send, signIn } = await servedArchive();

interface Page {
  readonly entries: LedgerPlace[];
  readonly next: number | null;
  readonly size: number;
}

const page = async (query: string, as = cookie): Promise<Page> =>
  (await get(`/api/ledger/entries?${query}`, { cookie: as })).json<Page>();

const readerId = await archive.db.tx(by, (tx) =>
  addPerson(tx, by, {
    name: 'Reader',
    email: 'r@example.org',
    roles: ['reader'],
    compartmentIds: [compartmentId],
  }),
);
const { link } = (await send('POST', `/api/people/${readerId}/invitations`, {}, { cookie })).json<{
  link: string;
}>();
await send('POST', '/api/invitations/accept', { token: link.split('#')[1] ?? '', password: PASSWORD });
const reader = await signIn('r@example.org');
await archive.ledger.publishAll();

test('entries are read newest first, a page at a time, every place once', async () => {
  const seen: number[] = [];
  for (let next: number | null = null, first = true; first || next !== null; first = false) {
    const one: Page = await page(`limit=3${next === null ? '' : `&before=${next}`}`);
    seen.push(...one.entries.map(({ index }) => index));
    next = one.next;
  }
  const { size } = await page('limit=1');
  assert.deepEqual(
    seen,
    Array.from({ length: size }, (_, n) => size - 1 - n),
  );
});

test('a filter by kind, actor and day gives what it says', async () => {
  const received = await page('kind=item-received');
  assert.equal(received.entries.length, 3);
  assert.ok(received.entries.every(({ opened }) => opened?.kind === 'item-received'));
  const today = received.entries[0]?.opened?.at.slice(0, 10);
  assert.equal((await page(`kind=item-received&actor=${by.personId}&day=${today}`)).entries.length, 3);
  assert.deepEqual((await page('day=2001-01-01')).entries, []);
  const facets = (await get('/api/ledger/facets', { cookie })).json<{ kinds: string[] }>();
  assert.ok(facets.kinds.includes('item-received') && facets.kinds.includes('archive-created'));
});

test('of a compartment that one may not see, place and commitment are all that is told', async () => {
  const all = await page('limit=500');
  const theirs = await page('limit=500', reader);
  assert.equal(theirs.entries.length, all.entries.length);
  const hidden = theirs.entries.filter(({ opened }) => opened === null);
  assert.ok(hidden.length > 0, 'something is hidden');
  for (const [at, one] of theirs.entries.entries())
    assert.equal(one.commitment, all.entries[at]?.commitment, `commitment of ${one.index}`);
  const raw = (await get('/api/ledger/entries?limit=500', { cookie: reader })).body;
  assert.ok(!raw.includes('witness.txt'));
  assert.ok(!JSON.stringify(all).includes('witness.txt'), 'a list is no read of what is sealed');
  assert.ok(JSON.stringify(all).includes('open.txt'));
  assert.equal((await page('kind=item-received', reader)).entries.length, 2);
  const index = hidden[0]?.index ?? -1;
  const reply = await get(`/api/ledger/entries/${index}`, { cookie: reader });
  assert.deepEqual(Object.keys(hidden[0] ?? {}), ['index', 'commitment', 'opened']);
  const entry = reply.json<EntryAnswer>();
  assert.equal(entry.disclosed, null);
  const steps = await checkEntry(entry, index);
  assert.deepEqual(
    steps.map(({ result }) => result),
    ['NOT CHECKED', 'PASS', 'PASS'],
  );
});

test('the proof of every entry is checked as the browser checks it, and reading a sealed one is an entry', async () => {
  const { entries } = await page('limit=500');
  for (const { index } of entries) {
    const answer = (await get(`/api/ledger/entries/${index}`, { cookie })).json<EntryAnswer>();
    assert.ok(
      (await checkEntry(answer, index)).every(({ result }) => result === 'PASS'),
      `entry ${index}`,
    );
    assert.equal((await checkEntry(answer, index + 1))[1]?.result, 'FAIL');
  }
  await archive.ledger.publishAll();
  const reads = (await page('kind=read')).entries;
  const tables = new Set(reads.map(({ opened }) => opened?.subjectTable));
  assert.deepEqual(tables, new Set(['source', 'intake_batch', 'item']), 'each read names what was read');
  const answer = (await get(`/api/ledger/entries/${entries[0]?.index}`, { cookie })).json<EntryAnswer>();
  const altered = { ...answer, place: { ...answer.place, commitment: answer.proof.slice(-50) } };
  assert.equal((await checkEntry(altered, entries[0]?.index ?? 0))[0]?.result, 'FAIL');
  assert.equal((await get('/api/ledger/entries/999999', { cookie })).json()['code'], 'NOT_FOUND');
  assert.ok(sealed);
});

/** What the command says that the page gives for checking without this program. */
function byHand(old: number, now: number, answer: ConsistencyAnswer): string {
  const name = `consistency-${old}-${now}.json`;
  writeFileSync(join(folder, name), JSON.stringify(answer));
  return execFileSync('sh', ['-c', consistencyCommand(name)], { cwd: folder, encoding: 'utf8' }).trim();
}

test('any two checkpoints are checked against each other; sizes that were not published are refused', async () => {
  const { checkpoints } = (await get('/api/ledger/checkpoints', { cookie })).json<{
    checkpoints: { size: number }[];
  }>();
  const sizes = checkpoints.map(({ size }) => size);
  assert.ok(sizes.length >= 2);
  for (const old of sizes)
    for (const now of sizes.filter((size) => size > old)) {
      const query = `/api/ledger/consistency?old=${old}&now=${now}`;
      const answer = (await get(query, { cookie })).json<ConsistencyAnswer>();
      const steps = await checkConsistency(answer, [old, now]);
      assert.deepEqual(
        steps.map(({ result }) => result),
        ['PASS', 'PASS', 'PASS'],
      );
      assert.equal(byHand(old, now, answer), 'PASS', `${old} to ${now} with Python`);
      const swapped = { ...answer, now: answer.old, old: answer.now };
      assert.equal((await checkConsistency(swapped, [old, now]))[0]?.result, 'FAIL');
      const proof = answer.proof.with(0, Buffer.alloc(32).toString('base64'));
      assert.equal((await checkConsistency({ ...answer, proof }, [old, now]))[0]?.result, 'FAIL');
      assert.equal(byHand(old, now, { ...answer, proof }), 'FAIL');
    }
  const unknown = await get('/api/ledger/consistency?old=1&now=999999', { cookie });
  assert.equal(unknown.json()['code'], 'LEDGER_NOT_PUBLISHED');
  assert.equal((await get('/api/ledger/entries')).json()['code'], 'ACCESS_SIGN_IN');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countClaims, countIncidents, listConclusions } from '#coding';
import type { SampleManifest } from '#sample';
import { testArchive } from '../../test/db/archive.ts';
import { loadSample } from './sample-case.ts';
import { codeSample, codeWhenRead } from './sample-coding.ts';

const { archive, by, caseId } = await testArchive();
let sample: SampleManifest = { files: [], batches: [] };
const { items } = await loadSample(
  archive,
  () => undefined,
  (received) => (sample = received),
);
const coded = (): Promise<[number, number]> =>
  archive.db.tx(by, async (tx) => [
    await countClaims(tx, { caseId }, 100),
    await countIncidents(tx, { caseId }, 100),
  ]);

test('what was not read yet is waited for, and whoever stops meanwhile waits for nothing', async () => {
  assert.ok(items > 45);
  const stopping = new AbortController();
  const waiting = codeWhenRead(archive, sample, stopping.signal);
  stopping.abort();
  await waiting;
  assert.deepEqual(await coded(), [0, 0]);
});

test('where no text was read nothing is claimed or concluded, and incidents rest on nothing', async () => {
  assert.deepEqual(await codeSample(archive, sample), {
    claims: 0,
    incidents: 5,
    conclusions: 0,
    allegations: 2,
  });
  assert.deepEqual(await coded(), [0, 5]);
  const bases = await archive.db.tx(by, (tx) => tx.selectFrom('field_basis').selectAll().execute());
  assert.deepEqual(bases, []);
  const conclusions = await archive.db.tx(by, (tx) =>
    listConclusions(tx, { caseId }, { limit: 9, cursor: null }),
  );
  assert.deepEqual(conclusions, []);
});

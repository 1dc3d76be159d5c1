import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { derivationsOf, listItems } from '#catalogue';
import { startWorkers, waitForQueues } from '#archive';
import { receive, walk } from '#intake';
import { fsck } from '#ledger';
import { testArchive } from '../db/archive.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const input = join(folder, 'in');
await mkdir(input);
for (let n = 0; n < 6; n += 1)
  await writeFile(
    join(input, `${n}.txt`),
    `A short note number ${n}, long enough to be compared with the other notes of this test and to have a language of its own.`,
  );
await receive(
  archive,
  { by, caseId, compartmentId, statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } },
  walk([input], archive.paths.root),
);

function killedWorker(fault: string): Promise<string | null> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../src/main.ts'), 'worker', '--archive', archive.paths.root],
    {
      stdio: 'ignore',
      env: { ...process.env, MUNIMENT_FAULT: fault, DATABASE_URL: archive.ownerUrl },
    },
  );
  return new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)));
}

test('a worker killed in the middle of a job loses nothing and repeats nothing', async () => {
  assert.equal(await killedWorker('derive.kept:2'), 'SIGKILL');
  assert.equal(await killedWorker('derive.committed:3'), 'SIGKILL');
  const workers = await startWorkers(archive);
  await waitForQueues(archive, () => undefined, 120_000);
  await workers.stop();
  await archive.ledger.publishAll();
  const items = await archive.db.tx(by, (tx) => listItems(tx, {}, 100, null));
  assert.equal(items.length, 6);
  for (const item of items) {
    const runs = (await archive.db.tx(by, (tx) => derivationsOf(tx, item.id)))
      .map((run) => run.tool)
      .toSorted();
    assert.deepEqual(runs, [...new Set(runs)], `${item.title}: no tool ran twice`);
    assert.ok(runs.includes('text') && runs.includes('identify'), `${item.title}: every tool ran`);
  }
  assert.deepEqual((await fsck(archive.ledger.files, archive.blobs)).findings, []);
});

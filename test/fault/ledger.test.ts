import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { FileBlobStore } from '#blobs';
import { archivePaths } from '#kernel';
import { createArchive, fsck, INTEGRATOR, openLedger } from '#ledger';
import { testDatabase } from '../db/template.ts';

const { db, ownerUrl, folder } = await testDatabase();

function runChild(
  root: string,
  fault: string | null,
): Promise<{ signal: string | null; acknowledged: string[]; published: number[] }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'ledger-child.ts'), root, ownerUrl, join(folder, 'app.secret')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...(fault === null ? {} : { MUNIMENT_FAULT: fault }) },
    },
  );
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) =>
    child.on('close', (_, signal) => {
      const lines = text.split('\n').filter((line) => line !== '');
      resolve({
        signal,
        acknowledged: lines.filter((line) => /^[0-9a-f-]{36}$/.test(line)),
        published: lines.flatMap((line) => /^published (\d+)$/.exec(line)?.[1] ?? []).map(Number),
      });
    }),
  );
}

const FAULTS = [
  'record.rows-applied',
  'record.entries-inserted:3',
  'integrate.assigned',
  'integrate.assigned:3',
  'publish.pack-written',
  'publish.pack-written:4',
  'publish.tile-written',
  'publish.tile-written:3',
  'publish.signed',
  'publish.signed:3',
  'publish.history-written',
  'publish.history-written:2',
  'publish.published',
  'publish.published:4',
];

const paths = archivePaths(join(folder, 'archive'));
const manifest = await createArchive(paths, 'crash');
const blobs = new FileBlobStore(paths.blobs);
const everAcknowledged: string[] = [];

for (const fault of FAULTS)
  test(`kill -9 at ${fault}: nothing acknowledged is lost, nothing forks, the same code repairs it`, async () => {
    const crashed = await runChild(paths.root, fault);
    assert.equal(crashed.signal, 'SIGKILL', 'the fault point was reached');
    everAcknowledged.push(...crashed.acknowledged);

    // What was published before the crash must still be a prefix: fsck re-derives every checkpoint ever written.
    const ledger = await openLedger({ paths, db, manifest });
    const repaired = await ledger.publishAll();
    const named = new Set<string>();
    const report = await fsck(ledger.files, blobs, {
      each: (opening) => void named.add(opening.entry.subject.id),
    });
    // An archive in which nothing was ever published says so, as a warning.
    assert.deepEqual(
      report.findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.equal(report.entries, repaired.size);
    for (const size of crashed.published) assert.ok(size <= repaired.size);
    const lost = everAcknowledged.filter((id) => !named.has(id));
    assert.deepEqual(lost, []);
    const people = await db.tx(INTEGRATOR, async (tx) =>
      (await tx.selectFrom('person').select('id').execute()).map(({ id }) => id),
    );
    assert.deepEqual(
      people.filter((id) => !named.has(id)),
      [],
      'no row without its entry',
    );
  });

import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDatabase, openDatabase } from '#db';
import { openCompartment } from '#access';
import { fsck, LogFiles, rebuild, tableDigests } from './index.ts';
import { testArchive } from '../../test/db/archive.ts';

const { archive, by, caseId, folder } = await testArchive();
for (let n = 0; n < 280; n += 1)
  await archive.db.tx(by, (tx) =>
    openCompartment(tx, by, {
      caseId,
      name: `Compartment ${n}`,
      description: '',
      isSealed: false,
      memberIds: [by.personId],
    }),
  );
await archive.ledger.publishAll();
const ledger = archive.paths.ledger;

async function damaged(name: string, spoil: (copy: string) => Promise<void>) {
  const copy = join(folder, name);
  await cp(ledger, copy, { recursive: true });
  await spoil(copy);
  return fsck(new LogFiles(copy), archive.blobs);
}

async function flip(path: string, at = 40): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

test('a sound archive has no findings, and its database is rebuilt equal, table by table', async () => {
  const report = await fsck(archive.ledger.files, archive.blobs);
  assert.deepEqual(report.findings, []);
  assert.ok(report.entries > 560);
  const url = await createDatabase(archive.ownerUrl, `rebuilt_${process.pid}`);
  const db = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'rebuilt.secret') });
  try {
    const { digests } = await rebuild(db, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(archive.db));
    assert.ok((digests.find(({ table }) => table === 'compartment')?.rows ?? 0) > 280);
    await assert.rejects(rebuild(db, archive.ledger.files, archive.blobs), { code: 'REBUILD_NOT_EMPTY' });
  } finally {
    await db.close();
  }
});

const cases: readonly [string, string, (copy: string) => Promise<void>][] = [
  [
    'an altered sealed entry',
    'LEDGER_ENTRY_ALTERED',
    async (copy) => {
      const path = join(copy, 'sealed', '000');
      await writeFile(path, (await readFile(path, 'utf8')).replace('Compartment 7"', 'Compartment 8"'));
    },
  ],
  [
    'an altered leaf',
    'LEDGER_ENTRY_ALTERED',
    async (copy) => {
      const path = join(copy, 'tile', 'entries', '000');
      const bytes = await readFile(path);
      const at = bytes.indexOf('"c":"') + 6;
      bytes[at] = bytes[at] === 65 ? 66 : 65;
      await writeFile(path, bytes);
    },
  ],
  ['an altered hash tile', 'LEDGER_TILE_ALTERED', (copy) => flip(join(copy, 'tile', '0', '000'))],
  [
    'an altered upper tile',
    'LEDGER_TILE_ALTERED',
    async (copy) => {
      const partial = join(copy, 'tile', '1', '000.p');
      const newest = (await readdir(partial)).map(Number).sort((a, b) => b - a)[0];
      await flip(join(partial, String(newest)));
    },
  ],
  ['a missing pack', 'LEDGER_FILE_MISSING', (copy) => rm(join(copy, 'sealed', '001'))],
  [
    'an altered checkpoint',
    'LEDGER_CHECKPOINT_UNSIGNED',
    async (copy) => {
      const path = join(copy, 'checkpoint');
      await writeFile(
        path,
        (await readFile(path, 'utf8')).replace(/\n(\d+)\n/, (_, size: string) => `\n${Number(size) - 1}\n`),
      );
    },
  ],
  [
    'a rolled-back checkpoint file in the history',
    'LEDGER_CHECKPOINT_UNREADABLE',
    async (copy) => {
      const [name = ''] = await readdir(join(copy, 'checkpoints'));
      await writeFile(join(copy, 'checkpoints', name), 'nonsense');
    },
  ],
  [
    'a garbled checkpoint',
    'LEDGER_CHECKPOINT_UNREADABLE',
    (copy) => writeFile(join(copy, 'checkpoint'), 'garbage'),
  ],
  ['a deleted checkpoint', 'LEDGER_CHECKPOINT_MISSING', (copy) => rm(join(copy, 'checkpoint'))],
  ['a lost key', 'LEDGER_KEY_UNKNOWN', (copy) => rm(join(copy, 'keys', '1.vkey'))],
];

for (const [name, code, spoil] of cases)
  test(`${name} is found, and the check goes on to the end`, async () => {
    const report = await damaged(name.replaceAll(' ', '-'), spoil);
    assert.ok(
      report.findings.some((finding) => finding.code === code),
      JSON.stringify(report.findings),
    );
  });

test('an unsound archive is not used for a rebuild', async () => {
  const copy = join(folder, 'unsound');
  await cp(ledger, copy, { recursive: true });
  await flip(join(copy, 'tile', '0', '000'));
  const url = await createDatabase(archive.ownerUrl, `unsound_${process.pid}`);
  const db = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'unsound.secret') });
  await assert.rejects(rebuild(db, new LogFiles(copy), archive.blobs), { code: 'REBUILD_UNSOUND' });
  assert.equal(
    (await tableDigests(db)).every(({ rows }) => rows === 0),
    true,
  );
  await db.close();
});

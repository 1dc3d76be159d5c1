import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FileBlobStore, scrub } from '#blobs';
import { listItems } from '#catalogue';
import { receive, walk } from '#intake';
import { testArchive } from '../db/archive.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();

test('a full disk stops an intake with a plain error; nothing half-stored; the same command goes on when there is space', async (t) => {
  if (process.getuid?.() !== 0) return t.skip('needs root to mount a small disk');
  const disk = join(folder, 'small');
  const input = join(folder, 'in');
  mkdirSync(disk);
  mkdirSync(input);
  for (let n = 0; n < 40; n += 1) writeFileSync(join(input, `${n}.bin`), randomBytes(500_000));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], { stdio: 'pipe' });
  } catch {
    return t.skip('mounting is not permitted here');
  }
  const root = join(disk, 'blobs');
  const blobs = new FileBlobStore(root);
  const order = {
    by,
    caseId,
    compartmentId,
    statement: { source: { name: 'Desk', kind: 'organisation' as const }, label: 'disk' },
  };
  const take = () => receive({ ...archive, blobs }, order, walk([input], archive.paths.root));
  try {
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(1_000_000));
    await assert.rejects(take(), { code: 'BLOB_STORE_FULL' });
    assert.deepEqual((await scrub(blobs, root)).findings, [], 'no blob is partly written');
    const registered = await archive.db.tx(by, (tx) => listItems(tx, {}, 100, null));
    for (const item of registered)
      assert.equal(await blobs.size(item.sha256 as never), item.sizeBytes, 'no row without its bytes');
    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    const again = await take();
    assert.equal(again.failed, 0);
    assert.equal(again.items + again.duplicates, 40);
    assert.equal((await archive.db.tx(by, (tx) => listItems(tx, {}, 100, null))).length, 40);
  } finally {
    await blobs.close();
    execFileSync('umount', [disk]);
    rmSync(input, { recursive: true });
  }
});

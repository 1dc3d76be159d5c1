import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, open, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { blobPath, FileBlobStore, scrub } from './index.ts';
import { blobStoreContract } from '../../test/contract/blobs.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'muniment-store-'));

blobStoreContract('file system', async () => new FileBlobStore(join(await folder(), 'blobs')));

test('scrub finds a single flipped bit, a truncated blob and a stranger, and goes on to the end', async () => {
  const root = join(await folder(), 'blobs');
  const store = new FileBlobStore(root);
  const stored = [];
  for (let count = 0; count < 40; count += 1) stored.push(await store.putBytes(randomBytes(10_000)));
  assert.deepEqual((await scrub(store, root)).findings, []);
  const [flipped, cut] = stored;
  assert.ok(flipped && cut);
  for (const [blob, damage] of [
    [flipped, 'flip'],
    [cut, 'cut'],
  ] as const) {
    const path = blobPath(root, blob.sha256);
    await chmod(path, 0o644);
    const handle = await open(path, 'r+');
    if (damage === 'cut') await handle.truncate(9_999);
    else {
      const byte = Buffer.alloc(1);
      await handle.read(byte, 0, 1, 5_000);
      byte[0] = (byte[0] ?? 0) ^ 0x10;
      await handle.write(byte, 0, 1, 5_000);
    }
    await handle.close();
  }
  await writeFile(join(root, 'notes.txt'), 'x');
  const report = await scrub(store, root);
  assert.equal(report.blobs, 40);
  assert.deepEqual(
    report.findings.map(({ code, subject }) => `${code} ${subject}`).sort(),
    [`BLOB_ALTERED ${cut.sha256}`, `BLOB_ALTERED ${flipped.sha256}`, 'BLOB_STRANGER notes.txt'].sort(),
  );
  await store.close();
});

test('a symbolic link is never followed into the archive', async () => {
  const base = await folder();
  const store = new FileBlobStore(join(base, 'blobs'));
  await writeFile(join(base, 'secret'), randomBytes(2_000_000));
  await symlink(join(base, 'secret'), join(base, 'link'));
  await assert.rejects(store.putFile(join(base, 'link')), { code: 'ELOOP' });
  assert.deepEqual(await readdir(join(base, 'blobs'), { recursive: true }), []);
  await store.close();
});

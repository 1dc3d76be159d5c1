import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, open, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
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
  assert.deepEqual(await readdir(join(base, 'blobs'), { recursive: true }), ['incoming']);
  await store.close();
});

test('scrub reads large blobs too, and names what is no file', async () => {
  const root = join(await folder(), 'blobs');
  const store = new FileBlobStore(root);
  const large = await store.putBytes(randomBytes(3_000_000));
  const replaced = await store.putBytes(randomBytes(100));
  assert.deepEqual((await scrub(store, root)).findings, []);
  await chmod(blobPath(root, large.sha256), 0o644);
  const handle = await open(blobPath(root, large.sha256), 'r+');
  await handle.write(Buffer.from('x'), 0, 1, 2_999_999);
  await handle.write(Buffer.from('y'), 0, 1, 2_999_998);
  await handle.close();
  await rm(blobPath(root, replaced.sha256));
  await symlink(blobPath(root, large.sha256), blobPath(root, replaced.sha256));
  const report = await scrub(store, root);
  assert.deepEqual(report.findings.map(({ code, subject }) => `${code} ${subject}`).sort(), [
    `BLOB_ALTERED ${large.sha256}`,
    `BLOB_NOT_A_FILE ${replaced.sha256}`,
  ]);
  await store.close();
});

test('a file that gives more than its size says is refused, not cut short', async () => {
  const store = new FileBlobStore(join(await folder(), 'blobs'));
  await assert.rejects(store.putFile('/proc/version'), { code: 'BLOB_SOURCE_CHANGED' });
  await store.close();
});

test('what a killed process left half-written goes after a day, and nothing else does', async () => {
  const root = join(await folder(), 'blobs');
  const store = new FileBlobStore(root);
  const kept = await store.putBytes(randomBytes(10));
  const drafts = join(root, 'incoming');
  await mkdir(drafts, { recursive: true });
  await writeFile(join(drafts, '.draft-1-old'), 'x');
  await writeFile(join(drafts, '.draft-1-new'), 'x');
  const longAgo = Date.now() / 1000 - 25 * 3600;
  await utimes(join(drafts, '.draft-1-old'), longAgo, longAgo);
  await utimes(blobPath(root, kept.sha256), longAgo, longAgo);
  assert.equal(await store.sweep(), 1);
  assert.deepEqual(await readdir(drafts), ['.draft-1-new']);
  assert.equal(await store.size(kept.sha256), 10);
  await store.close();
});

test('many small files at once are stored whole, once each, and leave no draft', async () => {
  const base = await folder();
  const root = join(base, 'blobs');
  const store = new FileBlobStore(root);
  const contents = Array.from({ length: 200 }, (_, n) => randomBytes((n * 997) % 50_000));
  // Every file twice: the second time it may be new, under way or there already.
  const paths = await Promise.all(
    [...contents, ...contents].map(async (bytes, n) => {
      await writeFile(join(base, `${n}`), bytes);
      return join(base, `${n}`);
    }),
  );
  const stored = await Promise.all(paths.map((path) => store.putFile(path)));
  for (const [n, { sha256, sizeBytes }] of stored.entries()) {
    const bytes = contents[n % contents.length];
    assert.ok(bytes);
    assert.equal(sizeBytes, bytes.length);
    assert.deepEqual(await store.readAll(sha256, 50_000), bytes);
  }
  assert.equal(
    stored.filter(({ existed }) => !existed).length,
    new Set(stored.map(({ sha256 }) => sha256)).size,
  );
  const names = await readdir(root, { recursive: true });
  assert.deepEqual(
    names.filter((name) => name.includes('.draft-')),
    [],
  );
  await assert.rejects(store.putFile(join(base, 'absent')), { code: 'ENOENT' });
  await store.close();
});

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { portableDigest } from './hash.ts';
import { fileSource, nodeDigest } from './node-source.ts';

const folder = await mkdtemp(join(tmpdir(), 'muniment-verify-'));
after(() => rm(folder, { recursive: true, force: true }));

async function source(name: string, sizeBytes: number) {
  const path = join(folder, name);
  await writeFile(path, randomBytes(sizeBytes));
  return fileSource(path);
}

test('threads find what is found without them, many files at once', async () => {
  const sizes = [0, 1, 65_535, 65_536, 1 << 20, (1 << 20) + 1, 3_000_001];
  const sources = await Promise.all(sizes.map((size) => source(`file-${size}`, size)));
  assert.deepEqual(
    await Promise.all(sources.map(nodeDigest)),
    await Promise.all(sources.map(portableDigest)),
  );
});

test('a file that became shorter or is gone is no verdict', async () => {
  const shorter = await source('shorter', 200_000);
  await truncate(join(folder, 'shorter'), 100_000);
  await assert.rejects(nodeDigest(shorter), { code: 'READ_OUT_OF_BOUNDS' });
  const gone = await source('gone', 200_000);
  await rm(join(folder, 'gone'));
  await assert.rejects(nodeDigest(gone), { code: 'ENOENT' });
  // The threads that are left still work.
  const whole = await source('whole', 200_000);
  assert.deepEqual(await nodeDigest(whole), await portableDigest(whole));
});

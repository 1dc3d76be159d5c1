import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { BlobStore } from '#blobs';
import { asSha256Hex } from '#kernel';

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What every blob store must do; a new driver's test file is one call of this. */
export function blobStoreContract(name: string, makeStore: () => Promise<BlobStore>): void {
  test(`${name}: keeps what it is given`, async (t) => {
    const store = await makeStore();
    const scratch = await mkdtemp(join(tmpdir(), 'muniment-blobs-'));
    after(async () => {
      await store.close();
      await rm(scratch, { recursive: true, force: true });
    });

    await t.test(
      'bytes, streams and files get the name of their content and read back the same',
      async () => {
        for (const size of [0, 1, 4096, 3_000_000]) {
          const bytes = randomBytes(size);
          const path = join(scratch, `file-${size}`);
          await writeFile(path, bytes);
          const fromFile = await store.putFile(path);
          assert.deepEqual(fromFile, { sha256: digestOf(bytes), sizeBytes: size, existed: false });
          const again = await store.putBytes(bytes);
          assert.equal(again.existed, true);
          assert.equal((await collect(await store.read(fromFile.sha256))).equals(bytes), true);
        }
        const streamed = randomBytes(2_500_000);
        const halves = [streamed.subarray(0, 1_000_001), streamed.subarray(1_000_001)];
        const stored = await store.putStream(
          (async function* () {
            yield* halves;
          })(),
        );
        assert.equal(stored.sha256, digestOf(streamed));
        assert.equal((await store.readAll(stored.sha256, 3_000_000)).equals(streamed), true);
      },
    );

    for (const count of [1, 2] as const)
      await t.test(`a source may fill ${count} buffers in turn, again and again, and be long`, async () => {
        const buffers = Array.from({ length: count }, () => Buffer.alloc(1 << 20));
        const whole = createHash('sha256');
        const source = (async function* () {
          for (let part = 0; part < 70; part += 1) {
            const buffer = buffers[part % count] ?? Buffer.alloc(0);
            // While it is filled, what is being written of it would be seen.
            whole.update(buffer.fill(part + count));
            await new Promise((resolve) => setImmediate(resolve));
            yield buffer;
          }
        })();
        const stored = await store.putStream(source, { buffers: count });
        assert.deepEqual([stored.sha256, stored.sizeBytes], [whole.digest('hex'), 70 << 20]);
        const kept = createHash('sha256');
        for await (const part of await store.read(stored.sha256)) kept.update(part as Buffer);
        assert.equal(kept.digest('hex'), stored.sha256);
      });

    await t.test('what is said to be written of a stream can be read meanwhile', async () => {
      const parts = [1, 2, 3].map(() => randomBytes(100_000));
      const whole = Buffer.concat(parts);
      const told: number[] = [];
      const written = (path: string, sizeBytes: number): void => {
        told.push(sizeBytes);
        assert.ok(readFileSync(path).subarray(0, sizeBytes).equals(whole.subarray(0, sizeBytes)));
      };
      for (const buffers of [1, 2] as const) {
        const source = (async function* () {
          yield* parts;
        })();
        await store.putStream(source, { buffers, written });
      }
      assert.deepEqual(
        told,
        [1, 2, 3, 1, 2, 3].map((count) => count * 100_000),
      );
    });

    await t.test('a source that fails half-way leaves nothing', async () => {
      const before = await Array.fromAsync(store.list());
      for (const buffers of [1, 2] as const) {
        const broken = (async function* () {
          yield randomBytes(1000);
          yield randomBytes(1000);
          throw new Error('line cut');
        })();
        await assert.rejects(store.putStream(broken, { buffers }), /line cut/);
      }
      assert.deepEqual(await Array.fromAsync(store.list()), before);
    });

    await t.test('ranges are inclusive and checked', async () => {
      const { sha256 } = await store.putBytes(Buffer.from('0123456789'));
      assert.equal((await collect(await store.read(sha256, { start: 2, end: 4 }))).toString(), '234');
      await assert.rejects(store.read(sha256, { start: 5, end: 10 }), { code: 'BLOB_RANGE' });
      await assert.rejects(store.readAll(sha256, 5), { code: 'BLOB_RANGE' });
    });

    await t.test('a missing blob is said to be missing', async () => {
      const nowhere = asSha256Hex('0'.repeat(64));
      assert.equal(await store.size(nowhere), null);
      await assert.rejects(store.read(nowhere), { code: 'BLOB_MISSING' });
      await assert.rejects(store.localPath(nowhere), { code: 'BLOB_MISSING' });
    });

    await t.test('the same bytes at once from many sides are stored once', async () => {
      const bytes = randomBytes(100_000);
      const results = await Promise.all(Array.from({ length: 16 }, () => store.putBytes(bytes)));
      assert.equal(new Set(results.map((result) => result.sha256)).size, 1);
      const listed = (await Array.fromAsync(store.list())).filter((blob) => blob.sha256 === digestOf(bytes));
      assert.deepEqual(listed, [{ sha256: asSha256Hex(digestOf(bytes)), sizeBytes: bytes.length }]);
    });

    await t.test('the list is in ascending order', async () => {
      const names = (await Array.fromAsync(store.list())).map((blob) => blob.sha256);
      assert.ok(names.length > 4);
      assert.deepEqual(names, [...names].sort());
    });
  });
}

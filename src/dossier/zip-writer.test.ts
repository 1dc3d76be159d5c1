import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openZip, zipDirectory, zipLocalHeader } from '#verify';
import { bundleZip, checksummed, measure, type BundleFile } from './zip-writer.ts';

const folder = await mkdtemp(join(tmpdir(), 'muniment-zip-'));
after(() => rm(folder, { recursive: true, force: true }));

async function writtenFile(name: string, bytes: Uint8Array): Promise<BundleFile> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return measure(`data/${name}`, { file });
}

/** As a store takes it: a part is looked at before the next is asked for. */
async function whole(files: readonly BundleFile[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bundleZip('bag', files)) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

test('a zip is headers, files in the order of their paths and the directory, wherever its parts end', async () => {
  // Around the size of a part, so that headers, small files and large ones are cut.
  for (const size of [0, 1, (1 << 18) - 46, (1 << 18) - 45, (1 << 18) + 7, 3_000_000]) {
    const large = randomBytes(size);
    const small = new TextEncoder().encode('of our own');
    const files = [
      await measure('data/a', small),
      await writtenFile(`b-${size}`, large),
      await writtenFile(`c-${size}`, randomBytes(70_000)),
    ];
    const bytes = await whole(files);
    const sorted = files.map((file) => ({ ...file, path: `bag/${file.path}` }));
    const expected = sorted
      .slice(0, 2)
      .flatMap((file, at) => [zipLocalHeader(file as BundleFile), [small, large][at]]);
    const start = Buffer.concat(expected as Uint8Array[]);
    assert.ok(bytes.subarray(0, start.length).equals(start), String(size));
    assert.ok(
      bytes
        .subarray(bytes.length - zipDirectory(sorted as BundleFile[]).length)
        .equals(zipDirectory(sorted as BundleFile[])),
    );
    const read = async (at: number, length: number) => bytes.subarray(at, at + length);
    assert.deepEqual((await openZip({ sizeBytes: bytes.length, read })).zip, []);
  }
});

test('a file that grew or became shorter since it was measured is refused', async () => {
  for (const now of [70_001, 69_999]) {
    const file = await writtenFile('moving', randomBytes(70_000));
    await writeFile(join(folder, 'moving'), randomBytes(now));
    await assert.rejects(whole([file]), /moving changed while the bundle was written/);
  }
});

test('files that do not come in the order of their paths are refused', async () => {
  const files = await Promise.all(['data/b', 'data/a'].map((path) => measure(path, new Uint8Array(3))));
  await assert.rejects(whole(files), /bag\/data\/a is out of order/);
});

test('a file is read once when it fits the buffer, else again, and comes into the zip the same', async () => {
  const room = 65_536;
  for (const size of [0, 10, room - 1, room, room + 1, 2 * room, 3 * room + 7]) {
    const bytes = randomBytes(size);
    const known = await writtenFile(`read-${size}`, bytes);
    const read = await checksummed(known.path, join(folder, `read-${size}`), new Uint8Array(room));
    assert.deepEqual([read.sizeBytes, read.crc32], [known.sizeBytes, known.crc32], String(size));
    assert.equal(read.held === undefined, size >= room, String(size));
    const places: number[] = [];
    const parts: Buffer[] = [];
    for await (const part of bundleZip('bag', [read], (_, at) => places.push(at)))
      parts.push(Buffer.from(part));
    const zip = Buffer.concat(parts);
    assert.ok(zip.equals(await whole([known])), String(size));
    const [at = 0] = places;
    assert.ok(zip.subarray(at, at + size).equals(bytes), String(size));
  }
});

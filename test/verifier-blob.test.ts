import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blobSource, windowsAhead } from '../verify/page/blob-source.ts';
import { openZip } from '../verify/src/index.ts';
import { makeFiles, pack, seal } from '../verify/src/testing/make-bundle.ts';

const large = () => new Uint8Array(300_000).map((_, at) => at * 13);
const zip = pack(
  await seal(await makeFiles({ 'data/a.bin': large(), 'data/b.bin': large(), 'data/c.txt': 'c' })),
);
const blob = new Blob([Uint8Array.from(zip)]);
const bytesAt = (at: number, length: number) => Uint8Array.from(zip.subarray(at, at + length));

test('what is read ahead are headers by their places in the directory, of large files the header alone', async () => {
  const ahead = await windowsAhead(blob);
  assert.equal(ahead[0]?.from, 0);
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (const { from } of ahead) assert.equal(view.getUint32(from, true), 0x04034b50);
  assert.ok(ahead.length >= 3 && ahead.some(({ bytes }) => bytes === 4096));
  const { files, zip: deviations } = await openZip(blobSource(blob, ahead));
  assert.deepEqual(deviations, []);
  assert.deepEqual(await files.get('data/b.bin')?.read(0, 300_000), large());
});

test('a directory that names any place gives no byte too few: less that was read ahead is read again', async () => {
  for (const from of [0, 5000, 100_000]) {
    const source = blobSource(blob, [{ from, bytes: 4096 }]);
    assert.deepEqual(await source.read(zip.length - 22, 22), bytesAt(zip.length - 22, 22));
    assert.deepEqual(await source.read(from, 9000), bytesAt(from, 9000));
    assert.deepEqual(await source.read(from + 10, 100), bytesAt(from + 10, 100));
  }
});

test('bytes past the end are refused, and of no zip nothing is read ahead', async () => {
  for (const length of [100, 100_000])
    await assert.rejects(blobSource(blob).read(zip.length - 10, length), { code: 'READ_OUT_OF_BOUNDS' });
  for (const text of ['', 'x', 'no zip '.repeat(100)])
    assert.deepEqual(await windowsAhead(new Blob([text])), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blobSource, hintsOf } from '../verify/page/blob-source.ts';
import { openZip } from '../verify/src/index.ts';
import { makeFiles, pack, seal } from '../verify/src/testing/make-bundle.ts';

const large = () => new Uint8Array(300_000).map((_, at) => at * 13);
const zip = pack(
  await seal(await makeFiles({ 'data/a.bin': large(), 'data/b.bin': large(), 'data/c.txt': 'c' })),
);
const blob = new Blob([Uint8Array.from(zip)]);
const bytesAt = (at: number, length: number) => Uint8Array.from(zip.subarray(at, at + length));

test('what is read ahead are headers by their places in the directory, of large files the header alone', async () => {
  const { windows: ahead, files: hinted } = await hintsOf(blob);
  assert.equal(ahead[0]?.from, 0);
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (const { from } of ahead) assert.equal(view.getUint32(from, true), 0x04034b50);
  assert.ok(ahead.length >= 3 && ahead.some(({ bytes }) => bytes === 4096));
  const { files, zip: deviations } = await openZip(blobSource(blob, ahead));
  assert.deepEqual(deviations, []);
  assert.deepEqual(
    hinted,
    [...files.values()].map(({ place, sizeBytes }) => ({ at: place?.at, sizeBytes })),
  );
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
    assert.deepEqual(await hintsOf(new Blob([text])), { windows: [], files: [] });
});

test('a directory that names files one over another, or past the end, has no byte hashed twice or where there is none', async () => {
  const bent = Uint8Array.from(zip);
  const view = new DataView(bent.buffer);
  let records = 0;
  for (let at = 0; at + 46 <= bent.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) {
      // The first as it is, the second over the first, the third longer than the zip.
      if (records === 1) view.setUint32(at + 42, 0, true);
      if (records === 2) view.setUint32(at + 24, bent.length, true);
      records += 1;
    }
  const { files } = await hintsOf(new Blob([bent]));
  assert.equal(files.length, records - 2);
  let end = 0;
  for (const { at, sizeBytes } of files) {
    assert.ok(at >= end && at + sizeBytes <= bent.length);
    end = at + sizeBytes;
  }
});

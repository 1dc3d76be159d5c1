import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { ByteSource } from '#verify';
import { fileSource, nodeDigest } from '#verify/node';
import { ReadBack } from './read-back.ts';
import { checksummed, measure, type BundleFile, type ZippedFile } from './zip-writer.ts';

const folder = await mkdtemp(join(tmpdir(), 'muniment-read-back-'));
after(() => rm(folder, { recursive: true, force: true }));

// One that is hashed on a thread, and one that is too small for it.
const contents = [randomBytes(200_000), randomBytes(1000), randomBytes(100_000)];
const files: ZippedFile[] = [];
const places: number[] = [];
for (const [at, bytes] of contents.entries()) {
  const file = join(folder, `source-${at}`);
  await writeFile(file, bytes);
  // What is held of it goes into the zip only.
  const { held: _, ...read } = await checksummed(`data/${at}`, file, new Uint8Array(65_536));
  files.push(read);
  places.push(contents.slice(0, at).reduce((sum, { length }) => sum + length, 0));
}
const bundle = join(folder, 'bundle');
await writeFile(bundle, Buffer.concat(contents));
const expected = await Promise.all(files.map(({ path, content }) => measure(path, content)));

/** All of them placed, and as much written as is said. */
function begun(sizeBytes: number, check: (found: BundleFile) => void = () => undefined): ReadBack {
  const back = new ReadBack(check, 2);
  for (const [at, file] of files.entries()) back.placed(file, places[at] ?? 0);
  back.written(bundle, 10);
  back.written(bundle, sizeBytes);
  return back;
}

/** A file inside of a file, as a verifier names it. */
async function within(path: string, at: number): Promise<ByteSource> {
  const { read } = await fileSource(path);
  return {
    sizeBytes: contents[at]?.length ?? 0,
    read: (from, length) => read((places[at] ?? 0) + from, length),
    place: { file: path, at: places[at] ?? 0 },
  };
}

test('files are hashed where they stand in a bundle, and where they come from when they do not stand in it yet', async () => {
  for (const sizeBytes of [301_000, 200_000, 150_000])
    assert.deepEqual(await begun(sizeBytes).found(), expected, String(sizeBytes));
  const nothingWritten = new ReadBack(() => undefined, 2);
  for (const [at, file] of files.entries()) nothingWritten.placed(file, places[at] ?? 0);
  assert.deepEqual(await nothingWritten.found(), expected);
});

test('what is measured already is left alone', async () => {
  const back = new ReadBack(() => assert.fail('it was looked at'), 2);
  for (const file of expected) back.placed(file, 0);
  back.written(bundle, 301_000);
  assert.deepEqual(await back.found(), []);
});

test('a verifier is told what was found of the very same bytes, and hashes everything else', async () => {
  const copy = join(folder, 'copy');
  await copyFile(bundle, copy);
  const back = begun(300_999);
  await back.found();
  // A byte in each: whoever reads finds something else.
  for (const path of [bundle, copy]) {
    const handle = await open(path, 'r+');
    for (const at of places) await handle.write(Buffer.from([(contents[0]?.[0] ?? 0) ^ 1]), 0, 1, at + 5);
    await handle.close();
  }
  const digest = back.digester();
  const sums = async (path: string, at: number): Promise<string> =>
    (await digest(await within(path, at))).sha256;
  assert.equal(await sums(bundle, 0), expected[0]?.sha256);
  assert.equal(await sums(bundle, 1), expected[1]?.sha256);
  // It was not written to its end when it was hashed.
  assert.notEqual(await sums(bundle, 2), expected[2]?.sha256);
  assert.notEqual(await sums(copy, 0), expected[0]?.sha256);
  // Of another size, from another place, and nowhere on a disk.
  const source = await within(bundle, 0);
  const shorter = { ...source, sizeBytes: source.sizeBytes - 1 };
  const moved = { ...source, place: { file: bundle, at: 1 } };
  const { place: _, ...loose } = source;
  for (const other of [shorter, moved, loose]) assert.deepEqual(await digest(other), await nodeDigest(other));
  await writeFile(bundle, Buffer.concat(contents));
});

test('what is refused ends the writing', async () => {
  const back = begun(301_000, ({ path }) => {
    if (path === 'data/0') throw new Error('not what it was');
  });
  await assert.rejects(back.found(), /not what it was/);
  assert.throws(() => back.placed(files[0] as ZippedFile, 0), /not what it was/);
  const unreadable = new ReadBack(() => undefined, 2);
  unreadable.placed({ ...(files[0] as ZippedFile), content: { file: join(folder, 'gone') } }, 0);
  await assert.rejects(unreadable.found(), { code: 'ENOENT' });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { crc32 as nativeCrc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { compareZipPaths, crc32, openZip, utf8, zipDirectory, zipLocalHeader } from './index.ts';
import type { ByteSource } from './index.ts';

const inMemory = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.length,
  read: (at, length) =>
    at + length <= bytes.length
      ? Promise.resolve(bytes.subarray(at, at + length))
      : Promise.reject(new Error('short')),
});

function pack(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.keys(files)
    .sort(compareZipPaths)
    .map((path) => ({
      path,
      sizeBytes: files[path]?.length ?? 0,
      crc32: crc32(files[path] ?? new Uint8Array()),
    }));
  const parts = entries.flatMap((entry) => [zipLocalHeader(entry), files[entry.path] ?? new Uint8Array()]);
  return new Uint8Array(Buffer.concat([...parts, zipDirectory(entries)]));
}

const example = pack({
  'bag/b.txt': utf8('hello\n'),
  'bag/a/կամուրջ.txt': utf8(''),
  'bag/c': new Uint8Array(5000).fill(7),
});

async function deviationsOf(source: ByteSource): Promise<readonly string[]> {
  const { zip } = await openZip(source);
  return typeof zip === 'string' ? assert.fail(zip) : zip;
}

void test('crc32 agrees with zlib however the input is cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat(500), (bytes, cut) => {
      assert.equal(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut))), nativeCrc32(bytes));
    }),
  );
});

void test('paths are ordered by their UTF-8 bytes', () => {
  const path = fc.string({
    unit: fc.constantFrom('a', 'b', '\u00e9', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'),
  });
  fc.assert(
    fc.property(path, path, (a, b) => {
      assert.equal(
        Math.sign(compareZipPaths(a, b)),
        Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))),
      );
    }),
    { numRuns: 2_000 },
  );
});

void test('ordinary tools read the layout and see the same files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  writeFileSync(join(folder, 'x.zip'), example);
  const script =
    'import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), [(i.filename,i.file_size) for i in z.infolist()])';
  const seen = execFileSync('python3', ['-c', script, join(folder, 'x.zip')], { encoding: 'utf8' });
  assert.equal(seen.trim(), "None [('bag/a/կամուրջ.txt', 0), ('bag/b.txt', 6), ('bag/c', 5000)]");
  assert.equal(readFileSync(join(folder, 'x.zip')).length, example.length);
  rmSync(folder, { recursive: true });
});

void test('a written zip reads back without deviations', async () => {
  const { name, files } = await openZip(inMemory(example));
  assert.deepEqual(await deviationsOf(inMemory(example)), []);
  assert.deepEqual([name, ...files.keys()], ['bag', 'a/կամուրջ.txt', 'b.txt', 'c']);
  assert.deepEqual(await files.get('b.txt')?.read(0, 6), utf8('hello\n'));
});

void test('every single changed bit outside file content is a deviation or unreadable', async () => {
  // From the lengths of the headers alone: 30 bytes and the path.
  const sizes = [0, 6, 5000];
  const headers = ['bag/a/կամուրջ.txt', 'bag/b.txt', 'bag/c'].map((path) => 30 + utf8(path).length);
  const dataAt = sizes.map((_, i) =>
    [...headers.slice(0, i + 1), ...sizes.slice(0, i)].reduce((sum, length) => sum + length, 0),
  );
  const isContent = (at: number) =>
    sizes.some((sizeBytes, i) => at >= (dataAt[i] ?? 0) && at < (dataAt[i] ?? 0) + sizeBytes);
  for (let at = 0; at < example.length; at++) {
    if (isContent(at)) continue;
    for (let bit = 0; bit < 8; bit++) {
      const changed = example.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      const deviations = await deviationsOf(inMemory(changed)).catch(() => null);
      assert.ok(deviations === null || deviations.length > 0, `byte ${at} bit ${bit}`);
    }
  }
});

void test('files and offsets beyond 4 GiB have ZIP64 fields and read back', async () => {
  const large = { path: 'bag/large', sizeBytes: 5_000_000_000, crc32: 1 };
  const after = { path: 'bag/small', sizeBytes: 3, crc32: 2 };
  const headers = [zipLocalHeader(large), zipLocalHeader(after)] as const;
  const tail = zipDirectory([large, after]);
  const afterAt = headers[0].length + large.sizeBytes;
  const directoryAt = afterAt + headers[1].length + 3;
  const pieces: [number, Uint8Array][] = [
    [0, headers[0]],
    [afterAt, headers[1]],
    [directoryAt, tail],
  ];
  const sparse: ByteSource = {
    sizeBytes: directoryAt + tail.length,
    read(at, length) {
      const piece = pieces.findLast(([start]) => start <= at);
      const out = new Uint8Array(length);
      if (piece) out.set(piece[1].subarray(at - piece[0], at - piece[0] + length));
      return Promise.resolve(out);
    },
  };
  assert.deepEqual(await deviationsOf(sparse), []);
  const { files } = await openZip(sparse);
  assert.deepEqual(
    Array.from(files.values(), ({ sizeBytes }) => sizeBytes),
    [5_000_000_000, 3],
  );
});

void test('more than 65,535 files have a ZIP64 end record that Python reads', async () => {
  const names = Array.from({ length: 65_600 }, (_, i) => `bag/${String(i).padStart(6, '0')}`);
  const zip = pack(Object.fromEntries(names.map((name) => [name, new Uint8Array()])));
  const { files } = await openZip(inMemory(zip));
  assert.deepEqual([files.size, await deviationsOf(inMemory(zip))], [65_600, []]);
  const script =
    'import zipfile,sys,io; print(len(zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())).infolist()))';
  assert.equal(execFileSync('python3', ['-c', script], { input: zip, encoding: 'utf8' }).trim(), '65600');
});

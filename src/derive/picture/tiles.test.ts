import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { FileBlobStore } from '#blobs';
import type { AppError } from '#kernel';
import { TiledPictures } from './tiles.ts';

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'muniment-tiles-'));
const blobs = new FileBlobStore(join(folder, 'blobs'));
const keep = async (bytes: Uint8Array) => (await blobs.putBytes(bytes)).sha256;
const plain = (width: number, height: number, colour: string) =>
  sharp({ create: { width, height, channels: 3, background: colour } });

after(async () => {
  await blobs.close();
  await rm(folder, { recursive: true, force: true });
});

test('every format that the tool reads is cut upright, and tiles carry nothing of the file’s metadata', async () => {
  const tiles = new TiledPictures(blobs, join(folder, 'formats'));
  const turned = await plain(1300, 700, '#336699').withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const rare = join(folder, 'rare.jp2');
  await plain(1300, 700, '#336699').png().toFile(join(folder, 'rare.png'));
  await run('ffmpeg', ['-v', 'error', '-i', join(folder, 'rare.png'), rare]);
  for (const [bytes, size] of [
    [turned, [700, 1300]],
    [await readFile(rare), [1300, 700]],
    [await plain(1300, 700, '#336699').png().toBuffer(), [1300, 700]],
    [await plain(1300, 700, '#336699').webp({ lossless: true }).toBuffer(), [1300, 700]],
    [await plain(1300, 700, '#336699').tiff({ compression: 'lzw' }).toBuffer(), [1300, 700]],
    [await plain(1300, 700, '#336699').avif({ effort: 0 }).toBuffer(), [1300, 700]],
  ] as const) {
    const sha256 = await keep(bytes);
    const { width, height, tile, levels } = await tiles.describe(sha256);
    assert.deepEqual([width, height, tile, levels], [...size, 512, 3]);
    const made = await tiles.tile(sha256, 2, 0, 0);
    assert.ok(made);
    const { format, exif, icc, width: side } = await sharp(made).metadata();
    assert.deepEqual([format, exif, icc, side], ['jpeg', undefined, undefined, 512]);
    const [red = 0, green = 0, blue = 0] = await sharp(made).raw().toBuffer();
    assert.ok(Math.abs(red - 0x33) < 6 && Math.abs(green - 0x66) < 6 && Math.abs(blue - 0x99) < 6);
    assert.equal(await tiles.tile(sha256, 2, 9, 0), null);
    assert.equal(await tiles.tile(sha256, 9, 0, 0), null);
  }
});

test('what is no picture, is too large or is gone is refused with its reason', async () => {
  const tiles = new TiledPictures(blobs, join(folder, 'refused'));
  const refused = async (bytes: Uint8Array, why: RegExp): Promise<void> =>
    assert.rejects(tiles.describe(await keep(bytes)), (error: AppError) => {
      assert.equal(error.code, 'PICTURE_NOT_CUT');
      assert.match(String(error.detail['why']), why);
      return true;
    });
  await refused(Buffer.from('not a picture'), /unsupported image format/);
  // A picture of 30,000 by 30,000 pixels in its head, and nothing behind it.
  const bomb = await plain(8, 8, '#000000').png().toBuffer();
  bomb.writeUInt32BE(30_000, 16);
  bomb.writeUInt32BE(30_000, 20);
  const { crc32 } = await import('node:zlib');
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  await refused(bomb, /pixel limit/);
  await assert.rejects(tiles.describe('0'.repeat(64) as never), { code: 'BLOB_MISSING' });
});

test('one picture is cut once however many ask, and the longest unused make room', async () => {
  const scratch = join(folder, 'room');
  const tiles = new TiledPictures(blobs, scratch, 1);
  const [first, second] = [
    await keep(await plain(600, 600, '#aa0000').png().toBuffer()),
    await keep(await plain(600, 600, '#00aa00').png().toBuffer()),
  ];
  await Promise.all([tiles.describe(first), tiles.describe(first), tiles.tile(first, 1, 0, 0)]);
  assert.deepEqual(await readdir(join(scratch, 'tiles')), [first]);
  await tiles.describe(second);
  for (let tries = 0; tries < 100 && (await readdir(join(scratch, 'tiles'))).length > 1; tries += 1)
    await delay(20);
  assert.deepEqual(await readdir(join(scratch, 'tiles')), [second]);
  assert.ok(await tiles.tile(first, 1, 1, 1), 'made again when it is asked for');
});

import { execFile } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Seconds of the film. */
export const FILM_SECONDS = 120;

/** Makes a film of two minutes in a folder and returns its path. */
export async function shortFilm(folder: string): Promise<string> {
  const path = join(folder, 'short.mp4');
  const source = ['-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=25:duration=${FILM_SECONDS}`];
  const codec = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '800k', '-g', '50'];
  await run('ffmpeg', ['-v', 'error', ...source, ...codec, path]);
  return path;
}

/** Where a top-level box of an MP4 begins. */
function boxAt(bytes: Buffer, wanted: string): number {
  for (let at = 0; at + 8 <= bytes.length; at += bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === wanted) return at;
    if (bytes.readUInt32BE(at) < 8) break;
  }
  throw new Error(`the film has no box ${wanted}`);
}

/**
 * Copies a film with so many bytes of nothing (a `free` box, sparse on the disk) before its pictures; its index comes last, as
 * cameras write it. Offsets of 32 bits (`stco`) are moved, so that the result must be smaller than 4 GiB. ISO/IEC 14496-12.
 */
export async function padFilm(from: string, to: string, padBytes: number): Promise<void> {
  const bytes = await readFile(from);
  const [pictures, index] = [boxAt(bytes, 'mdat'), boxAt(bytes, 'moov')];
  for (let at = bytes.indexOf('stco', index); at >= 0; at = bytes.indexOf('stco', at + 4)) {
    const count = bytes.readUInt32BE(at + 8);
    for (let n = 0; n < count; n += 1) {
      const place = at + 12 + n * 4;
      bytes.writeUInt32BE(bytes.readUInt32BE(place) + padBytes, place);
    }
  }
  const head = Buffer.alloc(8);
  head.writeUInt32BE(padBytes, 0);
  head.write('free', 4, 'latin1');
  const file = await open(to, 'wx');
  try {
    await file.write(bytes.subarray(0, pictures), 0, pictures, 0);
    await file.write(head, 0, head.length, pictures);
    const rest = bytes.subarray(pictures);
    await file.write(rest, 0, rest.length, pictures + padBytes);
  } finally {
    await file.close();
  }
}

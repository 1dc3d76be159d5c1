import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { containerLimits, isBomb, unpacksTooFar } from '#kernel';
import { ByteReader } from './byte-reader.ts';

// Small pieces in and out: what a damaged stream gave before the damage is not lost with it, and no piece grows far.
const PIECE_BYTES = 16_384;
const OPTIONS = { chunkSize: PIECE_BYTES };

/** What comes out of a decompressor, in memory for one piece; throws what it throws, after all that came before. */
async function* through(source: AsyncIterable<Buffer>, unpacking: Transform): AsyncGenerator<Buffer> {
  let out: Buffer[] = [];
  let failure: Error | null = null;
  // A decompressor that fails does not call back for what it was just given; it closes.
  let isClosed = false;
  let wake = (): void => undefined;
  unpacking.once('close', () => {
    isClosed = true;
    wake();
  });
  unpacking.on('data', (piece: Buffer) => out.push(piece));
  unpacking.on('error', (error: Error) => (failure = error));
  const come = (): Buffer[] => {
    const pieces = out;
    out = [];
    return pieces;
  };
  const failed = (): Error | null => failure;
  try {
    for await (const bytes of source)
      for (let at = 0; at < bytes.length && !failed(); at += PIECE_BYTES) {
        const piece = bytes.subarray(at, at + PIECE_BYTES);
        await new Promise<void>((done) => {
          wake = done;
          unpacking.write(piece, () => done());
        });
        yield* come();
      }
    if (!failed()) unpacking.end();
    if (!isClosed) await new Promise<void>((done) => (wake = done));
    yield* come();
    const error = failed();
    if (error) throw error;
  } finally {
    unpacking.destroy();
  }
}

/** The same bytes while they are not more than a container of `packedBytes` may give. Error ARCHIVE_BOMB. */
export async function* bounded(bytes: AsyncIterable<Buffer>, packedBytes: number): AsyncGenerator<Buffer> {
  let given = 0;
  for await (const piece of bytes) {
    given += piece.length;
    if (given > containerLimits.bytes || isBomb(given, packedBytes)) throw unpacksTooFar();
    yield piece;
  }
}

/** Gzip of any number of members; one that is cut gives what it holds. */
export function gunzipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  return through(source, createGunzip({ ...OPTIONS, finishFlush: constants.Z_SYNC_FLUSH }));
}

const CHUNK = /^([0-9a-f]{1,12})[ \t]*(?:;[^\r\n]*)?\r?\n$/i;
const MOST_CHUNK_LINE = 4096;

/**
 * A body without its chunks (RFC 9112 §7.1); one that has none although its answer said so is given as it is, since some collectors store
 * it so. Throws for chunks that are damaged.
 */
export async function* dechunked(reader: ByteReader): AsyncGenerator<Buffer> {
  let line = await reader.line(MOST_CHUNK_LINE);
  if (!CHUNK.test(line.toString('latin1'))) {
    if (line.length > 0) yield line;
    yield* reader.rest();
    return;
  }
  while (line.length > 0) {
    const [, size] = CHUNK.exec(line.toString('latin1')) ?? [];
    if (size === undefined) throw new Error('its transfer encoding (chunked) is damaged');
    const length = Number.parseInt(size, 16);
    if (length === 0) return;
    yield* reader.take(length);
    await reader.line(2);
    line = await reader.line(MOST_CHUNK_LINE);
  }
}

const isZlib = (head: Buffer): boolean =>
  head.length === 2 && ((head[0] ?? 0) & 0x0f) === 8 && head.readUInt16BE(0) % 31 === 0;

async function* decodedOnce(coding: string, reader: ByteReader): AsyncGenerator<Buffer> {
  const head = await reader.peek(2);
  const body = reader.rest();
  if (head.length === 0) return;
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      // Some collectors decode what they store and leave the field as it was.
      return yield* head[0] === 0x1f && head[1] === 0x8b ? through(body, createGunzip(OPTIONS)) : body;
    case 'deflate':
      // RFC 9110 §8.4.1.2: zlib; some servers send bare deflate.
      return yield* through(body, isZlib(head) ? createInflate(OPTIONS) : createInflateRaw(OPTIONS));
    case 'br':
      return yield* through(body, createBrotliDecompress(OPTIONS));
    case 'zstd':
      return yield* through(body, createZstdDecompress(OPTIONS));
    default:
      throw new Error(`its content encoding “${coding.slice(0, 40)}” is not known`);
  }
}

// More than this in a row nobody sends.
const MOST_CODINGS = 4;

/** A body without its content encodings (RFC 9110 §8.4): gzip, deflate, br, zstd. Throws for one that is unknown or damaged. */
export async function* decoded(
  encoding: string | undefined,
  body: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const codings = (encoding ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MOST_CODINGS) throw new Error('it has more content encodings than anybody uses');
  let bytes = body;
  for (const coding of codings.toReversed()) bytes = decodedOnce(coding, new ByteReader(bytes));
  yield* bytes;
}

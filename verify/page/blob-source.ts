import { refuse } from '../src/bytes.ts';
import type { ByteSource } from '../src/zip.ts';

/** So much is read at once where little is asked for: most files of a bundle are small and lie side by side. */
const windowBytes = 1 << 17;
/** Windows that are kept: what is checked of an exhibit lies in a few places of a bundle, and each goes on where it was left. */
const windowsKept = 8;
/** Windows that are begun before they are asked for: one by itself is asked of another process, and takes a millisecond. */
const begunAhead = 12;
/** As much of a header as is asked for (`readHeader`). */
const headerBytes = 4096;
/** A directory that is larger belongs to no bundle. */
const largestDirectory = 1 << 27;

const readBytes = async (blob: Blob, at: number, end: number) =>
  new Uint8Array(await blob.slice(at, end).arrayBuffer());

/** The directory of a zip, by its end records; null where they say nothing of use. */
async function directoryOf(blob: Blob): Promise<Uint8Array | null> {
  // The end record, and before it those of a large zip: its locator and its own end record.
  const [endBytes, largeBytes] = [22, 76];
  const from = Math.max(0, blob.size - endBytes - largeBytes);
  const tail = await readBytes(blob, from, blob.size);
  const view = new DataView(tail.buffer);
  if (tail.length < endBytes + largeBytes) return null;
  const isLarge = view.getUint32(0, true) === 0x06064b50;
  const length = isLarge ? Number(view.getBigUint64(40, true)) : view.getUint32(largeBytes + 12, true);
  const end = blob.size - endBytes - (isLarge ? largeBytes : 0);
  return length > Math.min(end, largestDirectory) ? null : readBytes(blob, end - length, end);
}

/** Where the bytes of a file lie in the bundle. */
export type Part = Readonly<{ at: number; sizeBytes: number }>;

/** Bytes that will be asked for. */
interface Ahead {
  readonly from: number;
  readonly bytes: number;
}

/** What a directory says of the zip before it. */
interface Hints {
  readonly windows: readonly Ahead[];
  /** Where the bytes of files lie, none over another. */
  readonly files: readonly Part[];
}

/**
 * What will be asked for while a zip is walked from header to header, by its directory: windows, and of large files the header alone; and where its files lie. A hint for
 * `blobSource` and for hashing ahead, and trusted in nothing else: where the directory lies, bytes are read that nobody asks for, and no more than there are.
 */
export async function hintsOf(blob: Blob): Promise<Hints> {
  const windows: { from: number; bytes: number }[] = [];
  const files: Part[] = [];
  const directory = await directoryOf(blob);
  if (!directory) return { windows, files };
  const view = new DataView(directory.buffer);
  let end = 0;
  for (let at = 0; at + 46 <= directory.length && view.getUint32(at, true) === 0x02014b50;) {
    const name = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true);
    const next = at + 46 + name + extra + view.getUint16(at + 32, true);
    const short = view.getUint32(at + 42, true);
    const isFar = short === 0xffff_ffff && extra >= 8 && at + 46 + name + extra <= directory.length;
    const header = isFar ? Number(view.getBigUint64(at + 38 + name + extra, true)) : short;
    const last = windows.at(-1);
    const isNear = last && header >= last.from && header + headerBytes <= last.from + windowBytes;
    if (isNear) last.bytes = windowBytes;
    else if (header < blob.size) windows.push({ from: header, bytes: headerBytes });
    // Of a file of 4 GiB the header is longer; it is too large to be hashed ahead.
    const file = { at: header + 30 + name, sizeBytes: view.getUint32(at + 24, true) };
    const isNext = header >= end && file.at + file.sizeBytes <= blob.size;
    if (isNext && file.sizeBytes < 0xffff_ffff) files.push(file);
    if (isNext) end = file.at + file.sizeBytes;
    at = next;
  }
  return { windows, files };
}

/** A file of the page's own machine, read in windows; `ahead`: where some will be asked for, in order. */
export function blobSource(blob: Blob, ahead: readonly Ahead[] = []): ByteSource {
  const windows: { readonly from: number; readonly window: Uint8Array }[] = [];
  const begun = new Map<number, Promise<Uint8Array>>();
  const waiting = ahead.values();
  const windowAt = (at: number): Promise<Uint8Array> => {
    const window = begun.get(at) ?? readBytes(blob, at, at + windowBytes);
    begun.delete(at);
    while (begun.size < begunAhead) {
      const { value: next } = waiting.next();
      if (!next) break;
      if (next.from === at) continue;
      const one = readBytes(blob, next.from, next.from + next.bytes);
      // Nobody may ask for it; who does is told.
      one.catch(() => undefined);
      begun.set(next.from, one);
    }
    return window;
  };
  async function exactly(at: number, length: number): Promise<Uint8Array> {
    const bytes = await readBytes(blob, at, at + length);
    return bytes.length === length ? bytes : refuse('READ_OUT_OF_BOUNDS', 'the file became shorter');
  }
  async function read(at: number, length: number): Promise<Uint8Array> {
    if (length * 4 > windowBytes) return exactly(at, length);
    const held = windows.find(({ from, window }) => at >= from && at + length <= from + window.length);
    if (held) return held.window.slice(at - held.from, at - held.from + length);
    const window = await windowAt(at);
    // What was read ahead may be less than is asked for here: a directory may name any place.
    if (window.length < length) return exactly(at, length);
    if (windows.unshift({ from: at, window }) > windowsKept) windows.pop();
    return window.slice(0, length);
  }
  return { sizeBytes: blob.size, read, place: { file: 0, at: 0 } };
}

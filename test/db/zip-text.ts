import { inflateRawSync } from 'node:zlib';

/** All text of a file: of a zip (a bundle, a spreadsheet) of every file in it, packed as it may be. */
export function allTextOf(bytes: Buffer): string {
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x04034b50) return bytes.toString('utf8');
  let text = '';
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const [size, local] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const part = bytes.subarray(start, start + size);
    text += (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(part) : part).toString('utf8');
  }
  return text;
}

/** Bytes on a line of the hex view. */
export const LINE_BYTES = 16;

/** Bytes fetched at a time. */
export const CHUNK_BYTES = 65_536;

/** Bytes that can be scrolled through at once: browsers draw nothing beyond some millions of pixels. */
export const PART_BYTES = 4 * 2 ** 20;

/** A line of the hex view. */
export interface HexLine {
  readonly offset: string;
  readonly hex: string;
  /** Printable ASCII as it is, everything else as a dot. */
  readonly ascii: string;
}

/** Writes the line that begins at `offset`. */
export function hexLine(offset: number, bytes: Uint8Array): HexLine {
  const pairs = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
  return {
    offset: offset.toString(16).padStart(8, '0'),
    hex: `${pairs.slice(0, 8).join(' ')}${pairs.length > 8 ? '  ' : ''}${pairs.slice(8).join(' ')}`,
    ascii: String.fromCharCode(...bytes.map((byte) => (byte >= 0x20 && byte < 0x7f ? byte : 0x2e))),
  };
}

/** Reads an offset as people write it: decimal, or hexadecimal with `0x`; null when it is none or outside the file. */
export function parseOffset(typed: string, sizeBytes: number): number | null {
  const text = typed.trim().replaceAll(/[\s_,]/g, '');
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(text)) return null;
  const offset = Number(text);
  return Number.isSafeInteger(offset) && offset < sizeBytes ? offset : null;
}

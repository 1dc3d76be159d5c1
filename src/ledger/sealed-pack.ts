import { canonicalJson, FormatError, parseCanonicalJson, parseOpening } from '#verify';
import type { Opening } from '#verify';

/**
 * The bytes that stand in the public log for one entry (docs/formats/ledger.md#commitment-and-leaf): canonical JSON
 * written by hand, because the integrator makes hundreds of thousands of them.
 */
export function leafBytes(commitment: Uint8Array): Buffer {
  const { buffer, byteOffset, length } = commitment;
  return Buffer.from(`{"c":"${Buffer.from(buffer, byteOffset, length).toString('base64')}","v":1}`, 'latin1');
}

/** The line that stands for an entry whose content and salt were destroyed; its leaf remains. */
export function erasedPackLine(index: bigint): string {
  return `${canonicalJson({ erased: true, index: Number(index) })}\n`;
}

/**
 * Reads a sealed pack: canonical lines, consecutive indices from `firstIndex` (ENTRY_MALFORMED, JSON_*).
 * An erased entry gives null.
 */
export function parseSealedPack(pack: string, firstIndex: bigint): (Opening | null)[] {
  const lines = pack.split('\n');
  if (lines.pop() !== '')
    throw new FormatError('ENTRY_MALFORMED', 'the sealed pack does not end with a newline');
  return lines.map((line, i) => {
    const index = firstIndex + BigInt(i);
    if (`${line}\n` === erasedPackLine(index)) return null;
    const opening = parseOpening(parseCanonicalJson(line));
    if (opening.index !== index) throw new FormatError('ENTRY_MALFORMED', 'an index is out of order');
    return opening;
  });
}

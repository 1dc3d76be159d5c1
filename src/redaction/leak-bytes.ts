import type { SealedTexts } from './find.ts';

/** In bytes that are hardly text, shorter words come about by chance. */
const LEAST_IN_BYTES = 6;
const utf8 = new TextDecoder('utf-8');
const utf16le = new TextDecoder('utf-16le');
const utf16be = new TextDecoder('utf-16be');
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

const ESCAPES =
  /\\u\{?([0-9a-f]{4,6})\}?|&#x([0-9a-f]{1,6});|&#(\d{1,7});|((?:%[0-9a-f]{2})+)|((?:=[0-9A-F]{2})+)/gi;

const codePoint = (code: number): string =>
  code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' ';

/** Letters as JSON, HTML, addresses of the web and mail write them, as letters. */
function unescaped(text: string): string {
  return text.replaceAll(
    ESCAPES,
    (_, unit?: string, hex?: string, decimal?: string, percent?: string, quoted?: string) => {
      if (unit !== undefined || hex !== undefined) return codePoint(Number.parseInt(unit ?? hex ?? '', 16));
      if (decimal !== undefined) return codePoint(Number(decimal));
      return utf8.decode(Buffer.from((percent ?? quoted ?? '').replaceAll(/[%=]/g, ''), 'hex'));
    },
  );
}

/** Whether a text holds a sealed one, as it is written or with its escapes resolved. */
export function isInText(sealed: SealedTexts, text: string): boolean {
  const has = (one: string): boolean => sealed.find(one).some(({ likeness }) => likeness === 'whole');
  if (has(text)) return true;
  const plain = unescaped(text);
  return plain !== text && has(plain);
}

/** The text that bytes are, when they are one: UTF-8, or UTF-16 with a mark or with every other byte nought. Null for others. */
export function textOfBytes(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return utf16le.decode(bytes.subarray(2));
  if (first === 0xfe && second === 0xff) return utf16be.decode(bytes.subarray(2));
  try {
    const text = strictUtf8.decode(bytes);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

/**
 * Whether bytes hold a sealed text: as the text they are, else in the ways in which letters lie in files (UTF-8, UTF-16 of either
 * order beginning at either byte).
 */
export function isInBytes(sealed: SealedTexts, bytes: Uint8Array): boolean {
  const text = textOfBytes(bytes);
  if (text !== null) return isInText(sealed, text);
  const readings = [
    utf8.decode(bytes),
    ...[utf16le, utf16be].flatMap((one) => [one.decode(bytes), one.decode(bytes.subarray(1))]),
  ];
  return readings.some((one) =>
    sealed
      .find(one)
      .some(({ start, end, likeness }) => likeness === 'whole' && end - start >= LEAST_IN_BYTES),
  );
}

/** A JPEG without its picture: what stands before the first scan and after the end. All of it when it is no JPEG. */
export function besidesScan(bytes: Buffer): Uint8Array[] {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return [bytes];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda)
    at += 2 + bytes.readUInt16BE(at + 2);
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
  return [bytes.subarray(0, at), ...(end > at ? [bytes.subarray(end + 2)] : [])];
}

/** A PDF without its streams, which are looked at by themselves: what stands in objects, between them, and after the end. */
export function besidesStreams(bytes: Buffer): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const start = bytes.indexOf('stream', at, 'latin1');
    const end = start < 0 ? -1 : bytes.indexOf('endstream', start, 'latin1');
    if (end < 0) return [...parts, bytes.subarray(at)];
    parts.push(bytes.subarray(at, start));
    at = end + 'endstream'.length;
  }
}

/** How a revision of a PDF ends; tables of characters end in the last line of it alone. */
const REVISION_END = /startxref\s+\d+\s+%%EOF/g;

/** Ends of the earlier revisions of a PDF that was changed by adding to it. */
export function revisionEnds(bytes: Buffer): number[] {
  const ends = Array.from(
    bytes.toString('latin1').matchAll(REVISION_END),
    ({ 0: end, index }) => index + end.length,
  );
  return ends.slice(0, -1);
}

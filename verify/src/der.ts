import { refuse, toHex } from './bytes.ts';

/** One DER value: its tag byte, its content, and all its bytes. */
export type Der = Readonly<{ tag: number; content: Uint8Array; bytes: Uint8Array }>;

const malformed = () => refuse('DER_MALFORMED', 'not strict DER');

function readOne(bytes: Uint8Array, at: number): Der {
  const [tag = 0, first = 0xff] = bytes.subarray(at, at + 2);
  if ((tag & 0x1f) === 0x1f || first === 0x80 || first > 0x84) malformed();
  const start = at + 2 + Math.max(0, first - 0x80);
  const long = bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  // DER has one encoding of each length.
  if (first > 0x80 && (long < 0x80 || bytes[at + 2] === 0)) malformed();
  const end = start + (first < 0x80 ? first : long);
  if (end > bytes.length) malformed();
  return { tag, content: bytes.subarray(start, end), bytes: bytes.subarray(at, end) };
}

/** Exactly one value filling `bytes` (X.690 DER: definite, minimal lengths; DER_MALFORMED). */
export function readDer(bytes: Uint8Array): Der {
  const der = readOne(bytes, 0);
  return der.bytes.length === bytes.length ? der : malformed();
}

/** The content of a value that must be there, with this tag where one is given. */
export const contentOf = (der: Der | undefined, tag: number | undefined = der?.tag): Uint8Array =>
  der !== undefined && der.tag === tag ? der.content : malformed();

/** The values inside a constructed value, which must have this tag: 0x30 SEQUENCE, 0x31 SET, 0xa0 [0]. */
export function children(der: Der | undefined, tag: number = 0x30): Der[] {
  const content = contentOf(der, tag);
  const found: Der[] = [];
  for (let at = 0; at < content.length; at += found.at(-1)?.bytes.length ?? 0)
    found.push(readOne(content, at));
  return found;
}

/** An object identifier, as the hexadecimal of its content. */
export const oid = (der: Der | undefined): string => toHex(contentOf(der, 6));

/** UTCTime or GeneralizedTime in UTC, as milliseconds since the epoch. */
export function derTime(der: Der | undefined): number {
  const digits = String.fromCharCode(...contentOf(der).subarray(0, 64));
  const text = der?.tag === 0x17 ? `${digits < '50' ? 20 : 19}${digits}` : digits;
  const shape = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(\.\d{1,3})\d*)?Z$/;
  const time = Date.parse(shape.test(text) ? text.replace(shape, '$1-$2-$3T$4:$5:$6$7Z') : '');
  return Number.isNaN(time) ? malformed() : time;
}

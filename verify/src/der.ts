import { FormatError } from './bytes.ts';

/** One DER value: its tag byte, its content, and all its bytes. */
export interface Der {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly bytes: Uint8Array;
}

const malformed = () => new FormatError('DER_MALFORMED', 'not strict DER');

function readOne(bytes: Uint8Array, at: number): Der {
  const [tag = 0, first = 0xff] = bytes.subarray(at, at + 2);
  if ((tag & 0x1f) === 0x1f || first === 0x80 || first > 0x84) throw malformed();
  let start = at + 2;
  let length = first;
  if (first > 0x80) {
    start += first - 0x80;
    length = bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
    // DER has one encoding of each length.
    if (length < 0x80 || bytes[at + 2] === 0) throw malformed();
  }
  if (start + length > bytes.length) throw malformed();
  return { tag, content: bytes.subarray(start, start + length), bytes: bytes.subarray(at, start + length) };
}

/** Exactly one value filling `bytes` (X.690 DER: definite, minimal lengths; DER_MALFORMED). */
export function readDer(bytes: Uint8Array): Der {
  const der = readOne(bytes, 0);
  if (der.bytes.length !== bytes.length) throw malformed();
  return der;
}

/** The values inside a constructed value, which must have this tag: 0x30 SEQUENCE, 0x31 SET, 0xa0 [0]. */
export function children(der: Der | undefined, tag: number = 0x30): Der[] {
  if (der?.tag !== tag) throw malformed();
  const found: Der[] = [];
  for (let at = 0; at < der.content.length; at += found.at(-1)?.bytes.length ?? 0)
    found.push(readOne(der.content, at));
  return found;
}

/** Dotted form of an object identifier. */
export function oid(der: Der | undefined): string {
  if (der?.tag !== 6 || der.content.length > 64) throw malformed();
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const byte of der.content) {
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const [head = 0n, ...rest] = arcs;
  const top = head < 80n ? head / 40n : 2n;
  return [top, head - top * 40n, ...rest].join('.');
}

/** UTCTime or GeneralizedTime in UTC, as milliseconds since the epoch. */
export function derTime(der: Der | undefined): number {
  const text = String.fromCharCode(...(der?.content.subarray(0, 64) ?? []));
  const [, year = '', rest = '', fraction = ''] = /^(\d{2}|\d{4})(\d{10})(\.\d+)?Z$/.exec(text) ?? [];
  if (year.length !== (der?.tag === 0x17 ? 2 : 4)) throw malformed();
  const full = year.length === 4 ? year : `${Number(year) < 50 ? 20 : 19}${year}`;
  const [month, day, hour, minute, second] = rest.match(/../g) ?? [];
  const time = Date.parse(`${full}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(time)) throw malformed();
  return time;
}

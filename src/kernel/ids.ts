import { drawRandom } from './random.ts';

/** A SHA-256 digest as 64 lower-case hex digits: the name of a blob. */
export type Sha256Hex = string & { readonly __sha256: unique symbol };

/** Accepts exactly 64 lower-case hex digits; anything else throws, because a blob name is never guessed. */
export function asSha256Hex(text: string): Sha256Hex {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`not a SHA-256 in lower-case hex: ${text.slice(0, 80)}`);
  return text as Sha256Hex;
}

let lastMs = 0;
let counter = 0;

/**
 * A UUID version 7 (RFC 9562 §5.7): time-ordered, strictly increasing within this process, so that
 * primary keys are inserted at the right edge of their index.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    counter = drawRandom(2).readUInt16BE() & 0x7ff;
  } else if (++counter > 0xfff) {
    // The 12-bit counter of this millisecond is used up: borrow the next one (RFC 9562 §6.2).
    lastMs += 1;
    counter = 0;
  }
  const bytes = drawRandom(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** True for the textual form of a UUID, any version, lower case. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}

// Crockford base 32: no I, L, O or U, so that a serial survives being read aloud and typed again.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function checkCharacter(values: readonly number[]): string {
  let sum = 0;
  for (const [position, value] of values.entries()) sum = (sum + value * (2 * position + 1)) % 32;
  return ALPHABET[sum] ?? '0';
}

/**
 * A new serial such as `7K3F-2QX0`: seven random characters and a check character. Random rather than
 * counted, so that a disclosed serial says nothing of how many items there are or in which order they came.
 * Uniqueness is the database's constraint; a clash (one new serial in 34,000 at a million) is retried by what makes many at once.
 */
export function newSerial(): string {
  const values = [...drawRandom(7)].map((byte) => byte & 31);
  const text = values.map((value) => ALPHABET[value]).join('') + checkCharacter(values);
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** The canonical form of a typed serial (case, O→0, I/L→1, missing hyphen), or null when its check fails. */
export function parseSerial(typed: string): string | null {
  const text = typed.trim().toUpperCase().replaceAll('-', '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (text.length !== 8) return null;
  const values = [...text].map((character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return null;
  if (checkCharacter(values.slice(0, 7)) !== text[7]) return null;
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** A text or a file is not what its format demands. `code` is stable; `message` is one plain sentence. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Refuses with a FormatError; an expression, so that it can stand where a value is missing. */
export function refuse(code: string, message: string): never {
  throw new FormatError(code, message);
}

/** Ends the check at hand as FAIL. */
export const fail = (detail: string): never => refuse('CHECK_FAILED', detail);

/** Ends the check at hand as NOT CHECKED. */
export const notChecked = (reason: string): never => refuse('NOT_CHECKED', reason);

/** Ends the check at hand as FAIL unless something holds or is there. */
export function need(something: unknown, detail: string): asserts something {
  if (!something) fail(detail);
}

/** Fails with the first few of many faults; does nothing when there are none. */
export function failIfAny(faults: readonly string[]): void {
  const more = faults.length > 5 ? `; and ${faults.length - 5} more` : '';
  need(faults.length === 0, `${faults.slice(0, 5).join('; ')}${more}`);
}

/** UTF-8 bytes of a text. A lone surrogate is refused, never replaced (BYTES_LONE_SURROGATE). */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  if (!text.isWellFormed()) refuse('BYTES_LONE_SURROGATE', 'the text holds half a character');
  return new TextEncoder().encode(text);
}

/** Strict UTF-8 decoding; a byte-order mark is kept, broken sequences are refused (BYTES_NOT_UTF8). */
export function fromUtf8(bytes: Uint8Array, what: string = 'this'): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('BYTES_NOT_UTF8', `${what} is not valid UTF-8`);
  }
}

/** One array holding all parts in order. */
export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Whether two arrays hold the same bytes. Not constant time: nothing compared here is secret. */
export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Lower-case hexadecimal. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Standard padded base64 (RFC 4648 §4). */
export const toBase64 = (bytes: Uint8Array): string =>
  btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));

/** Strict standard base64: no whitespace, full padding, zero trailing bits, at most 2 MiB; else BYTES_NOT_BASE64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  // Of the last character only what leaves no bits over: one value would have several spellings otherwise.
  const shape = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;
  // Nothing of ours is longer, and a longer text would exhaust the stack of the pattern.
  const isBase64 = text.length <= 1 << 21 && shape.test(text);
  const decoded = isBase64 ? atob(text) : refuse('BYTES_NOT_BASE64', 'not standard padded base64');
  const bytes = new Uint8Array(decoded.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = decoded.charCodeAt(i);
  return bytes;
}

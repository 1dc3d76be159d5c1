import { FormatError, fromUtf8 } from './bytes.ts';

/** Any value JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Deeper nesting is refused: nothing of ours is deeper than eight, and recursion must not exhaust the stack. */
const maxDepth = 100;

function refuse(what: string): never {
  throw new FormatError('JSON_NOT_REPRESENTABLE', `${what} has no canonical JSON form`);
}

function encodeString(text: string): string {
  // JSON.stringify would write a lone surrogate as an escape, which RFC 8785 §3.2.2.2 forbids.
  if (!text.isWellFormed()) refuse('a lone surrogate');
  return JSON.stringify(text);
}

function encode(value: unknown, depth: number): string {
  if (typeof value === 'string') return encodeString(value);
  if (typeof value === 'number')
    return Number.isFinite(value) ? JSON.stringify(value) : refuse(String(value));
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') return refuse(`a ${typeof value}`);
  if (depth >= maxDepth) return refuse(`nesting deeper than ${maxDepth}`);
  if (Array.isArray(value)) {
    // Array.from makes a hole an undefined, which is refused; map would skip it.
    return `[${Array.from(value, (element: unknown) => encode(element, depth + 1)).join(',')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse('an instance of a class');
  // Array.prototype.sort compares UTF-16 code units, which is the order RFC 8785 §3.2.3 asks for.
  const members = Object.keys(value).sort();
  const record = value as Readonly<Record<string, unknown>>;
  return `{${members.map((key) => `${encodeString(key)}:${encode(record[key], depth + 1)}`).join(',')}}`;
}

/**
 * The one canonical text of a value (RFC 8785, JCS). Refuses what JSON cannot hold instead of dropping it:
 * undefined, bigint, NaN, infinities, lone surrogates, dates and other class instances (JSON_NOT_REPRESENTABLE).
 * Members whose value is undefined are refused too: leave them out.
 */
export function canonicalJson(value: unknown): string {
  return encode(value, 0);
}

/**
 * Parses canonical JSON only: whatever this accepts re-encodes to the same bytes, so one value has one spelling.
 * Duplicate names, other member orders, spare whitespace, other number spellings, lone surrogates and a byte-order
 * mark are all refused (JSON_NOT_CANONICAL; JSON_MALFORMED when it is not JSON; BYTES_NOT_UTF8).
 */
export function parseCanonicalJson(input: Uint8Array | string): Json {
  const text = typeof input === 'string' ? input : fromUtf8(input);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new FormatError('JSON_MALFORMED', 'not JSON');
  }
  if (canonicalJson(value) !== text) {
    throw new FormatError('JSON_NOT_CANONICAL', 'JSON, but not in its canonical form');
  }
  return value;
}

/** Narrows to an object, for reading documents whose fields are then checked one by one. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { fromUtf8, refuse } from './bytes.ts';

/** Any value JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

const cannot = (what: string) => refuse('JSON_NOT_REPRESENTABLE', `${what} has no canonical JSON form`);

function encode(value: unknown, depth: number): string {
  // JSON.stringify would write a lone surrogate as an escape, which RFC 8785 §3.2.2.2 forbids.
  if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : cannot('a surrogate');
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : cannot(`${value}`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') return cannot(`a ${typeof value}`);
  // Nothing of ours is deeper than eight, and recursion must not exhaust the stack.
  if (depth >= 100) return cannot('nesting deeper than 100');
  const isList = Array.isArray(value);
  if (!isList && ![null, Object.prototype].includes(Object.getPrototypeOf(value)))
    return cannot('an instance of a class');
  let text = '';
  // A hole of a list is undefined, which is refused; names by UTF-16 code units, the order that RFC 8785 §3.2.3 asks for.
  for (const key of isList ? value.keys() : Object.keys(value).sort())
    text += `${text && ','}${isList ? '' : `${encode(key, depth)}:`}${encode((value as JsonObject)[key], depth + 1)}`;
  return isList ? `[${text}]` : `{${text}}`;
}

/** The one canonical text of a value (RFC 8785). What JSON cannot hold is refused, undefined members too (JSON_NOT_REPRESENTABLE). */
export const canonicalJson = (value: unknown): string => encode(value, 0);

/**
 * Parses canonical JSON only: whatever this accepts re-encodes to the same bytes. Duplicate names, other orders, spare whitespace,
 * other spellings and a byte-order mark are refused (JSON_NOT_CANONICAL; JSON_MALFORMED when it is not JSON; BYTES_NOT_UTF8).
 */
export function parseCanonicalJson(input: Uint8Array | string): Json {
  const text = typeof input === 'string' ? input : fromUtf8(input);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return refuse('JSON_MALFORMED', 'not JSON');
  }
  return canonicalJson(value) === text ? value : refuse('JSON_NOT_CANONICAL', 'JSON, but not canonical');
}

/** Narrows to an object, for reading documents whose fields are then checked one by one. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

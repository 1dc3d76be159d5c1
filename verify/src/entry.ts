import { FormatError, concat, fromBase64, toBase64, utf8 } from './bytes.ts';
import {
  type Json,
  type JsonObject,
  canonicalJson,
  isJsonObject,
  parseCanonicalJson,
} from './canonical-json.ts';
import { type HashFunction, sha256 } from './sha2.ts';

/** What the verifier relies on in a ledger entry (docs/formats/ledger.md#entry); other members may be present. */
export interface Entry {
  readonly v: 1;
  readonly id: string;
  readonly kind: string;
  /** RFC 3339 UTC with milliseconds. */
  readonly at: string;
  readonly actor: { readonly id: string; readonly role: string };
  readonly subject: { readonly table: string; readonly id: string };
  readonly rows: readonly { readonly table: string; readonly op: string; readonly row: JsonObject }[];
}

/** An entry with what is needed to find it in the tree: its index and its 32-byte salt. */
export interface Opening {
  readonly index: bigint;
  readonly salt: Uint8Array;
  readonly entry: Entry & JsonObject;
}

const texts = (value: Json | undefined, ...names: readonly string[]) =>
  isJsonObject(value) && names.every((name) => typeof value[name] === 'string');

/** Whether a value has the members of an entry, with the right types. Says nothing about what they mean. */
export function isEntry(value: Json | undefined): value is Entry & JsonObject {
  if (!isJsonObject(value) || value['v'] !== 1 || !texts(value, 'id', 'kind', 'at')) return false;
  const { actor, subject, rows, at } = value;
  if (!texts(actor, 'id', 'role') || !texts(subject, 'table', 'id') || !Array.isArray(rows)) return false;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at as string)) return false;
  return rows.every((row: Json) => texts(row, 'table', 'op') && isJsonObject((row as JsonObject)['row']));
}

/** SHA-256(salt ‖ entry bytes): hides the entry, binds its writer to it. The salt is 32 random bytes (ENTRY_BAD_SALT). */
export function commitment(
  salt: Uint8Array,
  entryBytes: Uint8Array,
  hash: HashFunction = sha256,
): Uint8Array {
  if (salt.length !== 32) throw new FormatError('ENTRY_BAD_SALT', 'a salt is 32 bytes');
  return hash(concat(salt, entryBytes));
}

/** The bytes that stand in the public log for one entry: canonical JSON of its commitment and a version. */
export function leafBytes(committed: Uint8Array): Uint8Array<ArrayBuffer> {
  return utf8(canonicalJson({ c: toBase64(committed), v: 1 }));
}

/** Leaf bytes that an opening must have in the log. */
export function openingLeaf(opening: Opening, hash: HashFunction = sha256): Uint8Array<ArrayBuffer> {
  return leafBytes(commitment(opening.salt, utf8(canonicalJson(opening.entry)), hash));
}

/** An opening as it stands in sealed packs and custody statements. The index must be a safe integer. */
export function openingJson(opening: Opening): JsonObject {
  return { entry: opening.entry, index: Number(opening.index), salt: toBase64(opening.salt) };
}

/** Reads an opening out of parsed JSON (ENTRY_MALFORMED). */
export function parseOpening(value: Json | undefined): Opening {
  const malformed = () => new FormatError('ENTRY_MALFORMED', 'not an entry with its index and salt');
  if (!isJsonObject(value) || Object.keys(value).sort().join() !== 'entry,index,salt') throw malformed();
  const { entry, index, salt } = value;
  if (!isEntry(entry) || !Number.isSafeInteger(index) || Number(index) < 0) throw malformed();
  const saltBytes = fromBase64(typeof salt === 'string' ? salt : '');
  if (saltBytes.length !== 32) throw malformed();
  return { index: BigInt(index as number), salt: saltBytes, entry };
}

/** One line of a sealed pack, newline included. */
export function sealedPackLine(opening: Opening): string {
  return `${canonicalJson(openingJson(opening))}\n`;
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

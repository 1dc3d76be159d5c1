import { concat, fromBase64, refuse, toBase64, utf8 } from './bytes.ts';
import { type Json, type JsonObject, canonicalJson, isJsonObject } from './canonical-json.ts';
import { type HashFunction, sha256 } from './hash.ts';

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
export type Opening = Readonly<{ index: bigint; salt: Uint8Array; entry: Entry & JsonObject }>;

type Texts<N extends string> = JsonObject & Readonly<Record<N, string>>;

/** Whether a value is an object in which each of these members is a text. */
export function hasTexts<N extends string>(value: Json | undefined, ...names: N[]): value is Texts<N> {
  return isJsonObject(value) && names.every((name) => typeof value[name] === 'string');
}

/** Whether a value has the members of an entry, with the right types. Says nothing about what they mean. */
function isEntry(value: Json | undefined): value is Entry & JsonObject {
  if (!hasTexts(value, 'id', 'kind', 'at') || value['v'] !== 1) return false;
  const { actor, subject, rows, at } = value;
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at);
  const isRow = (row: Json) => hasTexts(row, 'table', 'op') && isJsonObject(row['row']);
  const areNamed = hasTexts(actor, 'id', 'role') && hasTexts(subject, 'table', 'id');
  return isTime && areNamed && Array.isArray(rows) && rows.every(isRow);
}

/** SHA-256(salt ‖ entry bytes): hides the entry, binds its writer to it. The salt is 32 random bytes (ENTRY_BAD_SALT). */
export const commitment = (salt: Uint8Array, entry: Uint8Array, hash: HashFunction = sha256): Uint8Array =>
  salt.length === 32 ? hash(concat([salt, entry])) : refuse('ENTRY_BAD_SALT', 'a salt is 32 bytes');

/** The bytes that stand in the public log for one entry: canonical JSON of its commitment and a version. */
export const leafBytes = (committed: Uint8Array): Uint8Array<ArrayBuffer> =>
  utf8(canonicalJson({ c: toBase64(committed), v: 1 }));

/** Leaf bytes that an opening must have in the log. */
export const openingLeaf = ({ salt, entry }: Opening, hash: HashFunction = sha256): Uint8Array<ArrayBuffer> =>
  leafBytes(commitment(salt, utf8(canonicalJson(entry)), hash));

/** Reads an opening out of parsed JSON (ENTRY_MALFORMED). */
export function parseOpening(value: Json | undefined): Opening {
  const malformed = () => refuse('ENTRY_MALFORMED', 'not an entry with its index and salt');
  if (!hasTexts(value, 'salt') || Object.keys(value).sort().join() !== 'entry,index,salt') return malformed();
  const { entry, index } = value;
  const salt = fromBase64(value.salt);
  if (!isEntry(entry) || !Number.isSafeInteger(index) || salt.length !== 32) return malformed();
  return Number(index) < 0 ? malformed() : { index: BigInt(Number(index)), salt, entry };
}

import {
  checkTimestamp,
  commitment,
  entryNamesHash,
  FormatError,
  canonicalJson,
  fromBase64,
  leafHash,
  openingLeaf,
  parseOpening,
  parsePem,
  parseTlogProof,
  parseVkey,
  toBase64,
  toHex,
  utf8,
  verifyInclusion,
  verifyNote,
  type Json,
  type JsonObject,
  type Opening,
  type ParsedTlogProof,
} from '#verify';
import type { Receipt } from '../api/schema.gen.ts';

/** What became of one step. */
export type StepResult = 'PASS' | 'FAIL' | 'NOT CHECKED';

/**
 * One step: its name, its result, and why it failed or could not be made, in the verifier’s own words, which are English. For PASS: the
 * figures that were found, which belong to no language.
 */
export interface Step {
  readonly id: 'content' | 'entry' | 'inclusion' | 'signature' | 'time-stamp';
  readonly result: StepResult;
  readonly detail: string;
}

/** Figures of the checking, for whoever wants to repeat it by other means. */
export interface ReceiptFigures {
  readonly at: string;
  readonly actorId: string;
  readonly index: string;
  readonly size: string;
  readonly root: string;
  readonly commitment: string;
  readonly leafHash: string;
  /** Text that the log signed, its signature, and the key as DER (RFC 8410), all in base64. */
  readonly signed: { readonly text: string; readonly signature: string; readonly key: string } | null;
}

/** The outcome for one recorded receipt. `figures` is null when it cannot be read at all. */
export interface CheckedReceipt {
  readonly steps: readonly Step[];
  readonly figures: ReceiptFigures | null;
}

/** Prefix of an Ed25519 public key in DER (RFC 8410 §4). */
const ED25519_DER = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

const pass = (id: Step['id'], detail: string): Step => ({ id, result: 'PASS', detail });
const failed = (id: Step['id'], detail: string): Step => ({ id, result: 'FAIL', detail });

function itemRowSays(entry: JsonObject, serial: string): boolean {
  const { rows } = entry;
  return (
    Array.isArray(rows) &&
    rows.some((one: Json) => {
      const { table, row } = (one ?? {}) as JsonObject;
      return table === 'item' && ((row ?? {}) as JsonObject)['serial'] === serial;
    })
  );
}

function checkContent(hash: string | null, opening: Opening): Step {
  if (hash === null)
    return { id: 'content', result: 'NOT CHECKED', detail: 'the original was not downloaded' };
  return entryNamesHash(opening.entry, hash)
    ? pass('content', `SHA-256 ${hash}`)
    : failed('content', `the bytes that arrived have SHA-256 ${hash}, which the entry does not hold`);
}

function checkInclusion(opening: Opening, proof: ParsedTlogProof): Step {
  if (proof.index !== opening.index) return failed('inclusion', `the proof is about entry ${proof.index}`);
  const { size } = proof.signed;
  const fault = verifyInclusion({
    index: opening.index,
    leafHash: leafHash(openingLeaf(opening)),
    proof: proof.hashes,
    tree: proof.signed,
  });
  return fault === null
    ? pass('inclusion', `${opening.index} / ${size}`)
    : failed('inclusion', `the entry is not in the tree: ${fault}`);
}

async function checkSignature(proof: ParsedTlogProof, receipt: Receipt): Promise<Step> {
  const key = parseVkey(receipt.vkey);
  if (key.name !== proof.signed.origin)
    return failed('signature', `the checkpoint is of ${proof.signed.origin}, the key of ${key.name}`);
  if (proof.checkpoint !== receipt.checkpoint)
    return failed('signature', 'the proof carries another checkpoint than the receipt');
  const { status } = await verifyNote(proof.signed.note, key).catch((error: unknown) => {
    if (error instanceof FormatError && error.code === 'NOT_CHECKED') return { status: 'unsupported' };
    throw error;
  });
  if (status === 'unsupported')
    return {
      id: 'signature',
      result: 'NOT CHECKED',
      detail: 'this browser cannot check Ed25519 signatures',
    };
  return status === 'good'
    ? pass('signature', `${key.name}, ${proof.signed.size}`)
    : failed('signature', status === 'absent' ? 'the key did not sign it' : 'the signature is wrong');
}

/** Each stamp over a checkpoint that covers this entry; the checkpoint itself must be the log's own. */
async function checkVouchers(opening: Opening, receipt: Receipt): Promise<Step[]> {
  const { proof: proofText, stamps } = receipt.vouchers ?? { proof: '', stamps: [] };
  if (stamps.length === 0) return [];
  const proof = parseTlogProof(proofText);
  const key = parseVkey(receipt.vkey);
  const inclusion = checkInclusion(opening, proof);
  if (inclusion.result !== 'PASS') return [failed('time-stamp', inclusion.detail)];
  if (proof.signed.origin !== key.name)
    return [failed('time-stamp', `it is about a checkpoint of ${proof.signed.origin}`)];
  return Promise.all(
    stamps.map(async ({ authority, token, certificates }): Promise<Step> => {
      try {
        const anchors = parsePem(certificates);
        const atMs = await checkTimestamp(fromBase64(token), utf8(proof.checkpoint), anchors);
        return pass('time-stamp', `${authority}: ${new Date(atMs).toISOString()}`);
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
        const result = error.code === 'NOT_CHECKED' ? 'NOT CHECKED' : 'FAIL';
        return { id: 'time-stamp', result, detail: `${authority}: ${error.message}` };
      }
    }),
  );
}

function figuresOf(opening: Opening, proof: ParsedTlogProof, receipt: Receipt): ReceiptFigures {
  const key = parseVkey(receipt.vkey);
  const { note, size, root } = proof.signed;
  const own = note.signatures.find(({ name }) => name === key.name);
  const committed = commitment(opening.salt, utf8(canonicalJson(opening.entry)));
  return {
    at: opening.entry.at,
    actorId: opening.entry.actor.id,
    index: String(opening.index),
    size: String(size),
    root: toBase64(root),
    commitment: toBase64(committed),
    leafHash: toHex(leafHash(openingLeaf(opening))),
    signed: own
      ? {
          text: toBase64(utf8(note.text)),
          signature: toBase64(own.signature),
          key: toBase64(Uint8Array.of(...ED25519_DER, ...key.publicKey)),
        }
      : null,
  };
}

/**
 * Checks one opening of a receipt. Everything in `receipt` comes from the server and is not trusted; `hash` is the
 * SHA-256 that this browser computed over the bytes it received, or null when it has none. Malformed evidence is a FAIL.
 */
export async function checkReceipt(
  receipt: Receipt,
  given: { readonly at: number; readonly hash: string | null; readonly serial: string },
): Promise<CheckedReceipt> {
  try {
    const { entry, index, salt, proof: proofText } = receipt.openings[given.at] ?? {};
    const opening = parseOpening({ entry: entry as JsonObject, index: index ?? -1, salt: salt ?? '' });
    const proof = parseTlogProof(proofText ?? '');
    return {
      steps: [
        checkContent(given.hash, opening),
        itemRowSays(opening.entry, given.serial)
          ? pass('entry', `${given.serial}, ${opening.entry.at}`)
          : failed('entry', `the entry is not about ${given.serial}`),
        checkInclusion(opening, proof),
        await checkSignature(proof, receipt),
        ...(await checkVouchers(opening, receipt)),
      ],
      figures: figuresOf(opening, proof, receipt),
    };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { steps: [failed('entry', error.message)], figures: null };
  }
}

/** The result of a statement that stands on these steps: all must have passed; a step that is not there is not checked. */
export function resultOf(checked: CheckedReceipt, ids: readonly Step['id'][]): StepResult {
  if (checked.figures === null) return 'FAIL';
  const results = ids.flatMap((id) => {
    const found = checked.steps.filter((step) => step.id === id).map((step) => step.result);
    return found.length > 0 ? found : ['NOT CHECKED' as const];
  });
  if (results.includes('FAIL')) return 'FAIL';
  return results.includes('NOT CHECKED') ? 'NOT CHECKED' : 'PASS';
}

import {
  canonicalJson,
  FormatError,
  fromBase64,
  leafHash,
  openingLeaf,
  parseCheckpoint,
  parseOpening,
  parseTlogProof,
  parseVkey,
  toBase64,
  utf8,
  verifyConsistency,
  verifyInclusion,
  verifyNote,
  type JsonObject,
  type SignedCheckpoint,
} from '#verify';
import type { Answer } from '../api/client.ts';
import type { StepResult } from '../receipt/check-receipt.ts';

/** One step of a check: its name, what became of it, and what was found or what is wrong. */
export interface LogStep {
  readonly id: 'commitment' | 'inclusion' | 'consistency' | 'signature';
  readonly result: StepResult;
  readonly detail: string;
}

/** What the server gives about an entry; not trusted. */
export type EntryAnswer = Answer<'GET /api/ledger/entries/{index}'>;
/** What the server gives about two checkpoints; not trusted. */
export type ConsistencyAnswer = Answer<'GET /api/ledger/consistency'>;

async function signatureStep(checkpoint: SignedCheckpoint, vkeys: readonly string[]): Promise<LogStep> {
  const detail = `${checkpoint.origin}, ${checkpoint.size}`;
  try {
    for (const key of vkeys.map(parseVkey)) {
      if (key.name !== checkpoint.origin) continue;
      const { status } = await verifyNote(checkpoint.note, key);
      if (status === 'good') return { id: 'signature', result: 'PASS', detail };
      if (status === 'bad')
        return { id: 'signature', result: 'FAIL', detail: `${detail}: the signature is wrong` };
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const result = error.code === 'NOT_CHECKED' ? 'NOT CHECKED' : 'FAIL';
    return { id: 'signature', result, detail: error.message };
  }
  return { id: 'signature', result: 'FAIL', detail: `${detail}: no key of this log signed it` };
}

function malformed(id: LogStep['id'], error: unknown): LogStep {
  if (!(error instanceof FormatError)) throw error;
  return { id, result: 'FAIL', detail: error.message };
}

/** The leaf of the tree, from the entry and its salt where they are disclosed, else from the commitment alone. */
function leafOf({ place, disclosed }: EntryAnswer): { leaf: Uint8Array; step: LogStep } {
  if (!disclosed)
    return {
      leaf: utf8(canonicalJson({ c: place.commitment, v: 1 })),
      step: { id: 'commitment', result: 'NOT CHECKED', detail: 'the entry and its salt are not disclosed' },
    };
  const opening = parseOpening({
    entry: disclosed.entry as JsonObject,
    index: place.index,
    salt: disclosed.salt,
  });
  const leaf = openingLeaf(opening);
  const isSame = toBase64(leaf) === toBase64(utf8(canonicalJson({ c: place.commitment, v: 1 })));
  return {
    leaf,
    step: isSame
      ? { id: 'commitment', result: 'PASS', detail: place.commitment }
      : { id: 'commitment', result: 'FAIL', detail: 'salt and entry give another commitment than stated' },
  };
}

/** Recomputes commitment, leaf and path of an entry, and checks who signed the checkpoint. `index` is the one asked for. */
export async function checkEntry(answer: EntryAnswer, index: number): Promise<LogStep[]> {
  try {
    const { leaf, step } = leafOf(answer);
    const proof = parseTlogProof(answer.proof);
    const tree = proof.signed;
    const fault =
      proof.index !== BigInt(index)
        ? `the proof is about entry ${proof.index}`
        : verifyInclusion({
            index: BigInt(index),
            leafHash: leafHash(leaf),
            proof: proof.hashes,
            tree,
          });
    return [
      step,
      {
        id: 'inclusion',
        result: fault === null ? 'PASS' : 'FAIL',
        detail: fault ?? `${index} / ${tree.size}`,
      },
      await signatureStep(tree, answer.vkeys),
    ];
  } catch (error) {
    return [malformed('inclusion', error)];
  }
}

/** Recomputes the roots of both checkpoints from the proof, and checks who signed them. */
export async function checkConsistency(
  answer: ConsistencyAnswer,
  sizes: readonly [number, number],
): Promise<LogStep[]> {
  try {
    const [old, now] = [parseCheckpoint(answer.old), parseCheckpoint(answer.now)];
    const isAsked = Number(old.size) === Math.min(...sizes) && Number(now.size) === Math.max(...sizes);
    const fault = isAsked
      ? verifyConsistency({ old, now, proof: answer.proof.map(fromBase64) })
      : 'the checkpoints are not those asked for';
    return [
      {
        id: 'consistency',
        result: fault === null ? 'PASS' : 'FAIL',
        detail: fault ?? `${old.size} → ${now.size}`,
      },
      await signatureStep(old, answer.vkeys),
      await signatureStep(now, answer.vkeys),
    ];
  } catch (error) {
    return [malformed('consistency', error)];
  }
}

/** The result of all steps that could be made: one that failed decides; one that was not made is said by itself. */
export function overallOf(steps: readonly LogStep[]): StepResult {
  const results = steps.map(({ result }) => result);
  if (results.includes('FAIL')) return 'FAIL';
  return results.includes('PASS') ? 'PASS' : 'NOT CHECKED';
}

/** A signature on a checkpoint that is not the log's own. A witness states when it signed (C2SP tlog-cosignature). */
export interface Cosignature {
  readonly name: string;
  readonly at: string | null;
}

/** What a checkpoint's text says of itself; null when it cannot be read. Cosignatures are listed, not checked. */
export function readCheckpoint(text: string): { root: string; cosignatures: Cosignature[] } | null {
  try {
    const { root, origin, note } = parseCheckpoint(text);
    const others = note.signatures.filter(({ name }) => name !== origin);
    const cosignatures = others.map(({ name, signature }) => {
      if (signature.length !== 72) return { name, at: null };
      const seconds = Number(new DataView(signature.slice().buffer).getBigUint64(0));
      return { name, at: seconds < 8.64e12 ? new Date(seconds * 1000).toISOString() : null };
    });
    return { root: toBase64(root), cosignatures };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return null;
  }
}

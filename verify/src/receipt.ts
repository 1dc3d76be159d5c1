import { toHex } from './bytes.ts';
import type { JsonObject } from './canonical-json.ts';
import { type Check, CheckList, fail, failIfAny, notChecked, overall } from './check.ts';
import { checkOpening, entryNamesHash } from './custody.ts';
import { parseOpening } from './entry.ts';
import { formatVkey, keyFingerprint, parseVkey } from './note.ts';
import { checkPolicy, parsePolicy } from './policy.ts';
import { parseTlogProof } from './proof.ts';

/** What a receipt consists of. All of it may come from a server that is not trusted. */
export interface Receipt {
  /** The bytes, or their SHA-256 where they were hashed elsewhere; neither leaves that check unmade. */
  readonly content?: Blob | Uint8Array;
  readonly sha256: string;
  /** `{entry, index, salt}` as in a custody statement. */
  readonly opening: JsonObject;
  /** Text of the tlog-proof. */
  readonly proof: string;
  /** One of the two: the log's verifier key, or a policy. */
  readonly vkey?: string;
  readonly policy?: string;
}

/** Makes the checks `content`, `exhibit-logged`, `opening` and `checkpoint` for one recorded file. */
export async function verifyReceipt(
  receipt: Receipt,
): Promise<{ readonly result: 'PASS' | 'FAIL'; readonly checks: readonly Check[] }> {
  const list = new CheckList();
  await list.run('content', receipt.sha256, async () => {
    const { content } = receipt;
    if (content === undefined) return notChecked('the file itself was not given');
    const bytes = content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;
    const hash = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())));
    return hash === receipt.sha256
      ? 'these bytes have this SHA-256'
      : fail(`these bytes have SHA-256 ${hash}`);
  });
  await list.run('opening', 'entry', () =>
    checkOpening(parseOpening(receipt.opening), parseTlogProof(receipt.proof)),
  );
  await list.run('exhibit-logged', receipt.sha256, () => {
    const { entry, index } = parseOpening(receipt.opening);
    return entryNamesHash(entry, receipt.sha256)
      ? `its hash stands in entry ${index}`
      : fail('the entry does not hold it');
  });
  await list.run('checkpoint', 'log', async () => {
    const { signed } = parseTlogProof(receipt.proof);
    const fromKey =
      receipt.vkey === undefined
        ? undefined
        : `log ${formatVkey(parseVkey(receipt.vkey.trim()))}\nquorum none\n`;
    const policy = parsePolicy(receipt.policy ?? fromKey ?? notChecked('no key was given'));
    const { faults, isUnsupported, log, witnesses } = await checkPolicy(policy, signed.origin, signed.note);
    if (isUnsupported) notChecked('this platform cannot check Ed25519 signatures');
    failIfAny(faults);
    const print = log ? keyFingerprint(log) : '';
    return `${signed.origin} at ${signed.size} entries, ${witnesses.size} witnesses, key fingerprint ${print}`;
  });
  return { result: overall(list.checks), checks: list.checks };
}

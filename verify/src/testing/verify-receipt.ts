import {
  checkOpening,
  checkPolicy,
  entryNamesHash,
  fail,
  notChecked,
  overall,
  parseOpening,
  parsePolicy,
  parseTlogProof,
  parseVkey,
  runCheck,
  toHex,
  type Check,
  type JsonObject,
} from '../index.ts';
import { webHash } from '../hash.ts';

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

/** One recorded file judged by the verifier's functions alone, as a page that holds a receipt uses them. */
export async function verifyReceipt(
  receipt: Receipt,
): Promise<{ readonly result: 'PASS' | 'FAIL'; readonly checks: readonly Check[] }> {
  const checks: Check[] = [];
  await runCheck(checks, 'content', receipt.sha256, async () => {
    const { content } = receipt;
    if (content === undefined) return notChecked('the file itself was not given');
    const bytes = content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;
    const hash = toHex(await webHash('SHA-256', bytes));
    return hash === receipt.sha256
      ? 'these bytes have this SHA-256'
      : fail(`these bytes have SHA-256 ${hash}`);
  });
  await runCheck(checks, 'opening', 'entry', () =>
    checkOpening(parseOpening(receipt.opening), parseTlogProof(receipt.proof)),
  );
  await runCheck(checks, 'exhibit-logged', receipt.sha256, () => {
    const { entry, index } = parseOpening(receipt.opening);
    return entryNamesHash(entry, receipt.sha256)
      ? `its hash stands in entry ${index}`
      : fail('the entry does not hold it');
  });
  await runCheck(checks, 'checkpoint', 'log', async () => {
    const { signed } = parseTlogProof(receipt.proof);
    const vkey = receipt.vkey?.trim();
    if (vkey !== undefined) parseVkey(vkey);
    const fromKey = vkey === undefined ? undefined : `log ${vkey}\nquorum none\n`;
    return checkPolicy(parsePolicy(receipt.policy ?? fromKey ?? notChecked('no key was given')), signed);
  });
  return { result: overall(checks), checks };
}

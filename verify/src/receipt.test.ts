import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, isJsonObject, parseCanonicalJson, utf8 } from './index.ts';
import type { Json, JsonObject } from './index.ts';
import { fixtureLog, makeFiles, testKey } from './testing/make-bundle.ts';
import { verifyReceipt, type Receipt } from './testing/verify-receipt.ts';
import { formatVkey } from './testing/writers.ts';

async function receiptOf(exhibit: string): Promise<Receipt & { readonly content: Uint8Array }> {
  const files = await makeFiles();
  const custody = parseCanonicalJson(files.get(`data/custody/${exhibit}.json`) ?? utf8('null'));
  assert.ok(isJsonObject(custody));
  const [opening] = custody['openings'] as readonly Json[];
  return {
    content: files.get(custody['file'] as string) ?? utf8(''),
    sha256: custody['sha256'] as string,
    opening: opening as JsonObject,
    proof: fromUtf8(files.get(`proofs/${exhibit}/1.tlog-proof`) ?? utf8('')),
    vkey: formatVkey(fixtureLog.key),
  };
}
const results = async (receipt: Receipt) =>
  Object.fromEntries((await verifyReceipt(receipt)).checks.map(({ id, result }) => [id, result]));

void test('a receipt holds for its file, in bytes or as a Blob, and not for another', async () => {
  const receipt = await receiptOf('001');
  const good = { content: 'PASS', opening: 'PASS', 'exhibit-logged': 'PASS', checkpoint: 'PASS' };
  assert.deepEqual(await results(receipt), good);
  assert.deepEqual(await results({ ...receipt, content: new Blob([receipt.content.slice()]) }), good);
  assert.deepEqual(await results({ ...receipt, content: utf8('other') }), { ...good, content: 'FAIL' });
  const { content, ...without } = receipt;
  assert.ok(content.length > 0);
  assert.deepEqual(await results(without), { ...good, content: 'NOT CHECKED' });
  const otherHash = { ...without, sha256: '0'.repeat(64) };
  assert.deepEqual(await results(otherHash), { ...good, content: 'NOT CHECKED', 'exhibit-logged': 'FAIL' });
});

void test('a receipt from a server that lies is not sound', async () => {
  const receipt = await receiptOf('001');
  const stranger = formatVkey(testKey('example.org/archive', 'log', 8).key);
  assert.equal((await results({ ...receipt, vkey: stranger }))['checkpoint'], 'FAIL');
  assert.equal(
    (await results({ ...receipt, proof: receipt.proof.replace('\n5\n', '\n6\n') }))['checkpoint'],
    'FAIL',
  );
  assert.equal((await results({ ...receipt, proof: '' }))['opening'], 'FAIL');
  assert.equal((await results({ ...receipt, opening: { ...receipt.opening, index: 2 } }))['opening'], 'FAIL');
  const { vkey, ...without } = receipt;
  assert.ok(vkey);
  assert.equal((await results(without))['checkpoint'], 'NOT CHECKED');
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  keyFingerprint,
  leafHash,
  nodeHash,
  openingLeaf,
  parseOpening,
  toBase64,
  toHex,
  sha256,
  utf8,
  type JsonObject,
} from '#verify';
import { makeAuthority } from '../../../verify/src/testing/make-timestamp.ts';
import type { Receipt } from '../api/schema.gen.ts';
import { checkReceipt, resultOf, type Step } from './check-receipt.ts';
import { hashCommand, inclusionCommand, signatureCommand } from './commands.ts';

const SERIAL = 'SQ4Z-HVVC';
const HASH = toHex(sha256(utf8('evidence')));
const ALL: readonly Step['id'][] = ['content', 'entry', 'inclusion', 'signature'];

/** A receipt for entry 2 of a log of 3, whose other two leaves are anybody's. */
function makeReceipt(): Receipt {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = {
    name: 'log.example/1',
    use: 'log' as const,
    publicKey: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(12)),
  };
  const entry: JsonObject = {
    v: 1,
    id: 'e2',
    kind: 'item-received',
    at: '2026-11-23T20:01:52.977Z',
    actor: { id: 'p1', role: 'person' },
    subject: { table: 'item', id: 'i1' },
    rows: [{ table: 'item', op: 'put', row: { serial: SERIAL, sha256: HASH, title: 'Ղարաբաղ “é”' } }],
  };
  const salt = toBase64(new Uint8Array(32).fill(7));
  const leaf = leafHash(openingLeaf(parseOpening({ entry, index: 2, salt })));
  const left = nodeHash(leafHash(utf8('a')), leafHash(utf8('b')));
  const text = `${key.name}\n3\n${toBase64(nodeHash(left, leaf))}\n`;
  const keyId = keyFingerprint(key).slice(0, 8);
  const line = Uint8Array.of(...Buffer.from(keyId, 'hex'), ...sign(null, utf8(text), privateKey));
  const checkpoint = `${text}\n\u2014 ${key.name} ${toBase64(line)}\n`;
  return {
    sha256: HASH,
    sizeBytes: 8,
    receivedAt: '2026-11-23T20:01:52.976Z',
    origin: key.name,
    vkey: `${key.name}+${keyId}+${toBase64(Uint8Array.of(1, ...key.publicKey))}`,
    fingerprint: '',
    checkpoint,
    openings: [
      { index: 2, salt, entry, proof: `c2sp.org/tlog-proof@v1\nindex 2\n${toBase64(left)}\n\n${checkpoint}` },
    ],
    vouchers: null,
  };
}

const receipt = makeReceipt();
const given = { at: 0, hash: HASH, serial: SERIAL };
const changed = (change: (copy: Receipt) => void): Receipt => {
  const copy = structuredClone(receipt);
  change(copy);
  return copy;
};
const opening = (copy: Receipt): Receipt['openings'][number] => copy.openings[0] ?? assert.fail('no opening');

test('a sound receipt passes, and without the original only that stays open', async () => {
  const checked = await checkReceipt(receipt, given);
  assert.deepEqual(
    checked.steps.map(({ id, result }) => [id, result]),
    ALL.map((id) => [id, 'PASS']),
  );
  assert.equal(resultOf(checked, ALL), 'PASS');
  const unseen = await checkReceipt(receipt, { ...given, hash: null });
  assert.equal(resultOf(unseen, ALL), 'NOT CHECKED');
  assert.equal(resultOf(unseen, ['inclusion', 'signature']), 'PASS');
});

test('every alteration fails, in the step that it concerns', async () => {
  const otherKey = makeReceipt().vkey;
  const cases: readonly (readonly [Step['id'], Receipt, Partial<typeof given>])[] = [
    ['content', receipt, { hash: HASH.replace(/./, 'g') }],
    ['entry', receipt, { serial: 'AAAA-AAAA' }],
    ['inclusion', changed((copy) => void (opening(copy).entry['kind'] = 'item-receivec')), {}],
    ['inclusion', changed((copy) => void (opening(copy).salt = toBase64(new Uint8Array(32)))), {}],
    ['inclusion', changed((copy) => void (opening(copy).index = 1)), {}],
    ['signature', changed((copy) => void (copy.vkey = otherKey)), {}],
    ['signature', changed((copy) => void (copy.checkpoint = `${copy.checkpoint}\n`)), {}],
    [
      'signature',
      changed((copy) => {
        for (const place of [copy, opening(copy)] as { checkpoint?: string; proof?: string }[])
          for (const name of ['checkpoint', 'proof'] as const)
            if (place[name] !== undefined) place[name] = place[name].replace('\n3\n', '\n4\n');
      }),
      {},
    ],
  ];
  for (const [id, altered, other] of cases) {
    const checked = await checkReceipt(altered, { ...given, ...other });
    assert.equal(checked.steps.find((step) => step.id === id)?.result, 'FAIL', JSON.stringify(checked.steps));
    assert.equal(resultOf(checked, ALL), 'FAIL');
  }
});

test('a time-stamp counts only when it is over a checkpoint of this log that covers the entry', async () => {
  const authority = makeAuthority();
  after(() => authority.remove());
  const stamp = (data: string) => ({
    authority: 'example',
    token: toBase64(authority.stamp(utf8(data))),
    certificates: authority.ca,
  });
  const { proof } = opening(receipt);
  const vouch = (vouchers: Receipt['vouchers']) =>
    checkReceipt(
      changed((copy) => void (copy.vouchers = vouchers)),
      given,
    );
  const sound = await vouch({ proof, stamps: [stamp(receipt.checkpoint)] });
  assert.equal(resultOf(sound, [...ALL, 'time-stamp']), 'PASS');
  assert.match(sound.steps.at(-1)?.detail ?? '', /^example: 20\d\d-/);
  assert.equal(resultOf(await vouch(null), ['time-stamp']), 'NOT CHECKED');
  const { certificates: _, ...bare } = stamp(receipt.checkpoint);
  for (const [expected, vouchers] of [
    ['FAIL', { proof, stamps: [stamp('another checkpoint')] }],
    ['FAIL', { proof, stamps: [stamp(receipt.checkpoint), stamp('another checkpoint')] }],
    ['FAIL', { proof: proof.replace('index 2', 'index 1'), stamps: [stamp(receipt.checkpoint)] }],
    ['FAIL', { proof, stamps: [{ ...stamp(receipt.checkpoint), token: toBase64(new Uint8Array(9)) }] }],
    ['NOT CHECKED', { proof, stamps: [{ ...bare, certificates: '' }] }],
  ] as const)
    assert.equal(
      resultOf(await vouch({ proof: vouchers.proof, stamps: [...vouchers.stamps] }), ['time-stamp']),
      expected,
    );
});

test('what cannot be read is FAIL, not a fault', async () => {
  for (const altered of [
    changed((copy) => void (copy.openings = [])),
    changed((copy) => void (copy.vkey = 'nonsense')),
    changed((copy) => void (opening(copy).proof = 'c2sp.org/tlog-proof@v1\n')),
    changed((copy) => void (opening(copy).salt = '!')),
  ]) {
    const checked = await checkReceipt(altered, given);
    assert.equal(resultOf(checked, ['inclusion']), 'FAIL');
    assert.equal(checked.figures, null);
  }
});

const folder = mkdtempSync(join(tmpdir(), 'muniment-receipt-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const shell = (command: string): string =>
  execFileSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

test('the commands that are offered give the same answers with other programs', async () => {
  const file = join(folder, `receipt-${SERIAL}.json`);
  writeFileSync(file, JSON.stringify(receipt));
  assert.equal(shell(inclusionCommand(`receipt-${SERIAL}.json`)).trim(), 'PASS');
  writeFileSync(file, JSON.stringify(changed((copy) => void (opening(copy).entry['id'] = 'e3'))));
  assert.equal(shell(inclusionCommand(`receipt-${SERIAL}.json`)).trim(), 'FAIL');
  const { figures } = await checkReceipt(receipt, given);
  const signed = figures?.signed ?? assert.fail('not signed');
  assert.match(shell(signatureCommand(signed)), /Verified Successfully/);
  assert.throws(() => shell(signatureCommand({ ...signed, text: toBase64(utf8('another')) })));
  const name = `it's "$(id)" \u001b[2J.txt`;
  writeFileSync(join(folder, name.replaceAll(/\p{Cc}/gu, '_')), 'evidence');
  assert.ok(shell(hashCommand(name)).replace(/^\\/, '').startsWith(HASH));
});

import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  FormatError,
  canonicalJson,
  createSha256,
  fromBase64,
  parseCanonicalJson,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  parseVkey,
  toBase64,
  toHex,
  utf8,
  verifyNote,
} from './index.ts';
import type { NoteKey } from './index.ts';
import { webVerify } from './hash.ts';
import { formatCheckpoint, formatNote, formatTlogProof, formatVkey, signNote } from './testing/writers.ts';

const vectors = join(import.meta.dirname, '../../../shared/vectors');
const refuses = (code: string) => (error: unknown) => error instanceof FormatError && error.code === code;

function keyPair(name: string, use: NoteKey['use']) {
  const pair = generateKeyPairSync('ed25519');
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const key: NoteKey = { name, use, publicKey: new Uint8Array(raw) };
  return { key, sign: (message: Uint8Array) => sign(null, message, pair.privateKey) };
}

void test('SHA-256 agrees with node:crypto however the input is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 }), (parts) => {
      const hasher = createSha256();
      for (const part of parts) hasher.update(part);
      const whole = Buffer.concat(parts);
      assert.equal(toHex(hasher.digest()), createHash('sha256').update(whole).digest('hex'));
    }),
    { numRuns: 500 },
  );
});

void test(
  'canonical JSON gives the bytes of the RFC 8785 vectors',
  { skip: existsSync(vectors) ? false : 'no vectors here' },
  () => {
    const folder = join(vectors, 'jcs/testdata');
    for (const name of readdirSync(join(folder, 'input'))) {
      const value: unknown = JSON.parse(readFileSync(join(folder, 'input', name), 'utf8'));
      const hex = readFileSync(join(folder, 'outhex', name.replace('.json', '.txt')), 'utf8').replace(
        /\s/g,
        '',
      );
      assert.equal(toHex(utf8(canonicalJson(value))), hex, name);
      assert.deepEqual(parseCanonicalJson(canonicalJson(value)), value, name);
    }
  },
);

void test('canonical JSON refuses what it cannot hold and every second spelling', () => {
  for (const value of [
    undefined,
    { a: undefined },
    [undefined],
    1n,
    NaN,
    Infinity,
    '\ud800',
    { '\udfff': 1 },
    new Date(0),
  ]) {
    assert.throws(() => canonicalJson(value), refuses('JSON_NOT_REPRESENTABLE'));
  }
  const spellings = [
    '{"a":1,"a":1}',
    '{"b":1,"a":2}',
    '[1.0]',
    '[1e0]',
    '[-0]',
    ' 1',
    '"\\u0041"',
    '"\\/"',
    '{"a": 1}',
    '[1]\n',
  ];
  for (const text of spellings)
    assert.throws(() => parseCanonicalJson(text), refuses('JSON_NOT_CANONICAL'), text);
  assert.throws(() => parseCanonicalJson('"\\ud800"'), refuses('JSON_NOT_REPRESENTABLE'));
  assert.throws(() => parseCanonicalJson('\ufeff1'), refuses('JSON_MALFORMED'));
  assert.throws(() => parseCanonicalJson(Uint8Array.of(0x22, 0xff, 0x22)), refuses('BYTES_NOT_UTF8'));
  assert.throws(
    () => parseCanonicalJson('['.repeat(5000) + ']'.repeat(5000)),
    refuses('JSON_NOT_REPRESENTABLE'),
  );
  assert.equal(canonicalJson(JSON.parse('{"__proto__":1}')), '{"__proto__":1}');
});

void test('whatever canonical JSON parses re-encodes to the same text', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      const text = canonicalJson(value);
      assert.equal(canonicalJson(parseCanonicalJson(text)), text);
    }),
  );
});

void test('base64 has one spelling', () => {
  for (const text of ['AA', 'AA=', 'AB==', 'AAB=', 'A===', 'AAAA\n', 'AA-_', ' AAAA']) {
    assert.throws(() => fromBase64(text), refuses('BYTES_NOT_BASE64'), text);
  }
  fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(fromBase64(toBase64(bytes)), bytes)));
});

void test('a note signed by another implementation verifies, and not when altered', async () => {
  const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const note =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
    '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  const key = parseVkey(vkey);
  assert.equal(formatVkey(key), vkey);
  assert.equal(formatNote(parseNote(note)), note);
  assert.deepEqual(await verifyNote(parseNote(note), key), { status: 'good' });
  assert.deepEqual(await verifyNote(parseNote(note.replace('think', 'thinK')), key), { status: 'bad' });
  assert.deepEqual(await verifyNote(parseNote(note), keyPair('PeterNeumann', 'log').key), {
    status: 'absent',
  });
  assert.throws(() => parseVkey(vkey.replace('c74f', 'c74e')), refuses('NOTE_BAD_KEY'));
  for (const bad of ['', 'a', 'a+b', 'a+00000000+AA==', '+00000000+AfAh']) {
    assert.throws(() => parseVkey(bad), refuses('NOTE_BAD_KEY'), bad);
  }
  const altered = [note.slice(0, -1), `${note}\n`, note.replace('\u2014', '-'), note.replace('If', '\r')];
  for (const bad of altered) assert.throws(() => parseNote(bad), FormatError);
});

void test('a checkpoint carries its log signature and timestamped cosignatures', async () => {
  const log = keyPair('example.org/log', 'log');
  const witness = keyPair('example.net/witness', 'witness');
  const checkpoint = { origin: 'example.org/log', size: 7n, root: new Uint8Array(32).fill(5) };
  const text = 'example.org/log\n7\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\n';
  const signed = formatCheckpoint(checkpoint, [
    await signNote(text, log.key, log.sign),
    await signNote(text, witness.key, witness.sign, 1_700_000_000n),
  ]);
  const parsed = parseCheckpoint(signed);
  assert.deepEqual([parsed.origin, parsed.size, parsed.root], [checkpoint.origin, 7n, checkpoint.root]);
  assert.deepEqual(await verifyNote(parsed.note, log.key), { status: 'good' });
  assert.deepEqual(await verifyNote(parsed.note, witness.key), {
    status: 'good',
    timeSeconds: 1_700_000_000n,
  });
  assert.throws(() => parseCheckpoint(signed.replace('\n7\n', '\n07\n')), refuses('CHECKPOINT_MALFORMED'));
  assert.throws(
    () => parseCheckpoint(signed.replace('BQU=\n', 'BQU=\nmore\n')),
    refuses('CHECKPOINT_MALFORMED'),
  );
  const proof = { index: 3n, hashes: [new Uint8Array(32), new Uint8Array(32).fill(1)], checkpoint: signed };
  const proofText = formatTlogProof(proof);
  assert.equal(formatTlogProof(parseTlogProof(proofText)), proofText);
  const withExtra = formatTlogProof({ ...proof, extra: utf8('hello') });
  assert.deepEqual(parseTlogProof(withExtra).extra, utf8('hello'));
  for (const bad of [
    proofText.replace('@v1', '@v2'),
    proofText.replace('index 3', 'index 03'),
    proofText.slice(0, 60),
  ]) {
    assert.throws(() => parseTlogProof(bad), FormatError);
  }
});

void test('an Ed25519 vector of RFC 8032 (test 3) verifies', async () => {
  const fromHex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
  const publicKey = fromHex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025');
  const ed25519 = { name: 'Ed25519' };
  const signature = fromHex(
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  );
  assert.equal(await webVerify(ed25519, publicKey, { message: Uint8Array.of(0xaf, 0x82), signature }), true);
  assert.equal(await webVerify(ed25519, publicKey, { message: Uint8Array.of(0xaf, 0x83), signature }), false);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { FormatError, parseCheckpoint, parseNote, parseTlogProof, parseVkey, verifyNote } from '#verify';
import { testKey } from '../../verify/src/testing/make-bundle.ts';
import * as second from '../../verify/src/testing/writers.ts';
import { formatCheckpointText, formatNote, formatTlogProof, formatVkey, signNote } from './notes.ts';

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const name = fc.stringMatching(/^[a-z0-9./-]{1,30}$/);
const use = fc.constantFrom('log' as const, 'witness' as const);
const size = fc.bigInt({ min: 0n, max: (1n << 63n) - 1n });
const notes = fc.record({
  origin: name,
  size,
  root: hash,
  signers: fc.array(fc.tuple(name, use, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }),
  seconds: fc.bigInt({ min: 0n, max: (1n << 62n) - 1n }),
});

async function checkpointOf({
  origin,
  size,
  root,
  signers,
  seconds,
}: typeof notes extends fc.Arbitrary<infer T> ? T : never) {
  const text = formatCheckpointText({ origin, size, root });
  const keys = signers.map(([name, use, seed]) => testKey(name, use, seed));
  const signatures = await Promise.all(keys.map(({ key, signer }) => signNote(text, key, signer, seconds)));
  const others = await Promise.all(
    keys.map(({ key, signer }) => second.signNote(text, key, signer, seconds)),
  );
  assert.deepEqual(signatures, others);
  return { note: formatNote({ text, signatures }), keys, signatures };
}

test('what is signed and written is what a second writer writes, and reads back the same', async () => {
  await fc.assert(
    fc.asyncProperty(notes, async (given) => {
      const { note, keys, signatures } = await checkpointOf(given);
      assert.equal(note, second.formatCheckpoint(given, signatures));
      const parsed = parseCheckpoint(note);
      assert.deepEqual([parsed.origin, parsed.size, parsed.root], [given.origin, given.size, given.root]);
      assert.equal(formatNote(parsed.note), note);
      for (const { key } of keys) {
        assert.equal((await verifyNote(parsed.note, key)).status, 'good');
        assert.equal(formatVkey(key), second.formatVkey(key));
        assert.deepEqual(parseVkey(formatVkey(key)), key);
      }
    }),
    { numRuns: 40 },
  );
});

test('proofs that are written read back the same', async () => {
  await fc.assert(
    fc.asyncProperty(notes, size, fc.array(hash, { maxLength: 63 }), async (given, index, hashes) => {
      const { note } = await checkpointOf({ ...given, signers: given.signers.slice(0, 1) });
      const text = formatTlogProof({ index, hashes, checkpoint: note });
      const { signed, ...parsed } = parseTlogProof(text);
      assert.equal(signed.size, given.size);
      assert.deepEqual(parsed, { index, hashes, checkpoint: note });
      assert.equal(formatTlogProof(parsed), text);
      assert.equal(second.formatTlogProof(parsed), text);
    }),
    { numRuns: 40 },
  );
});

test('whatever parses is written again byte for byte, and one changed character never gives the same value', async () => {
  const cut = fc.record({
    at: fc.nat(),
    put: fc.constantFrom('', 'A', '0', '=', '+', ' ', '\n', '\u2014', '\r'),
  });
  await fc.assert(
    fc.asyncProperty(notes, hash, cut, async (given, sibling, { at, put }) => {
      const { note, keys } = await checkpointOf(given);
      const proof = formatTlogProof({ index: 3n, hashes: [sibling], checkpoint: note });
      const vkey = formatVkey(keys[0]?.key ?? assert.fail('no key'));
      const formats: [string, (text: string) => string][] = [
        [note, (text) => formatNote(parseCheckpoint(text).note)],
        [note, (text) => formatNote(parseNote(text))],
        [proof, (text) => formatTlogProof(parseTlogProof(text))],
        [vkey, (text) => formatVkey(parseVkey(text))],
      ];
      for (const [text, again] of formats) {
        const changed = text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1);
        try {
          assert.equal(again(changed), changed);
        } catch (error) {
          if (!(error instanceof FormatError)) throw error;
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('nothing is written that no reader takes', async () => {
  const { key, signer } = testKey('example.org/log', 'log', 1);
  const refused = (code: string) => (error: unknown) => error instanceof FormatError && error.code === code;
  assert.throws(() => formatVkey({ ...key, name: 'two words' }), refused('NOTE_BAD_KEY'));
  assert.throws(() => formatVkey({ ...key, publicKey: key.publicKey.subarray(1) }), refused('NOTE_BAD_KEY'));
  await assert.rejects(signNote('no newline', key, signer), refused('NOTE_BAD_TEXT'));
  await assert.rejects(signNote('bell \u0007\n', key, signer), refused('NOTE_BAD_TEXT'));
  const signature = await signNote('text\n', key, signer);
  assert.throws(() => formatNote({ text: 'no newline', signatures: [signature] }), refused('NOTE_MALFORMED'));
  assert.throws(() => formatNote({ text: 'text\n', signatures: [] }), refused('NOTE_MALFORMED'));
  const root = new Uint8Array(32);
  for (const bad of [{ origin: '' }, { origin: 'a\nb' }, { size: 1n << 63n }, { root: root.subarray(1) }])
    assert.throws(
      () => formatCheckpointText({ origin: 'example.org/log', size: 1n, root, ...bad }),
      refused('CHECKPOINT_MALFORMED'),
    );
});

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { canonicalJson, FormatError, type Entry, type JsonObject } from '#verify';
import { sealedPackLine } from '../../verify/src/testing/writers.ts';
import { erasedPackLine, leafBytes, parseSealedPack } from './sealed-pack.ts';

const refuses = (code: string) => (error: unknown) => error instanceof FormatError && error.code === code;

void test('a sealed pack reads back, and not with a line moved', () => {
  const entry = (id: string): Entry & JsonObject => ({
    v: 1,
    id,
    kind: 'item.received',
    at: '2026-11-23T10:00:00.000Z',
    actor: { id: 'u1', role: 'archivist' },
    subject: { table: 'items', id: 'i1' },
    rows: [{ table: 'items', op: 'put', row: { id: 'i1', title: 'Կամուրջ' } }],
  });
  const openings = [256n, 257n].map((index) => ({
    index,
    salt: new Uint8Array(32).fill(1),
    entry: entry(`e${index}`),
  }));
  const lines = openings.map(sealedPackLine);
  assert.deepEqual(parseSealedPack(lines.join(''), 256n), openings);
  const [first] = openings;
  assert.deepEqual(parseSealedPack(`${lines[0]}${erasedPackLine(257n)}`, 256n), [first, null]);
  assert.throws(() => parseSealedPack(lines.toReversed().join(''), 256n), refuses('ENTRY_MALFORMED'));
  assert.throws(() => parseSealedPack(lines.join('').slice(0, -1), 256n), refuses('ENTRY_MALFORMED'));
  assert.throws(
    () => parseSealedPack(lines.join('').replace('"v":1}', '"v":2}'), 256n),
    refuses('ENTRY_MALFORMED'),
  );
});

void test('a leaf is canonical JSON of its commitment', () => {
  for (let n = 0; n < 100; n += 1) {
    const commitment = randomBytes(32);
    assert.deepEqual(
      leafBytes(commitment),
      Buffer.from(canonicalJson({ c: commitment.toString('base64'), v: 1 })),
    );
  }
});

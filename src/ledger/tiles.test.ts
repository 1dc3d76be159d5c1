import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { encodeEntryBundle, parseEntryBundle, parseTilePath, tilePath, tilesToWrite } from './tiles.ts';

void test('tile paths read back and nothing else is accepted', () => {
  assert.equal(tilePath({ kind: 'tile', level: 0, index: 1_234_067n, width: 256 }), 'tile/0/x001/x234/067');
  assert.equal(tilePath({ kind: 'entries', index: 0n, width: 3 }), 'tile/entries/000.p/3');
  assert.equal(tilePath({ kind: 'sealed', index: 1000n, width: 256 }), 'sealed/x001/000');
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 1n << 56n }), fc.integer({ min: 1, max: 256 }), (index, width) => {
      const name = { kind: 'tile', level: 1, index, width } as const;
      assert.deepEqual(parseTilePath(tilePath(name)), name);
    }),
  );
  for (const bad of [
    'tile/0/x000/001',
    'tile/0/1',
    'tile/00/001',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'sealed/../001',
  ]) {
    assert.throws(() => parseTilePath(bad), bad);
  }
});

void test('growing a log in steps writes each complete tile exactly once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 70_000 }), { maxLength: 8 }), (steps) => {
      const full = new Map<string, number>();
      let size = 0n;
      for (const step of steps) {
        for (const name of tilesToWrite(size, size + BigInt(step))) {
          if (name.width === 256) full.set(tilePath(name), (full.get(tilePath(name)) ?? 0) + 1);
        }
        size += BigInt(step);
      }
      const expected = tilesToWrite(0n, size).filter((name) => name.width === 256);
      assert.deepEqual([...full.keys()].sort(), expected.map(tilePath).sort());
      assert.ok([...full.values()].every((count) => count === 1));
    }),
  );
});

void test('entry bundles read back and a cut one is refused', () => {
  const leaves = [new Uint8Array(), Uint8Array.of(1, 2, 3), new Uint8Array(300)];
  const bundle = encodeEntryBundle(leaves);
  assert.deepEqual(parseEntryBundle(bundle), leaves);
  assert.throws(() => parseEntryBundle(bundle.subarray(0, -1)));
  assert.throws(() => parseEntryBundle(bundle.subarray(0, 1)));
});

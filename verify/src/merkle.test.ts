import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  encodeEntryBundle,
  leafHash,
  nodeHash,
  parseEntryBundle,
  parseTilePath,
  tilePath,
  tilesToWrite,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';

const vectors = join(import.meta.dirname, '../../../shared/vectors/merkle/testdata');
const native = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

interface MerkleVector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly size1: number;
  readonly size2: number;
  readonly root: string;
  readonly root1: string;
  readonly root2: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

function readVectors(kind: string): [string, MerkleVector][] {
  // Sizes up to 2^64-1 occur: keep them exact by reading long numbers as text first.
  return globSync(`${vectors}/${kind}/**/*.json`).map((path) => {
    const text = readFileSync(path, 'utf8').replace(/: (\d{15,})/g, ': "$1"');
    return [path, JSON.parse(text) as MerkleVector];
  });
}

void test('inclusion vectors', { skip: existsSync(vectors) ? false : 'no vectors here' }, () => {
  const cases = readVectors('inclusion');
  assert.ok(cases.length > 50, `${cases.length} cases`);
  for (const [path, v] of cases) {
    const fault = verifyInclusion({
      index: BigInt(v.leafIdx),
      size: BigInt(v.treeSize),
      leafHash: bytes(v.leafHash),
      proof: (v.proof ?? []).map(bytes),
      root: bytes(v.root),
    });
    assert.equal(fault !== null, v.wantErr, `${path}: ${fault}`);
  }
});

void test('consistency vectors', { skip: existsSync(vectors) ? false : 'no vectors here' }, () => {
  const cases = readVectors('consistency');
  assert.ok(cases.length > 50, `${cases.length} cases`);
  for (const [path, v] of cases) {
    const fault = verifyConsistency({
      oldSize: BigInt(v.size1),
      newSize: BigInt(v.size2),
      oldRoot: bytes(v.root1),
      newRoot: bytes(v.root2),
      proof: (v.proof ?? []).map(bytes),
    });
    assert.equal(fault !== null, v.wantErr, `${path}: ${fault}`);
  }
});

/** RFC 6962 §2.1 written as the RFC writes it: the model the fast functions are compared with. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length < 2) return leaves[0] ?? native(new Uint8Array());
  const k = split(leaves.length);
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)), native);
}
const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1));

function naivePath(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length < 2) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...naivePath(m, left), naiveRoot(right)] : [...naivePath(m - k, right), naiveRoot(left)];
}

function naiveConsistency(m: number, leaves: readonly Uint8Array[], whole: boolean): Uint8Array[] {
  if (m === leaves.length) return whole ? [] : [naiveRoot(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  if (m <= k) return [...naiveConsistency(m, left, whole), naiveRoot(right)];
  return [...naiveConsistency(m - k, right, false), naiveRoot(left)];
}

void test('roots, inclusion and consistency agree with the RFC definition for every tree up to 40 leaves', () => {
  const leaves = Array.from({ length: 40 }, (_, i) => leafHash(Uint8Array.of(i), native));
  for (let size = 0; size <= 40; size++) {
    const tree = leaves.slice(0, size);
    const root = naiveRoot(tree);
    assert.deepEqual(Buffer.from(treeRoot(tree, native)), Buffer.from(root));
    for (let i = 0; i < size; i++) {
      const claim = {
        index: BigInt(i),
        size: BigInt(size),
        leafHash: tree[i] as Uint8Array,
        proof: naivePath(i, tree),
        root,
      };
      assert.equal(verifyInclusion(claim), null);
      assert.notEqual(
        verifyInclusion({ ...claim, index: BigInt((i + 1) % size), size: size === 1 ? 2n : claim.size }),
        null,
      );
      const oldRoot = naiveRoot(tree.slice(0, i + 1));
      const proof = naiveConsistency(i + 1, tree, true);
      const consistent = { oldSize: BigInt(i + 1), newSize: BigInt(size), oldRoot, newRoot: root, proof };
      assert.equal(verifyConsistency(consistent), null);
      assert.notEqual(verifyConsistency({ ...consistent, oldRoot: leafHash(oldRoot) }), null);
    }
  }
});

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

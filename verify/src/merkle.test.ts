import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { leafHash, nodeHash, verifyConsistency, verifyInclusion } from './index.ts';

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
      leafHash: bytes(v.leafHash),
      proof: (v.proof ?? []).map(bytes),
      tree: { size: BigInt(v.treeSize), root: bytes(v.root) },
    });
    assert.equal(fault !== null, v.wantErr, `${path}: ${fault}`);
  }
});

void test('consistency vectors', { skip: existsSync(vectors) ? false : 'no vectors here' }, () => {
  const cases = readVectors('consistency');
  assert.ok(cases.length > 50, `${cases.length} cases`);
  for (const [path, v] of cases) {
    const fault = verifyConsistency({
      old: { size: BigInt(v.size1), root: bytes(v.root1) },
      now: { size: BigInt(v.size2), root: bytes(v.root2) },
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
    for (let i = 0; i < size; i++) {
      const claim = {
        index: BigInt(i),
        leafHash: tree[i] as Uint8Array,
        proof: naivePath(i, tree),
        tree: { size: BigInt(size), root },
      };
      assert.equal(verifyInclusion(claim), null);
      assert.notEqual(
        verifyInclusion({
          ...claim,
          index: BigInt((i + 1) % size),
          tree: { size: size === 1 ? 2n : BigInt(size), root },
        }),
        null,
      );
      const old = { size: BigInt(i + 1), root: naiveRoot(tree.slice(0, i + 1)) };
      const consistent = { old, now: claim.tree, proof: naiveConsistency(i + 1, tree, true) };
      assert.equal(verifyConsistency(consistent), null);
      const other = { ...old, root: leafHash(old.root) };
      assert.notEqual(verifyConsistency({ ...consistent, old: other }), null);
    }
  }
});

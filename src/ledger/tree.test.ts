import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { leafHash, verifyConsistency, verifyInclusion } from '#verify';
import { treeRoot as rootByDefinition } from '../../verify/src/testing/writers.ts';
import { fastHash } from './digest.ts';
import { LogFiles } from './log-files.ts';
import { TileReader } from './tile-reader.ts';
import { treeRoot } from './tree.ts';

const leaf = (n: number): Uint8Array => Buffer.from(`leaf ${n}`);
const naiveRoot = (size: number): Uint8Array =>
  treeRoot(
    Array.from({ length: size }, (_, n) => leafHash(leaf(n), fastHash)),
    fastHash,
  );

async function grow(files: LogFiles, from: number, to: number): Promise<Uint8Array> {
  const edge = await new TileReader(files, from).edge();
  const tiles = edge.append(Array.from({ length: to - from }, (_, n) => leaf(from + n)));
  for (const tile of tiles) await files.write(tile.name, tile.bytes);
  for (const tile of tiles) await files.dropPartials(tile.name);
  return edge.root();
}

async function emptyLog(): Promise<LogFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'muniment-tree-'));
  after(() => rm(folder, { recursive: true, force: true }));
  return new LogFiles(folder);
}

test('a tree grown in any steps through its tiles has the root of the naive tree, and proofs that verify', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
      fc.nat(),
      async (steps, pick) => {
        const files = await emptyLog();
        const sizes = [0];
        for (const step of steps) {
          const old = sizes.at(-1) ?? 0;
          const root = await grow(files, old, old + step);
          assert.deepEqual(Buffer.from(root), Buffer.from(naiveRoot(old + step)));
          sizes.push(old + step);
        }
        const size = sizes.at(-1) ?? 0;
        const reader = new TileReader(files, size);
        const root = naiveRoot(size);
        const index = pick % size;
        const proof = await reader.inclusionProof(index);
        const claim = {
          index: BigInt(index),
          leafHash: leafHash(leaf(index)),
          proof,
          tree: { size: BigInt(size), root },
        };
        assert.equal(verifyInclusion(claim), null);
        assert.notEqual(verifyInclusion({ ...claim, leafHash: leafHash(leaf(index + 1)) }), null);
        const oldSize = sizes[1 + (pick % steps.length)] ?? size;
        const consistency = await reader.consistencyProof(oldSize);
        assert.equal(
          verifyConsistency({
            old: { size: BigInt(oldSize), root: naiveRoot(oldSize) },
            now: claim.tree,
            proof: consistency,
          }),
          null,
        );
      },
    ),
    { numRuns: 12 },
  );
});

test('a tree of two full levels keeps only its full tiles', async () => {
  const files = await emptyLog();
  await grow(files, 0, 65_000);
  const root = await grow(files, 65_000, 65_537 + 256);
  assert.deepEqual(Buffer.from(root), Buffer.from(naiveRoot(65_793)));
  assert.notEqual(await files.read({ kind: 'tile', level: 1, index: 0n, width: 256 }), null);
  assert.equal(await files.read({ kind: 'tile', level: 0, index: 253n, width: 232 }), null);
});

test('roots agree with the definition of RFC 6962 for every tree up to 40 leaves', () => {
  const leaves = Array.from({ length: 40 }, (_, n) => leafHash(leaf(n)));
  for (let size = 0; size <= 40; size++) {
    const tree = leaves.slice(0, size);
    assert.deepEqual(Buffer.from(treeRoot(tree, fastHash)), Buffer.from(rootByDefinition(tree)));
  }
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { equalBytes, openZip, toHex, utf8, verifyBundle } from './index.ts';
import type { Digester } from './index.ts';
import { crc32 } from './zip.ts';
import { fixtureCheckpoint, inMemory, makeFiles, pack, seal } from './testing/make-bundle.ts';
import { makeAuthority } from './testing/make-timestamp.ts';

const mutationCount = 10_000;
const forgedCount = 3_000;
const slowestMs = 2_000;

/** A small generator with a fixed seed: a failure must be repeatable. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const native: Digester = async (source) => {
  const bytes = await source.read(0, source.sizeBytes);
  const hash = (name: string) => toHex(createHash(name).update(bytes).digest());
  return { crc32: crc32(bytes), sha256: hash('sha256'), sha512: hash('sha512') };
};

function mutate(bytes: Uint8Array, random: (below: number) => number): [string, Uint8Array] {
  const at = random(bytes.length);
  const copy = bytes.slice();
  switch (random(6)) {
    case 0:
      copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
      return [`flip ${at}`, copy];
    case 1:
      copy[at] = random(256);
      return [`set ${at}`, copy];
    case 2:
      return [`cut ${at}`, copy.subarray(0, at)];
    case 3:
      return [`insert ${at}`, Uint8Array.from([...copy.subarray(0, at), random(256), ...copy.subarray(at)])];
    case 4: {
      const other = random(bytes.length);
      [copy[at], copy[other]] = [copy[other] ?? 0, copy[at] ?? 0];
      return [`swap ${at} ${other}`, copy];
    }
    default:
      return [`remove ${at}`, Uint8Array.from([...copy.subarray(0, at), ...copy.subarray(at + 1)])];
  }
}

void test(`${mutationCount} single changes of a good bundle: each is found, none crashes or hangs`, async () => {
  const good = pack(await seal(await makeFiles()));
  const random = generator(20_261_123);
  const outcome = async (bytes: Uint8Array): Promise<string> => {
    const tree = await openZip(inMemory(bytes)).catch(
      (error: unknown) => (error as { code?: string }).code ?? 'crash',
    );
    return typeof tree === 'string' ? tree : (await verifyBundle(tree, native)).result;
  };
  assert.equal(await outcome(good), 'PASS');
  const counts = new Map<string, number>();
  for (let i = 0; i < mutationCount; i++) {
    const [what, bytes] = mutate(good, random);
    if (equalBytes(bytes, good)) continue;
    const startedMs = performance.now();
    const result = await outcome(bytes);
    assert.ok(['FAIL', 'ZIP_UNREADABLE', 'BYTES_NOT_UTF8'].includes(result), `${what}: ${result}`);
    assert.ok(performance.now() - startedMs < slowestMs, `${what} took too long`);
    counts.set(result, (counts.get(result) ?? 0) + 1);
  }
  assert.ok((counts.get('FAIL') ?? 0) > mutationCount / 4, 'most changes reach the checks');
});

void test(`${forgedCount} forged bundles, sealed again after the change: the parsers behind the hashes never crash`, async () => {
  const authority = makeAuthority('ec');
  const token = authority.stamp(utf8(await fixtureCheckpoint(5)));
  const extra = { 'proofs/tsa/first.tsr': token, 'trust/tsa-ca/first.pem': authority.ca };
  authority.remove();
  const paths = [...(await makeFiles(extra)).keys()].filter(
    (path) => !/^(?:data\/(?:exhibits|index)|verify)/.test(path),
  );
  const random = generator(7);
  const reader = { checkpoint: await fixtureCheckpoint(4) };
  let failed = 0;
  for (let i = 0; i < forgedCount; i++) {
    const files = await makeFiles(extra);
    const path = paths[random(paths.length)] ?? '';
    const [what, bytes] = mutate(files.get(path) ?? new Uint8Array(), random);
    const forged = await seal(files.set(path, bytes));
    const startedMs = performance.now();
    const report = await verifyBundle(await openZip(inMemory(pack(forged))), native, reader).catch(
      (error: unknown) => assert.fail(`${path} ${what}: ${String(error)}`),
    );
    assert.ok(performance.now() - startedMs < slowestMs, `${path} ${what} took too long`);
    if (report.result === 'FAIL') failed++;
  }
  // Not all: a changed title, or a byte of a certificate nothing depends on, is the forger's to sign.
  assert.ok(failed > forgedCount * 0.8, `${failed} were found`);
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  openZip,
  parseCanonicalJson,
  parseCheckpoint,
  parseTlogProof,
  parseVkey,
  portableDigest,
  verifyBundle,
  verifyNote,
} from './index.ts';
import type { JsonObject } from './index.ts';
import { inMemory } from './testing/make-bundle.ts';
import { verifyReceipt } from './testing/verify-receipt.ts';

const folder = join(import.meta.dirname, '../vectors');

/** What this implementation says of one case: PASS, or FAIL followed by the ids of the failed checks. */
const judges: Readonly<Record<string, (path: string) => Promise<string>>> = {
  'canonical-json': async (path) => {
    parseCanonicalJson(readFileSync(join(path, 'input.json')));
    return 'PASS';
  },
  checkpoint: async (path) => {
    const key = parseVkey(readFileSync(join(path, 'vkey'), 'utf8').trim());
    const { note, origin } = parseCheckpoint(readFileSync(join(path, 'checkpoint'), 'utf8'));
    const { status } = await verifyNote(note, key);
    return status === 'good' && origin === key.name ? 'PASS' : `FAIL ${status}`;
  },
  proof: async (path) => {
    const proof = readFileSync(join(path, 'proof'), 'utf8');
    const opening = parseCanonicalJson(readFileSync(join(path, 'opening.json'))) as JsonObject;
    parseTlogProof(proof);
    const vkey = readFileSync(join(path, 'vkey'), 'utf8');
    const { checks } = await verifyReceipt({ sha256: '', opening, proof, vkey });
    const failed = checks.filter(({ id, result }) => id !== 'exhibit-logged' && result === 'FAIL');
    return failed.length === 0 ? 'PASS' : `FAIL ${failed.map(({ id }) => id).join(' ')}`;
  },
  bundle: async (path) => {
    const tree = await openZip(inMemory(new Uint8Array(readFileSync(join(path, 'bundle.zip')))));
    const { checks } = await verifyBundle(tree, portableDigest);
    const failed = checks.filter(({ result }) => result === 'FAIL').map(({ id }) => id);
    return failed.length === 0 ? 'PASS' : `FAIL ${failed.join(' ')}`;
  },
};

for (const [format, judge] of Object.entries(judges)) {
  void test(`${format} vectors are judged as they say`, async () => {
    const cases = readdirSync(join(folder, format));
    assert.ok(cases.length >= 15, `${cases.length} cases`);
    let damaged = 0;
    for (const name of cases) {
      const path = join(folder, format, name);
      const [expected = '', id] = readFileSync(join(path, 'expect'), 'utf8').trim().split(' ');
      const seen = await judge(path).catch((error: unknown) => `FAIL ${(error as Error).message}`);
      assert.equal(seen.split(' ', 1)[0], expected, `${name}: ${seen}`);
      if (id !== undefined) assert.ok(seen.split(' ').includes(id), `${name}: ${seen}`);
      if (expected === 'FAIL') damaged++;
    }
    assert.ok(damaged > cases.length / 2, 'damaged cases outnumber good ones');
  });
}

void test('the second reader, in another language, agrees on every vector', () => {
  const reader = join(folder, '../second-reader/verify.py');
  const lines = execFileSync('python3', [reader, 'vectors', folder], { encoding: 'utf8' }).trim().split('\n');
  assert.deepEqual(
    lines.filter((line) => !line.startsWith('ok')),
    [],
  );
  const count = Object.keys(judges).reduce(
    (sum, format) => sum + readdirSync(join(folder, format)).length,
    0,
  );
  assert.equal(lines.length, count);
});

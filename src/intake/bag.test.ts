import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { overall, type Tree } from '#verify';
import { openBundle } from '#verify/node';
import { checkBag, isPlainBag, reportBag } from './bag.ts';

const vectors = join(import.meta.dirname, '../../../shared/vectors/bagit');
const skip = existsSync(vectors) ? false : 'no vectors here';

async function eachBag(
  kind: string,
  judge: (name: string, result: string, warned: boolean) => void,
): Promise<number> {
  let count = 0;
  for (const version of readdirSync(vectors)) {
    const folder = join(vectors, version, kind);
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (!statSync(path).isDirectory()) continue;
      const { tree } = await openBundle(path);
      // Copies of the suite tend to lose this empty file, which its manifest lists.
      const files = new Map(tree.files);
      if (name === 'special-system-files')
        files.set('data/.DS_Store', { sizeBytes: 0, read: async () => new Uint8Array() });
      const checks = await checkBag({ ...tree, files });
      const why = checks.filter(({ result }) => result === 'FAIL').map(({ detail }) => detail);
      judge(
        `${version}/${kind}/${name}: ${why.join('; ')}`,
        overall(checks),
        checks.some(({ isWarning }) => isWarning),
      );
      count++;
    }
  }
  return count;
}

void test('valid bags of the public suite pass', { skip }, async () => {
  const count = await eachBag('valid', (name, result) => assert.equal(result, 'PASS', name));
  assert.ok(count >= 10, `${count} bags`);
});

for (const kind of ['invalid', 'linux-only', 'windows-only']) {
  void test(`bags of the public suite that are invalid (${kind}) fail`, { skip }, async () => {
    const count = await eachBag(kind, (name, result) => assert.equal(result, 'FAIL', name));
    assert.ok(count >= 6, `${count} bags`);
  });
}

void test('bags of the public suite that deserve a warning pass with one', { skip }, async () => {
  const count = await eachBag('warning', (name, result, warned) =>
    assert.deepEqual([result, warned], ['PASS', true], name),
  );
  assert.ok(count >= 6, `${count} bags`);
});

function bag(files: Readonly<Record<string, string>>): Tree {
  const sources = Object.entries(files).map(([path, text]) => {
    const bytes = new TextEncoder().encode(text);
    const read = async (at: number, length: number) => bytes.subarray(at, at + length);
    return [path, { sizeBytes: bytes.length, read }] as const;
  });
  return { name: 'bag', files: new Map(sources), zip: 'a folder' };
}

const plain = {
  'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
  'manifest-md5.txt': 'b1946ac92492d2347c6235b4d2611184  data/hello.txt\n',
  'data/hello.txt': 'hello\n',
};

void test('a plain bag is reported like a bundle, with what needs a key or a ledger not checked', async () => {
  const { result, checks } = await reportBag(bag(plain));
  assert.equal(result, 'PASS');
  const unmade = checks.filter((check) => check.result === 'NOT CHECKED').map(({ id }) => id);
  assert.deepEqual(unmade, [
    'bundle-note',
    'key-identity',
    'checkpoint',
    'consistency',
    'timestamp',
    'exhibit-logged',
  ]);
  assert.equal((await reportBag(bag({ ...plain, 'data/hello.txt': 'hellO\n' }))).result, 'FAIL');
  for (const given of [{ vkey: 'k' }, { policy: 'p' }, { checkpoint: 'c' }])
    assert.equal((await reportBag(bag(plain), given)).result, 'FAIL');
});

void test('what looks in any way like a bundle is not let off as a plain bag', () => {
  assert.equal(isPlainBag(bag(plain)), true);
  assert.equal(isPlainBag(bag({ 'data/hello.txt': '' })), false);
  for (const path of [
    'tagmanifest-sha512.txt.note',
    'data/dossier.json',
    'data/custody/001.json',
    'proofs/checkpoint',
    'trust/log.vkey',
    'verify/HOWTO.txt',
  ])
    assert.equal(isPlainBag(bag({ ...plain, [path]: '' })), false, path);
});

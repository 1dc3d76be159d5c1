import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkBag, overall } from './index.ts';
import { nodeDigest, openFolder } from './node-source.ts';

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
      const tree = await openFolder(path);
      // Copies of the suite tend to lose this empty file, which its manifest lists.
      const files = new Map(tree.files);
      if (name === 'special-system-files')
        files.set('data/.DS_Store', { sizeBytes: 0, read: async () => new Uint8Array() });
      const checks = await checkBag({ ...tree, files }, nodeDigest);
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

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { spawnSync } from 'node:child_process';

const folder = mkdtempSync(join(tmpdir(), 'muniment-verify-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
  return join(folder, name);
}

function muniment(...args: readonly string[]): { status: number | null; stdout: string } {
  const main = join(import.meta.dirname, '../../main.ts');
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, ...args],
    {
      encoding: 'utf8',
    },
  );
  return { status, stdout };
}

const plain = {
  'bagit.txt': 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n',
  'manifest-md5.txt': 'b1946ac92492d2347c6235b4d2611184  data/hello.txt\n',
  'data/hello.txt': 'hello\n',
};

test('a BagIt bag of another origin is checked as one, in the same JSON', () => {
  const { status, stdout } = muniment('verify', write('plain', plain), '--json');
  const { result, checks } = JSON.parse(stdout) as {
    result: string;
    checks: Readonly<Record<string, string>>[];
  };
  assert.deepEqual([status, result], [0, 'PASS']);
  assert.deepEqual(Object.keys(checks[0] ?? {}).sort(), ['detail', 'id', 'result', 'subject']);
  const results = Object.fromEntries(checks.map(({ id, result }) => [id, result]));
  assert.deepEqual(
    [results['bag-manifest'], results['key-identity'], results['exhibit-logged']],
    ['PASS', 'NOT CHECKED', 'NOT CHECKED'],
  );
  const altered = write('altered', { ...plain, 'data/hello.txt': 'hellO\n' });
  assert.equal(muniment('verify', altered).status, 1);
  const stripped = write('stripped', { ...plain, 'data/dossier.json': '{}' });
  assert.equal(muniment('verify', stripped).status, 1);
});

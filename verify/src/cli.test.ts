import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import type { Report } from './index.ts';
import { type Files, fixtureCheckpoint, fixtureLog, makeFiles, pack, seal } from './testing/make-bundle.ts';
import { formatVkey } from './testing/writers.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
after(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'cli.ts'), ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

function unpack(files: Files, under: string): string {
  const root = join(folder, under, 'dossier-0007');
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const files = await seal(await makeFiles());
const good = join(folder, 'good.zip');
writeFileSync(good, pack(files));

void test('a sound bundle exits 0 and says what is proved and what is not', () => {
  const { status, stdout, stderr } = run(good);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /RESULT PASS: 16 passed, 0 failed, 3 not checked/);
  assert.match(stdout, /What this does not prove\n {2}- That what the exhibits show or say is true\./);
});

void test('a damaged bundle exits 1 and JSON carries every check', () => {
  const bad = join(folder, 'bad.zip');
  const bytes = pack(files);
  bytes[bytes.length - 2_000] = (bytes.at(-2_000) ?? 0) ^ 1;
  writeFileSync(bad, bytes);
  const { status, stdout } = run(bad, '--json');
  const report = JSON.parse(stdout) as Report;
  assert.equal(status, 1);
  assert.equal(report.result, 'FAIL');
  assert.ok(report.checks.length >= 15);
});

void test('an unpacked folder is checked too, but for the layout of a zip', () => {
  const root = unpack(files, 'plain');
  const { status, stdout } = run(root, '--vkey', formatVkey(fixtureLog.key), '--explain');
  assert.equal(status, 0);
  assert.match(stdout, /^NOT CHECKED {2}zip-layout {10}dossier-0007: an unpacked folder was given/m);
  assert.match(stdout, /^PASS {9}key-identity/m);
  symlinkSync('/etc/passwd', join(root, 'data/link'));
  assert.deepEqual([run(root).status, run(root).stderr.includes('TREE_NOT_PLAIN')], [3, true]);
});

void test('an earlier checkpoint and a policy are read from files', async () => {
  writeFileSync(join(folder, 'old'), await fixtureCheckpoint(4));
  writeFileSync(join(folder, 'policy'), `log ${formatVkey(fixtureLog.key)}\nquorum none\n`);
  const { status, stdout } = run(
    good,
    '--checkpoint',
    join(folder, 'old'),
    '--policy',
    join(folder, 'policy'),
  );
  assert.equal(status, 0);
  assert.match(stdout, /RESULT PASS: 18 passed, 0 failed, 1 not checked/);
});

void test('usage errors exit 2, unreadable input exits 3, help exits 0', () => {
  writeFileSync(join(folder, 'text'), 'not a zip\n'.repeat(20));
  assert.equal(run().status, 2);
  assert.equal(run(good, '--bogus').status, 2);
  assert.equal(run(good, '--vkey', 'a+b+c').status, 2);
  assert.equal(run(good, '--checkpoint', join(folder, 'text')).status, 2);
  assert.equal(run(join(folder, 'nothing')).status, 3);
  assert.equal(run(join(folder, 'text')).status, 3);
  assert.equal(run(good, '--policy', join(folder, 'nothing')).status, 3);
  const { status, stdout } = run('--help');
  assert.equal(status, 0);
  assert.match(stdout, /Examples:/);
});

void test('a bundle cannot drive the terminal', async () => {
  const hostile = await makeFiles({ 'data/\u001b[2J\u202ex': 'x' });
  writeFileSync(join(folder, 'hostile.zip'), pack(await seal(hostile)));
  const { status, stdout } = run(join(folder, 'hostile.zip'));
  assert.equal(status, 1);
  assert.ok(!stdout.includes('\u001b') && !stdout.includes('\u202e'));
});

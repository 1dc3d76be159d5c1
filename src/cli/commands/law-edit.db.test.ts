import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { testArchive } from '../../../test/db/archive.ts';
import { muniment } from '../../../test/db/command.ts';

const { archive, folder } = await testArchive();

test('a file is written out, changed, tried, published, compared and exported', async () => {
  const out = join(folder, 'drafts');
  const written = await muniment(archive, 'law', 'edit', 'cat', '--out', out, '--json');
  assert.equal(written.code, 0, written.stderr);
  const { path, version } = JSON.parse(written.stdout) as { path: string; version: number };
  assert.equal(version, 4);
  // Nothing is written over.
  assert.equal((await muniment(archive, 'law', 'edit', 'cat', '--out', out)).code, 2);
  const text = readFileSync(path, 'utf8');
  const same = await muniment(archive, 'law', 'publish', path, '--reason', 'x');
  assert.match(same.stderr, /LAW_DRAFT_SAME/);
  writeFileSync(path, text.replace(/^basis: knowledge$/m, 'basis: heard'));
  const wrong = await muniment(archive, 'law', 'publish', path, '--dry-run');
  assert.equal(wrong.code, 1);
  assert.match(wrong.stdout, /cat\.yaml:\d+:\d+: /);
  writeFileSync(path, text.replace(/^citation: .*$/m, 'citation: "nowhere\u0301 else"'));
  assert.equal((await muniment(archive, 'law', 'publish', path)).code, 2);
  const tried = await muniment(archive, 'law', 'publish', path, '--dry-run', '--json');
  assert.deepEqual(JSON.parse(tried.stdout), { file: 'cat', version: 4, published: false, problems: [] });
  const done = await muniment(
    archive,
    'law',
    'publish',
    path,
    '--reason',
    'a fictional treaty series',
    '--json',
  );
  assert.deepEqual(JSON.parse(done.stdout), { file: 'cat', version: 4, published: true, problems: [] });
  const history = await muniment(archive, 'law', 'history', 'cat');
  assert.match(
    history.stdout,
    /cat version 4 {2}in force, published by A\. Archivist, .*: a fictional treaty series\ncat version 3 {2}earlier, of the package muniment\ncat version 2 {2}earlier, of the package muniment\ncat version 1 {2}earlier, of the package muniment/,
  );
  const diff = await muniment(archive, 'law', 'diff', 'cat', '3');
  assert.match(diff.stdout, /^\+version: 4$/m);
  assert.match(diff.stdout, /^\+citation: "nowhere/m);
  const late = await muniment(archive, 'law', 'publish', path, '--base', '3', '--renumber', '--reason', 'x');
  assert.match(late.stderr, /LAW_MOVED_ON/);
  assert.equal((await muniment(archive, 'law', 'diff', 'cat', '1', '77')).code, 2);
  const exported = await muniment(archive, 'law', 'export', '--out', join(folder, 'our-law'), '--json');
  assert.deepEqual((JSON.parse(exported.stdout) as { files: string[] }).files.toSorted(), [
    'cat.yaml',
    'package.yaml',
  ]);
  const checked = await muniment(archive, 'law', 'check', join(folder, 'our-law'));
  assert.equal(checked.code, 0, checked.stdout);
  const uses = await muniment(archive, 'law', 'uses', 'cat', '--json');
  assert.equal(uses.stdout, '');
});

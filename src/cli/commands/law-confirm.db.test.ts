import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testArchive } from '../../../test/db/archive.ts';
import { muniment } from '../../../test/db/command.ts';

const { archive } = await testArchive();

test('a statement is confirmed, shown with name and place, and taken back', async () => {
  const confirmed = await muniment(
    archive,
    'law',
    'confirm',
    'icerd',
    'icerd.1.b',
    '--found-in',
    'p. 7\u001b[31m',
    '--json',
  );
  assert.equal(confirmed.code, 0, confirmed.stderr);
  const { id } = JSON.parse(confirmed.stdout) as { id: string };
  const { stdout } = await muniment(archive, 'law', 'statements', 'icerd');
  assert.match(
    stdout,
    new RegExp(`icerd\\.1\\.b {2}.*\\n {4}confirmed by A\\. Archivist, .*p\\. 7.*\\(${id}\\)`),
  );
  assert.ok(!stdout.includes('\u001b'));
  const open = await muniment(archive, 'law', 'statements', 'icerd', '--to-check', '--json');
  const ids = open.stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);
  assert.ok(ids.includes('icerd.1.a') && !ids.includes('icerd.1.b'));
  const again = await muniment(archive, 'law', 'confirm', 'icerd', 'icerd.1.b', '--found-in', 'x');
  assert.equal(again.code, 2);
  assert.match(again.stderr, /LAW_CONFIRMED/);
  const nobody = await muniment(archive, 'law', 'confirm', 'icerd', 'icerd.99', '--found-in', 'x');
  assert.match(nobody.stderr, /LAW_UNKNOWN/);
  const back = await muniment(archive, 'law', 'unconfirm', id, '--reason', 'another edition', '--json');
  assert.deepEqual(JSON.parse(back.stdout), { id, withdrawn: true });
});

test('what has no id is named by where it stands, and all that it says is shown', async () => {
  const { stdout } = await muniment(archive, 'law', 'statements', 'icerd', '--to-check');
  assert.match(
    stdout,
    /^icerd\/forumBasis\/icj {2}.*\n {4}forum: icj; kind: jurisdictional; by: icerd\.22\n {4}to be checked/m,
  );
  const given = ['law', 'confirm', 'icerd', 'icerd/forumBasis/icj', '--found-in', 'Art. 22', '--json'];
  const confirmed = await muniment(archive, ...given);
  assert.equal(confirmed.code, 0, confirmed.stderr);
  const after = await muniment(archive, 'law', 'statements', 'icerd');
  assert.match(after.stdout, /^icerd\/forumBasis\/icj .*\n.*\n {4}confirmed by A\. Archivist/m);
});

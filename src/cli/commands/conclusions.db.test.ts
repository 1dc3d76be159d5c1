import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeConclusion, withdrawClaim } from '#coding';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, by, caseId, code, compartmentId } = await codedArchive();
const serial = await addText('report.txt', 'A fictional bridge was closed.', compartmentId);
const { claimId } = await code(serial, 'A fictional bridge was closed');
const make = (statement: string, claim?: string): Promise<string> =>
  archive.db.tx(by, (tx) =>
    makeConclusion(tx, by, { caseId, facts: { statement }, ...(claim ? { claimId: claim } : {}) }),
  );
const id = await make('The bridge\u001b[31m was closed.', claimId);
const bare = await make('Nothing stands for this.');

test('conclusions are listed, newest first, or those alone that nothing stands for', async () => {
  const { code: status, stdout } = await muniment(archive, 'conclusions', 'list');
  assert.equal(status, 0);
  assert.ok(stdout.indexOf(bare) < stdout.indexOf(id), stdout);
  assert.ok(!stdout.includes('\u001b'), 'what is concluded drives no terminal');
  const json = await muniment(archive, 'conclusions', 'list', '--grounds', 'none', '--json');
  const lines = json.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; status: string });
  assert.deepEqual(
    lines.map((one) => [one.id, one.status]),
    [[bare, 'find-to-do']],
  );
});

test('one is shown with its independent origins', async () => {
  const { stdout } = await muniment(archive, 'conclusions', 'show', id);
  assert.match(stdout, /for it: 1 independent origin\n {2}1\. A fictional bridge was closed/);
  assert.match(stdout, /against it: 0 independent origins/);
  assert.ok(stdout.includes(serial), stdout);
  const json = await muniment(archive, 'conclusions', 'show', id, '--json');
  const shown = JSON.parse(json.stdout) as { supporting: { claimId: string }[][] };
  assert.equal(shown.supporting[0]?.[0]?.claimId, claimId);
});

test('they are exported, and what is none is refused', async () => {
  const { stdout } = await muniment(archive, 'export', 'conclusions', '--format', 'csv');
  assert.ok(stdout.includes('A fictional bridge was closed') && stdout.includes(bare), stdout);
  assert.equal((await muniment(archive, 'conclusions', 'list', '--status', 'find-true')).code, 2);
  assert.equal((await muniment(archive, 'conclusions', 'list', '--incident', 'none')).code, 2);
  assert.notEqual((await muniment(archive, 'conclusions', 'show', 'none')).code, 0);
});

test('a claim that was withdrawn is counted apart', async () => {
  await archive.db.tx(by, (tx) => withdrawClaim(tx, by, claimId, 'read wrongly'));
  const { stdout } = await muniment(archive, 'conclusions', 'list');
  assert.match(stdout, /claims for it: 0; against it: 0; withdrawn since: 1\n/);
  assert.match(stdout, /claims for it: 0; against it: 0\n/);
  const { stdout: json } = await muniment(archive, 'conclusions', 'list', '--text', 'bridge', '--json');
  const { claimsFor, claimsWithdrawn } = JSON.parse(json) as Record<string, number>;
  assert.deepEqual([claimsFor, claimsWithdrawn], [0, 1]);
});

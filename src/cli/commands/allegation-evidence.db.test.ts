import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, code, compartmentId, folder } = await codedArchive();
const decree = await code(
  await addText('decree.txt', 'The decree names who may not return.', compartmentId),
  'names who',
);
const denial = await code(
  await addText('denial.txt', 'A spokesman says all may return.', compartmentId),
  'all may return',
);
const file = join(folder, 'given.json');
const from = async (given: unknown): Promise<string> => {
  await writeFile(file, JSON.stringify(given));
  return file;
};
const run = (...args: readonly string[]) => muniment(archive, 'allegations', ...args);
const charge = {
  title: 'That return was refused (fictional)',
  party: 'State A (fictional)',
  respondent: 'State B (fictional)',
  forum: 'icj',
  provision: 'icerd.5.d.ii',
  evidence: [
    { slot: 'icerd.1.a', stance: 'for', claimId: decree.claimId },
    { slot: 'icerd.1.a', stance: 'against', claimId: denial.claimId },
  ],
};
const added = await run('add', await from(charge), '--json');
const { id, evidence } = JSON.parse(added.stdout) as { id: string; evidence: string[] };
const [laid, against] = evidence as [string, string];
const matrix = async () => (await run('matrix', id)).stdout;

test('a claim is weighed by the rubric from a file, and another band than it gives needs reasons', async () => {
  const weigh = async (given: unknown, claim = decree.claimId) =>
    run('weigh', claim, await from(given), '--json');
  for (const [given, words] of [
    [{ kind: 'gossip', answers: {} }, /INVALID_INPUT/],
    [{ kind: 'press', answers: { F99: true } }, /F99.*INVALID_INPUT/s],
    [{ kind: 'press', answers: {}, weight: 7 }, /given\.json/],
    [{ kind: 'press', answers: {}, band: 4 }, /INVALID_INPUT/],
  ] as const) {
    const { code: status, stderr } = await weigh(given);
    assert.equal(status, 2, stderr);
    assert.match(stderr, words);
  }
  assert.match((await weigh({ kind: 'press', answers: {} }, 'none')).stderr, /no claim “none”/);
  const {
    stdout,
    code: status,
    stderr,
  } = await weigh({ kind: 'contemporaneous-official-record', answers: {} });
  assert.equal(status, 0, stderr);
  const made = JSON.parse(stdout) as { band: number; computed: number };
  assert.equal(made.band, made.computed);
  const other = await weigh({
    kind: 'contemporaneous-official-record',
    answers: {},
    band: 2,
    reasons: 'only a copy was seen',
  });
  assert.deepEqual(JSON.parse(other.stdout), { claim: decree.claimId, band: 2, computed: made.computed });
  assert.match(await matrix(), /W2/);
});

test('what speaks against an element is answered, the answer taken back, and what was laid too', async () => {
  assert.match((await run('answer', laid, 'It was lawful.')).stderr, /only what speaks against/);
  assert.equal((await run('answer', 'none', 'x')).code, 2);
  assert.match((await run('answer', against, 'Nobody returned.')).stdout, /It is answered/);
  assert.match((await run('answer', against)).stdout, /not answered any more/);
  assert.equal((await run('take-back', against)).code, 2, 'no reason');
  assert.equal((await run('take-back', against, '--reason', 'laid to the wrong element')).code, 0);
  assert.equal((await run('take-back', against, '--reason', 'again')).code, 2);
  const { stdout } = await run('matrix', id, '--json');
  assert.ok(!stdout.includes(against) && stdout.includes(laid));
});

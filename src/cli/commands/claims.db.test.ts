import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gradeClaim, linkClaims } from '#coding';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, by, code, compartmentId, reads, sealed } = await codedArchive();
const release = await addText(
  'release.txt',
  '180 persons were killed or injured. It is denied.',
  compartmentId,
);
const statement = await addText('statement.txt', 'A witness saw mines.', sealed);
const count = await code(release, '180 persons were killed or injured', {
  speaker: 'a \u001b[31mspokesperson',
  measure: 'count-killed-or-injured',
  value: 180,
  upper: 200,
});
const denial = await code(release, 'It is denied', { polarity: 'denies' });
const mines = await code(statement, 'saw mines');
await archive.db.tx(by, async (tx) => {
  await gradeClaim(tx, by, count.claimId, { reliability: 'B', credibility: '2', reason: 'a party' });
  const to = { otherId: count.claimId, relation: 'contradicts', reason: 'says the opposite' } as const;
  await linkClaims(tx, by, denial.claimId, to);
});

test('claims are listed with their numbers, what they count, the day that is missing and who says it', async () => {
  const { code: status, stdout } = await muniment(archive, 'claims', '--measure', 'count-persons');
  assert.equal(status, 0);
  assert.ok(stdout.includes(`${count.claimId}  B2  affirms  contradicted or contradicting: 1`), stdout);
  assert.ok(stdout.includes('count-killed-or-injured 180 (… to 200), as of no stated day'));
  assert.ok(stdout.includes(`says Desk of release.txt, a \ufffd[31mspokesperson; quoted from ${release}`));
  assert.ok(!stdout.includes('denied'));
});

test('one object a line, the newest first; what is sealed is an entry when it is listed', async () => {
  const before = await reads();
  const { stdout } = await muniment(archive, 'claims', '--json');
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(
    lines.map(({ id }) => id),
    [mines.claimId, denial.claimId, count.claimId],
  );
  assert.deepEqual(
    [lines[2]?.['measure'], lines[2]?.['value'], lines[2]?.['asOf'], lines[2]?.['quote']],
    ['count-killed-or-injured', 180, null, '180 persons were killed or injured'],
  );
  assert.deepEqual(
    (await reads()).slice(before.length).map(({ subject_id }) => subject_id),
    [mines.claimId],
  );
  const some = await muniment(archive, 'claims', '--text', 'DENIED', '--item', release, '--json');
  assert.deepEqual((JSON.parse(some.stdout) as { id: string }).id, denial.claimId);
  const wrong = await muniment(archive, 'claims', '--measure', 'count-nothing', '--json');
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /count-killed/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLaw } from '#law';
import { addStep, answerTest, makeProceeding } from '#proceedings';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, by, caseId, compartmentId } = await codedArchive();
const law = loadLaw();
const serial = await addText('memorial.txt', 'A fictional memorial.', compartmentId);
const none = await muniment(archive, 'proceedings', 'list');
const id = await archive.db.tx(by, async (tx) => {
  const made = await makeProceeding(tx, by, {
    law,
    caseId,
    facts: {
      title: 'State A\u001b[31m v. State B (fictional)',
      forum: 'icj',
      parties: [{ name: 'State A (fictional)', role: 'applicant' }],
      bench: null,
      registryNumber: null,
      instruments: ['icerd'],
      status: 'pending',
      begunOn: '2031',
    },
  });
  const step = {
    kind: 'filing',
    byWhom: 'State A (fictional)',
    what: 'Memorial',
    event: 'memorial',
    serials: [serial],
  } as const;
  await addStep(tx, by, made, { law, facts: { ...step, happenedOn: '2031-11-30' } });
  await addStep(tx, by, made, { law, facts: { ...step, what: 'Memorial again', happenedOn: '2031-12~' } });
  await answerTest(tx, by, made, {
    law,
    checklist: 'icj-icerd-22',
    test: 'J4',
    state: 'disputed',
    reasons: 'No note was answered, says one side.',
    claimIds: [],
    serials: [serial],
  });
  return made;
});

test('proceedings are listed, for people and as JSON', async () => {
  assert.deepEqual([none.code, none.stdout], [0, 'No proceedings yet.\n']);
  const { stdout } = await muniment(archive, 'proceedings', 'list');
  assert.match(stdout, /^pending {2}State A.*\n {2}\S+ {2}icj, begun 2031\n$/);
  assert.ok(!stdout.includes('\u001b'), 'a title drives no terminal');
  const json = await muniment(archive, 'proceedings', 'list', '--json');
  assert.equal((JSON.parse(json.stdout) as { id: string }).id, id);
});

test('one is shown with its steps, deadlines and answers', async () => {
  const { stdout } = await muniment(archive, 'proceedings', 'show', id);
  assert.match(stdout, /2031-11-30 {2}filing {2}State A \(fictional\): Memorial \[memorial\]; shown by/);
  assert.match(stdout, /disputed {2}J4 .*\n {4}No note was answered, says one side\.\n {4}rests on /);
  assert.match(stdout, /open {2}J5 .*\[to be checked by a lawyer\]/);
  const json = await muniment(archive, 'proceedings', 'show', id, '--json');
  const shown = JSON.parse(json.stdout) as { steps: object[]; checklists: { id: string }[] };
  assert.deepEqual([shown.steps.length, shown.checklists.length], [2, 3]);
});

test('deadlines cite their rule, how they were counted, and say why none can be computed', async () => {
  const { code, stdout } = await muniment(archive, 'proceedings', 'deadlines', id);
  assert.equal(code, 0);
  assert.match(
    stdout,
    /^last day 2032-02-29: Preliminary objections.*\n.*79bis.*to be checked by a lawyer\n {2}counted: 3 months after 2031-11-30; the month in which it ends has no such day/,
  );
  assert.match(stdout, /no day can be said, as its day is uncertain/);
  assert.match(stdout, /no legal advice/);
  const json = await muniment(archive, 'proceedings', 'deadlines', id, '--json');
  const lines = json.stdout
    .trimEnd()
    .split('\n')
    .map((one) => JSON.parse(one) as { last: string | null; why: string | null });
  assert.deepEqual(
    lines.map(({ last, why }) => [last, why]),
    [
      ['2032-02-29', null],
      [null, 'uncertain'],
    ],
  );
});

test('the calendar goes to standard output as it is; what is none is refused', async () => {
  const { stdout } = await muniment(archive, 'proceedings', 'calendar', id);
  assert.ok(stdout.startsWith('BEGIN:VCALENDAR\r\n') && stdout.endsWith('END:VCALENDAR\r\n'), stdout);
  assert.ok(!stdout.includes('\u001b'));
  const json = await muniment(archive, 'proceedings', 'calendar', id, '--json');
  assert.equal((JSON.parse(json.stdout) as { calendar: string }).calendar, stdout);
  for (const name of ['show', 'deadlines', 'calendar']) {
    const { code, stderr } = await muniment(
      archive,
      'proceedings',
      name,
      '019ac0de-0000-7000-8000-000000000001',
    );
    assert.notEqual(code, 0);
    assert.match(stderr, /proceeding.*\n.*\n.*NOT_FOUND/);
  }
});

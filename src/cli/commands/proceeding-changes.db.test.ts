import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openCase } from '#access';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, by, code, compartmentId, folder } = await codedArchive();
const serial = await addText('note.txt', 'A fictional note of State A to State B.', compartmentId);
const { claimId } = await code(serial, 'note of State A');
const file = join(folder, 'proceeding.json');
const run = async (name: 'add' | 'step' | 'answer', given: unknown, ...args: readonly string[]) => {
  await writeFile(file, JSON.stringify(given));
  return muniment(archive, 'proceedings', name, ...args, file, '--json');
};
const A = 'State A (fictional)';
const EXCHANGE = {
  kind: 'diplomatic-exchange',
  what: 'Note about the convention',
  byWhom: A,
  happenedOn: '2031-02-03',
  serials: [serial.toLowerCase()],
  exchange: { form: 'note-verbale', namesTreaty: true, named: 'Article 5', reply: 'none' },
};
const ANSWER = {
  checklist: 'icj-icerd-22',
  test: 'J4',
  state: 'disputed',
  reasons: 'No note was answered, says one side.',
  claimIds: [claimId],
  serials: [serial],
};
const GIVEN = {
  title: 'State A v. State B (fictional)',
  forum: 'icj',
  parties: [
    { name: A, role: 'applicant' },
    { name: 'State B (fictional)', role: 'respondent' },
  ],
  status: 'pending',
  instruments: ['icerd'],
  begunOn: '2031',
  steps: [
    EXCHANGE,
    { kind: 'filing', what: 'Memorial', byWhom: A, happenedOn: '2031-11-30', event: 'memorial' },
  ],
  answers: [ANSWER],
};
interface Shown {
  steps: { what: string; happened_on: string | null; event: string | null; serials: string[] }[];
  deadlines: { last: string | null }[];
  checklists: {
    id: string;
    tests: { id: string; answer: { state: string; evidence: object[] } | null }[];
  }[];
}
const shown = async (id: string): Promise<Shown> =>
  JSON.parse((await muniment(archive, 'proceedings', 'show', id, '--json')).stdout) as Shown;
const stateOf = ({ checklists }: Shown, test: string) =>
  checklists.find(({ id }) => id === 'icj-icerd-22')?.tests.find((one) => one.id === test)?.answer;
type Answered = Awaited<ReturnType<typeof run>>;
function refused({ code: status, stdout, stderr }: Answered, words: RegExp, at?: string): void {
  assert.equal(status, 2, stderr);
  assert.match(stderr, words);
  const { error } = JSON.parse(stdout) as { error: { facts: Record<string, unknown> } };
  if (at !== undefined) assert.equal(error.facts['at'], at);
}

const added = await run('add', GIVEN);
const made = JSON.parse(added.stdout) as { id: string; steps: string[]; answers: string[] };
const { id } = made;

test('what is wrong with a file is said with its place and its code, and nothing of it is kept', async () => {
  for (const [given, words, at] of [
    [{ ...GIVEN, verdict: 'guilty' }, /proceeding\.json/],
    [{ ...GIVEN, parties: [{ name: A, role: 'winner' }] }, /parties › 1 › role/, '/parties/0/role'],
    [{ ...GIVEN, instruments: ['none'] }, /the instrument “none”.*INVALID_INPUT/s],
    [
      { ...GIVEN, steps: [EXCHANGE, { ...EXCHANGE, kind: 'hearing' }] },
      /no exchange.*Cause: what the file has at steps › 2/s,
      '/steps/1',
    ],
    [{ ...GIVEN, steps: [{ ...EXCHANGE, serials: ['0000-0000'] }] }, /no item.*NOT_FOUND/s, '/steps/0'],
    [{ ...GIVEN, answers: [ANSWER, { ...ANSWER, test: 'J99' }] }, /the test of the checklist/, '/answers/1'],
  ] as const)
    refused(await run('add', given), words, at);
  const { stdout } = await muniment(archive, 'proceedings', 'list', '--json');
  assert.equal((JSON.parse(stdout) as { id: string }).id, id, 'the one that was added, and no other line');
});

test('one is added from a file with its steps, exchanges and answers, and its times run', async () => {
  assert.equal(added.code, 0, added.stderr);
  assert.deepEqual([made.steps.length, made.answers.length], [2, 1]);
  const whole = await shown(id);
  assert.deepEqual(
    whole.steps.map(({ what, happened_on: day, event, serials }) => [what, day, event, serials]),
    [
      ['Note about the convention', '2031-02-03', null, [serial]],
      ['Memorial', '2031-11-30', 'memorial', []],
    ],
  );
  assert.deepEqual(
    whole.deadlines.map(({ last }) => last),
    ['2032-02-29'],
  );
  assert.deepEqual([stateOf(whole, 'J4')?.state, stateOf(whole, 'J4')?.evidence.length], ['disputed', 2]);
  const kept = await archive.db.tx(by, (tx) =>
    tx.selectFrom('diplomatic_exchange').select(['id', 'form', 'names_treaty', 'named', 'reply']).execute(),
  );
  assert.deepEqual(kept, [
    { id: made.steps[0], form: 'note-verbale', names_treaty: true, named: 'Article 5', reply: 'none' },
  ]);
});

test('steps are added later, one or a list, all or nothing', async () => {
  const hearing = { kind: 'hearing', what: 'Hearing', happenedOn: '2032-03-01' };
  refused(await run('step', { ...hearing, kind: 'victory' }, id), /proceeding\.json: kind/, '/kind');
  refused(await run('step', [hearing, { ...hearing, kind: 'victory' }], id), /2 › kind/, '/1/kind');
  refused(await run('step', [hearing, { ...hearing, event: 'victory' }], id), /what the law calls/, '/1');
  refused(await run('step', hearing, 'none'), /no proceeding “none”.*NOT_FOUND/s);
  assert.equal((await shown(id)).steps.length, 2);
  for (const given of [hearing, [{ ...hearing, what: 'Second round' }, EXCHANGE]]) {
    const { code: status, stdout, stderr } = await run('step', given, id);
    assert.equal(status, 0, stderr);
    assert.equal((JSON.parse(stdout) as { ids: string[] }).ids.length, [given].flat().length);
  }
  assert.equal((await shown(id)).steps.length, 5);
});

test('tests are answered with what shows it; earlier answers stay, and the last of a file counts', async () => {
  refused(await run('answer', { ...ANSWER, reasons: undefined }, id), /needs reasons/);
  const nobody = '019ac0de-0000-7000-8000-000000000001';
  refused(
    await run('answer', [ANSWER, { ...ANSWER, claimIds: [nobody] }], id),
    /no claim.*Cause: what the file has at 2.*NOT_FOUND/s,
    '/1',
  );
  assert.equal(stateOf(await shown(id), 'J4')?.state, 'disputed');
  const { code: status, stderr } = await run(
    'answer',
    [
      { ...ANSWER, state: 'not-met' },
      { checklist: ANSWER.checklist, test: 'J4', state: 'open' },
    ],
    id,
  );
  assert.equal(status, 0, stderr);
  assert.deepEqual(stateOf(await shown(id), 'J4')?.state, 'open');
  const { count } = await archive.db.tx(by, (tx) =>
    tx
      .selectFrom('checklist_answer')
      .select(tx.fn.countAll().as('count'))
      .where('proceeding_id', '=', id)
      .executeTakeFirstOrThrow(),
  );
  assert.equal(Number(count), 3);
});

test('one is withdrawn once, with a reason, in the case that is named', async () => {
  const withdraw = (reason: string, ...args: readonly string[]) =>
    muniment(archive, 'proceedings', 'withdraw', id, '--reason', reason, '--json', ...args);
  await archive.db.tx(by, (tx) => openCase(tx, by, 'Another case'));
  refused(await withdraw('  '), /--reason.*empty.*INVALID_INPUT/s);
  refused(await withdraw('entered twice', '--case', 'Another case'), /no proceeding.*NOT_FOUND/s);
  const { code: status, stdout, stderr } = await withdraw('entered twice');
  assert.equal(status, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), { withdrawn: id });
  assert.equal((await muniment(archive, 'proceedings', 'list', '--json')).stdout, '');
  refused(await withdraw('again'), /CODING_WITHDRAWN/);
  refused(await run('step', EXCHANGE, id), /CODING_WITHDRAWN/);
});

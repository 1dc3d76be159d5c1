import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openCase } from '#access';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment, type Ran } from '../../../test/db/command.ts';

const { addText, archive, by, compartmentId, folder } = await codedArchive();
const serial = await addText('note.txt', 'A fictional note of State A to State B.', compartmentId);
const file = join(folder, 'given.json');
const A = 'State A (fictional)';
const GIVEN = {
  title: 'State A v. State B (fictional)',
  forum: 'icj',
  parties: [
    { name: A, role: 'applicant' },
    { name: 'State B (fictional)', role: 'respondent' },
  ],
  status: 'pending',
  registryNumber: '12/2031',
  instruments: ['icerd'],
  begunOn: '2031',
  steps: [
    {
      kind: 'diplomatic-exchange',
      what: 'Note about the convention',
      byWhom: A,
      happenedOn: '2031-02-03',
      serials: [serial],
      exchange: { form: 'note-verbale', addressedTo: 'State B', namesTreaty: true, named: 'Article 5' },
    },
    { kind: 'filing', what: 'Memorial', byWhom: A, happenedOn: '2031-11-30', event: 'memorial' },
  ],
};
const run = (name: string, ...args: readonly string[]) =>
  muniment(archive, 'proceedings', name, ...args, '--json');
const withFile = async (given: unknown, name: string, ...args: readonly string[]) => {
  await writeFile(file, JSON.stringify(given));
  return run(name, ...args);
};
const saidBy = ({ code, stdout, stderr }: Ran): Record<string, unknown> => {
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as Record<string, unknown>;
};
function refused({ code, stderr }: Ran, words: RegExp): void {
  assert.equal(code, 2, stderr);
  assert.match(stderr, words);
}
interface Made {
  id: string;
  steps: [string, string];
}
interface Shown extends Record<string, unknown> {
  steps: { id: string; what: string; version: number; serials: string[]; exchange: object | null }[];
  deadlines: object[];
  links: { id: string; other_id: string; relation: string; reason: string }[];
}
const shown = async (id: string) => saidBy(await run('show', id)) as Shown;

const first = saidBy(await withFile(GIVEN, 'add', file)) as unknown as Made;
const second = saidBy(
  await withFile(
    { ...GIVEN, title: 'The same raid elsewhere', forum: 'ecthr', instruments: [], steps: [] },
    'add',
    file,
  ),
) as unknown as Made;
await archive.db.tx(by, (tx) => openCase(tx, by, 'Another case'));

test('a proceeding is changed in the version that was looked at; what is left out stays, and null takes away', async () => {
  const change = (given: unknown, version: string, ...args: readonly string[]) =>
    withFile(given, 'change', first.id, file, '--of-version', version, ...args);
  refused(await change({ status: 'won' }, '1'), /given\.json: status/);
  refused(await change({}, '1'), /too few.*INVALID_INPUT/s);
  refused(await change({ parties: [] }, '1'), /parties/);
  refused(await change({ instruments: ['none'] }, '1'), /the instrument “none”.*INVALID_INPUT/s);
  refused(await change({ status: 'decided' }, '7'), /CONFLICT/);
  refused(await change({ status: 'decided' }, '1', '--case', 'Another case'), /no proceeding.*NOT_FOUND/s);
  refused(await run('change', first.id, file), /--of-version/);
  const said = saidBy(await change({ status: 'decided', registryNumber: null }, '1'));
  assert.deepEqual(said, { id: first.id, version: 2 });
  const now = await shown(first.id);
  assert.deepEqual(
    ['title', 'status', 'registryNumber', 'begunOn', 'instruments', 'version'].map((name) => now[name]),
    [GIVEN.title, 'decided', null, '2031', ['icerd'], 2],
  );
  const words = await muniment(archive, 'proceedings', 'show', first.id);
  assert.match(words.stdout, /decided {2}State A v\. State B.*\n {2}\S{36} {2}version 2\n/);
});

test('a step is changed, and what is left out of its exchange stays', async () => {
  const [note, memorial] = first.steps;
  const change = (given: unknown, step: string, version: string, of = first.id) =>
    withFile(given, 'change-step', of, step, file, '--of-version', version);
  refused(await change({ exchange: { reply: 'perhaps' } }, note, '1'), /exchange › reply/);
  refused(
    await change({ exchange: { repliedOn: '2031-03-01' } }, note, '1'),
    /not said to have been answered/,
  );
  refused(await change({ exchange: { reply: 'none' } }, memorial, '1'), /exchange › form.*missing/s);
  refused(await change({ exchange: { form: 'letter' } }, memorial, '1'), /no exchange/);
  refused(await change({ event: 'victory' }, memorial, '1'), /what the law calls/);
  refused(await change({ what: 'x' }, memorial, '3'), /CONFLICT/);
  refused(await change({ what: 'x' }, memorial, '1', second.id), /no step.*NOT_FOUND/s);
  refused(await change({ what: 'x' }, 'none', '1'), /no step “none”.*NOT_FOUND/s);
  const answered = { exchange: { reply: 'answered', repliedOn: '2031-03-01', named: null } };
  assert.deepEqual(saidBy(await change(answered, note, '1')), { id: note, version: 2 });
  const [step] = (await shown(first.id)).steps;
  assert.deepEqual(
    [step?.what, step?.serials, step?.version],
    ['Note about the convention', [serial], 2],
    'a step that was refused elsewhere is as it was',
  );
  assert.deepEqual(step?.exchange, {
    id: note,
    form: 'note-verbale',
    addressed_to: 'State B',
    names_treaty: true,
    named: null,
    reply: 'answered',
    replied_on: '2031-03-01',
    reply_says: null,
  });
  saidBy(await change({ exchange: null, serials: [] }, note, '2'));
  const [bare] = (await shown(first.id)).steps;
  assert.deepEqual([bare?.exchange, bare?.serials], [null, []]);
});

test('a step is withdrawn once, with a reason, and its time runs no more', async () => {
  const [, memorial] = first.steps;
  const withdraw = (of: string, step: string, reason: string) =>
    run('withdraw-step', of, step, '--reason', reason);
  refused(await withdraw(first.id, memorial, ' '), /--reason.*empty/s);
  refused(await withdraw(second.id, memorial, 'entered twice'), /no step.*NOT_FOUND/s);
  refused(await withdraw(first.id, first.id, 'entered twice'), /no step.*NOT_FOUND/s);
  assert.deepEqual([(await shown(first.id)).steps.length, (await shown(first.id)).deadlines.length], [2, 1]);
  assert.deepEqual(saidBy(await withdraw(first.id, memorial, 'entered twice')), { withdrawn: memorial });
  assert.deepEqual([(await shown(first.id)).steps.length, (await shown(first.id)).deadlines.length], [1, 0]);
  refused(await withdraw(first.id, memorial, 'again'), /CODING_WITHDRAWN/);
});

test('two proceedings are linked once with a reason, told of both, and the link is taken off from either side', async () => {
  const link = (other: string, relation: string, of = first.id) =>
    run('link', of, other, '--relation', relation, '--reason', 'the same raid');
  refused(await link(second.id, 'better'), /--relation/);
  refused(await link(first.id, 'parallel'), /it is this one/);
  refused(await link('none', 'parallel'), /no proceeding “none”.*NOT_FOUND/s);
  refused(await run('unlink', first.id, second.id, '--reason', 'x'), /no relation.*NOT_FOUND/s);
  const made = saidBy(await link(second.id, 'later'));
  refused(await link(first.id, 'earlier', second.id), /PROCEEDING_LINKED_ALREADY/);
  const told = async (id: string) =>
    (await shown(id)).links.map((one) => [one.other_id, one.relation, one.reason]);
  assert.deepEqual(await told(first.id), [[second.id, 'later', 'the same raid']]);
  assert.deepEqual(await told(second.id), [[first.id, 'earlier', 'the same raid']]);
  const off = await run('unlink', second.id, first.id, '--reason', 'different raids');
  assert.deepEqual(saidBy(off), { unlinked: made['id'] });
  assert.deepEqual([await told(first.id), await told(second.id)], [[], []]);
});

test('days that an order fixed come from a file, are told with the order, and are changed whole', async () => {
  const order = { kind: 'order', what: 'Order on time', byWhom: 'The Court', happenedOn: '2031-05-01' };
  const due = { what: 'Counter-memorial', forWhom: 'State B (fictional)', dueOn: '2099-01-15' };
  refused(
    await withFile({ ...order, fixedTimes: [{ ...due, dueOn: '2099-02-30' }] }, 'step', first.id, file),
    /the last day.*YYYY-MM-DD/s,
  );
  const { ids } = saidBy(await withFile({ ...order, fixedTimes: [due] }, 'step', first.id, file)) as {
    ids: [string];
  };
  const told = async () => (await muniment(archive, 'proceedings', 'show', first.id)).stdout;
  assert.match(
    await told(),
    /last day 2099-01-15: Counter-memorial \(State B \(fictional\)\)\n {2}fixed by: Order on time, 2031-05-01/,
  );
  const kept = { fixedTimes: [{ ...due, keptOn: '2098-12-01' }] };
  saidBy(await withFile(kept, 'change-step', first.id, ids[0], file, '--of-version', '1'));
  assert.match(await told(), /Counter-memorial .*; done on 2098-12-01/);
  saidBy(
    await withFile(
      { what: 'Order on time limits' },
      'change-step',
      first.id,
      ids[0],
      file,
      '--of-version',
      '2',
    ),
  );
  assert.match(await told(), /done on 2098-12-01/, 'what is left out stays');
  const deadlines = await run('deadlines', first.id);
  assert.match(deadlines.stdout, /"fixed":\{"what":"Counter-memorial"/);
});

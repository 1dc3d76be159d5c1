import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, compartmentId, folder } = await codedArchive();
const serial = await addText('ceasefire.txt', 'Upland withdraws behind the river.', compartmentId);
const file = join(folder, 'given.json');
const GIVEN = {
  kind: 'ceasefire',
  title: 'Ceasefire\u001b[31m at the river (fictional)',
  dated: '2031-05-04',
  parties: [
    { name: 'Upland', role: 'side' },
    { name: 'Lowland', role: 'side' },
  ],
  serials: [serial],
  obligations: [
    {
      label: '1',
      owedBy: 'Upland',
      owedTo: 'Lowland',
      words: 'Upland withdraws behind the river.',
      dueOn: '2031-06-01',
      events: [
        { says: 'performed', side: 'Upland', saidBy: 'Upland', saidOn: '2031-05-30', serials: [serial] },
        { says: 'disputed', side: 'Lowland', saidBy: 'Lowland', saidOn: '2031-07-04' },
      ],
    },
    { label: '2', owedBy: 'Lowland', words: 'Lowland opens the bridge.', dueOn: '2031-06-02' },
  ],
};
const add = async (given: unknown) => {
  await writeFile(file, typeof given === 'string' ? given : JSON.stringify(given));
  return muniment(archive, 'undertakings', 'add', file);
};
const none = await muniment(archive, 'undertakings', 'list');
const added = await add(GIVEN);
const id = added.stdout.trim();

test('one is added from a file with its obligations and what was said of each; what is wrong with a file is said, and nothing of it kept', async () => {
  assert.deepEqual([none.code, none.stdout], [0, 'No undertakings yet.\n']);
  assert.equal(added.code, 0, added.stderr);
  for (const [given, words] of [
    ['{', /no JSON/],
    [{ ...GIVEN, kind: 'war' }, /given\.json: kind\. The reason: it is none of the values/],
    [{ ...GIVEN, verdict: 'guilty' }, /given\.json/],
    [{ ...GIVEN, claimIds: ['mistyped'] }, /given\.json: claimIds › 1/],
    [{ ...GIVEN, obligations: [{ ...GIVEN.obligations[0], owedBy: 'Midland' }] }, /no party of that name/],
  ] as const) {
    const { code, stderr } = await add(given);
    assert.equal(code, 2, stderr);
    assert.match(stderr, words);
  }
  const absent = await muniment(archive, 'undertakings', 'add', join(folder, 'absent.json'));
  assert.match(absent.stderr, /cannot be read/);
  const list = await muniment(archive, 'undertakings', 'list', '--json');
  assert.equal(list.stdout.trim().split('\n').length, 1);
});

test('they are listed with how they stand on a day, and narrowed', async () => {
  const { stdout } = await muniment(archive, 'undertakings', 'list', '--on', '2031-06-30');
  assert.match(stdout, /^ceasefire {2}Ceasefire.*\n {2}\S+ {2}2031-05-04\n/);
  assert.match(
    stdout,
    /obligations: 2 \(the sides differ: 0, all say the same: 0, words of some sides only: 1, no word recorded: 1\)/,
  );
  assert.match(stdout, /past their day without a recorded word: 1/);
  assert.ok(!stdout.includes('\u001b'), 'a title drives no terminal');
  const json = await muniment(
    archive,
    'undertakings',
    'list',
    '--party',
    'Upland',
    '--on',
    '2031-07-04',
    '--json',
  );
  const [line] = json.stdout
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one) as { id: string; kinds: object });
  assert.deepEqual([line?.id, line?.kinds], [id, { nothing: 1, only: 0, same: 0, differ: 1 }]);
  assert.equal(
    (await muniment(archive, 'undertakings', 'list', '--kind', 'unilateral', '--json')).stdout,
    '',
  );
  const wrong = await muniment(archive, 'undertakings', 'list', '--on', '2031-02-30');
  assert.match(wrong.stderr, /not a day/);
});

test('one is shown as of a day, its days due, and reported in each form', async () => {
  const { stdout } = await muniment(archive, 'undertakings', 'show', id, '--on', '2031-07-04');
  assert.match(stdout, /stands: the sides differ \(Upland: performed; Lowland: disputed\)/);
  assert.match(stdout, new RegExp(`shown by: ${serial}`));
  assert.ok(!stdout.includes('\u001b'));
  const json = await muniment(archive, 'undertakings', 'show', id, '--json');
  assert.equal((JSON.parse(json.stdout) as { obligations: object[] }).obligations.length, 2);
  const due = await muniment(archive, 'undertakings', 'due', id, '--on', '2032-01-01');
  assert.match(
    due.stdout,
    /^2031-06-01 {2}1 Upland\n2031-06-02 {2}2 Lowland; passed without a recorded word\n$/,
  );
  const csv = await muniment(archive, 'undertakings', 'report', id, '--format', 'csv');
  assert.equal(csv.stdout.trimEnd().split('\r\n').length, 4);
  const markdown = await muniment(archive, 'undertakings', 'report', id, '--format', 'markdown', '--json');
  assert.match((JSON.parse(markdown.stdout) as { report: string }).report, /^# Ceasefire/);
  for (const name of ['show', 'due', 'report']) {
    const { code, stderr } = await muniment(
      archive,
      'undertakings',
      name,
      '019ac0de-0000-7000-8000-000000000001',
    );
    assert.notEqual(code, 0);
    assert.match(stderr, /undertaking.*\n.*\n.*NOT_FOUND/);
  }
  const report = async (...args: readonly string[]) =>
    (await muniment(archive, 'undertakings', 'report', id, '--on', '2031-12-31', ...args)).stdout;
  const plain = await report();
  // The same is said in each: lines, days and names; of words of ours none is left in English.
  for (const [language, word] of [
    ['fr', 'les parties divergent'],
    ['az', 'tərəflərin dedikləri fərqlidir'],
    ['hy', 'կողմերը տարբեր բան են ասում'],
    ['ru', 'стороны расходятся'],
  ] as const) {
    const told = await report('--language', language);
    assert.equal(told.split('\n').length, plain.split('\n').length, language);
    for (const same of ['2031-12-31', '2031-05-30', 'Lowland opens the bridge.', word])
      assert.ok(told.includes(same), `${language}: ${same}\n${told}`);
    assert.doesNotMatch(told, /recorded|lawyer|side|shown|due/, language);
    assert.equal(await report('--language', language, '--format', 'csv'), await report('--format', 'csv'));
  }
  assert.equal((await muniment(archive, 'undertakings', 'report', id, '--language', 'de')).code, 2);
});

test('what is said later is added to an obligation from a file, and its days go into a calendar', async () => {
  const { stdout } = await muniment(archive, 'undertakings', 'show', id, '--json');
  const { obligations } = JSON.parse(stdout) as {
    obligations: { obligation: { id: string; label: string } }[];
  };
  const second = obligations.find(({ obligation }) => obligation.label === '2')?.obligation.id ?? '';
  const said = join(folder, 'said.json');
  const say = async (given: unknown, to = second) => {
    await writeFile(said, JSON.stringify(given));
    return muniment(archive, 'undertakings', 'say', to, said, '--json');
  };
  const event = {
    says: 'extended',
    saidBy: 'Lowland',
    side: 'Lowland',
    saidOn: '2031-06-01',
    extendedTo: '2031-09-01',
  };
  // One of two is wrong: none is kept.
  assert.equal((await say([event, { ...event, side: 'Midland' }])).code, 2);
  assert.equal((await say({ ...event, says: 'won' })).code, 2);
  assert.equal((await say(event, 'nothing')).code, 2);
  const { code, stdout: ids, stderr } = await say(event);
  assert.equal(code, 0, stderr);
  assert.equal((JSON.parse(ids) as { ids: string[] }).ids.length, 1);
  const calendar = await muniment(archive, 'undertakings', 'calendar', id, '--language', 'fr');
  assert.equal(calendar.code, 0, calendar.stderr);
  const unfolded = calendar.stdout.replaceAll('\r\n ', '');
  assert.deepEqual(
    [...unfolded.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day),
    ['20310601', '20310602', '20310901'],
  );
  assert.match(unfolded, /SUMMARY:échéance: 2 Lowland/);
  assert.match(unfolded, /prolongé selon: Lowland/);
  assert.equal(new Set(unfolded.match(/^UID:.*$/gm)).size, 3);
});

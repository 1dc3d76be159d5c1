import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addObstacle, addWord, makeSettlement, unsaid, type SettlementName } from '#settlements';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, by, caseId, compartmentId } = await codedArchive();
const none = await muniment(archive, 'settlement', 'list');
const item = await addText('fields.txt', 'A field lies across the road.', compartmentId);
const named = (name: string): SettlementName => ({
  name,
  language: null,
  kind: 'unclassified',
  usedBy: null,
  from: null,
  until: null,
  source: 'this archive',
  basis: 'to-be-checked',
});
const make = (...names: string[]): Promise<{ id: string; serial: string }> =>
  archive.db.tx(by, (tx) =>
    makeSettlement(tx, by, {
      caseId,
      compartmentId,
      facts: { ...unsaid.settlement, names: names.map(named), isInvented: true },
    }),
  );
const well = await make('Stone Well\u001b[31m (fictional)', 'Даш Кую');
await archive.db.tx(by, async (tx) => {
  const id = await addObstacle(tx, by, well.id, {
    ...unsaid.obstacle,
    kind: 'mines',
    holdsFrom: '2020-11-10',
    reliability: 'high',
    reliabilityReasons: 'a find',
    serials: [item],
  });
  await addWord(tx, by, id, {
    ...unsaid.word,
    says: 'denied',
    side: 'Lowland',
    saidBy: 'A minister',
    ofWhen: '2021',
  });
});
await make('Mill Ford (fictional)');
await make('Mill Ford (fictional)');

test('a settlement is found by serial and by name in another alphabet; the answer has what shows it, and what is not known', async () => {
  assert.deepEqual([none.code, none.stdout], [0, 'No settlements.\n']);
  for (const place of [well.serial, 'Dash Kuyu']) {
    const { code, stdout, stderr } = await muniment(archive, 'return', place, '--on', '2020-12-01', '--json');
    assert.equal(code, 0, stderr);
    const told = JSON.parse(stdout) as {
      place: { serial: string };
      on: string;
      status: string;
      obstacles: { kind: string; evidence: unknown; reliability: unknown }[];
      unknown: string[];
    };
    assert.deepEqual(
      [told.place.serial, told.on, told.status, told.unknown.length],
      [well.serial, '2020-12-01', 'blocked', 8],
    );
    assert.deepEqual(
      told.obstacles.map(({ kind, evidence, reliability }) => ({ kind, evidence, reliability })),
      [
        {
          kind: 'mines',
          evidence: [{ kind: 'item', serial: item, id: null }],
          reliability: { is: 'high', reasons: 'a find' },
        },
      ],
    );
  }
});

test('people read it in plain words: what contradicts, what is not known, and nothing that drives their terminal', async () => {
  const contested = await muniment(archive, 'return', well.serial, '--on', '2021-06-01');
  assert.match(contested.stdout, /AT RISK/);
  assert.match(contested.stdout, /^ {2}Lowland \(A minister\), on a day that is not known: denies it/m);
  assert.match(contested.stdout, /an invented place/);
  assert.ok(!contested.stdout.includes('\u001b'));
  const before = await muniment(
    archive,
    'return',
    well.serial,
    '--on',
    '2021-06-01',
    '--known-at',
    '2001-01-01',
  );
  assert.match(before.stdout, /UNKNOWN: nothing is recorded of this day; that is no word of safety/);
});

test('a name that several may mean is refused with all of them, one that nobody knows is not there, a day is a day', async () => {
  const several = await muniment(archive, 'return', 'Mill Ford (fictional)');
  assert.equal(several.code, 2, several.stdout);
  assert.equal(several.stderr.match(/[0-9A-Z]{4}-[0-9A-Z]{4} Mill Ford/g)?.length, 2);
  assert.notEqual((await muniment(archive, 'return', 'Elsewhere')).code, 0);
  assert.equal((await muniment(archive, 'return', well.serial, '--on', '2021-02-30')).code, 2);
});

test('the list is narrowed, and its obstacles go out as CSV', async () => {
  const list = await muniment(archive, 'settlement', 'list', '--on', '2020-12-01', '--json');
  assert.equal(list.stdout.trim().split('\n').length, 3);
  const unknown = await muniment(archive, 'settlement', 'list', '--on', '2020-12-01', '--status', 'unknown');
  assert.match(unknown.stdout, /Mill Ford \(fictional\)\n {2}unknown; not known: 8 of 8 criteria/);
  const csv = await muniment(archive, 'settlement', 'export', '--on', '2020-12-01');
  assert.match(csv.stdout, /,2020-12-01,,blocked,mines,2020-11-10,,high,true,/);
  assert.equal(csv.stdout.trim().split('\r\n').length, 4);
});

test('the order in which to look at them says why, with the weights and what would change it', async () => {
  const { stdout } = await muniment(archive, 'settlement', 'priorities', '--on', '2020-12-01');
  assert.match(
    stdout,
    /^1\. {2}[0-9A-Z-]{9} {2}Stone Well.*\n {2}blocked 3 \+ explosive 3 \+ little-known 0\.875 = 6\.875$/m,
  );
  assert.match(stdout, /^ {2}unknown 2: 0 \/ 0$/m);
});

test('a settlement that is recorded at sea says so, with what that means, and is answered about like any other', async () => {
  const { serial } = await archive.db.tx(by, (tx) =>
    makeSettlement(tx, by, {
      caseId,
      compartmentId,
      facts: {
        ...unsaid.settlement,
        names: [named('Wave (fictional)')],
        isInvented: true,
        latitude: 42,
        longitude: 50.5,
        precision: 'approximate',
      },
    }),
  );
  const told = await muniment(archive, 'return', serial);
  assert.match(
    told.stdout,
    /ERROR: What is recorded of the place lies at sea[^\n]*nobody is to go by this place/,
  );
  assert.match(told.stdout, /UNKNOWN: nothing is recorded of this day/);
  const { findings } = JSON.parse((await muniment(archive, 'return', serial, '--json')).stdout) as {
    findings: { code: string }[];
  };
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['place-at-sea'],
  );
  const list = await muniment(archive, 'settlement', 'list', '--text', 'Wave', '--json');
  assert.match(list.stdout, /"findings":\[\{"code":"place-at-sea"/);
});

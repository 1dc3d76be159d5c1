import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { addMember, findDisplacement } from '#displacement';
import { muniment } from '../../../test/db/command.ts';
import { displacedArchive, MAPPING, SHEET, size } from '../../../test/db/displaced.ts';

const scene = await displacedArchive();
const { archive, by, folder, compartmentId, sealed, addText, village, somebody, household, event } = scene;
const { db } = archive;
const NAME = 'Quassiomel Invented';
const mill = await village('Mill Ford (fictional)');
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('households, counts and what may be published are told without a name, and without what would steer a terminal', async () => {
  assert.match((await muniment(archive, 'displacement', 'list')).stdout, /None is recorded yet/);
  const id = await household({
    sizeThen: size(4),
    intentions: [{ on: null, wish: 'return', conditions: null, saidBy: 'Upland\u001b[31m' }],
  });
  const actorId = await somebody(NAME);
  await db.tx(by, (tx) => addMember(tx, by, id, { actorId, role: 'head', at: 'then' }));
  await event({ householdId: id, settlementId: mill }, { from: '2031-10-04', cause: 'shelling' });
  const row = await db.tx(by, (tx) => findDisplacement(tx, { id }));
  const serial = row?.serial ?? '';
  const list = await muniment(archive, 'displacement', 'list', '--json');
  const [told] = lines(list.stdout);
  assert.deepEqual([told?.['serial'], told?.['persons'], told?.['wish']], [serial, 4, 'return']);
  assert.match(JSON.stringify(told?.['members']), /"person":"P-\d+"/);
  const shown = await muniment(archive, 'displacement', 'show', serial);
  assert.match(shown.stdout, /displaced from Mill Ford \(fictional\), 2031-10-04: 4 persons; cause shelling/);
  const counts = await muniment(archive, 'displacement', 'aggregates', '--json');
  assert.deepEqual(
    lines(counts.stdout).map(({ name, year, displacements, persons, personsAre }) => [
      name,
      year,
      displacements,
      persons,
      personsAre,
    ]),
    [['Mill Ford (fictional)', '2031', 1, 4, 'exact']],
  );
  const open = await muniment(archive, 'displacement', 'aggregates', '--public', '--json');
  const [rule, table, ...cells] = lines(open.stdout);
  assert.deepEqual([rule?.['k'], table?.['kind']], [10, 'table']);
  assert.ok(cells.length === 4 && cells.every(({ suppressed }) => suppressed === true));
  assert.match((await muniment(archive, 'displacement', 'aggregates', '--public')).stdout, /hidden/);
  const answer = await muniment(archive, 'return', 'Mill Ford (fictional)', '--json');
  const { displaced } = JSON.parse(answer.stdout) as { displaced: { households: number } };
  assert.equal(displaced.households, 1);
  const words = await muniment(archive, 'return', 'Mill Ford (fictional)');
  assert.match(words.stdout, /Displaced from here: 1 households, 0 groups[\s\S]*4 persons/);
  for (const { stdout } of [list, shown, counts, open, answer, words]) {
    assert.ok(!stdout.includes('Quassiomel'), stdout);
    assert.ok(!stdout.includes('\u001b'), stdout);
  }
  const low = await muniment(archive, 'displacement', 'aggregates', '--public', '--k', '4');
  assert.ok(low.code === 2 && low.stderr.includes('DISPLACEMENT_K_LOW'), low.stderr);
  const second = await muniment(archive, 'displacement', 'aggregates', '--public', '--by', 'cause');
  assert.ok(second.code === 2 && second.stderr.includes('DISPLACEMENT_PUBLIC_ONE'), second.stderr);
});

test('a sheet is imported by its file once it was received; what is said of rows is told one by one', async () => {
  const file = join(folder, 'brought.csv');
  const map = join(folder, 'map.json');
  await writeFile(file, `${SHEET}\n`);
  await writeFile(map, JSON.stringify({ ...MAPPING, compartment: sealed }));
  const run = (...more: string[]) =>
    muniment(archive, 'displacement', 'import', file, '--mapping', map, ...more);
  const unknown = await run('--dry-run');
  assert.ok(unknown.code === 2 && unknown.stderr.includes('DISPLACEMENT_NOT_RECEIVED'), unknown.stderr);
  const serial = await addText('brought.csv', `${SHEET}\n`, compartmentId);
  const dry = await run('--dry-run', '--json');
  assert.equal(dry.code, 1, 'rows fail');
  const told = lines(dry.stdout);
  assert.deepEqual(
    told.slice(0, 2).map(({ line, code }) => [line, code]),
    [
      [3, 'displaced-no-settlement'],
      [4, 'displaced-no-choice'],
    ],
  );
  const last = told.at(-1);
  assert.deepEqual(
    [last?.['serial'], last?.['isDryRun'], last?.['imported'], last?.['failed']],
    [serial, true, 3, 4],
  );
  const real = await run();
  assert.match(real.stdout, /error {2}row 4[\s\S]*7 rows: 3 imported, 4 fail, 0 hold nothing new/);
  assert.match((await run()).stdout, /7 rows: 0 imported, 4 fail, 3 hold nothing new/);
});

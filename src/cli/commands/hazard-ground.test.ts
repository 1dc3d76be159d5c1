import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = await mkdtemp(join(tmpdir(), 'muniment-hazard-ground-'));
after(() => rm(folder, { recursive: true, force: true }));
const hazard = (...args: string[]) =>
  spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../main.ts'), 'hazard', ...args],
    { encoding: 'utf8' },
  );
const square = (lon: number) => [
  [lon, 39],
  [lon + 0.001, 39],
  [lon + 0.001, 39.001],
  [lon, 39.001],
];

test('records are held against the ground, for people and as JSON', async () => {
  const file = join(folder, 'batch.json');
  const records = [
    {
      id: 'R1',
      recorded: square(46),
      worked: 'fully',
      laidBy: '2019-05',
      devices: [{ type: 'PMN', count: 3 }],
    },
    { id: 'R2', recorded: square(46.01), worked: 'no' },
  ];
  const found = [{ id: 'D1', at: [46.0005, 39.0005], record: 'R1', type: 'PMN', madeFrom: '2021' }];
  await writeFile(file, JSON.stringify({ v: 1, title: 'Invented batch', records, found }));
  const { status, stdout } = hazard('validate', file, '--json');
  const { precision, searched } = JSON.parse(stdout) as {
    precision: { of: number; total: number };
    searched: { no: number };
  };
  assert.deepEqual([status, precision.of, precision.total, searched.no], [1, 1, 1, 1]);
  const told = hazard('validate', file).stdout;
  assert.match(told, /1 of 1: 100\.0 % \(Wilson, 95 %: 20\.7 % to 100\.0 %/);
  assert.match(told, /made in 2021 or later; the record says that laying ended by 2019-05/);
  await writeFile(file, '{"v":1,"title":"x","records":[]}');
  const refused = hazard('validate', file);
  assert.deepEqual([refused.status, /HAZARD_RECORD_UNREADABLE/.test(refused.stderr)], [2, true]);
});

test('what became of an area', async () => {
  const file = join(folder, 'area.json');
  const part = { id: 'C1', how: 'cleared', area: [[square(46)]] };
  await writeFile(
    file,
    JSON.stringify({ v: 1, title: 'Invented area', original: [[square(46)]], parts: [part] }),
  );
  const whole = hazard('release', file);
  assert.deepEqual([whole.status, /The parts account for the area/.test(whole.stdout)], [0, true]);
  const twice = {
    v: 1,
    title: 'Invented area',
    original: [[square(46)]],
    parts: [part, { ...part, id: 'C2' }],
  };
  await writeFile(file, JSON.stringify(twice));
  const { status, stdout } = hazard('release', file, '--json');
  assert.deepEqual([status, (JSON.parse(stdout) as { twice: unknown[] }).twice.length], [1, 1]);
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = await mkdtemp(join(tmpdir(), 'muniment-hazard-'));
after(() => rm(folder, { recursive: true, force: true }));

const hazard = (...args: string[]) =>
  spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../main.ts'), 'hazard', ...args],
    { encoding: 'utf8' },
  );
const run = (...args: string[]) => hazard('traverse', ...args);
const sheet = (last: number) => ({
  v: 1,
  title: 'Invented field',
  crs: { system: 'wgs84' },
  bearings: { unit: 'degree', north: 'true' },
  distances: { unit: 'metre' },
  referencePoints: [
    { id: 'R1', position: '39°59′N 46°55′E' },
    { id: 'R2', position: '39°58′N 46°55′E' },
  ],
  legs: [
    { from: 'R1', to: 'A', bearing: 90, distance: 100 },
    { from: 'A', to: 'B', bearing: 0, distance: 100 },
    { from: 'B', to: 'C', bearing: 270, distance: 100 },
    { from: 'C', to: 'A', bearing: 135, distance: last },
  ],
  ring: ['A', 'B', 'C'],
});

test('a sheet is reckoned without an archive: as JSON, for people, and as GeoJSON', async () => {
  const file = join(folder, 'sheet.json');
  await writeFile(file, JSON.stringify(sheet(141.42)));
  const map = join(folder, 'sheet.geojson');
  const { status, stdout } = run(file, '--json', '--geojson', map);
  assert.equal(status, 0);
  const {
    points,
    closure_m: closure,
    findings,
  } = JSON.parse(stdout) as {
    points: { id: string; p95_m: number }[];
    closure_m: number;
    findings: unknown[];
  };
  assert.deepEqual([points.map(({ id }) => id), findings], [['R1', 'R2', 'A', 'B', 'C'], []]);
  assert.ok(closure < 0.02 && points.every(({ p95_m: radius }) => radius > 20 && radius < 30));
  const { type, features } = JSON.parse(await readFile(map, 'utf8')) as {
    type: string;
    features: { properties: { is: string } }[];
  };
  assert.equal(type, 'FeatureCollection');
  assert.deepEqual(
    new Set(features.map(({ properties }) => properties.is)),
    new Set(['envelope-p95', 'envelope-p50', 'stated', 'reckoned', 'adjusted']),
  );
  const again = run(file, '--geojson', map);
  assert.deepEqual([again.status, /EEXIST/.test(again.stderr)], [2, true]);
  assert.match(run(file).stdout, /Outside this outline nothing is known/);
});

test('a sheet that does not close ends with 1, one that nobody can read with 2', async () => {
  const file = join(folder, 'open.json');
  await writeFile(file, JSON.stringify(sheet(500)));
  const open = run(file);
  assert.deepEqual([open.status, /does-not-close/.test(open.stdout)], [1, true]);
  await writeFile(file, '{"v":1}');
  const unread = run(file, '--json');
  assert.deepEqual([unread.status, /TRAVERSE_UNREADABLE/.test(unread.stdout + unread.stderr)], [2, true]);
});

test('a record is held against the requirements and against itself', async () => {
  const file = join(folder, 'record.json');
  const record = {
    v: 1,
    title: 'Invented field',
    form: 'nato',
    totalDevices: 9,
    devices: [{ category: 'unknown', count: 8 }],
  };
  await writeFile(file, JSON.stringify(record));
  const { status, stdout } = hazard('check', file, '--json');
  const { completeness, consistency } = JSON.parse(stdout) as {
    completeness: { requirements: unknown[] };
    consistency: { counts: Record<string, number> };
  };
  assert.deepEqual(
    [status, completeness.requirements.length, consistency.counts['does-not-fit']],
    [1, 14, 1],
  );
  const told = hazard('check', file).stdout;
  assert.match(
    told,
    /types make 8, the total says 9: 1 are not accounted for[\s\S]*to be checked by a lawyer/,
  );
  await writeFile(file, 'a photograph');
  assert.match(hazard('check', file).stderr, /HAZARD_RECORD_UNREADABLE/);
});

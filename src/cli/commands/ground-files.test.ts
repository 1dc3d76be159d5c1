import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = await mkdtemp(join(tmpdir(), 'muniment-ground-files-'));
after(() => rm(folder, { recursive: true, force: true }));

const convert = (...args: string[]) =>
  spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, '../../main.ts'),
      'ground',
      'convert',
      ...args,
    ],
    { encoding: 'utf8' },
  );

test('a file is read, written in another format, and what cannot be placed keeps its numbers', async () => {
  const file = join(folder, 'marks.geojson');
  const crs = { type: 'name', properties: { name: 'EPSG:99999' } };
  const geometry = { type: 'Point', coordinates: [8_664_716, 4_430_395] };
  const features = [{ type: 'Feature', id: 'M1', properties: { name: 'Invented mark' }, geometry }];
  await writeFile(file, JSON.stringify({ type: 'FeatureCollection', crs, features }));
  const out = join(folder, 'marks.csv');
  const { status, stdout } = convert(file, '--to', 'csv', '--out', out, '--json');
  const told = JSON.parse(stdout) as {
    format: string;
    features: number;
    placed: number;
    written: { path: string }[];
    findings: { code: string; safety: string }[];
  };
  assert.deepEqual([status, told.format, told.features, told.placed], [1, 'geojson', 1, 0]);
  assert.deepEqual(
    told.findings.map(({ code }) => code),
    ['crs-unknown'],
  );
  const again = convert(out);
  assert.match(again.stdout, /1 features, of which 0 have a place[\s\S]*not absent from the ground/);
  assert.match(convert(file).stdout, /ERROR {2}crs-unknown[\s\S]*off by a hundred metres/);
  assert.equal(convert(file, '--to', 'csv', '--out', out).status, 2);
  assert.equal(convert(file, '--to', 'csv').status, 2);
  assert.equal(convert(join(folder, 'nothing.kml')).status, 2);
  assert.deepEqual((await readdir(folder)).toSorted(), ['marks.csv', 'marks.geojson']);
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ZipFile } from 'yazl';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openGroundFile, writeGroundFile, type GroundFeature } from '#geodata';
import { hasFromDebian } from '../../scripts/debian-package.ts';

const skip = hasFromDebian('/usr/bin/ogrinfo', 'gdal-bin')
  ? false
  : 'SKIPPED: Debian’s gdal-bin is not installed and could not be.';

const folder = await mkdtemp(join(tmpdir(), 'muniment-gdal-'));
after(() => rm(folder, { recursive: true, force: true }));

const ring = [
  [46.9, 39.98],
  [46.91, 39.98],
  [46.91, 39.99],
  [46.9, 39.98],
];
async function* invented(): AsyncGenerator<GroundFeature> {
  yield {
    id: 'H1',
    layer: 'hazard',
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: { name: 'Հորինված դաշտ', mines: 12 },
  };
  yield {
    id: 'A1',
    layer: 'accident',
    geometry: { type: 'Point', coordinates: [46.905, 39.985] },
    properties: { name: 'Uydurma hadisə', mines: null },
  };
}
const gdal = (program: string, ...args: string[]): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, GPX_SHORT_NAMES: 'NO' },
  });

for (const [format, ending, driver] of [
  ['geojson', 'geojson', 'GeoJSON'],
  ['kml', 'kml', 'KML'],
  ['gpx', 'gpx', 'GPX'],
  ['geopackage', 'gpkg', 'GPKG'],
] as const)
  test(`ogrinfo reads our ${format}, with its places and names`, { skip }, async () => {
    const path = join(folder, `ours.${ending}`);
    await writeGroundFile(path, format, invented);
    const told = gdal('ogrinfo', '-ro', '-al', path);
    assert.match(told, new RegExp(`using driver .*${driver}`));
    assert.match(told, /46\.905(?:0+\d?)? 39\.985/);
    assert.match(told, /WGS 84|WGS_1984|World Geodetic System 1984/);
    assert.match(told, format === 'gpx' ? /H1/ : /Հորինված դաշտ/);
  });

test('ogrinfo reads our Esri JSON', { skip }, async () => {
  await writeGroundFile(join(folder, 'esri.json'), 'esri-json', invented);
  const told = gdal('ogrinfo', '-ro', '-al', join(folder, 'esri-area.json'));
  assert.match(told, /ESRIJSON[\s\S]*Feature Count: 1[\s\S]*46\.91 39\.98/);
});

test(
  'a shapefile that GDAL made in a grid of Pulkovo 1942 is read to within a centimetre',
  { skip },
  async () => {
    const ours = join(folder, 'to-shape.gpkg');
    await writeGroundFile(ours, 'geopackage', invented);
    gdal(
      'ogr2ogr',
      '-f',
      'ESRI Shapefile',
      '-t_srs',
      'EPSG:28408',
      '-lco',
      'ENCODING=UTF-8',
      '-where',
      "id='H1'",
      join(folder, 'shape.shp'),
      ours,
    );
    const zip = new ZipFile();
    for (const ending of ['shp', 'dbf', 'prj', 'cpg'])
      zip.addFile(join(folder, `shape.${ending}`), `shape.${ending}`);
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(join(folder, 'shape.zip')));
    const file = await openGroundFile(join(folder, 'shape.zip'));
    const features: GroundFeature[] = [];
    for await (const feature of file.features) features.push(feature);
    assert.deepEqual(
      file.findings().map(({ code }) => code),
      ['crs-transformed'],
    );
    const [only] = features;
    assert.deepEqual(
      [only?.properties['name'], only?.properties['mines'], only?.geometry?.type],
      ['Հորինված դաշտ', 12, 'Polygon'],
    );
    const corners = only?.geometry?.type === 'Polygon' ? (only.geometry.coordinates[0] ?? []) : [];
    for (const [lon = 0, lat = 0] of corners)
      assert.ok(
        ring.some(([x = 0, y = 0]) => Math.hypot(lon - x, lat - y) < 1e-7),
        `${lon} ${lat}`,
      );
  },
);

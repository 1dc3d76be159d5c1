import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { cornersOf } from './geometry.ts';
import {
  openGroundFile,
  WRITTEN_FORMATS,
  writeGroundFile,
  type GroundFeature,
  type WrittenFormat,
} from './index.ts';
import { fromWkt } from './read-table.ts';
import { toWkt } from './write-text.ts';
import { blobOf, geometryOfBlob } from './wkb.ts';

const folder = await mkdtemp(join(tmpdir(), 'muniment-geodata-'));
after(() => rm(folder, { recursive: true, force: true }));

const square = (lon: number, lat: number, size: number): number[][] => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
];

const invented: readonly GroundFeature[] = [
  {
    id: 'H1',
    layer: 'hazard',
    geometry: {
      type: 'Polygon',
      coordinates: [square(46.9, 39.98, 0.01), square(46.903, 39.983, 0.002).toReversed()],
    },
    properties: { name: 'Invented field & <one>', mines: 120, note: 'half the sheet cannot be read' },
  },
  {
    id: 'A1',
    layer: 'accident',
    geometry: { type: 'Point', coordinates: [46.905, 39.985] },
    properties: { name: 'Հորինված', mines: 1, note: null },
  },
  {
    id: 'R1',
    layer: 'other',
    geometry: {
      type: 'LineString',
      coordinates: [
        [46.9, 39.9],
        [46.95, 39.95],
        [47, 40],
      ],
    },
    properties: { name: 'Uydurma yol', mines: null, note: '0039' },
  },
  {
    id: 'H2',
    layer: 'hazard',
    geometry: { type: 'MultiPolygon', coordinates: [[square(46, 39, 0.1)], [square(47, 39, 0.1)]] },
    properties: { name: 'Выдуманное поле', mines: 7.5, note: null },
  },
];

async function* source() {
  yield* invented;
}

async function readAll(path: string) {
  const file = await openGroundFile(path);
  const features: GroundFeature[] = [];
  for await (const feature of file.features) features.push(feature);
  return { format: file.format, features, findings: file.findings() };
}

const corners = ({ geometry }: GroundFeature): string[] =>
  geometry ? [...cornersOf(geometry)].map((at) => at.slice(0, 2).join(' ')).toSorted() : [];
const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

// What a format cannot say, and nothing else, is missing when a file is read again.
const LOSSES: Readonly<Record<string, string>> = {
  maxml: 'holes of areas',
  gpx: 'which parts make one area',
};

for (const format of WRITTEN_FORMATS.filter((one) => one !== 'xlsx' && one !== 'esri-json'))
  test(`${format}: what was written is read again${LOSSES[format] ? `, but for ${LOSSES[format]}` : ''}`, async () => {
    const path = join(folder, `all.${format}`);
    const [written] = await writeGroundFile(path, format, source);
    assert.deepEqual([written?.path, written?.features], [path, invented.length]);
    const { format: told, features, findings } = await readAll(path);
    assert.deepEqual([told, findings], [format, []]);
    const parts = (feature: GroundFeature): GroundFeature[] =>
      features.filter(
        ({ id }) => id === feature.id || (format === 'gpx' && id?.startsWith(`${feature.id}/`)),
      );
    for (const feature of invented) {
      const found = parts(feature);
      assert.ok(found.length > 0, feature.id ?? '');
      const known = feature.geometry?.type === 'Polygon' && format === 'maxml' ? 5 : corners(feature).length;
      const again = found.flatMap(corners);
      assert.equal(again.length, known, `${format} ${feature.id}`);
      for (const corner of again) assert.ok(corners(feature).includes(corner), corner);
      for (const [name, value] of Object.entries(feature.properties))
        assert.equal(text(found[0]?.properties[name]), text(value), `${format} ${feature.id} ${name}`);
      if (format !== 'maxml' || feature.layer !== 'other') assert.equal(found[0]?.layer, feature.layer);
    }
  });

test('Esri JSON: each kind of geometry is a file of its own, with holes and parts', async () => {
  const path = join(folder, 'esri.json');
  const written = await writeGroundFile(path, 'esri-json', source);
  assert.deepEqual(written.map(({ path: at }) => at.slice(folder.length + 1)).toSorted(), [
    'esri-area.json',
    'esri-line.json',
    'esri-point.json',
  ]);
  const { features, findings } = await readAll(join(folder, 'esri-area.json'));
  assert.deepEqual(findings, []);
  assert.deepEqual(
    features.map(({ id, geometry }) => [id, geometry?.type]),
    [
      ['H1', 'Polygon'],
      ['H2', 'MultiPolygon'],
    ],
  );
  assert.equal(features[0]?.geometry?.type === 'Polygon' && features[0].geometry.coordinates.length, 2);
});

test('a file that is there is not written over, and nothing half written is left', async () => {
  const path = join(folder, 'twice.kml');
  await writeGroundFile(path, 'kml', source);
  await assert.rejects(writeGroundFile(path, 'kml', source), { code: 'GEODATA_UNWRITABLE' });
  async function* breaks(): AsyncGenerator<GroundFeature> {
    yield* invented;
    await Promise.resolve();
    throw new Error('the disk is full');
  }
  const other = join(folder, 'broken.geojson');
  await assert.rejects(writeGroundFile(other, 'geojson', breaks));
  await assert.rejects(openGroundFile(other), { code: 'GEODATA_UNREADABLE' });
  await assert.rejects(openGroundFile(`${other}.part`), { code: 'GEODATA_UNREADABLE' });
});

const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

test('well-known text and binary say what they were made of', () => {
  fc.assert(
    fc.property(fc.array(position, { minLength: 1, maxLength: 8 }), fc.nat(5), (positions, kind) => {
      const line = positions.map(([x, y]) => [x === 0 ? 0 : x, y === 0 ? 0 : y]);
      const geometry = [
        { type: 'Point' as const, coordinates: line[0] ?? [] },
        { type: 'LineString' as const, coordinates: line },
        { type: 'Polygon' as const, coordinates: [line, line] },
        { type: 'MultiPoint' as const, coordinates: line },
        { type: 'MultiLineString' as const, coordinates: [line, line] },
        { type: 'MultiPolygon' as const, coordinates: [[line], [line, line]] },
      ][kind];
      assert.ok(geometry);
      assert.deepEqual(geometryOfBlob(blobOf(geometry)), geometry);
      assert.deepEqual(fromWkt(toWkt(geometry)), geometry);
    }),
  );
});

test('no cell of a table becomes a formula', async () => {
  async function* one(): AsyncGenerator<GroundFeature> {
    yield { id: '=1+1', layer: 'other', geometry: null, properties: { name: '@SUM(A1)', '+cmd': '-2' } };
  }
  const path = join(folder, 'inert.csv');
  await writeGroundFile(path, 'csv' satisfies WrittenFormat, one);
  const { features } = await readAll(path);
  assert.deepEqual(features[0]?.id, "'=1+1");
  assert.deepEqual(features[0]?.properties, { name: "'@SUM(A1)", "'+cmd": "'-2" });
});

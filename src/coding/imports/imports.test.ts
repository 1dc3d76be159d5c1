import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '#kernel';
import { openGazetteer } from '#places';
import { writtenName } from '../actors/names.ts';
import { RowBuilder } from './build.ts';
import { dateReader } from './dates.ts';
import { parseMapping, placeMapping, readMapping } from './mapping.ts';
import type { ImportKind, Mapping } from './model.ts';
import { Spellings } from './places.ts';
import { suggestMapping } from './suggest-map.ts';
import { termCalled } from './terms.ts';

const spellings = new Spellings(await openGazetteer());

function builder(kind: ImportKind, mapping: Mapping, header: readonly string[]): RowBuilder {
  const identity = { actor_id: '', compartment_id: 'c' };
  const by = { kind: 'person', personId: 'p' } as const;
  return new RowBuilder({
    placed: placeMapping(kind, mapping, header),
    header,
    scope: { caseId: 'case', compartmentId: 'c', list: 'l' },
    isText: true,
    spellings,
    name: (given) => writtenName(by, identity, { ...given, sourceId: null, claimId: null }),
  });
}

const at = (where: string) => (error: unknown) =>
  error instanceof AppError && error.code === 'IMPORT_MAPPING' && error.detail['at'] === where;

test('dates are read in the format that is stated, and in no other', () => {
  const cases: [string, string, string][] = [
    ['dd.mm.yyyy', '04.10.2031', '2031-10-04'],
    ['dd.mm.yyyy', '4.10.2031', '2031-10-04'],
    ['mm/dd/yyyy', '10/04/2031', '2031-10-04'],
    ['dd/mm/yyyy', '10/04/2031', '2031-04-10'],
    ['yyyymmdd', '20311004', '2031-10-04'],
    ['mm.yyyy', '10.2031', '2031-10'],
    ['yyyy', '2031', '2031'],
    ['dd.mm.yyyy', '29.02.2032', '2032-02-29'],
    ['edtf', '2031-10~', '2031-10~'],
    ['edtf', '2031-10-04/2031-10-05', '2031-10-04/2031-10-05'],
  ];
  for (const [format, written, edtf] of cases)
    assert.deepEqual(dateReader(format)?.(written), { edtf }, `${format} ${written}`);
  const wrong: [string, string, string][] = [
    ['dd.mm.yyyy', '31.02.2031', 'import-no-day'],
    ['dd.mm.yyyy', '29.02.2031', 'import-no-day'],
    ['dd.mm.yyyy', '04.13.2031', 'import-no-day'],
    ['dd.mm.yyyy', '2031-10-04', 'import-date-format'],
    ['dd.mm.yyyy', '04/10/2031', 'import-date-format'],
    ['dd.mm.yyyy', '04.10.31', 'import-date-format'],
    ['edtf', 'last week', 'import-date-format'],
    ['edtf', '2031-02-31', 'import-no-day'],
  ];
  for (const [format, written, code] of wrong)
    assert.deepEqual(dateReader(format)?.(written), { wrong: code }, `${format} ${written}`);
  for (const format of ['', '?', 'dd.mm', 'dd.yyyy', 'yy', 'dd.dd.yyyy', 'dd.mm.yyyy hh:mm', '.*', 'yyyy('])
    assert.equal(dateReader(format), null, format);
});

test('a term is called by its id or a label in any of five languages', () => {
  for (const written of [
    'act-injury',
    ' Bodily  Injury ',
    'Телесное повреждение',
    'Bədən xəsarəti',
    'Մարմնական վնասվածք',
    'Atteinte corporelle',
  ])
    assert.equal(termCalled('act-type', written), 'act-injury', written);
  assert.equal(termCalled('act-type', 'something else'), undefined);
});

test('a mapping is refused where it is wrong, before a row is read', () => {
  const title = { title: { column: 'Title' } };
  const place = (
    mapping: unknown,
    kind: ImportKind = 'incidents',
    header = ['Title', 'Date', 'Twice', 'Twice'],
  ) => placeMapping(kind, readMapping(mapping), header);
  place({ v: 1, incident: { fields: title } });
  const wrong: [unknown, string][] = [
    [{ v: 2 }, 'v'],
    [{ v: 1, incident: { fields: title }, more: 1 }, 'more'],
    [{ v: 1 }, 'incident'],
    [{ v: 1, incident: { fields: {} } }, 'incident.fields.title'],
    [{ v: 1, incident: { fields: { ...title, guilt: { column: 'Title' } } } }, 'incident.fields.guilt'],
    [{ v: 1, incident: { fields: { title: { column: 'Titel' } } } }, 'incident.fields.title'],
    [{ v: 1, incident: { fields: { title: { column: 'Twice' } } } }, 'incident.fields.title'],
    [{ v: 1, incident: { fields: { title: { column: 'Title', constant: 'x' } } } }, 'incident.fields.title'],
    [{ v: 1, incident: { fields: { title: {} } } }, 'incident.fields.title'],
    [{ v: 1, incident: { fields: { title: { constant: '?' } } } }, 'incident.fields.title'],
    [
      { v: 1, incident: { fields: { ...title, happenedOn: { column: 'Date' } } } },
      'incident.fields.happenedOn.format',
    ],
    [
      { v: 1, incident: { fields: { ...title, status: { constant: 'surely' } } } },
      'incident.fields.status.constant',
    ],
    [{ v: 1, incident: { fields: title }, involvement: { fields: {} } }, 'act'],
    [
      { v: 1, incident: { fields: title }, information: { fields: { sourceId: { constant: 'x' } } } },
      'information.fields.sourceId',
    ],
    [{ v: 1, incident: { fields: title }, actor: { kind: 'person' } }, 'actor'],
    [{ v: 1, key: ['No'], incident: { fields: title } }, 'key'],
  ];
  for (const [mapping, where] of wrong)
    assert.throws(() => place(mapping), at(where), JSON.stringify(mapping));
  assert.throws(() => place({ v: 1, actor: { kind: 'person', names: [] } }, 'people'), at('actor.names'));
  assert.throws(() => parseMapping('{'), at('mapping'));
});

test('every cell is checked by what its record checks; what is no text is refused', () => {
  const header = ['Name', 'Born', 'Age', 'On', 'Job', 'Lat', 'Lon'];
  const people = builder(
    'people',
    {
      v: 1,
      actor: {
        kind: 'person',
        names: [{ column: 'Name', kind: 'official' }],
        fields: {
          bornOn: { column: 'Born', format: 'edtf' },
          ageLower: { column: 'Age' },
          ageOn: { column: 'On', format: 'edtf' },
          occupations: { column: 'Job', split: '/' },
        },
      },
    },
    header,
  );
  let line = 1;
  const build = (...cells: string[]) =>
    people.build({ line: (line += 1), cells: [...cells, '', '', '', '', '', '', ''].slice(0, 7) });
  const codes = (...cells: string[]) => build(...cells).errors.map(({ code }) => code);
  const right = build('Ann Example', '1990', '41', '2031', 'baker / driver');
  assert.deepEqual(right.errors, []);
  assert.deepEqual(right.actor?.facts.occupations, ['baker', 'driver']);
  assert.ok((right.actor?.names[0]?.match_keys.length ?? 0) > 2);
  assert.deepEqual(codes('Ann', '', '41'), ['actor-age-without-day']);
  assert.deepEqual(codes('Ann', '', '-1', '2031'), ['import-no-number']);
  assert.deepEqual(codes('Ann', '', '131', '2031'), ['import-no-number']);
  assert.deepEqual(codes('A\0nn'), ['import-not-text']);
  assert.deepEqual(codes('A\ud800nn'), ['import-not-text']);
  assert.deepEqual(codes('A\ufffdnn'), ['import-characters-lost']);
  assert.deepEqual(codes('x'.repeat(201)), ['actor-no-name']);
  assert.deepEqual(codes('Ann', '', '', '', 'j'.repeat(301)), ['too-long']);
  assert.deepEqual(codes('', '', '', '', '', '', 'only what is not mapped'), ['import-row-empty']);
  assert.deepEqual(
    people.build({ line: 90, cells: ['Ann'] }).errors.map(({ code }) => code),
    ['import-cells-few'],
  );
  assert.deepEqual(
    people.build({ line: 91, cells: ['Ann', '', '', '', '', '', '', 'more'] }).errors.map(({ code }) => code),
    ['import-cells-many'],
  );
});

test('a position says how exact it is, and a place with several candidates is chosen by nobody', () => {
  const incidents = builder(
    'incidents',
    {
      v: 1,
      incident: {
        fields: {
          title: { template: '{Title} ({Place})' },
          place: { column: 'Place' },
          latitude: { column: 'Lat' },
          longitude: { column: 'Lon' },
          positionKind: { column: 'Exact' },
        },
      },
    },
    ['Title', 'Place', 'Lat', 'Lon', 'Exact'],
  );
  const build = (...cells: string[]) => incidents.build({ line: 2, cells });
  assert.deepEqual(build('a', '', '40,5', '46.1', 'exact').incident?.['latitude'], 40.5);
  assert.deepEqual(build('a', '', '40.5', '46.1', '').errors[0]?.code, 'import-position-kind');
  assert.deepEqual(build('a', '', '40.5', '', 'exact').errors[0]?.code, 'both-coordinates');
  assert.deepEqual(build('a', '', '', '', 'exact').incident?.['positionKind'], null);
  assert.deepEqual(build('a', '', '91', '46', 'exact').errors[0]?.code, 'not-in-degrees');
  const martuni = build('b', 'Martuni', '', '', '');
  assert.deepEqual([martuni.incident?.['place'], martuni.incident?.['placeId']], ['Martuni', null]);
  assert.deepEqual(
    martuni.notes.map(({ code, facts }) => [code, Number(facts?.['n']) > 1]),
    [['import-place-candidates', true]],
  );
  assert.deepEqual(
    build('', '', '', '', '').errors.map(({ code }) => code),
    ['is-needed'],
  );
});

test('a mapping is proposed from headings in five languages and numbers of the formats, never an order of day and month', () => {
  const columns = [
    { name: '№', sample: ['1'] },
    { name: 'ФИО', sample: ['Примеров'] },
    { name: 'Дата рождения', sample: ['01.02.1990', '31.12.1991'] },
    { name: 'Cinsi', sample: ['k'] },
    { name: 'Date', sample: ['10/04/2031'] },
    { name: 'Որտեղ', sample: ['Nowhere'] },
    { name: '2109 Act', sample: ['killed'] },
    { name: 'Whatever', sample: ['?'] },
  ];
  const mapping = suggestMapping('casualties', 'A list', columns);
  assert.deepEqual(readMapping(mapping), mapping);
  assert.deepEqual(mapping.key, ['№']);
  assert.deepEqual(mapping.incident?.fields, {
    title: { constant: '?' },
    happenedOn: { column: 'Date', format: '?' },
    place: { column: 'Որտեղ' },
  });
  assert.deepEqual(mapping.act?.fields, { kind: { column: '2109 Act' } });
  assert.deepEqual(mapping.actor, {
    kind: 'person',
    names: [{ column: 'ФИО', kind: 'official' }],
    fields: { bornOn: { column: 'Дата рождения', format: 'dd.mm.yyyy' }, sex: { column: 'Cinsi' } },
  });
  // What a person has to say stands as ?, and no import accepts it.
  const header = columns.map(({ name }) => name);
  assert.throws(() => placeMapping('casualties', mapping, header), at('incident.fields.title'));
  const titled = {
    ...mapping,
    incident: { fields: { ...mapping.incident?.fields, title: { column: 'Whatever' } } },
  };
  assert.throws(() => placeMapping('casualties', titled, header), at('incident.fields.happenedOn.format'));
});

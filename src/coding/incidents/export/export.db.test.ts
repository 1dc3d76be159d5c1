import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import {
  addBasis,
  addPart,
  exportIncidents,
  incidentFormats,
  linkIncidents,
  makeActor,
  makeIncident,
  mergeActors,
  withdrawRecord,
  type IncidentFormat,
  type NewActor,
  type RecordTable,
  type WantedCoding,
} from '#coding';
import { codedArchive } from '../../../../test/db/coded.ts';
import { assertMatches } from '../../../../test/schemas/assert-matches.ts';

const { addText, archive, by, caseId, code, compartmentId, folder, reads, sealed } = await codedArchive();
const { db } = archive;

const release = await addText('release.txt', 'A convoy was shelled. Nobody was hurt.', compartmentId);
const secret = await addText('statement.txt', 'Vexillomar saw the brigade.', sealed);
const shelled = await code(release, 'A convoy was shelled');
const nobody = await code(release, 'Nobody was hurt');
const saw = await code(secret, 'Vexillomar saw the brigade');

const named = (name: string) => ({
  name,
  kind: 'official' as const,
  language: null,
  sourceId: null,
  claimId: null,
});
const actor = (given: Partial<NewActor>) =>
  db.tx(by, async (tx) => (await makeActor(tx, by, { caseId, kind: 'person', ...given })).actor);
const open = { isProtected: false, openReason: 'a public official speaking publicly' };
const brigade = await actor({ kind: 'group', ...open, names: [named('Fictional Brigade')] });
const alias = await actor({ kind: 'group', ...open, names: [named('The Fictionals')] });
const witness = await actor({ identityCompartmentId: sealed, names: [named('Quassiomel')] });
const hidden = await actor({ compartmentId: sealed, names: [named('Wholly Hidden')] });
await actor({ ...open, names: [named('Unrelated Person')] });
await db.tx(by, (tx) => mergeActors(tx, by, brigade.id, { otherId: alias.id, reason: 'the same' }));

const make = (values: Record<string, unknown>, where = compartmentId): Promise<string> =>
  db.tx(by, async (tx) => (await makeIncident(tx, by, { caseId, compartmentId: where, values })).id);
const part = (incident: string, given: Parameters<typeof addPart>[3]): Promise<string> =>
  db.tx(by, (tx) => addPart(tx, by, incident, given));
const rests = (
  table: RecordTable,
  recordId: string,
  on: { field: string; claimId: string; stance?: 'contradicts' },
) => db.tx(by, (tx) => addBasis(tx, by, { table, recordId, stance: 'supports', note: null, ...on }));

const convoy = await make({
  title: '=A convoy is said to have been shelled',
  happenedOn: '2031-05-03/2031-05-04',
  place: 'Fictional Bridge',
  latitude: 40.1,
  longitude: 46.5,
  positionKind: 'approximate',
  status: 'viol-possible',
});
const attack = await part(convoy, {
  form: 'act',
  values: {
    kind: 'act-blockade',
    victimId: witness.id,
    grounds: ['ground-ethnic-origin'],
    methods: ['method-artillery'],
  },
});
const involvement = await part(convoy, {
  form: 'involvement',
  actId: attack,
  values: { actorId: alias.id, degree: 'inv-command', stateOrgan: 'a fictional organ' },
});
await part(convoy, { form: 'act', values: { kind: 'act-looting', victimId: hidden.id } });
const [source] = await db.tx(by, (tx) =>
  tx.selectFrom('source').selectAll().where('compartment_id', '=', sealed).execute(),
);
assert.ok(source);
await part(convoy, {
  form: 'information',
  values: { sourceId: source.id, actorId: hidden.id, connection: 'conn-eyewitness' },
});
await part(convoy, {
  form: 'intervention',
  values: { kind: 'intv-medical', partyId: brigade.id, victimId: witness.id },
});
await rests('incident', convoy, { field: 'title', claimId: shelled.claimId });
await rests('incident', convoy, { field: 'happenedOn', claimId: nobody.claimId, stance: 'contradicts' });
await rests('involvement', involvement, { field: 'actorId', claimId: saw.claimId });
const village = await make({ title: 'A village is said to have been left', happenedOn: '2031~' });
const told = await make({ title: 'Zeugmatic meeting', summary: 'told in confidence' }, sealed);
await part(told, { form: 'act', values: { kind: 'act-torture', statedReason: 'Oblivarious' } });
const gone = await make({ title: 'Entered twice' });
await db.tx(by, async (tx) => {
  await withdrawRecord(tx, by, 'incident', { id: gone, reason: 'entered twice' });
  for (const otherId of [village, told])
    await linkIncidents(tx, by, convoy, { otherId, relation: 'chain-precedes', reason: `before ${otherId}` });
});

async function out(format: IncidentFormat, more: Partial<WantedCoding> = {}): Promise<Buffer> {
  const all = [];
  for await (const piece of exportIncidents(db, by, { caseId, ...more }, { format }))
    all.push(Buffer.from(piece));
  return Buffer.concat(all);
}
const text = async (format: IncidentFormat, more: Partial<WantedCoding> = {}): Promise<string> => {
  const bytes = await out(format, more);
  if (format !== 'xlsx') return bytes.toString('utf8');
  const file = join(folder, 'incidents.xlsx');
  await writeFile(file, bytes);
  return execFileSync('unzip', ['-p', file, 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'], {
    encoding: 'utf8',
  });
};
type Json = Record<string, unknown>;
const lines = (ndjson: string): Json[] =>
  ndjson
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Json);

const WORDS = ['Vexillomar', 'Quassiomel', 'Wholly Hidden', 'Zeugmatic', 'Oblivarious', 'Entered twice'];
const SECRETS = [
  ...WORDS,
  'told in confidence',
  'Desk of statement.txt',
  sealed,
  saw.claimId,
  told,
  hidden.id,
  hidden.pseudonym,
  source.id,
];
const EVERYTHING = { withSealed: true, withWithdrawn: true };

test('nothing sealed is told or read in any form, unless it is asked for; then each is an entry', async () => {
  const before = (await reads()).length;
  for (const format of incidentFormats) {
    const told = await text(format);
    for (const word of SECRETS) assert.ok(!told.includes(word), `${format} tells ${word}`);
    // A map has what has a position; FollowTheMoney nobody who is named nowhere.
    assert.ok(told.includes('A convoy is said to have been shelled'), format);
    assert.ok(told.includes(witness.pseudonym), format);
    assert.ok(!told.includes('Unrelated Person'), format);
  }
  assert.equal((await reads()).length, before);
  const all = await text('ndjson', EVERYTHING);
  for (const word of WORDS) assert.ok(all.includes(word), word);
  const seen = (await reads()).slice(before).map((one) => `${one.subject_table} ${one.subject_id}`);
  assert.deepEqual(
    seen.toSorted(),
    [
      `actor_identity ${hidden.id}`,
      `actor_identity ${witness.id}`,
      `claim ${saw.claimId}`,
      `incident ${told}`,
      `source ${source.id}`,
    ].toSorted(),
  );
});

test('JSON: an incident with all that hangs on it, each value with the claims for and against it', async () => {
  const incidents = JSON.parse(await text('json')) as Json[];
  for (const one of incidents) assertMatches('incident.json', one);
  for (const one of lines(await text('ndjson', EVERYTHING))) assertMatches('incident.json', one);
  assert.deepEqual(
    incidents.map(({ id }) => id),
    [convoy, village],
  );
  const [first] = incidents as unknown as {
    basis: Record<string, Json[]>;
    acts: { values: Json; involvements: { values: Json; basis: Json }[] }[];
    information: { values: Json }[];
    chain: Json[];
  }[];
  assert.ok(first);
  assert.deepEqual(
    [
      first.basis['title']?.[0]?.['claimId'],
      first.basis['happenedOn']?.[0]?.['stance'],
      first.acts[0]?.involvements[0]?.basis,
    ],
    [shelled.claimId, 'contradicts', {}],
  );
  const beyond = { id: null, pseudonym: null, kind: null, name: null };
  assert.deepEqual(
    first.acts.map(({ values }) => values['victim']),
    [{ id: witness.id, pseudonym: witness.pseudonym, kind: 'person', name: null }, beyond],
  );
  assert.deepEqual(
    [first.information[0]?.values['source'], first.information[0]?.values['actor']],
    [{ id: null, kind: null, name: null }, beyond],
  );
  assert.deepEqual(first.chain, [
    { relation: 'chain-precedes', isFrom: true, otherId: village, reason: `before ${village}` },
  ]);
  const damaged = structuredClone(incidents[0]) as { values: Json; acts: Json[] };
  damaged.acts[0] = { ...damaged.acts[0], involvements: undefined };
  assert.throws(() => assertMatches('incident.json', JSON.parse(JSON.stringify(damaged))));
});

test('CSV: a row for each act, one for an incident without, and nothing that is taken for a formula', async () => {
  const rows: Record<string, string>[] = parse(await out('csv'), { bom: true, columns: true });
  assert.deepEqual(
    rows.map((row) => [row['incident_title'], row['act_kind'], row['act_victim'], row['involvement_actors']]),
    [
      ["'=A convoy is said to have been shelled", 'act-blockade', witness.pseudonym, 'The Fictionals'],
      ["'=A convoy is said to have been shelled", 'act-looting', '', ''],
      ['A village is said to have been left', '', '', ''],
    ],
  );
  assert.deepEqual(
    [
      rows[0]?.['incident_supported_by'],
      rows[0]?.['incident_contradicted_by'],
      rows[0]?.['incident_latitude'],
    ],
    [shelled.claimId, nobody.claimId, '40.1'],
  );
  for (const row of rows)
    for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\u0000-\u001f]/);
});

test('GeoJSON: what has a position, with how exact it is; the rest is counted', async () => {
  const map = JSON.parse(await text('geojson')) as {
    features: { properties: Json; geometry: Json }[];
    withoutPosition: number;
  };
  assertMatches('geojson.json', map);
  assert.deepEqual(
    [
      map.features.length,
      map.withoutPosition,
      map.features[0]?.properties['positionKind'],
      map.features[0]?.geometry,
    ],
    [1, 1, 'approximate', { type: 'Point', coordinates: [46.5, 40.1] }],
  );
});

test('Events Standard Formats: fields by number, terms with their codes, ours apart', async () => {
  const events = JSON.parse(await text('esf')) as { events: Record<string, never>[] };
  assertMatches('esf.json', events);
  assertMatches('esf.json', JSON.parse(await text('esf', EVERYTHING)));
  const [first] = events.events as unknown as [
    Json & { acts: (Json & { involvements: Json[] })[]; chainOfEvents: Json[] },
  ];
  assert.deepEqual(
    [first['0101'], first['0113'], first['0173'], first['muniment:positionKind'], first.acts[0]?.['2109']],
    [
      convoy,
      '2031-05-03/2031-05-04',
      { latitude: 40.1, longitude: 46.5 },
      'approximate',
      { term: 'act-blockade', huridocs: ['04:05010500'] },
    ],
  );
  assert.deepEqual(first.acts[0]?.['muniment:grounds'], [{ term: 'ground-ethnic-origin', huridocs: [] }]);
  assert.equal(first.acts[0]?.involvements[0]?.['2404'], attack);
  assert.deepEqual(
    first.chainOfEvents.map((one) => one['2203']),
    [village],
  );
  for (const damage of [{ '0102': '' }, { '0199x': 'x' }, { '2109': 'x' }, { '0151': 'viol-possible' }])
    assert.throws(
      () => assertMatches('esf.json', { events: [{ ...first, ...damage }] }),
      JSON.stringify(damage),
    );
});

test('FollowTheMoney: events, who was involved and in which part, and those people alone; merged ones as one', async () => {
  let written = 0;
  const all = [];
  for await (const piece of exportIncidents(
    db,
    by,
    { caseId },
    { format: 'ftm', onBatch: (tally) => (written = tally.written) },
  ))
    all.push(piece.toString());
  const entities = lines(all.join('')) as {
    id: string;
    schema: string;
    properties: Record<string, string[]>;
  }[];
  assert.equal(entities.length, written);
  for (const entity of entities)
    assertMatches(['Event', 'UnknownLink'].includes(entity.schema) ? 'ftm-event.json' : 'ftm.json', entity);
  const kept = `urn:uuid:${brigade.id}`;
  const [event, ...others] = entities;
  assert.deepEqual(
    [event?.properties['startDate'], event?.properties['endDate'], event?.properties['involved']],
    [['2031-05-03'], ['2031-05-04'], [`urn:uuid:${witness.id}`, kept]],
  );
  const links = others.filter(({ schema }) => schema === 'UnknownLink');
  assert.deepEqual(
    links.map(({ properties }) => [properties['subject']?.[0], properties['role']?.[0]]),
    [
      [`urn:uuid:${witness.id}`, 'victim, as alleged'],
      [kept, 'perpetrator, as alleged'],
      [kept, 'intervened'],
      [`urn:uuid:${witness.id}`, 'for whom somebody intervened'],
    ],
  );
  assert.deepEqual(
    others
      .filter(({ schema }) => !['UnknownLink', 'Event'].includes(schema))
      .map(({ properties }) => properties['name']),
    [['Fictional Brigade'], [witness.pseudonym]],
  );
  assert.deepEqual(others.find(({ schema }) => schema === 'Event')?.properties['notes'], [
    'when: 2031~ (EDTF)',
  ]);
  assert.throws(() =>
    assertMatches('ftm-event.json', { ...event, properties: { ...event?.properties, date: ['2031~'] } }),
  );
});

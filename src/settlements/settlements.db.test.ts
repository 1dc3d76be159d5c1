import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addPerson } from '#access';
import { createDatabase, openDatabase, type Identity } from '#db';
import { AppError } from '#kernel';
import { rebuild, tableDigests } from '#ledger';
import { openGazetteer } from '#places';
import { codedArchive } from '../../test/db/coded.ts';
import type { RecordedHazard } from './corridor.ts';
import {
  addAssessment,
  addObstacle,
  addRoute,
  addWord,
  changeObstacle,
  changeSettlement,
  factsOfPlace,
  findSettlement,
  linesToExport,
  listSettlements,
  makeSettlement,
  nameOf,
  namesOf,
  obstaclesCsv,
  returnAnswer,
  returnText,
  settlementsNamed,
  settlementsOf,
  settlementToShow,
  unsaid,
  withdrawObstacle,
  withdrawSettlement,
  withdrawWord,
  type ObstacleFacts,
  type SettlementFacts,
  type SettlementName,
  type ShownSettlement,
  type WordFacts,
} from './index.ts';

const { archive, by, caseId, compartmentId, sealed, folder, addText, code } = await codedArchive();
const { db } = archive;
const refusal =
  (wanted: string, words = /./) =>
  (error: unknown) =>
    error instanceof AppError && error.code === wanted && words.test(error.message);
const reader = {
  kind: 'person',
  personId: await db.tx(by, (tx) =>
    addPerson(tx, by, {
      name: 'R. Reader',
      email: 'reader@example.org',
      roles: ['analyst'],
      compartmentIds: [compartmentId],
    }),
  ),
} as const;

const name = (text: string, of: Partial<SettlementName> = {}): SettlementName => ({
  name: text,
  language: null,
  kind: 'unclassified',
  usedBy: null,
  from: null,
  until: null,
  source: 'this archive',
  basis: 'to-be-checked',
  ...of,
});
const make = async (facts: Partial<SettlementFacts> = {}, where = compartmentId): Promise<string> => {
  const own = { ...unsaid.settlement, names: [name('Stone Well (fictional)')], isInvented: true, ...facts };
  const made = await db.tx(by, (tx) => makeSettlement(tx, by, { caseId, compartmentId: where, facts: own }));
  return made.id;
};
const block = (id: string, facts: Partial<ObstacleFacts> = {}): Promise<string> =>
  db.tx(by, (tx) =>
    addObstacle(tx, by, id, {
      ...unsaid.obstacle,
      kind: 'mines',
      holdsFrom: '2020-11-10',
      reliability: 'moderate',
      reliabilityReasons: 'two records agree',
      ...facts,
    }),
  );
const say = (id: string, facts: Partial<WordFacts> = {}): Promise<string> =>
  db.tx(by, (tx) =>
    addWord(tx, by, id, { ...unsaid.word, says: 'denied', side: 'Lowland', saidBy: 'A minister', ...facts }),
  );
const show = (
  id: string,
  of: {
    who?: Identity;
    on?: string;
    knownAt?: string | null;
    hazards?: readonly RecordedHazard[];
  } = {},
): Promise<ShownSettlement> => {
  const { who = by, on = '2021-06-01', knownAt = null, hazards } = of;
  return db.tx(who, async (tx) => {
    const row = await findSettlement(tx, { id });
    assert.ok(row);
    return settlementToShow(
      tx,
      row,
      { on, knownAt },
      hazards &&
        (() => Promise.resolve(hazards.map((one) => ({ ...one, id: one.serial, compartmentId: '' })))),
    );
  });
};
const today = new Date().toISOString().slice(0, 10);

test('a settlement takes all its names from the gazetteer, each with who uses it, in its own script', async () => {
  const { places } = await openGazetteer({ world: false });
  const place = [...places.values()].find((one) => one.names.some((other) => other.usedBy !== null));
  assert.ok(place);
  const id = await make({ ...factsOfPlace(place), isInvented: false });
  const row = await db.tx(by, (tx) => findSettlement(tx, { id }));
  assert.ok(row);
  assert.equal(row.place_id, place.id);
  assert.equal(namesOf(row).length, Math.min(60, place.names.length));
  assert.ok(namesOf(row).some(({ usedBy }) => usedBy !== null));
  assert.equal(await db.tx(by, async (tx) => (await findSettlement(tx, { serial: row.serial }))?.id), id);
  await db.tx(by, (tx) => withdrawSettlement(tx, by, id, 'only for this test'));
});

test('a serial that was drawn twice is told so, and nothing is written', async () => {
  await make();
  const twice = db.tx(by, (tx) =>
    sql`insert into settlement select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).* from settlement s limit 1`.execute(
      tx,
    ),
  );
  await assert.rejects(twice, { code: 'DB_SERIAL_CLASH' });
});

test('a settlement that cannot be is refused', async () => {
  const cases: readonly [Partial<SettlementFacts>, RegExp][] = [
    [{ names: [] }, /names/],
    [{ latitude: 40 }, /position/],
    [{ latitude: 40, longitude: 46 }, /position/],
    [{ precision: 'settlement' }, /position/],
    [{ extent: { type: 'Point', coordinates: [1, 2] } }, /extent/],
    [
      {
        extent: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
      },
      /extent/,
    ],
    [
      {
        extent: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 1],
              [999, 1],
              [0, 0],
            ],
          ],
        },
      },
      /extent/,
    ],
    [{ extent: { type: 'Polygon', coordinates: 'x' } }, /extent/],
  ];
  for (const [facts, words] of cases) await assert.rejects(make(facts), refusal('INVALID_INPUT', words));
});

test('an obstacle that cannot be is refused: no reasons, backwards, a minefield that is none', async () => {
  const id = await make();
  await assert.rejects(block(id, { reliabilityReasons: null }), refusal('INVALID_INPUT', /reasons/));
  await assert.rejects(
    block(id, { holdsFrom: '2021', holdsTo: '2020' }),
    refusal('INVALID_INPUT', /before it begins/),
  );
  await assert.rejects(block(id, { holdsFrom: 'last year' }), refusal('INVALID_INPUT'));
  await assert.rejects(
    block(id, { kind: 'legal', hazardSerial: 'H-1' }),
    refusal('INVALID_INPUT', /only mines/),
  );
  await assert.rejects(block(id, { serials: ['0000-0000'] }), refusal('NOT_FOUND'));
});

test('evidence by serial, claim and incident answers whether people could return; what contradicts stands beside it', async () => {
  const serial = await addText('fields.txt', 'The road to the well is mined.', compartmentId);
  const { claimId, quoteId } = await code(serial, 'The road to the well is mined.');
  const id = await make();
  const obstacle = await block(id, { serials: [serial], claimIds: [claimId], quoteIds: [quoteId] });
  const blocked = returnAnswer(await show(id));
  assert.equal(blocked.status, 'blocked');
  assert.deepEqual(
    blocked.obstacles.map(({ kind, evidence, reliability }) => ({
      kind,
      evidence: evidence.toSorted((a, b) => a.kind.localeCompare(b.kind)),
      reliability,
    })),
    [
      {
        kind: 'mines',
        evidence: [
          { kind: 'claim', serial: null, id: claimId },
          { kind: 'item', serial, id: null },
          { kind: 'quote', serial, id: quoteId },
        ],
        reliability: { is: 'moderate', reasons: 'two records agree' },
      },
    ],
  );
  assert.deepEqual(blocked.unknown, [
    'living',
    'livelihoods',
    'property',
    'documents',
    'family',
    'participation',
    'remedies',
    'routes',
  ]);
  await say(obstacle, { saidOn: '2021-03', ownWords: 'a road that is open to all' });
  await say(obstacle, { says: 'stands', side: 'Upland', saidBy: 'A deminer' });
  const contested = await show(id);
  assert.equal(contested.ability.status, 'at-risk');
  const text = returnText(contested);
  assert.match(text, /CONTESTED/);
  assert.match(text, /Lowland \(A minister\), 2021-03: denies it, “a road that is open to all”/);
  assert.match(text, /Upland \(A deminer\).*says that it stands/);
  assert.match(text, /does not mean that it is safe/);
  assert.match(returnText(await show(id, { on: '1999-01-01' })), /UNKNOWN/);
});

test('what was known before a change is told as it was: obstacle, evidence and words', async () => {
  const serial = await addText('sign.txt', 'A sign by the road.', compartmentId);
  const id = await make();
  const obstacle = await block(id, { serials: [serial] });
  const word = await say(obstacle);
  const change = { version: '1', facts: { holdsTo: '2021-01-01', serials: [] }, why: 'it was cleared' };
  await assert.rejects(
    db.tx(by, (tx) => changeObstacle(tx, by, obstacle, { ...change, version: '7' })),
    refusal('CONFLICT'),
  );
  await db.tx(by, (tx) => changeObstacle(tx, by, obstacle, change));
  await db.tx(by, (tx) => withdrawWord(tx, by, word, 'misread'));
  const earlier = await show(id);
  assert.equal(earlier.ability.status, 'none-recorded');
  const [told] = earlier.obstacles;
  assert.deepEqual(
    told?.versions.map(({ version, holdsTo, knownTo }) => [version, holdsTo, knownTo === null]),
    [
      [1, null, false],
      [2, '2021-01-01', true],
    ],
  );
  assert.equal(told?.evidence.length, 0);
  assert.equal((await show(id, { knownAt: '2019-12-31' })).obstacles.length, 0);
  assert.equal((await show(id, { knownAt: today })).ability.status, 'none-recorded');
  await assert.rejects(
    db.tx(by, (tx) => withdrawWord(tx, by, word, 'again')),
    refusal('CODING_WITHDRAWN'),
  );
  const history = await db.tx(by, (tx) => archive.ledger.history(tx, id));
  assert.deepEqual(
    history.map(({ kind }) => kind),
    ['settlement-made', 'obstacle-added', 'obstacle-said', 'obstacle-changed', 'obstacle-unsaid'],
  );
});

test('an assessment tells of a criterion, and a route of what lies on it', async () => {
  const id = await make({ latitude: 40, longitude: 46, precision: 'approximate' });
  const assess = {
    criterion: 'documents',
    finding: 'not-met',
    assessedBy: 'A mission',
    words: 'No registry.',
  } as const;
  await db.tx(by, (tx) =>
    addAssessment(tx, by, id, { ...unsaid.assessment, ...assess, holdsFrom: '2021', holdsTo: '2022' }),
  );
  assert.ok(!(await show(id, { on: '2021-06-01' })).ability.unknown.includes('documents'));
  assert.ok((await show(id, { on: '2023-06-01' })).ability.unknown.includes('documents'));
  const line = {
    type: 'LineString',
    coordinates: [
      [46, 40],
      [46.1, 40],
    ],
  };
  await db.tx(by, (tx) => addRoute(tx, by, id, { name: 'The valley road', line, bufferM: 50 }));
  await assert.rejects(
    db.tx(by, (tx) =>
      addRoute(tx, by, id, { name: 'x', line: { type: 'Point', coordinates: [1, 1] }, bufferM: 50 }),
    ),
    refusal('INVALID_INPUT'),
  );
  assert.deepEqual(
    (await show(id)).checks.map(({ status }) => status),
    ['nothing-recorded'],
  );
  const mined = await show(id, { hazards: [{ serial: 'H-1', isConfirmed: true, ring: [[46.05, 40]] }] });
  assert.equal(mined.ability.status, 'blocked');
  assert.deepEqual(returnAnswer(mined).routes, [
    { name: 'The valley road', status: 'blocked', links: [{ status: 'blocked', hazards: ['H-1'] }] },
  ]);
  const clear = await show(id, { hazards: [] });
  assert.equal(clear.ability.status, 'unknown', 'a way without records makes nothing safe');
});

test('a name finds its settlements in any alphabet, and several stay several', async () => {
  const first = await make({ names: [name('Daş Quyu (fictional)'), name('Դաշ Կույու', { language: 'hy' })] });
  const second = await make({ names: [name('Dash Kuyu', { usedBy: 'maps of the 1970s' })] });
  const rows = await db.tx(by, (tx) => settlementsOf(tx, caseId));
  assert.deepEqual(
    settlementsNamed(rows, 'դաշ կույու').rows.map(({ id }) => id),
    [first],
  );
  const loose = settlementsNamed(rows, 'Даш Кую');
  assert.ok(loose.rows.some(({ id }) => id === second));
  assert.equal(settlementsNamed(rows, 'Elsewhere').level, null);
});

test('lists are narrowed and counted; what leaves as CSV is no formula', async () => {
  const asked = { on: '2021-06-01', knownAt: null };
  const list = (filter: object) =>
    db.tx(by, (tx) => listSettlements(tx, { caseId, asked, filter, lang: null }));
  const all = await list({});
  const count = (status: string): number => all.statuses.find(({ value }) => value === status)?.count ?? 0;
  assert.equal(
    all.statuses.reduce((sum, one) => sum + one.count, 0),
    all.rows.length,
  );
  const unknown = await list({ status: 'unknown' });
  assert.equal(unknown.rows.length, count('unknown'));
  assert.equal(
    (await list({ kind: 'mines' })).rows.length,
    all.kinds.find(({ value }) => value === 'mines')?.count,
  );
  const lively = await make({ names: [name('=1+1 (fictional)')] });
  await block(lively);
  const found = await list({ text: '=1+1' });
  const csv = obstaclesCsv(linesToExport(found, asked), asked);
  assert.match(csv, /,'=1\+1 \(fictional\),2021-06-01,,blocked,mines,2020-11-10,/);
});

test('who does not see it sees nothing of it, and evidence that they do not see is not named', async () => {
  const hidden = await make({}, sealed);
  await block(hidden);
  await db.tx(reader, async (tx) => {
    assert.equal(await findSettlement(tx, { id: hidden }), null);
    assert.ok(!(await settlementsOf(tx, caseId)).some(({ id }) => id === hidden));
  });
  const open = await make();
  const serial = await addText('some.txt', 'Only for some.', sealed);
  await block(open, { serials: [serial] });
  const [seen] = (await show(open, { who: reader })).obstacles;
  assert.deepEqual(seen?.evidence, []);
  assert.equal((await show(open)).obstacles[0]?.evidence.length, 1);
});

test('what was withdrawn is gone from the answer; the archive alone makes every table again', async () => {
  const id = await make();
  const obstacle = await block(id);
  await db.tx(by, (tx) => withdrawObstacle(tx, by, obstacle, 'of another place'));
  assert.equal((await show(id)).ability.status, 'unknown');
  const row = await db.tx(by, (tx) =>
    changeSettlement(tx, by, id, { version: '1', facts: { note: 'a note' }, why: 'it was missing' }),
  );
  assert.deepEqual([row.version, nameOf(row)], [2, 'Stone Well (fictional)']);
  await db.tx(by, (tx) => withdrawSettlement(tx, by, id, 'twice'));
  await assert.rejects(block(id), refusal('CODING_WITHDRAWN'));
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `settlements_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'settlements.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    const rows = Object.fromEntries(digests.map(({ table, rows: count }) => [table, count]));
    for (const table of ['settlement', 'obstacle', 'obstacle_past', 'obstacle_word', 'settlement_basis'])
      assert.ok((rows[table] ?? 0) > 0, table);
  } finally {
    await other.close();
  }
});

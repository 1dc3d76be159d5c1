import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDatabase, openDatabase } from '#db';
import { rebuild, tableDigests } from '#ledger';
import { displacedArchive, size } from '../../test/db/displaced.ts';
import { refusal } from '../../test/db/mined.ts';
import {
  addEvidence,
  addMember,
  aggregates,
  changeDisplacement,
  countDisplacements,
  displacedToShow,
  findDisplacement,
  listDisplacements,
  publicAggregates,
  removeMember,
  takeEvidence,
  withdrawDisplacement,
} from './index.ts';

const scene = await displacedArchive();
const { archive, by, caseId, compartmentId, sealed, folder, addText, code, outsider, planner, second } =
  scene;
const { village, somebody, household, event, property, find, show, entriesOf } = scene;
const { db } = archive;
const NAME = 'Quassiomel Invented';
const page = { limit: 50, after: null };
const mill = await village('Mill Ford (fictional)');
const hidden = await village('Quassia (fictional)', sealed);

test('a household, its displacement and its house are versions with why; its displacements are as many people as it is', async () => {
  const id = await household({ sizeThen: size(4) });
  const left = await event(
    { householdId: id, settlementId: mill },
    {
      from: '2031-10-04',
      until: '2031-10-06',
      cause: 'shelling',
      alleged: [{ actor: 'Lowland', saidBy: 'Upland', words: 'they shelled the ford' }],
      destinations: [{ place: 'the coast', from: '2031-10-08', saidBy: null }],
    },
  );
  await property(id, {
    type: 'house',
    right: 'right-of-use',
    titles: [{ kind: 'household-register', grade: 'moderate', words: 'a register of 1988', serial: null }],
  });
  const row = await find(left);
  assert.deepEqual(
    [row?.year, row?.persons, row?.persons_are, row?.destination, row?.compartment_id],
    [2031, 4, 'exact', 'the coast', sealed],
  );
  const change = (version: string, facts: object, why = 'a second register') =>
    db.tx(by, (tx) =>
      changeDisplacement(tx, by, id, { kind: 'household', version, why, settlementId: undefined, facts }),
    );
  await change('1', { sizeThen: { are: 'at-least', count: 5, saidBy: null } });
  const after = await find(left);
  assert.deepEqual([after?.persons, after?.persons_are], [5, 'at-least']);
  await assert.rejects(change('1', { note: 'x' }), refusal('CONFLICT'));
  await assert.rejects(change('2', {}), refusal('INVALID_INPUT'));
  await assert.rejects(change('2', { note: 'x' }, ' '), refusal('INVALID_INPUT'));
  for (const wrong of [
    { sizeThen: { are: 'exact', count: -2, saidBy: null } },
    { sizeThen: { are: 'unknown', count: 2, saidBy: null } },
    { sizeThen: { are: 'exact', count: null, saidBy: null } },
  ])
    await assert.rejects(change('2', wrong), refusal('INVALID_INPUT'));
  await assert.rejects(event({}, { from: '2031-10-06', until: '2031-10-04' }), refusal('INVALID_INPUT'));
  await assert.rejects(event({ householdId: id }, { size: size(3) }), refusal('INVALID_INPUT'));
  await assert.rejects(event({ householdId: left }), refusal('NOT_FOUND'));
  const shown = await show(id);
  assert.deepEqual(
    shown.parts.map(({ kind, settlement_name: name }) => [kind, name]),
    [
      ['event', 'Mill Ford (fictional)'],
      ['property', null],
    ],
  );
  assert.deepEqual(
    shown.versions.map(({ number, why }) => [number, why]),
    [
      [2, 'a second register'],
      [1, null],
    ],
  );
  assert.deepEqual(await entriesOf(id), ['displacement-made', 'displacement-changed', 'read']);
  await db.tx(by, (tx) => withdrawDisplacement(tx, by, left, { kind: 'event', reason: 'entered twice' }));
  await assert.rejects(
    db.tx(by, (tx) => withdrawDisplacement(tx, by, left, { kind: 'event', reason: 'x' })),
    refusal('CODING_WITHDRAWN'),
  );
});

test('members are persons of the archive, of the time then and now; more or fewer of them than its size is said', async () => {
  const id = await household({ sizeThen: size(1), sizeNow: size(3) });
  const [one, other] = [await somebody(NAME), await somebody('Ann Invented')];
  const add = (actorId: string, role: 'head' | 'member', at: 'then' | 'now') =>
    db.tx(by, (tx) => addMember(tx, by, id, { actorId, role, at }));
  const first = await add(one, 'head', 'then');
  await assert.rejects(add(one, 'member', 'then'), refusal('INVALID_INPUT'));
  await assert.rejects(add(other, 'head', 'then'), refusal('INVALID_INPUT'));
  await add(other, 'member', 'then');
  await add(other, 'head', 'now');
  const { findings, persons, versions, members } = await show(id);
  assert.deepEqual(
    findings.map(({ code: of, at, members: n, size: of_ }) => [of, at, n, of_]),
    [
      ['members-more', 'then', 2, 1],
      ['members-fewer', 'now', 1, 3],
    ],
  );
  assert.equal(persons.get(one)?.name, NAME);
  assert.ok(!JSON.stringify([versions, members]).includes(NAME), 'the name stays with the person');
  const called = { caseId, kind: 'household', text: 'nobody', actorIds: [one], ...page } as const;
  assert.deepEqual(
    (await db.tx(by, (tx) => listDisplacements(tx, called))).map((row) => row.id),
    [id],
  );
  await db.tx(by, (tx) => removeMember(tx, by, first, 'another man'));
  assert.equal((await show(id)).members.length, 2);
});

test('records are sealed; whoever is no member is told nothing of them, nor counts them, nor reads what an entry about them names', async () => {
  const id = await household({ sizeThen: size(2) });
  const left = await event({ householdId: id, settlementId: mill }, { from: '2031' });
  const serial = await addText('register.txt', 'Two people left the ford (fictional).', compartmentId);
  const { claimId } = await code(serial, 'Two people left the ford');
  const add = (stance: 'supports' | 'contradicts', of: object) =>
    db.tx(by, (tx) =>
      addEvidence(tx, by, left, { part: 'dates', stance, serial: null, claimId: null, note: null, ...of }),
    );
  await add('supports', { claimId });
  const against = await add('contradicts', { serial });
  await assert.rejects(add('supports', { claimId, serial }), refusal('INVALID_INPUT'));
  assert.deepEqual(
    (await show(left)).evidence.map(({ stance }) => stance),
    ['supports', 'contradicts'],
  );
  await db.tx(by, (tx) => takeEvidence(tx, by, against, 'of another ford'));
  for (const who of [outsider, planner]) {
    for (const one of [id, left]) {
      assert.equal(await db.tx(who, (tx) => findDisplacement(tx, { id: one })), null);
      assert.deepEqual(await entriesOf(one, who), []);
    }
    for (const kind of ['household', 'event', 'property'] as const) {
      assert.deepEqual(await db.tx(who, (tx) => listDisplacements(tx, { caseId, kind, ...page })), []);
      const counts = await db.tx(who, (tx) => countDisplacements(tx, { caseId, kind }));
      assert.deepEqual([counts.records, counts.causes, counts.wishes], [0, [], []]);
    }
    const from = await db.tx(who, (tx) => displacedToShow(tx, who, { caseId, settlementId: mill }));
    assert.deepEqual([from.displacements, from.households, from.wishes], [0, 0, []]);
    const counted = await db.tx(who, (tx) => aggregates(tx, who, { caseId, by: 'year' }));
    assert.deepEqual(counted.cells, []);
    await assert.rejects(household({}, who), refusal('DISPLACEMENT_NO_SEALED'));
  }
  // Somebody who sees the records sees those entries too.
  assert.ok((await entriesOf(left, second)).includes('displacement-evidence-added'));
  assert.equal((await entriesOf(left)).at(-1), 'displacement-evidence-removed');
});

test('counts of a settlement and a year keep exact, least and unknown numbers apart; those of a group are of a group', async () => {
  const ford = await village('Old Quay (fictional)');
  for (const [n, wish] of [
    [4, 'return'],
    [3, 'return-if'],
  ] as const) {
    const said = { on: '2032', wish, conditions: 'no mines', saidBy: 'The household' };
    const id = await household({ sizeThen: size(n), intentions: [said] });
    await event({ householdId: id, settlementId: ford }, { from: '2031-03', cause: 'order' });
  }
  const least = await household({ sizeThen: { are: 'at-least', count: 2, saidBy: null } });
  await event({ householdId: least, settlementId: ford }, { from: '2031-04' });
  await event({ householdId: await household(), settlementId: ford }, { from: '2031-12/2032-01' });
  await event({ settlementId: ford }, { from: '2031-05', size: size(60) });
  const { cells } = await db.tx(by, (tx) => aggregates(tx, by, { caseId, by: 'year' }));
  assert.deepEqual(
    cells
      .filter(({ settlementId }) => settlementId === ford)
      .map((one) => [one.column, one.are, one.isGroup, one.displacements, one.persons]),
    [
      ['2031', 'at-least', false, 1, 2],
      ['2031', 'exact', false, 2, 7],
      ['2031', 'exact', true, 1, 60],
      [null, 'unknown', false, 1, 0],
    ],
  );
  const causes = await db.tx(by, (tx) => aggregates(tx, by, { caseId, by: 'cause' }));
  assert.ok(causes.cells.some(({ column, displacements }) => column === 'order' && displacements === 2));
  const from = await db.tx(by, (tx) => displacedToShow(tx, by, { caseId, settlementId: ford }));
  assert.deepEqual([from.displacements, from.households, from.groups], [5, 4, 1]);
  assert.deepEqual(from.wishes, [
    { value: 'not-said', count: 2 },
    { value: 'return', count: 1 },
    { value: 'return-if', count: 1 },
  ]);
  const listed = { caseId, kind: 'household', settlementId: ford, wish: 'return', ...page } as const;
  assert.equal((await db.tx(by, (tx) => listDisplacements(tx, listed))).length, 1);
});

test('a public table hides what is small with what it could be worked out from, names no sealed settlement, and takes no small k', async () => {
  const big = await village('Long Street (fictional)');
  for (let n = 0; n < 14; n += 1) {
    const id = await household({ sizeThen: size(5) });
    await event({ householdId: id, settlementId: n < 2 ? hidden : big }, { from: n < 2 ? '2031' : '2032' });
  }
  const table = await db.tx(by, (tx) => publicAggregates(tx, by, { caseId, k: 5 }));
  const exact = table.tables.find(({ population }) => population === 'households-exact');
  assert.ok(exact);
  const row = exact.settlementIds.indexOf(big);
  assert.ok(row >= 0 && !exact.settlementIds.includes(hidden), 'a sealed settlement is not named');
  assert.ok(exact.settlementIds.includes(null));
  assert.ok(exact.hidden.small > 0 && exact.hidden.complementary >= 0);
  for (const { cells } of table.tables)
    for (const cell of cells.flat())
      assert.ok(cell.isHidden || (cell.displacements ?? 0) === 0 || (cell.displacements ?? 0) >= 5);
  assert.ok(!JSON.stringify(table.tables).includes(NAME));
  for (const k of [4, 0, 5.5, Number.NaN])
    await assert.rejects(
      db.tx(by, (tx) => publicAggregates(tx, by, { caseId, k })),
      refusal('DISPLACEMENT_K_LOW'),
    );
  const reads = await scene.reads();
  assert.ok(reads.some(({ subject_table: of, subject_id: id }) => of === 'compartment' && id === sealed));
});

test('all of it is rebuilt from the archive alone, equal table by table', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `displacement_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'displacement.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    const rows = Object.fromEntries(digests.map(({ table, rows: count }) => [table, count]));
    for (const table of [
      'displacement_record',
      'displacement_version',
      'displacement_member',
      'displacement_evidence',
    ])
      assert.ok((rows[table] ?? 0) > 0, table);
  } finally {
    await other.close();
  }
});

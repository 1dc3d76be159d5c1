import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openCompartment } from '#access';
import { mergeActors } from '#coding';
import { createDatabase, openDatabase } from '#db';
import { rebuild, tableDigests } from '#ledger';
import { detainedArchive } from '../../test/db/detained.ts';
import { refusal } from '../../test/db/mined.ts';
import {
  addEvidence,
  addExchangeClaim,
  addPart,
  changeDetention,
  checkCase,
  countDetentions,
  findDetention,
  listDetentions,
  registerDetention,
  registrationToShow,
  takeEvidence,
  takePart,
  withdrawDetention,
  withdrawExchangeClaim,
} from './index.ts';

const scene = await detainedArchive();
const { archive, by, caseId, compartmentId, sealed, folder, addText, code } = scene;
const { outsider, planner, second, make, enter, somebody, held, lost, exchanged, serialOf, show } = scene;
const { entriesOf } = scene;
const { db } = archive;
const NAME = 'Quassiomel Invented';
const page = { limit: 50, after: null };
const said = { asOf: null, claimId: null, value: null } as const;

test('what each party calls somebody stands beside what the other does; a change is a version more, with why', async () => {
  const id = await held(await somebody(NAME), {
    capturedOn: '2031-02-01/2031-02-03',
    statuses: [
      { party: 'Upland', words: 'prisoner of war', code: 'prisoner-of-war', asOf: '2031-02-10' },
      { party: 'Lowland', words: 'member of a sabotage group', code: 'accused', asOf: null },
    ],
    visits: ['2031-03-01'],
  });
  const change = (version: string, facts: object, why = 'a communiqué') =>
    db.tx(by, (tx) => changeDetention(tx, by, id, { kind: 'detention', version, why, whom: {}, facts }));
  assert.equal((await change('1', { outcome: 'released', outcomeOn: '2031-06-12' })).version, 2);
  await assert.rejects(change('1', { note: 'x' }), refusal('CONFLICT'));
  await assert.rejects(change('2', { outcome: 'released' }), refusal('INVALID_INPUT'));
  await assert.rejects(change('2', { note: 'x' }, ' '), refusal('INVALID_INPUT'));
  await assert.rejects(change('2', { outcome: null }), refusal('INVALID_INPUT'));
  await assert.rejects(change('2', { capturedOn: 'last spring' }), refusal('INVALID_INPUT'));
  const { versions, persons } = await show(id);
  assert.deepEqual(
    versions.map(({ number, why }) => [number, why]),
    [
      [2, 'a communiqué'],
      [1, null],
    ],
  );
  const [newest] = versions;
  assert.ok(newest);
  const { statuses } = newest.entered as unknown as { statuses: { words: string }[] };
  assert.deepEqual(
    statuses.map(({ words }) => words),
    ['prisoner of war', 'member of a sabotage group'],
  );
  assert.deepEqual(
    [...persons.values()].map(({ name }) => name),
    [NAME],
  );
  assert.ok(!JSON.stringify(versions).includes(NAME), 'the name stays with the person');
  await assert.rejects(held(0), refusal('INVALID_INPUT'));
  const other = await held(3);
  await db.tx(by, (tx) => withdrawDetention(tx, by, other, { kind: 'detention', reason: 'entered twice' }));
  await assert.rejects(
    db.tx(by, (tx) => withdrawDetention(tx, by, other, { kind: 'missing', reason: 'x' })),
    refusal('NOT_FOUND'),
  );
  assert.deepEqual(await entriesOf(other), ['detention-made', 'detention-withdrawn']);
});

test('records are sealed; whoever is no member is told nothing of them, nor of what their history says', async () => {
  const id = await held(await somebody(NAME));
  const exchange = await exchanged();
  await db.tx(by, async (tx) =>
    addPart(tx, by, exchange, { side: 'a', kind: 'person', serial: await serialOf(id), note: null }),
  );
  for (const who of [outsider, planner]) {
    for (const one of [id, exchange]) {
      assert.equal(await db.tx(who, (tx) => findDetention(tx, one)), null);
      assert.deepEqual(await entriesOf(one, who), []);
    }
    for (const kind of ['detention', 'missing', 'exchange'] as const) {
      assert.deepEqual(await db.tx(who, (tx) => listDetentions(tx, { caseId, kind, ...page })), []);
      const counts = await db.tx(who, (tx) => countDetentions(tx, { caseId, kind }));
      assert.deepEqual([counts.records, counts.named, counts.unnamed, counts.statuses], [0, 0, 0, []]);
    }
    for (const table of ['detention_record', 'detention_version', 'exchange_part'] as const)
      assert.deepEqual(await db.tx(who, (tx) => tx.selectFrom(table).selectAll().execute()), [], table);
    assert.deepEqual((await db.tx(who, (tx) => checkCase(tx, who, caseId))).findings, []);
    await assert.rejects(held(1, {}, who), refusal('DETENTION_NO_SEALED'));
    const add = () =>
      db.tx(who, (tx) => addPart(tx, who, exchange, { side: 'a', kind: 'remains', serial: null, note: 'x' }));
    await assert.rejects(add(), refusal('NOT_FOUND'));
  }
  await show(id);
  assert.equal((await entriesOf(id)).at(-1), 'read', 'whoever looks at it is recorded');
});

test('a number of registration is in no list and no version; it may lie where fewer see it, and the history of it too', async () => {
  const id = await held(await somebody(NAME));
  const strict = await db.tx(by, (tx) =>
    openCompartment(tx, by, {
      caseId,
      name: 'Registrations',
      description: '',
      isSealed: true,
      memberIds: [by.personId],
    }),
  );
  const NUMBER = 'REG-99-17';
  await assert.rejects(
    db.tx(by, (tx) => registerDetention(tx, by, id, { number: NUMBER, compartmentId })),
    refusal('NOT_FOUND'),
  );
  await db.tx(by, (tx) => registerDetention(tx, by, id, { number: NUMBER, compartmentId: strict }));
  const shown = await show(id);
  assert.ok(shown.isRegistered && !JSON.stringify(shown).includes(NUMBER));
  assert.equal((await db.tx(by, (tx) => registrationToShow(tx, id)))?.number, NUMBER);
  assert.equal((await show(id, second)).isRegistered, false);
  assert.equal(await db.tx(second, (tx) => registrationToShow(tx, id)), null);
  assert.deepEqual(
    [await entriesOf(id), await entriesOf(id, second)].map((kinds) => kinds.includes('detention-registered')),
    [true, false],
  );
});

test('what shows a part is seen by who sees both, and its entry too', async () => {
  const id = await held(2);
  const secret = await addText('treatment.txt', 'They were beaten (fictional).', sealed);
  const { claimId } = await code(secret, 'They were beaten');
  const nothing = { serial: null, claimId: null, incidentId: null, note: null };
  const lay = (facts: object) =>
    db.tx(by, (tx) => addEvidence(tx, by, id, { ...nothing, part: 'treatment', ...facts }));
  await lay({ claimId });
  const item = await lay({ serial: secret, note: 'second page' });
  await assert.rejects(lay({}), refusal('INVALID_INPUT'));
  await assert.rejects(lay({ serial: secret, claimId }), refusal('INVALID_INPUT'));
  await assert.rejects(lay({ serial: '7K3F-2QX0' }), refusal('NOT_FOUND'));
  const { evidence } = await show(id);
  assert.deepEqual(
    evidence.map(({ part, serial, words }) => [part, serial, words]),
    [
      ['treatment', null, null],
      ['treatment', secret, null],
    ],
    'what is sealed is not told in passing',
  );
  await db.tx(by, (tx) => takeEvidence(tx, by, item, 'another person'));
  assert.equal((await show(id)).evidence.length, 1);
});

test('fifteen for a map: each claim beside what the records hold, named and unnamed apart, and nothing is concluded', async () => {
  const exchange = await exchanged();
  const map = await make();
  await enter({ handoverId: map });
  const handover = await db.tx(by, (tx) =>
    tx.selectFrom('handover').select('serial').where('id', '=', map).executeTakeFirstOrThrow(),
  );
  const give = (facts: object) =>
    db.tx(by, (tx) =>
      addPart(tx, by, exchange, { side: 'a', kind: 'person', serial: null, note: null, ...facts }),
    );
  const own = await held(await somebody(NAME), { outcome: 'released', outcomeOn: '2031-06-12' });
  await give({ serial: await serialOf(own) });
  await give({ serial: await serialOf(await held(12)) });
  await assert.rejects(give({ serial: await serialOf(own) }), refusal('INVALID_INPUT'));
  await assert.rejects(give({ serial: handover.serial }), refusal('NOT_FOUND'));
  await assert.rejects(give({}), refusal('INVALID_INPUT'));
  const part = await give({ side: 'b', kind: 'map', serial: handover.serial });
  const says = (facts: object) =>
    db.tx(by, (tx) =>
      addExchangeClaim(tx, by, exchange, {
        ...said,
        side: 'a',
        measure: 'persons',
        words: 'fifteen detainees',
        claimant: 'A ministry of Lowland',
        ...facts,
      }),
    );
  await says({ value: 15, asOf: '2031-06-12' });
  await says({ value: 14, claimant: 'A spokesperson of Upland', words: 'fourteen prisoners of war' });
  await says({ side: 'b', measure: 'mines', value: 97, words: 'maps of 97 mines' });
  await says({ side: null, measure: 'characterisation', words: 'released' });
  await assert.rejects(says({ measure: 'characterisation', value: 1 }), refusal('INVALID_INPUT'));
  const wrong = await says({ value: 1, claimant: 'nobody' });
  await db.tx(by, (tx) => withdrawExchangeClaim(tx, by, wrong, 'misread'));
  const shown = await show(exchange);
  assert.deepEqual(
    [shown.exchange?.held.a.named, shown.exchange?.held.a.unnamed, shown.exchange?.held.b.mines],
    [1, 12, { devices: 60, records: 1 }],
  );
  assert.deepEqual(
    shown.findings.map(({ code: of, facts }) => [
      of,
      facts['claimed'] ?? facts['least'],
      facts['named'] ?? '',
    ]),
    [
      ['list-claimed-differ', 15, 1],
      ['list-claimed-differ', 14, 1],
      ['mines-claimed-differ', 97, ''],
      ['claims-differ', 14, ''],
    ],
  );
  await db.tx(by, (tx) => takePart(tx, by, part, 'another batch'));
  assert.equal((await show(exchange)).exchange?.held.b.maps, 0);
});

test('records are narrowed by what they say; a person merged into another is one person, also to the checks', async () => {
  const [one, other] = [await somebody('Ivo Invented'), await somebody('Iwo Invented')];
  const first = await held(one, {
    outcome: 'exchanged',
    outcomeOn: '2031-06-12',
    statuses: [{ party: 'Upland', words: 'hostage', code: 'hostage', asOf: null }],
  });
  const again = await held(other, { outcome: 'released', outcomeOn: '2031-06-12' });
  const missing = await lost(one, {
    states: [{ state: 'missing', by: 'The family', on: '2031-02', words: null }],
  });
  const related = async (): Promise<string[]> => (await show(first)).findings.map(({ code: of }) => of);
  assert.deepEqual(await related(), ['detained-and-missing']);
  await db.tx(by, (tx) => mergeActors(tx, by, one, { otherId: other, reason: 'one man' }));
  assert.deepEqual((await related()).toSorted(), ['detained-and-missing', 'released-twice']);
  const all = await db.tx(by, (tx) => checkCase(tx, by, caseId));
  assert.ok(all.isWhole && all.checked.missing === 1);
  const twice = all.findings.find(({ code: of }) => of === 'released-twice');
  assert.deepEqual(twice?.records.map(({ id }) => id).toSorted(), [first, again].toSorted());
  const list = (filter: object) =>
    db.tx(by, (tx) => listDetentions(tx, { caseId, kind: 'detention', ...filter, ...page }));
  assert.deepEqual(
    (await list({ status: 'hostage' })).map(({ id }) => id),
    [first],
  );
  assert.deepEqual(
    (await list({ outcome: 'exchanged' })).map(({ id }) => id),
    [first],
  );
  assert.deepEqual(
    (await list({ text: 'nobody', actorIds: [other] })).map(({ id }) => id),
    [again],
  );
  const counts = await db.tx(by, (tx) =>
    countDetentions(tx, { caseId, kind: 'detention', actorIds: [one, other], text: 'no' }),
  );
  assert.deepEqual([counts.records, counts.named, counts.unnamed], [2, 1, 0]);
  const cases = await db.tx(by, (tx) => countDetentions(tx, { caseId, kind: 'missing', state: 'closed' }));
  assert.deepEqual([cases.records, cases.states], [0, [{ value: 'missing', count: 1 }]]);
  assert.equal((await show(missing)).findings.length, 1);
});

test('all of it is rebuilt from the archive alone, equal table by table', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `detention_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'detention.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    const rows = Object.fromEntries(digests.map(({ table, rows: count }) => [table, count]));
    for (const table of [
      'detention_record',
      'detention_version',
      'detention_evidence',
      'detention_registration',
      'exchange_part',
      'exchange_claim',
    ])
      assert.ok((rows[table] ?? 0) > 0, table);
  } finally {
    await other.close();
  }
});

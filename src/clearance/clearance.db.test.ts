import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeActor, mergeActors } from '#coding';
import { createDatabase, openDatabase } from '#db';
import { rebuild, tableDigests } from '#ledger';
import { groundArchive, squareAt } from '../../test/db/ground.ts';
import { RECORD, refusal } from '../../test/db/mined.ts';
import {
  accidentToShow,
  areaToShow,
  casualtiesOf,
  changeAccident,
  changeArea,
  changeDevice,
  countAccidents,
  earliestLaying,
  groundValidation,
  listAccidents,
  listAreas,
  listDevices,
  recordVisit,
  withdrawVictim,
  withdrawWork,
} from './index.ts';

const scene = await groundArchive();
const { archive, by, caseId, compartmentId, folder, outsider, addText, code, make, enter, entriesOf } = scene;
const { accident, victim, area, work, device } = scene;
const { db } = archive;
const person = (name: string): Promise<string> =>
  db.tx(by, async (tx) => {
    const made = await makeActor(tx, by, {
      caseId,
      kind: 'person',
      names: [{ name, kind: 'official', language: null, sourceId: null, claimId: null }],
    });
    return made.actor.id;
  });

test('an accident is sealed: whoever is no member is told nothing of it, nor of areas and devices', async () => {
  const { id } = await accident({ dated: '2031-05~', latitude: 39.995, longitude: 46.921, precision: 'map' });
  await victim(id);
  const { id: meadow } = await area();
  await work(meadow);
  const { id: found } = await device();
  const all = { caseId, limit: 50, after: null };
  assert.equal(await db.tx(outsider, (tx) => accidentToShow(tx, id)), null);
  assert.equal(await db.tx(outsider, (tx) => areaToShow(tx, meadow)), null);
  for (const list of [listAccidents, listAreas, listDevices])
    assert.deepEqual(await db.tx<unknown[]>(outsider, (tx) => list(tx, all)), []);
  assert.deepEqual(await db.tx(outsider, (tx) => countAccidents(tx, { caseId })), []);
  const { support } = await db.tx(outsider, (tx) => casualtiesOf(tx, outsider, caseId));
  assert.equal(support['count-killed'].accidents, 0);
  for (const one of [id, meadow, found]) {
    assert.deepEqual(await entriesOf(one, outsider), []);
    assert.notDeepEqual(await entriesOf(one), []);
  }
  for (const table of ['accident_victim', 'ground_work', 'quality_visit'] as const)
    assert.deepEqual(await db.tx(outsider, (tx) => tx.selectFrom(table).selectAll().execute()), [], table);
  await assert.rejects(accident({}, outsider), refusal('MINES_NO_SEALED'));
});

test('what does not go together is refused; a change needs the version that was looked at and a reason', async () => {
  await assert.rejects(accident({ latitude: 39 }), refusal('INVALID_INPUT'));
  await assert.rejects(accident({ latitude: 39, longitude: 46 }), refusal('INVALID_INPUT'));
  await assert.rejects(accident({ killedLeast: 2 }), refusal('INVALID_INPUT'), 'nobody says so');
  await assert.rejects(
    accident({ killedLeast: 3, killedMost: 2, countedBy: 'A paper' }),
    refusal('INVALID_INPUT'),
  );
  const made = await accident();
  await assert.rejects(victim(made.id, { role: 'civilian' }), refusal('INVALID_INPUT'), 'by which rule');
  const change = (version: string, why: string) =>
    db.tx(by, (tx) => changeAccident(tx, by, made.id, { version, why, facts: { marked: 'no' } }));
  await assert.rejects(change('2', 'read again'), refusal('CONFLICT'));
  await assert.rejects(change('1', ' '), refusal('INVALID_INPUT'));
  const changed = await change('1', 'read again');
  assert.deepEqual([changed.marked, changed.title, changed.version], ['no', made.title, 2]);
  const gone = await victim(made.id);
  await db.tx(by, (tx) => withdrawVictim(tx, by, gone, 'recorded twice'));
  const shown = await db.tx(by, (tx) => accidentToShow(tx, made.id));
  assert.deepEqual(shown?.victims, []);
  assert.deepEqual(await entriesOf(made.id), [
    'accident-made',
    'accident-changed',
    'victim-recorded',
    'victim-withdrawn',
  ]);
});

test('published totals stand beside what records support; persons who are one are counted once', async () => {
  const [one, same] = [await person('Ahmad Invented'), await person('Ahmed Invented')];
  const ford = await accident({
    dated: '2030-02-03',
    killedLeast: 4,
    killedMost: 5,
    countedBy: 'A newspaper',
  });
  await victim(ford.id, { actorId: one });
  const bridge = await accident({ title: 'At the bridge (fictional)', dated: '2030-03-01' });
  await victim(bridge.id, { actorId: same, outcome: 'injured' });
  const before = await db.tx(by, (tx) => casualtiesOf(tx, by, caseId));
  await db.tx(by, (tx) => mergeActors(tx, by, one, { otherId: same, reason: 'the same' }));
  const text = await addText(
    'release.txt',
    'In all 345 have suffered: 65 died and 278 were injured.',
    compartmentId,
  );
  const as = { kind: 'claimk-count', as_of: '2031-01-20', speaker: 'A ministry (invented)' };
  for (const [words, measure, value] of [
    ['345 have suffered', 'count-killed-or-injured', 345],
    ['65 died', 'count-killed', 65],
    ['278 were injured', 'count-injured', 278],
  ] as const)
    await code(text, words, { ...as, measure, value });
  const { support, totals, wrongSums } = await db.tx(by, (tx) => casualtiesOf(tx, by, caseId));
  const whole = 'count-killed-or-injured';
  assert.equal(before.support[whole].identified - support[whole].identified, 1);
  assert.equal(support['count-killed'].atLeast >= 4, true);
  assert.deepEqual(
    totals
      .map(({ measure, value, claimant, quote }) => [measure, value, claimant, quote])
      .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
    [
      ['count-injured', 278, 'A ministry (invented)', '278 were injured'],
      ['count-killed', 65, 'A ministry (invented)', '65 died'],
      ['count-killed-or-injured', 345, 'A ministry (invented)', '345 have suffered'],
    ],
  );
  assert.deepEqual(
    wrongSums.map((wrong) => [wrong.sum, wrong.whole.value, wrong.parts.map(({ value }) => value)]),
    [[343, 345, [65, 278]]],
  );
  const until = totals.find(({ measure }) => measure === 'count-killed')?.support;
  assert.deepEqual([until?.accidents, until?.atLeast], [2, 4], 'accidents after its day are not in it');
});

test('parts of an area are accounted for as polygons; what nobody released remains; twice and outside are told', async () => {
  const { id } = await area();
  const first = await work(id);
  await work(id, {
    name: 'Part 2',
    released: 'reduced',
    kind: 'technical-survey',
    extent: squareAt(46.924, 39.99, 46.927, 40),
  });
  await work(id, {
    name: 'Part 3',
    released: 'cancelled',
    kind: 'non-technical-survey',
    extent: squareAt(46.9295, 39.99, 46.931, 40),
  });
  await work(id, { name: 'Visit', released: 'none', criteria: null, extent: null });
  await assert.rejects(work(id, { extent: null }), refusal('INVALID_INPUT'));
  await db.tx(by, (tx) =>
    recordVisit(tx, by, first, {
      visitedOn: '2031-07',
      inspectedBy: 'An authority (fictional)',
      nonconformity: 'minor',
      words: 'a marker was missing',
      measures: null,
    }),
  );
  const shown = await db.tx(by, (tx) => areaToShow(tx, id));
  assert.ok(shown);
  const { conservation, works } = shown;
  assert.deepEqual(
    [conservation.holds, conservation.twice.length, conservation.outside.length, works[0]?.visits.length],
    [false, 1, 1, 1],
  );
  const share = conservation.remaining_m2 / conservation.original_m2;
  assert.ok(Math.abs(share - 0.25) < 0.01, `a quarter remains, and not ${share}`);
  await db.tx(by, (tx) => withdrawWork(tx, by, first, 'another field'));
  const after = await db.tx(by, (tx) => areaToShow(tx, id));
  assert.ok((after?.conservation.remaining_m2 ?? 0) > conservation.remaining_m2 * 2);
});

test('the earliest laying is what the marking says, and no more', () => {
  assert.equal(earliestLaying({ made_on: '2021' }), '2021-01-01');
  assert.equal(earliestLaying({ made_on: '2021-03/2022' }), '2021-03-01');
  assert.equal(earliestLaying({ made_on: '../2022' }), null);
  assert.equal(earliestLaying({ made_on: null }), null);
});

test('records are held against what was found of them; what was not searched is censored, and elsewhere is not held against one', async () => {
  const handover = await make();
  const entered = { ...RECORD, laid: { to: '1993-05-04T18:30' } };
  const record = await enter({ handoverId: handover, entered });
  const unsearched = await enter({
    handoverId: handover,
    entered: { ...RECORD, title: 'Another (fictional)' },
  });
  const serialOf = async (id: string) =>
    db.tx(by, (tx) =>
      tx.selectFrom('hazard_record').select('serial').where('id', '=', id).executeTakeFirstOrThrow(),
    );
  const { serial } = await serialOf(record);
  const field = await area({ record: serial, searched: 'fully', searchedReasons: 'completion report' });
  const inside = { latitude: 39.99164, longitude: 46.92945, precision: 'measured' } as const;
  const made = await device({
    ...inside,
    areaId: field.id,
    model: 'M-1',
    category: 'anti-personnel',
    madeOn: '2021',
  });
  await device({ latitude: 39.98, longitude: 46.9, precision: 'measured', record: serial });
  await accident({ title: 'Far off (fictional)', latitude: 39.5, longitude: 46.5, precision: 'approximate' });
  const of = (asked: { handoverId: string } | { recordId: string } | null) =>
    db.tx(by, (tx) => groundValidation(tx, by, { caseId, asked, title: 't' }));
  const one = await of({ recordId: record });
  assert.deepEqual(
    [one.searched.fully, one.precision.of, one.precision.total, one.recall.of, one.recall.total],
    [1, 1, 1, 1, 2],
  );
  assert.deepEqual(
    one.quantities.find(({ type }) => type === 'M-1'),
    { type: 'M-1', recorded: 40, found: 1, ratio: 1 / 40 },
  );
  const late = one.findings.find(({ code }) => code === 'made-after-laying');
  assert.deepEqual(late?.facts, {
    record: serial,
    device: made.serial,
    made: '2021-01-01',
    laid: '1993-05-04',
  });
  const none = await of({ recordId: unsearched });
  assert.deepEqual([none.searched.no, none.precision.share, none.accidents.outside.total], [1, null, 0]);
  const both = await of({ handoverId: handover });
  assert.deepEqual([both.searched.fully, both.searched.no, both.precision.total], [1, 1, 1]);
  assert.ok(both.accidents.outside.total >= 1);
  // After it was cleared: what happened there before says nothing against the clearance.
  const cleared = await area({ title: 'Cleared (fictional)', extent: squareAt(47, 39, 47.01, 39.01) });
  await work(cleared.id, { name: 'All of it', extent: squareAt(47, 39, 47.01, 39.01), ended: '2031-06-30' });
  const there = { latitude: 39.005, longitude: 47.005, precision: 'measured' } as const;
  await accident({ ...there, dated: '2031-06-01' });
  const later = await accident({ ...there, dated: '2031-08-01' });
  const all = await of(null);
  assert.deepEqual(
    all.findings.filter(({ code }) => code === 'accident-in-stated-clear').map(({ subject }) => subject),
    [later.serial],
  );
  await db.tx(by, (tx) =>
    changeArea(tx, by, field.id, {
      version: '1',
      why: 'not searched',
      facts: { searched: 'partly', searchedReasons: 'half' },
    }),
  );
  const partly = await of({ recordId: record });
  assert.deepEqual([partly.searched.partly, partly.precision.total], [1, 0]);
  await db.tx(by, (tx) =>
    changeDevice(tx, by, made.id, { version: '1', why: 'read again', facts: { lot: '7' } }),
  );
  const kept = await db.tx(by, (tx) => listDevices(tx, { caseId, areaId: field.id, limit: 5, after: null }));
  assert.deepEqual(
    kept.map(({ lot, model }) => [lot, model]),
    [['7', 'M-1']],
  );
});

test('all of it is rebuilt from the archive alone, equal table by table', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `ground_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'ground.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    const rows = Object.fromEntries(digests.map(({ table, rows: count }) => [table, count]));
    for (const table of [
      'accident',
      'accident_victim',
      'ground_area',
      'ground_work',
      'quality_visit',
      'found_device',
    ])
      assert.ok((rows[table] ?? 0) > 0, table);
  } finally {
    await other.close();
  }
});

test('a place at sea is a finding with what it means, and refuses nothing: of an accident, of an area and of a part of one', async () => {
  const { id } = await accident({ latitude: 42, longitude: 50.5, precision: 'map' });
  const { id: land } = await accident({ latitude: 39.995, longitude: 46.921, precision: 'map' });
  const meadow = await area();
  await work(meadow.id, { name: 'Part at sea', extent: squareAt(50.5, 42, 50.51, 42.01) });
  const codes = (found: readonly { code: string; subject: string }[] | undefined) =>
    found?.map(({ code, subject }) => [code, subject]);
  const shown = async (one: string) => (await db.tx(by, (tx) => accidentToShow(tx, one)))?.findings;
  assert.equal((await shown(id))?.[0]?.code, 'place-at-sea');
  assert.match((await shown(id))?.[0]?.safety ?? '', /before somebody has looked/);
  assert.deepEqual(await shown(land), []);
  const found = async () => codes((await db.tx(by, (tx) => areaToShow(tx, meadow.id)))?.findings);
  assert.deepEqual(await found(), [['place-at-sea', 'Part at sea']]);
  await db.tx(by, (tx) =>
    changeArea(tx, by, meadow.id, {
      version: '1',
      facts: { extent: squareAt(50.5, 42, 50.6, 42.1) },
      why: 'as the sheet says',
    }),
  );
  assert.deepEqual(await found(), [
    ['place-at-sea', meadow.serial],
    ['place-at-sea', 'Part at sea'],
  ]);
});

test('an outline that crosses itself is recorded as it is, and found, however it came: of an area and of a part of one', async () => {
  const bow: [number, number][][][] = [
    [
      [
        [46.92, 39.99],
        [46.93, 40],
        [46.93, 39.99],
        [46.92, 40],
      ],
    ],
  ];
  const meadow = await area({ extent: bow });
  await work(meadow.id, { name: 'Part drawn wrongly', extent: bow });
  const shown = await db.tx(by, (tx) => areaToShow(tx, meadow.id));
  assert.deepEqual(
    shown?.findings.map(({ code, subject }) => [code, subject]),
    [
      ['outline-crosses', meadow.serial],
      ['outline-crosses', 'Part drawn wrongly'],
    ],
  );
});

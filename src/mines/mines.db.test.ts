import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDatabase, openDatabase } from '#db';
import type { HazardRecord } from '#hazard';
import { rebuild, tableDigests } from '#ledger';
import { minedArchive, RECORD, refusal } from '../../test/db/mined.ts';
import {
  addHandoverClaim,
  agreeToRelease,
  askForRelease,
  changeHandover,
  correctRecord,
  decideOnRecord,
  endRelease,
  listHandovers,
  listRecords,
  putHandoverItem,
  takeHandoverItem,
  withdrawHandoverClaim,
  withdrawRecord,
} from './index.ts';

const scene = await minedArchive();
const { archive, by, caseId, compartmentId, sealed, folder, addText, code } = scene;
const { outsider, planners, second, make, enter, shown, batch } = scene;
const { db } = archive;
const claim = { value: null, asOf: null, definition: null, claimId: null } as const;
const sheet = { sheetNumber: null, sheetDate: null, devices: null, note: null } as const;
const scan = await addText('sheet-12.txt', 'Minefield sheet 12 (fictional)', sealed);
const openScan = await addText('sheet-13.txt', 'Minefield sheet 13 (fictional)', compartmentId);
const statement = await addText('statement.txt', 'Maps of 97 mines were handed over.', compartmentId);
const said = await code(statement, 'Maps of 97 mines');

test('what each party claims of a handover stands by itself, beside what its sheets and records hold', async () => {
  const id = await make();
  const says = (facts: object) =>
    db.tx(by, (tx) =>
      addHandoverClaim(tx, by, id, {
        ...claim,
        measure: 'mines',
        words: 'maps of mines',
        claimant: 'Upland',
        ...facts,
      }),
    );
  await says({ value: 97, claimId: said.claimId, asOf: '2031-06-12' });
  await says({ value: 92, claimant: 'Lowland' });
  await says({ measure: 'sheets', value: 3 });
  await says({ measure: 'quality', words: 'accuracy was 25 %', claimant: 'Lowland' });
  await assert.rejects(says({ measure: 'quality', value: 25 }), refusal('INVALID_INPUT'));
  const wrong = await says({ value: 1, claimant: 'nobody' });
  await db.tx(by, (tx) => withdrawHandoverClaim(tx, by, wrong, 'misread'));
  await db.tx(by, (tx) => putHandoverItem(tx, by, id, { ...sheet, serial: scan, kind: 'sheet' }));
  await db.tx(by, (tx) => putHandoverItem(tx, by, id, { ...sheet, serial: openScan, kind: 'sheet' }));
  await db.tx(by, (tx) => putHandoverItem(tx, by, id, { ...sheet, serial: statement, kind: 'receipt' }));
  await enter({ handoverId: id, serial: scan });
  await enter({ handoverId: id, entered: { v: 1, title: 'Without anything (fictional)', form: 'nato' } });
  const { claims, items, records, support, findings } = await batch(id);
  assert.deepEqual(
    claims.map(({ measure, value, claimant }) => [measure, value, claimant]),
    [
      ['mines', 97, 'Upland'],
      ['mines', 92, 'Lowland'],
      ['quality', null, 'Lowland'],
      ['sheets', 3, 'Upland'],
    ],
  );
  assert.deepEqual([items.length, records.length], [3, 2]);
  assert.deepEqual(support, {
    mines: { devices: 60, records: 1 },
    'anti-personnel': { devices: 40, records: 1 },
    'anti-vehicle': { devices: 20, records: 1 },
  });
  const found = findings.map(({ code: of, subject, facts }) =>
    [of, subject, facts['claimed'] ?? facts['received'] ?? ''].join(' '),
  );
  const empty = records.find(({ title }) => title.startsWith('Without'))?.serial;
  assert.deepEqual(
    found.toSorted((one, other) => one.localeCompare(other)),
    [
      'claimants-differ mines ',
      'mines-claimed-differ Lowland 92',
      'mines-claimed-differ Upland 97',
      'quality-undefined Lowland ',
      `record-without-geometry ${empty} `,
      `record-without-sheet ${empty} `,
      `record-without-total ${empty} `,
      `sheet-open ${openScan} `,
      `sheet-without-record ${openScan} `,
      'sheets-claimed-differ Upland 3',
    ].toSorted((one, other) => one.localeCompare(other)),
  );
  // Whoever may not see a sheet or a record is shown what is there for them, and no trace of the rest.
  const less = await batch(id, outsider);
  assert.deepEqual(
    [less.items.map(({ serial }) => serial).toSorted(), less.records],
    [[statement, openScan].toSorted(), []],
  );
  assert.deepEqual(less.support.mines, { devices: 0, records: 0 });
});

test('the same sheet in two handovers is told, by its bytes and by what stands on it', async () => {
  const [one, other] = [await make(), await make({ title: 'Again (fictional)' })];
  const described = { ...sheet, kind: 'sheet', sheetNumber: '7', sheetDate: '2031-05', devices: 9 } as const;
  await db.tx(by, (tx) => putHandoverItem(tx, by, one, { ...sheet, serial: scan, kind: 'sheet' }));
  const twice = await db.tx(by, (tx) =>
    putHandoverItem(tx, by, other, { ...sheet, serial: scan, kind: 'sheet' }),
  );
  await db.tx(by, (tx) => putHandoverItem(tx, by, one, { ...described, serial: openScan }));
  await db.tx(by, (tx) => putHandoverItem(tx, by, other, { ...described, serial: statement }));
  const told = (await batch(other)).findings.filter(({ code: of }) => of === 'sheet-twice');
  const first = (await batch(one)).handover.serial;
  assert.ok(
    told.some(
      ({ subject, facts }) => subject === scan && facts['other'] === first && facts['by'] === 'bytes',
    ),
  );
  assert.ok(
    told.some(
      ({ subject, facts }) =>
        subject === statement && facts['sheet'] === openScan && facts['by'] === 'description',
    ),
  );
  await db.tx(by, (tx) => takeHandoverItem(tx, by, twice, 'another sheet'));
  assert.ok(
    (await batch(other)).findings.every(({ code: of, subject }) => of !== 'sheet-twice' || subject !== scan),
  );
});

test('what was entered stays beside what was reckoned; a corrected point is a version more, and all of it is reckoned again', async () => {
  const id = await enter({ serial: scan });
  const before = await shown(id);
  const derived = before.version.derived as unknown as {
    external: null;
    completeness: { counts: { illegible: number } };
    consistency: { counts: { 'does-not-fit': number } };
    traverse: { closure_m: number; findings: { code: string }[]; envelope: object | null };
  };
  assert.deepEqual([derived.external, derived.completeness.counts.illegible], [null, 1]);
  assert.ok(derived.traverse.envelope && derived.traverse.closure_m > 300);
  assert.ok(derived.traverse.findings.some(({ code: of }) => of === 'does-not-close'));
  const { traverse } = RECORD;
  assert.ok(traverse);
  const entered = {
    ...RECORD,
    traverse: { ...traverse, referencePoints: [{ id: 'R1', position: '39.9921 N 46.9284 E' }] },
  };
  const correct = (version: string, facts: { entered?: HazardRecord }, why = 'misread on the scan') =>
    db.tx(by, (tx) => correctRecord(tx, by, id, { version, facts, why }));
  assert.equal((await correct('1', { entered })).version, 2);
  await assert.rejects(correct('1', { entered: RECORD }), refusal('CONFLICT'));
  await assert.rejects(correct('2', { entered }), refusal('INVALID_INPUT'));
  await assert.rejects(correct('2', { entered: RECORD }, ' '), refusal('INVALID_INPUT'));
  const [after, old] = [await shown(id), await shown(id, by, 1)];
  assert.deepEqual(
    after.versions.map(({ number, why, movedM }) => [
      number,
      why,
      movedM === null ? null : Math.round(movedM),
    ]),
    [
      [2, 'misread on the scan', 111],
      [1, null, null],
    ],
  );
  assert.deepEqual(old.version, before.version);
  assert.notDeepEqual(after.version.derived, before.version.derived);
  await db.tx(by, (tx) => withdrawRecord(tx, by, id, 'entered twice'));
  await assert.rejects(correct('2', { entered: RECORD }), refusal('CODING_WITHDRAWN'));
  const bad = {
    ...RECORD,
    traverse: { ...traverse, referencePoints: [{ id: 'R1', position: 'by the mill' }] },
  };
  await assert.rejects(enter({ entered: bad }), refusal('TRAVERSE_POSITION'));
});

test('a person decides, with reasons, of the version that they looked at; decisions stay', async () => {
  const id = await enter();
  const decide = (decided: 'sha' | 'cha' | 'not-decided', reasons = 'found where it says', version = '1') =>
    db.tx(by, (tx) => decideOnRecord(tx, by, id, { version, decided, reasons }));
  assert.deepEqual((await shown(id)).decisions, []);
  await decide('sha');
  await decide('cha', 'two were found inside');
  await assert.rejects(decide('sha', ' '), refusal('INVALID_INPUT'));
  await assert.rejects(decide('sha', 'x', '2'), refusal('CONFLICT'));
  assert.deepEqual(
    (await shown(id)).decisions.map(({ decided, version }) => [decided, version]),
    [
      ['cha', 1],
      ['sha', 1],
    ],
  );
  const list = (decided: 'sha' | 'cha') =>
    db.tx(by, (tx) => listRecords(tx, { caseId, decided, limit: 50, after: null }));
  assert.deepEqual([(await list('cha')).map((row) => row.id), (await list('sha')).length], [[id], 0]);
});

test('handovers change by version, are narrowed by words that are no pattern, and page by page', async () => {
  const id = await make({ title: 'A hundred % of the sheets (fictional)' });
  const change = (version: string) =>
    db.tx(by, (tx) => changeHandover(tx, by, id, { version, facts: { custodian: 'The Commission' } }));
  assert.equal((await change('1')).version, 2);
  await assert.rejects(change('1'), refusal('CONFLICT'));
  await assert.rejects(make({ dated: 'last spring' }), refusal('INVALID_INPUT'));
  const list = (text: string) =>
    db.tx(by, (tx) => listHandovers(tx, { caseId, text, limit: 50, after: null }));
  assert.deepEqual(
    (await list('d % o')).map((row) => row.id),
    [id],
  );
  assert.deepEqual(await list('%%'), []);
  const [first, next] = await db.tx(by, (tx) => listHandovers(tx, { caseId, limit: 2, after: null }));
  assert.ok(first && next);
  const after = { madeAt: first.made_at, id: first.id };
  const page = await db.tx(by, (tx) => listHandovers(tx, { caseId, limit: 1, after }));
  assert.equal(page[0]?.id, next.id);
});

test('all of it is rebuilt from the archive alone, equal table by table', async () => {
  const id = await enter();
  const asked = { toCompartmentId: planners, reason: 'plans of return' };
  const { id: release } = await db.tx(by, (tx) => askForRelease(tx, by, id, asked));
  await db.tx(second, (tx) => agreeToRelease(tx, second, release));
  await db.tx(by, (tx) => endRelease(tx, by, release, 'the plans are made'));
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `mines_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'mines.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    const rows = Object.fromEntries(digests.map(({ table, rows: count }) => [table, count]));
    for (const table of [
      'handover',
      'handover_item',
      'handover_claim',
      'hazard_record',
      'hazard_version',
      'hazard_decision',
      'hazard_release',
    ])
      assert.ok((rows[table] ?? 0) > 0, table);
  } finally {
    await other.close();
  }
});

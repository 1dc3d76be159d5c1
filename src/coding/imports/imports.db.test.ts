import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addPerson } from '#access';
import { createDatabase, openDatabase } from '#db';
import { AppError } from '#kernel';
import { rebuild, tableDigests } from '#ledger';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';
import {
  beginImport,
  carryOn,
  causesOfRun,
  countActors,
  countIncidents,
  dryRun,
  endRun,
  failedRows,
  importOf,
  listActors,
  listIncidents,
  listRuns,
  partsOf,
  protectActor,
  type ImportKind,
  type Mapping,
} from '../index.ts';

const { archive, by, addText, caseId, compartmentId, folder, sealed, reads } = await codedArchive();
const { db } = archive;

const CASUALTIES = [
  'No;Incident;Date;Town;Name;Name (ru);Sex;Outcome;By',
  '1;A;04.10.2031;Fictional Bridge;Ann Example;Анна Примерова;f;killed;G-0000',
  '2;A;04.10.2031;Fictional Bridge;Bob Sample;;m;injured;',
  '3;B;31.02.2031;Nowhere-on-Sea;Cem Placeholder;;m;killed;',
  '4;B;05.10.2031;Nowhere-on-Sea;Cem Placeholder;;m;vanished;',
  '4;B;05.10.2031;Martuni;Dora Dummy;;x;killed;',
  '6;C;2031-10-06;Martuni;;;;killed;',
  '7;C;06.10.2031;Martuni;;;;killed;',
  '8;C;06.10.2031;Martuni;"=HYPERLINK(""http://x.invalid"")";;f;killed;',
  '9;C;06.10.2031;Martuni;broken',
  '',
].join('\r\n');

const mapping: Mapping = {
  v: 1,
  list: 'Fictional registry',
  key: ['No'],
  incident: {
    key: ['Incident'],
    fields: {
      title: { template: 'What happened in {Town}, {Incident}' },
      happenedOn: { column: 'Date', format: 'dd.mm.yyyy' },
      place: { column: 'Town' },
    },
  },
  act: {
    fields: {
      kind: { column: 'Outcome', values: { Killed: 'act-killing-civilian', injured: 'Injury in an attack' } },
    },
  },
  actor: {
    kind: 'person',
    identityCompartment: sealed,
    names: [
      { column: 'Name', kind: 'official', language: 'en' },
      { column: 'Name (ru)', kind: 'transliteration', language: 'ru' },
    ],
    fields: { sex: { column: 'Sex', values: { f: 'female', m: 'male' } } },
  },
};

const order = (serial: string, given: Mapping = mapping, kind: ImportKind = 'casualties') => ({
  serial,
  sheet: 1,
  kind,
  mapping: given,
});
const run = async (serial: string, given?: Mapping, kind?: ImportKind) =>
  carryOn(archive, by, (await beginImport(archive, by, order(serial, given, kind))).id);
const refusal = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
const counted = () =>
  db.tx(by, async (tx) => [
    await countIncidents(tx, { caseId }, 1e6),
    await countActors(tx, { caseId }, 1e6),
  ]);

const serial = await addText('casualties.csv', CASUALTIES, compartmentId);

const lines = (
  causes: readonly { code: string; isError: boolean; sample: readonly { line: number }[] }[],
  isError = true,
) =>
  causes
    .filter((one) => one.isError === isError)
    .flatMap(({ code, sample }) => sample.map(({ line }) => `${line} ${code}`))
    .toSorted();

const WRONG = [
  '10 import-cells-few',
  '2 import-no-actor',
  '4 import-no-day',
  '5 import-no-term',
  '6 import-key-twice',
  '6 import-no-term',
  '7 import-date-format',
];
const withBy: Mapping = {
  ...mapping,
  involvement: { fields: { actorId: { column: 'By' }, degree: { constant: 'inv-command' } } },
};

test('a dry run counts what would be made, says what is wrong by cause, and writes nothing', async () => {
  const before = await tableDigests(db);
  const found = await dryRun(archive, by, order(serial, withBy));
  assert.deepEqual([found.rows, found.imported, found.failed, found.already], [9, 3, 6, 0]);
  assert.deepEqual(lines(found.causes), WRONG);
  assert.deepEqual(lines(found.causes, false), [
    '3 import-place-unknown',
    '8 import-place-candidates',
    '9 import-place-candidates',
  ]);
  assert.deepEqual(found.made, {
    incidents: 2,
    acts: 3,
    involvements: 3,
    information: 2,
    actors: 2,
    names: 2,
  });
  assert.deepEqual(await tableDigests(db), before);
});

test('a run records rows that are right, with their source and row, and keeps those that are not with why', async () => {
  const done = await run(serial);
  assert.deepEqual(
    [done.state, done.rows_done, done.imported, done.failed, done.already],
    ['done', 9, 4, 5, 0],
  );
  assert.deepEqual(await counted(), [2, 3]);
  await db.tx(by, async (tx) => {
    const incidents = await listIncidents(tx, { caseId }, { order: 'when', limit: 10, cursor: null });
    assert.deepEqual(
      incidents.map(({ title, happened_on, place, place_id }) => [title, happened_on, place, place_id]),
      [
        ['What happened in Fictional Bridge, A', '2031-10-04', 'Fictional Bridge', null],
        ['What happened in Martuni, C', '2031-10-06', 'Martuni', null],
      ],
    );
    const [first, second] = incidents;
    assert.ok(first && second);
    const parts = await partsOf(tx, [first.id]);
    assert.deepEqual(parts.act.map(({ kind }) => kind).toSorted(), [
      'act-injury-attack',
      'act-killing-civilian',
    ]);
    assert.equal(parts.information.length, 1);
    const source = await tx
      .selectFrom('item')
      .select('source_id')
      .where('serial', '=', serial)
      .executeTakeFirst();
    assert.equal(parts.information[0]?.source_id, source?.source_id);
    // Nobody is known of one of the two victims; the other is called by what looks like a formula, which stays as it is.
    const { act } = await partsOf(tx, [second.id]);
    assert.deepEqual([act.length, act.filter(({ victim_id }) => victim_id === null).length], [2, 1]);
    const origin = await importOf(tx, { incidentId: first.id });
    assert.deepEqual([origin?.serial, origin?.sheet, origin?.lines], [serial, 1, [2, 3]]);
    const victim = act.find(({ victim_id }) => victim_id !== null)?.victim_id ?? '';
    assert.deepEqual((await importOf(tx, { actorId: victim }))?.lines, [9]);
    const people = await listActors(tx, { caseId }, { limit: 10, cursor: null });
    assert.ok(
      people.every(({ is_protected, identity }) => is_protected && identity?.compartment_id === sealed),
    );
    assert.deepEqual(people.map(({ name }) => String(name)).toSorted(), [
      '=HYPERLINK("http://x.invalid")',
      'Ann Example',
      'Bob Sample',
    ]);
    assert.deepEqual(
      lines(await causesOfRun(tx, done.id)),
      WRONG.filter((one) => !one.includes('no-actor')),
    );
    const failed = await failedRows(tx, done.id, { after: 4, limit: 2 });
    assert.deepEqual(
      failed.map(({ line }) => line),
      [5, 6],
    );
  });
});

test('the same rows again, in a corrected file of the same list: only what failed is imported, into the same incidents', async () => {
  const again = await run(serial);
  assert.deepEqual([again.imported, again.failed, again.already], [0, 5, 4]);
  const corrected = CASUALTIES.replace('31.02.2031', '28.02.2031')
    .replace('vanished', 'injured')
    .replace('\r\n4;B;05.10.2031;Martuni', '\r\n5;B;05.10.2031;Martuni')
    .replace(';x;killed', ';f;killed')
    .replace('2031-10-06', '06.10.2031')
    .replace('Martuni;broken', 'Martuni;Eve Dummy;;f;killed;');
  const other = await addText('corrected.csv', corrected, compartmentId);
  const done = await run(other);
  assert.deepEqual([done.imported, done.failed, done.already], [5, 0, 4]);
  assert.deepEqual(await counted(), [3, 7]);
  // Another list is another list: nothing is taken for the same that only looks like it.
  const apart = await dryRun(archive, by, order(other, { ...mapping, list: 'Another registry' }));
  assert.deepEqual([apart.imported, apart.already], [9, 0]);
});

test('without a key the whole row is its key, and identical rows are as many victims', async () => {
  const { key: _, ...keyless } = mapping;
  const head = 'Incident;Date;Town;Name;Name (ru);Sex;Outcome';
  const row = 'Z;01.02.2031;Nowhere;;;;killed';
  const twins = await addText('twins.csv', `${head}\n${row}\n${row}\n`, compartmentId);
  const first = await run(twins, keyless);
  assert.deepEqual(
    [first.imported, first.counts],
    [2, { incidents: 1, acts: 2, involvements: 0, information: 1, actors: 0, names: 0 }],
  );
  assert.deepEqual((await run(twins, keyless)).already, 2);
});

test('killed at any batch, it goes on where it stopped, and nothing is made twice', async () => {
  const rows = Array.from(
    { length: 1500 },
    (_, n) => `${n};K${n % 7};01.03.2031;Nowhere;Person ${n} Example;;f;killed;`,
  );
  const many = await addText(
    'many.csv',
    ['No;Incident;Date;Town;Name;Name (ru);Sex;Outcome;By', ...rows].join('\n'),
    compartmentId,
  );
  const begun = await beginImport(archive, by, order(many, { ...mapping, list: 'Many' }));
  const before = await counted();
  const killed = async (point: string) => {
    process.env['MUNIMENT_FAULT'] = point;
    try {
      return await muniment(archive, 'import', many, '--continue', begun.id);
    } finally {
      delete process.env['MUNIMENT_FAULT'];
    }
  };
  // In the first batch nothing was committed; in the second the first was.
  assert.notEqual((await killed('import.batch-recorded')).code, 0);
  assert.deepEqual(await counted(), before);
  assert.notEqual((await killed('import.batch-recorded:2')).code, 0);
  assert.deepEqual(await counted(), [(before[0] ?? 0) + 7, (before[1] ?? 0) + 600]);
  const done = await carryOn(archive, by, begun.id);
  assert.deepEqual(
    [done.state, done.rows_done, done.imported, done.failed, done.already],
    ['done', 1500, 1500, 0, 0],
  );
  assert.deepEqual(await counted(), [(before[0] ?? 0) + 7, (before[1] ?? 0) + 1500]);
  await assert.rejects(carryOn(archive, by, begun.id), refusal('IMPORT_RUNNING'));
});

test('a run that is stopped stays stopped, and a new one goes on', async () => {
  const begun = await beginImport(archive, by, order(serial, { ...mapping, list: 'Stopped' }));
  await endRun(archive, by, begun.id, 'stopped');
  await assert.rejects(carryOn(archive, by, begun.id), refusal('IMPORT_RUNNING'));
  assert.equal((await run(serial, { ...mapping, list: 'Stopped' })).imported, 4);
});

test('whoever sees neither the item nor its compartment sees no run, and imports nothing', async () => {
  const outsider = await db.tx(by, (tx) =>
    addPerson(tx, by, {
      name: 'Out',
      email: null,
      roles: ['analyst'],
      compartmentIds: [compartmentId],
    }),
  );
  const out = { kind: 'person', personId: outsider } as const;
  const secret = await addText('secret.csv', CASUALTIES.replaceAll('Example', 'Secret'), sealed);
  const before = (await reads()).length;
  const done = await run(secret, { ...mapping, list: 'Sealed' });
  assert.equal((await reads()).length, before + 1);
  assert.equal(done.imported, 4);
  await assert.rejects(dryRun(archive, out, order(secret)), refusal('NOT_FOUND'));
  await assert.rejects(carryOn(archive, out, done.id), refusal('NOT_FOUND'));
  await db.tx(out, async (tx) => {
    const runs = await listRuns(tx, { caseId }, 100);
    assert.ok(runs.length > 0 && runs.every(({ id }) => id !== done.id));
    assert.deepEqual(await failedRows(tx, done.id, { after: 0, limit: 10 }), []);
    const { entries } = await tx
      .selectFrom('ledger_entry')
      .select((eb) => eb.fn.countAll<number>().as('entries'))
      .where('body', 'like', '%Ann %')
      .executeTakeFirstOrThrow();
    assert.equal(entries, 0, 'no entry that may be read tells a sealed name');
  });
  // Records go where the item lies or somewhere sealed, never where more people see them.
  await assert.rejects(
    beginImport(archive, by, order(secret, { ...mapping, compartment: compartmentId })),
    refusal('IMPORT_MAPPING'),
  );
});

test('who is protected after an import is told by no entry of it either', async () => {
  const outsider = await db.tx(by, (tx) =>
    addPerson(tx, by, {
      name: 'Beside',
      email: null,
      roles: ['analyst'],
      compartmentIds: [compartmentId],
    }),
  );
  const out = { kind: 'person', personId: outsider } as const;
  const people = await addText('people.csv', 'Name\nOriana Openly\nPetra Placeholder\n', compartmentId);
  const names = [{ column: 'Name', kind: 'official' as const }];
  const actor = { kind: 'person' as const, names, isProtected: false, openReason: 'for this test' };
  const done = await run(people, { v: 1, actor }, 'people');
  assert.equal(done.imported, 2);
  // Entries, not rows of the item or its text: what the run wrote.
  const telling = () =>
    db.tx(out, (tx) =>
      tx
        .selectFrom('ledger_entry')
        .select('id')
        .where('subject_table', '=', 'import_row')
        .where('body', 'like', '%Oriana Openly%')
        .execute(),
    );
  assert.equal((await telling()).length, 1);
  const [petra] = await db.tx(by, async (tx) =>
    (await listActors(tx, { caseId }, { limit: 50, cursor: null })).filter(
      ({ name }) => name === 'Petra Placeholder',
    ),
  );
  await db.tx(by, (tx) =>
    protectActor(tx, by, petra?.id ?? '', {
      isProtected: true,
      compartmentId: sealed,
      reason: 'for this test',
    }),
  );
  assert.equal((await telling()).length, 0);
});

test('kinds of its acts stand in each incident that was imported, in whichever batch they came', async () => {
  const { rows } = await db.tx(by, (tx) =>
    sql<{ kept: string[]; told: string[] }>`
      select act_kinds as kept,
        array(select distinct a.kind from act a where a.incident_id = i.id and a.withdrawn_at is null order by 1) as told
      from incident i`.execute(tx),
  );
  assert.ok(rows.some(({ kept }) => kept.length > 1));
  for (const { kept, told } of rows) assert.deepEqual(kept, told);
});

test('the archive alone gives all of it back', async () => {
  await archive.ledger.publishAll();
  const empty = await createDatabase(archive.ownerUrl, `rebuilt_${process.pid}_imports`);
  const other = await openDatabase({ ownerUrl: empty, secretFile: join(folder, 'rebuilt.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    assert.ok((digests.find(({ table }) => table === 'import_row')?.rows ?? 0) > 1500);
  } finally {
    await other.close();
  }
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { displacedArchive, MAPPING as OPEN, SHEET } from '../../../test/db/displaced.ts';
import { refusal, type Who } from '../../../test/db/mined.ts';
import {
  aggregates,
  countDisplacements,
  displacementToShow,
  importDisplacements,
  listDisplacements,
  parseDisplacementMapping,
  type RowFinding,
} from '../index.ts';

const scene = await displacedArchive();
const { archive, by, caseId, compartmentId, sealed, folder } = scene;
const { addText, outsider, village, somebody, show } = scene;
const { db } = archive;
await village('Mill Ford (fictional)');
const page = { limit: 50, after: null };
const MAPPING = { ...OPEN, compartment: sealed };

const run = async (serial: string, isDryRun = false, mapping = MAPPING, who: Who = by) => {
  const findings: RowFinding[] = [];
  const order = { serial, sheet: 1, mapping, isDryRun };
  const done = await importDisplacements(archive, who, order, { finding: (one) => findings.push(one) });
  return { ...done, findings };
};
const households = () => db.tx(by, (tx) => countDisplacements(tx, { caseId, kind: 'household' }));
const said = (findings: readonly RowFinding[]) =>
  findings.map(({ line, code, isError }) => `${line} ${isError ? 'error' : 'look'} ${code}`);

test('a dry run says what is wrong in which row, and writes nothing; the same file twice makes nothing twice', async () => {
  const serial = await addText('register.csv', SHEET, compartmentId);
  const dry = await run(serial, true);
  assert.deepEqual([dry.rows, dry.imported, dry.failed, dry.already], [7, 3, 4, 0]);
  assert.deepEqual(dry.made, { households: 2, events: 3, properties: 1, members: 0 });
  const expected = [
    '3 look displaced-no-settlement',
    '4 error displaced-no-choice',
    '4 error displaced-negative',
    '5 error import-no-actor',
    '6 error displacement-ends-first',
    '7 error import-no-day',
    '8 look displaced-there-already',
  ];
  assert.deepEqual(said(dry.findings), expected);
  assert.equal((await households()).records, 0, 'nothing was written');
  const first = await run(serial);
  assert.deepEqual(first.made, dry.made);
  assert.deepEqual(said(first.findings), expected);
  assert.equal((await households()).records, 2);
  const again = await run(serial);
  assert.deepEqual([again.imported, again.failed, again.already], [0, 4, 3]);
  assert.equal((await households()).records, 2);
  const list = { caseId, kind: 'household', wish: 'return', ...page } as const;
  const [own] = await db.tx(by, (tx) => listDisplacements(tx, list));
  assert.deepEqual([own?.item_serial, own?.line, own?.compartment_id], [serial, 2, sealed]);
  const shown = await show(own?.id ?? '');
  assert.deepEqual(
    shown.parts.map(({ kind, year, cause, persons, settlement_name: name }) => [
      kind,
      year,
      cause,
      persons,
      name,
    ]),
    [
      ['event', 2031, 'shelling', 4, 'Mill Ford (fictional)'],
      ['event', 2031, 'threat', 4, 'Mill Ford (fictional)'],
      ['property', null, null, null, null],
    ],
  );
  const least = (await db.tx(by, (tx) => aggregates(tx, by, { caseId, by: 'destination' }))).cells;
  assert.ok(
    least.some(({ are, persons, column }) => are === 'at-least' && persons === 5 && column === 'the coast'),
  );
});

test('an edition of the list with a row set right adds that row; members are persons of the archive, and too few of them are said', async () => {
  const { pseudonym } = await db.tx(by, async (tx) => {
    const id = await somebody('Ann Invented');
    return tx.selectFrom('actor').select('pseudonym').where('id', '=', id).executeTakeFirstOrThrow();
  });
  const right = SHEET.replace('P-9999', pseudonym).replace('4;;P-', '4;3;P-');
  const serial = await addText('register-2.csv', right, compartmentId);
  const next = await run(serial);
  assert.deepEqual([next.imported, next.already, next.made.households, next.made.members], [1, 3, 1, 1]);
  assert.ok(said(next.findings).includes('5 look displaced-members-differ'));
});

test('what cannot be read is refused with what is wrong, or costs its own rows; whoever is in no sealed compartment imports nothing', async () => {
  const tried = async (name: string, text: string, mapping = MAPPING) =>
    run(await addText(name, text, compartmentId), true, mapping);
  await assert.rejects(tried('no-column.csv', 'A;B\n1;2\n'), refusal('IMPORT_MAPPING'));
  await assert.rejects(tried('quote.csv', `${SHEET.split('\n')[0]}\n"1;2\n`), refusal('IMPORT_UNREADABLE'));
  const few = await tried('few.csv', `${SHEET.split('\n')[0]}\n9;4\n;4;;;;;;;;;\n`);
  assert.deepEqual(said(few.findings), ['2 error import-cells-few', '3 error import-key-empty']);
  const formula = await tried('formula.csv', `${SHEET.split('\n')[0]}\n9;=1+1;;;;;;;;;\n`);
  assert.deepEqual(said(formula.findings), ['2 error displaced-size-not-kind']);
  for (const wrong of [
    '{',
    '{"v":1}',
    '{"v":1,"list":"x","saidBy":"x","household":{"key":["No"],"fields":{},"extra":1}}',
  ])
    assert.throws(() => parseDisplacementMapping(wrong), refusal('IMPORT_MAPPING'));
  const event = { fields: { size: { column: 'People' } } };
  const groups = {
    ...parseDisplacementMapping(JSON.stringify({ v: 1, list: 'x', saidBy: 'x', event })),
    compartment: sealed,
  };
  await assert.rejects(tried('groups.csv', `${SHEET}7;;;;;;;;;;\n`, groups), refusal('IMPORT_MAPPING'));
  const serial = await addText('own.csv', `${SHEET}9;;;;;;;;;;\n`, compartmentId);
  await assert.rejects(
    run(serial, false, { ...OPEN, compartment: compartmentId }, outsider),
    refusal('NOT_FOUND'),
  );
});

test('groups without a household are displacements with a number of their own', async () => {
  const groups = parseDisplacementMapping(
    JSON.stringify({
      v: 1,
      list: 'Groups (fictional)',
      saidBy: 'A newspaper (fictional)',
      delimiter: ';',
      event: {
        key: ['No'],
        fields: {
          size: { column: 'People' },
          origin: { column: 'Place' },
          from: { column: 'Left', format: 'edtf' },
        },
      },
    }),
  );
  const sheet = 'No;People;Place;Left\n1;60;Mill Ford (fictional);2031-10~\n2;>40;Mill Ford (fictional);\n';
  const { made, failed } = await run(await addText('groups-2.csv', sheet, compartmentId), false, {
    ...groups,
    compartment: sealed,
  });
  assert.deepEqual([made.events, made.households, failed], [2, 0, 0]);
  const rows = await db.tx(by, (tx) => listDisplacements(tx, { caseId, kind: 'event', ...page }));
  const own = rows.filter(({ household_id: of }) => of === null);
  assert.deepEqual(own.map(({ persons, persons_are: are }) => `${persons} ${are}`).toSorted(), [
    '41 at-least',
    '60 exact',
  ]);
  const [one] = own;
  assert.ok(one);
  assert.equal((await db.tx(by, (tx) => displacementToShow(tx, by, one))).members.length, 0);
});

test('a workbook is read as a table in text is', async () => {
  const rows = SHEET.trimEnd()
    .split('\n')
    .map((line) => line.split(';'));
  const { default: writeSheets } = await import('write-excel-file/node');
  const file = join(folder, 'made.xlsx');
  await writeSheets([{ data: rows as never, sheet: 'Register' }]).toFile(file);
  const serial = await addText('register.xlsx', await readFile(file), compartmentId);
  const mapping = { ...MAPPING, list: 'Workbook (fictional)' };
  const { rows: n, failed, made } = await run(serial, true, mapping);
  assert.deepEqual([n, failed, made.households, made.events], [7, 4, 2, 3]);
});

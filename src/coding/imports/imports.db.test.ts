import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
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

test('a dry run counts what would be made, says what is wrong by cause, and writes nothing', async () => {
  const before = await tableDigests(db);
  const found = await dryRun(archive, by, order(serial));
  console.log(JSON.stringify(found, null, 1));
  assert.deepEqual(await tableDigests(db), before);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { getItem, withdrawItem } from '#catalogue';
import { codedArchive } from '../../../test/db/coded.ts';
import {
  addBasis,
  addPart,
  beginImport,
  carryOn,
  causesOfRun,
  exportIncidents,
  makeIncident,
  type Mapping,
} from '../index.ts';
import { suggestMapping } from './suggest-map.ts';

const { addText, archive, by, caseId, code, compartmentId } = await codedArchive();
const { db } = archive;
const source = await addText('gone.txt', 'A convoy was shelled.', compartmentId);
const { claimId } = await code(source, 'A convoy was shelled');
await db.tx(by, async (tx) => {
  const values = { title: 'A convoy is said to have been shelled', happenedOn: '2031-05-03' };
  const recordId = await makeIncident(tx, by, { caseId, compartmentId, values });
  await addPart(tx, by, recordId.id, { form: 'act', values: { kind: 'act-looting' } });
  const on = { table: 'incident' as const, recordId: recordId.id, field: 'title', note: null };
  await addBasis(tx, by, { ...on, claimId, stance: 'supports' });
  const { id } = await getItem(tx, { serial: source });
  await withdrawItem(tx, by, id, { cause: 'danger', reason: 'it tells where somebody lives' });
});
const exported = async (): Promise<string> => {
  const pieces = [];
  for await (const piece of exportIncidents(db, by, { caseId }, { format: 'csv' })) pieces.push(piece);
  return pieces.join('');
};
const asRows = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

const mapping: Mapping = {
  v: 1,
  list: 'Our own export',
  key: ['incident_id'],
  incident: {
    fields: {
      title: { column: 'incident_title' },
      happenedOn: { column: 'incident_happened_on', format: 'edtf' },
    },
  },
  act: { fields: { kind: { column: 'act_kind' } } },
};

test('a table of incidents that was exported is imported again; what it says of withdrawn items is taken for no field', async () => {
  const csv = await exported();
  const [row] = asRows(csv);
  assert.equal(row?.['claims_of_withdrawn'], claimId);
  const columns = Object.entries(row ?? {}).map(([name, value]) => ({ name, sample: [value] }));
  assert.doesNotMatch(JSON.stringify(suggestMapping('incidents', 'ours', columns)), /of_withdrawn/);
  const serial = await addText('acts.csv', csv, compartmentId);
  const { id } = await beginImport(archive, by, { serial, sheet: 1, kind: 'incidents', mapping });
  await carryOn(archive, by, id);
  assert.deepEqual(await db.tx(by, (tx) => causesOfRun(tx, id)), []);
  const again = asRows(await exported());
  assert.equal(again.length, 2);
  const said = (one: Record<string, string> | undefined) =>
    ['incident_title', 'incident_happened_on', 'act_kind'].map((name) => one?.[name]);
  assert.deepEqual(said(again[1]), said(row));
});

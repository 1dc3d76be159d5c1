import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countClaims, countIncidents, listConclusions } from '#coding';
import { loadLaw } from '#law';
import { listProceedings, proceedingToShow } from '#proceedings';
import { readNotes, type SampleManifest } from '#sample';
import { listUndertakings, undertakingToShow } from '#undertakings';
import { testArchive } from '../../test/db/archive.ts';
import { loadSample } from './sample-case.ts';
import { codeSample, codeWhenRead } from './sample-coding.ts';

const { archive, by, caseId } = await testArchive();
let sample: SampleManifest = { files: [], batches: [] };
const { items } = await loadSample(
  archive,
  () => undefined,
  (received) => (sample = received),
);
const coded = (): Promise<[number, number]> =>
  archive.db.tx(by, async (tx) => [
    await countClaims(tx, { caseId }, 100),
    await countIncidents(tx, { caseId }, 100),
  ]);

test('what was not read yet is waited for, and whoever stops meanwhile waits for nothing', async () => {
  assert.ok(items > 45);
  const stopping = new AbortController();
  const waiting = codeWhenRead(archive, sample, stopping.signal);
  stopping.abort();
  await waiting;
  assert.deepEqual(await coded(), [0, 0]);
});

test('where no text was read nothing is claimed or concluded, and incidents rest on nothing', async () => {
  assert.deepEqual(await codeSample(archive, sample), {
    claims: 0,
    incidents: 5,
    conclusions: 0,
    allegations: 6,
    proceedings: 4,
    undertakings: 6,
    hazardRecords: 2,
    settlements: 3,
    households: 3,
  });
  assert.deepEqual(await coded(), [0, 5]);
  const bases = await archive.db.tx(by, (tx) => tx.selectFrom('field_basis').selectAll().execute());
  assert.deepEqual(bases, []);
  const conclusions = await archive.db.tx(by, (tx) =>
    listConclusions(tx, { caseId }, { limit: 9, cursor: null }),
  );
  assert.deepEqual(conclusions, []);
});

test('the cases before both courts have their steps with the items that tell of them, and are linked', async () => {
  const whole = await archive.db.tx(by, async (tx) => {
    const rows = await listProceedings(tx, { caseId, limit: 9, after: null });
    const law = loadLaw();
    return Promise.all(rows.map((row) => proceedingToShow(tx, law, row)));
  });
  assert.deepEqual(
    whole.map(({ links }) => links.length),
    [2, 2, 2, 2],
  );
  for (const { proceeding, steps } of whole) {
    assert.ok(
      steps.some(({ kind, serials }) => kind === 'application' && serials.length > 0),
      proceeding.title,
    );
    assert.ok(steps.every(({ event }) => event === null));
  }
  assert.equal(whole.filter(({ steps }) => steps.some(({ exchange }) => exchange !== null)).length, 2);
});

test('undertakings have their obligations, their proceedings, and what each side says, apart; where nothing was read nothing is quoted', async () => {
  const shown = await archive.db.tx(by, async (tx) => {
    const rows = await listUndertakings(tx, { caseId, limit: 9, after: null });
    return Promise.all(rows.map((row) => undertakingToShow(tx, row, '2024-12-31')));
  });
  assert.equal(shown.length, 6);
  assert.ok(shown.every(({ text }) => text.length > 0));
  const orders = shown.filter(({ undertaking }) => undertaking.kind === 'ordered-measure');
  assert.deepEqual(
    orders.map(({ order }) => order?.step !== null && order?.step !== undefined),
    [true, true, true],
  );
  assert.ok(
    orders.every(({ obligations }) => obligations.every(({ standing }) => standing.kind === 'nothing')),
  );
  const exchange = shown.find(({ undertaking }) => undertaking.kind === 'agreement');
  assert.deepEqual(
    exchange?.obligations.map(({ standing, history }) => [
      standing.kind,
      ...new Set(history.map(({ kind }) => kind)),
    ]),
    [
      ['same', 'same'],
      ['differ', 'same', 'differ'],
    ],
  );
  const bases = shown.flatMap(({ obligations }) => obligations.flatMap(({ basis }) => basis));
  assert.deepEqual(bases, []);
});

test('each invented record lies beside the sheet that it was entered from, which was received into a sealed compartment', async () => {
  const rows = await archive.db.tx(by, (tx) =>
    tx
      .selectFrom('hazard_record as r')
      .innerJoin('item as i', 'i.id', 'r.item_id')
      .innerJoin('compartment as c', 'c.id', 'i.compartment_id')
      .innerJoin('handover_item as h', 'h.item_id', 'i.id')
      .innerJoin('provenance as q', 'q.item_id', 'i.id')
      .innerJoin('intake_batch as b', 'b.id', 'q.batch_id')
      .select(['r.form', 'i.sha256', 'c.is_sealed', 'h.kind', 'b.obtained_how'])
      .orderBy('r.form', 'desc')
      .execute(),
  );
  assert.deepEqual(
    rows.map(({ form, is_sealed: isSealed, kind }) => [form, isSealed, kind]),
    [
      ['soviet', true, 'sheet'],
      ['nato', true, 'sheet'],
    ],
  );
  assert.ok(rows.every(({ obtained_how: how }) => how?.startsWith('INVENTED')));
  const files = sample.files.filter(({ form }) => form === 'sheet').map(({ sha256 }) => sha256);
  assert.deepEqual(rows.map(({ sha256 }) => sha256).sort(), files.sort());
});

test('the public handover has what each side claims of it, in its own words, and no sheet', async () => {
  const rows = await archive.db.tx(by, (tx) =>
    tx
      .selectFrom('handover as h')
      .innerJoin('handover_claim as c', 'c.handover_id', 'h.id')
      .leftJoin('handover_item as i', 'i.handover_id', 'h.id')
      .select(['h.given_by', 'h.through', 'c.measure', 'c.value', 'c.words', 'i.item_id'])
      .where('h.dated', '=', '2021-06-12')
      .orderBy('c.made_at')
      .orderBy('c.id')
      .execute(),
  );
  assert.deepEqual(
    rows.map(({ measure, value }) => [measure, value]),
    [
      ['mines', 97_000],
      ['anti-vehicle', 54_000],
      ['sheets', 972],
      ['quality', null],
    ],
  );
  assert.ok(rows.every(({ item_id: item }) => item === null));
  // Each is quoted from a note of this sample, whatever its spelling of numbers.
  const bodies = readNotes()
    .flatMap(({ body }) => body)
    .join('\n');
  for (const { words } of rows) assert.ok(bodies.includes(words), words);
});

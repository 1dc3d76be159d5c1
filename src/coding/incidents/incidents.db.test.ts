import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addPerson } from '#access';
import { createDatabase, openDatabase } from '#db';
import { AppError } from '#kernel';
import { rebuild, tableDigests } from '#ledger';
import { codedArchive } from '../../../test/db/coded.ts';
import {
  addBasis,
  addPart,
  changeRecord,
  countIncidents,
  findIncident,
  incidentFacets,
  incidentLinksOf,
  incidentPlaces,
  incidentTimeline,
  linkIncidents,
  listIncidents,
  makeIncident,
  partsOf,
  toValues,
  unlinkIncidents,
  withdrawRecord,
  type IncidentCursor,
  type IncidentFilter,
} from '../index.ts';

const { addText, archive, by, caseId, code, compartmentId, sealed, folder } = await codedArchive();
const { db } = archive;

const make = (values: Record<string, unknown>, where = compartmentId): Promise<string> =>
  db.tx(by, async (tx) => (await makeIncident(tx, by, { caseId, compartmentId: where, values })).id);
const titles = (filter: Omit<IncidentFilter, 'caseId'>, order: 'newest' | 'when' = 'newest') =>
  db.tx(by, async (tx) => {
    const rows = await listIncidents(tx, { caseId, ...filter }, { order, limit: 50, cursor: null });
    assert.equal(await countIncidents(tx, { caseId, ...filter }, 100), rows.length);
    return rows.map(({ title }) => title);
  });
const refusal = (code: string, words: RegExp) => (error: unknown) =>
  error instanceof AppError && error.code === code && words.test(error.message);

const convoy = await make({
  title: 'A convoy is said to have been shelled',
  happenedOn: '2031-05-03/2031-05-04',
  place: 'Fictional Bridge',
  latitude: 40.1,
  longitude: 46.5,
  positionKind: 'approximate',
  status: 'viol-possible',
});
const village = await make({ title: 'A village is said to have been razed', happenedOn: '2031-06' });
const nowhen = await make({ title: 'Something with neither time nor place' });

test('what is not said is left open, and text is kept as it was written', async () => {
  const row = await db.tx(by, (tx) => findIncident(tx, nowhen));
  assert.ok(row);
  assert.deepEqual(row.facts, {});
  const said = Object.entries(toValues('incident', row)).filter(([, value]) => value !== null);
  assert.deepEqual(said, [['title', 'Something with neither time nor place']]);
});

test('what cannot be is refused, with the field that is wrong', async () => {
  const refused: [Record<string, unknown>, RegExp][] = [
    [{}, /title/],
    [{ title: 'x', happenedOn: '2031-02-30' }, /when.*not a date/],
    [{ title: 'x', happenedOn: '2031-13' }, /when.*not a date/],
    [{ title: 'x', happenedOn: '2031-05-04/2031-05-03' }, /when.*not a date/],
    [{ title: 'x', happenedOn: 'last week' }, /when.*not a date/],
    [{ title: 'x', status: 'viol-surely' }, /how it stands/],
    [{ title: 'x', latitude: 91, longitude: 0, positionKind: 'exact' }, /latitude.*degrees/],
    [{ title: 'x', latitude: 40 }, /longitude.*together/],
    [{ title: 'x', latitude: 40, longitude: 46 }, /exact.*together/],
    [{ title: 'x', positionKind: 'exact' }, /exact.*together/],
    [{ title: 'x', guilt: 'certain' }, /guilt.*no such field/],
    [{ title: 'x'.repeat(301) }, /title.*too long/],
    [{ title: 7 }, /title/],
  ];
  for (const [values, words] of refused)
    await assert.rejects(make(values), refusal('INVALID_INPUT', words), JSON.stringify(values).slice(0, 60));
  await assert.rejects(
    db.tx(by, (tx) =>
      addPart(tx, by, convoy, { form: 'act', values: { kind: 'act-torture', victimId: convoy } }),
    ),
    refusal('INVALID_INPUT', /victim.*not there/),
  );
});

test('acts, who had a part, who tells and what was done hang on an incident, and lists find it by them', async () => {
  const parts = await db.tx(by, async (tx) => {
    const values = {
      kind: 'act-flight-attack',
      methods: [],
      grounds: ['ground-ethnic-origin'],
      comparator: 'none',
    };
    const act = await addPart(tx, by, convoy, { form: 'act', values });
    await addPart(tx, by, convoy, {
      form: 'involvement',
      actId: act,
      values: { degree: 'inv-command', stateOrgan: 'a fictional brigade' },
    });
    const [source] = await tx.selectFrom('source').select('id').limit(1).execute();
    if (source)
      await addPart(tx, by, convoy, {
        form: 'information',
        values: { sourceId: source.id, connection: 'conn-eyewitness' },
      });
    await addPart(tx, by, convoy, { form: 'intervention', values: { kind: 'intv-medical' } });
    return partsOf(tx, [convoy]);
  });
  assert.equal(parts.involvement[0]?.act_id, parts.act[0]?.id);
  assert.deepEqual(parts.act[0]?.facts, { comparator: 'none' });
  assert.deepEqual(await titles({ acts: ['act-flight-attack'] }), ['A convoy is said to have been shelled']);
  assert.deepEqual(await titles({ grounds: ['ground-race'] }), []);
  await assert.rejects(
    db.tx(by, (tx) =>
      addPart(tx, by, village, { form: 'involvement', actId: parts.act[0]?.id ?? '', values: {} }),
    ),
    refusal('NOT_FOUND', /act/),
  );
});

test('one filter serves list, chronology, counts, timeline and map', async () => {
  assert.deepEqual(await titles({}, 'when'), [
    'A convoy is said to have been shelled',
    'A village is said to have been razed',
    'Something with neither time nor place',
  ]);
  assert.deepEqual(await titles({ text: 'RAZED' }), ['A village is said to have been razed']);
  assert.deepEqual(await titles({ text: '%' }), []);
  assert.deepEqual(await titles({ from: '2031-05-04', until: '2031-05-31' }), [
    'A convoy is said to have been shelled',
  ]);
  assert.deepEqual(await titles({ box: { west: 46, south: 40, east: 47, north: 41 } }), [
    'A convoy is said to have been shelled',
  ]);
  await db.tx(by, async (tx) => {
    const { acts, statuses } = await incidentFacets(tx, { caseId });
    assert.deepEqual(acts, [{ id: 'act-flight-attack', count: 1 }]);
    assert.deepEqual(statuses, [
      { id: null, count: 2 },
      { id: 'viol-possible', count: 1 },
    ]);
    const { spans, undated, unit } = await incidentTimeline(tx, { caseId });
    assert.deepEqual({ unit, undated, n: spans.length }, { unit: 'day', undated: 1, n: 2 });
    const { cells, total } = await incidentPlaces(tx, { caseId }, { zoom: 8 });
    assert.deepEqual({ total, n: cells[0]?.count }, { total: 1, n: 1 });
  });
});

test('pages of a list follow each other in either order without a gap or a double', async () => {
  for (const order of ['newest', 'when'] as const) {
    const seen: string[] = [];
    const next = async (cursor: IncidentCursor | null): Promise<void> => {
      const page = { order, limit: 1, cursor };
      const [row] = await db.tx(by, (tx) => listIncidents(tx, { caseId }, page));
      if (!row) return;
      seen.push(row.id);
      await next(row);
    };
    await next(null);
    assert.deepEqual([new Set(seen).size, seen.length], [3, 3], order);
  }
});

test('a change is a new version of the one that was looked at; the rest stays; what is withdrawn is kept with its reason', async () => {
  const change = { id: village, values: { summary: 'One side says so.', happenedOn: null }, version: '1' };
  await db.tx(by, (tx) => changeRecord(tx, by, 'incident', change));
  await assert.rejects(
    db.tx(by, (tx) => changeRecord(tx, by, 'incident', change)),
    refusal('CONFLICT', /razed/),
  );
  const changed = await db.tx(by, (tx) => findIncident(tx, village));
  assert.ok(changed);
  assert.deepEqual(
    [changed.version, changed.happened_on, changed.title],
    [2, null, 'A village is said to have been razed'],
  );
  const passing = await make({ title: 'Entered by mistake' });
  await db.tx(by, (tx) => withdrawRecord(tx, by, 'incident', { id: passing, reason: 'entered by mistake' }));
  assert.ok(!(await titles({})).includes('Entered by mistake'));
  assert.ok((await titles({ withWithdrawn: true })).includes('Entered by mistake'));
  await assert.rejects(
    db.tx(by, (tx) => addPart(tx, by, passing, { form: 'act', values: { kind: 'act-torture' } })),
    refusal('CODING_WITHDRAWN', /by mistake/),
  );
});

test('counts of kinds of act follow what is added, changed and withdrawn; an incident counts once for a kind', async () => {
  const fair = await make({ title: 'A fair is said to have been broken up' });
  const act = (values: Record<string, unknown>) =>
    db.tx(by, (tx) =>
      addPart(tx, by, fair, { form: 'act', values: { methods: [], grounds: [], ...values } }),
    );
  const page = { order: 'newest', limit: 9, cursor: null } as const;
  const kinds = () =>
    db.tx(by, async (tx) => {
      const filter = { caseId, ids: [fair] };
      const { acts } = await incidentFacets(tx, filter);
      for (const { id } of acts)
        assert.equal((await listIncidents(tx, { ...filter, acts: [id] }, page)).length, 1, id);
      return acts.map(({ id, count }) => `${count} ${id}`);
    });
  assert.deepEqual(await kinds(), []);
  const [first] = [await act({ kind: 'act-torture' }), await act({ kind: 'act-torture' })];
  assert.deepEqual(await kinds(), ['1 act-torture']);
  await db.tx(by, (tx) =>
    changeRecord(tx, by, 'act', { id: first, values: { kind: 'act-hostage' }, version: '1' }),
  );
  assert.deepEqual(await kinds(), ['1 act-hostage', '1 act-torture']);
  await db.tx(by, (tx) => withdrawRecord(tx, by, 'act', { id: first, reason: 'not so' }));
  assert.deepEqual(await kinds(), ['1 act-torture']);
  // A ground with another kind than its own finds nothing.
  assert.deepEqual(await titles({ acts: ['act-torture'], grounds: ['ground-ethnic-origin'] }), []);
  await db.tx(by, (tx) => withdrawRecord(tx, by, 'incident', { id: fair, reason: 'made for this test' }));
});

test('incidents stand in a chain, with reasons, until that is taken back', async () => {
  const to = { otherId: village, relation: 'chain-precedes', reason: 'the one came first' };
  const link = await db.tx(by, (tx) => linkIncidents(tx, by, convoy, to));
  await assert.rejects(
    db.tx(by, (tx) => linkIncidents(tx, by, convoy, to)),
    refusal('CODING_LINKED_ALREADY', /./),
  );
  await assert.rejects(
    db.tx(by, (tx) => linkIncidents(tx, by, convoy, { ...to, otherId: convoy })),
    refusal('INVALID_INPUT', /relation/),
  );
  const [seen] = await db.tx(by, (tx) => incidentLinksOf(tx, village));
  assert.deepEqual([seen?.isFrom, seen?.other_title], [false, 'A convoy is said to have been shelled']);
  await db.tx(by, (tx) => unlinkIncidents(tx, by, link, 'not so'));
  assert.deepEqual(await db.tx(by, (tx) => incidentLinksOf(tx, village)), []);
});

test('who may not see the compartment sees neither the incident nor what was written of it', async () => {
  const hidden = await make({ title: 'Told in confidence', status: 'viol-likely' }, sealed);
  await db.tx(by, (tx) => addPart(tx, by, hidden, { form: 'act', values: { kind: 'act-rape' } }));
  const personId = await db.tx(by, async (tx) => {
    const account = { name: 'Outsider', email: 'outsider@example.org' };
    return addPerson(tx, by, { ...account, roles: ['analyst'], compartmentIds: [compartmentId] });
  });
  const outsider = { kind: 'person', personId } as const;
  await db.tx(outsider, async (tx) => {
    assert.equal(await findIncident(tx, hidden), null);
    const rows = await listIncidents(tx, { caseId }, { order: 'when', limit: 50, cursor: null });
    assert.ok(rows.length > 0 && rows.every(({ id }) => id !== hidden));
    const { acts } = await incidentFacets(tx, { caseId });
    assert.ok(acts.every(({ id }) => id !== 'act-rape'));
    const entries = await tx.selectFrom('ledger_entry').select('body').execute();
    assert.ok(entries.every(({ body }) => !body.includes('Told in confidence')));
    await assert.rejects(
      makeIncident(tx, outsider, { caseId, compartmentId: sealed, values: { title: 'x' } }),
      refusal('NOT_FOUND', /compartment/),
    );
  });
});

test('all of it is rebuilt from the archive alone, equal table by table', async () => {
  // Whether a basis may be written is told from its record: a rebuild has to have that first.
  const { claimId } = await code(await addText('a.txt', 'A convoy was shelled.', compartmentId), 'A convoy');
  const basis = { table: 'incident', recordId: convoy, field: 'title', claimId } as const;
  await db.tx(by, (tx) => addBasis(tx, by, { ...basis, stance: 'supports', note: null }));
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `incidents_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'incidents.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    // What triggers keep is in no entry, and is made again.
    const kept = (from: typeof db) =>
      from.tx(by, async (tx) => {
        const { rows } = await sql<{
          act_kinds: string[];
        }>`select act_kinds from incident order by id`.execute(tx);
        return rows.map(({ act_kinds: kinds }) => kinds);
      });
    assert.ok((await kept(db)).some((one) => one.includes('act-torture')));
    assert.deepEqual(await kept(other), await kept(db));
    const rows = Object.fromEntries(digests.map(({ table, rows: n }) => [table, n]));
    assert.deepEqual(
      ['incident', 'act', 'involvement', 'intervention', 'incident_link', 'field_basis'].map(
        (one) => rows[one],
      ),
      [6, 4, 1, 1, 1, 1],
    );
  } finally {
    await other.close();
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideOnRecord, hazardsNear, withdrawRecord } from '#mines';
import { minedArchive, RECORD, type Who } from '../../test/db/mined.ts';
import { addRoute, findSettlement, makeSettlement, settlementToShow } from './index.ts';
import { unsaid } from './unsaid.ts';

const { archive, by, caseId, compartmentId, outsider, enter } = await minedArchive();
const { db } = archive;

const village = await db.tx(by, async (tx) => {
  const name = {
    name: 'Stone Well (fictional)',
    language: null,
    kind: 'unclassified',
    usedBy: null,
    from: null,
    until: null,
    source: 'this archive',
    basis: 'to-be-checked',
  } as const;
  const facts = { ...unsaid.settlement, names: [name], isInvented: true };
  const { id } = await makeSettlement(tx, by, { caseId, compartmentId, facts });
  // Past the mill, and far from it.
  const line = (lat: number) => ({
    type: 'LineString',
    coordinates: [
      [46.91, lat],
      [46.95, lat],
    ],
  });
  await addRoute(tx, by, id, { name: 'past the mill', line: line(39.9912), bufferM: 50 });
  await addRoute(tx, by, id, { name: 'over the hill', line: line(39.95), bufferM: 50 });
  return id;
});

const ways = (who: Who = by, knownAt: string | null = null) =>
  db.tx(who, async (tx) => {
    const row = await findSettlement(tx, { id: village });
    assert.ok(row);
    const shown = await settlementToShow(tx, row, { on: '2031-07-01', knownAt });
    const status = Object.fromEntries(shown.checks.map((check) => [check.name, check.status]));
    return { status, read: shown.hazardsOnWays.map(({ id }) => id), access: shown.ability.access };
  });
const NOTHING = { 'past the mill': 'nothing-recorded', 'over the hill': 'nothing-recorded' };
const AT_RISK = { 'past the mill': 'at-risk', 'over the hill': 'nothing-recorded' };

test('ways are held against the envelopes of hazard records, by what a person decided, as it was known on a day', async () => {
  assert.deepEqual((await ways()).status, NOTHING);
  const id = await enter();
  const found = await ways();
  assert.deepEqual([found.status, found.read], [AT_RISK, [id]]);
  await db.tx(by, (tx) =>
    decideOnRecord(tx, by, id, { version: '1', decided: 'cha', reasons: 'two devices were found there' }),
  );
  assert.equal((await ways()).status['past the mill'], 'blocked');
  // Before it was recorded nobody knew, and a withdrawn record says nothing.
  const near = (knownAt: string | null) =>
    db.tx(by, (tx) =>
      hazardsNear(tx, { caseId, box: [46.91, 39.99, 46.95, 39.995], on: '2031-07-01', knownAt }),
    );
  assert.deepEqual([(await near(null)).length > 0, (await near('2020-01-01')).length], [true, 0]);
  assert.deepEqual((await ways(by, '2020-01-01')).status, {}, 'and nobody knew of the ways');
  await db.tx(by, (tx) => withdrawRecord(tx, by, id, 'only for this test'));
  assert.deepEqual((await ways()).status, NOTHING);
});

test('who may not see a record is told of no hazard, and not that there is one', async () => {
  const id = await enter();
  assert.deepEqual((await ways()).read, [id]);
  const outside = await ways(outsider);
  assert.deepEqual([outside.status, outside.read], [NOTHING, []]);
});

test('a record without an outline is held by its points; one without a place by nothing', async () => {
  const before = (await ways()).read.length;
  assert.ok(RECORD.traverse);
  const { ring: _, ...points } = RECORD.traverse;
  await enter({ entered: { ...RECORD, traverse: { ...points, legs: [] } } });
  assert.equal((await ways()).read.length, before + 1);
  const { traverse: __, ...nowhere } = RECORD;
  await enter({ entered: nowhere });
  assert.equal((await ways()).read.length, before + 1);
});

test('a field whose laying began later was not there on the day; one without a day may have been', async () => {
  const before = (await ways()).read.length;
  await enter({ entered: { ...RECORD, laid: { from: '2031-08', to: '2031-09' } } });
  assert.equal((await ways()).read.length, before);
  await enter({ entered: { ...RECORD, laid: { to: '2031-09' } } });
  assert.equal((await ways()).read.length, before + 1);
  await enter({ entered: { ...RECORD, laid: { from: '2031' } } });
  assert.equal((await ways()).read.length, before + 2);
});

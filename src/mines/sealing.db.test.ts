import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { minedArchive, POSITION, refusal, type Who } from '../../test/db/mined.ts';
import {
  agreeToRelease,
  askForRelease,
  countRecords,
  decideOnRecord,
  endRelease,
  findRecord,
  listRecords,
  readMines,
  recordShapes,
} from './index.ts';

const scene = await minedArchive();
const { archive, by, caseId, compartmentId } = scene;
const { second, outsider, planner, planners, enter, shown, entriesOf } = scene;
const { db } = archive;

test('a record is sealed; without the right nothing of it is listed, counted, drawn, opened or told', async () => {
  const id = await enter();
  for (const who of [outsider, planner]) {
    assert.equal(await db.tx(who, (tx) => findRecord(tx, id)), null);
    assert.deepEqual(await db.tx(who, (tx) => listRecords(tx, { caseId, limit: 50, after: null })), []);
    assert.deepEqual(await db.tx(who, (tx) => countRecords(tx, { caseId })), {
      total: 0,
      forms: [],
      decided: [],
    });
    assert.deepEqual(await db.tx(who, (tx) => recordShapes(tx, { caseId })), []);
    assert.deepEqual(await entriesOf(id, who), []);
    for (const table of ['hazard_record', 'hazard_version', 'hazard_decision', 'hazard_release'] as const)
      assert.deepEqual(await db.tx(who, (tx) => tx.selectFrom(table).selectAll().execute()), [], table);
    await assert.rejects(enter({}, who), refusal('MINES_NO_SEALED'));
    const ask = () =>
      db.tx(who, (tx) => askForRelease(tx, who, id, { toCompartmentId: compartmentId, reason: 'x' }));
    await assert.rejects(ask(), refusal('NOT_FOUND'));
  }
});

test('coordinates are released when one person asks and another agrees; it is taken back; all of it stays in the ledger', async () => {
  const id = await enter();
  const ask = (who: Who = by) =>
    db.tx(who, (tx) => askForRelease(tx, who, id, { toCompartmentId: planners, reason: 'plans of return' }));
  const sees = () => db.tx(planner, async (tx) => (await findRecord(tx, id)) !== null);
  const { id: release } = await ask();
  await assert.rejects(ask(), refusal('RELEASE_OPEN'));
  assert.equal(await sees(), false, 'asking releases nothing');
  await assert.rejects(
    db.tx(by, (tx) => agreeToRelease(tx, by, release)),
    refusal('RELEASE_ALONE'),
  );
  await assert.rejects(
    db.tx(planner, (tx) => agreeToRelease(tx, planner, release)),
    refusal('NOT_FOUND'),
  );
  // The database refuses it too, whatever code asks.
  await assert.rejects(
    db.tx(by, (tx) =>
      tx
        .updateTable('hazard_release')
        .set({ agreed_by: by.personId, agreed_at: new Date().toISOString() })
        .where('id', '=', release)
        .execute(),
    ),
    /hazard_release_check/,
  );
  await db.tx(second, (tx) => agreeToRelease(tx, second, release));
  assert.equal(await sees(), true);
  assert.equal((await db.tx(planner, (tx) => recordShapes(tx, { caseId }))).length, 1);
  const { releases, version } = await shown(id, planner);
  assert.ok(JSON.stringify(version.entered).includes(POSITION));
  assert.deepEqual(
    releases.map((one) => [one.asked_by, one.agreed_by]),
    [[by.personId, second.personId]],
  );
  await db.tx(planner, async (tx) => {
    const row = await findRecord(tx, id);
    assert.ok(row);
    await readMines(tx, planner, [row], 'read');
  });
  assert.equal((await entriesOf(id)).at(-1), 'read', 'also whoever it was released to reads on record');
  assert.deepEqual(await entriesOf(id, planner), [], 'its history stays with its own');
  const change = () =>
    db.tx(planner, (tx) => decideOnRecord(tx, planner, id, { version: '1', decided: 'cha', reasons: 'x' }));
  await assert.rejects(change(), refusal('RELEASED_ONLY'));
  const add = sql`insert into hazard_decision (id, record_id, version, decided, reasons, made_by, made_at)
    values (gen_random_uuid(), ${id}, 1, 'cha', 'x', ${planner.personId}, now())`;
  await assert.rejects(
    db.tx(planner, (tx) => add.execute(tx)),
    /row-level security/,
  );
  await db.tx(by, (tx) => endRelease(tx, by, release, 'the plans are made'));
  assert.equal(await sees(), false);
  assert.deepEqual(await db.tx(planner, (tx) => recordShapes(tx, { caseId })), []);
  await assert.rejects(
    db.tx(second, (tx) => endRelease(tx, second, release, 'x')),
    refusal('RELEASE_ENDED'),
  );
  await assert.rejects(
    db.tx(second, (tx) => agreeToRelease(tx, second, release)),
    refusal('RELEASE_ENDED'),
  );
  const refused = await ask();
  await db.tx(second, (tx) => endRelease(tx, second, refused.id, 'not needed'));
  assert.equal(await sees(), false);
  assert.deepEqual(
    (await entriesOf(id)).filter((kind) => kind !== 'read'),
    [
      'hazard-record-made',
      'hazard-release-asked',
      'hazard-released',
      'hazard-release-ended',
      'hazard-release-asked',
      'hazard-release-ended',
    ],
  );
});

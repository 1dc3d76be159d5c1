import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { makeAccident, recordVictim, UNSAID_ACCIDENT, withdrawAccident } from '#clearance';
import { createDatabase, openDatabase } from '#db';
import { addEvidence, findDetention, readDetentions } from '#detention';
import { rebuild, tableDigests } from '#ledger';
import { detainedArchive } from '../../test/db/detained.ts';
import { NOBODY } from '../../test/db/ground.ts';
import { refusal, type Who } from '../../test/db/mined.ts';
import { agreeToReleases, askForReleases, endReleases, listReleases, type ReleasableTable } from './index.ts';

const scene = await detainedArchive();
const { archive, by, caseId, sealed, folder, second, outsider, planner, planners, held } = scene;
const { db } = archive;
const REASON = 'the families ask for the list';

const ask = (table: ReleasableTable, ids: readonly string[], who: Who = by) =>
  db.tx(who, (tx) =>
    askForReleases(tx, who, { caseId, table, ids, toCompartmentId: planners, reason: REASON }),
  );
const agree = (ids: readonly string[], who: Who = second) =>
  db.tx(who, (tx) => agreeToReleases(tx, who, ids));
const end = (ids: readonly string[], who: Who = second) =>
  db.tx(who, (tx) => endReleases(tx, who, ids, 'the list was handed over'));
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
const sees = (id: string, who: Who = planner) =>
  db.tx(who, async (tx) => (await findDetention(tx, id)) !== null);
const list = (who: Who = by, more = {}) =>
  db.tx(who, (tx) => listReleases(tx, { caseId, limit: 50, after: null, ...more }));

test('a list of people held is shown to others when one asks and another agrees, and no more when it is taken back', async () => {
  const records = [await held(3), await held(4)];
  const [first = '', other = ''] = records;
  const releases = idsOf(await ask('detention_record', records));
  assert.deepEqual([await sees(first), await sees(other)], [false, false], 'asking releases nothing');
  await assert.rejects(ask('detention_record', [first]), refusal('RELEASE_OPEN'));
  await assert.rejects(agree(releases, by), refusal('RELEASE_ALONE'));
  for (const who of [planner, outsider]) await assert.rejects(agree(releases, who), refusal('NOT_FOUND'));
  // The database refuses it too, whatever code asks.
  await assert.rejects(
    db.tx(by, (tx) =>
      sql`update record_release set agreed_by = asked_by, agreed_at = now() where id = ${releases[0]}`.execute(
        tx,
      ),
    ),
    /record_release_check/,
  );
  await agree(releases);
  assert.deepEqual([await sees(first), await sees(other)], [true, true]);
  assert.equal(await sees(first, outsider), false);
  assert.deepEqual(
    (await list(planner)).map((one) => [one.is_member, one.reason]),
    [
      [false, REASON],
      [false, REASON],
    ],
  );
  await assert.rejects(agree(releases), refusal('RELEASE_ENDED'));
  // What is released is looked at, which is recorded, and not changed, by whatever way.
  await db.tx(planner, async (tx) => {
    const row = await findDetention(tx, first);
    assert.ok(row);
    await readDetentions(tx, planner, [row], 'read');
  });
  const evidence = { part: 'whole', serial: null, claimId: null, incidentId: null, note: null } as const;
  await assert.rejects(
    db.tx(planner, (tx) => addEvidence(tx, planner, first, { ...evidence, serial: '0000-0000' })),
    refusal('RELEASED_ONLY'),
  );
  await assert.rejects(ask('detention_record', [first], planner), refusal('RELEASED_ONLY'));
  await assert.rejects(
    db.tx(planner, (tx) =>
      sql`insert into detention_version (id, record_id, number, entered, why, made_by, made_at)
        select gen_random_uuid(), record_id, 99, entered, 'x', made_by, made_at from detention_version where record_id = ${first}`.execute(
        tx,
      ),
    ),
    refusal('DB_REFUSED'),
  );
  await end(releases.slice(0, 1));
  assert.deepEqual([await sees(first), await sees(other)], [false, true]);
  assert.equal((await list(by, { state: 'ended' })).length, 1);
  assert.equal((await list(by, { state: 'agreed', recordId: other })).length, 1);
  await assert.rejects(end(releases.slice(0, 1)), refusal('RELEASE_ENDED'));
  await end(releases.slice(1));
});

test('all of them, or none where one cannot be asked for; nobody asks on behalf of others', async () => {
  const there = await held(1);
  const before = (await list()).length;
  await assert.rejects(
    ask('detention_record', [there, '019ac0de-0000-7000-8000-000000000001']),
    refusal('NOT_FOUND'),
  );
  await assert.rejects(ask('accident', [there]), refusal('NOT_FOUND'));
  assert.equal((await list()).length, before);
  const to = (toCompartmentId: string) =>
    db.tx(second, (tx) =>
      askForReleases(tx, second, {
        caseId,
        table: 'detention_record',
        ids: [there],
        toCompartmentId,
        reason: 'x',
      }),
    );
  // Of that compartment they are no member, and to its own members a record is not released.
  await assert.rejects(to(planners), refusal('NOT_FOUND'));
  await assert.rejects(to(sealed), refusal('INVALID_INPUT'));
});

test('an accident is shown with its victims, who are not recorded by those to whom it was released', async () => {
  const { id } = await db.tx(by, (tx) =>
    makeAccident(tx, by, {
      caseId,
      compartmentId: sealed,
      facts: { ...UNSAID_ACCIDENT, title: 'At the ford (fictional)' },
    }),
  );
  await db.tx(by, (tx) => recordVictim(tx, by, id, NOBODY));
  const releases = idsOf(await ask('accident', [id]));
  await agree(releases);
  const victims = () =>
    db.tx(planner, (tx) =>
      tx.selectFrom('accident_victim').selectAll().where('accident_id', '=', id).execute(),
    );
  assert.equal((await victims()).length, 1);
  await assert.rejects(
    db.tx(planner, (tx) => recordVictim(tx, planner, id, NOBODY)),
    refusal('RELEASED_ONLY'),
  );
  await db.tx(by, (tx) => withdrawAccident(tx, by, id, 'recorded twice'));
  assert.equal((await victims()).length, 1, 'it was withdrawn, and they still see it');
  await end(releases);
  assert.equal((await victims()).length, 0);
});

test('each step is an entry for those who see the record, and it is rebuilt from the archive alone', async () => {
  const id = await held(2);
  const [release] = await ask('detention_record', [id]);
  assert.ok(release);
  await agree([release.id]);
  await end([release.id]);
  const kinds = (who: Who) =>
    db.tx(who, async (tx) => {
      const rows = await tx
        .selectFrom('ledger_entry')
        .select('kind')
        .where('subject_id', '=', id)
        .orderBy('seq')
        .execute();
      return rows.map(({ kind }) => kind);
    });
  assert.deepEqual((await kinds(by)).slice(1), [
    'record-release-asked',
    'record-released',
    'record-release-ended',
  ]);
  assert.deepEqual(await kinds(planner), []);
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `releases_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'releases.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
  } finally {
    await other.close();
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { newId, nowUtc } from '#kernel';
import { record } from '#ledger';
import { addPerson, openCompartment, roles, setUpArchive } from './index.ts';
import { detentionRows } from '../../test/db/every-detention-table.ts';
import { displacementRows } from '../../test/db/every-displacement-table.ts';
import { groundRows } from '../../test/db/every-ground-table.ts';
import { mineRows } from '../../test/db/every-mine-table.ts';
import { rowsOfEveryTable } from '../../test/db/every-table.ts';
import { testDatabase } from '../../test/db/template.ts';

const { db } = await testDatabase();
const SERVICE = { kind: 'service', name: 'test' } as const;
const home = await setUpArchive(db, newId(), { ownerName: 'Owner', ownerEmail: null, caseTitle: 'Case' });
const owner = { kind: 'person', personId: home.ownerId } as const;

async function fill(compartmentId: string): Promise<void> {
  const { item, rows: ofItems } = rowsOfEveryTable(home, compartmentId);
  const of = { compartmentId, item, at: nowUtc() };
  const actor = ofItems.find((one) => one.table === 'actor')?.row.id;
  assert.ok(actor);
  const rows = [
    ...ofItems,
    ...mineRows(home, of),
    ...detentionRows(home, of),
    ...groundRows(home, of),
    ...displacementRows(home, { ...of, actor }),
  ];
  await db.tx(SERVICE, (tx) =>
    record(tx, SERVICE, [
      { kind: 'item-received', subject: { table: 'item', id: item }, compartmentId, rows },
    ]),
  );
}

const TABLES = [
  'source',
  'intake_batch',
  'item',
  'provenance',
  'derivation',
  'copy',
  'finding',
  'item_relation',
  'item_tag',
  'item_place',
  'text_sketch',
  'dossier',
  'exhibit',
  'exhibit_section',
  'exhibit_extract',
  'dossier_plan',
  'item_withdrawal',
  'consent',
  'translation',
  'redaction',
  'sealed_text',
  'public_copy',
  'volume_plan',
  'registration',
  'dossier_build',
  'dossier_volume',
  'public_build',
  'bundle_item',
  'comment',
  'task',
  'quote',
  'quote_translation',
  'claim',
  'claim_quote',
  'claim_link',
  'claim_grade',
  'actor',
  'actor_identity',
  'actor_name',
  'actor_merge',
  'actor_distinct',
  'actor_relation',
  'field_basis',
  'incident',
  'act',
  'involvement',
  'information',
  'intervention',
  'incident_link',
  'conclusion',
  'conclusion_step',
  'conclusion_claim',
  'allegation',
  'laid_evidence',
  'weighing',
  'proceeding',
  'proceeding_link',
  'step',
  'diplomatic_exchange',
  'step_item',
  'checklist_answer',
  'answer_evidence',
  'undertaking',
  'undertaking_order',
  'obligation',
  'compliance_event',
  'undertaking_basis',
  'settlement',
  'settlement_route',
  'obstacle',
  'obstacle_past',
  'obstacle_word',
  'criterion_assessment',
  'settlement_basis',
  'handover',
  'handover_item',
  'handover_claim',
  'hazard_record',
  'hazard_version',
  'hazard_decision',
  'hazard_release',
  'record_release',
  'detention_record',
  'detention_version',
  'detention_evidence',
  'detention_registration',
  'exchange_part',
  'exchange_claim',
  'accident',
  'accident_victim',
  'ground_area',
  'ground_work',
  'quality_visit',
  'found_device',
  'displacement_record',
  'displacement_version',
  'displacement_member',
  'displacement_evidence',
  'filing',
  'filing_note',
  'pleading',
  'pleading_part',
  'verification_check',
  'coding_sample',
  'coding_answer',
  'import_run',
  'import_row',
  'model_run',
  'suggestion_left',
  'suggestion_taken',
  'source_identity',
  'source_identity_entry',
  'source_name',
  'source_position',
  'source_link',
] as const;

/** Of which there are two in each compartment. */
const TWICE = new Set<string>([
  'source',
  'item',
  'claim',
  'actor',
  'actor_identity',
  'incident',
  'proceeding',
]);

const [mine, theirs] = await db.tx(
  owner,
  async (tx) =>
    [
      await openCompartment(tx, owner, {
        caseId: home.caseId,
        name: 'Mine',
        description: '',
        isSealed: false,
        memberIds: [],
      }),
      await openCompartment(tx, owner, {
        caseId: home.caseId,
        name: 'Theirs',
        description: '',
        isSealed: true,
        memberIds: [],
      }),
    ] as const,
);
await fill(mine);
await fill(theirs);

// Those that another row of the same table refers to.

for (const role of roles) {
  test(`a ${role} sees the rows of their own compartment in every table and of no other`, async () => {
    const personId = await db.tx(owner, (tx) =>
      addPerson(tx, owner, {
        name: role,
        email: `${role}@example.org`,
        roles: [role],
        compartmentIds: [mine],
      }),
    );
    const person = { kind: 'person', personId } as const;
    const outsiderId = await db.tx(owner, (tx) =>
      addPerson(tx, owner, { name: `${role} outside`, email: null, roles: [role], compartmentIds: [] }),
    );
    for (const table of TABLES) {
      const count = (identity: typeof person) =>
        db.tx(identity, async (tx) => (await tx.selectFrom(table).selectAll().execute()).length);
      assert.equal(await count(person), TWICE.has(table) ? 2 : 1, `${role} in ${table}`);
      assert.equal(await count({ kind: 'person', personId: outsiderId }), 0, `outsider ${role} in ${table}`);
    }
    const entries = await db.tx(person, (tx) =>
      tx.selectFrom('ledger_entry').select('compartment_id').where('kind', '=', 'item-received').execute(),
    );
    assert.deepEqual(
      entries.map((entry) => entry.compartment_id),
      [mine],
    );
  });

  test(`a ${role} cannot write into a compartment they are not a member of, nor give themselves anything`, async () => {
    const personId = (
      await db.tx(SERVICE, (tx) =>
        tx
          .selectFrom('person')
          .select('id')
          .where('email', '=', `${role}@example.org`)
          .executeTakeFirstOrThrow(),
      )
    ).id;
    const person = { kind: 'person', personId } as const;
    await assert.rejects(
      db.tx(person, (tx) =>
        tx
          .updateTable('item')
          .set({ title: 'changed' })
          .where('compartment_id', '=', theirs)
          .returning('id')
          .executeTakeFirstOrThrow(),
      ),
    );
    await assert.rejects(
      db.tx(person, (tx) =>
        tx.updateTable('item').set({ compartment_id: theirs }).where('compartment_id', '=', mine).execute(),
      ),
      { code: 'DB_REFUSED' },
    );
    const words = { body: 'changed', mentions: [], author_id: personId };
    await assert.rejects(
      db.tx(person, (tx) =>
        tx
          .updateTable('comment')
          .set(words)
          .where('compartment_id', '=', theirs)
          .returning('id')
          .executeTakeFirstOrThrow(),
      ),
    );
    const others = await db.tx(person, (tx) =>
      tx
        .updateTable('comment')
        .set({ body: 'changed' })
        .where('compartment_id', '=', mine)
        .returning('id')
        .execute(),
    );
    assert.equal(others.length, role === 'owner' || role === 'steward' ? 1 : 0, 'words of somebody else');
    const tell = (compartmentId: string | null, actorId: string | null) =>
      db.tx(person, (tx) =>
        tx
          .insertInto('notification')
          .values({
            id: newId(),
            person_id: home.ownerId,
            kind: 'mention',
            subject_table: 'item',
            subject_id: newId(),
            compartment_id: compartmentId,
            actor_id: actorId,
            entry_id: null,
            created_at: nowUtc(),
            read_at: null,
          })
          .execute(),
      );
    await tell(mine, personId);
    await assert.rejects(tell(theirs, personId), { code: 'DB_REFUSED' });
    await assert.rejects(tell(mine, home.ownerId), { code: 'DB_REFUSED' }, 'in the name of another');
    const seen = await db.tx(person, (tx) => tx.selectFrom('notification').selectAll().execute());
    assert.deepEqual(seen, [], 'what was told to another');
    const members = await db.tx(
      person,
      async (tx) => (await sql<{ id: string }>`select members_of(${theirs}) as id`.execute(tx)).rows.length,
    );
    assert.equal(members, 0, 'members of a compartment that one may not see');
    const promote = db.tx(person, (tx) =>
      tx
        .insertInto('role_grant')
        .values({ person_id: personId, role: 'owner', granted_at: nowUtc() })
        .onConflict((oc) => oc.doNothing())
        .execute(),
    );
    if (role === 'owner') await promote;
    else await assert.rejects(promote, { code: 'DB_REFUSED' });
    const join = db.tx(person, (tx) =>
      tx
        .insertInto('compartment_grant')
        .values({ person_id: personId, compartment_id: theirs, granted_at: nowUtc() })
        .execute(),
    );
    if (role === 'owner' || role === 'steward') await join;
    else await assert.rejects(join, { code: 'DB_REFUSED' });
  });
}

test('a notification is its person’s alone, can only be marked as read, and goes with the compartment', async () => {
  const personId = await db.tx(owner, (tx) =>
    addPerson(tx, owner, { name: 'Told', email: null, roles: ['reader'], compartmentIds: [mine] }),
  );
  const person = { kind: 'person', personId } as const;
  const id = newId();
  const { id: about } = await db.tx(SERVICE, (tx) =>
    tx.selectFrom('item').select('id').where('compartment_id', '=', mine).executeTakeFirstOrThrow(),
  );
  await db.tx(SERVICE, (tx) =>
    tx
      .insertInto('notification')
      .values({
        id,
        person_id: personId,
        kind: 'search-alert',
        subject_table: 'item',
        subject_id: about,
        compartment_id: mine,
        actor_id: null,
        entry_id: null,
        created_at: nowUtc(),
        read_at: null,
      })
      .execute(),
  );
  const seen = () => db.tx(person, (tx) => tx.selectFrom('notification').select('id').execute());
  assert.deepEqual(await seen(), [{ id }]);
  await db.tx(person, (tx) => tx.updateTable('notification').set({ read_at: nowUtc() }).execute());
  await assert.rejects(
    db.tx(person, (tx) => tx.updateTable('notification').set({ person_id: home.ownerId }).execute()),
    { code: 'DB_REFUSED' },
  );
  await db.tx(SERVICE, (tx) =>
    tx.deleteFrom('compartment_grant').where('person_id', '=', personId).execute(),
  );
  assert.deepEqual(await seen(), []);
});

test('a disabled person sees nothing', async () => {
  const personId = await db.tx(owner, (tx) =>
    addPerson(tx, owner, { name: 'Gone', email: null, roles: ['owner'], compartmentIds: [mine] }),
  );
  await db.tx(SERVICE, (tx) =>
    tx.updateTable('person').set({ status: 'disabled' }).where('id', '=', personId).execute(),
  );
  const seen = await db.tx({ kind: 'person', personId }, (tx) => tx.selectFrom('item').selectAll().execute());
  assert.deepEqual(seen, []);
});

test('an identity does not outlive its transaction on a pooled connection', async () => {
  await db.tx(owner, (tx) => tx.selectFrom('person').selectAll().execute());
  for (let n = 0; n < 20; n += 1) {
    const { rows } = await db.pool.query<{ who: string | null }>('select current_person() as who');
    assert.equal(rows[0]?.who, null);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, nowUtc } from '#kernel';
import { record, type LedgeredRow, type RowChange } from '#ledger';
import { addPerson, openCompartment, roles, setUpArchive } from './index.ts';
import { testDatabase } from '../../test/db/template.ts';

const { db } = await testDatabase();
const SERVICE = { kind: 'service', name: 'test' } as const;
const home = await setUpArchive(db, newId(), { ownerName: 'Owner', ownerEmail: null, caseTitle: 'Case' });
const owner = { kind: 'person', personId: home.ownerId } as const;

/** One row in every table that belongs to an item or a dossier, in a compartment of its own. */
async function fill(compartmentId: string): Promise<void> {
  const at = nowUtc();
  const [source, batch, item, other, derivation, dossier] = Array.from({ length: 6 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const itemRow = (id: string, digit: string): LedgeredRow<'item'> => ({
    id,
    serial: `${id.slice(-4)}-${id.slice(-8, -4)}`,
    case_id: home.caseId,
    compartment_id: compartmentId,
    source_id: source,
    title: 'x',
    sha256: digit.repeat(64),
    size_bytes: 1,
    media_type: null,
    kind: null,
    page_count: null,
    languages: [],
    document_date: null,
    received_at: at,
  });
  const rows: RowChange[] = [
    {
      table: 'source',
      op: 'put',
      row: {
        id: source,
        case_id: home.caseId,
        compartment_id: compartmentId,
        name: 's',
        kind: 'unknown',
        affiliation: null,
        reliability: null,
        independence_group: null,
        note: null,
        created_at: at,
      },
    },
    {
      table: 'intake_batch',
      op: 'put',
      row: {
        id: batch,
        case_id: home.caseId,
        compartment_id: compartmentId,
        source_id: source,
        received_by: home.ownerId,
        label: 'b',
        obtained_from: null,
        obtained_how: null,
        obtained_at: null,
        conditions: null,
        language: null,
        restrictions: null,
        fingerprint: batch,
        created_at: at,
      },
    },
    { table: 'item', op: 'put', row: itemRow(item, 'a') },
    { table: 'item', op: 'put', row: itemRow(other, 'b') },
    {
      table: 'provenance',
      op: 'put',
      row: {
        id: newId(),
        item_id: item,
        batch_id: batch,
        original_path: 'x',
        original_path_bytes: null,
        container_item_id: null,
        modified_at: null,
        received_at: at,
      },
    },
    {
      table: 'derivation',
      op: 'put',
      row: {
        id: derivation,
        item_id: item,
        tool: 't',
        tool_version: '1',
        params: {},
        input_sha256: 'a',
        outcome: 'done',
        started_at: at,
        ended_at: at,
      },
    },
    {
      table: 'copy',
      op: 'put',
      row: {
        id: newId(),
        item_id: item,
        kind: 'evidentiary',
        role: 'original',
        page: null,
        sha256: 'a'.repeat(64),
        size_bytes: 1,
        media_type: null,
        derivation_id: null,
        created_at: at,
      },
    },
    {
      table: 'finding',
      op: 'put',
      row: {
        id: newId(),
        item_id: item,
        batch_id: null,
        compartment_id: compartmentId,
        tool: 't',
        code: 'X',
        subject: 'x',
        detail: 'x',
        severity: 'info',
        found_at: at,
        cleared_at: null,
      },
    },
    {
      table: 'item_relation',
      op: 'put',
      row: { item_id: item, other_item_id: other, kind: 'same-text', score: 1, found_at: at },
    },
    { table: 'item_tag', op: 'put', row: { item_id: item, tag: 'read', tagged_at: at } },
    {
      table: 'text_sketch',
      op: 'put',
      row: { item_id: item, text_sha256: 'a', shingles: 1, sketch: [1], bands: [1] },
    },
    {
      table: 'dossier',
      op: 'put',
      row: {
        id: dossier,
        case_id: home.caseId,
        compartment_id: compartmentId,
        title: 'd',
        name: dossier,
        forum: null,
        numbering: '',
        created_at: at,
      },
    },
    {
      table: 'exhibit',
      op: 'put',
      row: { id: newId(), dossier_id: dossier, item_id: item, position: 1, title: 'e' },
    },
    {
      table: 'dossier_build',
      op: 'put',
      row: {
        id: newId(),
        dossier_id: dossier,
        bundle_sha256: 'a'.repeat(64),
        content_sha256: 'a'.repeat(64),
        size_bytes: 1,
        exhibits: 1,
        pages: 1,
        checkpoint_size: 1,
        result: 'PASS',
        built_at: at,
      },
    },
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
  'text_sketch',
  'dossier',
  'exhibit',
  'dossier_build',
] as const;

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
      assert.equal(await count(person), table === 'item' ? 2 : 1, `${role} in ${table}`);
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

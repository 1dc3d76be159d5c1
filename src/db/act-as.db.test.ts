import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel';
import { testArchive } from '../../test/db/archive.ts';
import type { Tx } from './index.ts';

const { archive, by, compartmentId } = await testArchive();

const seen = async (tx: Tx): Promise<string[]> =>
  (await sql<{ seen: string[] }>`select visible_compartments() as seen`.execute(tx)).rows[0]?.seen ?? [];

test('what an identity sees follows a change made in the same transaction', async () => {
  await archive.db.tx(by, async (tx) => {
    assert.ok((await seen(tx)).includes(compartmentId));
    await sql`delete from compartment_grant where compartment_id = ${compartmentId}`.execute(tx);
    assert.ok(!(await seen(tx)).includes(compartmentId));
    await sql`insert into compartment_grant (person_id, compartment_id, granted_at)
      values (${by.personId}, ${compartmentId}, now())`.execute(tx);
    assert.ok((await seen(tx)).includes(compartmentId));
  });
});

test('what was kept for one identity is of no use to another in the same transaction', async () => {
  await archive.db.tx(by, async (tx) => {
    assert.ok((await seen(tx)).includes(compartmentId));
    await sql`select set_config('muniment.person', ${newId()}, true)`.execute(tx);
    assert.deepEqual(await seen(tx), []);
  });
});

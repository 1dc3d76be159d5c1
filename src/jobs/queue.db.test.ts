import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Jobs, prepareJobs } from './index.ts';
import { testDatabase } from '../../test/db/template.ts';

const { db, ownerUrl } = await testDatabase();
await prepareJobs(ownerUrl);
const SELF = { kind: 'service', name: 'test' } as const;

test('a job exists exactly when the transaction that enqueued it committed, and failures are retried', async () => {
  const jobs = new Jobs(db);
  await assert.rejects(
    db.tx(SELF, async (tx) => {
      await jobs.enqueue(tx, 'derive', [{ data: { itemId: 'rolled back' } }]);
      throw new Error('no');
    }),
  );
  await db.tx(SELF, (tx) =>
    jobs.enqueue(tx, 'derive', [{ data: { itemId: 'a' } }, { data: { itemId: 'b' } }]),
  );
  assert.equal((await jobs.state()).find(({ name }) => name === 'derive')?.waiting, 2);
  const seen: string[] = [];
  await new Promise<void>((resolve, reject) => {
    void jobs
      .work('derive', async ({ itemId = '' }) => {
        seen.push(itemId);
        if (seen.length === 3) resolve();
        if (itemId === 'b' && seen.filter((id) => id === 'b').length === 1)
          throw new Error('first try fails');
      })
      .catch(reject);
  });
  assert.deepEqual(seen.toSorted(), ['a', 'b', 'b']);
  await jobs.close();
});

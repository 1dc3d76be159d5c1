/** Child of the crash tests: appends batches of people and integrates, saying on standard output what was acknowledged. */
import { openDatabase } from '#db';
import { archivePaths, newId, nowUtc } from '#kernel';
import { INTEGRATOR, openLedger, readManifest, record, type EntryDraft } from '#ledger';

const [root = '', ownerUrl = '', secretFile = ''] = process.argv.slice(2);
const paths = archivePaths(root);
const manifest = await readManifest(paths);
if (!manifest) throw new Error('no archive');
const db = await openDatabase({ ownerUrl, secretFile, poolSize: 4 });
const ledger = await openLedger({ paths, db, manifest });

const draft = (): EntryDraft => {
  const id = newId();
  const row = { id, name: 'Somebody', email: null, kind: 'human', status: 'active', created_at: nowUtc() };
  return {
    kind: 'person-added',
    subject: { table: 'person', id },
    compartmentId: null,
    rows: [{ table: 'person', op: 'put', row }],
  };
};

for (let round = 0; round < 6; round += 1) {
  const drafts = Array.from({ length: 97 }, draft);
  await db.tx(INTEGRATOR, (tx) => record(tx, INTEGRATOR, drafts));
  process.stdout.write(`${drafts.map(({ subject }) => subject.id).join('\n')}\n`);
  const result = await ledger.integrate();
  process.stdout.write(`published ${result?.size ?? 'elsewhere'}\n`);
}
await db.close();

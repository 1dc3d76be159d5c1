import assert from 'node:assert/strict';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { archivePaths, newId, nowUtc } from '#kernel';
import {
  parseCheckpoint,
  parseTlogProof,
  parseVkey,
  verifyInclusion,
  verifyNote,
  leafHash,
  openingLeaf,
  parseOpening,
  type Json,
} from '#verify';
import { parseSealedPack } from './sealed-pack.ts';
import { createArchive, INTEGRATOR, openLedger, record, type EntryDraft } from './index.ts';
import { testDatabase } from '../../test/db/template.ts';

const { db, ownerUrl, folder } = await testDatabase();
const paths = archivePaths(join(folder, 'archive with spaces — архив'));
const manifest = await createArchive(paths, 'Test');
const ledger = await openLedger({ paths, db, manifest });

function personDraft(name: string): { id: string; draft: EntryDraft } {
  const id = newId();
  const row = { id, name, email: null, kind: 'human', status: 'active', created_at: nowUtc() };
  return {
    id,
    draft: {
      kind: 'person-added',
      subject: { table: 'person', id },
      compartmentId: null,
      rows: [{ table: 'person', op: 'put', row }],
    },
  };
}

const add = (drafts: EntryDraft[]) => db.tx(INTEGRATOR, (tx) => record(tx, INTEGRATOR, drafts));

test('entries and their rows are recorded together, integrated in order, and provable', async () => {
  const people = Array.from({ length: 300 }, (_, n) => personDraft(`Person ${n}`));
  await add(people.slice(0, 10).map(({ draft }) => draft));
  assert.deepEqual(await ledger.integrate(), { size: 10, published: 10 });
  await add(people.slice(10).map(({ draft }) => draft));
  assert.deepEqual(await ledger.publishAll(), { size: 300, published: 290 });

  const text = await readFile(join(paths.ledger, 'checkpoint'), 'utf8');
  const checkpoint = parseCheckpoint(text);
  assert.equal((await verifyNote(checkpoint.note, parseVkey(ledger.key.vkey))).status, 'good');
  const pack = parseSealedPack(await readFile(join(paths.ledger, 'sealed', '000'), 'utf8'), 0n);
  assert.equal(pack.length, 256);

  const subject = people[271]?.id ?? '';
  const [opened] = await db.tx(INTEGRATOR, (tx) => ledger.open(tx, subject));
  assert.ok(opened);
  const proof = parseTlogProof(opened.proof);
  const opening = parseOpening({
    entry: opened.entry,
    index: opened.index,
    salt: opened.salt,
  } as unknown as Json);
  const claim = {
    index: proof.index,
    leafHash: leafHash(openingLeaf(opening)),
    proof: proof.hashes,
    tree: checkpoint,
  };
  assert.equal(verifyInclusion(claim), null);
});

test('a transaction that fails leaves neither row nor entry', async () => {
  const { id, draft } = personDraft('Nobody');
  await assert.rejects(
    db.tx(INTEGRATOR, async (tx) => {
      await record(tx, INTEGRATOR, [draft]);
      throw new Error('changed our mind');
    }),
    /changed our mind/,
  );
  const before = await ledger.checkpoint();
  await ledger.publishAll();
  assert.equal((await ledger.checkpoint()).size, before.size);
  assert.deepEqual(await db.tx(INTEGRATOR, (tx) => ledger.history(tx, id)), []);
});

test('the application’s role cannot rewrite history', async () => {
  for (const statement of [
    'update ledger_entry set kind = $$x$$',
    'delete from ledger_entry',
    'truncate ledger_entry',
    'update ledger_leaf set index = index + 1',
    'delete from ledger_leaf',
    'update ledger_checkpoint set note = $$x$$',
    'delete from ledger_checkpoint',
    'update provenance set original_path = $$x$$',
    'delete from copy',
    'update derivation set outcome = $$done$$',
    'alter table ledger_entry disable row level security',
    'create table mine (x int)',
  ])
    await assert.rejects(db.pool.query(statement), { code: '42501' }, statement);
});

test('with no identity, nothing is seen and nothing can be appended', async () => {
  assert.equal((await db.pool.query('select id from person')).rowCount, 0);
  assert.equal((await db.pool.query('select id from ledger_entry')).rowCount, 0);
  await assert.rejects(
    db.pool.query(`insert into ledger_entry (id, kind, at, subject_table, subject_id, salt, commitment, body)
      values (gen_random_uuid(), 'x', now(), 'x', 'x', '\\x${'00'.repeat(32)}', '\\x${'00'.repeat(32)}', '{}')`),
    { code: '42501' },
  );
});

test('two integrators never fork the log', async () => {
  await add(Array.from({ length: 40 }, (_, n) => personDraft(`Racer ${n}`).draft));
  const before = await ledger.checkpoint();
  const results = await Promise.all(Array.from({ length: 6 }, () => ledger.integrate()));
  const published = results.reduce((sum, result) => sum + (result?.published ?? 0), 0);
  assert.equal(published, 40);
  assert.equal((await ledger.checkpoint()).size, before.size + 40);
});

test('a rotated key is named by an entry that the old key signs', async () => {
  const old = ledger.key;
  const { id, draft } = personDraft('Steward');
  await add([draft]);
  const next = await ledger.rotateKey('yearly rotation', id);
  assert.notEqual(next.vkey, old.vkey);
  const signedByOld = parseCheckpoint((await ledger.checkpoint()).text);
  assert.equal((await verifyNote(signedByOld.note, old.key)).status, 'good');
  const named = (await db.tx(INTEGRATOR, (tx) => ledger.history(tx, manifest.id))).at(-1);
  assert.deepEqual(named?.entry['note'], { oldKey: old.vkey, newKey: next.vkey });
  assert.ok(named?.index !== null && BigInt(named?.index ?? 0) < signedByOld.size);
  await add([personDraft('After').draft]);
  await ledger.publishAll();
  const reopened = await openLedger({ paths, db, manifest });
  assert.equal(reopened.key.vkey, next.vkey);
  const signedByNew = parseCheckpoint((await reopened.checkpoint()).text);
  assert.equal((await verifyNote(signedByNew.note, next.key)).status, 'good');
  assert.deepEqual(await reopened.publicKeys(), [old.vkey, next.vkey]);
});

test('a key that others can read is refused', async () => {
  await chmod(join(paths.keys, 'ledger-2.pem'), 0o644);
  await assert.rejects(openLedger({ paths, db, manifest }), { code: 'LEDGER_KEY_EXPOSED' });
  await chmod(join(paths.keys, 'ledger-2.pem'), 0o600);
});

test('a database older than the archive is not signed over', async () => {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('delete from ledger_leaf where index >= 200');
  await owner.end();
  await assert.rejects(ledger.integrate(), { code: 'LEDGER_DATABASE_BEHIND' });
});

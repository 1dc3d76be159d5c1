import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { getItem, listItems, recordConsent, restoreItem, withdrawConsent, withdrawItem } from '#catalogue';
import { receive, walk } from '#intake';
import { AppError, asSha256Hex } from '#kernel';
import { codedArchive } from '../../test/db/coded.ts';
import type { Inventory } from './inventory.ts';
import { objectPath } from './root.ts';
import { exportOcfl, type WantedOcfl } from './index.ts';

const { archive, by, caseId, compartmentId, sealed: closed, folder, addText, reads } = await codedArchive();
const { db } = archive;
const open = await addText('Şuşa — акт.txt', 'a fictional record', compartmentId);
const sealed = await addText('sealed-witness.txt', 'a fictional secret', closed);
const idOf = async (serial: string): Promise<string> => (await db.tx(by, (tx) => getItem(tx, { serial }))).id;
const at = async (root: string, serial: string): Promise<string> =>
  join(root, objectPath(`urn:uuid:${await idOf(serial)}`));
const inventoryOf = async (object: string): Promise<Inventory> =>
  JSON.parse(await readFile(join(object, 'inventory.json'), 'utf8')) as Inventory;
const sha512 = (bytes: Buffer | string): string => createHash('sha512').update(bytes).digest('hex');
const wanted = (name: string, more: Partial<WantedOcfl> = {}) => ({
  root: join(folder, name),
  caseId,
  withCopies: false,
  withSealed: false,
  ...more,
});

/** What OCFL 1.1 demands of an object, looked at from the specification: every file accounted for, every digest right. */
async function assertObject(object: string): Promise<Inventory> {
  const inventory = await inventoryOf(object);
  const heads = Object.keys(inventory.versions);
  assert.deepEqual(
    heads,
    heads.map((_, n) => `v${n + 1}`),
  );
  assert.equal(inventory.head, heads.at(-1));
  assert.equal(await readFile(join(object, '0=ocfl_object_1.1'), 'utf8'), 'ocfl_object_1.1\n');
  assert.deepEqual((await readdir(object)).toSorted(), [
    '0=ocfl_object_1.1',
    'inventory.json',
    'inventory.json.sha512',
    ...heads,
  ]);
  for (const folder of ['.', inventory.head]) {
    const text = await readFile(join(object, folder, 'inventory.json'), 'utf8');
    assert.equal(
      await readFile(join(object, folder, 'inventory.json.sha512'), 'utf8'),
      `${sha512(text)} inventory.json\n`,
    );
    assert.equal(text, await readFile(join(object, 'inventory.json'), 'utf8'));
  }
  const content: string[] = [];
  for (const version of heads)
    for (const entry of await readdir(join(object, version), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name).slice(object.length + 1);
      if (entry.isFile() && path.includes('/content/')) content.push(path);
      if (entry.isDirectory()) assert.ok((await readdir(join(object, path))).length > 0, `${path} is empty`);
    }
  assert.deepEqual(Object.values(inventory.manifest).flat().toSorted(), content.toSorted());
  for (const [digest, paths] of Object.entries(inventory.manifest))
    for (const path of paths) assert.equal(sha512(await readFile(join(object, path))), digest);
  for (const [digest, paths] of Object.entries(inventory.fixity.sha256))
    for (const path of paths)
      assert.equal(
        createHash('sha256')
          .update(await readFile(join(object, path)))
          .digest('hex'),
        digest,
      );
  for (const { state, user, created } of Object.values(inventory.versions)) {
    for (const digest of Object.keys(state))
      assert.ok(inventory.manifest[digest], 'a state names unknown bytes');
    assert.match(user.address, /^[a-z]+:/);
    assert.match(created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  }
  return inventory;
}

test('an item is an object with its evidentiary copy; what is sealed stays here, and nobody is named', async () => {
  const { root } = wanted('first');
  const done = await exportOcfl(archive, by, wanted('first'));
  assert.deepEqual([done.written, done.damaged], [1, []]);
  assert.equal(await readFile(join(root, '0=ocfl_1.1'), 'utf8'), 'ocfl_1.1\n');
  const object = await at(root, open);
  const inventory = await assertObject(object);
  assert.equal(inventory.id, `urn:uuid:${await idOf(open)}`);
  assert.deepEqual(Object.values(inventory.versions['v1']?.state ?? {}), [['evidentiary/Şuşa — акт.txt']]);
  assert.equal(await stat(await at(root, sealed)).catch(() => null), null);
  const text = await readFile(join(object, 'inventory.json'), 'utf8');
  for (const { name } of await db.tx(by, (tx) => tx.selectFrom('person').select('name').execute()))
    assert.ok(!text.includes(name));
  assert.equal(await stat(`${root}.part`).catch(() => null), null);
});

test('what is sealed goes out when it is asked for, and that it was read is an entry', async () => {
  const before = (await reads()).length;
  const done = await exportOcfl(archive, by, wanted('sealed', { withSealed: true }));
  assert.equal(done.written, 2);
  assert.equal((await reads()).length, before + 1);
  await assertObject(await at(wanted('sealed').root, sealed));
});

test('run again it adds what is new as a version and alters nothing', async () => {
  const { root } = wanted('again');
  await exportOcfl(archive, by, wanted('again'));
  const object = await at(root, open);
  const first = await readFile(join(object, 'v1/inventory.json'), 'utf8');
  assert.deepEqual(
    await exportOcfl(archive, by, wanted('again')).then(({ unchanged, bytes }) => [unchanged, bytes]),
    [1, 0],
  );
  const more = await exportOcfl(archive, by, wanted('again', { withCopies: true }));
  assert.deepEqual([more.written, more.extended], [0, 1]);
  const inventory = await assertObject(object);
  assert.equal(inventory.head, 'v2');
  assert.equal(await readFile(join(object, 'v1/inventory.json'), 'utf8'), first);
  const paths = Object.values(inventory.versions['v2']?.state ?? {}).flat();
  assert.ok(
    paths.includes('evidentiary/Şuşa — акт.txt') && paths.some((path) => path.startsWith('derived/text/')),
  );
  assert.equal((await exportOcfl(archive, by, wanted('again', { withCopies: true }))).unchanged, 1);
});

test('a run that was ended between two steps is taken up by the next one', async () => {
  const { root } = wanted('ended');
  await exportOcfl(archive, by, wanted('ended'));
  const object = await at(root, open);
  // A version that no inventory names yet, and a sidecar of the version before.
  await mkdir(join(object, 'v2/content'), { recursive: true });
  await writeFile(join(object, 'v2/content/half'), 'half');
  await writeFile(join(object, 'inventory.json.sha512'), `${'0'.repeat(128)} inventory.json\n`);
  await mkdir(`${root}.part/left`, { recursive: true });
  assert.equal((await exportOcfl(archive, by, wanted('ended', { withCopies: true }))).extended, 1);
  await assertObject(object);
});

test('a folder with other things in it, and an object that is not right, are refused and left alone', async () => {
  const { root } = wanted('other');
  await mkdir(root);
  await writeFile(join(root, 'holiday.txt'), 'x');
  const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
  await assert.rejects(exportOcfl(archive, by, wanted('other')), refused('OCFL_NOT_A_ROOT'));
  assert.deepEqual(await readdir(root), ['holiday.txt']);
  await exportOcfl(archive, by, wanted('altered'));
  const object = await at(wanted('altered').root, open);
  await writeFile(join(object, 'inventory.json'), '{}');
  await assert.rejects(exportOcfl(archive, by, wanted('altered')), refused('OCFL_OBJECT_UNKNOWN'));
  assert.equal(await readFile(join(object, 'inventory.json'), 'utf8'), '{}');
});

test('what was withdrawn is left out and told until it is asked for, and what an earlier export wrote of it is told to be there', async () => {
  const { root } = wanted('withdrawn');
  await exportOcfl(archive, by, wanted('withdrawn'));
  const id = await idOf(open);
  await db.tx(by, (tx) =>
    withdrawItem(tx, by, id, { cause: 'danger', reason: 'it tells where somebody lives' }),
  );
  const left = await exportOcfl(archive, by, wanted('withdrawn', { withCopies: true }));
  assert.deepEqual([left.written + left.extended + left.unchanged, left.damaged], [0, []]);
  assert.deepEqual(left.leftOut, [{ serial: open, why: 'withdrawn', isThere: true }]);
  assert.equal((await inventoryOf(await at(root, open))).head, 'v1', 'it was not touched');
  const fresh = await exportOcfl(archive, by, wanted('fresh'));
  assert.deepEqual(fresh.leftOut, [{ serial: open, why: 'withdrawn', isThere: false }]);
  assert.equal(await stat(await at(wanted('fresh').root, open)).catch(() => null), null);
  const asked = await exportOcfl(archive, by, wanted('fresh', { withWithdrawn: true }));
  assert.deepEqual([asked.written, asked.leftOut], [1, []]);
  await db.tx(by, (tx) => restoreItem(tx, by, id, 'another was meant'));
  assert.deepEqual((await exportOcfl(archive, by, wanted('fresh'))).leftOut, []);
});

test('what comes from a person goes out with a consent to preserve it, and what is sealed and left out is not read', async () => {
  const { root } = wanted('person');
  await writeFile(join(folder, 'told.txt'), 'what somebody told');
  const statement = { source: { name: 'W-0001', kind: 'person' as const }, label: 'told' };
  const into = { by, caseId, compartmentId: closed, statement };
  await receive(archive, into, walk([join(folder, 'told.txt')], archive.paths.root));
  const [item] = await db.tx(by, (tx) => listItems(tx, { caseId, title: 'told.txt' }, 1, null));
  assert.ok(item);
  const { serial, id } = item;
  const run = (more: Partial<WantedOcfl> = {}) =>
    exportOcfl(archive, by, wanted('person', { withSealed: true, ...more }));
  const before = (await reads()).filter((one) => one.subject_id === id).length;
  assert.deepEqual((await run()).leftOut, [{ serial, why: 'consent-none', isThere: false }]);
  assert.equal((await reads()).filter((one) => one.subject_id === id).length, before);
  const facts = {
    basis: 'written' as const,
    forums: ['icj'],
    anonymity: 'unnamed' as const,
    givenOn: '2031-05-06',
    expiresOn: null,
    informedBy: null,
    interpreter: null,
    witness: null,
    note: null,
  };
  const agreed = (purposes: readonly ('preserve' | 'share')[]) =>
    db.tx(by, (tx) => recordConsent(tx, by, id, { ...facts, purposes }));
  await agreed(['share']);
  assert.deepEqual((await run()).leftOut, [{ serial, why: 'consent-other', isThere: false }]);
  assert.equal((await run({ withWithdrawn: true })).leftOut.length, 1, 'that is another question');
  assert.deepEqual((await run({ withoutConsent: true })).leftOut, []);
  await assertObject(await at(root, serial));
  assert.deepEqual((await run()).leftOut, [{ serial, why: 'consent-other', isThere: true }]);
  const consent = await agreed(['preserve']);
  assert.deepEqual((await run()).leftOut, []);
  assert.ok((await reads()).filter((one) => one.subject_id === id).length > before);
  await db.tx(by, (tx) => withdrawConsent(tx, by, consent, { reason: 'asked for it', on: null }));
  assert.deepEqual((await run()).leftOut, [{ serial, why: 'consent-other', isThere: true }]);
});

test('an item whose bytes are not those of the ledger, or are gone, is told and left out; the others go on', async () => {
  const good = await addText('good.txt', 'another fictional record', compartmentId);
  const { sha256 } = await db.tx(by, (tx) => getItem(tx, { serial: open }));
  const file = await archive.blobs.localPath(asSha256Hex(sha256));
  await chmod(file, 0o600);
  await writeFile(file, 'something else');
  const altered = await exportOcfl(archive, by, wanted('damaged'));
  assert.deepEqual([altered.written, altered.damaged], [1, [open]]);
  // A folder in its place: it opens, and reading it fails.
  await rm(file);
  await mkdir(file);
  const unreadable = await exportOcfl(archive, by, wanted('damaged'));
  assert.deepEqual([unreadable.unchanged, unreadable.damaged], [1, [open]]);
  await rm(file, { recursive: true });
  const gone = await exportOcfl(archive, by, wanted('damaged'));
  assert.deepEqual([gone.unchanged, gone.damaged], [1, [open]]);
  await assertObject(await at(wanted('damaged').root, good));
  assert.equal(await stat(await at(wanted('damaged').root, open)).catch(() => null), null);
});

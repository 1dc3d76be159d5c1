import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson } from '#access';
import { newId, nowUtc } from '#kernel';
import { SHIPPED_LAW, lawFor } from '#law';
import { record } from '#ledger';
import { testArchive } from '../../test/db/archive.ts';
import { checkedStatements, confirmedLaw, confirmStatement, withdrawConfirmation } from './index.ts';

const { archive, by, compartmentId } = await testArchive();
const root = archive.paths.root;
const law = () => archive.db.tx(by, (tx) => confirmedLaw(tx, root));
const statements = async (file: string) =>
  (await archive.db.tx(by, (tx) => checkedStatements(tx, root, file))).statements;
const digestOf = async (file: string, id: string): Promise<string> =>
  (await statements(file)).find((one) => one.id === id)?.digest ?? assert.fail(id);
const confirm = async (
  file: string,
  statement: string,
  change: { digest?: string; foundIn?: string } = {},
) => {
  const digest = change.digest ?? (await digestOf(file, statement));
  const given = { root, file, statement, digest, foundIn: change.foundIn ?? 'a fictional edition, p. 7' };
  return archive.db.tx(by, (tx) => confirmStatement(tx, by, given));
};

test('what a lawyer looked up is no longer to be checked, with name, day and place, until it is withdrawn', async () => {
  const before = await law();
  assert.equal(before.element('icerd.1.b').toCheck, true);
  const open = before.count('icerd').toCheck;
  const id = await confirm('icerd', 'icerd.1.b');
  const after = await law();
  const element = after.element('icerd.1.b');
  assert.deepEqual(
    [element.toCheck, element.basis, element.confirmed?.by, element.confirmed?.foundIn],
    [false, 'knowledge', 'A. Archivist', 'a fictional edition, p. 7'],
  );
  assert.equal(after.count('icerd').toCheck, open - 1);
  assert.equal(after.count('icerd').all, before.count('icerd').all);
  // Its neighbours and what stands below it have their own basis, and the digest of the file is what it was.
  assert.equal(after.provision('icerd.1').toCheck, before.provision('icerd.1').toCheck);
  assert.equal(after.instrument('icerd').digest, before.instrument('icerd').digest);
  assert.equal(lawFor(root).element('icerd.1.b').toCheck, true);
  const [listed] = (await statements('icerd')).filter((one) => one.confirmed !== null);
  assert.deepEqual([listed?.id, listed?.confirmationId], ['icerd.1.b', id]);
  await assert.rejects(confirm('icerd', 'icerd.1.b'), { code: 'LAW_CONFIRMED' });
  await archive.db.tx(by, (tx) => withdrawConfirmation(tx, by, id, 'it was another edition'));
  assert.equal((await law()).element('icerd.1.b').toCheck, true);
  await assert.rejects(
    archive.db.tx(by, (tx) => withdrawConfirmation(tx, by, id, 'again')),
    { code: 'NOT_FOUND' },
  );
  assert.ok(await confirm('icerd', 'icerd.1.b'));
});

test('it holds for the words that it was given for, and only knowledge is confirmed', async () => {
  await assert.rejects(confirm('icerd', 'icerd.1.a', { digest: 'a'.repeat(64) }), {
    code: 'LAW_STATEMENT_CHANGED',
  });
  await assert.rejects(confirm('icerd', 'icerd.1.a', { foundIn: '  ' }), { code: 'INVALID_INPUT' });
  await assert.rejects(
    archive.db.tx(by, (tx) => checkedStatements(tx, root, 'nobody')),
    { code: 'LAW_UNKNOWN' },
  );
  await assert.rejects(confirm('icerd', 'icerd.99', { digest: 'a'.repeat(64) }), { code: 'LAW_UNKNOWN' });
  const found = (await statements('icj-pleadings')).find((one) => one.basis === 'found') ?? assert.fail();
  await assert.rejects(confirm('icj-pleadings', found.id), { code: 'LAW_CONFIRMED' });
});

test('every kind of file can be confirmed statement by statement, and every id is there once', async () => {
  for (const file of ['icerd', 'standards', 'b7', 'icj-icerd-22', 'icj-volumes']) {
    const listed = await statements(file);
    assert.ok(listed.length > 0, file);
    assert.equal(new Set(listed.map(({ id }) => id)).size, listed.length, file);
    for (const { id, label, text, facts } of listed) assert.ok(label ?? text ?? facts[0], `${file} ${id}`);
  }
  await confirm('icj-volumes', 'true-copies');
  const [certificate] = (await law()).profile('icj-volumes').certificates;
  assert.equal(certificate?.toCheck, false);
});

test('what has no id of its own is confirmed by where it stands, and is withdrawn as the others are', async () => {
  const before = (await law()).count('icerd').toCheck;
  const names = ['icerd', 'icerd/forumBasis/icj', 'icerd.1.x/burden', 'icerd/adopted'];
  const ids: string[] = [];
  for (const name of names) ids.push(await confirm('icerd', name));
  const after = await law();
  const icerd = after.instrument('icerd');
  assert.deepEqual(
    [icerd, icerd.forumBasis[0], after.element('icerd.1.x').burden, icerd.adopted].map((one) => [
      one?.toCheck,
      one?.confirmed?.by,
    ]),
    names.map(() => [false, 'A. Archivist']),
  );
  assert.equal(after.count('icerd').toCheck, before - names.length);
  // A day that a source of the package gives needs nobody.
  await assert.rejects(confirm('icerd', 'icerd/parties/ARM'), { code: 'LAW_CONFIRMED' });
  const listed = (await statements('icerd')).filter(({ id }) => names.includes(id));
  assert.deepEqual(new Set(listed.map(({ confirmationId }) => confirmationId)), new Set(ids));
  await archive.db.tx(by, (tx) => withdrawConfirmation(tx, by, ids[1] ?? '', 'another text'));
  assert.equal((await law()).instrument('icerd').forumBasis[0]?.toCheck, true);
});

test('a confirmation by the digest that statements had before holds, and shows which it is', async () => {
  const one = (await statements('arsiwa')).find(({ id }) => id === 'arsiwa.attribution.rule.organ');
  assert.ok(one?.earlierDigest);
  // As it was recorded then: the digest is no longer the one that is asked for.
  await assert.rejects(confirm('arsiwa', one.id, { digest: one.earlierDigest }), {
    code: 'LAW_STATEMENT_CHANGED',
  });
  const id = newId();
  await archive.db.tx(by, (tx) =>
    record(tx, by, [
      {
        kind: 'law-confirmed',
        subject: { table: 'law_confirmation', id },
        compartmentId: null,
        rows: [
          {
            table: 'law_confirmation',
            op: 'put',
            row: {
              id,
              file: 'arsiwa',
              statement: one.id,
              digest: one.earlierDigest ?? '',
              found_in: 'a fictional edition',
              made_by: by.personId,
              made_at: nowUtc(),
              withdrawn_at: null,
              withdrawn_reason: null,
            },
          },
        ],
      },
    ]),
  );
  const now = (await statements('arsiwa')).find((each) => each.id === one.id);
  assert.deepEqual([now?.toCheck, now?.confirmationId], [false, id]);
});

test('an analyst reads confirmations and cannot write them, whatever the server lets through', async () => {
  const analyst = await archive.db.tx(by, (tx) =>
    addPerson(tx, by, {
      name: 'An Analyst',
      email: 'analyst@example.org',
      roles: ['analyst'],
      compartmentIds: [compartmentId],
    }),
  );
  const them = { kind: 'person' as const, personId: analyst };
  const digest = await digestOf('icerd', 'icerd.1.a');
  const given = { root, file: 'icerd', statement: 'icerd.1.a', digest, foundIn: 'x' };
  await assert.rejects(archive.db.tx(them, (tx) => confirmStatement(tx, them, given)));
  const { statements: seen } = await archive.db.tx(them, (tx) => checkedStatements(tx, root, 'icerd'));
  assert.ok(seen.some(({ confirmed }) => confirmed !== null));
  assert.ok(lawFor(SHIPPED_LAW).profiles.length >= 3);
});

import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { getItem } from '#catalogue';
import { withdrawClaim, withdrawQuote } from '#coding';
import { AppError, asSha256Hex } from '#kernel';
import { codedArchive } from '../../test/db/coded.ts';
import { buildDossier, findDossier, openDossier, setExhibits } from './index.ts';

const { archive, by, caseId, compartmentId, addText, code } = await codedArchive();
const { db } = archive;
const letter = await addText('letter.txt', 'The letter says that a bridge was closed.', compartmentId);
const report = await addText('report.txt', 'The report says that a mill was burned.', compartmentId);
await code(letter, 'a bridge was closed');
const mill = await code(report, 'a mill was burned');
const { id } = await db.tx(by, (tx) =>
  openDossier(tx, by, {
    caseId,
    compartmentId,
    name: 'with-quotes',
    title: 'With quotes',
    forum: '',
    numbering: '',
  }),
);
const exhibit = (serials: readonly string[]): Promise<unknown> =>
  db.tx(by, async (tx) => {
    const dossier = await findDossier(tx, { id });
    assert.ok(dossier);
    const items = [];
    for (const serial of serials) items.push(await getItem(tx, { serial }));
    return setExhibits(
      tx,
      by,
      dossier,
      items.map((item) => ({ itemId: item.id, section: null })),
    );
  });
const build = async () => {
  await archive.ledger.publishAll();
  const dossier = await db.tx(by, (tx) => findDossier(tx, { id }));
  assert.ok(dossier);
  return buildDossier({ ...archive, scratch: archive.paths.scratch, version: '0' }, by, dossier);
};

test('a dossier is built while its quotes are where they were taken from, and refused when one is not', async () => {
  await exhibit([letter, report]);
  assert.equal((await build()).build.exhibits, 2);
  const { target_sha256: layer } = await db.tx(by, (tx) =>
    tx.selectFrom('quote').select('target_sha256').where('id', '=', mill.quoteId).executeTakeFirstOrThrow(),
  );
  const file = await archive.blobs.localPath(asSha256Hex(layer));
  await chmod(file, 0o600);
  await writeFile(file, (await readFile(file, 'utf8')).replace('mill', 'hall'));
  await assert.rejects(
    build(),
    (error) =>
      error instanceof AppError &&
      error.code === 'DOSSIER_QUOTE_DIFFERS' &&
      error.message.includes(report) &&
      error.message.includes('1 of its quotes'),
  );
  // Of another exhibit's quotes nothing is wrong.
  await exhibit([letter]);
  assert.equal((await build()).build.exhibits, 1);
  await exhibit([letter, report]);
  await db.tx(by, async (tx) => {
    await withdrawClaim(tx, by, mill.claimId, 'its text was damaged');
    await withdrawQuote(tx, by, mill.quoteId, 'its text was damaged');
  });
  assert.equal((await build()).build.exhibits, 2);
});

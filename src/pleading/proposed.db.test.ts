import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { getItem, listItems } from '#catalogue';
import { findClaim } from '#coding';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { newId, nowUtc } from '#kernel';
import { record } from '#ledger';
import { codedArchive } from '../../test/db/coded.ts';
import { proposedAnswers } from './weighings.ts';

const { archive, by, caseId, compartmentId, folder, addText, code } = await codedArchive();

/** Receives a text of which it is said when and how it was obtained; returns its serial. */
async function obtained(name: string, words: string): Promise<string> {
  await writeFile(join(folder, name), words);
  const statement = {
    source: { name: `Desk of ${name}`, kind: 'organisation' as const },
    label: name,
    obtainedHow: 'handed over in person (fictional)',
    obtainedAt: '2031-05-02',
  };
  await receive(
    archive,
    { by, caseId, compartmentId, statement },
    walk([join(folder, name)], archive.paths.root),
  );
  const [item] = await archive.db.tx(by, (tx) => listItems(tx, { caseId, title: name }, 1, null));
  assert.ok(item);
  await deriveItem(archive, { itemId: item.id, queue: 'derive' }, new AbortController().signal);
  return item.serial;
}
const integrityOf = (claimId: string): Promise<unknown> =>
  archive.db.tx(by, async (tx) => (await proposedAnswers(tx, [claimId])).get(claimId)?.['F15']);

test('custody without a gap is proposed once a published checkpoint covers the receipt, and not before', async () => {
  const { claimId } = await code(
    await obtained('order.txt', 'The order closes the bridge.'),
    'closes the bridge',
  );
  assert.equal(await integrityOf(claimId), undefined);
  await archive.ledger.publishAll();
  assert.equal(await integrityOf(claimId), 'gapless');
});

test('it is not proposed where nothing says when and how the item was obtained', async () => {
  const { claimId } = await code(
    await addText('found.txt', 'A leaf was found.', compartmentId),
    'leaf was found',
  );
  await archive.ledger.publishAll();
  assert.equal(await integrityOf(claimId), undefined);
});

test('it is not proposed of a claim that rests on no item', async () => {
  const { claimId } = await code(await obtained('list.txt', 'The list has nine names.'), 'nine names');
  await archive.ledger.publishAll();
  assert.equal(await integrityOf(claimId), 'gapless');
  const id = newId();
  await archive.db.tx(by, async (tx) => {
    const row = await findClaim(tx, claimId);
    assert.ok(row);
    await record(tx, by, [
      {
        kind: 'claim-made',
        subject: { table: 'claim', id },
        compartmentId,
        rows: [{ table: 'claim', op: 'put', row: { ...row, id } }],
      },
    ]);
  });
  await archive.ledger.publishAll();
  assert.equal(await integrityOf(id), undefined);
});

test('it is not proposed while a grave finding about the item stands, and a warning does not matter', async () => {
  const serial = await obtained('page.txt', 'The page tells of a road.');
  const { claimId } = await code(serial, 'tells of a road');
  await archive.ledger.publishAll();
  const find = (severity: 'warning' | 'error', id: string, cleared: string | null) =>
    archive.db.tx(by, async (tx) => {
      const item = await getItem(tx, { serial });
      const row = {
        id,
        item_id: item.id,
        batch_id: null,
        compartment_id: compartmentId,
        tool: 'web-capture',
        code: 'WEB_CAPTURE_DIGEST_DIFFERS',
        subject: 'page.txt',
        detail: 'made for this test',
        severity,
        found_at: nowUtc(),
        cleared_at: cleared,
      };
      await record(tx, by, [
        {
          kind: 'derived',
          subject: { table: 'item', id: item.id },
          compartmentId,
          rows: [{ table: 'finding', op: 'put', row }],
        },
      ]);
    });
  await find('warning', newId(), null);
  assert.equal(await integrityOf(claimId), 'gapless');
  const grave = newId();
  await find('error', grave, null);
  assert.equal(await integrityOf(claimId), undefined);
  await find('error', grave, nowUtc());
  assert.equal(await integrityOf(claimId), 'gapless');
});

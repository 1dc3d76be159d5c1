import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copiesOf, listItems } from '#catalogue';
import { readTextLayer } from '#derive';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { archive, addText, by, caseId, compartmentId, reads: readEntries, sealed } = await codedArchive();
const TEXT =
  'The fictional ministry \u{1F54A} said on 3 May 2021 that 180 civilians were killed near Shusha.\fBy 7 June, 12 houses had been destroyed.';

const serial = await addText('release.txt', TEXT, compartmentId);
const hidden = await addText('statement.txt', 'On 4 May 2021, 3 persons were injured.', sealed);
const bytes = await addText('nothing.bin', new Uint8Array([1, 2, 3]), compartmentId);
const reads = async () => (await readEntries()).length;

type Found = Record<string, unknown> & { page: number; text: string; start: number; end: number };

test('suggestions are the exact code points of the frozen text, and asking records nothing of an open item', async () => {
  const before = await reads();
  const { code, stdout, stderr } = await muniment(archive, 'suggest', serial.toLowerCase(), '--json');
  assert.equal(code, 0, stderr);
  const found = JSON.parse(stdout) as Found[];
  const item = await archive.db.tx(
    by,
    async (tx) => (await listItems(tx, { caseId, title: 'release' }, 1, null))[0],
  );
  const copies = await archive.db.tx(by, (tx) => copiesOf(tx, item?.id ?? ''));
  const layer = await readTextLayer(archive.blobs, copies);
  for (const { page, text, start, end } of found)
    assert.equal(
      Array.from(layer?.pages.find((one) => one.page === page)?.text ?? '')
        .slice(start, end)
        .join(''),
      text,
    );
  const count = found.find(({ kind }) => kind === 'count');
  assert.deepEqual([count?.['value'], count?.['measure'], count?.['unit']], [180, 'killed', 'civilians']);
  assert.equal(found.find(({ kind }) => kind === 'date')?.['date'], '2021-05-03');
  assert.ok(found.some(({ kind, place }) => kind === 'place' && typeof place === 'string'));
  assert.equal(await reads(), before);
});

test('the table can be read by people, and a page can be asked for alone', async () => {
  const all = await muniment(archive, 'suggest', serial);
  assert.match(all.stdout, /^page +place +kind +sure +words +read as\n1 /);
  assert.match(all.stdout, /count +0\.\d\d +180 civilians.*killed 180 civilians/);
  const outside = await muniment(archive, 'suggest', serial, '--page', '99', '--json');
  assert.equal(outside.code, 2);
  assert.equal((JSON.parse(outside.stdout) as { error: { code: string } }).error.code, 'INVALID_INPUT');
  const one = JSON.parse(
    (await muniment(archive, 'suggest', serial, '--page', '1', '--json')).stdout,
  ) as Found[];
  assert.ok(one.length > 0 && one.every(({ page }) => page === 1));
});

test('that a sealed item was read is an entry; an item without text says what to do', async () => {
  const before = await reads();
  assert.equal((await muniment(archive, 'suggest', hidden, '--json')).code, 0);
  assert.equal(await reads(), before + 1);
  const none = await muniment(archive, 'suggest', bytes, '--json');
  assert.equal(none.code, 2);
  assert.equal((JSON.parse(none.stdout) as { error: { code: string } }).error.code, 'SUGGEST_NO_TEXT');
  assert.match(none.stderr, /muniment worker/);
});

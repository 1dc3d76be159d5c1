import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copiesOf, listItems } from '#catalogue';
import { frozenLayer, itemToQuote, leaveSuggestion, ruleSuggestionsOfAll } from '#coding';
import { readTextLayer } from '#derive';
import { codedArchive } from '../../../test/db/coded.ts';
import { completion, modelStub } from '../../../test/db/model-stub.ts';
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
  assert.match(all.stdout, /^page +place +kind +sure +words +read as +by +answers\n1 /);
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

test('what was rejected is not proposed again, and is shown with why when it is asked for', async () => {
  const { item, copies } = await archive.db.tx(by, (tx) => itemToQuote(tx, serial));
  const layer = await frozenLayer(archive.blobs, copies);
  assert.ok(layer);
  const proposal = (await ruleSuggestionsOfAll(layer)).find(({ kind }) => kind === 'count');
  assert.ok(proposal);
  await archive.db.tx(by, (tx) =>
    leaveSuggestion(tx, by, item, { proposal, layerSha256: layer.sha256, reason: 'wrong-value' }),
  );
  const isIt = (one: Found): boolean => one['kind'] === 'count' && one.text === proposal.text;
  const usual = JSON.parse((await muniment(archive, 'suggest', serial, '--json')).stdout) as Found[];
  assert.ok(usual.length > 0 && !usual.some(isIt));
  const all = JSON.parse((await muniment(archive, 'suggest', serial, '--left', '--json')).stdout) as Found[];
  const left = all.find(isIt);
  assert.deepEqual([left?.['state'], left?.['leftReason'], left?.['leftBefore']], ['left', 'wrong-value', 1]);
  const shown = await muniment(archive, 'suggest', serial, '--left');
  assert.match(shown.stdout, /180 civilians .* rules +left \(wrong-value\); rejected 1 times before/);
});

test('a model is asked only with --model, when it is configured and allowed; sealed items never go', async () => {
  const codeOf = (stdout: string): string => (JSON.parse(stdout) as { error: { code: string } }).error.code;
  const stub = await modelStub();
  stub.answer(completion({ suggestions: [{ line: 1, quote: 'Shusha', kind: 'place' }] }));
  const ask = (which: string, ...more: string[]) =>
    muniment(archive, 'suggest', which, '--model', '--json', ...more);
  assert.equal(codeOf((await ask(serial)).stdout), 'LLM_NOT_CONFIGURED');
  process.env['MUNIMENT_MODEL_URL'] = stub.url;
  process.env['MUNIMENT_MODEL_NAME'] = 'small';
  assert.equal(codeOf((await ask(serial)).stdout), 'LLM_NOT_ALLOWED');
  const allowed = await muniment(archive, 'case', 'model', 'allow', '--reason', 'for this test');
  assert.equal(allowed.code, 0, allowed.stderr);
  assert.match(allowed.stdout, new RegExp(`may be sent to ${stub.host}; nothing sealed ever is`));
  await muniment(archive, 'suggest', serial, '--json');
  assert.equal(codeOf((await ask(hidden)).stdout), 'LLM_SEALED');
  assert.equal(stub.requests.length, 0);
  const { code, stdout, stderr } = await ask(serial);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /Page 1 was sent to 127\.0\.0\.1:\d+, which is recorded; small-2031 answered/);
  assert.ok((JSON.parse(stdout) as Found[]).some(({ text, runId }) => text === 'Shusha' && runId !== null));
  assert.equal(stub.requests.length, 1);
  await muniment(archive, 'case', 'model', 'forbid', '--reason', 'for this test');
  assert.equal(codeOf((await ask(serial)).stdout), 'LLM_NOT_ALLOWED');
  assert.equal((await muniment(archive, 'case', 'model', 'perhaps', '--reason', 'x')).code, 2);
});

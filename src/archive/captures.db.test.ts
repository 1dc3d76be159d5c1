import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { checkCoding, indexDocument } from '#archive';
import { batchFindings, copiesOf, findingsOf, listItems, membersOf, provenanceOf } from '#catalogue';
import { exportQuotes } from '#coding';
import { createDatabase, openDatabase } from '#db';
import { deriveItem, readTextLayer } from '#derive';
import { receive, walk } from '#intake';
import { asSha256Hex } from '#kernel';
import { rebuild, tableDigests } from '#ledger';
import { search } from '#search';
import { answer, wacz, warcinfo } from '../../test/capture-bytes.ts';
import { codedArchive } from '../../test/db/coded.ts';
import { muniment } from '../../test/db/command.ts';

const { addText, archive, by, caseId, code, compartmentId, folder } = await codedArchive();

const BRIDGE =
  '<!doctype html><title>Bridge</title><p>The bulletin says: <b>the bridge at the mill fell</b> in May.';
// Its character set is stated by the server alone.
const NOTICE = iconv.encode(
  '<!doctype html><title>Объявление</title><p>Колодец у мельницы закрыт.',
  'windows-1251',
);
const at = '2021-09-16T10:11:12Z';
const records = [
  warcinfo(),
  answer('https://example.org/bridge', BRIDGE),
  answer('https://example.org/notice', NOTICE, { type: 'text/html; charset=windows-1251' }),
  answer('https://example.org/../../etc/passwd', '<p>A name that is only a name'),
];
const gz = (some: readonly Buffer[]): Buffer => Buffer.concat(some.map((one) => gzipSync(one)));
const listed = [
  { url: 'https://example.org/bridge', ts: at, title: 'The bridge' },
  { url: 'https://example.org/notice', ts: at },
  { url: 'https://example.org/../../etc/passwd', ts: at },
];

async function items() {
  return archive.db.tx(by, (tx) => listItems(tx, { caseId }, 200, null));
}

async function itemCalled(title: string) {
  const item = (await items()).find((one) => one.title === title);
  assert.ok(item, title);
  return item;
}

async function deriveAll(): Promise<void> {
  for (const { id } of await items())
    await deriveItem(archive, { itemId: id, queue: 'derive' }, new AbortController().signal);
}

const serial = await addText('capture.bin', wacz({ 'data.warc.gz': gz(records) }, listed), compartmentId);
await deriveAll();

test('the pages of a capture are items inside it, with address, time, answer and digest', async () => {
  const capture = await itemCalled('capture.bin');
  assert.deepEqual([capture.serial, capture.kind, capture.mediaType], [serial, 'web', 'application/wacz']);
  const members = await archive.db.tx(by, (tx) => membersOf(tx, capture.id));
  assert.deepEqual(
    members.map(({ title }) => title),
    ['https://example.org/../../etc/passwd', 'The bridge', 'https://example.org/notice'],
  );
  const bridge = await itemCalled('The bridge');
  assert.deepEqual([bridge.kind, bridge.mediaType], ['web', 'text/html']);
  const [receipt] = await archive.db.tx(by, (tx) => provenanceOf(tx, bridge.id));
  assert.equal(receipt?.originalPath, `capture.bin!/${at}/https://example.org/bridge`);
  const { record, digest, ...facts } = (receipt?.capture ?? {}) as Record<string, unknown>;
  assert.deepEqual(facts, {
    url: 'https://example.org/bridge',
    at,
    status: 200,
    mediaType: 'text/html; charset=utf-8',
    file: 'archive/data.warc.gz',
    digestState: 'matches',
  });
  assert.match(String(record), /^<urn:uuid:/);
  assert.match(String(digest), /^sha1:/);
});

test('what the capture says of itself is its metadata; a signature is told and not believed', async () => {
  const capture = await itemCalled('capture.bin');
  const copies = await archive.db.tx(by, (tx) => copiesOf(tx, capture.id));
  assert.equal(
    copies.some(({ role }) => role === 'text'),
    false,
  );
  const metadata = copies.find(({ role }) => role === 'metadata');
  const said = JSON.parse(
    (await archive.blobs.readAll(asSha256Hex(metadata?.sha256 ?? ''), 1e6)).toString('utf8'),
  ) as Record<string, unknown>;
  for (const [name, value] of Object.entries({
    'Capture:Format': 'WACZ',
    'Capture:Records': 4,
    'Capture:Pages': 3,
    'Capture:Title': 'A fictional capture',
    'Capture:Software': 'A Collector 1.0',
    'Capture:Operator': 'A. Collector',
    'Capture:First': at,
    'Capture:DigestsMatch': 3,
    'Capture:PackageDigest': 'matches',
    'Capture:Signature': 'not-checked',
    'WACZ:Version': '1.1.1',
  }))
    assert.equal(said[name], value, name);
  assert.deepEqual(await archive.db.tx(by, (tx) => findingsOf(tx, capture.id)), []);
});

test('a page is read by the character set that its server stated, found, quoted by its element, and sound', async () => {
  const notice = await itemCalled('https://example.org/notice');
  const layer = await readTextLayer(archive.blobs, await archive.db.tx(by, (tx) => copiesOf(tx, notice.id)));
  assert.deepEqual(
    [layer?.pages[0]?.text, layer?.charset],
    ['Объявление\n\nКолодец у мельницы закрыт.', 'windows-1251'],
  );
  const bridge = await itemCalled('The bridge');
  for (const { id } of [notice, bridge]) {
    const document = await indexDocument(archive, id);
    assert.ok(document);
    await archive.index.put([document]);
  }
  const found = await search(archive, by, '"bridge at the mill"', { caseId });
  assert.deepEqual(
    found.hits.map((hit) => hit.serial),
    [bridge.serial],
  );

  await code(bridge.serial, 'the bridge at the mill fell');
  await code(notice.serial, 'у мельницы');
  const quotes = await archive.db.tx(by, (tx) =>
    tx.selectFrom('quote').select('selector').orderBy('id').execute(),
  );
  assert.deepEqual(
    quotes.map(
      ({ selector }) => (selector as Record<string, Record<string, unknown>>)['muniment:element']?.['value'],
    ),
    ['/html[1]/body[1]/p[1]/b[1]', '/html[1]/body[1]/p[1]'],
  );
  assert.deepEqual(await checkCoding(archive), { looked: 2, findings: [] });
});

test('an exported quote says which state of which address it was taken from', async () => {
  const parts: string[] = [];
  for await (const part of exportQuotes(archive.db, by, { caseId })) parts.push(part);
  const { first } = JSON.parse(parts.join('')) as { first: { items: { target: Record<string, unknown> }[] } };
  assert.deepEqual(
    first.items.map(({ target }) => [target['state'], target['muniment:capturedFrom']]),
    ['bridge', 'notice'].map((name) => [
      { type: 'TimeState', sourceDate: at },
      `https://example.org/${name}`,
    ]),
  );
});

test('the archive is sound, and alone gives it all back', async () => {
  await archive.ledger.publishAll();
  const { code: status, stdout } = await muniment(archive, 'fsck', '--json');
  assert.equal(status, 0, stdout);
  const url = await createDatabase(archive.ownerUrl, `captured_${process.pid}`);
  const db = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'captured.secret') });
  try {
    const { digests } = await rebuild(db, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(archive.db));
  } finally {
    await db.close();
  }
});

test('a damaged capture is received, its good pages with it, and every fault is a finding where it belongs', async () => {
  const forged = answer('https://example.org/forged', '<p>Other words', {
    fields: { 'WARC-Payload-Digest': 'sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
  });
  const odd = answer('https://example.org/odd', '<p>x', { http: { 'Content-Encoding': 'rot13' } });
  const last = answer('https://example.org/last', '<p>The last words of a file that ends here');
  const bytes = Buffer.concat([warcinfo(), forged, odd, last]);
  const name = 'hurt.warc';
  await addText(name, bytes.subarray(0, bytes.length - 24), compartmentId);
  await deriveAll();
  const codesOf = async (title: string) => {
    const { id } = await itemCalled(title);
    return (await archive.db.tx(by, (tx) => findingsOf(tx, id))).map((one) => one.code).toSorted();
  };
  assert.deepEqual(await codesOf(name), ['WEB_CAPTURE_DAMAGED', 'WEB_CAPTURE_DIGEST_DIFFERS']);
  assert.deepEqual(await codesOf('https://example.org/forged'), ['WEB_CAPTURE_DIGEST_DIFFERS']);
  assert.deepEqual(await codesOf('https://example.org/last'), ['WEB_CAPTURE_CUT']);
  const { id } = await itemCalled(name);
  const refused = await archive.db.tx(by, async (tx) => {
    const { batch_id: batchId } = await tx
      .selectFrom('provenance')
      .select('batch_id')
      .where('item_id', '=', id)
      .executeTakeFirstOrThrow();
    return batchFindings(tx, batchId);
  });
  assert.deepEqual(
    refused.map((one) => [one.code, one.subject]),
    [['ARCHIVE_MEMBER_UNREADABLE', `${name}!/${at}/https://example.org/odd`]],
  );
});

const real = globSync(join(import.meta.dirname, '../../../shared/{corpus,vectors}/**/*.{warc,warc.gz,wacz}'));
test(
  'captures that others made are received whole',
  { skip: real.length === 0 && 'no captures in ../shared' },
  async () => {
    const statement = { source: { name: 'Corpus', kind: 'unknown' as const }, label: 'captures' };
    const result = await receive(
      archive,
      { by, caseId, compartmentId, statement },
      walk(real, archive.paths.root),
    );
    assert.equal(result.received, result.items + result.duplicates + result.failed);
    assert.ok(result.items >= real.length);
    await deriveAll();
    assert.deepEqual((await checkCoding(archive)).findings, []);
  },
);

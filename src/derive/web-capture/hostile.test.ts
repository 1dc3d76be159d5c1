import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { answer, chunks, wacz, warcinfo } from '../../../test/capture-bytes.ts';
import { read, written } from '../../../test/read-capture.ts';
import { drain } from './byte-reader.ts';
import { captureFormat, openCapture, pageBytes, surveyCapture } from './capture.ts';

const PAGE = '<!doctype html><title>A</title><p>Words of a page</p>';
const each = (records: readonly Buffer[]): Buffer => Buffer.concat(records.map((one) => gzipSync(one)));

test('a file that ends in a record, stray bytes and a record without length are told; what stands around them is read', async () => {
  const whole = Buffer.concat([
    answer('https://example.org/1', PAGE),
    Buffer.from('stray bytes\r\n'),
    answer('https://example.org/2', PAGE, { fields: { 'Content-Length': null } }),
    answer('https://example.org/3', PAGE),
    answer('https://example.org/4', PAGE),
  ]);
  for (const packed of [false, true]) {
    const bytes = whole.subarray(0, whole.length - 20);
    const { got, findings } = await read(packed ? gzipSync(bytes) : bytes);
    assert.deepEqual(
      got.map(({ page, text }) => [page.url, page.cut === null, text]),
      [
        ['https://example.org/1', true, PAGE],
        ['https://example.org/3', true, PAGE],
        ['https://example.org/4', false, PAGE.slice(0, -16)],
      ],
    );
    assert.deepEqual(
      findings.map(({ detail }) => detail.replace(/\d+ bytes/, 'n bytes').slice(0, 40)),
      [
        'n bytes after record 1 belong to no reco',
        'It is not stated how long record 2 (http',
        'The file ends within record 4 (https://e',
      ],
    );
  }
});

test('compressed data that are cut or damaged give what stands before', async () => {
  const filler = Array.from({ length: 3000 }, (_, n) => `<p>${n * 7919}</p>`).join('');
  const parts = [
    answer('https://example.org/1', PAGE + filler),
    answer('https://example.org/2', PAGE + filler),
  ].map((one) => gzipSync(one));
  const [one, two] = parts as [Buffer, Buffer];
  const cut = await read(Buffer.concat([one, two.subarray(0, two.length - 200)]));
  assert.deepEqual(
    cut.got.map(({ page }) => [page.url, page.cut === null]),
    [
      ['https://example.org/1', true],
      ['https://example.org/2', false],
    ],
  );
  const damaged = Buffer.from(two);
  damaged.fill(0xff, Math.floor(two.length / 2), Math.floor(two.length / 2) + 50);
  const hurt = await read(Buffer.concat([one, damaged]));
  assert.equal(hurt.got[0]?.text, PAGE + filler);
  assert.ok(hurt.codes.includes('WEB_CAPTURE_DAMAGED'));
});

test('hostile captures end with findings, not with the machine', async () => {
  // Fields without end, lengths that lie, a body of zeros that unpacks two thousandfold.
  const endless = Buffer.concat([
    Buffer.from('WARC/1.0\r\nWARC-Type: response\r\nX: '),
    Buffer.alloc(2 ** 20, 97),
  ]);
  assert.deepEqual((await read(endless)).codes, ['WEB_CAPTURE_DAMAGED']);
  for (const length of ['-1', '1e3', '99999999999999999999', '0x10', '999999999999']) {
    const lying = answer('https://example.org/', PAGE, { fields: { 'Content-Length': length } });
    const { survey } = await read(Buffer.concat([warcinfo(), lying, answer('https://example.org/b', PAGE)]));
    assert.ok(survey.findings.all().length > 0, length);
  }
  const bomb = gzipSync(Buffer.alloc(80 * 2 ** 20));
  const { got } = await read(answer('https://example.org/', bomb, { http: { 'Content-Encoding': 'gzip' } }));
  assert.equal(got[0]?.error, 'it unpacks to far more than it holds');
  const packed = await read(gzipSync(answer('https://example.org/', Buffer.alloc(80 * 2 ** 20))));
  assert.match(packed.findings.map(({ detail }) => detail).join(), /unpacks to far more/);
});

test('thirty thousand records are read in little memory', async () => {
  const some = Buffer.concat(
    Array.from({ length: 1000 }, (_, n) =>
      answer(`https://example.org/${n}.png`, 'x'.repeat(500), { type: 'image/png' }),
    ),
  );
  const path = await written(
    Buffer.concat([answer('https://example.org/', PAGE), ...Array.from({ length: 30 }, () => some)]),
  );
  const capture = await openCapture(path, 'warc', 'x');
  const before = process.memoryUsage().rss;
  const { survey, pages } = await surveyCapture(capture, 'x');
  assert.deepEqual([survey.records, pages.length, survey.digests.matches], [30_001, 1, 30_001]);
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  assert.ok(grown < 200, `${Math.round(grown)} MB more`);
});

test('altered anywhere, a capture ends with what can be read of it', async () => {
  const warc = each([
    warcinfo(),
    answer('https://example.org/a', chunks('<p>', 'words'), { http: { 'Transfer-Encoding': 'chunked' } }),
  ]);
  const plain = Buffer.concat([
    warcinfo(),
    answer('https://example.org/a', gzipSync(PAGE), { http: { 'Content-Encoding': 'gzip' } }),
  ]);
  const packed = wacz({ 'data.warc.gz': warc }, [
    { url: 'https://example.org/a', ts: '2021-09-16T10:11:12Z' },
  ]);
  // The same sequence every time: a failure can be looked at again.
  let state = 41;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % below;
  };
  for (let n = 0; n < 300; n += 1) {
    const whole = [warc, plain, packed][n % 3] ?? warc;
    const bytes = Buffer.from(n % 7 === 0 ? whole.subarray(0, 20 + next(whole.length - 20)) : whole);
    for (let changes = 1 + next(4); changes > 0; changes -= 1) bytes[next(bytes.length)] = next(256);
    const path = await written(bytes);
    const format = await captureFormat(path);
    if (format === null) continue;
    const capture = await openCapture(path, format, 'x').catch(() => null);
    if (!capture) continue;
    const { survey, pages } = await surveyCapture(capture, 'x');
    await capture.facts();
    for await (const { bytes: body } of pageBytes(capture, pages)) await drain(body).catch(() => undefined);
    await capture.close();
    assert.ok(survey.records < 10);
  }
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { answer, chunks, record, sha1, storedZip, wacz, warcinfo } from '../../../test/capture-bytes.ts';
import { folder, read, written } from '../../../test/read-capture.ts';
import { captureFormat } from './capture.ts';

const PAGE = '<!doctype html><title>A</title><p>Words of a page</p>';
const each = (records: readonly Buffer[]): Buffer => Buffer.concat(records.map((one) => gzipSync(one)));

test('a capture is known by what is in it, not by its name', async () => {
  const formatOf = async (bytes: Buffer) => captureFormat(await written(bytes));
  const warc = Buffer.concat([warcinfo(), answer('https://example.org/', PAGE)]);
  assert.equal(await formatOf(warc), 'warc');
  assert.equal(await formatOf(gzipSync(warc)), 'warc.gz');
  assert.equal(await formatOf(wacz({ 'a.warc': warc }, [])), 'wacz');
  assert.equal(await formatOf(storedZip([['datapackage.json', '{}']])), null);
  assert.equal(await formatOf(gzipSync('something else')), null);
  assert.equal(await formatOf(Buffer.from('WARC of nothing')), null);
  assert.equal(await formatOf(Buffer.from('PK\u0003\u0004 and no directory at all, as it goes on')), null);
  assert.equal(await formatOf(Buffer.alloc(0)), null);
});

test('pages are text answered with 200; parts of them, errors and requests are none', async () => {
  const { got, survey, codes } = await read(
    Buffer.concat([
      warcinfo(),
      record(
        'request',
        { 'WARC-Target-URI': 'https://example.org/' },
        'GET / HTTP/1.1\r\nHost: example.org\r\n\r\n',
      ),
      answer('https://example.org/', PAGE, { fields: { 'WARC-Date': '2021-09-16T10:11:12.345Z' } }),
      answer('https://example.org/a.png', 'PNG', { type: 'image/png' }),
      answer('https://example.org/gone', PAGE, { status: 404 }),
      answer('https://example.org/style.css', 'p {}', { type: 'text/css' }),
      record('metadata', { 'WARC-Target-URI': 'https://example.org/' }, 'via: x'),
    ]),
  );
  assert.deepEqual(
    got.map(({ page, text }) => [page.url, page.at, page.status, page.digestState, text]),
    [['https://example.org/', '2021-09-16T10:11:12.345Z', 200, 'matches', PAGE]],
  );
  assert.deepEqual(
    [survey.records, survey.firstAt, survey.lastAt],
    [7, '2021-09-16T10:11:12.345Z', '2021-09-16T10:11:12Z'],
  );
  assert.equal(survey.information[0]?.['software'], 'A Collector 1.0');
  assert.deepEqual(codes, []);
});

test('bodies are given as a browser read them: chunks, gzip, deflate, br, zstd, one inside the other', async () => {
  const coded = (encoding: string, body: Buffer, more = {}): Buffer =>
    answer(`https://example.org/${encoding}`, body, { http: { 'Content-Encoding': encoding, ...more } });
  const chunked = { 'Transfer-Encoding': 'chunked' };
  const { got, codes } = await read(
    each([
      answer('https://example.org/chunks', chunks('<p>in ', 'pieces'), {
        http: chunked,
        fields: { 'WARC-Payload-Digest': sha1('<p>in pieces') },
      }),
      answer('https://example.org/no-chunks', '<p>said to be chunked', { http: chunked }),
      coded('gzip', gzipSync('<p>gzip')),
      coded('x-gzip', Buffer.from('<p>stored without it')),
      coded('deflate', deflateSync('<p>zlib')),
      coded('Deflate', deflateRawSync('<p>bare')),
      coded('br', brotliCompressSync('<p>br')),
      coded('zstd', zstdCompressSync('<p>zstd')),
      coded('deflate, gzip', gzipSync(deflateSync('<p>two'))),
      coded('GZIP', chunks(gzipSync('<p>both').subarray(0, 9), gzipSync('<p>both').subarray(9)), chunked),
      answer('https://example.org/broken', '4\r\n<p>x\r\nno size\r\n', { http: chunked }),
      coded('rot13', Buffer.from('<c>')),
      coded('identity', Buffer.from('<p>plain')),
    ]),
  );
  assert.deepEqual(
    got.map(({ text, error }) => error ?? text),
    [
      '<p>in pieces',
      '<p>said to be chunked',
      '<p>gzip',
      '<p>stored without it',
      '<p>zlib',
      '<p>bare',
      '<p>br',
      '<p>zstd',
      '<p>two',
      '<p>both',
      'its transfer encoding (chunked) is damaged',
      'its content encoding “rot13” is not known',
      '<p>plain',
    ],
  );
  assert.deepEqual(codes, []);
});

test('digests in base32 and hexadecimal are compared; another one is a finding and the page is there all the same', async () => {
  const at = (n: number, digest: string | null, block: string | null = null): Buffer =>
    answer(`https://example.org/${n}`, PAGE, {
      fields: { 'WARC-Payload-Digest': digest, 'WARC-Block-Digest': block },
    });
  const hex = 'sha256:' + createHash('sha256').update(PAGE).digest('hex');
  const { got, codes, survey } = await read(
    Buffer.concat([
      at(1, sha1(PAGE)),
      at(2, hex),
      at(3, sha1('other')),
      at(4, null),
      at(5, 'blake3:abcd'),
      at(6, sha1(PAGE), sha1('x')),
    ]),
  );
  assert.deepEqual(
    got.map(({ page }) => page.digestState),
    ['matches', 'matches', 'differs', 'none', 'unknown', 'differs'],
  );
  assert.deepEqual(codes, ['WEB_CAPTURE_DIGEST_DIFFERS', 'WEB_CAPTURE_DIGEST_DIFFERS']);
  assert.deepEqual(survey.digests, { none: 1, matches: 2, differs: 2, unknown: 1 });
});

test('a revisit points to another record and gets no body', async () => {
  const revisit = record(
    'revisit',
    {
      'WARC-Target-URI': 'https://example.org/',
      'Content-Type': 'application/http; msgtype=response',
      'WARC-Refers-To-Target-URI': 'https://example.org/first',
      'WARC-Refers-To-Date': '2020-01-01T00:00:00Z',
      'WARC-Payload-Digest': sha1(PAGE),
    },
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n',
  );
  const { got, findings } = await read(Buffer.concat([warcinfo(), revisit]));
  assert.deepEqual(got, []);
  assert.equal(findings[0]?.code, 'WEB_CAPTURE_REVISIT');
  assert.match(findings[0]?.detail ?? '', /example\.org\/first, 2020-01-01T00:00:00Z/);
});

test('files that were pages themselves are pages: by what the browser asked for, or where there is no other', async () => {
  const asked = (url: string, dest: string): Buffer =>
    record('request', { 'WARC-Target-URI': url }, `GET / HTTP/1.1\r\nSec-Fetch-Dest: ${dest}\r\n\r\n`);
  const pdf = (url: string): Buffer => answer(url, '%PDF-1.4', { type: 'application/pdf' });
  const [a, b, c] = ['https://example.org/a', 'https://example.org/b', 'https://example.org/c'] as const;
  const picture = record(
    'resource',
    { 'WARC-Target-URI': `urn:view:${a}`, 'Content-Type': 'image/png' },
    'PNG',
  );
  const urls = async (...records: Buffer[]): Promise<string[]> =>
    (await read(Buffer.concat(records))).got.map(({ page }) => page.url);
  assert.deepEqual(
    await urls(
      pdf(a),
      asked(a, 'document'),
      asked(b, 'document'),
      pdf(b),
      pdf(c),
      asked(c, 'empty'),
      picture,
    ),
    [a, b, `urn:view:${a}`],
  );
  assert.deepEqual(await urls(answer(a, PAGE), pdf(b)), [a]);
  assert.deepEqual(await urls(warcinfo(), pdf(b)), [b]);
});

test('of a WACZ the listed pages are taken, by time and along redirections, and what it says of its files is checked', async () => {
  const [a, b] = ['https://example.org/a', 'https://example.org/b'];
  const warc = each([
    warcinfo(),
    answer(a, '<p>early', { fields: { 'WARC-Date': '2021-01-01T00:00:00Z' } }),
    answer(a, '<p>late', { fields: { 'WARC-Date': '2021-09-16T10:11:13Z' } }),
    answer('https://example.org/old', '', { status: 301, http: { Location: '/b' } }),
    answer(b, '<p>moved'),
    answer('https://example.org/frame', '<p>a frame'),
  ]);
  const list = [
    { url: `${a}#part`, ts: '2021-09-16T10:11:12Z', title: 'Page A' },
    { url: 'https://example.org/old', ts: '2021-09-16T10:11:12Z' },
    { url: 'https://example.org/never', ts: '2021-09-16T10:11:12Z' },
  ];
  const good = await read(wacz({ 'data.warc.gz': warc }, list));
  assert.deepEqual(
    good.got.map(({ page, text }) => [page.url, page.title, page.file, text]),
    [
      [a, 'Page A', 'archive/data.warc.gz', '<p>late'],
      [b, null, 'archive/data.warc.gz', '<p>moved'],
    ],
  );
  assert.deepEqual(good.codes, ['WEB_CAPTURE_PAGE_MISSING']);
  assert.deepEqual(
    [good.facts?.title, good.facts?.packageDigest, good.facts?.signature],
    ['A fictional capture', 'matches', 'not-checked'],
  );
  const bad = await read(
    wacz({ 'data.warc.gz': warc, 'more.warc': warcinfo() }, list, (members) => {
      members.set('archive/data.warc.gz', each([answer(a, '<p>forged')]));
      members.delete('archive/more.warc');
      members.set('pages/other.txt', 'x');
      members.set('datapackage-digest.json', JSON.stringify({ hash: 'sha256:'.padEnd(71, '0') }));
    }),
  );
  assert.deepEqual(bad.codes.toSorted(), [
    'WEB_CAPTURE_DIGEST_DIFFERS',
    'WEB_CAPTURE_DIGEST_DIFFERS',
    'WEB_CAPTURE_FILE_MISSING',
    'WEB_CAPTURE_PAGE_MISSING',
    'WEB_CAPTURE_PAGE_MISSING',
    'WEB_CAPTURE_UNLISTED',
  ]);
  assert.deepEqual(
    bad.got.map(({ text }) => text),
    ['<p>forged'],
  );
});

const run = promisify(execFile);
const wget = await run('wget', ['--version']).then(
  () => null,
  () => 'wget is not installed',
);

test('a capture that another program wrote is read as it was served', { skip: wget ?? false }, async () => {
  const served: Readonly<Record<string, readonly [type: string, body: Buffer, encoding?: string]>> = {
    '/': [
      'text/html; charset=utf-8',
      Buffer.from('<p>First <a href="/two">two</a><img src="/p.png"><a href="/gz">'),
    ],
    '/two': ['text/html', Buffer.from('<p>Second')],
    '/gz': ['text/html', gzipSync('<p>Packed'), 'gzip'],
    '/p.png': ['image/png', Buffer.from('PNG')],
  };
  const server = createServer((request, reply) => {
    const found = served[request.url ?? ''];
    if (!found) return reply.writeHead(404).end();
    const [type, body, encoding] = found;
    reply.writeHead(200, { 'content-type': type, ...(encoding ? { 'content-encoding': encoding } : {}) });
    // In two pieces without a length: in chunks.
    reply.write(body.subarray(0, 4));
    reply.end(body.subarray(4));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const options = [
    '--quiet',
    '--no-proxy',
    '--page-requisites',
    '--header=Accept-Encoding: gzip',
    '--warc-file=saved',
  ];
  try {
    await run('wget', [...options, `${base}/`, `${base}/two`, `${base}/gz`], {
      cwd: folder,
      timeout: 20_000,
    }).catch(() => undefined);
  } finally {
    server.close();
  }
  const { format, got, codes, survey } = await read(await readFile(join(folder, 'saved.warc.gz')));
  assert.equal(format, 'warc.gz');
  const bodies = Object.fromEntries(got.map(({ page, text }) => [page.url.replace(base, ''), text]));
  assert.deepEqual(bodies, { '/': served['/']?.[1].toString(), '/two': '<p>Second', '/gz': '<p>Packed' });
  assert.match(survey.information[0]?.['software'] ?? '', /^Wget/);
  assert.equal(survey.digests.differs, 0);
  assert.deepEqual(codes, []);
});

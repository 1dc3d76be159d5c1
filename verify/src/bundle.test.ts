import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  FormatError,
  fromUtf8,
  keyFingerprint,
  openZip,
  portableDigest,
  utf8,
  verifyBundle,
} from './index.ts';
import type { ReaderKnows, Report } from './index.ts';
import {
  type Files,
  fixtureCheckpoint,
  fixtureLog,
  inMemory,
  makeFiles,
  pack,
  seal,
  testKey,
} from './testing/make-bundle.ts';
import { formatVkey } from './testing/writers.ts';
import { makeAuthority } from './testing/make-timestamp.ts';

async function report(files: Files, reader: ReaderKnows = {}, name?: string): Promise<Report> {
  return verifyBundle(await openZip(inMemory(pack(files, name))), portableDigest, reader);
}
const failed = ({ checks }: Report) => checks.filter(({ result }) => result === 'FAIL').map(({ id }) => id);
const find = ({ checks }: Report, id: string) => checks.find((check) => check.id === id);
const replaceIn = (files: Files, path: string, from: string, to: string) =>
  files.set(path, utf8(fromUtf8(files.get(path) ?? new Uint8Array()).replace(from, to)));

void test('a good bundle passes every check that can be made', async () => {
  const result = await report(await seal(await makeFiles()));
  assert.deepEqual(failed(result), []);
  assert.equal(result.result, 'PASS');
  const unmade = result.checks.filter((check) => check.result === 'NOT CHECKED').map(({ id }) => id);
  assert.deepEqual(unmade, ['timestamp', 'key-identity', 'consistency']);
  assert.equal(result.checks.filter(({ id }) => id === 'opening').length, 2);
  assert.match(find(result, 'key-identity')?.detail ?? '', new RegExp(keyFingerprint(fixtureLog.key)));
});

void test('what the reader brings is compared', async () => {
  const files = await seal(await makeFiles());
  const other = testKey('example.org/archive', 'log', 9);
  const good = await report(files, {
    vkey: formatVkey(fixtureLog.key),
    checkpoint: await fixtureCheckpoint(4),
  });
  assert.equal(find(good, 'key-identity')?.result, 'PASS');
  assert.equal(find(good, 'consistency')?.result, 'PASS');
  assert.deepEqual(failed(await report(files, { vkey: formatVkey(other.key) })), ['key-identity']);
  assert.deepEqual(failed(await report(files, { vkey: 'rubbish' })), ['key-identity']);
  const policy = `log ${formatVkey(fixtureLog.key)}\nquorum none\n`;
  assert.equal(find(await report(files, { policy }), 'key-identity')?.result, 'PASS');
  assert.deepEqual(failed(await report(files, { policy: policy.replace('none', 'all') })), ['key-identity']);
  const altered = (await fixtureCheckpoint(4)).replace('\n4\n', '\n3\n');
  assert.deepEqual(failed(await report(files, { checkpoint: altered })), ['consistency']);
  assert.equal(
    find(await report(files, { checkpoint: await fixtureCheckpoint(2) }), 'consistency')?.result,
    'NOT CHECKED',
  );
});

void test('a forger who seals again is caught by exactly the checks that the change concerns', async () => {
  const custody = 'data/custody/001.json';
  const cases: [string, (files: Files) => unknown, string[]][] = [
    [
      'exhibit altered',
      (f) => f.set('data/exhibits/001/bridge.jpg', new Uint8Array(700)),
      ['custody', 'exhibit-logged', 'dossier'],
    ],
    [
      'entry altered',
      (f) => replaceIn(f, custody, 'item.received', 'item.received2'),
      ['opening', 'exhibit-logged'],
    ],
    ['proof missing', (f) => f.delete('proofs/001/1.tlog-proof'), ['opening', 'exhibit-logged']],
    [
      'proof for another entry',
      (f) => f.set('proofs/001/1.tlog-proof', f.get('proofs/002/3.tlog-proof') ?? utf8('')),
      ['opening', 'exhibit-logged'],
    ],
    [
      'exhibit added',
      (f) => f.set('data/exhibits/003/x.txt', utf8('x')),
      ['custody', 'exhibit-logged', 'dossier'],
    ],
    ['custody withheld', (f) => f.delete(custody), ['custody', 'exhibit-logged', 'dossier']],
    ['dossier not canonical', (f) => replaceIn(f, 'data/dossier.json', '{', '{ '), ['dossier']],
    [
      'quorum not reached',
      (f) => replaceIn(f, 'proofs/checkpoint', '\u2014 example.net/witness', '\u2014 example.net/nobody'),
      ['checkpoint'],
    ],
    [
      'policy without the key',
      (f) => f.set('trust/policy.txt', utf8('quorum none\n')),
      ['policy', 'bundle-note', 'checkpoint', 'key-identity'],
    ],
    ['fetch.txt', (f) => f.set('fetch.txt', utf8('http://example.org/x 1 data/x\n')), ['bag-structure']],
    ['older BagIt', (f) => replaceIn(f, 'bagit.txt', '1.0', '0.97'), ['bag-structure']],
    ['path traversal', (f) => f.set('../evil', utf8('x')), ['bag-structure']],
    ['same name, other case', (f) => f.set('data/INDEX.csv', utf8('x')), ['bag-structure']],
    ['name not in NFC', (f) => f.set('data/e\u0301.txt', utf8('x')), ['bag-structure']],
    [
      'same name, other normal form',
      (f) => f.set('data/e\u0301', utf8('')).set('data/\u00e9', utf8('')),
      ['bag-structure'],
    ],
    ['no verifier', (f) => f.delete('verify/verify.mjs'), ['verifier-files']],
    ['stray file', (f) => f.set('trust/readme', utf8('x')), ['bag-structure']],
  ];
  for (const [what, change, expected] of cases) {
    const files = await makeFiles();
    change(files);
    assert.deepEqual(failed(await report(await seal(files))), expected, what);
  }
});

void test('a bundle signed by another key, renamed, or with a second manifest line is not sound', async () => {
  const stranger = testKey('example.org/archive', 'log', 7);
  assert.deepEqual(failed(await report(await seal(await makeFiles(), 'dossier-0007', stranger))), [
    'bundle-note',
  ]);
  assert.deepEqual(failed(await report(await seal(await makeFiles()), {}, 'dossier-0008')), ['bundle-note']);
  const files = await seal(await makeFiles());
  const line = fromUtf8(files.get('manifest-sha256.txt') ?? new Uint8Array()).split('\n')[0] ?? '';
  replaceIn(files, 'manifest-sha256.txt', line, `${line}\n${line}`);
  assert.deepEqual(
    failed(await report(files)),
    ['manifest-sha256', 'tagmanifest-sha512', 'verifier-files'].slice(0, 2),
  );
});

for (const kind of ['ec', 'rsa'] as const) {
  void test(`time-stamps by an openssl authority (${kind}) are checked`, async () => {
    const authority = makeAuthority(kind);
    const stranger = makeAuthority(kind, false);
    const checkpoint = utf8(await fixtureCheckpoint(5));
    const token = authority.stamp(checkpoint);
    const tsr = 'proofs/tsa/first.tsr';
    const pem = 'trust/tsa-ca/first.pem';
    const outcome = async (extra: Readonly<Record<string, Uint8Array | string>>) =>
      find(await report(await seal(await makeFiles(extra))), 'timestamp');
    assert.equal((await outcome({ [tsr]: token, [pem]: authority.ca }))?.result, 'PASS');
    assert.equal((await outcome({ [tsr]: token }))?.result, 'NOT CHECKED');
    assert.equal((await outcome({ [tsr]: token, [pem]: stranger.ca }))?.result, 'FAIL');
    const other = authority.stamp(utf8('other'));
    assert.match((await outcome({ [tsr]: other, [pem]: authority.ca }))?.detail ?? '', /other bytes/);
    assert.equal((await outcome({ [tsr]: token.subarray(0, -1), [pem]: authority.ca }))?.result, 'FAIL');
    let passed = 0;
    for (let at = 0; at < token.length; at += 7) {
      const changed = token.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      const files = await makeFiles({ [tsr]: changed, [pem]: authority.ca });
      if (find(await report(files), 'timestamp')?.result === 'PASS') passed++;
    }
    // Some bytes are not signed: the status text and, in the certificates sent along, those nothing depends on.
    assert.ok(passed < token.length / 7 / 20, `${passed} altered tokens passed`);
    authority.remove();
    stranger.remove();
  });
}

void test('texts of many megabytes where something short belongs are a FAIL, never a crash', async () => {
  const long = 'A'.repeat(20_000_000);
  const cases: [string, (files: Files) => unknown, string][] = [
    ['salt', (f) => replaceIn(f, 'data/custody/001.json', '"salt":"', `"salt":"${long}`), 'custody'],
    ['key', (f) => f.set('trust/log.vkey', utf8(long)), 'policy'],
    ['signature', (f) => replaceIn(f, 'proofs/checkpoint', 'witness ', `witness ${long}`), 'checkpoint'],
    ['proof', (f) => f.set('proofs/001/1.tlog-proof', utf8(`${long}\n`.repeat(2))), 'opening'],
    ['certificate', (f) => f.set('trust/tsa-ca/first.pem', utf8(long)), 'timestamp'],
    ['time-stamp', (f) => f.set('proofs/tsa/first.tsr', utf8(long)), 'timestamp'],
  ];
  for (const [what, change, id] of cases) {
    const files = await makeFiles({ 'proofs/tsa/first.tsr': 'x', 'trust/tsa-ca/first.pem': 'x' });
    change(files);
    assert.equal(find(await report(await seal(files)), id)?.result, 'FAIL', what);
  }
});

void test('a name with two spaces is a name like any other', async () => {
  const files = await seal(
    await makeFiles({ 'data/two  spaces  here.txt': 'x', 'data/\u2028line.txt': 'x' }),
  );
  assert.deepEqual(failed(await report(files)), []);
});

void test('an unreadable zip is refused, not judged', async () => {
  const zip = pack(await seal(await makeFiles()));
  for (const bad of [
    zip.subarray(0, -1),
    zip.subarray(1),
    new Uint8Array(),
    new Uint8Array(100),
    utf8('PK'),
  ]) {
    await assert.rejects(
      openZip(inMemory(bad)),
      (error) => error instanceof FormatError && error.code === 'ZIP_UNREADABLE',
    );
  }
});

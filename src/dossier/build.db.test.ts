import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { listItems } from '#catalogue';
import { asSha256Hex } from '#kernel';
import { receive, walk } from '#intake';
import { makeAuthority } from '../../verify/src/testing/make-timestamp.ts';
import { testArchive } from '../../test/db/archive.ts';
import { buildDossier, bundleFileName, csvLine, openDossier, setExhibits, verifyFile } from './index.ts';

const { archive, beforeClose, by, caseId, compartmentId, folder } = await testArchive();
const input = join(folder, 'in');
await mkdir(input);
const names = ['Şuşa — акт: “1”.txt', '=cmd.csv', 'con.txt', 'secret-witness.txt'];
for (const name of names) await writeFile(join(input, name), `content of ${name}`);
await receive(
  archive,
  {
    by,
    caseId,
    compartmentId,
    statement: {
      source: { name: 'Fictional Desk', kind: 'organisation' },
      label: 'x',
      conditions: 'for this case only',
    },
  },
  walk([input], archive.paths.root),
);
await archive.ledger.publishAll();
const items = await archive.db.tx(by, (tx) => listItems(tx, {}, 100, null));
const disclosed = items.filter(({ title }) => !title.startsWith('secret'));
const undisclosed = items.find(({ title }) => title.startsWith('secret'));

const dossier = await archive.db.tx(by, async (tx) => {
  const made = await openDossier(tx, by, {
    caseId,
    compartmentId,
    name: 'memorial-1',
    title: 'Memorial',
    forum: 'Forum',
    numbering: 'Annex ',
  });
  await setExhibits(
    tx,
    by,
    made,
    disclosed.map(({ id }) => ({ itemId: id })),
  );
  return made;
});

const bundlePath = async (sha256: string): Promise<string> => archive.blobs.localPath(asSha256Hex(sha256));

test('a bundle verifies, with our verifier and with unzip, and says what was not checked', async () => {
  const { build, report } = await buildDossier(archive, by, dossier);
  assert.equal(
    report.result,
    'PASS',
    JSON.stringify(report.checks.filter(({ result }) => result === 'FAIL')),
  );
  assert.deepEqual(
    report.checks
      .filter(({ result }) => result === 'NOT CHECKED')
      .map(({ id }) => id)
      .toSorted(),
    ['consistency', 'key-identity', 'timestamp'],
  );
  execFileSync('unzip', ['-tq', await bundlePath(build.bundle_sha256)]);
  assert.equal(
    (await verifyFile(await bundlePath(build.bundle_sha256), { vkey: archive.ledger.key.vkey })).checks.find(
      ({ id }) => id === 'key-identity',
    )?.result,
    'PASS',
  );
});

test('the same exhibits under the same checkpoint give the same bytes but for the time', async () => {
  const clock = { builtAt: '2026-01-02T03:04:05.678Z' };
  await archive.ledger.publishAll();
  const first = await buildDossier(archive, by, dossier, clock);
  const second = await buildDossier(archive, by, dossier, clock);
  assert.equal(first.build.content_sha256, second.build.content_sha256);
  // The first build is itself an entry, so the checkpoint has moved on; under one checkpoint all bytes are equal.
  const { text: checkpoint } = await archive.ledger.checkpoint();
  const third = await buildDossier(archive, by, dossier, { ...clock, checkpoint });
  const fourth = await buildDossier(archive, by, dossier, { ...clock, checkpoint });
  assert.equal(third.build.bundle_sha256, fourth.build.bundle_sha256);
});

test('what is not an exhibit leaves nothing in the bundle', async () => {
  const { build } = await buildDossier(archive, by, dossier);
  const bytes = await readFile(await bundlePath(build.bundle_sha256));
  assert.ok(undisclosed);
  for (const trace of [
    undisclosed.id,
    undisclosed.serial,
    undisclosed.sha256,
    'secret-witness',
    'A. Archivist',
    'content of secret',
  ])
    assert.equal(bytes.includes(trace), false, trace);
  assert.equal(bytes.includes('content of con.txt'), true);
});

test('an exhibit whose bytes were altered in the archive is refused', async () => {
  const [first] = disclosed;
  assert.ok(first);
  const path = await bundlePath(first.sha256);
  const original = await readFile(path);
  await chmod(path, 0o600);
  await writeFile(path, Buffer.concat([original.subarray(0, -1), Buffer.from('!')]));
  await assert.rejects(buildDossier(archive, by, dossier), { code: 'DOSSIER_EXHIBIT_ALTERED' });
  await writeFile(path, original);
});

test('an empty dossier and a taken name are refused', async () => {
  const empty = await archive.db.tx(by, (tx) =>
    openDossier(tx, by, { caseId, compartmentId, name: 'empty', title: 'E', forum: null, numbering: '' }),
  );
  await assert.rejects(buildDossier(archive, by, empty), { code: 'DOSSIER_EMPTY' });
  await assert.rejects(
    archive.db.tx(by, (tx) =>
      openDossier(tx, by, { caseId, compartmentId, name: 'empty', title: 'E', forum: null, numbering: '' }),
    ),
    { code: 'DOSSIER_NAME_TAKEN' },
  );
});

test('a configured authority’s token over the checkpoint is kept, filed and verified; a bad one is refused', async () => {
  const authority = makeAuthority();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (chunk: Buffer) => parts.push(chunk));
    request.on('end', () => {
      if (request.url === '/down') return response.writeHead(503).end();
      // The authority signs whatever hash it is asked about: openssl answers the query itself.
      response.end(authority.answer(Buffer.concat(parts)));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  beforeClose(async () => {
    server.close();
    authority.remove();
  });
  const { port } = server.address() as { port: number };
  await writeFile(
    join(archive.paths.root, 'authorities.json'),
    JSON.stringify([
      { name: 'local', url: `http://127.0.0.1:${port}/`, ca: authority.ca },
      { name: 'down', url: `http://127.0.0.1:${port}/down`, ca: authority.ca },
    ]),
  );
  const { report } = await buildDossier(archive, by, dossier);
  assert.equal(
    report.checks.find(({ id }) => id === 'timestamp')?.result,
    'PASS',
    JSON.stringify(report.checks),
  );
  assert.equal(report.result, 'PASS');
  await archive.ledger.publishAll();
  const outcomes = await archive.ledger.stamp();
  assert.deepEqual(
    outcomes.map(({ authority: name, failure }) => [name, failure !== null]),
    [
      ['local', false],
      ['down', true],
    ],
  );
});

test('names and cells are made safe and stay recognisable', () => {
  assert.equal(bundleFileName('Şuşa — акт: “1”.txt'), 'Şuşa — акт_ “1”.txt');
  assert.equal(bundleFileName('con.txt'), 'file-con.txt');
  assert.equal(bundleFileName('../../etc/passwd'), '_.._etc_passwd');
  assert.ok(Buffer.byteLength(bundleFileName('Ճ'.repeat(300) + '.pdf')) <= 120);
  assert.equal(csvLine(['=1+1', 'a"b', null, 3]), `'=1+1,"a""b",,3\r\n`);
});

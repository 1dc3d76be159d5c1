import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson, openCompartment } from '#access';
import { listItems } from '#catalogue';
import type { Identity } from '#db';
import { asSha256Hex, csvLine, newId, nowUtc } from '#kernel';
import { record } from '#ledger';
import { receive, walk } from '#intake';
import { makeAuthority } from '../../verify/src/testing/make-timestamp.ts';
import { testArchive } from '../../test/db/archive.ts';
import {
  buildDossier,
  bundleFileName,
  changeDossier,
  dossierProblems,
  dossierVersion,
  exhibitsOf,
  findDossier,
  openDossier,
  planOf,
  setExhibits,
  verifyFile,
} from './index.ts';

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
  const ids = (wanted: string) => report.checks.filter(({ result }) => result === wanted).map(({ id }) => id);
  assert.deepEqual([report.result, ids('FAIL')], ['PASS', []]);
  assert.deepEqual(ids('NOT CHECKED').toSorted(), ['consistency', 'key-identity', 'timestamp']);
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
  const path = await bundlePath(disclosed[0]?.sha256 ?? '');
  const original = await readFile(path);
  await chmod(path, 0o600);
  const text = original.toString('latin1');
  const stored = async () => [
    await Array.fromAsync(archive.blobs.names()),
    await readdir(join(path, '../../incoming')),
  ];
  const before = await stored();
  for (const altered of [`${text.slice(0, -1)}!`, text.slice(0, -1), `${text}!`]) {
    await writeFile(path, altered, 'latin1');
    await assert.rejects(buildDossier(archive, by, dossier), { code: 'DOSSIER_EXHIBIT_ALTERED' });
    // It is found while the bundle is being written: nothing of it stays.
    assert.deepEqual(await stored(), before);
  }
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

async function publishMore(): Promise<void> {
  const more = { caseId, compartmentId, name: `m-${Date.now()}`, title: 'M', forum: null, numbering: '' };
  await archive.db.tx(by, (tx) => openDossier(tx, by, more));
  await archive.ledger.publishAll();
}

test('a configured authority’s token over the checkpoint is kept, filed and verified; a bad one is refused', async () => {
  const authority = makeAuthority();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (chunk: Buffer) => parts.push(chunk));
    request.on('end', () => {
      if (request.url === '/down') return response.writeHead(503).end();
      // The authority signs whatever hash it is asked about: openssl answers the query itself. Meanwhile work goes on,
      // and a newer checkpoint is published.
      void publishMore().then(() => response.end(authority.answer(Buffer.concat(parts))));
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

test('sections are kept with their exhibits, number them, and stand in the index', async () => {
  const ids = disclosed.map(({ id }) => id);
  const made = await archive.db.tx(by, async (tx) => {
    const row = await openDossier(tx, by, {
      caseId,
      compartmentId,
      name: 'in-sections',
      title: 'In sections',
      forum: null,
      numbering: '{sA}.{m01}',
    });
    await setExhibits(
      tx,
      by,
      row,
      ids.map((itemId, at) => ({ itemId, section: at === 0 ? null : 'Facts' })),
    );
    return row;
  });
  const labels = () =>
    archive.db.tx(by, async (tx) =>
      (await exhibitsOf(tx, made.id)).map(({ label, section }) => [label, section]),
    );
  assert.deepEqual(await labels(), [
    ['0.01', null],
    ['A.01', 'Facts'],
    ['A.02', 'Facts'],
  ]);
  // Left out, an exhibit stays where it stood; one that goes takes its place in the section along.
  await archive.db.tx(by, (tx) =>
    setExhibits(
      tx,
      by,
      made,
      ids.slice(1).map((itemId) => ({ itemId })),
    ),
  );
  assert.deepEqual(await labels(), [
    ['A.01', 'Facts'],
    ['A.02', 'Facts'],
  ]);
  const { build } = await buildDossier(archive, by, made);
  const csv = execFileSync('unzip', [
    '-p',
    await bundlePath(build.bundle_sha256),
    'in-sections/data/index.csv',
  ]);
  assert.match(csv.toString(), /^number,label,.*,section,extract\r\n001,A\.01,.*,Facts,\r\n002,A\.02,/);
  await archive.db.tx(by, (tx) =>
    setExhibits(
      tx,
      by,
      made,
      ids.slice(1).map((itemId) => ({ itemId, section: null })),
    ),
  );
  assert.deepEqual(await labels(), [
    ['0.01', null],
    ['0.02', null],
  ]);
});

test('what is wrong with a dossier is said before it is built, and hidden exhibits are never left out in silence', async () => {
  const sealedId = await archive.db.tx(by, (tx) =>
    openCompartment(tx, by, {
      caseId,
      name: 'Closed',
      description: '',
      isSealed: true,
      memberIds: [by.personId],
    }),
  );
  await writeFile(join(folder, 'closed.txt'), 'closed');
  await receive(
    archive,
    {
      by,
      caseId,
      compartmentId: sealedId,
      statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'c' },
    },
    walk([join(folder, 'closed.txt')], archive.paths.root),
  );
  const builder: Identity = {
    kind: 'person',
    personId: await archive.db.tx(by, (tx) =>
      addPerson(tx, by, {
        name: 'Builder',
        email: null,
        roles: ['analyst'],
        compartmentIds: [compartmentId],
      }),
    ),
  };
  const [closed] = await archive.db.tx(by, (tx) => listItems(tx, { compartmentIds: [sealedId] }, 1, null));
  assert.ok(closed && disclosed[0]);
  const made = await archive.db.tx(by, async (tx) => {
    const row = await openDossier(tx, by, {
      caseId,
      compartmentId,
      name: 'with-problems',
      title: 'With problems',
      forum: null,
      numbering: '{m1}',
    });
    await setExhibits(tx, by, row, [
      { itemId: disclosed[0]?.id ?? '', section: 'A' },
      { itemId: closed.id, section: 'B' },
    ]);
    return row;
  });
  const problemsOf = (who: Identity) =>
    archive.db.tx(who, async (tx) => {
      const { problems } = await dossierProblems(tx, made, null);
      return problems.map(({ code, severity, n, text }) => [code, severity, n, text]);
    });
  await archive.db.tx(by, (tx) =>
    record(tx, by, [
      {
        kind: 'derived',
        subject: { table: 'item', id: closed.id },
        compartmentId: sealedId,
        rows: [
          {
            table: 'finding',
            op: 'put',
            row: {
              id: newId(),
              item_id: closed.id,
              batch_id: null,
              compartment_id: sealedId,
              tool: 'test',
              code: 'PDF_DAMAGED',
              subject: 'x',
              detail: 'x',
              severity: 'warning',
              found_at: nowUtc(),
              cleared_at: null,
            },
          },
        ],
      },
    ]),
  );
  assert.deepEqual(await problemsOf(by), [
    ['label', 'warning', 0, '1'],
    ['unread', 'warning', 0, ''],
    ['sealed', 'warning', 0, ''],
    ['damaged', 'warning', 1, ''],
    ['unread', 'warning', 0, ''],
  ]);
  assert.deepEqual(await problemsOf(builder), [
    ['hidden', 'error', 1, ''],
    ['unread', 'warning', 0, ''],
  ]);
  await assert.rejects(buildDossier(archive, builder, made), { code: 'DOSSIER_HIDDEN_EXHIBITS' });
  assert.equal((await buildDossier(archive, by, made)).build.exhibits, 2);
  assert.ok(!(await problemsOf(by)).some(([code]) => code === 'changed'));
  const change = {
    title: 'Changed',
    forum: 'A court',
    numbering: 'C-{001}',
    pageLimit: 10,
    languages: ['en'],
    volumes: null,
  };
  const version = await archive.db.tx(by, (tx) => dossierVersion(tx, made));
  await archive.db.tx(by, (tx) => changeDossier(tx, by, made, change, version));
  assert.ok((await problemsOf(by)).some(([code, severity]) => code === 'changed' && severity === 'info'));
  const changed = await archive.db.tx(by, (tx) => findDossier(tx, { id: made.id }));
  assert.ok(changed?.title === 'Changed' && changed.numbering === 'C-{001}');
  assert.deepEqual(await archive.db.tx(by, (tx) => planOf(tx, made.id)), {
    pageLimit: 10,
    languages: ['en'],
  });
  await assert.rejects(
    archive.db.tx(by, (tx) => changeDossier(tx, by, changed, { ...change, title: 'Late' }, version)),
    { code: 'CONFLICT' },
  );
  // Whoever does not see the first exhibit reads the second under the number that it has in the bundle.
  await archive.db.tx(by, (tx) =>
    setExhibits(tx, by, changed, [
      { itemId: closed.id, section: null },
      { itemId: disclosed[0]?.id ?? '', section: 'B' },
    ]),
  );
  const labels = await archive.db.tx(builder, (tx) => exhibitsOf(tx, made.id));
  assert.deepEqual(
    labels.map(({ label }) => label),
    ['C-002'],
  );
});

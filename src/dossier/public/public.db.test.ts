import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson, openCompartment } from '#access';
import { startWorkers, waitForQueues } from '#archive';
import { listItems } from '#catalogue';
import { makeActor } from '#coding';
import type { Identity } from '#db';
import { receive, walk } from '#intake';
import { asSha256Hex } from '#kernel';
import { fsck, type LedgeredRow } from '#ledger';
import {
  acceptProposals,
  leaksIn,
  makeRedaction,
  proposeRedactions,
  redactionsOf,
  SealedTexts,
  sealText,
  unsealText,
  withdrawRedaction,
  type WantedPlace,
} from '#redaction';
import { testArchive } from '../../../test/db/archive.ts';
import { pdfHidings, pdfHolding } from '../../../test/pdf-bytes.ts';
import {
  buildDossier,
  changeDossier,
  dossierVersion,
  openDossier,
  publicBuildsOf,
  readConcordance,
  setExhibits,
} from '../index.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const SECRET = 'Vali Hasanov';
const NAME = 'Vəli Həsənov';
const input = join(folder, 'in');
const sealedInput = join(folder, 'sealed');
await mkdir(input);
await mkdir(sealedInput);
await writeFile(join(input, 'a-letter.pdf'), pdfHolding(SECRET, pdfHidings));
await writeFile(
  join(input, 'b-statement.txt'),
  `Fictional statement.\n${'A line of no interest.\n'.repeat(80)}Then Гасанов Вали came, of 14 Lane Street.\nHasanov left.\n`,
);
await writeFile(join(input, 'c-unknown.bin'), Buffer.from([0, 1, 2, 3, 255]));
await writeFile(join(sealedInput, 'd-witness.txt'), `Fictional words of ${SECRET}.\n`);
const sealed = await archive.db.tx(by, (tx) =>
  openCompartment(tx, by, {
    caseId,
    name: 'Witnesses',
    description: '',
    isSealed: true,
    memberIds: [by.personId],
  }),
);
for (const [from, to] of [
  [input, compartmentId],
  [sealedInput, sealed],
] as const)
  await receive(
    archive,
    {
      by,
      caseId,
      compartmentId: to,
      statement: { source: { name: 'Fictional Desk', kind: 'organisation' }, label: 'x' },
    },
    walk([from], archive.paths.root),
  );
const workers = await startWorkers(archive);
await waitForQueues(archive, () => undefined);
await workers.stop();
await archive.db.tx(by, (tx) =>
  makeActor(tx, by, {
    caseId,
    kind: 'person',
    identityCompartmentId: sealed,
    names: [{ name: NAME, kind: 'official', language: 'az', sourceId: null, claimId: null }],
  }),
);
const address = await archive.db.tx(by, (tx) =>
  sealText(tx, by, { caseId, compartmentId: null, body: '14 Lane Street', kind: 'address' }),
);
const items = (await archive.db.tx(by, (tx) => listItems(tx, {}, 100, null))).toSorted((a, b) =>
  a.title < b.title ? -1 : 1,
);
const itemOf = (title: string) => items.find((one) => one.title === title) ?? assert.fail(title);
const [letter, statement, unknown, witness] = [
  itemOf('a-letter.pdf'),
  itemOf('b-statement.txt'),
  itemOf('c-unknown.bin'),
  itemOf('d-witness.txt'),
];
const GROUNDS = { category: 'witness', authority: 'Order of 3 May, paragraph 7', reason: null } as const;
const redact = (serial: string, place: WantedPlace) =>
  makeRedaction(archive, by, serial, place, { ...GROUNDS, isByRule: false });

async function dossierOf(
  name: string,
  own: readonly { readonly id: string; readonly title?: string }[],
  title = 'Memorial',
): Promise<LedgeredRow<'dossier'>> {
  return archive.db.tx(by, async (tx) => {
    const facts = { title, forum: 'A fictional court', numbering: 'Annex {1}' };
    const dossier = await openDossier(tx, by, { caseId, compartmentId, name, ...facts });
    const wanted = own.map(({ id, title: shown }) => ({
      itemId: id,
      ...(shown === undefined ? {} : { title: shown }),
    }));
    await setExhibits(tx, by, dossier, wanted);
    const change = {
      ...facts,
      pageLimit: null,
      languages: [],
      volumes: { profile: 'icj-volumes', language: 'en' as const, ernPrefix: 'ABC-APP' },
    };
    await changeDossier(tx, by, dossier, change, await dossierVersion(tx, dossier));
    return { ...dossier, ...facts };
  });
}
const local = (sha256: string): Promise<string> => archive.blobs.localPath(asSha256Hex(sha256));
const buildPublic = (dossier: LedgeredRow<'dossier'>) =>
  buildDossier(archive, by, dossier, { isPublic: true });

async function unpacked(sha256: string, name: string): Promise<{ path: string; content: Buffer }[]> {
  const to = join(folder, `out-${name}`);
  execFileSync('python3', ['-m', 'zipfile', '-e', await local(sha256), to]);
  const files = (await readdir(to, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  return Promise.all(
    files.map(async (one) => {
      const path = join(one.parentPath, one.name);
      return { path: path.slice(to.length + 1), content: await readFile(path) };
    }),
  );
}

const memorial = await dossierOf(
  'memorial',
  [
    { id: letter.id, title: `Letter of ${NAME} to the court` },
    { id: statement.id },
    { id: unknown.id },
    { id: witness.id },
  ],
  'Memorial',
);

test('an exhibit of a sealed compartment needs somebody who says by which authority it is withheld', async () => {
  await assert.rejects(buildPublic(memorial), { code: 'REDACTION_NO_AUTHORITY' });
  await redact(witness.serial, { kind: 'whole' });
});

test('while a sealed name stands open on a page nothing is made, and the refusal does not say which', async () => {
  const before = await archive.db.tx(by, (tx) => tx.selectFrom('public_copy').selectAll().execute());
  await assert.rejects(
    buildPublic(memorial),
    (error: Error & { code: string }) =>
      error.code === 'REDACTION_LEAK' &&
      /001\/exhibit\.pdf page 1/.test(error.message) &&
      !/asanov/i.test(error.message),
  );
  assert.deepEqual(
    await archive.db.tx(by, (tx) => tx.selectFrom('public_copy').selectAll().execute()),
    before,
  );
});

test('the rule proposes every place in every script, and covers what is accepted alone', async () => {
  const where = { caseId, itemIds: [letter.id, statement.id] };
  const { proposals } = await proposeRedactions(archive, by, where);
  const seen = proposals.map(({ serial, likeness, words }) => [serial, likeness, /Гасанов/.test(words)]);
  assert.ok(seen.some(([serial, likeness]) => serial === letter.serial && likeness === 'whole'));
  assert.ok(
    seen.some(
      ([serial, likeness, isCyrillic]) => serial === statement.serial && likeness === 'whole' && isCyrillic,
    ),
  );
  assert.ok(
    seen.some(([serial, likeness]) => serial === statement.serial && likeness === 'part'),
    JSON.stringify(seen),
  );
  // One by one first, then all that stands there whole.
  const [first] = proposals;
  assert.ok(first);
  const one = await acceptProposals(archive, by, where, { ids: new Set([first.id, 'unknown']) }, GROUNDS);
  assert.deepEqual(
    one.map(({ id }) => id),
    [first.id],
  );
  const all = await acceptProposals(archive, by, where, { likeness: ['whole'] }, GROUNDS);
  assert.ok(all.length > 0 && all.every(({ id }) => id !== first.id));
  const { proposals: left } = await proposeRedactions(archive, by, where);
  assert.deepEqual([...new Set(left.map(({ likeness }) => likeness))], ['part']);
  const standing = await archive.db.tx(by, (tx) => redactionsOf(tx, [letter.id, statement.id]));
  assert.ok(
    [...standing.values()].flat().every(({ isByRule, madeBy }) => isByRule && madeBy === 'A. Archivist'),
  );
  // Of the words themselves no entry about the item tells.
  const entries = await archive.db.tx(by, (tx) =>
    tx.selectFrom('ledger_entry').select('body').where('kind', '=', 'redacted').execute(),
  );
  assert.ok(entries.length > 1 && entries.every(({ body }) => !/asanov|Гасанов|Lane/i.test(body)));
});

test('the public version: the same numbers and pages, nothing sealed anywhere, and it verifies', async () => {
  const whole = await buildDossier(archive, by, memorial);
  const built = await buildPublic(memorial);
  assert.equal(
    built.report.result,
    'PASS',
    JSON.stringify(built.report.checks.filter(({ result }) => result === 'FAIL')),
  );
  assert.equal(whole.isPublic, null);
  assert.deepEqual([built.isPublic?.withheld, (built.isPublic?.covered ?? 0) >= 3], [1, true]);
  assert.ok((built.isPublic?.alike ?? 0) > 0, 'the surname that stands alone is told of');
  assert.deepEqual(
    built.volumes.map(({ pages, first_label: first, last_label: last }) => [pages, first, last]),
    whole.volumes.map(({ pages, first_label: first, last_label: last }) => [pages, first, last]),
  );
  const files = await unpacked(built.build.bundle_sha256, 'public');
  const search = new SealedTexts([
    { kind: 'name', body: NAME },
    { kind: 'text', body: '14 Lane Street' },
  ]);
  const scratch = join(folder, 'search');
  await mkdir(scratch);
  assert.deepEqual(await leaksIn(files, search, scratch), []);
  // The same search of the confidential bundle finds it: the test is not blind.
  const confidential = await unpacked(whole.build.bundle_sha256, 'whole');
  const leaks = await leaksIn(confidential, search, scratch);
  assert.ok(leaks.some(({ file, channel }) => /volume-1\.pdf/.test(file) && channel === 'page'));
  assert.ok(leaks.some(({ file }) => /index\.csv/.test(file)));
  const names = files.map(({ path }) => path);
  assert.ok(names.includes('memorial-public/data/exhibits/001/exhibit.pdf'));
  assert.ok(
    names.every((name) => !/letter|statement|unknown|witness/.test(name)),
    names.join(),
  );
  const text = (name: string): string =>
    files.find(({ path }) => path.endsWith(name))?.content.toString('utf8') ?? assert.fail(name);
  assert.match(text('data/index.csv'), /Letter of \[left out\] to the court/);
  assert.match(text('data/index.csv'), /withheld from the public version/);
  assert.ok(!text('data/index.csv').includes(letter.sha256));
  const ern = (rows: readonly Readonly<Record<string, string>>[]) =>
    rows.map((row) => Object.values(row).filter((one) => one.startsWith('ABC-APP')));
  const own = confidential.find(({ path }) => path.endsWith('production.dat'))?.content.toString('utf8');
  if (own !== undefined)
    assert.deepEqual(ern(readConcordance(text('production.dat'))), ern(readConcordance(own)));
  const [kept] = await archive.db.tx(by, (tx) => publicBuildsOf(tx, [built.build.id]));
  assert.deepEqual(kept, built.isPublic);
  // What describes the bundle describes the public version of it, and nobody certifies that as a true copy.
  assert.ok(confidential.some(({ path }) => path.endsWith('data/certificates.json')));
  assert.ok(!names.some((name) => /certificates\.json|data\/(quotes|text)\//.test(name)), names.join());
  for (const name of ['ro-crate-metadata.json', 'premis.xml', 'prov.jsonld'])
    assert.ok(!text(name).includes(letter.sha256) && !/letter\./.test(text(name)), name);
  const volume = files.find(({ path }) => path.endsWith('volume-1.pdf'))?.content;
  const printed = execFileSync('pdftotext', ['-l', '4', '-', '-'], { input: volume }).toString('utf8');
  assert.match(printed, /Public version/);
  assert.match(printed, /The certificate is in the confidential version/);
  assert.doesNotMatch(printed, /I certify/);
});

test('built again it is the same; a place that is opened again leaks again', async () => {
  const first = await buildPublic(memorial);
  const second = await buildPublic(memorial);
  assert.equal(first.build.content_sha256, second.build.content_sha256);
  const standing =
    (await archive.db.tx(by, (tx) => redactionsOf(tx, [statement.id]))).get(statement.id) ?? [];
  const [one] = standing;
  assert.ok(one);
  await archive.db.tx(by, (tx) => withdrawRedaction(tx, by, one.id, 'lifted by order'));
  await assert.rejects(
    archive.db.tx(by, (tx) => withdrawRedaction(tx, by, one.id, 'again')),
    { code: 'NOT_FOUND' },
  );
  await assert.rejects(buildPublic(memorial), { code: 'REDACTION_LEAK' });
  assert.ok(one.passage);
  await redact(statement.serial, { kind: 'passage', ...one.passage });
  assert.equal((await buildPublic(memorial)).report.result, 'PASS');
});

test('a name in the label of an exhibit, in its section or in the name of the bundle is taken out or refused', async () => {
  const own = [{ id: unknown.id }];
  const titled = await dossierOf('titled', own, `Memorial on ${SECRET}`);
  const built = await buildPublic(titled);
  const files = await unpacked(built.build.bundle_sha256, 'titled');
  assert.ok(files.every(({ content }) => !content.includes(SECRET)));
  const named = await dossierOf('vali-hasanov', own);
  await assert.rejects(
    buildPublic(named),
    (error: Error & { code: string }) => error.code === 'REDACTION_LEAK' && !/asanov/i.test(error.message),
  );
  const builds = await archive.db.tx(by, (tx) =>
    tx.selectFrom('dossier_build').select('id').where('dossier_id', '=', named.id).execute(),
  );
  assert.deepEqual(builds, []);
});

test('places that are none are refused; a passage is what the frozen text has', async () => {
  const region = (x: number, width: number, page = 1): WantedPlace => ({
    kind: 'region',
    page,
    regions: [{ x, y: 1, width, height: 1 }],
  });
  for (const wrong of [
    region(50, 60),
    region(1, 0),
    region(1, 1, 3),
    { kind: 'region', page: 1, regions: [] } as const,
    { kind: 'passage', page: 1, start: 5, end: 5 } as const,
    { kind: 'passage', page: 1, start: 0, end: 1_000_000 } as const,
  ])
    await assert.rejects(redact(letter.serial, wrong), { code: 'INVALID_INPUT' }, JSON.stringify(wrong));
  await assert.rejects(
    makeRedaction(archive, by, letter.serial, region(1, 1), { ...GROUNDS, authority: ' ', isByRule: false }),
    { code: 'INVALID_INPUT' },
  );
});

test('who may not see all that is sealed builds no public version, covers nothing that is not theirs, and learns nothing', async () => {
  const personId = await archive.db.tx(by, (tx) =>
    addPerson(tx, by, { name: 'Outsider', email: null, roles: ['lawyer'], compartmentIds: [compartmentId] }),
  );
  const outsider = { kind: 'person', personId } as const satisfies Identity;
  const open = await dossierOf('open', [{ id: unknown.id }]);
  await assert.rejects(buildDossier(archive, outsider, open, { isPublic: true }), {
    code: 'REDACTION_NAMES_HIDDEN',
  });
  await assert.rejects(proposeRedactions(archive, outsider, { caseId, itemIds: [letter.id] }), {
    code: 'REDACTION_NAMES_HIDDEN',
  });
  await assert.rejects(
    makeRedaction(archive, outsider, witness.serial, { kind: 'whole' }, { ...GROUNDS, isByRule: false }),
    { code: 'NOT_FOUND' },
  );
  await archive.db.tx(outsider, async (tx) => {
    assert.deepEqual(await redactionsOf(tx, [witness.id]), new Map());
    assert.deepEqual(await tx.selectFrom('sealed_text').selectAll().execute(), []);
    const tables = tx.selectFrom('public_copy').selectAll().where('item_id', '=', witness.id);
    assert.deepEqual(await tables.execute(), []);
    const entries = tx.selectFrom('ledger_entry').select('id').where('kind', '=', 'text-sealed');
    assert.deepEqual(await entries.execute(), []);
    await assert.rejects(unsealText(tx, outsider, address, 'x'), { code: 'NOT_FOUND' });
  });
  await assert.rejects(
    archive.db.tx(outsider, (tx) =>
      sealText(tx, outsider, { caseId, compartmentId: null, body: 'fictional', kind: 'other' }),
    ),
    { code: 'REDACTION_NOT_SEALED' },
  );
  const reads = await archive.db.tx(by, (tx) =>
    tx
      .selectFrom('ledger_entry')
      .select('id')
      .where('kind', '=', 'read')
      .where('subject_table', '=', 'actor_identity')
      .execute(),
  );
  assert.ok(reads.length > 0, 'that the sealed names were read is recorded');
});

test('the archive is sound', async () => {
  await archive.ledger.publishAll();
  const { findings } = await fsck(archive.ledger.files, archive.blobs);
  assert.deepEqual(findings, []);
});

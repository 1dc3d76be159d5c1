import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import {
  consentsOf,
  getItem,
  listItems,
  recordConsent,
  restoreItem,
  withdrawalsOf,
  withdrawConsent,
  withdrawItem,
  type ConsentFacts,
} from '#catalogue';
import { receive, walk } from '#intake';
import { fsck } from '#ledger';
import { noticesOf } from '#together';
import { storedZip } from '../../test/capture-bytes.ts';
import { testArchive } from '../../test/db/archive.ts';
import {
  buildDossier,
  changeDossier,
  dossierProblems,
  dossierVersion,
  openDossier,
  profileFor,
  setExhibits,
  tellOfBar,
} from './index.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const receiveAs = async (kind: 'person' | 'organisation', files: readonly string[]): Promise<void> => {
  const input = join(folder, kind);
  await mkdir(input);
  for (const name of files) await writeFile(join(input, name), `fictional ${name}`);
  if (kind === 'person')
    await writeFile(join(input, 'box.zip'), storedZip([['in-box.txt', 'fictional in-box.txt']]));
  await receive(
    archive,
    { by, caseId, compartmentId, statement: { source: { name: `Fictional ${kind}`, kind }, label: kind } },
    walk([input], archive.paths.root),
  );
};
await receiveAs('person', ['statement.txt']);
await receiveAs('organisation', ['report.txt', 'spare.txt']);
await archive.ledger.publishAll();
const items = await archive.db.tx(by, (tx) => listItems(tx, {}, 100, null));
const idOf = (title: string): string => items.find((one) => one.title === title)?.id ?? assert.fail(title);

let made = 0;
async function dossierOf(titles: readonly string[], profile: string | null = null) {
  return archive.db.tx(by, async (tx) => {
    const facts = { title: 'Memorial', forum: null, numbering: 'Annex {1}' };
    made += 1;
    const dossier = await openDossier(tx, by, { caseId, compartmentId, name: `d-${made}`, ...facts });
    const volumes = profile === null ? null : { profile, language: 'en' as const, ernPrefix: 'ABC' };
    const change = { ...facts, pageLimit: null, languages: [], volumes };
    await changeDossier(tx, by, dossier, change, await dossierVersion(tx, dossier));
    const wanted = titles.map((title) => ({ itemId: idOf(title) }));
    await setExhibits(tx, by, dossier, wanted);
    return dossier;
  });
}
type Dossier = Awaited<ReturnType<typeof dossierOf>>;

const build = (dossier: Dossier, isPublic = false) => buildDossier(archive, by, dossier, { isPublic });
const codesOf = async (dossier: Dossier, profile: string | null = null): Promise<string[]> =>
  archive.db.tx(by, async (tx) => {
    const planned = profile === null ? null : await profileFor(tx, archive.paths.root, profile);
    return (await dossierProblems(tx, dossier, planned)).problems
      .filter(({ code }) => /withdrawn|consent/.test(code))
      .map(({ code, severity }) => `${severity} ${code}`);
  });
const CONSENT: ConsentFacts = {
  basis: 'written',
  purposes: ['preserve', 'analyse', 'share'],
  forums: [],
  anonymity: 'named',
  givenOn: '2031-05-06',
  expiresOn: null,
  informedBy: 'I. Informer',
  interpreter: null,
  witness: null,
  note: null,
};
const consent = (title: string, change: Partial<ConsentFacts> = {}) =>
  archive.db.tx(by, (tx) => recordConsent(tx, by, idOf(title), { ...CONSENT, ...change }));
const takeBack = (id: string) =>
  archive.db.tx(by, (tx) => withdrawConsent(tx, by, id, { reason: 'asked for it', on: '2031-06-07' }));

test('a dossier with an item that was withdrawn is refused before anything is made, by its label', async () => {
  const dossier = await dossierOf(['report.txt']);
  assert.equal((await build(dossier)).report.result, 'PASS');
  const give = { cause: 'not-authentic', reason: 'it was never sent' } as const;
  await archive.db.tx(by, (tx) => withdrawItem(tx, by, idOf('report.txt'), give));
  await assert.rejects(
    archive.db.tx(by, (tx) => withdrawItem(tx, by, idOf('report.txt'), give)),
    { code: 'CATALOGUE_ITEM_WITHDRAWN' },
  );
  assert.deepEqual(await codesOf(dossier), ['error withdrawn']);
  await assert.rejects(build(dossier), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'DOSSIER_EXHIBIT_WITHDRAWN');
    assert.match(error.message, /holds 1 exhibits .*: Annex 1 \(/);
    return true;
  });
  assert.deepEqual(await readdir(archive.scratch), [], 'nothing half written');
  // It stays where it is, and goes into no other.
  await archive.db.tx(by, (tx) =>
    setExhibits(tx, by, dossier, [{ itemId: idOf('report.txt') }, { itemId: idOf('spare.txt') }]),
  );
  await assert.rejects(dossierOf(['report.txt']), { code: 'CATALOGUE_ITEM_WITHDRAWN' });
  await archive.db.tx(by, (tx) => restoreItem(tx, by, idOf('report.txt'), 'it was, and we have the receipt'));
  await assert.rejects(
    archive.db.tx(by, (tx) => restoreItem(tx, by, idOf('report.txt'), 'again')),
    { code: 'NOT_FOUND' },
  );
  assert.equal((await build(dossier)).report.result, 'PASS');
  const [told] = await archive.db.tx(by, (tx) => withdrawalsOf(tx, idOf('report.txt')));
  assert.deepEqual(
    [told?.cause, told?.withdrawnBy, told?.restoredReason],
    ['not-authentic', 'A. Archivist', 'it was, and we have the receipt'],
  );
});

test('what comes from a person needs a consent for what is built, and each refusal says which', async () => {
  const [toIcj, toAnyone] = [
    await dossierOf(['statement.txt'], 'icj-volumes'),
    await dossierOf(['statement.txt']),
  ];
  assert.deepEqual(await codesOf(toAnyone), ['error consent-none']);
  await assert.rejects(build(toAnyone), { code: 'DOSSIER_NO_CONSENT' });
  const other = await consent('statement.txt', { forums: ['ecthr'] });
  assert.deepEqual(await codesOf(toIcj, 'icj-volumes'), ['error consent-other']);
  await assert.rejects(build(toIcj), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'DOSSIER_NO_CONSENT');
    assert.match(error.message, /to share it with the forum icj: Annex 1 \(/);
    return true;
  });
  const icj = await consent('statement.txt', { forums: ['icj'] });
  assert.deepEqual(await codesOf(toIcj, 'icj-volumes'), ['info consent-public']);
  assert.equal((await build(toIcj)).report.result, 'PASS');
  // For which forum it is, this one does not say.
  await assert.rejects(build(toAnyone), { code: 'DOSSIER_NO_CONSENT' });
  await assert.rejects(build(toIcj, true), (error: Error & { code?: string }) => {
    assert.match(error.message, /no consent is on record to publish it/);
    return error.code === 'DOSSIER_NO_CONSENT';
  });
  await takeBack(icj);
  await assert.rejects(build(toIcj), { code: 'DOSSIER_NO_CONSENT' });
  await assert.rejects(takeBack(icj), { code: 'NOT_FOUND' });
  await takeBack(other);
  assert.deepEqual(await codesOf(toIcj, 'icj-volumes'), ['error consent-ended']);
  const unnamed = await consent('statement.txt', { anonymity: 'unnamed' });
  assert.deepEqual(await codesOf(toAnyone), ['error consent-unnamed']);
  await takeBack(unnamed);
  await consent('statement.txt', { basis: 'not-needed', note: 'said in public, on a stage' });
  assert.deepEqual(await codesOf(toAnyone), []);
  assert.equal((await build(toAnyone)).report.result, 'PASS');
});

test('a consent to a box is one to what lies in it, and what was withdrawn of it withdraws the box', async () => {
  const box = await dossierOf(['box.zip']);
  const inside = await dossierOf(['in-box.txt']);
  assert.deepEqual(await codesOf(inside), ['error consent-none']);
  await consent('box.zip', { purposes: ['share', 'publish'] });
  assert.deepEqual([await codesOf(inside), await codesOf(box)], [[], []]);
  const [read] = await archive.db.tx(by, (tx) => consentsOf(tx, idOf('in-box.txt')));
  assert.equal(read?.serial, items.find(({ title }) => title === 'box.zip')?.serial);
  const danger = { cause: 'danger', reason: 'it tells where somebody lives' } as const;
  await archive.db.tx(by, (tx) => withdrawItem(tx, by, idOf('in-box.txt'), danger));
  assert.deepEqual(
    [await codesOf(inside), await codesOf(box)],
    [['error withdrawn'], ['error holds-withdrawn']],
  );
  await assert.rejects(build(box), { code: 'DOSSIER_EXHIBIT_WITHDRAWN' });
});

test('a consent without a purpose, one that ends before it began, and one that nobody needs for no reason are refused', async () => {
  for (const wrong of [
    { purposes: [] },
    { basis: 'not-needed' },
    { givenOn: '2031-02-31' },
    { expiresOn: '2031-05' },
    { expiresOn: '2031-05-05' },
    { forums: ['No Forum'] },
    { note: 'n'.repeat(2001) },
  ] as const)
    await assert.rejects(consent('spare.txt', wrong), { code: 'INVALID_INPUT' }, JSON.stringify(wrong));
  await assert.rejects(
    archive.db.tx(by, (tx) => withdrawItem(tx, by, idOf('spare.txt'), { cause: 'other', reason: ' ' })),
    { code: 'INVALID_INPUT' },
  );
});

test('whoever works on a dossier hears of it, and the ledger holds it all', async () => {
  const given = {
    name: 'Builder',
    email: null,
    roles: ['analyst' as const],
    compartmentIds: [compartmentId],
  };
  const personId = await archive.db.tx(by, (tx) => addPerson(tx, by, given));
  const other = { kind: 'person' as const, personId };
  await archive.db.tx(other, async (tx) => {
    const facts = { name: 'theirs', title: 'T', forum: null, numbering: '{1}' };
    const dossier = await openDossier(tx, other, { caseId, compartmentId, ...facts });
    await setExhibits(tx, other, dossier, [{ itemId: idOf('spare.txt') }]);
  });
  await archive.db.tx(by, async (tx) => {
    const item = await getItem(tx, { id: idOf('spare.txt') });
    await withdrawItem(tx, by, item.id, { cause: 'privileged', reason: 'a lawyer wrote it' });
    await tellOfBar(tx, by, item);
  });
  const notices = await archive.db.tx(other, (tx) => noticesOf(tx, personId, null, 10));
  assert.deepEqual(
    notices.map(({ kind }) => kind),
    ['barred'],
  );
  await archive.ledger.publishAll();
  assert.deepEqual((await fsck(archive.ledger.files, archive.blobs)).findings, []);
});

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson, openCompartment } from '#access';
import { listItems, moveItems } from '#catalogue';
import type { Identity } from '#db';
import { receive, walk } from '#intake';
import { testArchive } from '../../../test/db/archive.ts';
import {
  addNote,
  buildDossier,
  changeDossier,
  dossierVersion,
  fileDossier,
  filingsOf,
  findDossier,
  openDossier,
  reopenFiling,
  setExhibits,
  settleNote,
} from '../index.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const input = join(folder, 'in');
await mkdir(input);
for (const name of ['a-first.txt', 'b-late.txt']) await writeFile(join(input, name), `fictional ${name}`);
await receive(
  archive,
  { by, caseId, compartmentId, statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } },
  walk([input], archive.paths.root),
);
const run = <T>(use: Parameters<typeof archive.db.tx<T>>[1], who: Identity = by): Promise<T> =>
  archive.db.tx(who, use);
const items = (await run((tx) => listItems(tx, {}, 10, null))).toSorted((a, b) =>
  a.title < b.title ? -1 : 1,
);
const [first, late] = [items[0]?.id ?? '', items[1]?.id ?? ''];
const facts = { name: 'memorial', title: 'Memorial', forum: null, numbering: 'Annex {1}' };
const dossier = await run((tx) => openDossier(tx, by, { caseId, compartmentId, ...facts }));
await run((tx) => setExhibits(tx, by, dossier, [{ itemId: first }]));
const { build } = await buildDossier(archive, by, dossier);
const FILED = {
  buildId: build.id,
  filedOn: '2031-05-06',
  filedWith: 'Fictional Registry',
  reference: 'No. 7',
};
const change = async (): Promise<void> =>
  run(async (tx) =>
    changeDossier(
      tx,
      by,
      (await findDossier(tx, { id: dossier.id })) ?? dossier,
      { ...facts, title: 'Another', pageLimit: null, languages: [], volumes: null },
      await dossierVersion(tx, (await findDossier(tx, { id: dossier.id })) ?? dossier),
    ),
  );
const add = (): Promise<void> =>
  run((tx) => setExhibits(tx, by, dossier, [{ itemId: first }, { itemId: late }]));

test('what cannot be a filing is refused: a day that is none, nobody to file with, a build of another dossier', async () => {
  for (const wrong of [{ filedOn: '2031-02-30' }, { filedOn: 'May 2031' }, { filedWith: '  ' }])
    await assert.rejects(
      run((tx) => fileDossier(tx, by, dossier, { ...FILED, ...wrong })),
      { code: 'INVALID_INPUT' },
      JSON.stringify(wrong),
    );
  const other = await run((tx) => openDossier(tx, by, { caseId, compartmentId, ...facts, name: 'other' }));
  await assert.rejects(
    run((tx) => fileDossier(tx, by, other, FILED)),
    { code: 'NOT_FOUND' },
  );
  assert.deepEqual(await run((tx) => filingsOf(tx, dossier.id)), []);
});

test('what was filed does not change; what comes late or is wrong is noted, and settled once', async () => {
  const id = await run((tx) => fileDossier(tx, by, dossier, FILED));
  await assert.rejects(
    run((tx) => fileDossier(tx, by, dossier, FILED)),
    { code: 'DOSSIER_FILED' },
  );
  await assert.rejects(add(), { code: 'DOSSIER_FILED' });
  await assert.rejects(change(), { code: 'DOSSIER_FILED' });
  const lateId = await run((tx) =>
    addNote(tx, by, id, { kind: 'late', itemId: late, reason: 'it reached us after the filing' }),
  );
  await run((tx) =>
    addNote(tx, by, id, {
      kind: 'erratum',
      place: 'Annex 1, p. 1, line 1',
      says: 'fictoinal',
      shouldSay: 'fictional',
      reason: 'a slip of the typist',
    }),
  );
  const settled = { outcome: 'admitted', reason: 'the other party did not object' } as const;
  await run((tx) => settleNote(tx, by, lateId, settled));
  await assert.rejects(
    run((tx) => settleNote(tx, by, lateId, { ...settled, outcome: 'refused' })),
    { code: 'CONFLICT' },
  );
  const [filing, ...none] = await run((tx) => filingsOf(tx, dossier.id));
  assert.deepEqual(none, []);
  assert.deepEqual(
    [filing?.sha256, filing?.filedOn, filing?.madeBy],
    [build.bundle_sha256, '2031-05-06', 'A. Archivist'],
  );
  assert.deepEqual(
    filing?.notes.map(({ kind, title, place, outcome }) => [kind, title, place, outcome]),
    [
      ['late', 'b-late.txt', null, 'admitted'],
      ['erratum', null, 'Annex 1, p. 1, line 1', null],
    ],
  );
});

test('reopened with a reason it changes again, and can be filed a second time', async () => {
  const [filing] = await run((tx) => filingsOf(tx, dossier.id));
  const id = filing?.id ?? '';
  await assert.rejects(
    run((tx) => reopenFiling(tx, by, id, ' ')),
    { code: 'INVALID_INPUT' },
  );
  await run((tx) => reopenFiling(tx, by, id, 'leave of the fictional court'));
  for (const again of [
    () => run((tx) => reopenFiling(tx, by, id, 'again')),
    () => run((tx) => addNote(tx, by, id, { kind: 'late', itemId: late, reason: 'x' })),
  ])
    await assert.rejects(again(), { code: 'DOSSIER_NOT_FILED' });
  await add();
  await change();
  await run((tx) => fileDossier(tx, by, dossier, { ...FILED, filedOn: '2031-06-07', reference: null }));
  const filings = await run((tx) => filingsOf(tx, dossier.id));
  assert.deepEqual(
    filings.map(({ filedOn, reopenedReason }) => [filedOn, reopenedReason]),
    [
      ['2031-06-07', null],
      ['2031-05-06', 'leave of the fictional court'],
    ],
  );
});

test('who may not see the late document reads neither the note nor what the ledger says of it', async () => {
  const sealed = await run((tx) =>
    openCompartment(tx, by, {
      caseId,
      name: 'Names of witnesses',
      description: '',
      isSealed: true,
      memberIds: [by.personId],
    }),
  );
  const personId = await run((tx) =>
    addPerson(tx, by, { name: 'R. Reader', email: null, roles: ['lawyer'], compartmentIds: [compartmentId] }),
  );
  const reader: Identity = { kind: 'person', personId };
  const notes = (who: Identity) =>
    run(async (tx) => (await filingsOf(tx, dossier.id)).flatMap((one) => one.notes), who);
  const told = (who: Identity) =>
    run(async (tx) => JSON.stringify(await archive.ledger.history(tx, dossier.id)), who);
  assert.equal((await notes(reader)).length, 2);
  assert.match(await told(reader), /it reached us after the filing/);
  await run((tx) =>
    moveItems(tx, by, archive.jobs, [late], { compartmentId: sealed, reason: 'a witness is named' }),
  );
  assert.deepEqual(
    (await notes(reader)).map(({ kind }) => kind),
    ['erratum'],
  );
  assert.doesNotMatch(await told(reader), /it reached us after the filing/);
  assert.match(await told(reader), /a slip of the typist/);
  assert.match(await told(by), /it reached us after the filing/);
  // Who may not see all of it is kept from changing it as well.
  await assert.rejects(
    run((tx) => setExhibits(tx, reader, dossier, []), reader),
    { code: 'DOSSIER_FILED' },
  );
});

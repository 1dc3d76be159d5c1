import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { listItems } from '#catalogue';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { typeset } from '#volume';
import { testArchive } from '../../../test/db/archive.ts';
import {
  addNote,
  buildDossier,
  changeDossier,
  dossierVersion,
  errataSheet,
  fileDossier,
  openDossier,
  reopenFiling,
  setExhibits,
  settleNote,
} from '../index.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const run = <T>(use: Parameters<typeof archive.db.tx<T>>[1]): Promise<T> => archive.db.tx(by, use);
const input = join(folder, 'in');
await mkdir(input);
// A volume has 400 pages, and each exhibit a sheet: the second begins after the first few papers.
const PAGES = '#for n in range(1, 391) [Fictional page #n #pagebreak(weak: true)]';
await writeFile(join(input, 'a-report.pdf'), (await typeset(PAGES, {})).bytes);
for (let n = 10; n < 21; n += 1) await writeFile(join(input, `paper-${n}.txt`), `A fictional paper, ${n}.`);
await receive(
  archive,
  { by, caseId, compartmentId, statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } },
  walk([input], archive.paths.root),
);
const items = (await run((tx) => listItems(tx, {}, 100, null))).toSorted((a, b) =>
  a.title < b.title ? -1 : 1,
);
// Its pages are printed as such once a tool has said that it is a PDF.
await deriveItem(archive, { itemId: items[0]?.id ?? '', queue: 'derive' }, new AbortController().signal);
const FACTS = { title: 'Memorial', forum: 'A fictional court', numbering: 'Annex {1}' };
const dossier = await run(async (tx) => {
  const made = await openDossier(tx, by, { caseId, compartmentId, name: 'memorial', ...FACTS });
  await setExhibits(
    tx,
    by,
    made,
    items.map(({ id }) => ({ itemId: id })),
  );
  const volumes = { profile: 'icj-volumes', language: 'fr' as const, ernPrefix: 'ABC' };
  const change = { ...FACTS, pageLimit: null, languages: [], volumes };
  await changeDossier(tx, by, made, change, await dossierVersion(tx, made));
  return { ...made, ...FACTS };
});
const { build, volumes } = await buildDossier(archive, by, dossier);
const filing = await run((tx) =>
  fileDossier(tx, by, dossier, {
    buildId: build.id,
    filedOn: '2031-05-06',
    filedWith: 'le Greffe fictif',
    reference: 'No. 7',
  }),
);
const erratum = (place: string, says: string, shouldSay: string): Promise<string> =>
  run((tx) =>
    addNote(tx, by, filing, { kind: 'erratum', place, says, shouldSay, reason: `misread: ${place}` }),
  );
async function sheetText(): Promise<string> {
  const { bytes, name } = await errataSheet(archive, by, filing);
  assert.equal(name, 'memorial-errata.pdf');
  const file = join(folder, name);
  await writeFile(file, bytes);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

test('without an erratum there is no sheet, and none of a filing that is not there', async () => {
  await assert.rejects(errataSheet(archive, by, filing), { code: 'DOSSIER_NO_ERRATA' });
  await assert.rejects(errataSheet(archive, by, dossier.id), { code: 'NOT_FOUND' });
});

test('it says forum, case, filing, and of each erratum volume, place, for, read, reason and day', async () => {
  assert.equal(volumes.length, 2);
  await erratum('Annex 1, p. 1, line 2', 'handed ower', 'handed over');
  await erratum('Annex 12, p. 1', 'Ağdam 1992 Ստեփ', 'Ağdam 1993 地');
  await erratum('Mémoire, para. 12', 'in May', 'in June');
  const refused = await erratum('Annex 2, p. 1', 'left', 'right');
  await run((tx) =>
    settleNote(tx, by, refused, { outcome: 'refused', reason: 'it is a change of substance' }),
  );
  const text = await sheetText();
  assert.match(text, /A fictional court[\s\S]+Memorial[\s\S]+Errata/);
  assert.match(
    text,
    /Affaire +Test case\s+Déposé auprès de +le Greffe fictif\s+Déposé le +2031-05-06\s+Référence +No\. 7/,
  );
  assert.match(text, /Volume et emplacement +Au lieu de +Lire +Motif/);
  assert.match(text, /Volume 1 · Annex 1, p\. 1, +handed ower +handed over +misread: Annex 1, p\. 1,/);
  assert.match(text, /Volume 2 · Annex 12, p\. 1 +Ağdam 1992 Ստեփ +Ağdam 1993/, 'Annex 12 is not Annex 1');
  assert.match(text, /^Mémoire, para\. 12 +in May +in June/m);
  assert.match(text, /n’ont pas pu être imprimés: U\+5730/);
  assert.match(text, new RegExp(new Date().toISOString().slice(0, 10)));
  assert.doesNotMatch(text, /substance|left/);
  const again = await errataSheet(archive, by, filing);
  assert.deepEqual(again.bytes, (await errataSheet(archive, by, filing)).bytes, 'equal errata, equal bytes');
  // A filing that was reopened keeps its sheet: it is what was corrected then.
  await run((tx) => reopenFiling(tx, by, filing, 'leave of the fictional court'));
  assert.match(await sheetText(), /handed over/);
});

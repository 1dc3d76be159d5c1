import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { getItem, listItems } from '#catalogue';
import { deriveItem, findProgram } from '#derive';
import { receive, walk } from '#intake';
import { makeRedaction, proposeRedactions, sealText } from '#redaction';
import { typeset } from '#volume';
import { testArchive } from '../../../test/db/archive.ts';
import { buildDossier, changeDossier, dossierVersion, openDossier, setExhibits } from '../index.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const SECRET = 'Vali Hasanov';
const skip = (await findProgram('tesseract')) === null ? 'tesseract is not installed here' : false;
const input = join(folder, 'in');
await mkdir(input);

/** A line on grey, drawn by Typst, so that no font of the machine is needed. */
async function drawn(line: string): Promise<Buffer> {
  const page = `#set page(width: 480pt, height: 240pt, fill: luma(200), margin: 30pt)
#align(center + horizon, text(size: 34pt, "${line}"))`;
  const pdf = join(folder, 'drawn.pdf');
  await writeFile(pdf, (await typeset(page, {})).bytes);
  execFileSync('pdftoppm', ['-r', '120', '-png', '-singlefile', pdf, join(folder, 'drawn')]);
  return sharp(join(folder, 'drawn.png')).toBuffer();
}

/** As a telephone that was held on its side keeps it: the pixels lie, and the file says how it is shown. */
async function photo(name: string, line: string, isTurned: boolean): Promise<void> {
  const upright = sharp(await drawn(line));
  const kept = isTurned ? upright.rotate(270).withMetadata({ orientation: 6 }) : upright;
  await kept.jpeg({ quality: 90 }).toFile(join(input, name));
}

async function receiveAll(): Promise<void> {
  const statement = { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } as const;
  await receive(archive, { by, caseId, compartmentId, statement }, walk([input], archive.paths.root));
}

/** A dossier of one item, of which everything was made, or everything but what OCR reads. */
async function dossierOf(title: string, isRead = true) {
  const [item] = await archive.db.tx(by, (tx) => listItems(tx, { caseId, title }, 1, null));
  assert.ok(item, title);
  for (const queue of isRead ? (['derive', 'ocr'] as const) : (['derive'] as const))
    await deriveItem(archive, { itemId: item.id, queue }, new AbortController().signal);
  return archive.db.tx(by, async (tx) => {
    const facts = { title: 'Memorial', forum: null, numbering: 'Annex {1}' };
    const name = title.replace(/\.\w+$/, '');
    const dossier = await openDossier(tx, by, { caseId, compartmentId, name, ...facts });
    await setExhibits(tx, by, dossier, [{ itemId: item.id }]);
    const volumes = { profile: 'icj-volumes', language: 'en' as const, ernPrefix: 'ABC' };
    const change = { ...facts, pageLimit: null, languages: [], volumes };
    await changeDossier(tx, by, dossier, change, await dossierVersion(tx, dossier));
    return { ...dossier, itemId: item.id, serial: (await getItem(tx, { id: item.id })).serial };
  });
}

const buildPublic = (dossier: Awaited<ReturnType<typeof dossierOf>>) =>
  buildDossier(archive, by, dossier, { isPublic: true });
const LEAK = { code: 'REDACTION_LEAK', message: /exhibit\.pdf page 1 \(uncovered\)/ } as const;
const GROUNDS = { category: 'witness', authority: 'Order of 3 May', reason: null, isByRule: false } as const;

await photo('upright.jpg', `Camp of ${SECRET}`, false);
await photo('turned.jpg', `House of ${SECRET}`, true);
await photo('turned-plain.jpg', 'The fictional river', true);
await photo('unread.jpg', `Car of ${SECRET}`, false);
// A letter with words of its own, and beside them a picture of others.
await writeFile(join(folder, 'inset.png'), await drawn(`Badge of ${SECRET}`));
const letter = `#set page(width: 500pt, height: 400pt)
#text("A letter of the fictional ministry, which has words enough of its own.")
#image("inset.png", width: 400pt)`;
await writeFile(join(input, 'letter.pdf'), (await typeset(letter, {}, folder)).bytes);
await receiveAll();
await archive.db.tx(by, (tx) =>
  sealText(tx, by, { caseId, compartmentId: null, body: SECRET, kind: 'other' }),
);

test(
  'a sealed name on a photo is found whichever way the photo was held, and also when OCR never read it',
  { skip },
  async () => {
    await assert.rejects(buildPublic(await dossierOf('upright.jpg')), LEAK);
    const turned = await dossierOf('turned.jpg');
    await assert.rejects(buildPublic(turned), LEAK);
    await assert.rejects(buildPublic(await dossierOf('unread.jpg', false)), LEAK);
    // Whoever has looked at it covers the whole picture.
    const regions = [{ x: 0, y: 0, width: 100, height: 100 }];
    await makeRedaction(archive, by, turned.serial, { kind: 'region', page: 1, regions }, GROUNDS);
    assert.equal((await buildPublic(turned)).report.result, 'PASS');
  },
);

test('a picture beside the text of a page of PDF is read too', { skip }, async () => {
  const named = await dossierOf('letter.pdf');
  await assert.rejects(buildPublic(named), LEAK);
  const regions = [{ x: 0, y: 20, width: 100, height: 80 }];
  await makeRedaction(archive, by, named.serial, { kind: 'region', page: 1, regions }, GROUNDS);
  assert.equal((await buildPublic(named)).report.result, 'PASS');
});

test('a turned photo without a sealed word is not held back', { skip }, async () => {
  assert.equal((await buildPublic(await dossierOf('turned-plain.jpg'))).report.result, 'PASS');
});

test('whoever is asked what to cover is told which pages nobody could look through', { skip }, async () => {
  const items = await archive.db.tx(by, (tx) => listItems(tx, { caseId }, 100, null));
  const { proposals, unread } = await proposeRedactions(archive, by, {
    caseId,
    itemIds: items.map(({ id }) => id),
  });
  const titleOf = (serial: string) => items.find((one) => one.serial === serial)?.title;
  assert.deepEqual(
    unread.map(({ serial, page }) => `${titleOf(serial)} ${page}`).toSorted((a, b) => (a < b ? -1 : 1)),
    // The one that is covered as a whole need not be read.
    ['letter.pdf 1', 'turned-plain.jpg 1', 'unread.jpg 1'],
  );
  assert.deepEqual(
    proposals.map(({ serial, likeness }) => [titleOf(serial), likeness]),
    [['upright.jpg', 'whole']],
  );
});

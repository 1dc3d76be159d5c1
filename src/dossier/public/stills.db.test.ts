import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { getItem, listItems } from '#catalogue';
import { deriveItem, findProgram } from '#derive';
import { receive, walk } from '#intake';
import { makeRedaction, sealText } from '#redaction';
import { typeset } from '#volume';
import { testArchive } from '../../../test/db/archive.ts';
import { buildDossier, changeDossier, dossierVersion, openDossier, setExhibits } from '../index.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const SECRET = 'Vali Hasanov';
const [ffmpeg, tesseract] = [await findProgram('ffmpeg'), await findProgram('tesseract')];
const skip = ffmpeg !== null && tesseract !== null ? false : 'ffmpeg or tesseract is not installed here';
const input = join(folder, 'in');
await mkdir(input);

/** A film in which a line stands, white on grey; drawn by Typst, so that no font of the machine is needed. */
async function film(name: string, line: string): Promise<void> {
  const page = `#set page(width: 640pt, height: 360pt, fill: luma(60), margin: 30pt)
#align(bottom + center, text(size: 34pt, fill: white, "${line}"))`;
  const pdf = join(folder, `${name}.pdf`);
  await writeFile(pdf, (await typeset(page, {})).bytes);
  execFileSync('pdftoppm', ['-r', '96', '-png', '-singlefile', pdf, join(folder, name)]);
  execFileSync('ffmpeg', [
    ...'-v error -loop 1 -i'.split(' '),
    join(folder, `${name}.png`),
    ...'-t 6 -r 5 -vf scale=852:480 -pix_fmt yuv420p'.split(' '),
    join(input, `${name}.mp4`),
  ]);
}

async function dossierOf(title: string) {
  const [item] = await archive.db.tx(by, (tx) => listItems(tx, { caseId, title }, 1, null));
  assert.ok(item, title);
  await deriveItem(archive, { itemId: item.id, queue: 'derive' }, new AbortController().signal);
  return archive.db.tx(by, async (tx) => {
    const facts = { title: 'Memorial', forum: null, numbering: 'Annex {1}' };
    const name = title.replace('.mp4', '');
    const dossier = await openDossier(tx, by, { caseId, compartmentId, name, ...facts });
    await setExhibits(tx, by, dossier, [{ itemId: item.id }]);
    const volumes = { profile: 'icj-volumes', language: 'en' as const, ernPrefix: 'ABC' };
    const change = { ...facts, pageLimit: null, languages: [], volumes };
    await changeDossier(tx, by, dossier, change, await dossierVersion(tx, dossier));
    return { ...dossier, serial: (await getItem(tx, { id: item.id })).serial };
  });
}

test(
  'a sealed name that stands in a film is found on the stills of it, and a film without it is not held back',
  { skip },
  async () => {
    await film('named', `Interview with ${SECRET}`);
    await film('plain', 'Interview at the fictional river');
    await receive(
      archive,
      {
        by,
        caseId,
        compartmentId,
        statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x' },
      },
      walk([input], archive.paths.root),
    );
    await archive.db.tx(by, (tx) =>
      sealText(tx, by, { caseId, compartmentId: null, body: SECRET, kind: 'other' }),
    );
    const open = await buildDossier(archive, by, await dossierOf('plain.mp4'), { isPublic: true });
    assert.equal(open.report.result, 'PASS');
    const named = await dossierOf('named.mp4');
    // Not in the text of the film, of which there is none: only on its pictures.
    await assert.rejects(buildDossier(archive, by, named, { isPublic: true }), {
      code: 'REDACTION_LEAK',
      message: /exhibit\.pdf page 1 \(uncovered\)/,
    });
    // The confidential version is not searched.
    assert.equal((await buildDossier(archive, by, named)).report.result, 'PASS');
    const grounds = {
      category: 'witness',
      authority: 'Order of 3 May',
      reason: null,
      isByRule: false,
    } as const;
    // Both pages of stills, below the line that names what they are.
    const regions = [{ x: 0, y: 8, width: 100, height: 92 }];
    for (const page of [1, 2])
      await makeRedaction(archive, by, named.serial, { kind: 'region', page, regions }, grounds);
    const covered = await buildDossier(archive, by, named, { isPublic: true });
    assert.equal(covered.report.result, 'PASS');
  },
);

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import { getItem, listItems, moveItems } from '#catalogue';
import { confirmedLaw } from '#confirmations';
import type { Identity } from '#db';
import { deriveItem } from '#derive';
import { makePleading } from '#drafting';
import { receive, walk } from '#intake';
import { asSha256Hex } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { typeset } from '#volume';
import { codedArchive } from '../../../test/db/coded.ts';
import {
  buildDossier,
  changeDossier,
  choosable,
  dossierProblems,
  dossierVersion,
  exhibitsOf,
  exhibitsVersion,
  findDossier,
  openDossier,
  plannedProfile,
  setExhibits,
  setExtract,
} from '../index.ts';

const { archive, by, caseId, compartmentId, folder, sealed, addText, code } = await codedArchive();
const PAGES = `#set page(width: 200pt, height: 100pt)
#for n in range(1, 13) [Fictional page #n of the report. #pagebreak(weak: true)]`;
const serial = await addText('report.pdf', (await typeset(PAGES, {})).bytes, compartmentId);
const other = await addText('letter.txt', 'A fictional letter.', compartmentId);
const run = <T>(use: Parameters<typeof archive.db.tx<T>>[1], who: Identity = by): Promise<T> =>
  archive.db.tx(who, use);
const itemIds = await run(async (tx) => [
  (await getItem(tx, { serial })).id,
  (await getItem(tx, { serial: other })).id,
]);
const facts = { title: 'Memorial', forum: 'A fictional court', numbering: 'Annex {1}' };
const plan = (profile: string) => ({ profile, language: 'en' as const, ernPrefix: 'ABC-APP' });
const REASON = 'the other pages concern another fictional region';

async function dossierOf(name: string, profile = 'icj-volumes'): Promise<LedgeredRow<'dossier'>> {
  return run(async (tx) => {
    const dossier = await openDossier(tx, by, { caseId, compartmentId, name, ...facts });
    await setExhibits(
      tx,
      by,
      dossier,
      itemIds.map((itemId) => ({ itemId })),
    );
    const change = { ...facts, pageLimit: 750, languages: [], volumes: plan(profile) };
    await changeDossier(tx, by, dossier, change, await dossierVersion(tx, dossier));
    return (await findDossier(tx, { id: dossier.id })) ?? dossier;
  });
}
const first = (dossier: LedgeredRow<'dossier'>) => run(async (tx) => (await exhibitsOf(tx, dossier.id))[0]);
const extract = async (
  dossier: LedgeredRow<'dossier'>,
  pages: string | null,
  version: string | null = null,
) => {
  const exhibitId = (await first(dossier))?.exhibitId ?? '';
  await run((tx) => setExtract(tx, by, dossier, { exhibitId, pages, reason: REASON, version }));
};
const problemsOf = (dossier: LedgeredRow<'dossier'>) =>
  run(async (tx) => {
    const law = await confirmedLaw(tx, archive.paths.root);
    return dossierProblems(tx, dossier, await plannedProfile(tx, dossier.id, law));
  });
const local = (sha256: string): Promise<string> => archive.blobs.localPath(asSha256Hex(sha256));
const textOf = (file: string): string =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
const unpack = async (sha256: string, name: string): Promise<string> => {
  execFileSync('unzip', ['-oq', await local(sha256), '-d', join(folder, 'out')]);
  return join(folder, 'out', name);
};

const dossier = await dossierOf('memorial');

test('what names no pages of the document is refused, and so is a list that somebody else changed', async () => {
  for (const pages of ['', '0', '5-3', '3-13', '1-12', 'all'])
    await assert.rejects(extract(dossier, pages), { code: 'INVALID_INPUT' }, pages);
  await assert.rejects(extract(dossier, '3', 'another version'), { code: 'CONFLICT' });
  const exhibitId = '00000000-0000-7000-8000-000000000001';
  await assert.rejects(
    run((tx) => setExtract(tx, by, dossier, { exhibitId, pages: '3', reason: REASON, version: null })),
    { code: 'NOT_FOUND' },
  );
  assert.equal((await first(dossier))?.extract, null);
});

test('a volume shows the pages of an extract alone, says so, and the whole lies beside it, counted and listed', async () => {
  const whole = await buildDossier(archive, by, dossier);
  const before = await run((tx) => exhibitsVersion(tx, dossier.id));
  await extract(dossier, '12, 3-5,4', before);
  assert.notEqual(await run((tx) => exhibitsVersion(tx, dossier.id)), before);
  const { build, volumes, report } = await buildDossier(archive, by, dossier, { withQuotes: true });
  assert.equal(report.result, 'PASS');
  assert.equal(whole.build.pages - build.pages, 8, '4 of 12 pages are filed');
  const text = textOf(await local(volumes[0]?.sha256 ?? ''));
  for (const page of [3, 4, 5, 12]) {
    assert.match(text, new RegExp(`Fictional page ${page} of the report`));
    // Stamped as of the whole: what is cited by a number stays that page.
    assert.match(text, new RegExp(`ABC-APP-0000-00${String(page).padStart(2, '0')}\\s+Page ${page} / 12`));
  }
  for (const page of [1, 2, 6, 11]) assert.doesNotMatch(text, new RegExp(`Fictional page ${page} of`));
  const said = text.replaceAll(/\s+/g, ' ');
  assert.match(
    said,
    /Extract: pages 3-5, 12 of the 12 pages of the document\. The whole document is deposited with the Registry\./,
  );
  assert.match(said, /Documents deposited whole with the Registry .*Annex 1 report\.pdf 3-5, 12 \/ 12/);
  const bag = await unpack(build.bundle_sha256, 'memorial');
  const deposited = await readFile(join(bag, 'data/deposited/001/report.pdf'));
  assert.deepEqual(deposited, await readFile(join(bag, 'data/exhibits/001/report.pdf')));
  const manifest = await readFile(join(bag, 'manifest-sha256.txt'), 'utf8');
  assert.match(manifest, /^[0-9a-f]{64} {2}data\/deposited\/001\/report\.pdf$/m);
  assert.match(manifest, /^[0-9a-f]{64} {2}data\/deposited\/list\.pdf$/m);
  assert.match(
    textOf(join(bag, 'data/deposited/list.pdf')),
    /deposited whole with the Registry[\s\S]+Annex 1[\s\S]+data\/deposited\/001\/report\.pdf/,
  );
  assert.match(await readFile(join(bag, 'data/index.csv'), 'utf8'), /,extract\r?\n[\s\S]+"3-5, 12"/);
  const again = await buildDossier(archive, by, dossier);
  assert.equal(again.volumes[0]?.sha256, volumes[0]?.sha256, 'equal input, equal bytes');
});

test('a public version has the pages of the extract, and nothing else of the document', async () => {
  const { build, report } = await buildDossier(archive, by, dossier, { isPublic: true });
  assert.equal(report.result, 'PASS');
  const bag = await unpack(build.bundle_sha256, 'memorial-public');
  const info = execFileSync('pdfinfo', [join(bag, 'data/exhibits/001/exhibit.pdf')], { encoding: 'utf8' });
  assert.match(info, /^Pages: +4$/m);
  assert.doesNotMatch(await readFile(join(bag, 'manifest-sha256.txt'), 'utf8'), /deposited/);
});

test('as PDF/A the pages of an extract are the pictures of these pages', async () => {
  const { volumes, report } = await buildDossier(archive, by, dossier, { isPdfA: true });
  assert.equal(report.result, 'PASS');
  const images = execFileSync('pdfimages', ['-list', await local(volumes[0]?.sha256 ?? '')], {
    encoding: 'utf8',
  });
  assert.equal(images.trim().split('\n').length - 2, 5, 'four pages of one, one of the other');
});

test('the budget counts what is filed; quotes and cites of pages that are left out are told', async () => {
  const { budget, problems } = await problemsOf(dossier);
  // The text has no pages of its own; it was printed on one when it was registered.
  assert.deepEqual([budget.pages, budget.withoutPages], [5, 0]);
  assert.deepEqual(
    problems.filter(({ code: one }) => one.startsWith('extract')),
    [],
  );
  await code(serial, 'Fictional page 7 of the report.');
  await code(serial, 'Fictional page 4 of the report.');
  await run(async (tx) => {
    const paragraph = { id: null, kind: 'paragraph' as const, partOf: null, level: null };
    const cites = [4, 9, 9].map((page) => `It is said. [](cite:${itemIds[0]}?page=${page})`);
    await makePleading(tx, by, {
      caseId,
      dossierId: dossier.id,
      facts: { kind: 'memorial', title: 'Memorial', language: 'en' },
      parts: [
        { id: null, kind: 'section', partOf: 'facts', level: 1, body: 'Facts' },
        ...cites.map((body) => ({ ...paragraph, body })),
      ],
    });
  });
  const exhibitId = (await first(dossier))?.exhibitId ?? null;
  assert.deepEqual(
    (await problemsOf(dossier)).problems.filter(({ code: one }) => one.startsWith('extract')),
    [
      { code: 'extract-cited', severity: 'warning', exhibitId, n: 1, text: '9' },
      { code: 'extract-quoted', severity: 'warning', exhibitId, n: 1, text: '7' },
    ],
  );
  // Whole again: then an extract can be proposed, with the pages that are quoted and cited.
  await extract(dossier, null);
  const proposed = await run(async (tx) => {
    const law = await confirmedLaw(tx, archive.paths.root);
    return [
      await choosable(tx, dossier.id, law.profile('icj-volumes')),
      await choosable(tx, dossier.id, law.profile('icc-disclosure')),
    ].map((lines) => lines.map(({ pages, quotedPages }) => [pages, quotedPages]));
  });
  assert.deepEqual(proposed[0], [
    [12, [4, 7, 9]],
    [1, []],
  ]);
  assert.deepEqual(proposed[1], [
    [12, []],
    [1, []],
  ]);
});

test('a forum that wants whole documents gets no extract; pages that are not there are told and not built', async () => {
  const disclosure = await dossierOf('disclosure', 'icc-disclosure');
  await extract(disclosure, '2');
  const refused = (await problemsOf(disclosure)).problems.find(({ severity }) => severity === 'error');
  assert.deepEqual([refused?.code, refused?.text], ['extract-refused', 'icc-disclosure']);
  await assert.rejects(buildDossier(archive, by, disclosure), { code: 'VOLUME_EXTRACT_NOT_ALLOWED' });
});

test('pages that nobody counted yet are taken as they are named, told when they are counted, and never built', async () => {
  await writeFile(join(folder, 'later.pdf'), (await typeset(PAGES.replace('report', 'survey'), {})).bytes);
  await receive(
    archive,
    { by, caseId, compartmentId, statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } },
    walk([join(folder, 'later.pdf')], archive.paths.root),
  );
  const [item] = await run((tx) => listItems(tx, { caseId, title: 'later.pdf' }, 1, null));
  const later = await dossierOf('later');
  assert.ok(item && item.id !== itemIds[0]);
  await run((tx) => setExhibits(tx, by, later, [{ itemId: item.id }]));
  await extract(later, '11-14');
  await deriveItem(archive, { itemId: item.id, queue: 'derive' }, new AbortController().signal);
  const { problems } = await problemsOf(later);
  const outside = problems.find(({ code: one }) => one === 'extract-outside');
  assert.deepEqual([outside?.severity, outside?.n, outside?.text], ['error', 12, '13-14']);
  await assert.rejects(buildDossier(archive, by, later), { code: 'VOLUME_EXTRACT_OUTSIDE' });
});

test('who does not see the item reads neither the pages nor the reason, also not in the ledger', async () => {
  const personId = await run((tx) =>
    addPerson(tx, by, { name: 'R. Reader', email: null, roles: ['lawyer'], compartmentIds: [compartmentId] }),
  );
  const reader: Identity = { kind: 'person', personId };
  await extract(dossier, '3-5, 12');
  const told = (who: Identity) =>
    run(async (tx) => JSON.stringify(await archive.ledger.history(tx, dossier.id)), who);
  assert.match(await told(reader), /another fictional region/);
  await run((tx) =>
    moveItems(tx, by, archive.jobs, [itemIds[0] ?? ''], { compartmentId: sealed, reason: 'a witness' }),
  );
  assert.doesNotMatch(await told(reader), /another fictional region/);
  assert.match(await told(by), /another fictional region/);
  assert.deepEqual(
    (await run((tx) => exhibitsOf(tx, dossier.id), reader)).map(({ extract: pages }) => pages),
    [null],
  );
  // Taken off, an exhibit takes its extract with it.
  await run((tx) => setExhibits(tx, by, dossier, [{ itemId: itemIds[1] ?? '' }]));
  await run((tx) =>
    setExhibits(
      tx,
      by,
      dossier,
      itemIds.map((itemId) => ({ itemId })),
    ),
  );
  assert.equal((await first(dossier))?.extract, null);
});

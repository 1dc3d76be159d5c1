import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { startWorkers, waitForQueues } from '#archive';
import { getItem, listItems, makeTranslation } from '#catalogue';
import { asSha256Hex } from '#kernel';
import { fsck } from '#ledger';
import { receive, walk } from '#intake';
import { typeset } from '#volume';
import { testArchive } from '../../../test/db/archive.ts';
import {
  buildDossier,
  changeDossier,
  dossierVersion,
  findDossier,
  openDossier,
  readConcordance,
  readOpticon,
  setExhibits,
  volumePlanOf,
  type VolumePlan,
} from '../index.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const input = join(folder, 'in');
const out = join(folder, 'out');
await mkdir(input);
await mkdir(out);

const PAGES = `#set page(width: 200pt, height: 100pt)
#for n in range(1, 4) [Fictional page #n #pagebreak(weak: true)]`;
const pdf = (await typeset(PAGES, {})).bytes;
await writeFile(join(input, 'b-pages.pdf'), pdf);
await writeFile(join(input, 'c-locked.pdf'), pdf);
execFileSync('qpdf', [
  '--encrypt',
  'secret',
  'owner',
  '256',
  '--',
  '--replace-input',
  join(input, 'c-locked.pdf'),
]);
await writeFile(join(input, 'd-damaged.pdf'), pdf.subarray(0, 700));
await writeFile(
  join(input, 'a-statement.txt'),
  'Fictional statement\nՀայտարարություն\nბილინგვური\nبيان\nЗаявление\nMəlumat ğş\n地図\n',
);
await sharp({ create: { width: 900, height: 300, channels: 3, background: '#357' } })
  .jpeg()
  .toFile(join(input, 'e-wide.jpg'));
await receive(
  archive,
  {
    by,
    caseId,
    compartmentId,
    statement: { source: { name: 'Fictional Desk', kind: 'organisation' }, label: 'x' },
  },
  walk([input], archive.paths.root),
);
const workers = await startWorkers(archive);
await waitForQueues(archive, () => undefined);
await workers.stop();
await archive.ledger.publishAll();
const items = (await archive.db.tx(by, (tx) => listItems(tx, {}, 100, null))).toSorted((a, b) =>
  a.title < b.title ? -1 : 1,
);

const PLAN: VolumePlan = {
  profile: 'icj-volumes',
  language: 'en',
  ernPrefix: 'ABC-APP',
  caseName: 'Fictional Republic v. Fictional Kingdom',
  coverOn: '2031-05-06',
};

async function dossierOf(name: string, plan: VolumePlan, titles: readonly string[]) {
  return archive.db.tx(by, async (tx) => {
    const made = await openDossier(tx, by, {
      caseId,
      compartmentId,
      name,
      title: 'Memorial',
      forum: 'A fictional court',
      numbering: 'Annex {1}',
    });
    const own = titles.map((title) => items.find((one) => one.title === title)?.id ?? assert.fail(title));
    await setExhibits(
      tx,
      by,
      made,
      own.map((itemId) => ({ itemId })),
    );
    const facts = { title: 'Memorial', forum: 'A fictional court', numbering: 'Annex {1}', pageLimit: null };
    const change = { ...facts, languages: [], volumes: plan };
    await changeDossier(tx, by, made, change, await dossierVersion(tx, made));
    return made;
  });
}

const ALL = ['a-statement.txt', 'b-pages.pdf', 'c-locked.pdf', 'd-damaged.pdf', 'e-wide.jpg'];
const dossier = await dossierOf('memorial', PLAN, ALL);
const local = (sha256: string): Promise<string> => archive.blobs.localPath(asSha256Hex(sha256));
const textOf = (file: string, page?: number): string =>
  execFileSync(
    'pdftotext',
    [...(page ? ['-f', String(page), '-l', String(page)] : []), '-layout', file, '-'],
    {
      encoding: 'utf8',
    },
  );

const first = await buildDossier(archive, by, dossier);
const [volume] = first.volumes;
const file = await local(volume?.sha256 ?? '');

test('every page of an exhibit carries its label, its number in the register and the page of the volume', () => {
  assert.equal(first.report.result, 'PASS');
  assert.deepEqual(
    [first.volumes.length, volume?.first_label, volume?.last_label],
    [1, 'Annex 1', 'Annex 5'],
  );
  const text = textOf(file);
  assert.match(textOf(file, 1), /Fictional Republic v\. Fictional Kingdom[\s\S]+Memorial[\s\S]+6 May 2031/);
  // 1 page of text, 3 of the PDF, 1 each for the locked, the damaged and the picture; each behind its sheet.
  const pages = [1, 3, 1, 1, 1];
  let [ern, at] = [0, 0];
  for (const [index, count] of pages.entries()) {
    at += 1;
    for (let page = 1; page <= count; page += 1) {
      [ern, at] = [ern + 1, at + 1];
      const own = textOf(file, 3 + at);
      assert.match(own, new RegExp(`Annex ${index + 1}\\b`));
      assert.match(
        own,
        new RegExp(`ABC-APP-0000-000${ern}\\s+${page} ?/ ?${count}\\s+Volume 1 · ${at}\\s`),
        own,
      );
    }
  }
  assert.equal(volume?.pages, 3 + at);
  assert.match(text, /Fictional page 2/);
  // Under the list stands a place for its signature, and one under the certificate.
  assert.match(text, /List of annexes[\s\S]+Annex 5[\s\S]+Place and date\s+Agent[\s\S]+Certification/);
  assert.match(text, /Certification[\s\S]+true copies[\s\S]+to be checked by a lawyer[\s\S]+Agent/);
});

test('what cannot be printed says so, and is named by its number', () => {
  const text = textOf(file);
  for (const word of ['Հայտարարություն', 'ბილინგვური', 'Заявление', 'Məlumat ğş'])
    assert.ok(text.includes(word), word);
  assert.match(text, /could not be printed: U\+5730, U\+56F3/);
  assert.match(text, /asks for a password/);
  assert.match(text, /Annex 4 — d-damaged.pdf/);
});

test('it leads the reader: bookmarks, page labels, links, no scripts, every font of ours inside', () => {
  execFileSync('qpdf', ['--check', file]);
  const { pagelabels, outlines } = JSON.parse(
    execFileSync('qpdf', ['--json', '--json-key=outlines', '--json-key=pagelabels', file], {
      encoding: 'utf8',
    }),
  ) as {
    pagelabels: { index: number; label: { '/S': string; '/St': number } }[];
    outlines: { title: string }[];
  };
  assert.deepEqual(pagelabels.map(({ label }) => `${label['/S']}${label['/St']}`).slice(0, 5), [
    '/r1',
    '/r2',
    '/r3',
    '/D1',
    '/D2',
  ]);
  assert.deepEqual(
    outlines.map(({ title }) => title),
    ['List of annexes', 'Certification', ...ALL.map((title, at) => `Annex ${at + 1} — ${title}`)],
  );
  const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean);
  assert.ok(fonts.length > 5);
  for (const font of fonts) assert.match(font, /\syes (yes|no)\s+yes\s/, font);
  assert.match(
    execFileSync('pdfinfo', [file], { encoding: 'utf8' }),
    /JavaScript: +no\n[\s\S]*Encrypted: +no/,
  );
});

test('the same exhibits give the same volume, with its pages kept or made again; numbers are given once', async () => {
  const again = await buildDossier(archive, by, dossier);
  assert.equal(again.volumes[0]?.sha256, volume?.sha256);
  await rm(join(archive.paths.local, 'volume-pages'), { recursive: true });
  const anew = await buildDossier(archive, by, dossier);
  assert.equal(anew.volumes[0]?.sha256, volume?.sha256);
  // Another dossier: what has a number keeps it, whatever prefix is wanted now; what has none gets the next.
  const other = await dossierOf('reply', { ...PLAN, ernPrefix: 'OTHER' }, ['b-pages.pdf']);
  const { volumes } = await buildDossier(archive, by, other);
  assert.match(textOf(await local(volumes[0]?.sha256 ?? '')), /ABC-APP-0000-0002/);
});

test('load files name every page, and are read back as they were written', async () => {
  const made = await dossierOf('disclosure', { ...PLAN, profile: 'icc-disclosure', language: 'fr' }, ALL);
  const { build, volumes, report } = await buildDossier(archive, by, made);
  assert.equal(report.result, 'PASS');
  // Without sheets: cover, list, seven pages.
  assert.equal(volumes[0]?.pages, 2 + 7);
  execFileSync('unzip', ['-oq', await local(build.bundle_sha256), '-d', out]);
  const bag = join(out, 'disclosure');
  const rows = readConcordance(await readFile(join(bag, 'data/loadfile/production.dat'), 'utf8'));
  assert.deepEqual(
    rows.map((row) => [row['BEGBATES'], row['ENDBATES'], row['PAGECOUNT'], row['TITLE']]),
    ALL.map((title, at) => {
      const [begin, end] = [
        [1, 1],
        [2, 4],
        [5, 5],
        [6, 6],
        [7, 7],
      ][at] ?? [0, 0];
      return [
        `ABC-APP-0000-000${begin}`,
        `ABC-APP-0000-000${end}`,
        String((end ?? 0) - (begin ?? 0) + 1),
        title,
      ];
    }),
  );
  for (const row of rows) {
    const native = await readFile(join(bag, row['NATIVEPATH'] ?? ''));
    assert.equal(row['FILESIZE'], String(native.length));
  }
  const opt = await readFile(join(bag, 'data/loadfile/production.opt'), 'utf8');
  const images = readOpticon(opt);
  // Page for page what the other load file says of the documents, in its order, without a gap.
  assert.deepEqual(
    images.map(({ key, image, pages }) => [key, image, pages]),
    rows.flatMap((row) => {
      const [first, count] = [Number(row['BEGBATES']?.slice(-4)), Number(row['PAGECOUNT'])];
      return Array.from({ length: count }, (_, at) => [
        `ABC-APP-0000-${String(first + at).padStart(4, '0')}`,
        'data/volumes/volume-1.pdf',
        at === 0 ? count : null,
      ]);
    }),
  );
  assert.deepEqual(
    ['DOCTYPE', 'MIMETYPE', 'DATERCVD', 'RECEIVEDBY', 'CONFIDENTIALITY', 'AUTHOR'].map(
      (name) => rows[0]?.[name],
    ),
    ['text', 'text/plain', items[0]?.receivedAt.slice(0, 10), 'A. Archivist', 'confidential', ''],
  );
  const lines = opt.trim().split('\r\n');
  assert.equal(lines.length, 7);
  assert.equal(lines[1], 'ABC-APP-0000-0002,VOL001,data/volumes/volume-1.pdf,Y,,,3');
  assert.equal(lines[2], 'ABC-APP-0000-0003,VOL001,data/volumes/volume-1.pdf,,,,');
  assert.match(textOf(join(bag, 'data/volumes/volume-1.pdf')), /Éléments de preuve/);
});

test('a value that load files would read back as something else is refused before anything is made', async () => {
  for (const [numbering, sign] of [
    ['Þorn þ {1}', 'U+00FE'],
    ['Mark ® {1}', 'U+00AE'],
  ] as const) {
    const plan = { ...PLAN, profile: 'icc-disclosure' };
    const made = await dossierOf(`separated-${sign.slice(2).toLowerCase()}`, plan, ['a-statement.txt']);
    await archive.db.tx(by, async (tx) => {
      const { title, forum } = made;
      const change = { title, forum, numbering, pageLimit: null, languages: [], volumes: plan };
      await changeDossier(tx, by, made, change, await dossierVersion(tx, made));
    });
    const changed = await archive.db.tx(by, (tx) => findDossier(tx, { id: made.id }));
    const before = await Array.fromAsync(archive.blobs.names());
    await assert.rejects(buildDossier(archive, by, changed ?? made), {
      code: 'VOLUME_LOADFILE_VALUE',
      message: sign === 'U+00FE' ? /U\+00FE/ : /U\+00AE/,
    });
    assert.deepEqual(await Array.fromAsync(archive.blobs.names()), before);
  }
});

test('a translation says what it translates, which part, and who certified it; its public version names nobody', async () => {
  const [original, whole, part] = ['b-pages.pdf', 'a-statement.txt', 'e-wide.jpg'].map((title) =>
    items.find((one) => one.title === title),
  );
  assert.ok(original && whole && part);
  await archive.db.tx(by, async (tx) => {
    const [of, item, other] = await Promise.all([original, whole, part].map(({ id }) => getItem(tx, { id })));
    assert.ok(of && item && other);
    const facts = { language: 'en', isWhole: true, note: null, translator: 'T. Fictional' };
    const certified = { certifiedBy: 'C. Invented', certifiedOn: '2031-05-06' };
    await makeTranslation(tx, by, { item, of, facts: { ...facts, ...certified } });
    const some = { language: 'en', isWhole: false, note: 'the fictional annex alone' };
    const nobody = { translator: null, certifiedBy: null, certifiedOn: null };
    await makeTranslation(tx, by, { item: other, of, facts: { ...some, ...nobody } });
  });
  const titles = ['b-pages.pdf', 'a-statement.txt', 'e-wide.jpg'];
  const made = await dossierOf('translated', PLAN, titles);
  const built = await buildDossier(archive, by, made);
  const own = textOf(await local(built.volumes[0]?.sha256 ?? ''));
  const [list = '', certificates = '', ...pages] = own.split(/(?=Certification)/);
  for (const line of [
    /Translation of Annex 1\n/,
    /Translation of Annex 1 \(in part: the fictional annex alone\)/,
  ])
    assert.match(list, line);
  const rest = [certificates, ...pages].join('');
  const certificate =
    /Annex 2\s+a-statement\.txt · Translation of Annex 1 · Translator: T\. Fictional ·\s+Certified by: C\. Invented, 2031-05-06/;
  assert.match(rest, certificate);
  assert.match(
    rest,
    /Translation of +Annex 1\n[\s\S]*Translator +T\. Fictional\n[\s\S]*Certified by +C\. Invented, 2031-05-06/,
  );
  assert.match(rest, /Translation of +Annex 1 \(in part: the fictional annex alone\)/);
  const shown = await buildDossier(archive, by, made, { isPublic: true });
  const open = textOf(await local(shown.volumes[0]?.sha256 ?? ''));
  assert.match(open, /Translation of Annex 1 \(in part\)/);
  assert.doesNotMatch(open, /T\. Fictional|C\. Invented|2031-05-06|the fictional annex alone/);
});

test('two exhibits with one label are refused before anything is made', async () => {
  const made = await dossierOf('twice', PLAN, ['a-statement.txt', 'b-pages.pdf']);
  await archive.db.tx(by, async (tx) => {
    const own = ['a-statement.txt', 'b-pages.pdf'].map((title, at) => ({
      itemId: items.find((one) => one.title === title)?.id ?? '',
      section: `Part ${at}`,
    }));
    await setExhibits(tx, by, made, own);
    const change = {
      title: 'T',
      forum: null,
      numbering: '{m1}',
      pageLimit: null,
      languages: [],
      volumes: PLAN,
    };
    await changeDossier(tx, by, made, change, await dossierVersion(tx, made));
  });
  const changed = await archive.db.tx(by, (tx) => findDossier(tx, { id: made.id }));
  await assert.rejects(buildDossier(archive, by, changed ?? made), {
    code: 'VOLUME_LABEL_TWICE',
    message: /“1”/,
  });
});

test('a plan goes again, a profile that nobody has is refused, and the ledger holds all of it', async () => {
  const unknown = await dossierOf('unknown', { ...PLAN, profile: 'nobody' }, ['a-statement.txt']);
  await assert.rejects(buildDossier(archive, by, unknown), { code: 'LAW_UNKNOWN' });
  const plain = await archive.db.tx(by, async (tx) => {
    const row = (await findDossier(tx, { id: unknown.id })) ?? assert.fail();
    const { title, forum, numbering } = row;
    const change = { title, forum, numbering, pageLimit: null, languages: [], volumes: null };
    await changeDossier(tx, by, row, change, await dossierVersion(tx, row));
    assert.equal(await volumePlanOf(tx, row.id), null);
    return row;
  });
  assert.deepEqual((await buildDossier(archive, by, plain)).volumes, []);
  await archive.ledger.publishAll();
  const { findings } = await fsck(archive.ledger.files, archive.blobs);
  assert.deepEqual(findings, []);
});

test('as PDF/A every page is a picture and every font is inside; numbers and pages stay', async () => {
  const dossier = await dossierOf('pdf-a', PLAN, ['a-statement.txt', 'b-pages.pdf', 'e-wide.jpg']);
  const plain = await buildDossier(archive, by, dossier);
  const made = await buildDossier(archive, by, dossier, { isPdfA: true });
  assert.equal(made.report.result, 'PASS');
  assert.deepEqual(
    made.volumes.map(({ pages, first_label: first, last_label: last }) => [pages, first, last]),
    plain.volumes.map(({ pages, first_label: first, last_label: last }) => [pages, first, last]),
  );
  const file = await archive.blobs.localPath(asSha256Hex(made.volumes[0]?.sha256 ?? ''));
  const said = execFileSync('pdfinfo', ['-meta', file]).toString('utf8');
  assert.match(said, /<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>U<\/pdfaid:conformance>/);
  execFileSync('qpdf', ['--check', file]);
  const fonts = execFileSync('pdffonts', [file]).toString('utf8').trim().split('\n').slice(2);
  assert.ok(
    fonts.length > 0 && fonts.every((line) => /\s(yes)\s+yes\s+(yes|no)\s+\d+\s+\d+$/.test(line)),
    fonts.join('\n'),
  );
  const text = execFileSync('pdftotext', [file, '-']).toString('utf8');
  assert.ok(
    !text.includes('Fictional page 1') && text.includes('ABC-APP'),
    'what is stamped is text, what is filed is not',
  );
  // The same again on the same day.
  const again = await buildDossier(archive, by, dossier, { isPdfA: true, builtAt: made.build.built_at });
  assert.equal(again.volumes[0]?.sha256, made.volumes[0]?.sha256);
});

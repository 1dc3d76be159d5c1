import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startWorkers, waitForQueues } from '#archive';
import { listItems } from '#catalogue';
import { findProgram } from '#derive';
import { asSha256Hex } from '#kernel';
import { receive, walk } from '#intake';
import { answer, storedZip, wacz, warcinfo } from '../../../test/capture-bytes.ts';
import { testArchive } from '../../../test/db/archive.ts';
import {
  buildDossier,
  changeDossier,
  dossierVersion,
  openDossier,
  readConcordance,
  setExhibits,
} from '../index.ts';

// Files of every kind that people bring, as pages of one volume: what stands on them is read again from the volume.

const needed = ['soffice', 'ffmpeg', 'pdftotext', 'chromium'];
const missing = (
  await Promise.all(needed.map(async (name) => ((await findProgram(name)) ? '' : name)))
).filter(Boolean);
const skip = missing.length === 0 ? false : `not installed here: ${missing.join(', ')}`;
const CORPUS = join(import.meta.dirname, '../../../../shared/corpus');
const OFFICE = 'office-examples/LibreOffice7-ODF-1.3/LibreOffice';

/** What is received, and what stands on the pages of each in a volume, by its title. */
const SAID = new Map<string, RegExp>([
  ['message.eml', /From: "A\. Author"[\s\S]+Subject: A fictional letter[\s\S]+Հայտարարություն/],
  ['enclosed.txt', /enclosed words/],
  ['page.html', /A fictional page[\s\S]+бюллетень/],
  ['table.csv', /village\s+houses|village,houses/],
  ['words.rtf', /A fictional report/],
  ['capture.wacz', /filed as a file/],
  ['The bridge', /the bridge at the mill fell/],
  ['sound.wav', /filed as a file/],
  ['film.mp4', /00:00:00\.000[\s\S]+00:00:05\.500/],
  ['box.zip', /filed as a file/],
  ['inside.txt', /words inside a box/],
]);
const FROM_CORPUS = new Map<string, readonly [string, RegExp]>([
  ['Writer.odt', [`${OFFICE}Writer_odt_1.3.odt`, /This is an example document/]],
  ['Calc.ods', [`${OFFICE}Calc_ods_1.3.ods`, /This\s+is\s+an\s+example\s+spreadsheet/]],
  ['Impress.odp', [`${OFFICE}Impress_odp_1.3.odp`, /example Impress/]],
  [
    'features.docx',
    ['fully-featured-pdf/PDF-Sample-Document-Fully-Featured-Layout.docx', /Document \(Title\)/],
  ],
]);

const FACTS = { title: 'Memorial', forum: null, numbering: 'Annex {1}' };

const MAIL = [
  'From: A. Author <a@example.org>',
  'To: B. Reader <b@example.org>, "Smith, C." <c@example.org>',
  'Subject: =?utf-8?Q?A_fictional_letter_=C2=AE?=',
  'Date: Tue, 06 May 2031 10:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=part',
  '',
  '--part',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Հայտարարություն <script>alert(1)</script><img src="https://example.org/seen.png"></p>',
  '--part',
  'Content-Type: text/plain',
  'Content-Disposition: attachment; filename=enclosed.txt',
  '',
  'enclosed words',
  '--part--',
  '',
].join('\r\n');

async function writeFiles(folder: string): Promise<void> {
  const put = (name: string, bytes: string | Uint8Array) => writeFile(join(folder, name), bytes);
  await put('message.eml', MAIL);
  await put('page.html', '<!doctype html><meta charset="utf-8"><h1>A fictional page</h1><p>бюллетень');
  await put('table.csv', 'village,houses\nA fictional village,12\n');
  await put('words.rtf', '{\\rtf1\\ansi A fictional report\\par}');
  await put('box.zip', storedZip([['inside.txt', 'words inside a box']]));
  const page = answer(
    'https://example.org/bridge',
    '<title>The bridge</title><p>the bridge at the mill fell',
  );
  const warc = Buffer.concat([warcinfo(), page].map((one) => gzipSync(one)));
  const listed = [{ url: 'https://example.org/bridge', ts: '2021-09-16T10:11:12Z', title: 'The bridge' }];
  await put('capture.wacz', wacz({ 'data.warc.gz': warc }, listed));
  const make = (source: string, name: string) =>
    execFileSync('ffmpeg', [...'-v error -f lavfi -i'.split(' '), source, join(folder, name)]);
  make('sine=frequency=440:duration=2', 'sound.wav');
  make('testsrc=duration=6:size=320x240:rate=10', 'film.mp4');
}

test(
  'mail, office, sheets, pages of the web, captures, sound and film are pages of a volume that can be read',
  { skip },
  async (t) => {
    const { archive, by, caseId, compartmentId, folder } = await testArchive();
    const input = join(folder, 'in');
    await mkdir(input);
    await writeFiles(input);
    const wanted = new Map(SAID);
    for (const [name, [path, said]] of FROM_CORPUS) {
      const file = join(CORPUS, path);
      if (!existsSync(file)) t.diagnostic(`skipped: ${name} is not in ../shared/corpus here`);
      else {
        await copyFile(file, join(input, name));
        wanted.set(name, said);
      }
    }
    const statement = { source: { name: 'Fictional Desk', kind: 'organisation' }, label: 'x' } as const;
    await receive(archive, { by, caseId, compartmentId, statement }, walk([input], archive.paths.root));
    const workers = await startWorkers(archive);
    await waitForQueues(archive, () => undefined);
    await workers.stop();
    const items = await archive.db.tx(by, (tx) => listItems(tx, {}, 100, null));
    const titles = [...wanted.keys()];
    const dossier = await archive.db.tx(by, async (tx) => {
      const made = await openDossier(tx, by, { caseId, compartmentId, name: 'all', ...FACTS });
      const ids = titles.map((title) => {
        const item = items.find((one) => one.title === title);
        return {
          itemId: item?.id ?? assert.fail(`${title} among ${items.map((one) => one.title).join(', ')}`),
        };
      });
      await setExhibits(tx, by, made, ids);
      return made;
    });
    const buildBy = async (profile: string) => {
      const volumes = { profile, language: 'en' as const, ernPrefix: 'ABC' };
      const change = { ...FACTS, pageLimit: null, languages: [], volumes };
      await archive.db.tx(by, async (tx) =>
        changeDossier(tx, by, dossier, change, await dossierVersion(tx, dossier)),
      );
      return buildDossier(archive, by, dossier);
    };
    const { report, volumes } = await buildBy('icj-volumes');
    assert.equal(report.result, 'PASS');
    const file = await archive.blobs.localPath(asSha256Hex(volumes[0]?.sha256 ?? ''));
    execFileSync('qpdf', ['--check', file]);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const pages = text.split('\f');
    for (const [at, title] of titles.entries()) {
      const own = pages.filter((page) => new RegExp(`^.*Annex ${at + 1}\\s*$`, 'm').test(page.slice(0, 400)));
      assert.ok(own.length >= 2, `${title}: a sheet and at least one page`);
      assert.match(own.join('\n'), wanted.get(title) ?? /$^/, title);
    }
    const { build } = await buildBy('icc-disclosure');
    execFileSync('unzip', [
      '-oq',
      await archive.blobs.localPath(asSha256Hex(build.bundle_sha256)),
      '-d',
      folder,
    ]);
    const dat = await readFile(join(folder, 'all/data/loadfile/production.dat'), 'utf8');
    const rowOf = (title: string) => readConcordance(dat).find((row) => row['TITLE'] === title) ?? {};
    const [mail, enclosed] = [rowOf('message.eml'), rowOf('enclosed.txt')];
    assert.deepEqual(
      ['AUTHOR', 'RECIPIENT', 'SUBJECT', 'DOCDATE', 'ESTIMATEDDATE', 'ATTACHMENTS'].map((name) => mail[name]),
      [
        '"A. Author" <a@example.org>',
        '"B. Reader" <b@example.org>\u00ae"Smith, C." <c@example.org>',
        // It would separate two values.
        'A fictional letter [U+00AE]',
        '2031-05-06',
        'N',
        enclosed['BEGBATES'],
      ],
    );
    assert.equal(enclosed['HOSTDOCUMENT'], mail['BEGBATES']);
    assert.equal(rowOf('inside.txt')['HOSTDOCUMENT'], rowOf('box.zip')['BEGBATES']);
    // Nothing of it runs or calls home from a volume.
    assert.doesNotMatch(text, /alert\(1\)|seen\.png/);
    const raw = execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], {
      maxBuffer: 2 ** 28,
    });
    assert.doesNotMatch(raw.toString('latin1'), /\/JavaScript|\/Launch|\/EmbeddedFile\b|\/URI \(/);
  },
);

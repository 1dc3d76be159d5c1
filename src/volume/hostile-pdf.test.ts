import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { lawFor, SHIPPED_LAW } from '#law';
import { exhibitPages } from './pages.ts';
import { wordsOfPdf } from './page-words.ts';
import { plainPdf } from './pdf.ts';
import { pdfOf } from '../../test/pages-pdf.ts';
import { makeVolumes, PagesCache, typeset, type ExhibitPages, type VolumeExhibit } from './index.ts';

const folder = await mkdtemp(join(tmpdir(), 'muniment-large-pdf-'));
after(() => rm(folder, { recursive: true, force: true }));

const exhibitOf = (pages: ExhibitPages): VolumeExhibit => ({
  exhibitId: '1',
  label: 'Annex 1',
  title: 'Fictional map',
  serial: 'AAAA-0001',
  source: 'Fictional Desk',
  date: null,
  languages: ['en'],
  sha256: 'a'.repeat(64),
  path: 'data/exhibits/001/x.pdf',
  pages,
  registered: { prefix: 'X', first: 1 },
});

async function pagesOf(name: string, pdf: string | Buffer) {
  const own = join(folder, name);
  await mkdir(own);
  const original = join(folder, `${name}.pdf`);
  await writeFile(original, pdf);
  return exhibitPages(own, {
    title: name,
    name: `${name}.pdf`,
    sizeBytes: pdf.length,
    sha256: 'f'.repeat(64),
    mediaType: 'application/pdf',
    kind: 'document',
    original,
    pdf: null,
    picture: null,
    // What was read of it is not printed in its stead.
    text: { pages: [{ page: 1, text: 'only the first of them' }] } as never,
    language: 'en',
  });
}

/** The file and the last page of a volume with one exhibit. */
async function volumeOf(
  made: ExhibitPages,
  facts: Partial<VolumeExhibit> = {},
): Promise<{ file: string; at: string }> {
  const out = await mkdtemp(join(folder, 'volumes-'));
  const wanted = { title: 'Memorial', forum: '', language: 'en' as const, translations: new Map() };
  const rest = {
    caseName: null,
    coverOn: null,
    isPublic: false,
    pdfA: null,
    cache: new PagesCache(join(folder, 'cache')),
  };
  const profile = lawFor(SHIPPED_LAW).profile('icj-volumes');
  const [volume] = await makeVolumes(out, profile, { ...wanted, ...rest }, [
    { ...exhibitOf(made), ...facts },
  ]);
  return { file: volume?.file ?? '', at: String(volume?.pages) };
}

test('ten thousand pages are taken, and of more none: a part would pass for the whole', async () => {
  const most = join(folder, 'most.pdf');
  await writeFile(most, pdfOf(10_000, 200, 100));
  const own = join(folder, 'most');
  await mkdir(own);
  const taken = await plainPdf(own, most);
  assert.equal('pages' in taken && taken.pages.length, 10_000);
  const { by, pages, file } = await pagesOf('too-long', pdfOf(10_001, 200, 100));
  assert.deepEqual([by, pages.length], ['file', 1]);
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  assert.match(text, /too-long\.pdf[\s\S]*f{64}/);
  assert.doesNotMatch(text, /only the first/);
});

test('a page of five metres is made as small as the page of a volume, and nothing of it is cut off', async () => {
  const made = await pagesOf('map', pdfOf(1, 14_173, 5000));
  assert.deepEqual([made.by, made.pages], ['pages', [{ width: 14_173, height: 5000 }]]);
  const { file, at } = await volumeOf(made);
  const info = execFileSync('pdfinfo', ['-f', at, '-l', at, file], { encoding: 'utf8' });
  assert.match(info, /size:\s+841\.89 x 595\.276 pts|size:\s+595\.276 x 841\.89 pts/);
  // Its words, as they are found, and its ink, as it is seen: both around the middle of the page.
  const boxes = execFileSync('pdftotext', ['-bbox', '-f', at, '-l', at, file, '-'], { encoding: 'utf8' });
  const [, left, top] = /xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>Fictional</.exec(boxes) ?? [];
  const [, width, height] = /<page width="([\d.]+)" height="([\d.]+)"/.exec(boxes) ?? [];
  for (const [place, side] of [
    [left, width],
    [top, height],
  ] as const)
    assert.ok(
      Number(place) > Number(side) * 0.3 && Number(place) < Number(side) * 0.7,
      `${place} of ${side}`,
    );
  const png = execFileSync('pdftoppm', ['-png', '-r', '200', '-f', at, '-l', at, file], {
    maxBuffer: 1 << 26,
  });
  const { info: size } = await sharp(png).toBuffer({ resolveWithObject: true });
  const box = { left: Math.floor(size.width * 0.3), top: Math.floor(size.height * 0.4) };
  const part = { ...box, width: Math.floor(size.width * 0.4), height: Math.floor(size.height * 0.2) };
  const { channels } = await sharp(png).extract(part).stats();
  assert.ok((channels[0]?.min ?? 255) < 128, 'there is no ink');
});

test('a script in a PDF does not come into a volume, and what is printed of it does', async () => {
  const script =
    '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/JavaScript/JS(app.beep\\(0\\))>>>>';
  const made = await pagesOf('script', pdfOf(1, 300, 200, script));
  assert.equal(made.by, 'pages');
  assert.match(
    execFileSync('pdfinfo', [join(folder, 'script.pdf')], { encoding: 'utf8' }),
    /JavaScript: +yes/,
  );
  const { file, at } = await volumeOf(made);
  assert.match(execFileSync('pdfinfo', [file], { encoding: 'utf8' }), /JavaScript: +no/);
  const all = execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], { maxBuffer: 1 << 26 });
  assert.doesNotMatch(all.toString('latin1'), /JavaScript|app\.(alert|beep)|\/OpenAction/);
  assert.match(execFileSync('pdftotext', ['-f', at, file, '-'], { encoding: 'utf8' }), /Fictional map/);
});

test('fonts that a PDF does not contain are named on the sheet before it, in the language of the volume', async () => {
  const made = await pagesOf('fonts', pdfOf(1, 300, 200));
  assert.deepEqual(made.fontsMissing, ['Helvetica']);
  const { file } = await volumeOf(made);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  assert.match(text, /does not contain,\s+so that its pages may look different elsewhere:\s+Helvetica\./);
  const { bytes } = await typeset('#set page(width: 300pt, height: 200pt)\nFictional page', {});
  const whole = await pagesOf('whole', Buffer.from(bytes));
  assert.equal('fontsMissing' in whole, false);
});

test('more words than are looked at are refused, and none is passed over', async () => {
  const { file, pages } = await pagesOf('words', pdfOf(2, 900, 200));
  const own = await mkdtemp(join(folder, 'words-'));
  assert.equal((await wordsOfPdf(own, file, pages, 4)).flat().length, 4);
  await assert.rejects(wordsOfPdf(own, file, pages, 3), {
    code: 'VOLUME_TOOL_STOPPED',
    message: /more than 3/,
  });
});

test('letters of a source that no font of ours has are named, and not left out in silence', async () => {
  const made = await pagesOf('source', pdfOf(1, 300, 200));
  const { file } = await volumeOf(made, { source: '新聞社 Desk' });
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  assert.match(text, /could not be printed: U\+65B0/);
});

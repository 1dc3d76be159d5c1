import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { runProgram } from '#derive';
import type { AppError } from '#kernel';
import { drawnPdf, plainPdf, wordsOfPdf, type PageRegion } from '#volume';
import { zipDirectory, zipLocalHeader } from '#verify';
import {
  HandmadePdf,
  pdfHidings,
  pdfHolding,
  pdfStream,
  pdfText,
  type PdfHiding,
} from '../../test/pdf-bytes.ts';
import { SealedTexts } from './find.ts';
import { assertNoLeak, leaksIn } from './leak.ts';
import { regionsOf, textOf } from './page-text.ts';
import type { LeakChannel } from './leak-pdf.ts';

const SECRET = 'Vali Hasanov';
const sealed = new SealedTexts([{ kind: 'name', body: 'Vəli Həsənov' }]);
const root = await mkdtemp(join(tmpdir(), 'muniment-leak-'));
after(() => rm(root, { recursive: true, force: true }));
let made = 0;
const emptyFolder = async (): Promise<string> => {
  made += 1;
  const folder = join(root, String(made));
  await mkdir(folder);
  return folder;
};
const search = async (path: string, content: Buffer) =>
  leaksIn([{ path, content }], sealed, await emptyFolder());
const channels = async (path: string, content: Buffer): Promise<LeakChannel[]> => [
  ...new Set((await search(path, content)).map(({ channel }) => channel)),
];

function zipOf(path: string, content: Buffer): Buffer {
  const file = { path, sizeBytes: content.length, crc32: crc32(content) };
  return Buffer.concat([zipLocalHeader(file), content, zipDirectory([file])]);
}

const EXPECTED: Readonly<Record<PdfHiding, LeakChannel>> = {
  'under-box': 'page',
  'ocr-layer': 'page',
  'form-field': 'object',
  annotation: 'object',
  xmp: 'stream',
  properties: 'object',
  attachment: 'stream',
  bookmark: 'object',
  revision: 'revision',
  orphan: 'object',
};

for (const way of pdfHidings)
  test(`a secret in a PDF is found: ${way}`, async () => {
    const found = await search('data/x.pdf', pdfHolding(SECRET, [way]));
    assert.ok(
      found.some(({ channel }) => channel === EXPECTED[way]),
      JSON.stringify(found),
    );
    if (EXPECTED[way] === 'page') assert.deepEqual(found.find(({ channel }) => channel === 'page')?.page, 1);
  });

test('a PDF without it holds nothing; the check is not simply always of one mind', async () => {
  assert.deepEqual(await search('data/x.pdf', pdfHolding('Nobody Known', pdfHidings)), []);
});

test('in another script, in parts, in a file within a file: found all the same', async () => {
  const page =
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>';
  const pdf = (content: string, more = 'x'): Buffer =>
    new HandmadePdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      page,
      pdfStream(content),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      `<</Author ${pdfText(more)}>>`,
    ]).bytes();
  assert.ok((await channels('x.pdf', pdf('', 'Гасанов, Вали'))).includes('object'));
  assert.ok(
    (await channels('x.pdf', pdf('BT /F1 9 Tf 20 90 Td [(Va) 4 (li Has) -3 (anov)] TJ ET'))).includes('page'),
  );
  // Painted on no page: only the stream says it.
  assert.ok((await channels('x.pdf', pdf('/Hidden <</T [(Va) (li Has) (anov)]>> DP'))).includes('stream'));
  const inner = pdfHolding(SECRET, ['xmp']);
  assert.deepEqual(await channels('x.zip', zipOf('a/inner.pdf', inner)), ['member']);
  assert.deepEqual(await channels('x.zip', zipOf('a/vali_hasanov.txt', Buffer.from('x'))), ['member']);
  assert.deepEqual(await channels('x.zip', zipOf('b.zip', zipOf('c.txt', Buffer.from(SECRET)))), ['member']);
});

test('in names of files, texts of every encoding and escape, pictures and bytes', async () => {
  const cases: [string, Buffer, LeakChannel][] = [
    ['data/Hasanov_Vali.txt', Buffer.from('x'), 'name'],
    ['a.txt', Buffer.from(`so said ${SECRET}.`), 'text'],
    ['a.csv', Buffer.from('1;ВАЛИ;ГАСАНОВ\n'), 'text'],
    ['a.txt', Buffer.from(`\ufeff${SECRET}`, 'utf16le'), 'text'],
    [
      'a.json',
      Buffer.from(JSON.stringify({ a: 'V\u0259li H\u0259s\u0259nov' }).replaceAll('\u0259', '\\u0259')),
      'text',
    ],
    ['a.html', Buffer.from('V&#601;li H&#x259;s&#x259;nov'), 'text'],
    ['a.url', Buffer.from('https://example.org/?q=V%C9%99li%20H%C9%99s%C9%99nov'), 'text'],
    [
      'a.bin',
      Buffer.concat([
        Buffer.from([0, 1, 255, 254, 0, 0, 0]),
        Buffer.from(SECRET, 'utf16le'),
        Buffer.from([0]),
      ]),
      'text',
    ],
    ['a.bin', Buffer.concat([Buffer.from([255, 0, 7]), Buffer.from(SECRET), Buffer.from([0])]), 'text'],
  ];
  for (const [path, content, channel] of cases)
    assert.deepEqual(await channels(path, content), [channel], path);
  const blank = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } });
  const jpeg = await blank
    .clone()
    .withExif({ IFD0: { ImageDescription: SECRET } })
    .jpeg()
    .toBuffer();
  assert.deepEqual(await channels('a.jpg', jpeg), ['picture']);
  assert.deepEqual(
    await channels('a.jpg', Buffer.concat([await blank.clone().jpeg().toBuffer(), Buffer.from(SECRET)])),
    ['picture'],
  );
  assert.deepEqual(await channels('a.jpg', await blank.clone().jpeg().toBuffer()), []);
});

test('what cannot be taken apart is refused, and a refusal never says what was found', async () => {
  await assert.rejects(search('a.pdf', Buffer.from('%PDF-1.7\nnot a PDF')), { code: 'REDACTION_UNREADABLE' });
  await assert.rejects(search('a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0, 0])), {
    code: 'REDACTION_UNREADABLE',
  });
  let nested: Buffer = Buffer.from('x');
  for (let depth = 0; depth < 7; depth += 1) nested = zipOf('a.zip', nested);
  await assert.rejects(search('a.zip', nested), { code: 'REDACTION_UNREADABLE' });
  const leaks = await search(`data/${SECRET}.pdf`, pdfHolding(SECRET, ['under-box']));
  assert.throws(
    () => assertNoLeak(leaks),
    (error: AppError) =>
      error.code === 'REDACTION_LEAK' &&
      !/hasanov/i.test(JSON.stringify(error)) &&
      error.detail['where'] === 'file 1 (name); file 1 page 1 (page); file 1 (stream)',
  );
  assertNoLeak([]);
});

test('a page that is drawn anew holds nothing of the old file: as many pages of the same sizes, and no word', async () => {
  const folder = await emptyFolder();
  const file = join(folder, 'in.pdf');
  await writeFile(file, pdfHolding(SECRET, pdfHidings));
  const plain = await plainPdf(folder, file);
  assert.ok('file' in plain);
  const [words = []] = await wordsOfPdf(folder, plain.file, plain.pages);
  const page = textOf(words);
  const places = sealed.find(page.text);
  assert.ok(places.length > 0, 'the page says it');
  const covers = places
    .flatMap((place) => regionsOf(page, place))
    .map((region) => ({ page: 1, region, label: 'Third person' }));
  const target = await emptyFolder();
  const drawn = await drawnPdf(target, plain, covers, 'en');
  assert.deepEqual(
    drawn.pages.map(({ width, height }) => [Math.round(width), Math.round(height)]),
    [
      [595, 800],
      [800, 400],
    ],
  );
  assert.deepEqual(
    await leaksIn([{ path: 'x.pdf', content: { file: drawn.file } }], sealed, await emptyFolder()),
    [],
  );
  // Of the old words none is left, whoever they name; what is covered says why.
  const left = (await wordsOfPdf(await emptyFolder(), drawn.file, drawn.pages))
    .flat()
    .map(({ text }) => text);
  assert.deepEqual([...new Set(left)].toSorted(), ['Third', 'person']);
  const again = await drawnPdf(await emptyFolder(), plain, covers, 'en');
  assert.ok((await readFile(again.file)).equals(await readFile(drawn.file)), 'equal pages, equal bytes');
});

test('what is covered is black in the picture itself, also on a page that is turned and cropped', async () => {
  for (const [rotate, crop] of [
    [0, ''],
    [90, '/CropBox[100 200 500 700]'],
    [270, '/CropBox[100 200 500 700]'],
  ] as const) {
    const folder = await emptyFolder();
    const file = join(folder, 'in.pdf');
    await writeFile(
      file,
      new HandmadePdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]${crop}/Rotate ${rotate}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>`,
        pdfStream(`BT /F1 20 Tf 150 600 Td (${SECRET}) Tj ET`),
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      ]).bytes(),
    );
    const plain = await plainPdf(folder, file);
    assert.ok('file' in plain);
    const [words = []] = await wordsOfPdf(folder, plain.file, plain.pages);
    assert.equal(words.length, 2);
    const open = await drawnPdf(await emptyFolder(), plain, [], 'en');
    const covers = words.map((region) => ({ page: 1, region, label: '' }));
    const covered = await drawnPdf(await emptyFolder(), plain, covers, 'en');
    assert.ok((await lightOf(open.file, [])).darkest < 100, 'the words are painted');
    const { darkest, lightest } = await lightOf(covered.file, words);
    assert.ok(darkest > 240, `nothing is painted beside the boxes: ${rotate}, ${darkest}`);
    assert.ok(lightest < 16, `they are black throughout: ${rotate}, ${lightest}`);
  }
});

const EDGE_PX = 4;

/** The darkest pixel of a page beside these boxes (with them where nothing is covered), and the lightest within; each without its edge. */
async function lightOf(
  file: string,
  boxes: readonly PageRegion[],
): Promise<{ darkest: number; lightest: number }> {
  const folder = await emptyFolder();
  await runProgram({
    program: 'pdftoppm',
    args: ['-r', '100', '-png', '-singlefile', '{in}', '{out}/p'],
    input: file,
    workDir: folder,
    limits: { timeoutMs: 60_000, memoryMb: 0, outputMb: 64 },
  });
  const { data, info } = await sharp(join(folder, 'p.png'))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [darkest, lightest] = [255, 0];
  for (const [at, light] of data.entries()) {
    const [x, y] = [at % info.width, Math.floor(at / info.width)];
    const isIn = (grown: number): boolean =>
      boxes.some(
        (box) =>
          x >= (box.x * info.width) / 100 - grown &&
          y >= (box.y * info.height) / 100 - grown &&
          x <= ((box.x + box.width) * info.width) / 100 + grown &&
          y <= ((box.y + box.height) * info.height) / 100 + grown,
      );
    if (isIn(0)) lightest = Math.max(lightest, light);
    else if (!isIn(EDGE_PX)) darkest = Math.min(darkest, light);
  }
  return { darkest, lightest };
}

import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import iconv from 'iconv-lite';
import sharp from 'sharp';
import writeSheets from 'write-excel-file/node';

const run = promisify(execFile);

/** Size of the large picture, and where its only mark is: stripes one pixel wide, which nothing drawn smaller can show. */
export const SCAN = { width: 6000, height: 4000, markX: 4320, markY: 1230, markSide: 40 } as const;

/** Pages of the PDF whose pages differ in size. */
export const MIXED_PAGES = 60;

const PAGE = `<!doctype html><html lang="en"><head><title>Saved page</title>
<style>h1 { color: #a00000 } td { border: 1px solid #444444 } body { background: url(https://example.org/wall.png) }</style></head>
<body><h1>Council of Exampletown</h1><p>The road was closed on 12 June 2021.</p><table><tr><td>North</td><td>12</td></tr></table>
<script>document.title = 'executed'</script><img src="https://example.org/counter.png"></body></html>`;

async function scan(path: string): Promise<void> {
  const { width, height, markX, markY, markSide } = SCAN;
  const stripes = Buffer.alloc(markSide * markSide * 3, 255);
  for (let at = 0; at < markSide * markSide; at += 1)
    if ((at % markSide) % 2 === 0) stripes.set([200, 0, 120], at * 3);
  const words = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <text x="400" y="700" font-family="DejaVu Sans" font-size="260" fill="#333333">Exampletown, sheet 7</text>
    <text x="${markX}" y="${markY + 70}" font-family="DejaVu Sans" font-size="22">well no. 41</text>
    <rect x="200" y="200" width="5600" height="3600" fill="none" stroke="#777777" stroke-width="6"/></svg>`;
  await sharp({ create: { width, height, channels: 3, background: '#eeeae0' } })
    .composite([
      { input: Buffer.from(words) },
      { input: stripes, raw: { width: markSide, height: markSide, channels: 3 }, left: markX, top: markY },
    ])
    .png({ compressionLevel: 1 })
    .toFile(path);
}

async function film(folder: string): Promise<void> {
  const lines = (first: string, second: string): string =>
    `1\n00:00:00,000 --> 00:00:02,000\n${first}\n\n2\n00:00:02,000 --> 00:00:05,500\n${second}\n`;
  const english = join(folder, 'en.srt');
  const russian = join(folder, 'ru.srt');
  await writeFile(english, lines('They left at dawn.', 'The bridge was already closed.'));
  await writeFile(russian, lines('Они ушли на рассвете.', 'Мост был уже закрыт.'));
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25:duration=6'];
  const tracks = [
    '-map',
    '0:v',
    '-map',
    '1',
    '-map',
    '2',
    '-c:v',
    'libvpx',
    '-b:v',
    '500k',
    '-c:s',
    'webvtt',
  ];
  const names = ['-metadata:s:s:0', 'language=eng', '-metadata:s:s:1', 'language=rus'];
  await run('ffmpeg', [
    '-v',
    'error',
    ...source,
    '-i',
    english,
    '-i',
    russian,
    ...tracks,
    ...names,
    join(folder, 'talk.webm'),
  ]);
  await rm(english);
  await rm(russian);
}

async function sheets(path: string): Promise<void> {
  const day = new Date(Date.UTC(2021, 5, 12));
  const first = [
    ['Day', 'Wells', 'Mines'].map((value) => ({ value })),
    [{ value: day, format: 'dd.mm.yyyy' }, { value: 3 }, { value: 1234.5, format: '#,##0.00' }],
    ...Array.from({ length: 500 }, (_, n) => [null, { value: n + 1 }, null]),
    [{ value: 'Sum' }, { type: 'Formula', value: '=SUM(B2:B502)' }, null],
  ];
  const second = [[{ value: 'Second sheet of A. Example' }]];
  await writeSheets([
    { data: first as never, sheet: 'Wells & mines' },
    { data: second as never, sheet: 'Notes' },
  ]).toFile(path);
}

function mixedPdf(): Uint8Array {
  const typst = NodeCompiler.create();
  const pages = Array.from({ length: MIXED_PAGES }, (_, n) => {
    const size =
      n % 3 === 0
        ? 'width: 210mm, height: 297mm'
        : n % 3 === 1
          ? 'width: 297mm, height: 105mm'
          : 'width: 100mm, height: 400mm';
    return `#page(${size})[This is page ${n + 1} of unequal pages.]`;
  });
  const { result } = typst.compile({ mainFileContent: pages.join('\n') });
  if (!result) throw new Error('the PDF could not be typeset');
  return typst.pdf(result);
}

/** A sound whose captions lie beside it, written in the character set of an old program. */
async function sound(folder: string): Promise<void> {
  const source = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=4'];
  await run('ffmpeg', ['-v', 'error', ...source, join(folder, 'call.wav')]);
  const words = '1\r\n00:00:00,000 --> 00:00:04,000\r\nМост закрыт, поезжайте в объезд по старой дороге.\r\n';
  await writeFile(join(folder, 'call.ru.srt'), iconv.encode(words, 'windows-1251'));
}

/** Writes a file for each of the stories of looking closely, comparing, listening and reading. */
export async function writeViewFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const put = (name: string, content: string | Uint8Array): Promise<void> =>
    writeFile(join(folder, name), content);
  await put('page.html', PAGE);
  await put(
    'first.txt',
    'The convoy left Exampletown at six.\nMr A. Example drove the first lorry.\nThe road was open.\n',
  );
  await put(
    'second.txt',
    'The convoy left Exampletown at nine.\nMr A. Example drove the first lorry.\nThe road was closed on both sides.\n',
  );
  await put('mixed.pdf', mixedPdf());
  await sheets(join(folder, 'wells.xlsx'));
  await film(folder);
  await sound(folder);
  await scan(join(folder, 'scan.png'));
  await sharp({ create: { width: 900, height: 600, channels: 3, background: '#667788' } })
    .png()
    .toFile(join(folder, 'gone.png'));
}

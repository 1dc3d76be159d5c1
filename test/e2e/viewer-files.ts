import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { longPdf } from './server.ts';

const run = promisify(execFile);

/** Pages of the long PDF. */
export const LONG_PAGES = 2000;

const LETTER = [
  'From: A. Sender <sender@example.org>',
  'To: B. Reader <reader@example.org>',
  'Date: Sat, 12 Jun 2021 10:00:00 +0000',
  'Subject: Maps handed over',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="part"',
  '',
  '--part',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'The list is attached.',
  '--part',
  'Content-Type: text/plain; name="list.txt"',
  'Content-Disposition: attachment; filename="list.txt"',
  '',
  'First map, second map.',
  '--part--',
  '',
].join('\r\n');

const HOSTILE = `<!doctype html><title>Page</title><p>Plain words of the page.</p>
<script>document.title = 'executed'</script><img src=x onerror="document.title = 'executed'">`;

function table(): string {
  const head = Array.from({ length: 40 }, (_, n) => `Field ${n + 1}`).join(',');
  const rows = Array.from({ length: 3000 }, (_, row) =>
    Array.from({ length: 40 }, (_, n) =>
      n === 2 ? `"row ${row + 1}, ""quoted"""` : `${row + 1}.${n + 1}`,
    ).join(','),
  );
  return `${head}\n${rows.join('\n')}\n`;
}

async function picture(path: string): Promise<void> {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#fff"/>
    <text x="120" y="300" font-family="Noto Sans, DejaVu Sans" font-size="64">Map of the northern minefields</text>
    <text x="120" y="460" font-family="Noto Sans, DejaVu Sans" font-size="64">handed over on 12 June 2021</text></svg>`;
  await sharp(Buffer.from(text)).png().toFile(path);
}

/** Writes one file for each viewer, among them what is meant to deceive or to break it. */
export async function writeViewerFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const put = (name: string, content: string | Uint8Array): Promise<void> =>
    writeFile(join(folder, name), content);
  await put('long.pdf', longPdf(LONG_PAGES));
  await put('cut.pdf', longPdf(20).subarray(0, 2000));
  await put('letter.eml', LETTER);
  await put('hostile.html', HOSTILE);
  await put('table.csv', table());
  await put('photo\u202Egpj.txt', 'First line.\nالسطر الثاني من الوثيقة.\nThird \u202Eenil\u202C line.\n');
  await put(
    'data.bin',
    Uint8Array.from({ length: 9 * 2 ** 20 }, (_, at) => (at * 7) & 0xff),
  );
  await picture(join(folder, 'sign.png'));
  const ffmpeg = (args: readonly string[], name: string) =>
    run('ffmpeg', ['-v', 'error', '-f', 'lavfi', ...args, join(folder, name)]);
  await ffmpeg(
    ['-i', 'testsrc2=size=640x360:rate=25:duration=6', '-c:v', 'libvpx', '-b:v', '600k'],
    'film.webm',
  );
  await ffmpeg(['-i', 'sine=frequency=440:duration=4', '-af', 'tremolo=f=2:d=0.9'], 'sound.wav');
}

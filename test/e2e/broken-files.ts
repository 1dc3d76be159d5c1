import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import yazl from 'yazl';
import { longPdf } from './server.ts';

const WORDS = [
  'A map of the minefields was handed over on the twelfth of June.',
  'Карта минных полей передана двенадцатого июня.',
  'Ականապատ դաշտերի քարտեզը հանձնվել է հունիսի տասներկուսին։',
  'Minalanmış sahələrin xəritəsi iyunun on ikisində verildi.',
  'La carte des champs de mines a été remise le douze juin.',
  'خريطة حقول الألغام سُلّمت في الثاني عشر من يونيو.',
];

async function zipOf(name: string, text: string): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

// The flag of encryption (APPNOTE 4.4.4), in the member's own header and in the directory.
function marked(zip: Buffer): Buffer {
  for (const [signature, at] of [
    ['PK\u0001\u0002', 8],
    ['PK\u0003\u0004', 6],
  ] as const) {
    const place = zip.indexOf(signature) + at;
    zip[place] = (zip[place] ?? 0) | 1;
  }
  return zip;
}

/** How many of each kind `writeHandOver` breaks; together 40. */
export const BROKEN = { pdf: 10, picture: 10, zip: 8, encrypted: 4, empty: 8 } as const;

/** A hand-over of so many files, 40 of them broken and 5 of them the same; the broken ones come first. */
export async function writeHandOver(folder: string, files: number): Promise<void> {
  const broken = join(folder, '0-broken');
  await mkdir(broken, { recursive: true });
  const pdf = Buffer.from(longPdf(2));
  const write = (name: string, bytes: Uint8Array | string): Promise<void> =>
    writeFile(join(broken, name), bytes);
  for (let n = 0; n < BROKEN.pdf; n += 1)
    await write(`cut-${n}.pdf`, pdf.subarray(0, Math.floor(pdf.length / 3) + n));
  for (let n = 0; n < BROKEN.picture; n += 1) await write(`none-${n}.jpg`, `not a picture ${n}`);
  for (let n = 0; n < BROKEN.zip; n += 1) {
    const zip = await zipOf('inside.txt', `Inside ${n} ${'words '.repeat(200)}`);
    await write(`cut-${n}.zip`, zip.subarray(0, zip.length - 30 - n));
  }
  for (let n = 0; n < BROKEN.encrypted; n += 1)
    await write(`locked-${n}.zip`, marked(await zipOf('secret.txt', `Secret ${n}`)));
  for (let n = 0; n < BROKEN.empty; n += 1) await write(`empty-${n}.txt`, '');
  const sound = files - Object.values(BROKEN).reduce((sum, count) => sum + count, 0);
  for (let n = 0; n < sound; n += 1) {
    const inside = join(folder, `${Math.floor(n / 400) + 1}`);
    if (n % 400 === 0) await mkdir(inside);
    const text = n >= sound - 5 ? 'The same words in five files.' : `${WORDS[n % WORDS.length]} ${n}`;
    await writeFile(join(inside, `note-${n}.txt`), `${text}\n`);
  }
}

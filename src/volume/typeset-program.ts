/**
 * Runs inside the sandbox: `typeset-program.ts OUT-FOLDER` typesets what OUT-FOLDER/job.json asks for into OUT-FOLDER/made.pdf. Pages of
 * evidence are embedded by Typst here, in a process of its own: what a hostile PDF does to it, it does to nobody else.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DRAWN_PAGES,
  FILE_PAGE,
  PICTURE_PAGES,
  SHEET,
  TEXT_PAGES,
  VOLUME,
  WITHHELD_PAGES,
} from './templates.ts';
import { typeset } from './typst.ts';

const TEMPLATES = {
  text: TEXT_PAGES,
  pictures: PICTURE_PAGES,
  file: FILE_PAGE,
  volume: VOLUME,
  drawn: DRAWN_PAGES,
  withheld: WITHHELD_PAGES,
  sheet: SHEET,
} as const;

const [folder = ''] = process.argv.slice(2);
const { template, data, isPdfA } = JSON.parse(await readFile(join(folder, 'job.json'), 'utf8')) as {
  template: keyof typeof TEMPLATES;
  data: object;
  isPdfA: boolean;
};
const { bytes, pages } = await typeset(TEMPLATES[template], data, folder, isPdfA);
await writeFile(join(folder, 'made.pdf'), bytes);
process.stdout.write(`${pages}\n`);

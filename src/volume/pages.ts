import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { findProgram, type TextLayer } from '#derive';
import type { LawLanguage } from '#law';
import { unprintable } from './fonts.ts';
import type { ExhibitPages, PagesBy, PageSize } from './model.ts';
import { missingFonts, plainPdf } from './pdf.ts';
import { tool, typesetIn } from './run.ts';
import { printedText } from './text.ts';
import { wordsIn } from './words.ts';

/** What pages are made of. Everything but the language comes from the evidence and is hostile. */
export interface PagesWanted {
  /** Title of the exhibit. */
  readonly title: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly mediaType: string | null;
  readonly kind: string | null;
  /** Path of the bytes that were received. */
  readonly original: string;
  /** Path of the PDF that was made of it, and of a picture; null without one. */
  readonly pdf: string | null;
  readonly picture: string | null;
  readonly text: TextLayer | null;
  /** Language of the words that we add. */
  readonly language: LawLanguage;
}

/** Side of the pictures that are printed: 300 to the inch on the long side of A4. */
const PRINT_PX = 3508;
const STILLS = 12;
const NAMED = 20;

const SHRINK = join(import.meta.dirname, '../derive/picture/shrink.ts');

async function ofPdf(
  folder: string,
  file: string,
): Promise<{ file: string; pages: PageSize[] } | 'locked' | 'too-long' | null> {
  const plain = await plainPdf(folder, file);
  if ('file' in plain) return plain;
  return plain.as === 'unreadable' ? null : plain.as;
}

/** A PDF that we typeset ourselves needs no mending; its pages are A4, upright or not as the first picture is. */
async function typesetPages(
  folder: string,
  template: 'text' | 'pictures' | 'file',
  data: object,
): Promise<{ file: string; pages: PageSize[] }> {
  const made = await typesetIn(folder, template, data);
  if ('why' in made) throw new Error(`${template}: ${made.why}`);
  const plain = await plainPdf(folder, made.path);
  if ('why' in plain) throw new Error(`${template}: ${plain.why}`);
  return plain;
}

/** Pages as one of the ways made them. */
interface Found {
  readonly file: string;
  readonly pages: PageSize[];
  readonly picture?: { readonly width: number; readonly height: number };
}

interface Still {
  readonly file: string;
  readonly caption: string;
}

async function pictures(
  folder: string,
  stills: readonly Still[],
  wanted: PagesWanted,
  note: string,
): Promise<Found> {
  const measured = [];
  for (const { file, caption } of stills) {
    // Ours: written by the sandboxed tool as a baseline JPEG.
    const { width, height } = await sharp(join(folder, file)).metadata();
    measured.push({ file, caption, width, height });
  }
  const made = await typesetPages(folder, 'pictures', {
    title: wanted.title,
    lang: wanted.language,
    note,
    pictures: measured,
  });
  const [only] = measured;
  return only && measured.length === 1
    ? { ...made, picture: { width: only.width, height: only.height } }
    : made;
}

async function ofImage(folder: string, wanted: PagesWanted): Promise<Found | null> {
  await tool(folder, wanted.original, process.execPath, [SHRINK, '{in}', '{out}', '320', String(PRINT_PX)]);
  const names = await readdir(folder);
  if (names.includes('page.jpg')) return pictures(folder, [{ file: 'page.jpg', caption: '' }], wanted, '');
  if (wanted.picture === null) return null;
  await copyFile(wanted.picture, join(folder, 'drawn.jpg'));
  return pictures(folder, [{ file: 'drawn.jpg', caption: '' }], wanted, '');
}

const clock = (seconds: number): string => {
  const [whole, rest] = [Math.floor(seconds), seconds % 1];
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((one) =>
    String(one).padStart(2, '0'),
  );
  return `${parts.join(':')}.${String(Math.floor(rest * 1000)).padStart(3, '0')}`;
};

const stillArgs = (second: number, file: string): string[] =>
  `-v error -ss ${second.toFixed(3)} -i {in} -frames:v 1 -vf scale='min(1240,iw)':-2 -q:v 3 {out}/${file}`.split(
    ' ',
  );

/** Stills at even distances, each with its time in the recording. */
async function ofFilm(folder: string, wanted: PagesWanted): Promise<Found | null> {
  if ((await findProgram('ffprobe')) === null || (await findProgram('ffmpeg')) === null) return null;
  const asked = await tool(folder, wanted.original, 'ffprobe', [
    '-v',
    'error',
    '-show_entries',
    'format=duration',
    '-of',
    'csv=p=0',
    '{in}',
  ]);
  const duration = Number(asked.stdout.toString('utf8').trim());
  if (!(duration > 0)) return null;
  const stills: Still[] = [];
  for (let at = 0; at < STILLS; at += 1) {
    const second = (duration * at) / STILLS;
    const file = `still-${at}.jpg`;
    await tool(folder, wanted.original, 'ffmpeg', stillArgs(second, file));
    stills.push({ file, caption: clock(second) });
  }
  const made = new Set(await readdir(folder));
  const there = stills.filter(({ file }) => made.has(file));
  return there.length === 0
    ? null
    : pictures(folder, there, wanted, wordsIn(wanted.language)['as-file-stills']);
}

function ofText(folder: string, wanted: PagesWanted): Promise<{ file: string; pages: PageSize[] }> | null {
  const pages = printedText(wanted.text);
  if (!pages) return null;
  const words = wordsIn(wanted.language);
  const note = words['text-of'];
  const named = pages.map(({ number, lines }) => ({
    number: number === '' ? '' : `${words.page} ${number}`,
    lines,
  }));
  return typesetPages(folder, 'text', { title: wanted.title, lang: wanted.language, note, pages: named });
}

function asFile(folder: string, wanted: PagesWanted, isLocked: boolean) {
  const words = wordsIn(wanted.language);
  return typesetPages(folder, 'file', {
    title: wanted.title,
    lang: wanted.language,
    note: isLocked ? words.locked : words['as-file'],
    facts: [
      [words.file, wanted.name],
      [words.size, String(wanted.sizeBytes)],
      [words.digest, wanted.sha256],
    ],
  });
}

/** The ways to come by pages, the nearest to the original first. */
async function find(folder: string, wanted: PagesWanted): Promise<{ made: Found; by: PagesBy }> {
  if (wanted.mediaType === 'application/pdf') {
    const made = await ofPdf(folder, wanted.original);
    if (made === 'locked') return { made: await asFile(folder, wanted, true), by: 'locked' };
    // Neither some of its pages nor their text: a part would pass for the whole.
    if (made === 'too-long') return { made: await asFile(folder, wanted, false), by: 'file' };
    if (made) return { made, by: 'pages' };
  } else if (wanted.pdf !== null) {
    const made = await ofPdf(folder, wanted.pdf);
    if (typeof made === 'object' && made) return { made, by: 'converted' };
  }
  const drawn =
    wanted.kind === 'image'
      ? await ofImage(folder, wanted)
      : wanted.kind === 'video'
        ? await ofFilm(folder, wanted)
        : null;
  if (drawn) return { made: drawn, by: wanted.kind === 'image' ? 'picture' : 'stills' };
  const text = await ofText(folder, wanted);
  if (text) return { made: text, by: 'text' };
  return { made: await asFile(folder, wanted, false), by: 'file' };
}

/**
 * The pages of one exhibit as a PDF in `folder`, which is empty and ours: those of the file itself, of the PDF that was made of it, the
 * picture, stills of a film with their times, its text, or one page that says that it is filed as a file. Rejects only when our own
 * tools fail.
 */
export async function exhibitPages(folder: string, wanted: PagesWanted): Promise<ExhibitPages> {
  const { made, by } = await find(folder, wanted);
  const ours = `${wanted.title}${by === 'text' ? (wanted.text?.pages.map(({ text }) => text).join('') ?? '') : ''}`;
  // Of all other ways the pages are ours, and their fonts inside.
  const missing = by === 'pages' || by === 'converted' ? await missingFonts(folder, made.file) : [];
  return {
    ...made,
    by,
    unprintable: unprintable(ours).slice(0, NAMED),
    ...(missing.length > 0 && { fontsMissing: missing.slice(0, NAMED) }),
  };
}

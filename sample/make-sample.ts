import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BATCHES } from './batches.ts';
import { makePhoto, makeScan, PHOTOS } from './image.ts';
import { makeMail, type Attachment } from './mail.ts';
import type { MadeFile, SampleFile, SampleForm, SampleManifest, SampleNote } from './model.ts';
import { plainTextOf, readNotes } from './notes.ts';
import { makeCsv, makeWordFile, makeWorkbook } from './office-file.ts';
import { casualtyClaims, claimedCounts, HANDOVERS } from './tables.ts';
import { makeSheet, SHEETS } from './sheets.ts';
import { Typesetter } from './typeset.ts';
import { makeWebPage } from './web-page.ts';

// The two agents' words at one hearing: both mails carry the same kinds of attachment.
const MAILS_WITH_ATTACHMENTS = new Set(['A04', 'Z04']);
const STATEMENT = 'N01';

function attachmentsOf(note: SampleNote, typesetter: Typesetter): Attachment[] {
  if (!MAILS_WITH_ATTACHMENTS.has(note.id)) return [];
  return [
    { name: `${note.id}-note.pdf`, mediaType: 'application/pdf', bytes: typesetter.pdf(note) },
    { name: `${note.id}-figures.csv`, mediaType: 'text/csv', bytes: makeCsv(claimedCounts([note])) },
  ];
}

async function makeBytes(note: SampleNote, typesetter: Typesetter): Promise<Buffer> {
  switch (note.form) {
    case 'html':
    case 'html-1251':
      return makeWebPage(note);
    case 'pdf':
      return typesetter.pdf(note);
    case 'pdf-image':
      return typesetter.scanPdf(await makeScan(note, typesetter));
    case 'png':
    case 'jpeg':
      return makeScan(note, typesetter);
    case 'docx':
      return makeWordFile(note);
    case 'txt':
      return Buffer.from(plainTextOf(note), 'utf8');
    case 'txt-utf16':
      return Buffer.from(`\uFEFF${plainTextOf(note)}`, 'utf16le');
    case 'mail':
      return makeMail(note, attachmentsOf(note, typesetter));
    default:
      return note.form satisfies never;
  }
}

function deskFile(path: string, form: SampleForm, bytes: Buffer): MadeFile {
  return { path, bytes, noteId: null, lang: 'en', side: 'neutral', form };
}

/** What the desk adds to the notes: tables, generated pictures, sheets of the invented fields, one exact duplicate and one near-duplicate. */
async function makeDeskFiles(
  notes: readonly SampleNote[],
  made: readonly MadeFile[],
  typesetter: Typesetter,
): Promise<MadeFile[]> {
  const counts = claimedCounts(notes);
  const casualties = casualtyClaims(notes);
  const files = [
    deskFile('archive-desk/claimed-counts.csv', 'csv', makeCsv(counts)),
    deskFile('archive-desk/hand-overs.csv', 'csv', makeCsv(HANDOVERS)),
    deskFile('archive-desk/claimed-counts.xlsx', 'xlsx', await makeWorkbook([casualties, counts, HANDOVERS])),
  ];
  for (const photo of PHOTOS) files.push(deskFile(photo.file, 'photo', await makePhoto(photo, typesetter)));
  for (const sheet of SHEETS)
    files.push({ ...deskFile(sheet.file, 'sheet', await makeSheet(sheet, typesetter)), lang: sheet.lang });
  for (const file of made) {
    if (file.noteId === STATEMENT)
      files.push({ ...file, path: 'archive-desk/received-again/statement-copy.pdf' });
  }
  for (const note of notes) {
    if (note.rewrite === undefined) continue;
    const path = note.file.replace(/\.[a-z]+$/, '-agency-rewrite.txt');
    const bytes = Buffer.from(plainTextOf(note, note.rewrite), 'utf8');
    files.push({ path, bytes, noteId: note.id, lang: note.lang, side: note.side, form: 'txt' });
  }
  return files;
}

async function writeMadeFile(dir: string, file: MadeFile): Promise<SampleFile> {
  const target = join(dir, file.path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, file.bytes);
  const { bytes, ...described } = file;
  return { ...described, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
}

/**
 * Writes the sample case into `dir` (made when absent; files of the same names are replaced, others are left)
 * and returns what was written, files ordered by path. The bytes depend on nothing but this folder's sources
 * and the pinned dependencies: no clock, no system font, no time zone. No network is used.
 */
export async function makeSample(dir: string): Promise<SampleManifest> {
  const notes = readNotes();
  const typesetter = new Typesetter();
  const made: MadeFile[] = [];
  for (const note of notes) {
    const { id: noteId, lang, side, form, file: path } = note;
    made.push({ path, bytes: await makeBytes(note, typesetter), noteId, lang, side, form });
  }
  made.push(...(await makeDeskFiles(notes, made, typesetter)));
  const files: SampleFile[] = [];
  for (const file of made) files.push(await writeMadeFile(dir, file));
  files.sort((left, right) => (left.path < right.path ? -1 : Number(left.path > right.path)));
  return { files, batches: [...BATCHES] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dir = process.argv[2];
  if (dir === undefined) {
    console.error('usage: node sample/make-sample.ts DIR');
    process.exitCode = 2;
  } else {
    const { files, batches } = await makeSample(dir);
    const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    console.log(`${files.length} files in ${batches.length} batches, ${sizeBytes} bytes, in ${dir}`);
  }
}

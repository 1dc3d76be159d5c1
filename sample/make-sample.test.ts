import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import PostalMime from 'postal-mime';
import sharp from 'sharp';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { makeSample } from './make-sample.ts';
import type { SampleManifest, SampleNote } from './model.ts';
import { readNotes, warningOf } from './notes.ts';

const MAX_TOTAL_BYTES = 12_000_000;
const Exhibit = Type.Object({
  noteId: Type.String(),
  path: Type.String(),
  side: Type.String(),
  title: Type.String(),
});
const Dossier = Type.Object({ title: Type.String(), exhibits: Type.Array(Exhibit) });

const root = mkdtempSync(join(tmpdir(), 'muniment-sample-'));
const dir = join(root, 'first');
const notes = readNotes();
let manifest: SampleManifest;

before(async () => {
  manifest = await makeSample(dir);
});
after(() => rmSync(root, { recursive: true }));

function read(path: string): Buffer {
  return readFileSync(join(dir, path));
}

function noteOf(id: string): SampleNote {
  const note = notes.find((candidate) => candidate.id === id);
  assert.ok(note, id);
  return note;
}

void test('another process in another time zone and directory writes the same bytes', () => {
  const again = join(root, 'again');
  const script = fileURLToPath(new URL('make-sample.ts', import.meta.url));
  execFileSync(process.execPath, [script, again], { cwd: root, env: { ...process.env, TZ: 'Asia/Baku' } });
  for (const file of manifest.files) {
    assert.ok(read(file.path).equals(readFileSync(join(again, file.path))), file.path);
  }
});

void test('every note is one file at its path, and the whole stays under 12 MB', () => {
  const paths = new Set(manifest.files.map((file) => file.path));
  for (const note of notes) assert.ok(paths.has(note.file), note.file);
  assert.equal(paths.size, manifest.files.length);
  const totalBytes = manifest.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  assert.ok(totalBytes <= MAX_TOTAL_BYTES, `${totalBytes} bytes`);
});

void test('every file lies in the folder of one batch, and the folders of the parties hold their own side only', () => {
  const folders = new Map(manifest.batches.map((batch) => [batch.folder, batch.source.side]));
  assert.equal(folders.size, 7);
  for (const file of manifest.files) {
    assert.equal(file.side, folders.get(file.path.split('/')[0] ?? ''), file.path);
  }
});

void test('exactly one pair of files is an exact duplicate', () => {
  const hashes = new Set(manifest.files.map((file) => file.sha256));
  assert.equal(hashes.size, manifest.files.length - 1);
  assert.ok(read('archive-desk/received-again/statement-copy.pdf').equals(read(noteOf('N01').file)));
});

void test('pages are in the charset they declare', () => {
  for (const note of notes) {
    if (note.form !== 'html' && note.form !== 'html-1251') continue;
    const charset = note.form === 'html' ? 'utf-8' : 'windows-1251';
    const page = iconv.decode(read(note.file), charset);
    assert.ok(page.includes(`<meta charset="${charset}">`));
    assert.ok(page.includes(warningOf(note)), note.id);
    for (const paragraph of note.body)
      assert.ok(page.includes(paragraph.slice(0, 30)), `${note.id}: ${paragraph}`);
    assert.ok(!page.includes('\uFFFD'));
  }
  // A letter missing in windows-1251 would have been written as a question mark.
  assert.ok(!iconv.decode(read(noteOf('A05').file), 'windows-1251').includes('?'));
});

void test('the UTF-16 text starts with its byte order mark and decodes to the note', () => {
  const bytes = read(noteOf('A12').file);
  assert.deepEqual([...bytes.subarray(0, 2)], [0xff, 0xfe]);
  assert.ok(bytes.toString('utf16le').includes(noteOf('A12').title));
});

void test('mails parse: Armenian headers, and PDF and CSV attachments on both agents’ mails', async () => {
  const armenian = await PostalMime.parse(read(noteOf('A11').file));
  assert.equal(armenian.subject, noteOf('A11').title);
  assert.equal(armenian.from?.name, 'Ա. Արխիվագետ');
  for (const id of ['A04', 'Z04']) {
    const mail = await PostalMime.parse(read(noteOf(id).file));
    assert.deepEqual(
      mail.attachments.map((attachment) => attachment.mimeType),
      ['application/pdf', 'text/csv'],
    );
    assert.ok(mail.text?.includes(warningOf(noteOf(id))));
  }
});

void test('scanned pages are images at 200 dpi, one in each language', async () => {
  const scans = notes.filter((note) => note.form === 'png' || note.form === 'jpeg');
  assert.deepEqual(scans.map((note) => note.lang).sort(), ['az', 'en', 'fr', 'hy', 'ru']);
  for (const note of scans) {
    const { density, width } = await sharp(read(note.file)).metadata();
    assert.equal(density, 200, note.id);
    assert.ok(width > 1600 && width < 1700, `${note.id}: ${width}`);
  }
});

void test('generated pictures carry a date, a position and the words that they are not photographs', async () => {
  const photos = manifest.files.filter((file) => file.form === 'photo');
  assert.equal(photos.length, 4);
  for (const photo of photos) {
    const { exif } = await sharp(read(photo.path)).metadata();
    const text = exif?.toString('latin1') ?? '';
    assert.ok(
      text.includes('not a photograph of any event') && text.includes('2021:') && text.includes('WGS-84'),
    );
  }
});

void test('the workbook and the CSV hold one row for every figure of the notes', () => {
  const figures = notes.reduce((sum, note) => sum + note.figures.length, 0);
  const rows = read('archive-desk/claimed-counts.csv').toString('utf8').trimEnd().split('\r\n');
  assert.equal(rows.length, figures + 1);
  assert.equal(read('archive-desk/claimed-counts.xlsx').toString('latin1', 0, 2), 'PK');
});

void test('the dossier names 10 to 14 files of the sample, balanced between the sides', () => {
  const dossier = Value.Parse(
    Dossier,
    JSON.parse(readFileSync(new URL('dossier.json', import.meta.url), 'utf8')),
  );
  assert.ok(dossier.exhibits.length >= 10 && dossier.exhibits.length <= 14);
  for (const exhibit of dossier.exhibits) {
    const file = manifest.files.find((candidate) => candidate.path === exhibit.path);
    assert.equal(file?.noteId, exhibit.noteId, exhibit.path);
    assert.equal(file?.side, exhibit.side);
  }
  const of = (side: string): number => dossier.exhibits.filter((exhibit) => exhibit.side === side).length;
  assert.ok(Math.abs(of('armenia') - of('azerbaijan')) <= 1);
});

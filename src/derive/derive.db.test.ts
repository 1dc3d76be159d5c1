import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import sharp from 'sharp';
import { copiesOf, derivationsOf, findingsOf, getItem, listItems, lockItem, relationsOf } from '#catalogue';
import { receive, walk } from '#intake';
import { nowUtc } from '#kernel';
import { record } from '#ledger';
import { pdfOf } from '../../test/pages-pdf.ts';
import { testArchive } from '../../test/db/archive.ts';
import { commitOutcome, WORKER } from './commit.ts';
import { deriveItem, readTextLayer } from './index.ts';
import { tools } from './tools.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const input = join(folder, 'in');
await mkdir(input);
const put = (name: string, content: string | Uint8Array): Promise<void> =>
  writeFile(join(input, name), content);

const typst = NodeCompiler.create();
const pdf = Buffer.from(
  typst.pdf(
    typst.compile({
      mainFileContent:
        '#set document(date: datetime(year: 2021, month: 9, day: 16))\nFirst page about a bridge over the river.\n#pagebreak()\nSecond page about a school in the village.',
    }).result ?? assert.fail(),
  ),
);
await put('two-pages.pdf', pdf);
await put('renamed.jpg', pdf.subarray(0, pdf.length - 0));
await put('truncated.pdf', pdf.subarray(0, 500));
await put('locked.pdf', pdf);
execFileSync('qpdf', [
  '--encrypt',
  'secret',
  'owner',
  '256',
  '--',
  join(input, 'two-pages.pdf'),
  join(input, 'locked.pdf'),
]);
await put('scripted.pdf', pdfOf(1, 600, 200, '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>'));
const words = typst.plainSvg(
  typst.compile({
    mainFileContent:
      '#set page(width: 26cm, height: 6cm, fill: white)\n#set text(size: 22pt)\nThe map was handed over on Thursday morning to the other side.',
  }).result ?? assert.fail(),
);
await put('scan.png', await sharp(Buffer.from(words), { density: 200 }).png().toBuffer());
await put('noise.bin', Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 251)));
const note =
  'The delegation visited the village and counted the houses that were still standing near the old bridge in September.';
await put('note-a.txt', note);
await put('note-b.txt', `${note} Copied.`);
await put('note-c.txt', note.toUpperCase());

await receive(
  archive,
  {
    by,
    caseId,
    compartmentId,
    statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x', language: 'en' },
  },
  walk([input], archive.paths.root),
);
const signal = new AbortController().signal;
for (const { id } of await archive.db.tx(by, (tx) => listItems(tx, {}, 100, null)))
  for (const queue of ['derive', 'ocr'] as const)
    await deriveItem({ ...archive }, { itemId: id, queue }, signal);

async function look(title: string) {
  return archive.db.tx(by, async (tx) => {
    const item = (await listItems(tx, { title }, 10, null)).find((one) => one.title === title);
    assert.ok(item, title);
    const copies = await copiesOf(tx, item.id);
    return {
      item,
      copies,
      layer: await readTextLayer(archive.blobs, copies),
      findings: (await findingsOf(tx, item.id)).map(({ code }) => code),
      runs: await derivationsOf(tx, item.id),
      relations: await relationsOf(tx, item.id),
    };
  });
}

test('a PDF has its pages, text, pictures, metadata and date', async () => {
  const { item, copies, layer, findings } = await look('renamed.jpg');
  assert.deepEqual(
    [item.mediaType, item.kind, item.pages, item.documentDate],
    ['application/pdf', 'document', 2, '2021-09-16'],
  );
  assert.deepEqual(
    layer?.pages.map(({ page, source }) => [page, source]),
    [
      [1, 'document'],
      [2, 'document'],
    ],
  );
  assert.match(layer?.pages[1]?.text ?? '', /school in the village/);
  assert.deepEqual(
    copies.filter(({ role }) => role === 'page-image').map(({ page }) => page),
    [1, 2],
  );
  assert.ok(
    copies.some(({ role }) => role === 'thumbnail') && copies.some(({ role }) => role === 'metadata'),
  );
  assert.ok(findings.includes('TYPE_MISMATCH'), 'its name promises a picture');
  assert.equal(copies[0]?.kind, 'evidentiary');
});

test('damaged and locked documents are findings, and stay what they are', async () => {
  assert.ok((await look('truncated.pdf')).findings.includes('PDF_DAMAGED'));
  assert.ok((await look('locked.pdf')).findings.includes('PDF_ENCRYPTED'));
  const scripted = await look('scripted.pdf');
  assert.ok(scripted.findings.includes('PDF_SCRIPT'), scripted.findings.join());
  assert.match(scripted.layer?.pages[0]?.text ?? '', /Fictional map/);
  assert.equal((await look('noise.bin')).layer, null);
});

test('a picture of text is read, marked as OCR, with boxes and confidence', async () => {
  const { item, layer, copies } = await look('scan.png');
  assert.equal(layer?.pages[0]?.source, 'ocr');
  assert.match(layer?.pages[0]?.text ?? '', /handed over on Thursday/);
  assert.ok((layer?.pages[0]?.confidence ?? 0) > 70);
  assert.ok(copies.some(({ role, page }) => role === 'ocr' && page === 1));
  assert.deepEqual([...item.languages], ['en']);
});

test('nearly the same and the same text are related', async () => {
  const { relations } = await look('note-a.txt');
  const kinds = new Map(relations.map(({ title, kind }) => [title, kind]));
  assert.deepEqual([kinds.get('note-b.txt'), kinds.get('note-c.txt')], ['near-duplicate', 'same-text']);
});

test('a second run does nothing; one tool asked for runs alone, and clears what it complained of', async () => {
  const { item, runs } = await look('two-pages.pdf').catch(() => look('renamed.jpg'));
  await deriveItem({ ...archive }, { itemId: item.id, queue: 'derive' }, signal);
  assert.equal((await look(item.title)).runs.length, runs.length);
  await deriveItem({ ...archive }, { itemId: item.id, queue: 'derive', only: 'text' }, signal);
  const after = await look(item.title);
  assert.equal(after.runs.filter(({ tool }) => tool === 'text').length, 2);
  for (const run of after.runs) assert.match(run.tool_version, /^\d+$/);
});

test('what a person wrote while a tool was at work is not lost when the tool commits', async () => {
  const [summary] = await archive.db.tx(by, (tx) => listItems(tx, { title: 'note-b.txt' }, 1, null));
  assert.ok(summary);
  const seenByTool = await archive.db.tx(by, (tx) => getItem(tx, { id: summary.id }));
  await archive.db.tx(by, async (tx) => {
    const row = { ...(await lockItem(tx, summary.id)), title: 'Described meanwhile' };
    await record(tx, by, [
      {
        kind: 'item-described',
        subject: { table: 'item', id: row.id },
        compartmentId: row.compartment_id,
        rows: [{ table: 'item', op: 'put', row }],
      },
    ]);
  });
  const [tool] = tools;
  assert.ok(tool);
  await archive.db.tx(WORKER, (tx) =>
    commitOutcome(tx, seenByTool, tool, {
      outcome: { outcome: 'done', fields: { page_count: 7 } },
      kept: [],
      startedAt: nowUtc(),
    }),
  );
  const { title, page_count } = await archive.db.tx(by, (tx) => getItem(tx, { id: summary.id }));
  assert.deepEqual({ title, page_count }, { title: 'Described meanwhile', page_count: 7 });
});

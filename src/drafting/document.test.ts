import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '#kernel';
import './errors.ts';
import { blocksOf, markdownOf, readMarkdown } from './document.ts';
import { docxOf } from './docx-write.ts';
import { readDocx } from './docx-read.ts';
import type { KeptPart, Pleading } from './model.ts';
import { docxFile, documentXml, paragraphXml } from '../../test/docx-bytes.ts';

const id = (n: number): string => `019ac0de-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const ITEM = id(99);
const PLEADING: Pleading = {
  id: id(1),
  case_id: id(2),
  compartment_id: id(3),
  dossier_id: id(4),
  kind: 'memorial',
  title: 'Memorial of Upland (fictional) <&>',
  language: 'en',
  version: 7,
  made_by: id(5),
  made_at: '2031-05-04T00:00:00.000Z',
  changed_at: null,
  withdrawn_at: null,
  withdrawn_reason: null,
};
const section = (n: number, partOf: KeptPart['partOf'], level: number, body: string): KeptPart => ({
  id: id(n),
  kind: 'section',
  partOf,
  level,
  body,
});
const paragraph = (n: number, body: string): KeptPart => ({
  id: id(n),
  kind: 'paragraph',
  partOf: null,
  level: null,
  body,
});
const PARTS = [
  section(10, 'facts', 1, 'The river'),
  paragraph(11, `The bridge was **closed** on *3 May*. [Annex 2, p. 1](cite:${ITEM}/${id(98)}?page=1)`),
  paragraph(12, '[It is told in order.](nocite:leads%20over%20%C2%ABhere%C2%BB)'),
  section(13, 'facts', 2, 'The road'),
  paragraph(14, 'Կամուրջը փակվեց։ Мост закрыли; körpü bağlandı.'),
  section(15, 'law', 1, 'The law'),
  paragraph(16, `[Art. 5(b)](law:icerd.5.b) is pleaded in [the charge](allegation:${id(97)}).`),
];
// Bodies as they are kept: in their one spelling.
const KEPT = readMarkdown(markdownOf(blocksOf(PLEADING, PARTS))).parts as readonly KeptPart[];
const BLOCKS = blocksOf(PLEADING, KEPT);

test('Markdown comes back with every heading, paragraph and cite', () => {
  const read = readMarkdown(markdownOf(BLOCKS));
  assert.deepEqual([read.pleadingId, read.version, read.title], [PLEADING.id, '7', PLEADING.title]);
  assert.deepEqual(read.parts, KEPT);
  assert.deepEqual(
    KEPT.map((part) => [part.id, part.kind, part.partOf, part.level]),
    PARTS.map((part) => [part.id, part.kind, part.partOf, part.level]),
  );
  assert.deepEqual(read.notes, []);
  assert.match(KEPT[1]?.body ?? '', new RegExp(`\\(cite:${ITEM}/${id(98)}\\?page=1\\)$`));
});

test('DOCX comes back with every heading, paragraph and cite', async () => {
  const bytes = await docxOf(BLOCKS, { title: PLEADING.title, language: 'en' });
  const read = await readDocx(bytes);
  assert.deepEqual([read.pleadingId, read.version, read.title], [PLEADING.id, '7', PLEADING.title]);
  assert.deepEqual(read.parts, KEPT);
  assert.deepEqual(read.notes, []);
});

test('Markdown of somebody else is read, and what it does not say is told', () => {
  const { parts, notes, title, pleadingId } = readMarkdown(
    '# A draft\n\n## Facts\n\nOne.\n\n- two\n- three\n\n> four\n',
  );
  assert.deepEqual([title, pleadingId], ['A draft', null]);
  assert.deepEqual(
    parts.map(({ kind, body }) => [kind, body]),
    [
      ['section', 'Facts'],
      ['paragraph', 'One.'],
      ['paragraph', 'two'],
      ['paragraph', 'three'],
      ['paragraph', 'four'],
    ],
  );
  assert.deepEqual(
    notes.map(({ code }) => code),
    ['section-kind-unsaid', 'list-as-paragraphs'],
  );
});

test('a paragraph that stands twice is the second time a new one, and two in one are told', () => {
  const { parts, notes } = readMarkdown(
    `[1.](para:${id(20)}) One.\n\n[1.](para:${id(20)}) One.\n\n[2.](para:${id(21)}) Two. [3.](para:${id(22)}) Three.\n`,
  );
  assert.deepEqual(
    parts.map((part) => [part.id, part.body]),
    [
      [id(20), 'One.'],
      [null, 'One.'],
      [id(21), 'Two.  Three.'],
    ],
  );
  assert.deepEqual(
    notes.map(({ code }) => code),
    ['part-repeated', 'paragraphs-joined'],
  );
});

const refusedFor = (words: RegExp) => (error: unknown) =>
  error instanceof AppError && error.code === 'PLEADING_FILE_REFUSED' && words.test(error.message);

test('a hostile DOCX is refused, and nothing in it is followed', async () => {
  const body = documentXml(paragraphXml('One.'));
  const bomb = '0'.repeat(40 * 2 ** 20);
  for (const [files, why] of [
    [{ 'word/document.xml': body, 'word/vbaProject.bin': 'x' }, /macros/],
    [{ 'word/document.xml': `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${body}` }, /entities/],
    [{ 'word/document.xml': Buffer.from(body, 'utf16le') }, /entities/],
    [{ 'word/document.xml': documentXml(paragraphXml(bomb)) }, /larger than/],
    [{ 'word/document.xml': body, 'word/styles.xml': bomb }, /larger than/],
    [{ 'xl/workbook.xml': '<x/>' }, /no word-processing/],
    [{ 'word/document.xml': '<w:document' }, /no word-processing document/],
  ] as const)
    await assert.rejects(readDocx(await docxFile(files)), refusedFor(why), String(why));
  await assert.rejects(readDocx(Buffer.from('PK\u0003\u0004 and no more')), refusedFor(/no word-processing/));
});

test('5 MB of XML is read within the limits', async () => {
  const many = Array.from({ length: 4_000 }, (_, n) => paragraphXml(`${n} ${'word '.repeat(240)}`)).join('');
  assert.ok(many.length > 5 * 2 ** 20 * 0.9);
  const { parts } = await readDocx(await docxFile({ 'word/document.xml': documentXml(many) }));
  assert.equal(parts.length, 4_000);
});

test('tables of a DOCX are tables, and tracked changes are told', async () => {
  const table = `<w:tbl><w:tr><w:tc>${paragraphXml('a')}</w:tc><w:tc>${paragraphXml('b')}</w:tc></w:tr></w:tbl>`;
  const tracked =
    '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>Kept.</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>';
  const { parts, notes } = await readDocx(
    await docxFile({ 'word/document.xml': documentXml(table + tracked) }),
  );
  assert.deepEqual(
    parts.map(({ body }) => body),
    ['| a | b |\n| - | - |', 'Kept.'],
  );
  assert.deepEqual(
    notes.map(({ code }) => code),
    ['tracked-as-accepted'],
  );
});

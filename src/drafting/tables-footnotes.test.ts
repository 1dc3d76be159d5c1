import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf, markdownOf, readMarkdown, type Block } from './document.ts';
import { docxOf } from './docx-write.ts';
import { readDocx } from './docx-read.ts';
import { readBody, wordsOf } from './inline.ts';
import type { KeptPart, Pleading } from './model.ts';
import { sentencesOf } from './sentences.ts';
import { docxFile, documentXml, paragraphXml } from '../../test/docx-bytes.ts';

const id = (n: number): string => `019ac0de-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const ITEM = id(99);
const CITE = `[Annex 2, p. 1](cite:${ITEM}/${id(98)}?page=1)`;
const PLEADING: Pleading = {
  id: id(1),
  case_id: id(2),
  compartment_id: id(3),
  dossier_id: id(4),
  kind: 'memorial',
  title: 'Memorial of Upland (fictional)',
  language: 'en',
  version: 7,
  made_by: id(5),
  made_at: '2031-05-04T00:00:00.000Z',
  changed_at: null,
  withdrawn_at: null,
  withdrawn_reason: null,
};
const part = (n: number, body: string): KeptPart => ({
  id: id(n),
  kind: 'paragraph',
  partOf: null,
  level: null,
  body,
});
const PARTS = [
  part(11, `The bridge was closed[^1] on 3 May.[^2]\n\n[^1]: See ${CITE}, *passim*.\n\n[^2]: So it is said.`),
  part(
    12,
    `| Day | What | Annex |\n| - | - | - |\n| 3 May | a \\| b[^1] | ${CITE} |\n| 4 May | | **none** |\n\n[^1]: Of the river.`,
  ),
  part(13, `And the road.[^1]\n\n[^1]: ${CITE}`),
  part(14, '| Only | a head |\n| - | - |'),
];
const blocks = (parts: readonly KeptPart[]): Block[] => blocksOf(PLEADING, parts);
// Bodies as they are kept: in their one spelling.
const KEPT = readMarkdown(markdownOf(blocks(PARTS))).parts as readonly KeptPart[];

test('Markdown comes back with its tables and footnotes, and the cites in them', () => {
  const text = markdownOf(blocks(PARTS));
  const read = readMarkdown(text);
  assert.deepEqual(read.notes, []);
  assert.deepEqual(
    KEPT.map((one) => one.id),
    PARTS.map((one) => one.id),
  );
  assert.deepEqual(
    KEPT.map(({ body }) => body),
    PARTS.map(({ body }) => body),
  );
  assert.equal(markdownOf(blocks(KEPT)), text);
  // Footnotes are numbered through the whole file.
  assert.deepEqual(
    [...text.matchAll(/^\[\^(\d)\]:/gm)].map(([, n]) => n),
    ['1', '2', '3', '4'],
  );
});

test('DOCX has real footnotes and tables, and comes back with them', async () => {
  const bytes = await docxOf(blocks(KEPT), { title: PLEADING.title, language: 'en' });
  const read = await readDocx(bytes);
  assert.deepEqual(read.notes, []);
  assert.deepEqual(read.parts, KEPT);
});

test('a cite in a footnote is of the sentence that refers to it, and a table is one sentence', () => {
  const found = sentencesOf(
    readBody(`It was closed.[^1] The road too.\n\n[^1]: Cf. ${CITE}. And more.`),
    'en',
  );
  assert.deepEqual(
    found.map(({ text, cites }) => [text, cites.length]),
    [
      ['It was closed.', 1],
      ['The road too.', 0],
    ],
  );
  const [table, ...others] = sentencesOf(readBody(PARTS[1]?.body ?? ''), 'en');
  assert.deepEqual([table?.cites.length, others.length], [1, 0]);
});

test('words of a footnote and of cells are told apart', () => {
  assert.equal(wordsOf(readBody('One[^1] two.\n\n[^1]: Note')), 'One [Note] two.');
  assert.equal(wordsOf(readBody('| a | b |\n| - | - |\n| c | d |')), 'a | b | c | d');
});

test('what nothing refers to, what is not there and what refers to itself is words, and none is lost', () => {
  const read = readMarkdown('One[^9].\n\n[^1]: Loose.\n\nTwo[^2].\n\n[^2]: Itself[^2] and [^1].\n');
  const bodies = read.parts.map(({ body }) => body);
  assert.deepEqual(bodies, ['One\\[^9].', 'Two[^1].\n\n[^1]: Itself\\[2] and \\[1].', 'Loose.']);
  assert.deepEqual(
    read.notes.map(({ code }) => code),
    ['footnote-as-paragraph'],
  );
});

test('a table that is too long for a paragraph is parted between its rows', () => {
  const rows = Array.from({ length: 400 }, (_, n) => `| ${n} | ${'word '.repeat(20)} |`).join('\n');
  const read = readMarkdown(`| n | words |\n| - | - |\n${rows}\n`);
  assert.ok(read.parts.length > 1);
  const cells = read.parts.flatMap(({ body }) => readBody(body)).filter(({ cell }) => cell?.[1] === 0);
  assert.equal(cells.length, 401);
  assert.deepEqual(
    read.notes.map(({ code }) => code).filter((code) => code !== 'part-too-long'),
    [],
  );
});

const cell = (inside: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${inside}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
const reference = (n: number, kind = 'footnote'): string => `<w:r><w:${kind}Reference w:id="${n}"/></w:r>`;
const p = (inside: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inside}</w:p>`;
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

test('a file of a word processor keeps its tables and notes; what cannot be kept is told with its place', async () => {
  const document = [
    paragraphXml('One.'),
    p(run('Heading') + reference(3), 'Heading1'),
    p(run('Two') + reference(1) + run(' and ') + reference(2, 'endnote')),
    table(
      row(cell(paragraphXml('wide'), '<w:gridSpan w:val="2"/>'), cell(paragraphXml('c') + paragraphXml('d'))),
      row(
        cell(paragraphXml('e'), '<w:vMerge w:val="restart"/>'),
        cell(table(row(cell(paragraphXml('in'))))),
        cell(p(run('f') + reference(4))),
      ),
      row(cell(paragraphXml(''), '<w:vMerge/>'), cell(paragraphXml('g')), cell(paragraphXml('h'))),
    ),
  ].join('');
  const bytes = await docxFile({
    'word/document.xml': documentXml(document),
    'word/footnotes.xml': documentXml(
      [
        `<w:footnote w:id="1">${paragraphXml('First.')}${paragraphXml('Second.')}</w:footnote>`,
        `<w:footnote w:id="3">${paragraphXml('Of the heading.')}</w:footnote>`,
        `<w:footnote w:id="4">${paragraphXml('Of a cell.')}</w:footnote>`,
      ].join(''),
      'footnotes',
    ),
    'word/endnotes.xml': documentXml(
      `<w:endnote w:id="2">${paragraphXml('At the end.')}</w:endnote>`,
      'endnotes',
    ),
    'word/styles.xml': documentXml(
      '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
      'styles',
    ),
  });
  const { parts, notes } = await readDocx(bytes);
  assert.deepEqual(
    parts.map(({ body }) => body),
    [
      'One.',
      'Heading',
      'Of the heading.',
      'Two[^1] and [^2]\n\n[^1]: First. Second.\n\n[^2]: At the end.',
      '| wide | | c d |\n| - | - | - |\n| e | in | f[^1] |\n| | g | h |\n\n[^1]: Of a cell.',
    ],
  );
  assert.deepEqual(
    notes
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, n, paragraph }) => [code, n, paragraph]),
    [
      ['cells-merged', 2, 3],
      ['footnote-as-paragraph', 1, 1],
      ['footnote-joined', 1, null],
      ['section-kind-unsaid', 1, 1],
      ['table-in-table', 1, 3],
    ],
  );
});

test('a hostile table or note takes neither the memory nor the time', async () => {
  const wide = table(
    row(...Array.from({ length: 40 }, () => cell(paragraphXml('x'), '<w:gridSpan w:val="1000000000"/>'))),
  );
  const deep = Array.from({ length: 60 }).reduce<string>(
    (inside) => table(row(cell(inside + paragraphXml('y')))),
    '',
  );
  const loop = p(run('See') + reference(1));
  const bytes = await docxFile({
    'word/document.xml': documentXml(wide + deep + loop + p(reference(77) + run('nowhere'))),
    'word/footnotes.xml': documentXml(
      `<w:footnote w:id="1">${p(run('again') + reference(1))}</w:footnote>`,
      'footnotes',
    ),
  });
  const started = performance.now();
  const outcome = await readDocx(bytes).then(
    ({ parts }) => parts.length > 0,
    (error: { code?: string }) => error.code === 'PLEADING_FILE_REFUSED',
  );
  assert.ok(outcome);
  assert.ok(performance.now() - started < 20_000);
});

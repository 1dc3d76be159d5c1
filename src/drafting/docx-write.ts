import {
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import type { Block } from './document.ts';
import { addressOf, cellsOf, grouped, type Run } from './inline.ts';
import type { PleadingLanguage } from './model.ts';

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
const LOCALES: Readonly<Record<PleadingLanguage, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  az: 'az-Latn-AZ',
  hy: 'hy-AM',
  ru: 'ru-RU',
};

// XML 1.0 has no way to say these; nobody types them.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const linked = (
  address: string,
  text: string,
  style: { bold?: boolean; italics?: boolean } = {},
): ParagraphChild =>
  new ExternalHyperlink({
    link: address,
    children: [new TextRun({ text: text.replaceAll(CONTROLS, ''), style: 'Hyperlink', ...style })],
  });

function runOf(run: Run): ParagraphChild {
  const style = { bold: run.strong, italics: run.emphasis };
  if (run.target !== null) return linked(addressOf(run.target), run.text, style);
  if (run.nocite !== null) return linked(`nocite:${encodeURIComponent(run.nocite)}`, run.text, style);
  return new TextRun({ text: run.text.replaceAll(CONTROLS, ''), ...style });
}

/** Footnotes of a file by their numbers, as the library takes them. */
type Footnotes = Record<number, { children: Paragraph[] }>;

/** Words with references to footnotes, which are put to `footnotes`. */
const childrenOf = (runs: readonly Run[], footnotes: Footnotes): ParagraphChild[] =>
  grouped(runs).flatMap(([note, own]): ParagraphChild[] => {
    if (note === null) return own.map(runOf);
    const number = Object.keys(footnotes).length + 1;
    footnotes[number] = { children: [new Paragraph({ children: own.map(runOf) })] };
    return [new FootnoteReferenceRun(number)];
  });

function tableFor(cells: readonly (readonly Run[][])[], footnotes: Footnotes): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: cells.map(
      (row, at) =>
        new TableRow({
          tableHeader: at === 0,
          cantSplit: true,
          children: row.map(
            (cell) => new TableCell({ children: [new Paragraph({ children: childrenOf(cell, footnotes) })] }),
          ),
        }),
    ),
  });
}

function elementsFor(block: Block, footnotes: Footnotes): (Paragraph | Table)[] {
  const { kind, level, number, address, runs } = block;
  if (kind === 'title')
    return [
      new Paragraph({
        heading: HeadingLevel.TITLE,
        children: [linked(address, runs.map(({ text }) => text).join(''))],
      }),
    ];
  const mark = linked(address, number);
  const cells = cellsOf(runs);
  // The number of a table stands above it; an empty paragraph behind keeps it apart from what follows.
  if (cells !== null)
    return [
      new Paragraph({ children: [mark], keepNext: true }),
      tableFor(cells, footnotes),
      new Paragraph({ children: [] }),
    ];
  const children = [mark, new TextRun({ text: ' ' }), ...childrenOf(runs, footnotes)];
  return [
    kind === 'section'
      ? new Paragraph({ heading: LEVELS[level - 1] ?? HeadingLevel.HEADING_3, children })
      : new Paragraph({ children, spacing: { after: 160 } }),
  ];
}

/**
 * A pleading as DOCX: headings, numbered paragraphs, tables and footnotes as a word processor has them, and cites as links that stay what they are when
 * the text around them is edited.
 */
export async function docxOf(
  blocks: readonly Block[],
  of: { readonly title: string; readonly language: PleadingLanguage },
): Promise<Buffer> {
  const footnotes: Footnotes = {};
  const children = blocks.flatMap((block) => elementsFor(block, footnotes));
  const file = new Document({
    title: of.title.replaceAll(CONTROLS, ''),
    creator: 'Muniment',
    styles: { default: { document: { run: { language: { value: LOCALES[of.language] } } } } },
    footnotes,
    sections: [{ children }],
  });
  return Packer.toBuffer(file);
}

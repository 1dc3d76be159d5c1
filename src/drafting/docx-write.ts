import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
  type ParagraphChild,
} from 'docx';
import type { Block } from './document.ts';
import { addressOf, type Run } from './inline.ts';
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

function paragraphFor({ kind, level, number, address, runs }: Block): Paragraph {
  if (kind === 'title')
    return new Paragraph({
      heading: HeadingLevel.TITLE,
      children: [linked(address, runs.map(({ text }) => text).join(''))],
    });
  const children = [linked(address, number), new TextRun({ text: ' ' }), ...runs.map(runOf)];
  return kind === 'section'
    ? new Paragraph({ heading: LEVELS[level - 1] ?? HeadingLevel.HEADING_3, children })
    : new Paragraph({ children, spacing: { after: 160 } });
}

/** A pleading as DOCX: headings, numbered paragraphs, and cites as links that stay what they are when the text around them is edited. */
export async function docxOf(
  blocks: readonly Block[],
  of: { readonly title: string; readonly language: PleadingLanguage },
): Promise<Buffer> {
  const file = new Document({
    title: of.title.replaceAll(CONTROLS, ''),
    creator: 'Muniment',
    styles: { default: { document: { run: { language: { value: LOCALES[of.language] } } } } },
    sections: [{ children: blocks.map(paragraphFor) }],
  });
  return Packer.toBuffer(file);
}

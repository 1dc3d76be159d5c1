import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import type { SampleNote } from './model.ts';
import { noticeOf, warningOf } from './notes.ts';
import { escapeMarkup } from './web-page.ts';

/** A sheet of a workbook: a name and rows of cells, the first row being the heads. */
export type Sheet = { name: string; rows: readonly (readonly (string | number)[])[] };

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/**
 * Packs parts into an OPC package (ECMA-376 part 2), in the given order. A ZIP writes local time: the date is
 * built from local parts and no UTC field is added, so the bytes do not depend on the time zone.
 */
async function packParts(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const mtime = new Date(2026, 0, 15, 9, 0, 0);
  for (const [name, xml] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(XML + xml, 'utf8'), name, { mtime, mode: 0o100644, forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}

function contentTypes(overrides: readonly (readonly [path: string, type: string])[]): string {
  const entries = overrides.map(
    ([path, type]) =>
      `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
  );
  const rels =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  const xml = '<Default Extension="xml" ContentType="application/xml"/>';
  return `<Types xmlns="${PACKAGE}/content-types">${rels}${xml}${entries.join('')}</Types>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

/** The note as a word-processor document (ECMA-376 part 1, WordprocessingML), one paragraph per line. */
export async function makeWordFile(note: SampleNote): Promise<Buffer> {
  const run = (text: string, isBold: boolean): string =>
    `<w:r>${isBold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r>`;
  const paragraphs = [
    run(note.title, true),
    run(warningOf(note), true),
    ...note.body.map((paragraph) => run(paragraph, false)),
    ...noticeOf(note).map((line) => run(`${line.label}: `, true) + run(line.value, false)),
  ];
  const body = paragraphs.map((runs) => `<w:p>${runs}</w:p>`).join('');
  return packParts({
    '[Content_Types].xml': contentTypes([['/word/document.xml', 'wordprocessingml.document.main']]),
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
  });
}

function cellXml(cell: string | number): string {
  return typeof cell === 'number'
    ? `<c><v>${cell}</v></c>`
    : `<c t="inlineStr"><is><t xml:space="preserve">${escapeMarkup(cell)}</t></is></c>`;
}

function sheetXml(sheet: Sheet): string {
  const rows = sheet.rows.map((row) => `<row>${row.map(cellXml).join('')}</row>`).join('');
  return `<worksheet xmlns="${SPREADSHEET}"><sheetData>${rows}</sheetData></worksheet>`;
}

/** A workbook (ECMA-376 part 1, SpreadsheetML) with inline strings and numbers; no formulas, no styles. */
export async function makeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const names = sheets.map((_, index) => `sheet${index + 1}.xml`);
  const list = sheets.map(
    (sheet, index) =>
      `<sheet name="${escapeMarkup(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const types = names.map((name) => [`/xl/worksheets/${name}`, 'spreadsheetml.worksheet'] as const);
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes([['/xl/workbook.xml', 'spreadsheetml.sheet.main'], ...types]),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(names.map((name) => ['worksheet', `worksheets/${name}`])),
  };
  for (const [index, sheet] of sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
  return packParts(parts);
}

/** A sheet as CSV (RFC 4180): UTF-8, CRLF, every text cell quoted. */
export function makeCsv(sheet: Sheet): Buffer {
  const lines = sheet.rows.map((row) =>
    row
      .map((cell) => (typeof cell === 'number' ? String(cell) : `"${cell.replaceAll('"', '""')}"`))
      .join(','),
  );
  return Buffer.from(lines.join('\r\n') + '\r\n', 'utf8');
}

import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const PARTS = ['document', 'footnotes', 'endnotes', 'styles'] as const;
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${PARTS.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${TYPES}.${part === 'document' ? 'document.main' : part}+xml"/>`).join('')}</Types>`;
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (entries: readonly (readonly [type: string, target: string])[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** XML of a part of a word-processing file; `part`: its outermost element. */
export const documentXml = (body: string, part: (typeof PARTS)[number] = 'document'): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${part} xmlns:w="${W}" xmlns:r="${RELATIONS}">${part === 'document' ? `<w:body>${body}</w:body>` : body}</w:${part}>`;

/** XML of a paragraph with these words. */
export const paragraphXml = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A DOCX of these members and what any has to have. */
export async function docxFile(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  const own = PARTS.filter((part) => part !== 'document' && files[`word/${part}.xml`] !== undefined);
  for (const [name, content] of Object.entries({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    ...(own.length === 0
      ? {}
      : { 'word/_rels/document.xml.rels': relations(own.map((part) => [part, `${part}.xml`])) }),
    ...files,
  }))
    zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

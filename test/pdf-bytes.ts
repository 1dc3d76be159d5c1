/** A PDF made by hand: objects from number 1 on, the first its catalogue. Streams carry their own dictionaries. */
export class HandmadePdf {
  readonly #objects: string[];
  #bytes = '';

  constructor(objects: readonly string[]) {
    this.#objects = [...objects];
    this.#bytes = '%PDF-1.7\n';
    this.#write(
      this.#objects.map((body, at) => [at + 1, body]),
      null,
    );
  }

  /** Adds a revision, as a program does that saves without writing anew: what these objects said before stays in the file. */
  revise(changed: Readonly<Record<number, string>>): this {
    const before = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(this.#bytes)?.[1]);
    this.#write(
      Object.entries(changed).map(([number, body]) => [Number(number), body]),
      before,
    );
    return this;
  }

  #write(objects: readonly (readonly [number, string])[], previous: number | null): void {
    const places: [number, number][] = [];
    for (const [number, body] of objects) {
      places.push([number, this.#bytes.length]);
      this.#bytes += `${number} 0 obj\n${body}\nendobj\n`;
    }
    const start = this.#bytes.length;
    const rows = places.map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
    const info = this.#objects.findIndex((body) => body.startsWith('<</Author')) + 1;
    this.#bytes +=
      `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${this.#objects.length + 1}/Root 1 0 R` +
      `${info > 0 ? `/Info ${info} 0 R` : ''}${previous === null ? '' : `/Prev ${previous}`}>>\nstartxref\n${start}\n%%EOF\n`;
  }

  /** Its bytes; everything in it is Latin 1. */
  bytes(): Buffer {
    return Buffer.from(this.#bytes, 'latin1');
  }
}

/** A stream with its dictionary. */
export const pdfStream = (content: string, entries = ''): string =>
  `<<${entries}/Length ${content.length}>>\nstream\n${content}\nendstream`;

/** A text as PDF writes one that is not Latin: UTF-16 with a mark, in hexadecimal. */
export const pdfText = (text: string): string => {
  const swapped = Buffer.from(text, 'utf16le').swap16();
  return `<feff${swapped.toString('hex')}>`;
};

const xmp = (text: string): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${text}</dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** Ways in which a PDF holds words that a box does not hide. */
export const pdfHidings = [
  'under-box',
  'ocr-layer',
  'form-field',
  'annotation',
  'xmp',
  'properties',
  'attachment',
  'bookmark',
  'revision',
  'orphan',
] as const;
/** One of them. */
export type PdfHiding = (typeof pdfHidings)[number];

/**
 * Two pages, of which the second says nothing; the first holds `secret` (ASCII) in these ways, at 20 points from the left and 60 from the top where it
 * stands on the page.
 */
export function pdfHolding(secret: string, ways: readonly PdfHiding[]): Buffer {
  const has = (way: PdfHiding): string | null => (ways.includes(way) ? secret : null);
  const shown = (text: string, mode: number): string => `BT /F1 14 Tf ${mode} Tr 20 740 Td (${text}) Tj ET\n`;
  const content = [
    'BT /F1 14 Tf 0 Tr 20 700 Td (Nothing is said here) Tj ET\n',
    has('under-box') === null ? '' : `${shown(secret, 0)}0 g 18 735 200 20 re f\n`,
    // Text that is never painted, as programs lay it over a scan.
    has('ocr-layer') === null ? '' : shown(secret, 3),
  ].join('');
  const field = has('form-field') ?? 'nobody';
  const note = has('annotation') ?? 'nothing';
  const names = has('attachment') ? `/Names<</EmbeddedFiles<</Names[(note.txt) 10 0 R]>>>>` : '';
  const pdf = new HandmadePdf([
    `<</Type/Catalog/Pages 2 0 R/Metadata 9 0 R/Outlines 12 0 R${names}/AcroForm<</Fields[7 0 R]/DA(/Helv 0 Tf 0 g)>>>>`,
    '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 800]/Contents 5 0 R/Resources<</Font<</F1 6 0 R>>>>/Annots[7 0 R 8 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 800 400]/Resources<<>>>>',
    pdfStream(has('revision') === null ? content : content + shown(secret, 0)),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Type/Annot/Subtype/Widget/FT/Tx/T(who)/V(${field})/Rect[20 600 220 620]/F 4>>`,
    `<</Type/Annot/Subtype/Text/Contents(${note})/Rect[20 560 40 580]>>`,
    pdfStream(xmp(has('xmp') ?? 'x'), '/Type/Metadata/Subtype/XML'),
    '<</Type/Filespec/F(note.txt)/UF(note.txt)/EF<</F 11 0 R>>>>',
    pdfStream(has('attachment') === null ? 'x' : `It was ${secret}.`, '/Type/EmbeddedFile'),
    '<</Type/Outlines/First 13 0 R/Last 13 0 R/Count 1>>',
    `<</Title(${has('bookmark') ?? 'x'})/Parent 12 0 R/Dest[3 0 R/Fit]>>`,
    `<</Author ${pdfText('x')}>>`,
    // Part of no page, and of nothing else.
    `<</Left(${has('orphan') ?? 'x'})>>`,
  ]);
  const info = has('properties');
  if (info !== null) pdf.revise({ 14: `<</Author ${pdfText(info)}>>` });
  if (has('revision') !== null) pdf.revise({ 5: pdfStream(content) });
  return pdf.bytes();
}

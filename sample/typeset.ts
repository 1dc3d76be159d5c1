import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { FONT_FAMILIES, readFonts } from '#volume';
import type { SampleNote } from './model.ts';
import { noticeOf, warningOf } from './notes.ts';

// Typst resolves a path of a document against its workspace; nothing is read from there but a page image kept
// in memory, and a fixed workspace keeps the caller's working directory out of it.
const WORKSPACE = fileURLToPath(new URL('.', import.meta.url));

// Content reaches Typst as JSON in `sys.inputs`, never as markup, so no text of a note needs escaping.
const PREAMBLE = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: "A. Archivist", date: datetime(year: 2026, month: 1, day: 15))
#set text(font: data.families, fallback: false, size: 11pt, lang: data.lang)
#set par(leading: 0.75em, spacing: 1.2em)
#let notice = {
  block(stroke: 0.8pt, inset: 8pt, width: 100%, text(size: 9pt, {
    strong(data.warning)
    parbreak()
    grid(columns: (33%, 1fr), row-gutter: 0.7em, column-gutter: 1em,
      ..data.notice.map(line => (line.label, line.value)).flatten())
  }))
}
`;

const DOCUMENT = `${PREAMBLE}
#set page(paper: "a4", margin: 25mm, numbering: "1 / 1", header: text(size: 8pt, data.id + " · " + data.warning))
#heading(data.title)
#notice
#for (index, paragraph) in data.body.enumerate() {
  if index > 0 and data.paragraphsPerPage > 0 and calc.rem(index, data.paragraphsPerPage) == 0 { pagebreak() }
  par(paragraph)
}
#if data.figures.len() > 0 {
  if data.paragraphsPerPage > 0 { pagebreak() }
  heading(level: 2, "Figures as claimed")
  set text(size: 9pt)
  table(columns: (auto, auto, 1fr, auto, 1fr), align: left,
    "Measure", "Value", "Scope", "As of", "Who says so",
    ..data.figures.map(f => (f.measure, str(f.value), f.scope, f.asOf, f.who)).flatten())
}
`;

// Larger type and a page as high as its text: what a photographed or scanned sheet looks like to OCR.
const SHEET = `${PREAMBLE}
#set page(width: 210mm, height: auto, margin: 18mm, fill: white)
#set text(size: 12pt)
#heading(data.title)
#for paragraph in data.body { par(paragraph) }
#notice
`;

const SCAN = `
#let data = json(bytes(sys.inputs.data))
#set document(title: "Scanned page", author: "A. Archivist", date: datetime(year: 2026, month: 1, day: 15))
#set page(paper: "a4", margin: 0pt)
#image("/scan.jpg", width: 100%)
`;

const PICTURE = `
#let data = json(bytes(sys.inputs.data))
#set page(width: 240mm, height: 180mm, margin: 0pt, fill: rgb(data.sky))
#set text(font: data.families, fallback: false)
#place(bottom, polygon(fill: rgb(data.far), (0mm, 110mm), (60mm, 40mm), (115mm, 85mm), (170mm, 25mm), (240mm, 90mm), (240mm, 110mm)))
#place(bottom, rect(width: 100%, height: 45mm, fill: rgb(data.near)))
#place(top + right, dx: -20mm, dy: 14mm, circle(radius: data.sun * 1mm, fill: white))
#place(center + horizon, rect(fill: white, inset: 6mm, text(size: 15pt, weight: "bold", data.title)))
#place(bottom + left, dx: 8mm, dy: -8mm, rect(fill: white, inset: 3mm, text(size: 11pt, data.caption)))
`;

// A form as it is filled in by hand in an office: the heads of its columns, and what was written. The stain lies over what is below it.
const MINEFIELD = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: "A. Archivist", date: datetime(year: 2026, month: 1, day: 15))
#set page(width: 210mm, height: auto, margin: 16mm, fill: white)
#set text(font: data.families, fallback: false, size: 11pt, lang: data.lang)
#align(center, block(stroke: 1.2pt, inset: 3mm, strong(data.warning)))
#align(center, text(size: 15pt, weight: "bold", data.heading))
#align(center, data.title)
#v(2mm)
#grid(columns: (45%, 1fr), row-gutter: 3.2mm, ..data.lines.map(line => (line.at(0), strong(line.at(1)))).flatten())
#v(2mm)
#block({
  table(columns: (70mm, 36mm, 38mm, 1fr), rows: 11mm, align: left + horizon, stroke: 0.7pt,
    ..data.columns, ..data.rows.flatten().map(cell => text(size: 10pt, strong(cell))))
  if data.isStained {
    place(top + left, dx: -5mm, dy: 8.5mm, ellipse(width: 116mm, height: 28mm, fill: rgb("#4a3a24")))
    place(top + left, dx: 76mm, dy: 21.5mm, ellipse(width: 104mm, height: 12.5mm, fill: rgb("#4a3a24")))
  }
})
#grid(columns: (45%, 1fr), data.total.at(0), strong(data.total.at(1)))
#v(2mm)
#underline(data.pointsTitle)
#grid(columns: (15mm, 75mm, 1fr), row-gutter: 3mm, ..data.points.flatten().map(cell => strong(cell)))
#v(1mm)
#underline(data.legsTitle)
#for leg in data.legs { block(spacing: 3mm, strong(leg)) }
#if data.outline.len() > 0 {
  v(2mm)
  underline(data.sketchTitle)
  block(width: 175mm, height: 44mm, stroke: 0.7pt, {
    // 1:5000, from the first reference point.
    let on = p => (12mm + p.at(0) * 0.2mm, 34mm - p.at(1) * 0.2mm)
    place(top + left, polygon(stroke: 1.2pt, ..data.outline.map(on)))
    place(top + left, dx: 10.5mm, dy: 32.5mm, circle(radius: 1.5mm, fill: black))
    place(top + left, dx: 14mm, dy: 36mm, "R1")
    for (index, p) in data.outline.enumerate() {
      let (x, y) = on(p)
      place(top + left, dx: x + 1mm, dy: y - 4.5mm, str.from-unicode(65 + index))
    }
    place(top + right, dx: -6mm, dy: 3mm, data.north)
    place(top + right, dx: -7.5mm, dy: 8mm, line(angle: 90deg, length: 12mm))
    place(bottom + right, dx: -6mm, dy: -8mm, line(length: 20mm, stroke: 1.2pt))
    place(bottom + right, dx: -6mm, dy: -3mm, text(size: 8pt, "100 m"))
  })
}
`;

/** What a sheet of a minefield record prints. Points of the outline are metres east and north of the first reference point. */
export type SheetDrawing = {
  lang: string;
  warning: string;
  heading: string;
  title: string;
  lines: readonly (readonly [string, string])[];
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  total: readonly [string, string];
  pointsTitle: string;
  points: readonly (readonly string[])[];
  legsTitle: string;
  legs: readonly string[];
  sketchTitle: string;
  north: string;
  outline: readonly (readonly [number, number])[];
  isStained: boolean;
};

/** The colours (hex) and words of a generated picture; `sun` is a radius in millimetres. */
export type Picture = {
  sky: string;
  far: string;
  near: string;
  sun: number;
  title: string;
  caption: string;
};

/**
 * Sets type with the sample's own fonts only, so the same input gives the same bytes on every machine.
 * A document that does not compile is a bug in the templates above and throws.
 */
export class Typesetter {
  readonly #compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: readFonts() }] });

  #compile(template: string, data: unknown): NodeTypstDocument {
    const compiled = this.#compiler.compile({
      mainFileContent: template,
      inputs: { data: JSON.stringify(data) },
    });
    const document = compiled.result;
    if (document === null)
      throw new Error(`typst: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`);
    return document;
  }

  /** The note as a PDF with a text layer; several pages when the note says how many paragraphs a page holds. */
  pdf(note: SampleNote): Buffer {
    return this.#compiler.pdf(this.#compile(DOCUMENT, this.#dataOf(note)));
  }

  /** The note as one page of SVG outlines (no text elements), to be rendered as an image. */
  sheetSvg(note: SampleNote): string {
    return this.#compiler.plainSvg(this.#compile(SHEET, this.#dataOf(note)));
  }

  /** A PDF of one A4 page that holds nothing but the given JPEG: no text layer. */
  scanPdf(jpeg: Buffer): Buffer {
    this.#compiler.mapShadow(join(WORKSPACE, 'scan.jpg'), jpeg);
    return this.#compiler.pdf(this.#compile(SCAN, {}));
  }

  /** The sheet of a minefield record as one page of SVG outlines. */
  minefieldSheetSvg(sheet: SheetDrawing): string {
    return this.#compiler.plainSvg(this.#compile(MINEFIELD, { ...sheet, families: FONT_FAMILIES }));
  }

  /** An abstract landscape of plain shapes with its title and caption, as SVG outlines. */
  pictureSvg(picture: Picture): string {
    return this.#compiler.plainSvg(this.#compile(PICTURE, { ...picture, families: FONT_FAMILIES }));
  }

  #dataOf(note: SampleNote): Record<string, unknown> {
    return {
      ...note,
      families: FONT_FAMILIES,
      paragraphsPerPage: note.paragraphsPerPage ?? 0,
      warning: warningOf(note),
      notice: noticeOf(note),
      // The table's words are English, as the figures' own fields are; other languages tell them in the text.
      figures: note.lang === 'en' ? note.figures : [],
    };
  }
}

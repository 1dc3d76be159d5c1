import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What the printed index shows; every text is data to Typst, never markup. */
export interface IndexContent {
  readonly title: string;
  readonly forum: string;
  readonly ledger: string;
  readonly fingerprint: string;
  readonly checkpoint: string;
  /** What every exhibit is. */
  readonly statement: string;
  readonly exhibits: readonly {
    readonly label: string;
    /** Title of the part that it stands in; empty in none. */
    readonly section: string;
    readonly title: string;
    readonly facts: readonly (readonly [string, string])[];
    readonly custody: readonly string[];
  }[];
}

// Without a date in the document's properties the same index gives the same bytes.
const TEMPLATE = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: none)
#set page(paper: "a4", margin: (x: 24mm, y: 26mm), numbering: "1 / 1", header: context { if here().page() > 1 { text(size: 8pt, fill: luma(90), data.title) } })
#set text(font: data.families, fallback: false, size: 10pt, lang: "en")
#set par(leading: 0.7em, justify: false)
#show heading: set text(weight: "bold")
#show heading.where(level: 1): it => { set text(size: 15pt); v(6pt); it; v(2pt) }
#show heading.where(level: 2): it => { set text(size: 13pt); v(6pt); it; v(2pt) }
#show heading.where(level: 3): it => { set text(size: 11pt); v(8pt); it }
#v(24mm)
#text(size: 22pt, weight: "bold", data.title)
#if data.forum != "" { parbreak(); text(size: 12pt, data.forum) }
#if data.part != "" { parbreak(); text(size: 12pt, data.part) }
#v(8mm)
#block(stroke: (left: 2pt + luma(120)), inset: (left: 8pt, y: 2pt), {
  text(size: 9pt, fill: luma(60), {
    data.statement
    parbreak()
    grid(columns: (30mm, 1fr), row-gutter: 5pt, "Ledger", data.ledger, "Key fingerprint", raw(data.fingerprint), "Checkpoint", raw(data.checkpoint))
  })
})
#v(6mm)
#heading(level: 1, outlined: false, "Exhibits")
#outline(title: none, depth: 2)
#pagebreak()
#for (at, exhibit) in data.exhibits.enumerate() {
  if exhibit.section != "" and (at == 0 or data.exhibits.at(at - 1).section != exhibit.section) {
    heading(level: 1, exhibit.section)
  }
  block(breakable: true, {
    heading(level: if exhibit.section == "" { 1 } else { 2 }, exhibit.label + " — " + exhibit.title)
    set text(size: 9pt)
    grid(columns: (30mm, 1fr), row-gutter: 5pt, ..exhibit.facts.map(f => (text(fill: luma(90), f.at(0)), text(f.at(1)))).flatten())
    heading(level: 3, outlined: false, bookmarked: false, "Custody")
    for line in exhibit.custody { par(text(size: 9pt, line)) }
  })
  v(4mm)
}
`;

/** Exhibits in one file: Typst holds a whole document in memory, and nobody prints hundreds of pages at once. */
const EXHIBITS_IN_A_FILE = 500;
/** Exhibits after which the thread is left for a new one: Typst keeps some 90 MB of each thousand until its thread ends, and a new one reads all fonts. */
const EXHIBITS_IN_A_THREAD = 2000;

/** A file of the index, and its number of pages. */
export interface IndexFile {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * The index of exhibits as PDFs with outlines, one for each five hundred. Typeset on threads of their own, one after the other, while their
 * caller does something else. The same content gives the same bytes.
 */
export async function indexPdfs(content: IndexContent): Promise<IndexFile[]> {
  const files: IndexFile[] = [];
  const { exhibits } = content;
  for (let from = 0; from < exhibits.length; from += EXHIBITS_IN_A_THREAD) {
    const thread = new Worker(new URL('./index-thread.ts', import.meta.url));
    try {
      const until = Math.min(from + EXHIBITS_IN_A_THREAD, exhibits.length);
      for (let at = from; at < until; at += EXHIBITS_IN_A_FILE) {
        const some = exhibits.slice(at, at + EXHIBITS_IN_A_FILE);
        const part =
          some.length < exhibits.length ? `${at + 1}–${at + some.length} / ${exhibits.length}` : '';
        thread.postMessage({ template: TEMPLATE, data: { ...content, part, exhibits: some } });
        const [file] = (await once(thread, 'message')) as [IndexFile];
        files.push(file);
      }
    } finally {
      await thread.terminate();
    }
  }
  return files;
}

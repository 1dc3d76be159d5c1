import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { PROCESSORS } from './measured.ts';

/** What the printed index shows before its exhibits; every text is data to Typst, never markup. */
export interface IndexHead {
  readonly title: string;
  readonly forum: string;
  readonly ledger: string;
  readonly fingerprint: string;
  readonly checkpoint: string;
  /** What every exhibit is. */
  readonly statement: string;
}

/** What the printed index shows of an exhibit. */
export interface IndexedExhibit {
  readonly label: string;
  /** Title of the part that it stands in; empty in none. */
  readonly section: string;
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly custody: readonly string[];
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

/** A file of the index, and its number of pages. */
export interface IndexFile {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Typesets on a thread that ends with it: Typst keeps some 90 MB of each thousand exhibits until its thread ends. */
async function typesetOnThread(data: object): Promise<IndexFile> {
  const thread = new Worker(new URL('./index-thread.ts', import.meta.url));
  try {
    thread.postMessage({ template: TEMPLATE, data });
    const [file] = (await once(thread, 'message')) as [IndexFile];
    return file;
  } finally {
    await thread.terminate();
  }
}

/**
 * The index of exhibits as PDFs with outlines, one for each five hundred, which are typeset on threads of their own as soon as their exhibits are
 * there, one for each processor. The same content gives the same bytes.
 */
export class PrintedIndex {
  readonly #head: IndexHead;
  readonly #total: number;
  readonly #files: Promise<IndexFile>[] = [];
  #waiting: IndexedExhibit[] = [];
  #isStopped = false;

  /** `total` exhibits are going to be added. */
  constructor(head: IndexHead, total: number) {
    this.#head = head;
    this.#total = total;
  }

  /** Adds exhibits in their order. */
  add(exhibits: readonly IndexedExhibit[]): void {
    this.#waiting.push(...exhibits);
    while (this.#waiting.length >= EXHIBITS_IN_A_FILE) this.#begin();
  }

  /** All files, once every exhibit was added. Rejects with what could not be typeset. */
  files(): Promise<IndexFile[]> {
    if (this.#waiting.length > 0) this.#begin();
    return Promise.all(this.#files);
  }

  /** Typesets nothing that has not begun: nobody waits for it any more. */
  stop(): void {
    this.#isStopped = true;
  }

  #begin(): void {
    const at = this.#files.length;
    const exhibits = this.#waiting.slice(0, EXHIBITS_IN_A_FILE);
    this.#waiting = this.#waiting.slice(EXHIBITS_IN_A_FILE);
    const file = this.#typeset(at, exhibits);
    // Whoever asks for the files hears of it.
    file.catch(() => undefined);
    this.#files.push(file);
  }

  async #typeset(at: number, exhibits: readonly IndexedExhibit[]): Promise<IndexFile> {
    // They are of one size, so that each waits for the one that began as many threads before it.
    await this.#files[at - PROCESSORS];
    if (this.#isStopped) throw new Error('the index is not wanted any more');
    const first = at * EXHIBITS_IN_A_FILE;
    const part =
      this.#total > EXHIBITS_IN_A_FILE ? `${first + 1}–${first + exhibits.length} / ${this.#total}` : '';
    return typesetOnThread({ ...this.#head, part, exhibits });
  }
}

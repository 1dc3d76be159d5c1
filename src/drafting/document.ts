import type { Heading, PhrasingContent, Root, RootContent } from 'mdast';
import { isId } from '#kernel';
import { sectionKinds, type SectionKind } from '#law';
import {
  blockOf,
  bodyOf,
  cellsOf,
  contentRuns,
  joined,
  nodesOf,
  NotesWritten,
  readBody,
  runsOf,
  wordsOf,
  type Run,
} from './inline.ts';
import { contentsOf, Footnotes, isTable, parsed, written, type Content } from './markdown.ts';
import { PART_CHARACTERS_MAX, PARTS_MAX, type KeptPart, type Part, type Pleading } from './model.ts';
import { numbersOf } from './numbers.ts';

/** A block of a pleading as a file has it: its title, a heading or a paragraph, with the number that leads to what it is. */
export interface Block {
  readonly kind: 'title' | 'section' | 'paragraph';
  /** 0 of the title and of paragraphs. */
  readonly level: number;
  /** The number as it reads, empty of the title; `address` is what a program knows the block by. */
  readonly number: string;
  readonly address: string;
  readonly runs: readonly Run[];
}

const words = (text: string): Run[] => [{ text, strong: false, emphasis: false, nocite: null, target: null }];

/** The blocks of a pleading, in order: what both Markdown and DOCX are written from. */
export function blocksOf(pleading: Pleading, parts: readonly KeptPart[]): Block[] {
  const numbers = numbersOf(parts);
  return [
    {
      kind: 'title',
      level: 0,
      number: '',
      address: `pleading:${pleading.id}?version=${pleading.version}`,
      runs: words(pleading.title),
    },
    ...parts.map((part, at): Block => {
      const [number, runs] = [numbers[at] ?? '', readBody(part.body)];
      return part.kind === 'paragraph'
        ? { kind: 'paragraph', level: 0, number, address: `para:${part.id}`, runs }
        : {
            kind: 'section',
            level: part.level ?? 1,
            number,
            address: `section:${part.id}?kind=${part.partOf ?? 'other'}`,
            runs,
          };
    }),
  ];
}

const link = (url: string, text: string): PhrasingContent => ({
  type: 'link',
  url,
  children: [{ type: 'text', value: text }],
});

function blockNodes({ kind, level, number, address, runs }: Block, notes: NotesWritten): RootContent[] {
  if (kind === 'title') return [{ type: 'heading', depth: 1, children: [link(address, wordsOf(runs))] }];
  const mark = link(address, number);
  // The number of a table stands above it, alone in its line.
  if (cellsOf(runs) !== null) return [{ type: 'paragraph', children: [mark] }, blockOf(runs, notes)];
  const children: PhrasingContent[] = [mark, { type: 'text', value: ' ' }, ...nodesOf(runs, notes)];
  return kind === 'paragraph'
    ? [{ type: 'paragraph', children }]
    : [{ type: 'heading', depth: Math.min(level + 1, 4) as Heading['depth'], children }];
}

/** A pleading as Markdown (docs/formats/pleading.md): equal pleadings give equal bytes. */
export function markdownOf(blocks: readonly Block[]): string {
  const notes = new NotesWritten();
  const texts = blocks.map((block) => {
    const before = notes.definitions.length;
    const nodes = blockNodes(block, notes);
    return `${written([...nodes, ...notes.definitions.slice(before)])}\n`;
  });
  return texts.join('\n');
}

/** What a file held that is not kept as it stood there; `n`: how often, `text`: the first of it. */
export const readNoteCodes = [
  'table-in-table',
  'cells-merged',
  'list-as-paragraphs',
  'picture-left-out',
  'footnote-as-paragraph',
  'footnote-joined',
  'tracked-as-accepted',
  'comments-left-out',
  'heading-too-deep',
  'section-kind-unsaid',
  'paragraphs-joined',
  'part-repeated',
  'part-too-long',
  'cite-unknown',
] as const;
type ReadNoteCode = (typeof readNoteCodes)[number];

/** One remark on the reading of a file. */
export interface ReadNote {
  readonly code: ReadNoteCode;
  readonly n: number;
  readonly text: string;
  /** The paragraph of the file in which it is found first, tables counted as paragraphs, from 1; null: it is of the whole file. */
  readonly paragraph: number | null;
}

/** A pleading as it was read from a file. Whoever made the file controls all of it. */
export interface ReadDocument {
  /** What it says of the pleading that it was made of; null: nothing. */
  readonly pleadingId: string | null;
  readonly version: string | null;
  readonly title: string | null;
  readonly parts: readonly Part[];
  readonly notes: readonly ReadNote[];
}

/** Remarks by code, counted. */
export class Notes {
  readonly #found = new Map<ReadNoteCode, Omit<ReadNote, 'code'>>();
  /** The paragraph that is being read; null: none is. */
  paragraph: number | null = null;
  #begun = 0;

  /** Another paragraph is being read. */
  begin(): void {
    this.#begun += 1;
    this.paragraph = this.#begun;
  }

  add(code: ReadNoteCode, text: string): void {
    const before = this.#found.get(code);
    this.#found.set(code, {
      n: (before?.n ?? 0) + 1,
      text: before?.text ?? text.slice(0, 120).toWellFormed(),
      paragraph: before ? before.paragraph : this.paragraph,
    });
  }

  list(): ReadNote[] {
    return [...this.#found].map(([code, found]) => ({ code, ...found }));
  }
}

const MARK = /^(para|section|pleading):([0-9a-f-]{36})(?:\?([\w=&-]{0,60}))?$/i;

interface Mark {
  readonly kind: string;
  readonly id: string;
  readonly query: URLSearchParams;
}

const markOf = (node: PhrasingContent): Mark | null => {
  if (node.type !== 'link') return null;
  const [, kind = '', id = '', query = ''] = MARK.exec(node.url) ?? [];
  return isId(id.toLowerCase())
    ? { kind: kind.toLowerCase(), id: id.toLowerCase(), query: new URLSearchParams(query) }
    : null;
};

/** Marks among nodes, and the nodes without them. Word processors put marks into strong and emphasis as they like. */
function unmarked(nodes: readonly PhrasingContent[]): { marks: Mark[]; rest: PhrasingContent[] } {
  const marks: Mark[] = [];
  const rest = nodes.flatMap((node): PhrasingContent[] => {
    const mark = markOf(node);
    if (mark) {
      marks.push(mark);
      return mark.kind === 'pleading' && node.type === 'link' ? node.children : [];
    }
    if (node.type !== 'strong' && node.type !== 'emphasis') return [node];
    const inner = unmarked(node.children);
    marks.push(...inner.marks);
    return inner.rest.length === 0 ? [] : [{ ...node, children: inner.rest }];
  });
  return { marks, rest };
}

/** Reads blocks in order, and keeps what must hold between them: no part twice, each section of a kind. */
class Reader {
  readonly parts: Part[] = [];
  readonly notes: Notes;
  readonly #seen = new Set<string>();
  pleadingId: string | null = null;
  version: string | null = null;
  title: string | null = null;
  #partOf: SectionKind | null = null;
  #hasTitle = false;
  /** Marks of a paragraph that holds nothing else: the table behind it is what they name. */
  #waiting: readonly Mark[] = [];
  #count = 0;
  readonly #footnotes: Footnotes;

  constructor(notes: Notes, footnotes: Footnotes) {
    this.notes = notes;
    this.#footnotes = footnotes;
  }

  #idFor(marks: readonly Mark[], kind: string, text: string): string | null {
    const own = marks.filter((mark) => mark.kind === kind);
    if (own.length > 1) this.notes.add('paragraphs-joined', text);
    const id = own[0]?.id ?? null;
    if (id === null) return null;
    if (this.#seen.has(id)) {
      this.notes.add('part-repeated', text);
      return null;
    }
    this.#seen.add(id);
    return id;
  }

  /** Bodies of at most the length of a part: a longer one is parted between stretches, so that nothing is lost. */
  #bodies(runs: readonly Run[]): string[] {
    const body = bodyOf(runs);
    if ([...body].length <= PART_CHARACTERS_MAX) return body === '' ? [] : [body];
    this.notes.add('part-too-long', wordsOf(runs));
    const rows = cellsOf(runs)?.length ?? 0;
    if (rows > 1) {
      // A table is parted between its rows.
      const middle = Math.ceil(rows / 2);
      const upper = runs.filter(({ cell }) => (cell?.[0] ?? 0) < middle);
      const lower = runs.flatMap((run): Run[] =>
        run.cell && run.cell[0] >= middle ? [{ ...run, cell: [run.cell[0] - middle, run.cell[1]] }] : [],
      );
      return [...this.#bodies(upper), ...this.#bodies(lower)];
    }
    const pieces = joined(runs.map(({ cell: _cell, ...run }) => run)).flatMap((run) => {
      const points = [...run.text];
      const cut = PART_CHARACTERS_MAX / 4;
      return run.target !== null || points.length <= cut
        ? [run]
        : Array.from({ length: Math.ceil(points.length / cut) }, (_, at) => ({
            ...run,
            text: points.slice(at * cut, (at + 1) * cut).join(''),
          }));
    });
    const out: Run[][] = [[]];
    for (const piece of pieces) {
      if ([...bodyOf([...(out.at(-1) ?? []), piece])].length > PART_CHARACTERS_MAX) out.push([]);
      out.at(-1)?.push(piece);
    }
    return out.map(bodyOf).filter((one) => one !== '');
  }

  heading(depth: number, nodes: readonly PhrasingContent[]): void {
    const { marks, rest } = unmarked(nodes);
    const read = joined(runsOf(rest, this.#footnotes));
    const runs = joined(read.filter(({ note }) => note === undefined));
    // A heading is one line: what its footnotes say comes as a paragraph below it.
    const notes = joined(read.flatMap(({ note, ...run }) => (note === undefined ? [] : [run])));
    this.#heading(depth, marks, runs);
    if (notes.length === 0) return;
    this.notes.add('footnote-as-paragraph', wordsOf(notes));
    this.#put(notes, []);
  }

  #heading(depth: number, marks: readonly Mark[], runs: readonly Run[]): void {
    const title = marks.find(({ kind }) => kind === 'pleading');
    if (title || (depth === 1 && !this.#hasTitle && this.parts.length === 0)) {
      this.#hasTitle = true;
      this.title = wordsOf(runs).trim() || this.title;
      if (title) [this.pleadingId, this.version] = [title.id, title.query.get('version')];
      return;
    }
    const [body] = this.#bodies(runs);
    if (body === undefined) return;
    const level = depth - 1;
    if (level > 3) this.notes.add('heading-too-deep', body);
    const said = marks.find(({ kind }) => kind === 'section')?.query.get('kind');
    const kind = sectionKinds.find((one) => one === said);
    if (!kind) this.notes.add('section-kind-unsaid', body);
    this.#partOf = kind ?? this.#partOf ?? 'other';
    const id = this.#idFor(marks, 'section', body);
    this.parts.push({
      id,
      kind: 'section',
      partOf: this.#partOf,
      level: Math.min(Math.max(level, 1), 3),
      body,
    });
  }

  paragraph(content: Content): void {
    this.#count += 1;
    this.notes.paragraph = this.#count;
    if (isTable(content)) {
      this.#put(contentRuns(content, this.#footnotes), this.#waiting);
      this.#waiting = [];
      return;
    }
    const { marks, rest } = unmarked(content);
    const runs = contentRuns(rest, this.#footnotes);
    this.#waiting = runs.length === 0 ? marks : [];
    this.#put(runs, marks);
  }

  /** What footnotes say that nothing refers to. */
  loose(): void {
    for (const node of this.#footnotes.unused())
      for (const content of contentsOf(node.children)) {
        const runs = contentRuns(content, null);
        this.notes.add('footnote-as-paragraph', wordsOf(runs));
        this.#put(runs, []);
      }
  }

  #put(runs: readonly Run[], marks: readonly Mark[]): void {
    const bodies = this.#bodies(runs);
    bodies.forEach((body, at) => {
      const id = at === 0 ? this.#idFor(marks, 'para', body) : null;
      this.parts.push({ id, kind: 'paragraph', partOf: null, level: null, body });
    });
  }
}

/** What blocks of a file say, as a pleading. Nothing that is words is left out; `notes` may hold what was found before. */
export function readBlocks(root: Root, notes = new Notes()): ReadDocument {
  const reader = new Reader(notes, new Footnotes(root.children));
  for (const node of root.children) {
    if (reader.parts.length > PARTS_MAX) break;
    if (node.type === 'heading') reader.heading(node.depth, node.children);
    else {
      if (node.type === 'list') notes.add('list-as-paragraphs', '');
      for (const content of contentsOf([node])) reader.paragraph(content);
    }
  }
  reader.loose();
  const { pleadingId, version, title, parts } = reader;
  return { pleadingId, version, title, parts, notes: notes.list() };
}

/** Reads Markdown that this program or somebody else wrote. No markup of HTML in it is followed. */
export const readMarkdown = (text: string): ReadDocument => readBlocks(parsed(text));

import type { Heading, PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { isId } from '#kernel';
import {
  bodyOf,
  joined,
  nodesOf,
  paragraphsOf,
  readBody,
  runsOf,
  wordsOf,
  written,
  type Run,
} from './inline.ts';
import {
  PART_CHARACTERS_MAX,
  PARTS_MAX,
  sectionKinds,
  type KeptPart,
  type Part,
  type Pleading,
  type SectionKind,
} from './model.ts';
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

function blockNode({ kind, level, number, address, runs }: Block): RootContent {
  if (kind === 'title') return { type: 'heading', depth: 1, children: [link(address, wordsOf(runs))] };
  const children: PhrasingContent[] = [link(address, number), { type: 'text', value: ' ' }, ...nodesOf(runs)];
  return kind === 'paragraph'
    ? { type: 'paragraph', children }
    : { type: 'heading', depth: Math.min(level + 1, 4) as Heading['depth'], children };
}

/** A pleading as Markdown (docs/formats/pleading.md): equal pleadings give equal bytes. */
export const markdownOf = (blocks: readonly Block[]): string =>
  blocks.map((block) => `${written(blockNode(block))}\n`).join('\n');

/** What a file held that is not kept as it stood there; `n`: how often, `text`: the first of it. */
export const readNoteCodes = [
  'table-as-words',
  'list-as-paragraphs',
  'picture-left-out',
  'footnote-as-paragraph',
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
  readonly #found = new Map<ReadNoteCode, { n: number; text: string }>();

  add(code: ReadNoteCode, text: string): void {
    const before = this.#found.get(code);
    this.#found.set(code, { n: (before?.n ?? 0) + 1, text: before?.text ?? text.slice(0, 120) });
  }

  list(): ReadNote[] {
    return [...this.#found].map(([code, { n, text }]) => ({ code, n, text }));
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

  constructor(notes: Notes) {
    this.notes = notes;
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
    const pieces = joined(runs).flatMap((run) => {
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
    const runs = joined(runsOf(rest));
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

  paragraph(nodes: readonly PhrasingContent[]): void {
    const { marks, rest } = unmarked(nodes);
    const bodies = this.#bodies(joined(runsOf(rest)));
    bodies.forEach((body, at) => {
      const id = at === 0 ? this.#idFor(marks, 'para', body) : null;
      this.parts.push({ id, kind: 'paragraph', partOf: null, level: null, body });
    });
  }
}

/** What blocks of a file say, as a pleading. Nothing that is words is left out; `notes` may hold what was found before. */
export function readBlocks(root: Root, notes = new Notes()): ReadDocument {
  const reader = new Reader(notes);
  for (const node of root.children) {
    if (reader.parts.length > PARTS_MAX) break;
    if (node.type === 'heading') reader.heading(node.depth, node.children);
    else {
      if (node.type === 'list') notes.add('list-as-paragraphs', '');
      for (const nodes of paragraphsOf([node])) reader.paragraph(nodes);
    }
  }
  const { pleadingId, version, title, parts } = reader;
  return { pleadingId, version, title, parts, notes: notes.list() };
}

/** Reads Markdown that this program or somebody else wrote. No markup of HTML in it is followed. */
export const readMarkdown = (text: string): ReadDocument => readBlocks(fromMarkdown(text.normalize('NFC')));

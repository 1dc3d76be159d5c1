import type { FootnoteDefinition, Link, PhrasingContent, RootContent } from 'mdast';
import { isId } from '#kernel';
import { contentsOf, Footnotes, isTable, parsed, written, type Content } from './markdown.ts';

/** What a cite leads to. `other`: a link that is none of ours; it is kept, told, and never made live. */
export type Target =
  | {
      readonly to: 'exhibit';
      readonly itemId: string;
      readonly page: number | null;
      readonly quoteId: string | null;
    }
  | { readonly to: 'law'; readonly id: string }
  | { readonly to: 'allegation'; readonly id: string }
  | { readonly to: 'other'; readonly url: string };

/** A stretch of a paragraph: words, or a cite with its visible text. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** Why these words need no cite, as their author says; empty: marked without a reason; null: not marked. */
  readonly nocite: string | null;
  /** What a cite leads to; null of words. */
  readonly target: Target | null;
  /** The footnote that it stands in, from 1 in the paragraph; it is referred to where the stretch stands. Left out of the text itself. */
  readonly note?: number;
  /** Row and column of the table that it stands in, from 0; the first row is its head. Left out of what is no table. */
  readonly cell?: readonly [row: number, column: number];
}

type Style = Omit<Run, 'text' | 'target' | 'cell'>;
const PLAIN: Style = { strong: false, emphasis: false, nocite: null };

const LAW_ID = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const NOCITE = 'nocite:';

/** What follows `nocite:` as words; what is no percent-encoding stays as it stands. */
function reasonOf(url: string): string {
  const said = url.slice(NOCITE.length);
  try {
    return decodeURIComponent(said).trim();
  } catch {
    return said.trim();
  }
}

const CITE = /^cite:([0-9a-f-]{36})(?:\/([0-9a-f-]{36}))?(?:\?page=([1-9]\d{0,5}))?$/i;

function exhibitOf(url: string): Target | null {
  const [, item = '', quote, page] = CITE.exec(url) ?? [];
  const [itemId, quoteId] = [item.toLowerCase(), quote?.toLowerCase() ?? null];
  if (!isId(itemId) || (quoteId !== null && !isId(quoteId))) return null;
  return { to: 'exhibit', itemId, page: page === undefined ? null : Number(page), quoteId };
}

/** What an address of a link leads to. Whoever wrote the text controls `url`. */
export function targetOf(url: string): Target {
  const [, allegation = ''] = /^allegation:([0-9a-f-]{36})$/i.exec(url) ?? [];
  if (isId(allegation.toLowerCase())) return { to: 'allegation', id: allegation.toLowerCase() };
  const law = url.startsWith('law:') ? url.slice('law:'.length) : '';
  if (law.length <= 100 && LAW_ID.test(law)) return { to: 'law', id: law };
  return exhibitOf(url) ?? { to: 'other', url };
}

/** The address of a target, the same for the same. */
export function addressOf(target: Target): string {
  if (target.to === 'other') return target.url;
  if (target.to !== 'exhibit') return `${target.to}:${target.id}`;
  const { itemId, page, quoteId } = target;
  return `cite:${itemId}${quoteId === null ? '' : `/${quoteId}`}${page === null ? '' : `?page=${page}`}`;
}

/** Words of nodes without their styles. */
function plainOf(nodes: readonly PhrasingContent[]): string {
  return runsOf(nodes, null)
    .map(({ text }) => text)
    .join('');
}

function linkRuns(node: Link, footnotes: Footnotes | null, style: Style): Run[] {
  if (node.url.startsWith(NOCITE))
    return runsOf(node.children, footnotes, { ...style, nocite: reasonOf(node.url) });
  // Within words that need no cite there is none; a link there would have been ended by them.
  return [{ ...style, text: plainOf(node.children), target: targetOf(node.url) }];
}

/** The stretches of a footnote, in one line; a reference within it, and one to nothing, is words. */
function noteRuns(
  node: { identifier: string; label?: string | null | undefined },
  footnotes: Footnotes | null,
  style: Style,
): Run[] {
  const found = style.note === undefined ? footnotes?.of(node.identifier) : undefined;
  if (!found) return [{ ...style, text: `[${node.label ?? node.identifier}]`, target: null }];
  const inside: Style = { ...PLAIN, note: found.number };
  return found.contents.flatMap((content, at): Run[] => [
    ...(at === 0 ? [] : [{ ...inside, text: ' ', target: null }]),
    ...wordRuns(content, footnotes, inside),
  ]);
}

/** The stretches of a paragraph, of a table cell after cell, as words. */
function wordRuns(content: Content, footnotes: Footnotes | null, style: Style): Run[] {
  if (!isTable(content)) return runsOf(content, footnotes, style);
  return content.children.flatMap((row) =>
    row.children.flatMap((cell, at): Run[] => [
      { ...style, text: at === 0 ? ' ' : ' | ', target: null },
      ...runsOf(cell.children, footnotes, style),
    ]),
  );
}

/** The stretches of a paragraph or a table, in one spelling. `footnotes`: what its references lead to. */
export function contentRuns(content: Content, footnotes: Footnotes | null): Run[] {
  if (!isTable(content)) return joined(runsOf(content, footnotes));
  return joined(
    content.children.flatMap((row, r) =>
      row.children.flatMap((cell, c) =>
        runsOf(cell.children, footnotes).map((run): Run => ({ ...run, cell: [r, c] })),
      ),
    ),
  );
}

/** The stretches of inline nodes. What is neither words nor a link is kept as the words that it was written with: nothing in it is followed or drawn. */
export function runsOf(
  nodes: readonly PhrasingContent[],
  footnotes: Footnotes | null,
  style: Style = PLAIN,
): Run[] {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'html':
        return [{ ...style, text: node.value.replaceAll(/\s*\n\s*/g, ' '), target: null }];
      case 'break':
        return [{ ...style, text: ' ', target: null }];
      case 'strong':
        return runsOf(node.children, footnotes, { ...style, strong: true });
      case 'emphasis':
        return runsOf(node.children, footnotes, { ...style, emphasis: true });
      case 'link':
        return linkRuns(node, footnotes, style);
      case 'image':
      case 'imageReference':
        return [{ ...style, text: node.alt ?? '', target: null }];
      case 'linkReference':
      case 'delete':
        return runsOf(node.children, footnotes, style);
      case 'footnoteReference':
        return noteRuns(node, footnotes, style);
    }
  });
}

/** Where a stretch stands: in the text itself, in a footnote, in a cell. */
const placeOf = ({ note, cell }: Run): string =>
  note === undefined ? (cell?.join(' ') ?? '') : `note ${note}`;

const sameStyle = (one: Run, other: Run): boolean =>
  one.strong === other.strong &&
  one.emphasis === other.emphasis &&
  one.nocite === other.nocite &&
  placeOf(one) === placeOf(other);

/** Neighbours of one style as one stretch, without what is empty, and without space at either end of the text, of a footnote and of a cell. */
export function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const before = out.at(-1);
    if (run.text === '' && run.target === null) continue;
    if (before && before.target === null && run.target === null && sameStyle(before, run))
      out[out.length - 1] = { ...before, text: before.text + run.text };
    else out.push(run);
  }
  // A footnote stands within the text, which goes on behind it.
  const ends = (run: Run, beside: Run | undefined): boolean => {
    if (!beside) return true;
    if (run.note !== undefined) return beside.note !== run.note;
    return beside.note === undefined && placeOf(run) !== placeOf(beside);
  };
  const trimmed = out.map((run, at) => {
    if (run.target !== null) return run;
    const start = ends(run, out[at - 1]) ? run.text.trimStart() : run.text;
    return { ...run, text: ends(run, out[at + 1]) ? start.trimEnd() : start };
  });
  return trimmed.filter(({ text, target }) => text !== '' || target !== null);
}

/** Writes footnotes: numbers them in the order in which they stand, and keeps what they say. */
export class NotesWritten {
  readonly definitions: FootnoteDefinition[] = [];
  #count = 0;

  /** The reference to a footnote that says this. */
  add(runs: readonly Run[]): PhrasingContent {
    this.#count += 1;
    const identifier = String(this.#count);
    const children = runs.map(nodeOf);
    this.definitions.push({
      type: 'footnoteDefinition',
      identifier,
      label: identifier,
      children: [{ type: 'paragraph', children }],
    });
    return { type: 'footnoteReference', identifier, label: identifier };
  }
}

function nodeOf(run: Run): PhrasingContent {
  const text: PhrasingContent = { type: 'text', value: run.text };
  const inner: PhrasingContent =
    run.target === null ? text : { type: 'link', url: addressOf(run.target), children: [text] };
  const slanted: PhrasingContent = run.emphasis ? { type: 'emphasis', children: [inner] } : inner;
  const styled: PhrasingContent = run.strong ? { type: 'strong', children: [slanted] } : slanted;
  if (run.nocite === null || run.target !== null) return styled;
  return { type: 'link', url: `${NOCITE}${encodeURIComponent(run.nocite)}`, children: [styled] };
}

/** Stretches in the order of the text, those of a footnote together. */
export function grouped(runs: readonly Run[]): (readonly [note: number | null, runs: Run[]])[] {
  const groups: [number | null, Run[]][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    const note = run.note ?? null;
    if (last && last[0] === note) last[1].push(run);
    else groups.push([note, [run]]);
  }
  return groups;
}

/** Nodes of a paragraph for these stretches; what their footnotes say goes to `notes`. */
export const nodesOf = (runs: readonly Run[], notes: NotesWritten): PhrasingContent[] =>
  grouped(runs).flatMap(([note, own]) => (note === null ? own.map(nodeOf) : [notes.add(own)]));

/** The cells of a table, row by row, each row as long as the longest; null where the stretches are no table. */
export function cellsOf(runs: readonly Run[]): Run[][][] | null {
  const cells = runs.flatMap(({ cell }) => (cell ? [cell] : []));
  if (cells.length === 0) return null;
  const rows = Math.max(...cells.map(([row]) => row)) + 1;
  const columns = Math.max(...cells.map(([, column]) => column)) + 1;
  const table = Array.from({ length: rows }, () => Array.from({ length: columns }, (): Run[] => []));
  for (const run of runs) table[run.cell?.[0] ?? 0]?.[run.cell?.[1] ?? 0]?.push(run);
  return table;
}

/** The block that a paragraph of a pleading is: a paragraph, or a table. */
export function blockOf(runs: readonly Run[], notes: NotesWritten): RootContent {
  const cells = cellsOf(runs);
  if (!cells) return { type: 'paragraph', children: nodesOf(runs, notes) };
  return {
    type: 'table',
    children: cells.map((row) => ({
      type: 'tableRow',
      children: row.map((cell) => ({ type: 'tableCell', children: nodesOf(cell, notes) })),
    })),
  };
}

/** Markdown of stretches, in one spelling: what is read from it are the same stretches. */
export function bodyOf(runs: readonly Run[]): string {
  const own = joined(runs);
  if (own.length === 0) return '';
  const notes = new NotesWritten();
  const block = blockOf(own, notes);
  return written([block, ...notes.definitions]);
}

/** Stretches of the paragraphs that a Markdown text has; one of one paragraph gives one. Whoever writes controls `text`. */
export function readParagraphs(text: string): Run[][] {
  const { children } = parsed(text);
  const footnotes = new Footnotes(children);
  const own = contentsOf(children).map((content) => contentRuns(content, footnotes));
  // What nothing refers to is not lost.
  const loose = footnotes
    .unused()
    .flatMap((node) => contentsOf(node.children).map((content) => contentRuns(content, null)));
  return [...own, ...loose].filter((runs) => runs.length > 0);
}

/** Stretches without the table that they stood in. */
const withoutCells = (runs: readonly Run[]): Run[] => runs.map(({ cell: _cell, ...run }) => run);

/** Stretches of a kept body: all that it holds as one paragraph, or as one table. */
export function readBody(body: string): Run[] {
  const [first = [], ...others] = readParagraphs(body);
  if (others.length === 0) return first;
  return joined(
    [first, ...others].flatMap((runs, at) =>
      at === 0 ? withoutCells(runs) : [{ ...PLAIN, text: ' ', target: null }, ...withoutCells(runs)],
    ),
  );
}

/** A heading is one line: what stood in a footnote or a cell is words of it. */
export const readHeading = (body: string): Run[] =>
  joined(withoutCells(readBody(body)).map(({ note: _note, ...run }) => run));

/** The words of a body as they are read, cites with their visible text, footnotes in brackets, cells with a stroke between. */
export function wordsOf(runs: readonly Run[]): string {
  let [text, cell]: [string, string | undefined] = ['', runs[0]?.cell?.join(' ')];
  for (const [note, own] of grouped(runs)) {
    if (note !== null) text += ` [${own.map((run) => run.text).join('')}]`;
    else
      for (const run of own) {
        const here = run.cell?.join(' ');
        text += here === cell ? run.text : ` | ${run.text}`;
        cell = here;
      }
  }
  return text;
}

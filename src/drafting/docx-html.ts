import type { FootnoteDefinition, Heading, Paragraph, PhrasingContent, Root, Table, TableCell } from 'mdast';
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import type { Notes } from './document.ts';
import { refused } from './docx-errors.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
const { isElementNode, isTextNode } = defaultTreeAdapter;
const DEPTH_MAX = 200;
/** As many as Word allows; what a file says of itself beyond that is not believed. */
const COLUMNS_MAX = 63;
const ROWS_MAX = 2_000;

const attribute = (node: Element, name: string): string =>
  node.attrs.find((one) => one.name === name)?.value ?? '';

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table']);
/** How mammoth names what a footnote or an endnote is, and where it is referred to. */
const NOTE = /^(?:foot|end)note-[\w-]{1,40}$/;
const REFERENCE = /^(?:foot|end)note-ref-[\w-]{1,40}$/;

const isBlock = (node: Node): boolean => isElementNode(node) && BLOCKS.has(node.tagName);
const isNote = (node: Node): node is Element => isElementNode(node) && NOTE.test(attribute(node, 'id'));

function linkOf(node: Element, inner: () => PhrasingContent[]): PhrasingContent[] {
  const url = attribute(node, 'href');
  const within = url.startsWith('#') ? url.slice(1) : '';
  // The arrow that leads back from a footnote.
  if (REFERENCE.test(within)) return [];
  if (REFERENCE.test(attribute(node, 'id')) && NOTE.test(within))
    return [{ type: 'footnoteReference', identifier: within, label: within }];
  const isOurs = url !== '' && !url.startsWith('#');
  return isOurs ? [{ type: 'link', url, children: inner() }] : inner();
}

/** Nodes of what stands in a line. Links that lead within the file are words. */
function inlineOf(nodes: readonly Node[], notes: Notes, depth = 0): PhrasingContent[] {
  if (depth > DEPTH_MAX) throw refused('file-not-read');
  return nodes.flatMap((node): PhrasingContent[] => {
    if (isTextNode(node)) return [{ type: 'text', value: node.value }];
    if (!isElementNode(node)) return [];
    const inner = (): PhrasingContent[] => inlineOf(node.childNodes, notes, depth + 1);
    switch (node.tagName) {
      case 'strong':
      case 'b':
        return [{ type: 'strong', children: inner() }];
      case 'em':
      case 'i':
        return [{ type: 'emphasis', children: inner() }];
      case 'br':
        return [{ type: 'text', value: ' ' }];
      case 'img':
        notes.add('picture-left-out', attribute(node, 'alt'));
        return attribute(node, 'alt') === '' ? [] : [{ type: 'text', value: `[${attribute(node, 'alt')}]` }];
      case 'a':
        return linkOf(node, inner);
      default:
        return inner();
    }
  });
}

const CONTAINER = /^(table|thead|tbody|tfoot|tr|td|th|ul|ol|li)$/;
const SPACE: PhrasingContent = { type: 'text', value: ' ' };

/** What a cell says, in one line: its paragraphs with a space between, a table in it as words. */
function cellNodes(cell: Element, notes: Notes, depth: number): PhrasingContent[] {
  if (depth > DEPTH_MAX) throw refused('file-not-read');
  return cell.childNodes.flatMap((node): PhrasingContent[] => {
    if (!isElementNode(node) || !(isBlock(node) || CONTAINER.test(node.tagName)))
      return inlineOf([node], notes, depth + 1);
    if (node.tagName === 'table') notes.add('table-in-table', '');
    const inner = CONTAINER.test(node.tagName)
      ? cellNodes(node, notes, depth + 1)
      : inlineOf(node.childNodes, notes, depth + 1);
    return [...inner, SPACE];
  });
}

/** Rows of a table, not those of a table in one of its cells. */
const rowsOf = (table: Element): Element[] =>
  table.childNodes
    .filter(isElementNode)
    .flatMap((node) =>
      node.tagName === 'tr' ? [node] : /^t(head|body|foot)$/.test(node.tagName) ? rowsOf(node) : [],
    );

const spanOf = (cell: Element, name: string): number => {
  const said = Number.parseInt(attribute(cell, name), 10);
  return Number.isInteger(said) && said > 1 ? Math.min(said, COLUMNS_MAX) : 1;
};

const EMPTY: TableCell = { type: 'tableCell', children: [] };

/** A table as Markdown has it: a cell that goes over several is the first of them, and the others are empty. */
function tableOf(node: Element, notes: Notes): Table {
  const rows = rowsOf(node);
  if (rows.length > ROWS_MAX) throw refused('file-not-read');
  const grid: TableCell[][] = rows.map(() => []);
  rows.forEach((row, r) => {
    let column = 0;
    for (const cell of row.childNodes.filter(isElementNode)) {
      const own = grid[r] ?? [];
      while (own[column]) column += 1;
      if (column >= COLUMNS_MAX) break;
      const [wide, high] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      const children = cellNodes(cell, notes, 0);
      if (wide > 1 || high > 1) notes.add('cells-merged', '');
      for (let down = 0; down < high && r + down < grid.length; down += 1)
        for (let right = 0; right < wide && column + right < COLUMNS_MAX; right += 1) {
          const line = grid[r + down] ?? [];
          line[column + right] = down === 0 && right === 0 ? { type: 'tableCell', children } : EMPTY;
        }
    }
  });
  const columns = Math.max(1, ...grid.map((row) => row.length));
  return {
    type: 'table',
    children: grid.map((row) => ({
      type: 'tableRow',
      children: Array.from({ length: columns }, (_, at) => row[at] ?? EMPTY),
    })),
  };
}

/** What a file is made of, as it is read. */
type Block = Paragraph | Heading | Table | FootnoteDefinition;

/** What a footnote says. One of several paragraphs becomes one, which is told. */
function noteOf(node: Element, notes: Notes, depth: number): FootnoteDefinition {
  const identifier = attribute(node, 'id');
  const children = blocksIn(node.childNodes, notes, depth + 1);
  notes.paragraph = null;
  if (children.length > 1) notes.add('footnote-joined', '');
  if (children.some(({ type }) => type === 'table')) notes.add('table-in-table', '');
  return { type: 'footnoteDefinition', identifier, label: identifier, children };
}

function blocksIn(nodes: readonly Node[], notes: Notes, depth = 0): Block[] {
  if (depth > DEPTH_MAX) throw refused('file-not-read');
  return nodes.flatMap((node): Block[] => {
    if (!isElementNode(node)) return [];
    const [, heading] = /^h([1-6])$/.exec(node.tagName) ?? [];
    if (heading !== undefined)
      return [
        {
          type: 'heading',
          depth: Number(heading) as 1 | 2 | 3 | 4 | 5 | 6,
          children: inlineOf(node.childNodes, notes),
        },
      ];
    if (node.tagName === 'p' || node.tagName === 'table') notes.begin();
    if (node.tagName === 'p') return [{ type: 'paragraph', children: inlineOf(node.childNodes, notes) }];
    if (node.tagName === 'table') return [tableOf(node, notes)];
    if (node.tagName === 'ul' || node.tagName === 'ol') {
      if (node.childNodes.some(isNote))
        return node.childNodes.filter(isNote).map((one) => noteOf(one, notes, depth));
      notes.add('list-as-paragraphs', '');
    }
    const hasBlocks = node.childNodes.some(isBlock);
    if (node.tagName === 'li' && !hasBlocks) {
      notes.begin();
      return [{ type: 'paragraph', children: inlineOf(node.childNodes, notes) }];
    }
    if (node.tagName === 'li') {
      // A list entry begins with words and may hold another list.
      const own = inlineOf(
        node.childNodes.filter((one) => !isBlock(one)),
        notes,
      );
      const rest = blocksIn(node.childNodes, notes, depth + 1);
      if (own.length === 0) return rest;
      notes.begin();
      return [{ type: 'paragraph', children: own }, ...rest];
    }
    return blocksIn(node.childNodes, notes, depth + 1);
  });
}

/** What the HTML that mammoth makes of a DOCX says, as nodes of Markdown. Whoever made the file controls all of it. Error PLEADING_FILE_REFUSED. */
export const nodesOfHtml = (html: string, notes: Notes): Root => {
  const children = blocksIn(parseFragment(html).childNodes, notes);
  notes.paragraph = null;
  return { type: 'root', children };
};

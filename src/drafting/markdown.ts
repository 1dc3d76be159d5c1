import type { FootnoteDefinition, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown, gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown, gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';

const READ = {
  extensions: [gfmTable(), gfmFootnote()],
  mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
};

/** A Markdown text as nodes: CommonMark with tables and footnotes as GFM writes them. Whoever wrote it controls it; no markup of HTML in it is followed. */
export const parsed = (text: string): Root => fromMarkdown(text.normalize('NFC'), READ);

/** Nodes as Markdown, links always in brackets, tables without padding. */
export const written = (nodes: readonly RootContent[]): string =>
  toMarkdown(
    { type: 'root', children: [...nodes] },
    {
      resourceLink: true,
      emphasis: '*',
      strong: '*',
      extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfmFootnoteToMarkdown()],
    },
  ).trimEnd();

/** What one paragraph of a pleading is made of: words in a line, or a table. */
export type Content = readonly PhrasingContent[] | Table;

/** Whether it is a table. */
export const isTable = (content: Content): content is Table => 'type' in content;

/**
 * Blocks of Markdown as paragraphs: a table as it is, of a list each entry, of what is quoted each paragraph, of anything else its words. Footnotes
 * stand where they are referred to, and not here.
 */
export function contentsOf(nodes: readonly RootContent[]): Content[] {
  return nodes.flatMap((node): Content[] => {
    if (node.type === 'paragraph' || node.type === 'heading') return [node.children];
    if (node.type === 'table') return [node];
    if (node.type === 'code' || node.type === 'html') return [[{ type: 'text', value: node.value }]];
    if (node.type === 'thematicBreak' || node.type === 'definition' || node.type === 'footnoteDefinition')
      return [];
    return 'children' in node ? contentsOf(node.children as RootContent[]) : [];
  });
}

/** The footnotes of a text, wherever they are written, and which of them were referred to. */
export class Footnotes {
  readonly #known = new Map<string, FootnoteDefinition>();
  readonly #used = new Set<string>();
  #count = 0;

  constructor(nodes: readonly RootContent[]) {
    this.#take(nodes);
  }

  #take(nodes: readonly RootContent[]): void {
    for (const node of nodes)
      if (node.type === 'footnoteDefinition') {
        if (!this.#known.has(node.identifier)) this.#known.set(node.identifier, node);
      } else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem')
        this.#take(node.children);
  }

  /** The paragraphs of a footnote and the number that it gets, in the order in which they are asked for; undefined for one that is not there. */
  of(identifier: string): { readonly number: number; readonly contents: Content[] } | undefined {
    const node = this.#known.get(identifier);
    if (!node) return undefined;
    this.#used.add(identifier);
    this.#count += 1;
    return { number: this.#count, contents: contentsOf(node.children) };
  }

  /** Footnotes that nothing refers to. */
  unused(): FootnoteDefinition[] {
    return [...this.#known].filter(([identifier]) => !this.#used.has(identifier)).map(([, node]) => node);
  }
}

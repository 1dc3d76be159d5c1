import type { Link, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown } from 'mdast-util-to-markdown';
import { isId } from '#kernel';

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
}

type Style = Omit<Run, 'text' | 'target'>;
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
  return runsOf(nodes)
    .map(({ text }) => text)
    .join('');
}

function linkRuns(node: Link, style: Style): Run[] {
  if (node.url.startsWith(NOCITE)) return runsOf(node.children, { ...style, nocite: reasonOf(node.url) });
  // Within words that need no cite there is none; a link there would have been ended by them.
  return [{ ...style, text: plainOf(node.children), target: targetOf(node.url) }];
}

/** The stretches of inline nodes. What is neither words nor a link is kept as the words that it was written with: nothing in it is followed or drawn. */
export function runsOf(nodes: readonly PhrasingContent[], style: Style = PLAIN): Run[] {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'html':
        return [{ ...style, text: node.value.replaceAll(/\s*\n\s*/g, ' '), target: null }];
      case 'break':
        return [{ ...style, text: ' ', target: null }];
      case 'strong':
        return runsOf(node.children, { ...style, strong: true });
      case 'emphasis':
        return runsOf(node.children, { ...style, emphasis: true });
      case 'link':
        return linkRuns(node, style);
      case 'image':
      case 'imageReference':
        return [{ ...style, text: node.alt ?? '', target: null }];
      case 'linkReference':
      case 'delete':
        return runsOf(node.children, style);
      case 'footnoteReference':
        return [{ ...style, text: `[${node.label ?? node.identifier}]`, target: null }];
    }
  });
}

const sameStyle = (one: Run, other: Run): boolean =>
  one.strong === other.strong && one.emphasis === other.emphasis && one.nocite === other.nocite;

/** Neighbours of one style as one stretch, without what is empty, and without space at either end. */
export function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const before = out.at(-1);
    if (run.text === '' && run.target === null) continue;
    if (before && before.target === null && run.target === null && sameStyle(before, run))
      out[out.length - 1] = { ...before, text: before.text + run.text };
    else out.push(run);
  }
  const trimmed = out.map((run, at) => {
    if (run.target !== null) return run;
    const start = at === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: at === out.length - 1 ? start.trimEnd() : start };
  });
  return trimmed.filter(({ text, target }) => text !== '' || target !== null);
}

/** Nodes of a paragraph for these stretches. */
export function nodesOf(runs: readonly Run[]): PhrasingContent[] {
  return runs.map((run): PhrasingContent => {
    const text: PhrasingContent = { type: 'text', value: run.text };
    const inner: PhrasingContent =
      run.target === null ? text : { type: 'link', url: addressOf(run.target), children: [text] };
    const slanted: PhrasingContent = run.emphasis ? { type: 'emphasis', children: [inner] } : inner;
    const styled: PhrasingContent = run.strong ? { type: 'strong', children: [slanted] } : slanted;
    if (run.nocite === null || run.target !== null) return styled;
    return { type: 'link', url: `${NOCITE}${encodeURIComponent(run.nocite)}`, children: [styled] };
  });
}

/** Nodes as Markdown, links always in brackets. */
export const written = (node: RootContent): string =>
  toMarkdown(node, { resourceLink: true, emphasis: '*', strong: '*' }).trimEnd();

/** Inline Markdown of stretches, in one spelling: what is read from it are the same stretches. */
export const bodyOf = (runs: readonly Run[]): string =>
  runs.length === 0 ? '' : written({ type: 'paragraph', children: nodesOf(joined(runs)) });

/** Blocks of Markdown as paragraphs: of a list each entry, of what is quoted each paragraph, of anything else its words. */
export function paragraphsOf(nodes: readonly RootContent[]): PhrasingContent[][] {
  return nodes.flatMap((node): PhrasingContent[][] => {
    if (node.type === 'paragraph' || node.type === 'heading') return [node.children];
    if (node.type === 'code' || node.type === 'html') return [[{ type: 'text', value: node.value }]];
    if (node.type === 'thematicBreak' || node.type === 'definition') return [];
    return 'children' in node ? paragraphsOf(node.children as RootContent[]) : [];
  });
}

/** Stretches of the paragraphs that a Markdown text has; one of one paragraph gives one. Whoever writes controls `text`. */
export function readParagraphs(text: string): Run[][] {
  return paragraphsOf(fromMarkdown(text.normalize('NFC')).children)
    .map((nodes) => joined(runsOf(nodes)))
    .filter((runs) => runs.length > 0);
}

/** Stretches of a kept body: all that it holds as one paragraph. */
export const readBody = (body: string): Run[] =>
  joined(
    readParagraphs(body).flatMap((runs, at) =>
      at === 0 ? runs : [{ ...PLAIN, text: ' ', target: null }, ...runs],
    ),
  );

/** The words of a body as they are read, cites with their visible text. */
export const wordsOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

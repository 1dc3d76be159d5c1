import { parse, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type TextNode = DefaultTreeAdapterMap['textNode'];

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
  'head',
]);
const BLOCKS =
  /^(p|div|h[1-6]|li|ul|ol|tr|table|section|article|header|footer|main|nav|aside|blockquote|pre|dt|dd|dl|form|fieldset|address|hr|br|figure|figcaption|title)$/;

/** What can be seen of a document, in its order: nodes, and what parts lines and cells. */
function* visible(html: string): Generator<Node | string> {
  // An explicit stack: nesting depth is the attacker's.
  const stack: (Node | string)[] = [parse(html)];
  while (stack.length > 0) {
    const node = stack.pop();
    if (node === undefined) return;
    yield node;
    if (typeof node === 'string') continue;
    if (SKIPPED.has(node.nodeName) && node.nodeName !== 'head') continue;
    if (!('childNodes' in node)) continue;
    const block = BLOCKS.test(node.nodeName);
    const separator = node.nodeName === 'td' || node.nodeName === 'th' ? '\t' : block ? '\n' : null;
    if (separator) stack.push(separator);
    if (node.nodeName === 'head')
      stack.push(...node.childNodes.filter((child) => child.nodeName === 'title').toReversed());
    else stack.push(...node.childNodes.toReversed());
    if (block) stack.push('\n');
  }
}

const isText = (node: Node): node is TextNode => node.nodeName === '#text';

/** Visible text of an HTML document as plain lines; nothing of it is ever executed or rendered. */
export function htmlText(html: string): { title: string | null; text: string } {
  const parts: string[] = [];
  let title: string | null = null;
  for (const node of visible(html)) {
    if (typeof node === 'string') parts.push(node);
    else if (isText(node)) parts.push(node.value.replaceAll(/\s+/g, ' '));
    else if (node.nodeName === 'title' && title === null && 'childNodes' in node) {
      const first = node.childNodes[0];
      title = first && isText(first) ? first.value.trim() : null;
    }
  }
  const text = parts
    .join('')
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return { title, text };
}

const marks = (text: string): string => text.replaceAll(/\s+/g, '');

/** From the root down to a node. */
function wayTo(node: Node): Node[] {
  const way: Node[] = [];
  for (let at: Node | null = node; at !== null; at = 'parentNode' in at ? at.parentNode : null) way.push(at);
  return way.toReversed();
}

/** An XPath of element names and their places among those of one name (XPath 1.0, 2.5). */
function xpathOf(way: readonly Node[]): string {
  return way
    .slice(1)
    .map((node, at) => {
      const parent = way[at];
      const alike = parent && 'childNodes' in parent ? parent.childNodes : [];
      const place = alike.filter(({ nodeName }) => nodeName === node.nodeName).indexOf(node as never);
      return `/${node.nodeName}[${place + 1}]`;
    })
    .join('');
}

/**
 * The innermost element of an HTML document that holds a passage of its text as `htmlText` reads it, as an XPath; null when `text` is
 * not what is read of it now, or nothing but the document holds the passage. `start` and `end` count code points. Spaces play no part:
 * reading joins and drops them. Whoever made the document controls it, and how long this takes.
 */
export function htmlElementAt(
  html: string,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): string | null {
  const points = Array.from(text);
  const from = marks(points.slice(0, start).join('')).length;
  const wanted = marks(points.slice(start, end).join(''));
  const to = from + wanted.length;
  let at = 0;
  let first: TextNode | null = null;
  let last: TextNode | null = null;
  const read: string[] = [];
  for (const node of visible(html)) {
    if (typeof node === 'string' || !isText(node)) continue;
    const seen = marks(node.value);
    read.push(seen);
    if (first === null && at + seen.length > from) first = node;
    if (last === null && at + seen.length >= to) last = node;
    at += seen.length;
  }
  if (wanted === '' || first === null || last === null || read.join('') !== marks(text)) return null;
  const [one, other] = [wayTo(first), wayTo(last)];
  const elements = one.filter((node, depth) => node === other[depth] && !isText(node));
  return elements.length < 2 ? null : xpathOf(elements);
}

/** Character set that an HTML document declares in its first kilobytes; null when it declares none. */
export function htmlCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return (
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ??
    null
  );
}

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

/** What can be seen of a document or an element, in its order: nodes, and what parts lines and cells. */
export function* visible(root: Node): Generator<Node | string> {
  // An explicit stack: nesting depth is the attacker's.
  const stack: (Node | string)[] = [root];
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

/** Whether a node is text. */
export const isText = (node: Node): node is TextNode => node.nodeName === '#text';

/** Visible text of an HTML document as plain lines; nothing of it is ever executed or rendered. */
export function htmlText(html: string): { title: string | null; text: string } {
  const parts: string[] = [];
  let title: string | null = null;
  for (const node of visible(parse(html))) {
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

/** Character set that an HTML document declares in its first kilobytes; null when it declares none. */
export function htmlCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return (
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ??
    null
  );
}

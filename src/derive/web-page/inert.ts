import { parse, serialize, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];
type TextNode = DefaultTreeAdapterMap['textNode'];

// What runs, fetches or frames something else.
const TAKEN_OUT = new Set([
  'script',
  'template',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'link',
  'base',
  'audio',
  'video',
  'source',
  'track',
  'svg',
  'math',
  'portal',
  'meta',
]);

const POINTS =
  /^(src|srcset|background|poster|data|action|formaction|cite|longdesc|lowsrc|dynsrc|ping|manifest|archive|codebase|classid|usemap)$/;
const OWN_PICTURE = /^data:image\/(png|jpe?g|gif|webp|bmp);base64,/i;
const ADDRESS = /url\s*\([^()]{0,100000}\)|@import[^;]{0,10000};?/gi;
// What is left of an address, or the letters of `url` written as numbers.
const FETCHES = /url\s*\(|@import|expression\s*\(|\\0{0,4}(75|72|6c|55|52|4c)/i;

/** Longest picture inside the page that is kept, in characters. */
const MOST_DATA = 20_000_000;

function attributesOf({ attrs, nodeName }: Element): Element['attrs'] {
  const kept = attrs.filter(({ name, value }) => {
    if (name.startsWith('on') || name.includes(':')) return false;
    if (name === 'src' && nodeName === 'img') return OWN_PICTURE.test(value) && value.length < MOST_DATA;
    if (name === 'href') return nodeName === 'a' && /^https?:/i.test(value);
    return !POINTS.test(name);
  });
  return kept.map((one) => (one.name === 'style' ? { ...one, value: inertStyle(one.value) } : one));
}

/** Rules of style without addresses; nothing is left of rules that hide one. */
function inertStyle(rules: string): string {
  const kept = rules.replaceAll(ADDRESS, 'none');
  return FETCHES.test(kept) ? '' : kept;
}

const isText = (node: Node): node is TextNode => node.nodeName === '#text';
const isElement = (node: Node): node is Element => 'attrs' in node;

const isKept = ({ nodeName }: Node): boolean => nodeName !== '#comment' && !TAKEN_OUT.has(nodeName);

/**
 * The same page with nothing in it that runs or is fetched: scripts, frames, links to other files and rules of style that
 * name an address are taken out; pictures stay only when the page itself holds them. The input is hostile, of any depth.
 */
export function inertHtml(html: string): string {
  const document = parse(html, { scriptingEnabled: false });
  const stack: Node[] = [document];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node)) node.attrs = attributesOf(node);
    if (isText(node) && node.parentNode?.nodeName === 'style') node.value = inertStyle(node.value);
    if (!('childNodes' in node)) continue;
    node.childNodes = node.childNodes.filter(isKept);
    stack.push(...node.childNodes);
  }
  return `<!doctype html><meta charset="utf-8">${serialize(document).replace(/^<!doctype[^>]*>/i, '')}`;
}

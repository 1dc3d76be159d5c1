import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { isText, visible } from './html.ts';

type Node = DefaultTreeAdapterMap['node'];
type TextNode = DefaultTreeAdapterMap['textNode'];

/** A passage of a text, in code points, `end` after the last. */
interface Passage {
  readonly start: number;
  readonly end: number;
}

// Spaces play no part: reading joins and drops them.
const marks = (text: string): string => text.replaceAll(/\s+/g, '');

/** For each code point of a text, and for its end, the length of `marks` of what stands before it. */
function marksBefore(text: string): Uint32Array {
  const before = new Uint32Array(text.length + 1);
  let [point, length] = [0, 0];
  for (const mark of text) {
    if (!/\s/.test(mark)) length += mark.length;
    point += 1;
    before[point] = length;
  }
  return before.subarray(0, point + 1);
}

/** From the root down to a node. */
function wayTo(node: Node): Node[] {
  const way: Node[] = [];
  for (let at: Node | null = node; at !== null; at = 'parentNode' in at ? at.parentNode : null) way.push(at);
  return way.toReversed();
}

/** The place of the first of ascending figures that is `least` or more. */
function firstFrom(figures: readonly number[], least: number): number {
  let [low, high] = [0, figures.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((figures[middle] ?? 0) >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The elements of an HTML document beside a text that was read of it: parsed once, asked for any number of passages. Whoever made the
 * document controls it, and how long this takes.
 */
export class PageElements {
  readonly #root: Node;
  readonly #before: Uint32Array;
  /** `marks` of the text. */
  readonly #wanted: string;
  readonly #isReadAsText: boolean;
  /** The visible texts of the document in their order, and how long `marks` of the document are up to the end of each. */
  readonly #texts: TextNode[] = [];
  readonly #ends: number[] = [];
  /** The place of each child among those of its name, for parents that were asked for. */
  readonly #places = new Map<Node, ReadonlyMap<Node, number>>();

  constructor(html: string, text: string) {
    this.#root = parse(html);
    this.#before = marksBefore(text);
    this.#wanted = marks(text);
    const read: string[] = [];
    let length = 0;
    for (const node of visible(this.#root)) {
      if (typeof node === 'string' || !isText(node)) continue;
      const seen = marks(node.value);
      length += seen.length;
      read.push(seen);
      this.#texts.push(node);
      this.#ends.push(length);
    }
    this.#isReadAsText = read.join('') === this.#wanted;
  }

  /**
   * The innermost element that holds a passage of the text, as an XPath; null when the text is not what is read of the document now, or
   * nothing but the document holds the passage.
   */
  at(passage: Passage): string | null {
    const { from, to } = this.#marksOf(passage);
    const first = this.#texts[firstFrom(this.#ends, from + 1)];
    const last = this.#texts[firstFrom(this.#ends, to)];
    if (!this.#isReadAsText || to <= from || !first || !last) return null;
    const [one, other] = [wayTo(first), wayTo(last)];
    const elements = one.filter((node, depth) => node === other[depth] && !isText(node));
    return elements.length < 2 ? null : this.#xpathOf(elements);
  }

  /** Whether the element that an XPath of `at` names is there, and the words of a passage can be seen in it. */
  holds(xpath: string, passage: Passage): boolean {
    const { from, to } = this.#marksOf(passage);
    let element: Node | undefined = this.#root;
    for (const step of xpath.split('/').slice(1)) {
      const [, name, place] = /^(.+)\[(\d+)\]$/.exec(step) ?? [];
      const children: readonly Node[] = element && 'childNodes' in element ? element.childNodes : [];
      element = children.filter(({ nodeName }) => nodeName === name)[Number(place) - 1];
    }
    if (element === undefined || element === this.#root) return false;
    const seen: string[] = [];
    for (const node of visible(element)) if (typeof node !== 'string' && isText(node)) seen.push(node.value);
    return marks(seen.join('')).includes(this.#wanted.slice(from, to));
  }

  #marksOf({ start, end }: Passage): { readonly from: number; readonly to: number } {
    const most = this.#before.length - 1;
    return {
      from: this.#before[Math.min(start, most)] ?? 0,
      to: this.#before[Math.min(end, most)] ?? 0,
    };
  }

  /** An XPath of element names and their places among those of one name (XPath 1.0, 2.5). */
  #xpathOf(way: readonly Node[]): string {
    return way
      .slice(1)
      .map((node, at) => `/${node.nodeName}[${way[at] ? this.#placeIn(way[at], node) : 1}]`)
      .join('');
  }

  #placeIn(parent: Node, child: Node): number {
    let places = this.#places.get(parent);
    if (places === undefined) {
      const counts = new Map<string, number>();
      const children: readonly Node[] = 'childNodes' in parent ? parent.childNodes : [];
      places = new Map(
        children.map((node) => {
          const place = (counts.get(node.nodeName) ?? 0) + 1;
          counts.set(node.nodeName, place);
          return [node, place];
        }),
      );
      this.#places.set(parent, places);
    }
    return places.get(child) ?? 1;
  }
}

import { SaxesParser } from 'saxes';

/** An element with everything in it; names without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** How large one element that is read may become. */
const MOST_NODES = 500_000;
const MOST_TEXT = 32 << 20;
const MOST_DEPTH = 200;

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** First child of a name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** Text of the first child of a name, trimmed; empty where there is none. */
export const textOf = (element: XmlElement | undefined, name: string): string =>
  childOf(element, name)?.text.trim() ?? '';

/** All elements of a name, at whatever depth, in the order of the file. */
export function* elementsOf(element: XmlElement, name: string): Generator<XmlElement> {
  const open = [element];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.name === name) yield at;
    open.push(...at.children.toReversed());
  }
}

/**
 * The elements of some names in a file of XML, one after the other, each whole; what lies around them is passed over as it comes.
 * Only a wanted element is held in memory. Entities of a document type are not expanded and nothing is fetched. Hostile input: throws
 * where it is not well-formed or an element is too large, after giving what came before.
 */
export async function* xmlElements(
  pieces: AsyncIterable<string>,
  wanted: ReadonlySet<string>,
): AsyncGenerator<XmlElement> {
  const parser = new SaxesParser();
  const found: XmlElement[] = [];
  let around = 0;
  const open: XmlElement[] = [];
  let [nodes, letters] = [0, 0];
  let wrong: Error | null = null;
  const refuse = (why: string): void => {
    wrong ??= new Error(why);
  };
  parser.on('error', (error) => refuse(error.message));
  parser.on('opentag', ({ name: full, attributes }) => {
    const name = bare(full);
    if (around + open.length > MOST_DEPTH) refuse(`elements lie more than ${MOST_DEPTH} deep in one another`);
    if (open.length === 0 && !wanted.has(name)) {
      around += 1;
      return;
    }
    if ((nodes += 1) > MOST_NODES) refuse(`an element has more than ${MOST_NODES} parts`);
    const given = Object.entries(attributes).map(([key, value]) => [bare(key), value]);
    const element: XmlElement = { name, attributes: Object.fromEntries(given), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const say = (text: string): void => {
    const element = open.at(-1);
    if (!element || wrong) return;
    if ((letters += text.length) > MOST_TEXT) refuse(`an element has more than ${MOST_TEXT} letters`);
    else element.text += text;
  };
  parser.on('text', say);
  parser.on('cdata', say);
  parser.on('closetag', () => {
    const element = open.pop();
    if (!element) around -= 1;
    else if (open.length === 0) {
      // What ends after something went wrong may have lost a part of itself.
      if (!wrong) found.push(element);
      [nodes, letters] = [0, 0];
    }
  });
  for await (const piece of pieces) {
    // What is wrong is kept until what came before it has been given.
    parser.write(piece);
    yield* found.splice(0);
    if (wrong) throw wrong;
  }
  parser.close();
  yield* found.splice(0);
  if (wrong) throw wrong;
}

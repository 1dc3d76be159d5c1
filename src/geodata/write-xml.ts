import XMLBuilder from 'fast-xml-builder';

/** An element: its parts in the order in which they are written; names that begin with @ are attributes. */
export type Element = { readonly [name: string]: string | number | Element | readonly Element[] };

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});

/** The text of an element. */
export const xmlOf = (element: Element): string => builder.build(element);

/** A text without control characters: they have no place in XML 1.0, not even as references. */
export const plainXml = (text: string): string =>
  text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

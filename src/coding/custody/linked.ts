/** A node of a graph in JSON-LD. */
export type Node = { readonly '@id': string } & Readonly<Record<string, unknown>>;

/** The node with this id, referred to. */
export const to = (id: string): { readonly '@id': string } => ({ '@id': id });

/** A record by its id, or a part of what is said of it. */
export const urn = (id: string, part?: string): string =>
  `urn:uuid:${id}${part === undefined ? '' : `#${part}`}`;

/** A moment as XML Schema writes it. */
export const moment = (at: string): object => ({ '@type': 'xsd:dateTime', '@value': at });

/** A tool as an agent; its name and version are our own, no input. */
export const toolUrn = (name: string, version: string): string =>
  `urn:muniment:tool:${encodeURIComponent(name)}:${encodeURIComponent(version)}`;

/** Hands a node out the first time only: people, tools and sources that many things refer to. Of them there are few. */
export class Once {
  readonly #seen = new Set<string>();

  /** The node, unless it came already. */
  nodes(...nodes: readonly Node[]): Node[] {
    return nodes.filter(({ '@id': id }) => {
      if (this.#seen.has(id)) return false;
      this.#seen.add(id);
      return true;
    });
  }
}

/** A graph in JSON-LD around its nodes, with its context inside: nothing has to be fetched to read it. */
export const graphAround = (
  context: Readonly<Record<string, string>>,
): { readonly head: string; readonly foot: () => string } => ({
  head: `{"@context":${JSON.stringify(context)},"@graph":[`,
  foot: () => '\n]}\n',
});

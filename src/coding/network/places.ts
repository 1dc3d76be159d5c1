import { AppError } from '#kernel';
import type { Network, RecordName } from './model.ts';

/**
 * The network with what `nameOf` calls its places; one that it does not know keeps its id. Error NOT_FOUND: the record that is looked at
 * is a place that nobody knows and nothing names.
 */
export function withPlaceNames(
  network: Network,
  of: RecordName,
  nameOf: (id: string) => string | null,
): Network {
  const nodes = network.nodes.map((node) => {
    const name = node.kind === 'place' ? nameOf(node.id) : null;
    return name === null ? node : { ...node, name, aside: node.id };
  });
  const [centre] = nodes;
  if (of.kind === 'place' && network.near === 0 && centre?.aside === null)
    throw new AppError('NOT_FOUND', { what: of.kind, id: of.id });
  return { ...network, nodes };
}

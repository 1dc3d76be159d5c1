import { Link } from '@tanstack/react-router';
import type { KeyboardEvent, ReactNode } from 'react';
import type { NetworkLink, NetworkNode } from '../api/schema.gen.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';

/** What a record is, for its shape and its word. */
export type Shape = 'person' | 'group' | 'incident' | 'item' | 'place';

/** What a record is: of an actor, whether a person or a group. */
export const shapeOf = ({ kind, actorKind }: NetworkNode): Shape =>
  kind === 'actor' ? (actorKind ?? 'group') : kind;

/** How the network names a record in its address. */
export const nameOf = ({ kind, id }: NetworkNode): string => `${kind}:${id}`;

/** A link in words: what its roles say, with the terms and words beside them. */
export function useLinkWords(): (link: NetworkLink) => string {
  const { t } = useWords();
  const terms: Readonly<Record<string, (id: string | null) => string>> = {
    victim: useTerm('act-type'),
    part: useTerm('involvement-degree'),
    tells: useTerm('source-connection'),
    intervened: useTerm('intervention-type'),
    helped: useTerm('intervention-type'),
    chain: useTerm('chain-relation'),
  };
  return ({ ways }) =>
    ways
      .map(({ role, term, words }) => {
        const more = [terms[role]?.(term) ?? '', words ?? ''].filter((one) => one !== '').join('; ');
        return `${t(`network.role.${role}`)}${more === '' ? '' : `: ${more}`}`;
      })
      .join(' · ');
}

/** A link to the record; a place has no page of its own, and is looked at here. */
export function RecordLink(given: {
  readonly node: NetworkNode;
  readonly children: ReactNode;
  readonly label?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}): ReactNode {
  const { node, children, label, onKeyDown } = given;
  const { id } = node;
  const rest = {
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(onKeyDown ? { onKeyDown } : {}),
  };
  switch (node.kind) {
    case 'actor':
      return (
        <Link to="/actors/$id" params={{ id }} {...rest}>
          {children}
        </Link>
      );
    case 'incident':
      return (
        <Link to="/incidents/$id" params={{ id }} {...rest}>
          {children}
        </Link>
      );
    case 'item':
      return (
        <Link to="/items/$serial" params={{ serial: id }} {...rest}>
          {children}
        </Link>
      );
    case 'place':
      return (
        <Link to="/network" search={{ of: nameOf(node) }} {...rest}>
          {children}
        </Link>
      );
  }
}

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NetworkLink, NetworkNode } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { networkKinds, type NetworkSearch } from '../search-network.ts';
import { nameOf, RecordLink, useLinkWords } from './words.tsx';

/** The same network in words: by kind each record, what links it with what, and a way to look from there. */
export function NetworkList(given: {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  readonly search: NetworkSearch;
}): ReactNode {
  const { nodes, links, search } = given;
  const { t, format } = useWords();
  const wordsOf = useLinkWords();
  const { skip: _, ...kept } = search;
  const linksAt = Map.groupBy(
    links.flatMap((link) => [
      { at: link.from, link },
      { at: link.to, link },
    ]),
    ({ at }) => at,
  );
  return (
    <section className="network-list" aria-labelledby="network-list">
      <h2 id="network-list">{t('network.list')}</h2>
      {networkKinds.map((kind) => {
        const own = [...nodes.entries()].filter(([at, node]) => at > 0 && node.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`network-${kind}`}>
            <h3 id={`network-${kind}`}>
              {t(`network.kind.${kind}`)} <span className="figures aside">{format.number(own.length)}</span>
            </h3>
            <ul className="plain-list">
              {own.map(([at, node]) => (
                <li key={node.id}>
                  <RecordLink node={node}>
                    <bdi>{node.name}</bdi>
                  </RecordLink>{' '}
                  {node.aside === null ? null : <span className="aside">{node.aside}</span>}{' '}
                  <Link
                    className="no-print"
                    to="/network"
                    search={{ ...kept, of: nameOf(node) }}
                    aria-label={`${t('network.look')}: ${node.name}`}
                  >
                    {t('network.look')}
                  </Link>
                  <ul className="network-ways">
                    {(linksAt.get(at) ?? []).map(({ link }) => (
                      <li key={`${link.from} ${link.to}`}>
                        <bdi>{nodes[link.from]?.name}</bdi> → <bdi>{nodes[link.to]?.name}</bdi>:{' '}
                        <span dir="auto">{wordsOf(link)}</span>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

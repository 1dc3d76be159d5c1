import type { ReactNode } from 'react';
import type { NetworkLink, NetworkNode } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { useLayout } from './use-layout.ts';
import { RecordLink, shapeOf, useLinkWords, type Shape } from './words.tsx';

/** Names that are longer end in an ellipsis; the list has them whole. */
const NAME_MOST = 19;
/** With more links than these, what each says stands in the list and under the pointer only. */
const WORDS_MOST = 30;

const shortened = (name: string, most: number): string => {
  const letters = Array.from(name);
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : name;
};

/** The shape of a kind: told apart without colour. */
function Mark({ shape }: { readonly shape: Shape }): ReactNode {
  switch (shape) {
    case 'person':
      return <circle r="9" />;
    case 'group':
      return (
        <>
          <circle cx="5" r="8" />
          <circle cx="-5" r="8" />
        </>
      );
    case 'incident':
      return <path d="M0-11 11 0 0 11-11 0Z" />;
    case 'item':
      return <path d="M-8-10H4L9-5V10H-8Z" />;
    case 'place':
      return <path d="M0 11-9-7H9Z" />;
  }
}

/** What each shape means. */
export function Legend({ nodes }: { readonly nodes: readonly NetworkNode[] }): ReactNode {
  const { t } = useWords();
  const shapes = new Set(nodes.map(shapeOf));
  return (
    <ul className="network-legend">
      {(['person', 'group', 'incident', 'item', 'place'] as const)
        .filter((shape) => shapes.has(shape))
        .map((shape) => (
          <li key={shape} className={`network-node ${shape}`}>
            <svg viewBox="-14 -12 28 24" width="28" height="24" aria-hidden="true">
              <Mark shape={shape} />
            </svg>
            {t(`network.is.${shape}`)}
          </li>
        ))}
    </ul>
  );
}

/** The network drawn: records by shape, lines between them. Enter opens a record, c makes it the one that is looked at. */
export function NetworkPicture(given: {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  readonly lookAt: (node: NetworkNode) => void;
}): ReactNode {
  const { nodes, links, lookAt } = given;
  const { t } = useWords();
  const wordsOf = useLinkWords();
  const layout = useLayout(nodes.length, links);
  if (!layout) return <Waiting text={t('wait.network')} />;
  const { points, left, top, width, height } = layout;
  return (
    // Wider than a narrow screen: it is scrolled, by keyboard as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="network-frame" role="region" aria-label={t('network.picture')} tabIndex={0}>
      <svg
        className="network-picture"
        viewBox={`${left} ${top} ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-label={t('network.picture')}
      >
        {links.map((link) => {
          const [a, b] = [points[link.from], points[link.to]];
          if (!a || !b) return null;
          return (
            <g key={`${link.from} ${link.to}`} className="network-line">
              <title>{wordsOf(link)}</title>
              <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
              {links.length <= WORDS_MOST ? (
                <text x={(a.x + b.x) / 2} y={(a.y + b.y) / 2 - 3}>
                  {shortened(link.ways.map(({ role }) => t(`network.role.${role}`)).join(' · '), 24)}
                </text>
              ) : null}
            </g>
          );
        })}
        {nodes.map((node, at) => {
          const point = points[at];
          if (!point) return null;
          const { name, aside, hop } = node;
          const shape = shapeOf(node);
          const label = [name, aside, t(`network.is.${shape}`)].filter((one) => one !== null).join(', ');
          return (
            <g
              key={`${node.kind} ${node.id}`}
              className={`network-node ${shape}${hop === 0 ? ' centre' : ''}`}
              transform={`translate(${point.x} ${point.y})`}
            >
              <RecordLink
                node={node}
                label={label}
                onKeyDown={(event) => {
                  if (event.key === 'c' && !event.ctrlKey && !event.metaKey) lookAt(node);
                }}
              >
                <title>{label}</title>
                <rect x="-72" y="-14" width="144" height="42" className="network-hit" />
                <Mark shape={shape} />
              </RecordLink>
              <text y="25" aria-hidden="true">
                {shortened(name, NAME_MOST)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

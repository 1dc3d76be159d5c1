import { useId, type ReactNode } from 'react';
import type { GroundCounts } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { GroundLayer, Obstacle } from '../search-ground.ts';
import { RETURN_STATUSES } from '../search-settlements.ts';
import { Status } from '../settlements/words.tsx';

const DIAMOND = 'M8 1 L15 8 L8 15 L1 8 Z';
const HEXAGON = 'M4.5 1.8 H11.5 L15 8 L11.5 14.2 H4.5 L1 8 Z';
const DISC = { cx: 8, cy: 8, r: 6 } as const;

/** The signs of the map, as they are drawn there. */
const SIGNS = {
  many: (
    <>
      <circle cx="8" cy="8" r="8" className="ground-bad" />
      <text x="8" y="11.5" className="ground-number ground-on-bad">
        9
      </text>
    </>
  ),
  'many-undated': (
    <>
      <circle cx="8" cy="8" r="7" className="ground-ring" />
      <text x="8" y="11.5" className="ground-number">
        9
      </text>
    </>
  ),
  cha: <circle {...DISC} className="ground-bad" />,
  sha: (
    <>
      <circle {...DISC} className="ground-ring" />
      <path d="M2 8 A6 6 0 0 0 14 8 Z" className="ground-bad" />
    </>
  ),
  'not-decided': (
    <>
      <circle {...DISC} className="ground-ring" />
      <circle cx="8" cy="8" r="2" className="ground-bad" />
    </>
  ),
  undated: <circle {...DISC} className="ground-ring ground-broken" />,
  maybe: (
    <>
      <circle cx="6" cy="8" r="5" className="ground-ring ground-broken" />
      <text x="14" y="12" className="ground-number">
        ?
      </text>
    </>
  ),
  'area-cha': <path d={DIAMOND} className="ground-bad" />,
  'area-sha': (
    <>
      <path d={DIAMOND} className="ground-ring" />
      <path d="M1 8 L15 8 L8 15 Z" className="ground-bad" />
    </>
  ),
  'area-not-decided': (
    <>
      <path d={DIAMOND} className="ground-ring" />
      <circle cx="8" cy="8" r="2" className="ground-bad" />
    </>
  ),
  'area-edge': <rect x="2" y="3" width="12" height="10" className="ground-ribbon" />,
  cancelled: (
    <>
      <path d={HEXAGON} className="ground-open" />
      <path d="M3 5.5 H13 M2 8 H14 M3 10.5 H13" className="ground-stroke" />
    </>
  ),
  reduced: (
    <>
      <path d={HEXAGON} className="ground-open" />
      <path d="M5.5 3 V13 M8 3 V13 M10.5 3 V13" className="ground-stroke" />
    </>
  ),
  cleared: (
    <>
      <path d={HEXAGON} className="ground-open" />
      <path
        d="M5 5.5 h.01 M8 5.5 h.01 M11 5.5 h.01 M5 8 h.01 M8 8 h.01 M11 8 h.01 M5 10.5 h.01 M8 10.5 h.01 M11 10.5 h.01"
        className="ground-stroke ground-dots"
      />
    </>
  ),
  'part-undated': <path d={HEXAGON} className="ground-open ground-broken" />,
  outline: <rect x="2" y="3" width="12" height="10" className="ground-ring" />,
  p50: <rect x="1" y="2" width="14" height="12" className="ground-p50" />,
  p95: <rect x="1" y="2" width="14" height="12" className="ground-p95" />,
  accident: <path d="M8 2 L14 14 L2 14 Z" className="ground-ink" />,
  'accident-undated': <path d="M8 2 L14 14 L2 14 Z" className="ground-open ground-broken" />,
} as const;

/** What each of them is part of. */
const OF_LAYER = {
  hazards: ['many', 'many-undated', 'cha', 'sha', 'not-decided', 'undated', 'maybe'],
  areas: ['outline', 'p50', 'p95'],
  'ground-areas': ['area-cha', 'area-sha', 'area-not-decided', 'area-edge'],
  released: ['cancelled', 'reduced', 'cleared', 'part-undated'],
  accidents: ['accident', 'accident-undated'],
} as const;

/** How many there are of the signs that stand for a kind. */
const MANY: Partial<Record<keyof typeof SIGNS, (of: GroundCounts) => number>> = {
  cha: ({ hazards }) => hazards.kinds.cha,
  sha: ({ hazards }) => hazards.kinds.sha,
  'not-decided': ({ hazards }) => hazards.kinds['not-decided'],
  maybe: ({ hazards, groundAreas }) => hazards.maybe + groundAreas.maybe,
  'area-cha': ({ groundAreas }) => groundAreas.kinds.cha,
  'area-sha': ({ groundAreas }) => groundAreas.kinds.sha,
  'area-not-decided': ({ groundAreas }) => groundAreas.kinds['not-decided'],
  cancelled: ({ released }) => released.kinds.cancelled,
  reduced: ({ released }) => released.kinds.reduced,
  cleared: ({ released }) => released.kinds.cleared,
};

function Line({
  of,
  counts,
}: {
  readonly of: keyof typeof SIGNS;
  readonly counts: GroundCounts | undefined;
}): ReactNode {
  const { t, format } = useWords();
  const many = counts === undefined ? undefined : MANY[of]?.(counts);
  return (
    <li>
      <svg className="ground-sign" viewBox="0 0 16 16" aria-hidden="true">
        {SIGNS[of]}
      </svg>{' '}
      {t(`terrain.legend.${of}`)}
      {many === undefined ? null : <span className="figures"> ({format.number(many)})</span>}
    </li>
  );
}

/** What the signs of the map say, of the layers that are shown, with how many there are on the day; and that what is not on it is unknown. */
export function GroundLegend({
  shown,
  counts,
  obstacle,
}: {
  readonly shown: ReadonlySet<GroundLayer>;
  readonly counts: GroundCounts | undefined;
  readonly obstacle: Obstacle | undefined;
}): ReactNode {
  const { t } = useWords();
  const id = useId();
  return (
    <ul className="ground-legend" aria-label={t('terrain.legend')}>
      {(['hazards', 'areas', 'ground-areas', 'released', 'accidents'] as const)
        .filter((layer) => shown.has(layer))
        .flatMap((layer) => OF_LAYER[layer].map((one) => <Line key={one} of={one} counts={counts} />))}
      {shown.has('settlements')
        ? RETURN_STATUSES.map((one) => (
            <li key={one}>
              <Status of={one} />
            </li>
          ))
        : null}
      {shown.has('settlements') && obstacle !== undefined ? (
        <li>
          <strong>{t('terrain.obstacle.only', { kind: t(`obstacle.kind.${obstacle}`) })}</strong>
        </li>
      ) : null}
      <li>
        <svg className="ground-sign" viewBox="0 0 16 16" aria-hidden="true">
          <defs>
            <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="0.8" height="4" className="ground-line" />
            </pattern>
          </defs>
          <rect x="1" y="1" width="14" height="14" fill={`url(#${id})`} className="ground-edge" />
        </svg>{' '}
        <strong>{t('terrain.legend.unknown')}</strong>
      </li>
    </ul>
  );
}

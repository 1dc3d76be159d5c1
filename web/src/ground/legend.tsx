import { useId, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { GroundLayer } from '../search-ground.ts';
import { RETURN_STATUSES } from '../search-settlements.ts';
import { Status } from '../settlements/words.tsx';

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
  outline: <rect x="2" y="3" width="12" height="10" className="ground-ring" />,
  p50: <rect x="1" y="2" width="14" height="12" className="ground-p50" />,
  p95: <rect x="1" y="2" width="14" height="12" className="ground-p95" />,
  accident: <path d="M8 2 L14 14 L2 14 Z" className="ground-ink" />,
  'accident-undated': <path d="M8 2 L14 14 L2 14 Z" className="ground-open ground-broken" />,
} as const;

/** What each of them is part of. */
const OF_LAYER = {
  hazards: ['many', 'many-undated', 'cha', 'sha', 'not-decided', 'undated'],
  areas: ['outline', 'p50', 'p95'],
  accidents: ['accident', 'accident-undated'],
} as const;

function Line({ of }: { readonly of: keyof typeof SIGNS }): ReactNode {
  const { t } = useWords();
  return (
    <li>
      <svg className="ground-sign" viewBox="0 0 16 16" aria-hidden="true">
        {SIGNS[of]}
      </svg>{' '}
      {t(`terrain.legend.${of}`)}
    </li>
  );
}

/** What the signs of the map say, of the layers that are shown; and that what is not on it is unknown. */
export function GroundLegend({ shown }: { readonly shown: ReadonlySet<GroundLayer> }): ReactNode {
  const { t } = useWords();
  const id = useId();
  return (
    <ul className="ground-legend" aria-label={t('terrain.legend')}>
      {(['hazards', 'areas', 'accidents'] as const)
        .filter((layer) => shown.has(layer))
        .flatMap((layer) => OF_LAYER[layer].map((one) => <Line key={one} of={one} />))}
      {shown.has('settlements')
        ? RETURN_STATUSES.map((one) => (
            <li key={one}>
              <Status of={one} />
            </li>
          ))
        : null}
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

import { useId, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

const WIDTH = 640;
const EDGE = 16;

type Rings = readonly (readonly (readonly (readonly number[])[] | null)[])[];

/** Rings while they are typed: outlines with their holes, as far as they can be read; nothing before there is one. The fields say the same. */
export function RingPicture({ of }: { readonly of: Rings }): ReactNode {
  const { t } = useWords();
  const [hatch, described] = [useId(), useId()];
  const corners = of.flat().flatMap((ring) => ring ?? []);
  if (corners.length === 0) return null;
  const [lons, lats] = [corners.map(([lon = 0]) => lon), corners.map(([, lat = 0]) => lat)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  // Longitude drawn shorter by the latitude, north up.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * EDGE) / Math.max((east - west) * narrow, (north - south) / 0.6, 1e-9);
  const height = Math.ceil((north - south) * scale) + 2 * EDGE;
  const at = ([lon = 0, lat = 0]: readonly number[]): [number, number] => [
    EDGE + (lon - west) * narrow * scale,
    EDGE + (north - lat) * scale,
  ];
  const path = (ring: readonly (readonly number[])[] | null): string =>
    ring === null
      ? ''
      : `M${ring
          .map((one) =>
            at(one)
              .map((value) => value.toFixed(1))
              .join(' '),
          )
          .join('L')}Z`;
  return (
    <figure className="plan-figure">
      <svg
        className="plan"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={t('ring.picture')}
        aria-describedby={described}
      >
        <defs>
          <pattern
            id={hatch}
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="7" className="plan-hatch" />
          </pattern>
        </defs>
        {of.map((rings, polygon) => (
          <g key={polygon}>
            <path d={rings.map(path).join('')} fill={`url(#${hatch})`} fillRule="evenodd" />
            {rings.map((ring, index) =>
              ring === null ? null : (
                <g key={index}>
                  <path d={path(ring)} className={index === 0 ? 'plan-ring' : 'plan-hole'} />
                  <text x={at(ring[0] ?? [])[0] + 4} y={at(ring[0] ?? [])[1] - 4}>
                    {index === 0 ? polygon + 1 : `${polygon + 1}.${index}`}
                  </text>
                </g>
              ),
            )}
          </g>
        ))}
      </svg>
      <figcaption id={described}>
        <p>{t('ring.picture.legend')}</p>
        <p className="plan-warning">{t('ring.picture.hole')}</p>
      </figcaption>
    </figure>
  );
}

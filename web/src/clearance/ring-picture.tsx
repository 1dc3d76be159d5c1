import { useId, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { flatDrawing, Hatch, WIDTH } from './flat-drawing.tsx';

type Rings = readonly (readonly (readonly (readonly number[])[] | null)[])[];

/** Rings while they are typed: outlines with their holes, as far as they can be read; nothing before there is one. The fields say the same. */
export function RingPicture({ of }: { readonly of: Rings }): ReactNode {
  const { t } = useWords();
  const [hatch, described] = [useId(), useId()];
  const corners = of.flat().flatMap((ring) => ring ?? []);
  if (corners.length === 0) return null;
  const { at, path, height } = flatDrawing(corners);
  return (
    <figure className="plan-figure">
      <svg
        className="plan"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={t('ring.picture')}
        aria-describedby={described}
      >
        <Hatch id={hatch} />
        {of.map((rings, polygon) => (
          <g key={polygon}>
            <path
              d={rings.map((ring) => (ring === null ? '' : path(ring))).join('')}
              fill={`url(#${hatch})`}
              fillRule="evenodd"
            />
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

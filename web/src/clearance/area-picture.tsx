import { useId, type ReactNode } from 'react';
import type { WholeArea } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

const WIDTH = 640;
const EDGE = 12;

/** Polygons as a path: longitude drawn shorter by the latitude, north up. */
function drawing(of: WholeArea) {
  const shapes = [of.extent, ...of.parts.flatMap(({ extent }) => (extent ? [extent] : []))];
  const corners = shapes.flat(3);
  const [lons, lats] = [corners.map(([lon = 0]) => lon), corners.map(([, lat = 0]) => lat)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * EDGE) / Math.max((east - west) * narrow, (north - south) / 0.75, 1e-9);
  const at = ([lon = 0, lat = 0]: readonly number[]): string =>
    `${(EDGE + (lon - west) * narrow * scale).toFixed(1)} ${(EDGE + (north - lat) * scale).toFixed(1)}`;
  const path = (polygons: WholeArea['extent']): string =>
    polygons.flatMap((rings) => rings.map((ring) => `M${ring.map(at).join('L')}Z`)).join('');
  return { path, height: Math.ceil((north - south) * scale) + 2 * EDGE };
}

/** The area with the parts that were released, and what remains. The table below says the same. */
export function Picture({ of }: { readonly of: WholeArea }): ReactNode {
  const { t, format } = useWords();
  const [hatch, described] = [useId(), useId()];
  const { path, height } = drawing(of);
  const { by, original_m2: original, remaining_m2: left } = of.conservation;
  const metres = (value: number): string =>
    t('ground.square-metres', { area: format.number(Math.round(value)) });
  return (
    <figure className="plan-figure">
      <svg
        className="plan"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={t('ground.picture', { serial: of.serial })}
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
        <path d={path(of.conservation.remaining)} fill={`url(#${hatch})`} fillRule="evenodd" />
        <path d={path(of.extent)} className="plan-p95" fillRule="evenodd" />
        {/* What released nothing is no part that was released. */}
        {of.parts.map(({ id, extent, released }) =>
          extent && released !== 'none' ? (
            <path key={id} d={path(extent)} className="plan-ring" fillRule="evenodd" />
          ) : null,
        )}
      </svg>
      <figcaption id={described}>
        <p>{t('ground.picture.legend')}</p>
        <p className="plan-warning">{t('ground.remains')}</p>
      </figcaption>
      <table className="plain-table figures" aria-label={t('ground.account')}>
        <tbody>
          {(
            [
              ['original', original],
              ['cancelled', by.cancelled],
              ['reduced', by.reduced],
              ['cleared', by.cleared],
              ['remaining', left],
            ] as const
          ).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{t(`ground.account.${name}`)}</th>
              <td>{metres(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** Whether the parts account for the area, and where they do not. */
export function Found({ of }: { readonly of: WholeArea }): ReactNode {
  const { t, format } = useWords();
  const { conservation, parts } = of;
  const name = (id: string): string => parts.find((one) => one.id === id)?.name ?? id;
  const area = (value: number): string => format.number(Math.round(value));
  return (
    <>
      <p role="status">{t(conservation.holds ? 'ground.holds' : 'ground.holds-not')}</p>
      <ul className="mine-findings">
        {conservation.twice.map(({ one, other, area_m2: size }) => (
          <li key={`${one} ${other}`} data-severity="warning">
            {t('ground.twice', { one: name(one), other: name(other), area: area(size) })}
          </li>
        ))}
        {conservation.outside.map(({ id, area_m2: size }) => (
          <li key={id} data-severity="warning">
            {t('ground.outside', { part: name(id), area: area(size) })}
          </li>
        ))}
      </ul>
    </>
  );
}

import { useId, type ReactNode } from 'react';
import type { WholeArea } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { flatDrawing, Hatch, WIDTH } from './flat-drawing.tsx';

/** Polygons as one path, and how high all of it is. */
function drawing(of: WholeArea) {
  const shapes = [of.extent, ...of.parts.flatMap(({ extent }) => (extent ? [extent] : []))];
  const { path: ringPath, height } = flatDrawing(shapes.flat(3));
  const path = (polygons: WholeArea['extent']): string => polygons.flat().map(ringPath).join('');
  return { path, height };
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
        <Hatch id={hatch} />
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

import { useId, type ReactNode } from 'react';
import type { DerivedRecord, EnteredRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { planOf, type Plan, type Spot } from './plan.ts';

type Traverse = NonNullable<DerivedRecord['traverse']>;

const BARS = 4;

function Scale({ scale, height }: Pick<Plan, 'scale' | 'height'>): ReactNode {
  const { t } = useWords();
  const y = height - 22;
  const part = scale.length / BARS;
  return (
    <g className="plan-scale">
      {Array.from({ length: BARS }, (_, at) => (
        <rect
          key={at}
          x={20 + at * part}
          y={y}
          width={part}
          height={5}
          className={at % 2 === 0 ? 'plan-bar' : 'plan-bar-light'}
        />
      ))}
      <text x={20} y={y - 5}>
        0
      </text>
      <text x={20 + scale.length} y={y - 5} textAnchor="end">
        {t('mines.metres', { metres: scale.metres })}
      </text>
    </g>
  );
}

function North({ width }: Pick<Plan, 'width'>): ReactNode {
  const { t } = useWords();
  const x = width - 30;
  return (
    <g className="plan-north">
      <path d={`M${x} 14L${x + 8} 44L${x} 37L${x - 8} 44Z`} />
      <text x={x} y={60} textAnchor="middle">
        {t('mines.plan.north')}
      </text>
    </g>
  );
}

const path = (spots: readonly Spot[]): string => `M${spots.map((at) => at.join(' ')).join('L')}Z`;

function Drawing({
  plan,
  name,
  of,
}: {
  readonly plan: Plan;
  readonly name: string;
  readonly of: string;
}): ReactNode {
  const hatch = useId();
  const { width, height } = plan;
  return (
    <svg
      className="plan"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={name}
      aria-describedby={of}
    >
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="7" className="plan-hatch" />
        </pattern>
      </defs>
      {plan.p95 === null ? null : (
        <>
          <path d={plan.p95} fill={`url(#${hatch})`} fillRule="evenodd" />
          <path d={plan.p95} className="plan-p95" fillRule="evenodd" />
        </>
      )}
      {plan.p50 === null ? null : <path d={plan.p50} className="plan-p50" fillRule="evenodd" />}
      {plan.legs.map(({ from, to, key }) => (
        <line key={key} className="plan-leg" x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
      ))}
      {plan.ring === null ? null : <path className="plan-ring" d={path(plan.ring)} />}
      {plan.points.map(({ id, at: [x, y], isStated }) => (
        <g key={id} className={isStated ? 'plan-stated' : 'plan-reckoned'}>
          {isStated ? (
            <path d={`M${x} ${y - 7}L${x + 6.5} ${y + 5}L${x - 6.5} ${y + 5}Z`} />
          ) : (
            <circle cx={x} cy={y} r={3.5} />
          )}
          <text x={x + 8} y={y - 7}>
            {id}
          </text>
        </g>
      ))}
      <North width={width} />
      <Scale scale={plan.scale} height={height} />
    </svg>
  );
}

/** What the signs of the picture mean. */
function Legend(): ReactNode {
  const { t } = useWords();
  return (
    <ul className="plan-legend">
      {(['stated', 'reckoned', 'ring', 'leg', 'p50', 'p95'] as const).map((sign) => (
        <li key={sign} data-sign={sign}>
          {t(`mines.plan.${sign}`)}
        </li>
      ))}
    </ul>
  );
}

function PointTable({ points }: Pick<Traverse, 'points'>): ReactNode {
  const { t, format } = useWords();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('mines.points')}>
      <table className="plain-table mine-table figures">
        <thead>
          <tr>
            <th scope="col">{t('mines.point')}</th>
            <th scope="col">{t('mines.point.is')}</th>
            <th scope="col">{t('mines.latitude')}</th>
            <th scope="col">{t('mines.longitude')}</th>
            <th scope="col">{t('mines.within')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ id, is, lat, lon, p95_m: within }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{t(`mines.point.${is}`)}</td>
              <td>{lat.toFixed(6)}</td>
              <td>{lon.toFixed(6)}</td>
              <td>{t('mines.metres', { metres: format.number(Math.round(within)) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where a field lies as its sheet says, and how far off that may be: a picture, and the same as a table. */
export function FieldPicture(given: {
  readonly serial: string;
  readonly traverse: Traverse;
  readonly entered: NonNullable<EnteredRecord['traverse']>;
}): ReactNode {
  const { t, format } = useWords();
  const { serial, traverse, entered } = given;
  const described = useId();
  const plan = planOf(traverse, entered);
  if (!plan) return <p className="note">{t('mines.plan.none')}</p>;
  const { area_m2: area, closure_m: closure } = traverse;
  return (
    <figure className="plan-figure">
      <Drawing plan={plan} name={t('mines.plan.name', { serial })} of={described} />
      <figcaption id={described}>
        <p className="figures">
          {t('mines.plan.datum')}
          {area === null ? '' : ` · ${t('mines.plan.area', { area: format.number(Math.round(area)) })}`}
          {closure === null ? '' : ` · ${t('mines.plan.closure', { metres: format.number(closure) })}`}
        </p>
        <p className="plan-warning">{t('mines.outside')}</p>
      </figcaption>
      <Legend />
      <details>
        <summary>{t('mines.points')}</summary>
        <PointTable points={traverse.points} />
      </details>
    </figure>
  );
}

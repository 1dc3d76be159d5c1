import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { areaQuery, askForGround } from '../api/ground.ts';
import { meQuery } from '../api/queries.ts';
import type { WholeArea } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { useDay } from '../proceedings/words.tsx';
import { RecordReleases, ReleasedOnly, useIsReleasedOnly } from '../releases/record-releases.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Choice, choiceIn, Line, Lines, textIn } from './fields.tsx';
import { NO_POLYGON, polygonsIn } from './polygon.ts';

const KINDS = ['non-technical-survey', 'technical-survey', 'clearance'] as const;
const RELEASED = ['none', 'cancelled', 'reduced', 'cleared'] as const;
const WIDTH = 640;
const EDGE = 12;

function NewPart({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <NewForm
      label={t('ground.new-part')}
      name={`new ground part ${id}`}
      send={(form) => {
        const typed = String(form.get('extent') ?? '').trim();
        // What was typed and is no polygon is refused by the server, not left out.
        const extent = typed === '' ? null : (polygonsIn(typed) ?? NO_POLYGON);
        return call('POST /api/ground-works/{id}/parts', {
          params: { id },
          body: {
            name: textIn(form, 'name') ?? '',
            kind: choiceIn(form, 'kind', KINDS, 'clearance'),
            released: choiceIn(form, 'released', RELEASED, 'none'),
            ...(extent === null ? {} : { extent }),
            criteria: textIn(form, 'criteria'),
            organisation: textIn(form, 'organisation') ?? '',
            ended: textIn(form, 'ended'),
            serial: textIn(form, 'serial'),
          },
        });
      }}
      made={async () => {
        await askForGround();
        done();
      }}
      leave={done}
    >
      <div className="field-line ends">
        <Line name="name" label={t('ground.part')} required most={200} />
        <Choice name="kind" label={t('ground.work')} of={KINDS} words="ground.work" />
        <Choice name="released" label={t('ground.released')} of={RELEASED} words="ground.released" />
      </div>
      <Lines name="extent" label={t('ground.corners')} why={t('ground.corners.why')} />
      <Lines name="criteria" label={t('ground.criteria')} />
      <div className="field-line ends">
        <Line name="organisation" label={t('ground.organisation')} required />
        <Line name="ended" label={t('ground.ended')} most={100} />
        <Line name="serial" label={t('ground.certificate')} most={20} />
      </div>
    </NewForm>
  );
}

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
function Picture({ of }: { readonly of: WholeArea }): ReactNode {
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
        {of.parts.map(({ id, extent }) =>
          extent ? <path key={id} d={path(extent)} className="plan-ring" fillRule="evenodd" /> : null,
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

function Found({ of }: { readonly of: WholeArea }): ReactNode {
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

function Whole({ of }: { readonly of: WholeArea }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { data: me } = useQuery(meQuery);
  const [isNew, setNew] = useState(false);
  const isOnly = useIsReleasedOnly(of.id);
  const mayChange =
    (me?.capabilities.includes('describe') ?? false) && of.withdrawnReason === null && !isOnly;
  return (
    <>
      <RecordLive table="ground_area" id={of.id} />
      {isOnly ? <ReleasedOnly /> : null}
      {of.withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('ground.withdrawn')} <span dir="auto">{of.withdrawnReason}</span>
        </p>
      )}
      <p>
        {t(`ground.searched.${of.searched}`)}
        {of.searchedReasons === null ? null : <span dir="auto">: {of.searchedReasons}</span>}
      </p>
      <Picture of={of} />
      <Found of={of} />
      <section aria-labelledby="parts">
        <h2 id="parts">{t('ground.parts')}</h2>
        {of.parts.length === 0 ? <p className="aside">{t('ground.parts.none')}</p> : null}
        <ul className="plain-list">
          {of.parts.map((one) => (
            <li key={one.id}>
              <strong dir="auto">{one.name}</strong> · {t(`ground.work.${one.kind}`)} ·{' '}
              {t(`ground.released.${one.released}`)} · <span dir="auto">{one.organisation}</span>
              {one.ended === null ? '' : ` · ${day(one.ended)}`}
              {one.criteria === null ? null : <p dir="auto">{one.criteria}</p>}
              {one.visits.map((visit) => (
                <p key={visit.id} className="aside" dir="auto">
                  {visit.inspectedBy} · {t(`ground.nonconformity.${visit.nonconformity}`)} {visit.words}
                </p>
              ))}
              {mayChange ? (
                <Reasoned
                  isQuiet
                  done={askForGround}
                  button={t('record.withdraw')}
                  send={(reason) =>
                    call('POST /api/ground-work-parts/{id}/withdrawal', {
                      params: { id: one.id },
                      body: { reason },
                    })
                  }
                />
              ) : null}
            </li>
          ))}
        </ul>
        {!mayChange ? null : isNew ? (
          <NewPart id={of.id} done={() => setNew(false)} />
        ) : (
          <Button variant="default" onClick={() => setNew(true)}>
            {t('ground.new-part')}
          </Button>
        )}
      </section>
      <section aria-labelledby="devices">
        <h2 id="devices">{t('ground.devices')}</h2>
        {of.found.length === 0 ? <p className="aside">{t('ground.devices.none')}</p> : null}
        <ul className="plain-list figures">
          {of.found.map((one) => (
            <li key={one.id}>
              {one.serial} · <span dir="auto">{one.model ?? one.category}</span>
              {one.earliestLaying === null ? '' : ` · ${t('ground.earliest', { day: one.earliestLaying })}`}
            </li>
          ))}
        </ul>
      </section>
      <RecordReleases table="ground_area" id={of.id} mayChange={mayChange} />
      {isOnly ? null : <RecordFoot table="ground_area" id={of.id} />}
    </>
  );
}

/** One area: what was released of it and by whom, and what remains. */
export function AreaPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/clearance/areas/$id' });
  const { data, error, refetch } = useQuery(areaQuery(id));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.ground')} />
    );
  return (
    <>
      <PageTitle
        text={data.title}
        aside={
          <p className="item-marks mine-marks">
            <code>{data.serial}</code>
            <span className="sealed-mark">{t('item.sealed')}</span>
            <Link to="/clearance" search={{}}>
              {t('clearance.title')}
            </Link>
          </p>
        }
      />
      <Whole key={id} of={data} />
    </>
  );
}

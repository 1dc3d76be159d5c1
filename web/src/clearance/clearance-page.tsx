import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { accidentsQuery, areasQuery, askForGround } from '../api/ground.ts';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { useDay } from '../proceedings/words.tsx';
import { clearanceSearch } from '../routes-clearance.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { CasualtiesPanel } from './casualties.tsx';
import { Choice, choiceIn, Line, Lines, numberIn, textIn } from './fields.tsx';
import { NO_POLYGON, polygonsIn } from './polygon.ts';

const CLASSES = ['mine', 'demining', 'cluster', 'ied', 'uxo-axo', 'stored-ammunition', 'other'] as const;
const PRECISIONS = ['none', 'measured', 'map', 'approximate', 'settlement'] as const;
const ANSWERS = ['unknown', 'yes', 'no'] as const;
const SEARCHED = ['no', 'partly', 'fully'] as const;

function NewAccident(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <NewForm
      label={t('accident.new')}
      name="new accident"
      send={(form) =>
        call('POST /api/accidents', {
          body: {
            title: textIn(form, 'title') ?? '',
            dated: textIn(form, 'dated'),
            class: choiceIn(form, 'class', CLASSES, 'other'),
            latitude: numberIn(form, 'latitude'),
            longitude: numberIn(form, 'longitude'),
            precision: choiceIn(form, 'precision', PRECISIONS, 'none'),
            deviceModel: textIn(form, 'deviceModel'),
            circumstances: textIn(form, 'circumstances'),
            marked: choiceIn(form, 'marked', ANSWERS, 'unknown'),
            moved: choiceIn(form, 'moved', ANSWERS, 'unknown'),
            killedLeast: numberIn(form, 'killedLeast'),
            killedMost: numberIn(form, 'killedMost'),
            injuredLeast: numberIn(form, 'injuredLeast'),
            injuredMost: numberIn(form, 'injuredMost'),
            countedBy: textIn(form, 'countedBy'),
            serial: textIn(form, 'serial'),
          },
        })
      }
      made={async ({ id }) => {
        await askForGround();
        await navigate({ to: '/clearance/accidents/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/clearance', search: {} })}
    >
      <Line name="title" label={t('accident.name')} required />
      <div className="field-line ends">
        <Line name="dated" label={t('mines.dated')} most={100} />
        <Choice name="class" label={t('accident.class')} of={CLASSES} words="accident.class" />
        <Line name="deviceModel" label={t('accident.device')} most={200} />
      </div>
      <div className="field-line ends">
        <Line name="latitude" label={t('mines.latitude')} isNumber most={180} />
        <Line name="longitude" label={t('mines.longitude')} isNumber most={180} />
        <Choice name="precision" label={t('ground.precision')} of={PRECISIONS} words="ground.precision" />
      </div>
      <Lines name="circumstances" label={t('accident.circumstances')} />
      <div className="field-line ends">
        <Choice name="marked" label={t('accident.marked')} of={ANSWERS} words="ground.yes" />
        <Choice name="moved" label={t('accident.moved')} of={ANSWERS} words="ground.yes" />
      </div>
      <div className="field-line ends">
        <Line name="killedLeast" label={t('accident.killed-least')} isNumber />
        <Line name="killedMost" label={t('accident.killed-most')} isNumber />
        <Line name="injuredLeast" label={t('accident.injured-least')} isNumber />
        <Line name="injuredMost" label={t('accident.injured-most')} isNumber />
        <Line name="countedBy" label={t('mines.claim.by')} />
      </div>
      <Line name="serial" label={t('accident.item')} most={20} />
    </NewForm>
  );
}

function NewArea(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <NewForm
      label={t('ground.new-area')}
      name="new ground area"
      send={(form) =>
        call('POST /api/ground-works', {
          body: {
            title: textIn(form, 'title') ?? '',
            // The server says why it takes no area without a polygon.
            extent: polygonsIn(String(form.get('extent') ?? '')) ?? NO_POLYGON,
            isMeasured: form.get('isMeasured') === 'on',
            record: textIn(form, 'record'),
            searched: choiceIn(form, 'searched', SEARCHED, 'no'),
            searchedReasons: textIn(form, 'searchedReasons'),
          },
        })
      }
      made={async ({ id }) => {
        await askForGround();
        await navigate({ to: '/clearance/areas/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/clearance', search: {} })}
    >
      <Line name="title" label={t('ground.area')} required />
      <Lines name="extent" label={t('ground.corners')} why={t('ground.corners.why')} required />
      <label>
        <input type="checkbox" name="isMeasured" /> {t('ground.is-measured')}
      </label>
      <div className="field-line ends">
        <Line name="record" label={t('ground.record')} most={20} />
        <Choice name="searched" label={t('ground.searched')} of={SEARCHED} words="ground.searched" />
        <Line name="searchedReasons" label={t('ground.searched-reasons')} most={2000} />
      </div>
    </NewForm>
  );
}

const span = (least: number | null, most: number | null): string =>
  least === null && most === null ? '–' : least === most ? String(least) : `${least ?? '…'}–${most ?? '…'}`;

function Accidents(): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { data, error } = useQuery(accidentsQuery);
  if (error) return <ProblemBox error={error} />;
  return (
    <section aria-labelledby="accidents">
      <h2 id="accidents">{t('accidents.title')}</h2>
      {data?.items.length === 0 ? <EmptyState what={t('accidents.none')} why={t('accidents.how')} /> : null}
      {!data || data.items.length === 0 ? null : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('accidents.title')}>
          <table className="plain-table mine-table">
            <thead>
              <tr>
                <th scope="col">{t('accident.name')}</th>
                <th scope="col">{t('mines.dated')}</th>
                <th scope="col">{t('accident.class')}</th>
                <th scope="col">{t('accident.victims')}</th>
                <th scope="col">{t('accident.counted')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link to="/clearance/accidents/$id" params={{ id: one.id }} dir="auto">
                      {one.title}
                    </Link>{' '}
                    <span className="aside figures">{one.serial}</span>
                  </th>
                  <td className="figures">{one.dated === null ? t('mines.not-known') : day(one.dated)}</td>
                  <td>{t(`accident.class.${one.class}`)}</td>
                  <td className="figures">
                    {t('accident.listed', { killed: one.killed, injured: one.injured })}
                  </td>
                  <td className="figures">
                    {one.countedBy === null
                      ? t('mines.not-stated')
                      : t('accident.said', {
                          killed: span(one.killedLeast, one.killedMost),
                          injured: span(one.injuredLeast, one.injuredMost),
                          who: one.countedBy,
                        })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && data.next !== null ? <p className="note">{t('accidents.more')}</p> : null}
    </section>
  );
}

function Areas(): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(areasQuery);
  if (error) return <ProblemBox error={error} />;
  return (
    <section aria-labelledby="areas">
      <h2 id="areas">{t('ground.areas')}</h2>
      {data?.items.length === 0 ? (
        <EmptyState what={t('ground.areas.none')} why={t('ground.areas.how')} />
      ) : null}
      <ul className="plain-list">
        {data?.items.map((one) => (
          <li key={one.id}>
            <Link to="/clearance/areas/$id" params={{ id: one.id }} dir="auto">
              {one.title}
            </Link>{' '}
            <span className="aside figures">
              {one.serial} · {t('ground.area.holds', { works: one.works, devices: one.devices })} ·{' '}
              {t(`ground.searched.${one.searched}`)}
            </span>
          </li>
        ))}
      </ul>
      <p className="plan-warning">{t('mines.no-record')}</p>
    </section>
  );
}

/** Accidents, casualties, and areas that were surveyed and cleared. */
export function ClearancePage(): ReactNode {
  const { t } = useWords();
  const { view } = clearanceSearch({ ...useSearch({ from: '/inside/clearance' }) });
  const { data: me } = useQuery(meQuery);
  const mayRecord = me?.capabilities.includes('describe') ?? false;
  const hasSealed = compartmentsOf(me).some(({ isSealed }) => isSealed);
  return (
    <>
      <PageTitle text={t('clearance.title')} />
      <p className="aside measure">{t('clearance.what')}</p>
      {me && !hasSealed ? <p className="note finding-mark">{t('mines.no-sealed')}</p> : null}
      {!mayRecord ? null : view === 'new-accident' ? (
        <NewAccident />
      ) : view === 'new-area' ? (
        <NewArea />
      ) : (
        <p className="button-line no-print">
          <Link to="/clearance" search={{ view: 'new-accident' }}>
            {t('accident.new')}
          </Link>
          <Link to="/clearance" search={{ view: 'new-area' }}>
            {t('ground.new-area')}
          </Link>
        </p>
      )}
      <Accidents />
      <CasualtiesPanel />
      <Areas />
    </>
  );
}

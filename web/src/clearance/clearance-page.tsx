import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { clearanceSearch } from '../search-clearance.ts';
import { Accidents } from './accidents.tsx';
import { Areas, Devices } from './areas.tsx';
import { CasualtiesPanel } from './casualties.tsx';
import { NewDevice } from './devices.tsx';
import { NewAccident, NewArea } from './new-records.tsx';

/** Accidents, casualties, areas that were surveyed and cleared, and devices that were found. */
export function ClearancePage(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const search = clearanceSearch({ ...useSearch({ from: '/inside/clearance' }) });
  const { view } = search;
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
      ) : view === 'new-device' ? (
        <NewDevice areaId={null} done={() => void navigate({ to: '/clearance', search: {} })} />
      ) : (
        <p className="button-line no-print">
          <Link to="/clearance" search={{ view: 'new-accident' }}>
            {t('accident.new')}
          </Link>
          <Link to="/clearance" search={{ view: 'new-area' }}>
            {t('ground.new-area')}
          </Link>
          <Link to="/clearance" search={{ view: 'new-device' }}>
            {t('device.new')}
          </Link>
        </p>
      )}
      <Accidents search={search} />
      <CasualtiesPanel />
      <Areas />
      <Devices mayChange={mayRecord} />
    </>
  );
}

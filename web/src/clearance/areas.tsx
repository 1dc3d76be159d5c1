import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { areasQuery, devicesQuery } from '../api/ground.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { DeviceList } from './devices.tsx';

/** Areas that were surveyed and cleared, the newest record first, a page at a time. */
export function Areas(): ReactNode {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(areasQuery);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="areas">
      <h2 id="areas">{t('ground.areas')}</h2>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.ground')} /> : null}
      {data && items.length === 0 ? (
        <EmptyState what={t('ground.areas.none')} why={t('ground.areas.how')} />
      ) : null}
      <ul className="plain-list">
        {items.map((one) => (
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
      {hasNextPage ? (
        <Button variant="default" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('ground.areas.more')}
        </Button>
      ) : null}
      <p className="plan-warning">{t('mines.no-record')}</p>
    </section>
  );
}

/** Devices that were found, in areas and elsewhere, likewise. */
export function Devices({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(devicesQuery);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{t('ground.devices')}</h2>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.ground')} /> : null}
      {data && items.length === 0 ? <EmptyState what={t('devices.none')} why={t('accidents.how')} /> : null}
      <DeviceList of={items} mayChange={mayChange} />
      {hasNextPage ? (
        <Button variant="default" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('devices.more')}
        </Button>
      ) : null}
    </section>
  );
}

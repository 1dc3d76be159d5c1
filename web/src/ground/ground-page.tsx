import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, type ReactNode } from 'react';
import { groundCountsQuery } from '../api/ground.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { groundSearch, type GroundSearch } from '../search-ground.ts';
import { fetched, waitingFor } from '../ui/fetched.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { GroundTime } from './time.tsx';

// What draws is fetched after the page stands.
const GroundMap = fetched(async () => (await import('./ground-map.tsx')).GroundMap, waitingFor('wait.map'));

/** The map of the ground: hazards, accidents and settlements as of a day. */
export function GroundPage(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/ground' });
  const search = groundSearch({ ...useSearch({ from: '/inside/ground' }) });
  const today = new Date().toISOString().slice(0, 10);
  const { on = today, obstacle } = search;
  const asked = obstacle === undefined ? { on } : { on, obstacle };
  const {
    data: counts,
    error,
    dataUpdatedAt,
    isPlaceholderData,
    refetch,
  } = useQuery(groundCountsQuery(asked));
  const change = useCallback(
    (next: GroundSearch): void => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  const show = useCallback(
    (day?: string): void =>
      void navigate({
        search: ({ on: _on, ...rest }) => groundSearch(day === undefined ? rest : { ...rest, on: day }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return (
    <>
      <PageTitle text={t('terrain.title')} />
      <p className="aside measure no-print">{t('terrain.what')}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      <GroundTime on={on} today={today} counts={counts} show={show} />
      <GroundMap
        search={search}
        on={on}
        // Those of the day before, or of all settlements, are not told of this one.
        counts={isPlaceholderData ? undefined : counts}
        box={counts?.box}
        stamp={dataUpdatedAt}
        change={change}
      />
    </>
  );
}

import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactNode } from 'react';
import {
  incidentFacetsQuery,
  incidentPlacesQuery,
  incidentsQuery,
  incidentTimelineQuery,
} from '../api/incidents.ts';
import { meQuery } from '../api/queries.ts';
import { TermSelect, useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import type { Looked } from '../map/spots-map.tsx';
import { PageTitle } from '../pages/frame.tsx';
import {
  incidentsSearch,
  incidentViews,
  type IncidentFilter,
  type IncidentsSearch,
} from '../search-incidents.ts';
import { TimeLine } from '../table/time-line.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { fetched, waitingFor } from '../ui/fetched.tsx';
import { NarrowForm } from '../ui/narrow-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { IncidentLine } from './incident-line.tsx';

const SpotsMap = fetched(async () => (await import('../map/spots-map.tsx')).SpotsMap, waitingFor('wait.map'));
const EXACT = { exact: true, includeSearch: true } as const;

interface Narrowed {
  readonly search: IncidentsSearch;
  readonly change: (next: IncidentsSearch) => void;
}

function Views({ search }: { readonly search: IncidentsSearch }): ReactNode {
  const { t } = useWords();
  const { view: _, ...filter } = search;
  return (
    <nav className="views" aria-label={t('incidents.views')}>
      <Link to="/incidents" search={filter} activeOptions={EXACT}>
        {t('incidents.as.list')}
      </Link>
      {incidentViews.map((view) => (
        <Link key={view} to="/incidents" search={{ ...filter, view }} activeOptions={EXACT}>
          {t(`incidents.as.${view}`)}
        </Link>
      ))}
      {search.view === 'chronology' ? (
        <button type="button" className="quiet-button" onClick={() => window.print()}>
          {t('incidents.print')}
        </button>
      ) : null}
    </nav>
  );
}

function Filter({ search, change }: Narrowed): ReactNode {
  const { t } = useWords();
  const narrow = (name: keyof IncidentFilter, value: string): void => {
    const { [name]: _, ...rest } = search;
    change(value === '' ? rest : { ...rest, [name]: value });
  };
  const term = (list: string, name: 'act' | 'ground' | 'status', label: string): ReactNode => (
    <TermSelect
      list={list}
      name={name}
      label={label}
      value={search[name] ?? null}
      none={t('claims.all')}
      onChange={(id) => narrow(name, id)}
    />
  );
  const day = (name: 'from' | 'until', label: string): ReactNode => (
    <label className="stack-field">
      {label}
      <input
        type="date"
        value={search[name] ?? ''}
        onChange={({ currentTarget }) => narrow(name, currentTarget.value)}
      />
    </label>
  );
  return (
    <NarrowForm
      label={t('incidents.narrow')}
      textLabel={t('incidents.text')}
      text={search.text}
      find={(text) => narrow('text', text)}
    >
      {term('act-type', 'act', t('incidents.act'))}
      {term('ground', 'ground', t('incidents.ground'))}
      {term('violation-status', 'status', t('incidents.status'))}
      {day('from', t('facet.after'))}
      {day('until', t('facet.before'))}
    </NarrowForm>
  );
}

/** Kinds of act among those that match, with their numbers; choosing one narrows the list. */
function ActCounts({ search, change }: Narrowed): ReactNode {
  const { t, format } = useWords();
  const actOf = useTerm('act-type');
  const { view: _, ...filter } = search;
  const { data } = useQuery(incidentFacetsQuery(filter));
  if (!data || data.acts.length === 0) return null;
  return (
    <ul className="chips no-print" aria-label={t('incidents.acts')}>
      {data.acts.slice(0, 12).map(({ id, count }) => (
        <li key={id}>
          <button
            type="button"
            className="quiet-button"
            aria-pressed={search.act === id}
            onClick={() => {
              const { act, ...rest } = search;
              change(act === id || id === null ? rest : { ...rest, act: id });
            }}
          >
            {actOf(id)} <span className="figures aside">{format.number(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function InTime({ search, change }: Narrowed): ReactNode {
  const { t } = useWords();
  const { view, from, until, ...filter } = search;
  const around = { ...filter, ...(from ? { from } : {}), ...(until ? { until } : {}) };
  const kept = view ? { ...filter, view } : filter;
  return (
    <TimeLine
      query={incidentTimelineQuery(around)}
      from={from}
      to={until}
      change={(stretch) => change(stretch ? { ...kept, from: stretch.from, until: stretch.to } : kept)}
      words={{
        section: t('incidents.as.timeline'),
        claim: t('incidents.timeline.claim'),
        columns: t('incidents.timeline.columns'),
        none: t('incidents.timeline.none'),
        count: (n) => t('incidents.total', { n }),
        undated: (n) => t('incidents.undated', { n }),
      }}
    />
  );
}

function OnMap({ search, change }: Narrowed): ReactNode {
  const { t } = useWords();
  const filter = useMemo((): IncidentFilter => {
    const { view: _, ...rest } = search;
    return rest;
  }, [search]);
  const places = useCallback((looked: Looked) => incidentPlacesQuery(filter, looked), [filter]);
  const changeBox = useCallback(
    (box?: string) => {
      const { box: _, ...rest } = search;
      change(box === undefined ? rest : { ...rest, box });
    },
    [search, change],
  );
  const words = {
    name: t('incidents.map.name'),
    section: t('incidents.as.map'),
    count: (n: number) => t('incidents.total', { n }),
    placed: (n: number) => t('incidents.placed', { n }),
    claim: t('incidents.map.claim'),
  };
  return <SpotsMap places={places} box={search.box} changeBox={changeBox} words={words} />;
}

function List({ search }: { readonly search: IncidentsSearch }): ReactNode {
  const { t } = useWords();
  const { view, ...filter } = search;
  const order = view === undefined ? 'newest' : 'when';
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    incidentsQuery(filter, order),
  );
  const [first] = data?.pages ?? [];
  const incidents = data?.pages.flatMap(({ items }) => items) ?? [];
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {first ? (
        <p className="list-head" role="status">
          {t(first.totalIsExact ? 'incidents.total' : 'incidents.total-more', { n: first.total })}
        </p>
      ) : error ? null : (
        <Waiting text={t('wait.incidents')} />
      )}
      {first && incidents.length === 0 ? (
        <EmptyState
          what={t(isNarrowed ? 'incidents.none' : 'incidents.none-yet')}
          why={t(isNarrowed ? 'incidents.none.why' : 'incidents.how')}
          next={isNarrowed ? <Link to="/incidents">{t('facet.clear')}</Link> : null}
        />
      ) : null}
      <div className="claims">
        {incidents.map((incident) => (
          <IncidentLine key={incident.id} incident={incident} />
        ))}
      </div>
      {hasNextPage ? (
        <Button
          className="no-print"
          variant="default"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('claims.more')}
        </Button>
      ) : null}
    </>
  );
}

/** Incidents of the case as a list, a chronology, in time and on a map: one filter narrows them all. */
export function IncidentsPage(): ReactNode {
  const { t } = useWords();
  const given = useSearch({ from: '/inside/incidents' });
  const search = useMemo(() => incidentsSearch({ ...given }), [given]);
  const navigate = useNavigate({ from: '/incidents' });
  const { data: me } = useQuery(meQuery);
  const change = useCallback(
    (next: IncidentsSearch): void => void navigate({ search: next, replace: true }),
    [navigate],
  );
  const narrowed = { search, change };
  return (
    <>
      <PageTitle text={t('incidents.title')} aside={<Views search={search} />} />
      <p className="aside">{t('incidents.what')}</p>
      {me?.capabilities.includes('describe') ? (
        <p className="no-print">
          <Link to="/incidents/new">{t('incidents.new')}</Link>
        </p>
      ) : null}
      <Filter {...narrowed} />
      <ActCounts {...narrowed} />
      {search.view === 'timeline' ? <InTime {...narrowed} /> : null}
      {search.view === 'map' ? <OnMap {...narrowed} /> : null}
      <List search={search} />
    </>
  );
}

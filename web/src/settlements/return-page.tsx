import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import type { ListedSettlement } from '../api/schema.gen.ts';
import { askForSettlements, settlementsQuery } from '../api/settlements.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { today } from '../proceedings/time-scale.ts';
import {
  askedDays,
  OBSTACLE_KINDS,
  RETURN_STATUSES,
  returnSearch,
  type AskedDays,
  type ReturnFilter,
  type ReturnSearch,
} from '../search-settlements.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { fetched, waitingFor } from '../ui/fetched.tsx';
import { NarrowForm } from '../ui/narrow-form.tsx';
import { CompartmentChoice, compartmentIn, NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { AskedDaysForm } from './asked-days.tsx';
import { Priorities } from './priorities.tsx';
import { placeIn, SettlementFields } from './settlement-fields.tsx';
import { Status, StatusSign } from './words.tsx';

const ReturnMap = fetched(async () => (await import('./return-map.tsx')).ReturnMap, waitingFor('wait.map'));
const EXACT = { exact: true, includeSearch: true } as const;

function NewSettlement(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <NewForm
      label={t('settlement.new')}
      name="new settlement"
      send={(form) => call('POST /api/settlements', { body: { ...placeIn(form), ...compartmentIn(form) } })}
      made={async ({ id }) => {
        await askForSettlements();
        await navigate({ to: '/return/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/return', search: {} })}
    >
      <SettlementFields known={null} />
      <CompartmentChoice />
    </NewForm>
  );
}

function Views({ search }: { readonly search: ReturnSearch }): ReactNode {
  const { t } = useWords();
  const { view: _, weights: _weights, ...filter } = search;
  return (
    <nav className="views" aria-label={t('return.views')}>
      <Link to="/return" search={filter} activeOptions={EXACT}>
        {t('return.as.table')}
      </Link>
      <Link to="/return" search={{ ...filter, view: 'map' }} activeOptions={EXACT}>
        {t('return.as.map')}
      </Link>
      <Link to="/return" search={{ ...filter, view: 'priorities' }} activeOptions={EXACT}>
        {t('return.as.priorities')}
      </Link>
    </nav>
  );
}

interface Counted {
  readonly value: string;
  readonly count: number;
}

function Facets(given: {
  readonly search: ReturnSearch;
  readonly change: (next: ReturnSearch) => void;
  readonly statuses: readonly Counted[];
  readonly kinds: readonly Counted[];
}): ReactNode {
  const { t, format } = useWords();
  const { search, change, statuses, kinds } = given;
  const countOf = (all: readonly Counted[], value: string): number =>
    all.find((one) => one.value === value)?.count ?? 0;
  const toggle = (name: 'status' | 'kind', value: string): void => {
    const { [name]: chosen, ...rest } = search;
    change(returnSearch(chosen === value ? rest : { ...rest, [name]: value }));
  };
  return (
    <section className="facets" aria-label={t('facet.label')}>
      <fieldset className="facet">
        <legend>{t('return.status')}</legend>
        {RETURN_STATUSES.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={search.status === one} onChange={() => toggle('status', one)} />
            <span className="facet-label">
              <StatusSign of={one} /> {t(`return.status.${one}`)}
            </span>
            <span className="figures aside">{format.number(countOf(statuses, one))}</span>
          </label>
        ))}
        <p className="aside">{t('return.legend')}</p>
      </fieldset>
      <fieldset className="facet">
        <legend>{t('return.kinds')}</legend>
        {OBSTACLE_KINDS.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={search.kind === one} onChange={() => toggle('kind', one)} />
            <span className="facet-label">{t(`obstacle.kind.${one}`)}</span>
            <span className="figures aside">{format.number(countOf(kinds, one))}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}

function Row({ of, asked }: { readonly of: ListedSettlement; readonly asked: AskedDays }): ReactNode {
  const { t } = useWords();
  const { id, serial, name, otherNames, status, kinds, isContested, unknown, isInvented } = of;
  return (
    <tr data-status={status}>
      <th scope="row">
        <Link to="/return/$id" params={{ id }} search={asked} dir="auto">
          {name}
        </Link>
        {isInvented ? <span className="aside"> {t('settlement.invented.short')}</span> : null}
        <p className="aside settlement-others" dir="auto">
          {otherNames.join(' · ')}
        </p>
      </th>
      <td>
        <Status of={status} />
        {isContested ? <p className="return-contested">{t('return.contested.short')}</p> : null}
      </td>
      <td>
        {kinds.length === 0 ? (
          <span className="aside">{t('return.no-kinds')}</span>
        ) : (
          kinds.map((one) => t(`obstacle.kind.${one}`)).join(', ')
        )}
      </td>
      <td className="figures">{t('return.unknown-of', { number: unknown })}</td>
      <td className="figures">{serial}</td>
    </tr>
  );
}

function Table({
  rows,
  asked,
}: {
  readonly rows: readonly ListedSettlement[];
  readonly asked: AskedDays;
}): ReactNode {
  const { t } = useWords();
  return (
    <table className="deadline-table return-table">
      <caption className="for-readers">{t('return.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('settlement.title')}</th>
          <th scope="col">{t('return.status')}</th>
          <th scope="col">{t('return.kinds')}</th>
          <th scope="col">{t('return.not-known.short')}</th>
          <th scope="col">{t('settlement.serial')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <Row key={one.id} of={one} asked={asked} />
        ))}
      </tbody>
    </table>
  );
}

/** The address of the export of the list. */
function csvOf(filter: ReturnFilter): string {
  const query = new URLSearchParams({ ...filter }).toString();
  return `/api/settlements/obstacles.csv${query === '' ? '' : `?${query}`}`;
}

function List({
  search,
  change,
}: {
  readonly search: ReturnSearch;
  readonly change: (next: ReturnSearch) => void;
}): ReactNode {
  const { t, format, language } = useWords();
  const { view, weights, ...filter } = search;
  const asked = useMemo(
    () => askedDays({ on: search.on, knownAt: search.knownAt }),
    [search.on, search.knownAt],
  );
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    settlementsQuery(filter, language),
  );
  const isWide = useMediaQuery('(min-width: 1001px)', true, { getInitialValueInEffect: false });
  const [first] = data?.pages ?? [];
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const isNarrowed = filter.status !== undefined || filter.kind !== undefined || filter.text !== undefined;
  const isEmpty = first !== undefined && rows.length === 0;
  if (isEmpty && !isNarrowed) return <EmptyState what={t('return.none')} why={t('return.how')} />;
  return (
    <>
      <AskedDaysForm
        asked={asked}
        day={first?.on ?? search.on ?? today()}
        show={({ on, knownAt }) => {
          const { on: _on, knownAt: _known, ...rest } = search;
          change({
            ...rest,
            ...(on === undefined ? {} : { on }),
            ...(knownAt === undefined ? {} : { knownAt }),
          });
        }}
      />
      <NarrowForm
        label={t('return.narrow')}
        textLabel={t('return.find')}
        text={search.text}
        find={(text) => change(returnSearch({ ...search, text }))}
      >
        {null}
      </NarrowForm>
      <div className="with-facets">
        <details className="facets-fold" open={isWide}>
          <summary>{t('facet.label')}</summary>
          <Facets
            search={search}
            change={change}
            statuses={first?.statuses ?? []}
            kinds={first?.kinds ?? []}
          />
        </details>
        <div>
          {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
          {first ? (
            <p className="list-head" role="status">
              <span>
                {t('return.total', { number: format.number(first.total), day: format.day(first.on) })}
              </span>
              <a href={csvOf(filter)} download className="no-print">
                {t('return.csv')}
              </a>
            </p>
          ) : error ? null : (
            <Waiting text={t('wait.settlements')} />
          )}
          {view === 'map' ? <ReturnMap filter={filter} asked={asked} /> : null}
          {isEmpty ? (
            <EmptyState
              what={t('return.none-narrowed')}
              why={t('return.how')}
              next={<Link to="/return">{t('facet.clear')}</Link>}
            />
          ) : view === 'priorities' ? (
            <Priorities
              filter={filter}
              asked={asked}
              weights={weights}
              change={(next) => {
                const { weights: _, ...rest } = search;
                change(next === undefined ? rest : { ...rest, weights: next });
              }}
            />
          ) : (
            <Table rows={rows} asked={asked} />
          )}
          {hasNextPage && view !== 'priorities' ? (
            <Button variant="default" className="no-print" onClick={() => void fetchNextPage()}>
              {t('return.more')}
            </Button>
          ) : null}
          <p className="note">{t('return.ways-elsewhere')}</p>
          <p className="note">{t('return.caution')}</p>
        </div>
      </div>
    </>
  );
}

/** Settlements by whether people could return to them on a day, in a table and on a map; a new one is recorded here. */
export function ReturnPage(): ReactNode {
  const { t } = useWords();
  const given = useSearch({ from: '/inside/return' });
  const search = useMemo(() => returnSearch({ ...given }), [given]);
  const navigate = useNavigate({ from: '/return' });
  const { data: me } = useQuery(meQuery);
  const mayRecord = me?.capabilities.includes('describe') ?? false;
  const { view, ...filter } = search;
  const change = (next: ReturnSearch): void => void navigate({ search: next, replace: true });
  return (
    <>
      <PageTitle text={t('return.title')} aside={<Views search={search} />} />
      <p className="aside measure">{t('return.what')}</p>
      {!mayRecord ? null : view === 'new' ? (
        <NewSettlement />
      ) : (
        <p className="button-line no-print">
          <Link to="/return" search={{ ...filter, view: 'new' }}>
            {t('settlement.new')}
          </Link>
        </p>
      )}
      <List search={search} change={change} />
    </>
  );
}

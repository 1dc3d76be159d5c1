import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { displacementsQuery } from '../api/displacement.ts';
import { meQuery } from '../api/queries.ts';
import type { DisplacementCounts } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import {
  CAUSES,
  DISPLACEMENT_KINDS,
  displacementSearch,
  LISTED_STATES,
  LISTED_WISHES,
  type DisplacementKind,
  type DisplacementSearch,
} from '../search-displacement.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { NarrowForm } from '../ui/narrow-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Counts } from './counts.tsx';
import { NewGroup } from './new-group.tsx';
import { NewHousehold } from './new-household.tsx';
import { PublicCounts } from './public-counts.tsx';
import { RecordTable } from './record-row.tsx';

const EXACT = { exact: true, includeSearch: true } as const;

function Narrow({
  search,
  counts,
}: {
  readonly search: DisplacementSearch;
  readonly counts: DisplacementCounts | undefined;
}): ReactNode {
  const { t, format } = useWords();
  const navigate = useNavigate({ from: '/displacement' });
  const narrow = (name: 'text' | 'cause' | 'wish' | 'status', value: string): void => {
    const { [name]: _, ...rest } = search;
    void navigate({
      search: displacementSearch(value === '' ? { ...rest } : { ...rest, [name]: value }),
      replace: true,
    });
  };
  const choice = (
    name: 'cause' | 'wish' | 'status',
    values: readonly string[],
    counted: DisplacementCounts['causes'] | undefined,
  ): ReactNode => (
    <label className="stack-field" key={name}>
      {t(`displacement.${name}`)}
      <select value={search[name] ?? ''} onChange={({ currentTarget }) => narrow(name, currentTarget.value)}>
        <option value="">{t('claims.all')}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {t.of(`displacement.${name}.${one}`, one)}
            {counted ? ` (${format.number(counted.find(({ value }) => value === one)?.count ?? 0)})` : ''}
          </option>
        ))}
      </select>
    </label>
  );
  const kind: DisplacementKind = search.kind ?? 'household';
  return (
    <NarrowForm
      label={t('displacement.narrow')}
      textLabel={t('displacement.narrow.text')}
      text={search.text}
      find={(text) => narrow('text', text)}
    >
      {kind === 'event' ? choice('cause', CAUSES, counts?.causes) : null}
      {kind === 'household'
        ? [choice('wish', LISTED_WISHES, counts?.wishes), choice('status', LISTED_STATES, counts?.statuses)]
        : null}
    </NarrowForm>
  );
}

function Records({ search }: { readonly search: DisplacementSearch }): ReactNode {
  const { t, format } = useWords();
  const { kind: listed, view: _view, by: _by, k: _k, ...narrowed } = search;
  const kind: DisplacementKind = listed ?? 'household';
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(displacementsQuery(search));
  const records = data?.pages.flatMap(({ items }) => items) ?? [];
  const counts = data?.pages[0]?.counts;
  const isNarrowed = Object.keys(narrowed).length > 0;
  return (
    <section aria-labelledby="records">
      <h2 id="records">{t(`displacement.kind.${kind}`)}</h2>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.displacement')} /> : null}
      {records.length > 0 || isNarrowed ? <Narrow search={search} counts={counts} /> : null}
      {search.settlementId === undefined ? null : (
        <p>
          {t('displacement.of-one-settlement')}{' '}
          <Link to="/displacement" search={listed ? { kind: listed } : {}}>
            {t('displacement.of-all')}
          </Link>
        </p>
      )}
      {data && records.length === 0 ? (
        <EmptyState
          what={t(isNarrowed ? 'detention.none-narrowed' : 'displacement.none')}
          why={t('displacement.how')}
        />
      ) : null}
      {counts === undefined || records.length === 0 ? null : (
        <p className="figures" role="status">
          {t('displacement.records', { records: format.number(counts.records) })}
        </p>
      )}
      {records.length === 0 ? null : <RecordTable kind={kind} of={records} />}
      {hasNextPage ? (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('detention.more')}
        </Button>
      ) : null}
    </section>
  );
}

/** Households, displacements and properties, each a list that is narrowed; what they come to, exact and as it may be published. */
export function DisplacementPage(): ReactNode {
  const { t } = useWords();
  const search = displacementSearch({ ...useSearch({ from: '/inside/displacement' }) });
  const { view } = search;
  const kind: DisplacementKind = search.kind ?? 'household';
  const { data: me } = useQuery(meQuery);
  const mayRecord = me?.capabilities.includes('describe') ?? false;
  return (
    <>
      <PageTitle text={t('displacement.title')} />
      <p className="aside measure">{t('displacement.what')}</p>
      <nav className="views no-print" aria-label={t('displacement.views')}>
        {DISPLACEMENT_KINDS.map((one) => (
          <Link
            key={one}
            to="/displacement"
            search={one === 'household' ? {} : { kind: one }}
            activeOptions={EXACT}
            aria-current={one === kind && view === undefined ? 'page' : undefined}
          >
            {t(`displacement.kind.${one}`)}
          </Link>
        ))}
        {(['counts', 'public'] as const).map((one) => (
          <Link
            key={one}
            to="/displacement"
            search={{ view: one }}
            activeOptions={EXACT}
            aria-current={view === one ? 'page' : undefined}
          >
            {t(`displacement.${one}`)}
          </Link>
        ))}
      </nav>
      {view === 'counts' ? <Counts by={search.by ?? 'year'} /> : null}
      {view === 'public' ? <PublicCounts k={search.k} /> : null}
      {view === 'new' && mayRecord ? <NewHousehold /> : null}
      {view === 'new-group' && mayRecord ? <NewGroup /> : null}
      {view === undefined || ((view === 'new' || view === 'new-group') && !mayRecord) ? (
        <>
          {mayRecord ? (
            <p className="button-line no-print">
              <Link to="/displacement" search={{ view: 'new' }}>
                {t('displacement.new')}
              </Link>
              <Link to="/displacement" search={{ view: 'new-group' }}>
                {t('displacement.new-group')}
              </Link>
            </p>
          ) : null}
          <Records search={search} />
        </>
      ) : null}
    </>
  );
}

import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { isBadInput } from '../api/client.ts';
import { exportAddress, EXPORTS, facetsQuery, itemsQuery, meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import {
  apiFilter,
  formatSearchParams,
  itemListViews,
  itemsSearch,
  type ItemsSearch,
} from '../search-params.ts';
import { ColumnChooser, shownColumns } from '../table/columns.tsx';
import { FacetPanel } from '../table/facet-panel.tsx';
import { ItemsCards } from '../table/items-cards.tsx';
import { ItemsTable } from '../table/items-table.tsx';
import { ItemsTimeline } from '../table/items-timeline.tsx';
import { SavedViews } from '../table/saved-views.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { fetched, waitingFor } from '../ui/fetched.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

// The map is three times the rest of the page: it comes when it is looked at.
const ItemsMap = fetched(async () => (await import('../map/items-map.tsx')).ItemsMap, waitingFor('wait.map'));

// Forms come when there is something to do with them.
const ChosenItems = fetched(
  async () => (await import('../forms/chosen-items.tsx')).ChosenItems,
  <div className="bulk" />,
);

/** A view is the current one only when the whole filter is its filter. */
const EXACT = { exact: true, includeSearch: true } as const;

function ViewLinks({ search }: { readonly search: ItemsSearch }): ReactNode {
  const { t } = useWords();
  const { view: _, ...filter } = search;
  return (
    <nav className="views" aria-label={t('items.views')}>
      <Link to="/items" search={filter} activeOptions={EXACT}>
        {t('items.as.table')}
      </Link>
      {itemListViews.map((view) => (
        <Link key={view} to="/items" search={{ ...filter, view }} activeOptions={EXACT}>
          {t(`items.as.${view}`)}
        </Link>
      ))}
      <span className="aside">{t('items.export')}</span>
      {EXPORTS.map((kind) => (
        <a
          key={kind}
          href={exportAddress(apiFilter(search), kind)}
          download
          aria-label={`${t('items.export')}: ${kind.toUpperCase()}`}
        >
          {kind.toUpperCase()}
        </a>
      ))}
    </nav>
  );
}

/** In the place of a list without items. `bad`: the address asks for something that there cannot be, as an old link may. */
function Nothing({ state }: { readonly state: 'none' | 'filtered' | 'bad' }): ReactNode {
  const { t } = useWords();
  if (state === 'bad')
    return (
      <EmptyState
        what={t('items.bad-filter')}
        why={t('items.bad-filter.why')}
        next={<Link to="/items">{t('facet.clear')}</Link>}
      />
    );
  return state === 'filtered' ? (
    <EmptyState
      what={t('items.none-match')}
      why={t('items.none-match.why')}
      next={<Link to="/items">{t('facet.clear')}</Link>}
    />
  ) : (
    <EmptyState
      what={t('items.none')}
      why={t('items.none.why')}
      next={<Link to="/intake">{t('nav.intake')}</Link>}
    />
  );
}

/** Serials that are chosen, kept while one filters and scrolls. */
function useChosen() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (serial: string) =>
      setChosen((before) => {
        const next = new Set(before);
        if (!next.delete(serial)) next.add(serial);
        return next;
      }),
    [],
  );
  return { chosen, toggle, clear: () => setChosen(new Set()) };
}

/** All items that one may see: filters, table or cards, export, and what can be done with the chosen ones. */
export function ItemsPage(): ReactNode {
  const { t } = useWords();
  // The router keeps what the address holds beside what was read of it.
  const given = useSearch({ from: '/inside/items' });
  const search = useMemo(() => itemsSearch({ ...given }), [given]);
  const navigate = useNavigate({ from: '/items' });
  const filter = apiFilter(search);
  const { data: me } = useQuery(meQuery);
  const list = useInfiniteQuery({ ...itemsQuery(filter), placeholderData: keepPreviousData });
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const first = list.data?.pages[0];
  // Where the list was not counted to the end the facets may have been; they are there a moment later.
  const { data: facets } = useQuery({ ...facetsQuery(filter), enabled: first?.totalIsExact === false });
  const whole = first?.totalIsExact === false && facets?.isWhole ? facets : undefined;
  const total = whole?.kind.reduce((sum, { count }) => sum + count, 0) ?? first?.total ?? 0;
  const isExact = whole !== undefined || first?.totalIsExact !== false;
  // What is in the list comes first; what narrows it is drawn when that stands.
  const hasFacets = useDeferredValue(true, false);
  const isWide = useMediaQuery('(min-width: 1001px)', true, { getInitialValueInEffect: false });
  const { chosen, toggle, clear } = useChosen();
  const { fetchNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const change = useCallback(
    (next: ItemsSearch): void => void navigate({ search: next, replace: true }),
    [navigate],
  );
  const columns = useMemo(() => shownColumns(search), [search]);
  const props = { items, total, hasMore: list.hasNextPage, loadMore, chosen, toggle };
  return (
    <>
      <PageTitle text={t('nav.items')} aside={<ViewLinks search={search} />} />
      <div className="with-facets">
        <details className="facets-fold" open={isWide}>
          <summary>{t('facet.label')}</summary>
          {hasFacets ? <FacetPanel search={search} change={change} /> : null}
        </details>
        <div className="list">
          <SavedViews page="items" query={formatSearchParams({ ...search }).slice(1)} />
          {search.view === 'timeline' ? <ItemsTimeline search={search} change={change} /> : null}
          {search.view === 'map' ? <ItemsMap search={search} change={change} /> : null}
          <p className="list-head">
            <span className="figures" role="status">
              {list.isError ? null : t(isExact ? 'items.total' : 'items.total-more', { n: total })}
            </span>
            <span className="aside keys-help">{t('items.keys')}</span>
            {search.view === 'cards' ? null : <ColumnChooser search={search} change={change} />}
          </p>
          {chosen.size > 0 ? (
            <ChosenItems serials={[...chosen]} capabilities={me?.capabilities ?? []} clear={clear} />
          ) : null}
          {list.isError && isBadInput(list.error) ? <Nothing state="bad" /> : null}
          {list.isError && !isBadInput(list.error) ? (
            <ProblemBox error={list.error} retry={() => void list.refetch()} />
          ) : null}
          {list.isPending ? <Waiting text={t('wait.items')} /> : null}
          {list.isSuccess && total === 0 ? (
            <Nothing state={Object.keys(filter).length > 0 ? 'filtered' : 'none'} />
          ) : null}
          {items.length === 0 ? null : search.view === 'cards' ? (
            <ItemsCards {...props} />
          ) : (
            <ItemsTable {...props} columns={columns} />
          )}
        </div>
      </div>
    </>
  );
}

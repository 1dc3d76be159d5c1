import { NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactNode } from 'react';
import { ledgerEntriesQuery, ledgerFacetsQuery, type LedgerFilter } from '../api/keep-queries.ts';
import { useWords } from '../i18n/language.tsx';
import { useKindName } from '../together/entry-words.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { EntriesTable } from './entries-table.tsx';

function Filters({ filter }: { readonly filter: LedgerFilter }): ReactNode {
  const { t } = useWords();
  const nameOf = useKindName();
  const navigate = useNavigate();
  const { data } = useQuery(ledgerFacetsQuery);
  const set = (name: keyof LedgerFilter, value: string): void => {
    const { [name]: _, ...rest } = filter;
    void navigate({
      to: '/ledger',
      search: value === '' ? rest : { ...rest, [name]: value },
      replace: true,
    });
  };
  // What the address says is among the choices before the others have come.
  const kinds = [...new Set([...(data?.kinds ?? []), ...(filter.kind ? [filter.kind] : [])])].map((kind) => ({
    value: kind,
    label: nameOf(kind),
  }));
  const actors = (data?.actors ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const { actor } = filter;
  if (actor !== undefined && !actors.some(({ value }) => value === actor))
    actors.push({ value: actor, label: actor });
  return (
    <form
      className="log-filters"
      aria-label={t('ledger.filters')}
      onSubmit={(event) => event.preventDefault()}
    >
      <NativeSelect
        label={t('ledger.what')}
        value={filter.kind ?? ''}
        onChange={(event) => set('kind', event.currentTarget.value)}
        data={[{ value: '', label: t('ledger.every-kind') }, ...kinds]}
      />
      <NativeSelect
        label={t('ledger.actor')}
        value={filter.actor ?? ''}
        onChange={(event) => set('actor', event.currentTarget.value)}
        data={[{ value: '', label: t('ledger.everybody') }, ...actors]}
      />
      <TextInput
        type="date"
        label={t('ledger.day')}
        value={filter.day ?? ''}
        onChange={(event) => set('day', event.currentTarget.value)}
      />
      {Object.keys(filter).length > 0 ? (
        <button
          type="button"
          className="quiet-button"
          onClick={() => void navigate({ to: '/ledger', search: {}, replace: true })}
        >
          {t('ledger.clear')}
        </button>
      ) : null}
    </form>
  );
}

/** The entries that match, newest first, with the filter above them; the filter is the address. */
export function Entries({ filter }: { readonly filter: LedgerFilter }): ReactNode {
  const { t } = useWords();
  const query = useInfiniteQuery(ledgerEntriesQuery(filter));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const places = useMemo(() => (data?.pages ?? []).flatMap(({ entries }) => entries), [data]);
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <section aria-label={t('ledger.entries')}>
      <Filters filter={filter} />
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.entries')} /> : null}
      {data && places.length === 0 ? (
        <EmptyState
          what={t(isFiltered ? 'ledger.no-match' : 'light.none')}
          why={t(isFiltered ? 'ledger.no-match.why' : 'ledger.none.why')}
        />
      ) : null}
      {isFiltered && places.length > 0 ? <p className="note">{t('ledger.filtered')}</p> : null}
      {places.length > 0 ? <EntriesTable places={places} hasMore={hasNextPage} loadMore={loadMore} /> : null}
    </section>
  );
}

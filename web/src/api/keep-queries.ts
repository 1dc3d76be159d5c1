import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';

/** What narrows the list of ledger entries; the same names stand in the address of the page. */
export interface LedgerFilter {
  readonly kind?: string;
  readonly actor?: string;
  readonly day?: string;
}

const PAGE_ENTRIES = 200;

/** Ledger entries that match, newest first, a page at a time. */
export const ledgerEntriesQuery = (filter: LedgerFilter) =>
  infiniteQueryOptions({
    queryKey: ['ledger', 'entries', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/ledger/entries', {
        query: { ...filter, limit: PAGE_ENTRIES, ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });

/** Kinds and actors that the entries have. */
export const ledgerFacetsQuery = queryOptions({
  queryKey: ['ledger', 'facets'],
  queryFn: ({ signal }) => call('GET /api/ledger/facets', { signal }),
});

/** One entry with its proof. Never from the cache: a check is about what the server says now. */
export const ledgerEntryQuery = (index: number) =>
  queryOptions({
    queryKey: ['ledger', 'entry', index],
    queryFn: ({ signal }) => call('GET /api/ledger/entries/{index}', { params: { index }, signal }),
    staleTime: 0,
  });

/** Published checkpoints, newest first, a page at a time. */
export const checkpointsQuery = infiniteQueryOptions({
  queryKey: ['ledger', 'checkpoints'],
  queryFn: ({ pageParam, signal }) =>
    call('GET /api/ledger/checkpoints', {
      query: pageParam === null ? {} : { before: pageParam },
      signal,
    }),
  initialPageParam: null as number | null,
  getNextPageParam: (page) => page.next,
});

/** Two checkpoints and the proof between them. */
export const consistencyQuery = (old: number, now: number) =>
  queryOptions({
    queryKey: ['ledger', 'consistency', old, now],
    queryFn: ({ signal }) => call('GET /api/ledger/consistency', { query: { old, now }, signal }),
    staleTime: 0,
  });

/** What of the archive can be set. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call('GET /api/settings', { signal }),
});

/** How the archive stands, asked for again every 15 seconds while it is looked at. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => call('GET /api/health', { signal }),
  refetchInterval: 15_000,
});

/** One's own sessions, second factor and passkeys. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => call('GET /api/account', { signal }),
  staleTime: 0,
});

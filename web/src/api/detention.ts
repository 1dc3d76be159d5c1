import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { DetentionKind, DetentionSearch } from '../search-detention.ts';
import { call } from './client.ts';
import { queryClient } from './queries.ts';
import type { WholeDetention } from './schema.gen.ts';

/** Where records of a kind are asked for. */
const LISTS = {
  detention: 'GET /api/detentions',
  missing: 'GET /api/missing',
  exchange: 'GET /api/exchanges',
} as const;
const ONES = {
  detention: 'GET /api/detentions/{id}',
  missing: 'GET /api/missing/{id}',
  exchange: 'GET /api/exchanges/{id}',
} as const;

/** Records as they are narrowed, the newest first, a page at a time. Never kept longer than they are shown. */
export const detentionsQuery = ({ kind, view: _view, ...filter }: DetentionSearch) =>
  infiniteQueryOptions({
    queryKey: ['detention', 'list', kind ?? '', filter],
    queryFn: ({ pageParam, signal }) =>
      call(LISTS[kind ?? 'detention'], {
        query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    gcTime: 0,
  });

/** What does not go together in all records. Each asking is a reading of all of them, and is recorded. */
export const detentionChecksQuery = queryOptions({
  queryKey: ['detention', 'checks'],
  queryFn: ({ signal }) => call('GET /api/detentions/checks', { signal }),
  gcTime: 0,
});

/** One record of any kind. Never kept longer than it is shown. */
export const detentionQuery = (id: string) =>
  queryOptions({
    queryKey: ['detention', 'one', id],
    queryFn: async ({ signal }): Promise<WholeDetention> => {
      const { kind }: { kind: DetentionKind } = await call('GET /api/detentions/{id}/kind', {
        params: { id },
        signal,
      });
      return call(ONES[kind], { params: { id }, signal });
    },
    gcTime: 0,
  });

/** Has everything about detention asked for again, where it is shown. */
export const askForDetention = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['detention'] });

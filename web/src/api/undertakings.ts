import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { UndertakingsSearch } from '../search-undertakings.ts';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

/** Undertakings as they are narrowed, the newest record first, a page at a time. */
export const undertakingsQuery = ({ kind, party }: UndertakingsSearch) => {
  const filter = {
    ...(kind === undefined ? {} : { kind }),
    ...(party === undefined ? {} : { party }),
  };
  return infiniteQueryOptions({
    queryKey: ['undertakings', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/undertakings', {
        query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
};

/** One undertaking as of the end of a day; of today where none is named. */
export const undertakingQuery = (id: string, on?: string) =>
  queryOptions({
    queryKey: ['undertakings', 'one', id, on ?? null],
    queryFn: ({ signal }) =>
      call('GET /api/undertakings/{id}', {
        params: { id },
        query: on === undefined ? {} : { on },
        signal,
      }),
  });

/** Has everything about undertakings asked for again, where it is shown. */
export const askForUndertakings = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['undertakings'] });

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ActorsSearch } from '../search-actors.ts';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

/** People and groups, newest first, a page at a time. */
export const actorsQuery = (filter: ActorsSearch) =>
  infiniteQueryOptions({
    queryKey: ['actors', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/actors', {
        query: { ...filter, limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The newest with a name like this, a few, where one is picked. */
export const actorsNamedQuery = (typed: string) =>
  queryOptions({
    queryKey: ['actors', 'named', typed],
    queryFn: ({ signal }) =>
      call('GET /api/actors', {
        query: { limit: 8, ...(typed.trim() === '' ? {} : { text: typed.trim() }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** One of them with everything that is said of it. */
export const actorQuery = (id: string) =>
  queryOptions({
    queryKey: ['actors', 'one', id],
    queryFn: ({ signal }) => call('GET /api/actors/{id}', { params: { id }, signal }),
  });

/** What was written of it. */
export const actorHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['actors', 'history', id],
    queryFn: ({ signal }) => call('GET /api/actors/{id}/history', { params: { id }, signal }),
  });

/** Who may be the same as this one; of all in the case with null. */
export const candidatesQuery = (of: string | null) =>
  queryOptions({
    queryKey: ['actors', 'candidates', of],
    queryFn: ({ signal }) =>
      call('GET /api/actors/candidates', { query: of === null ? {} : { of, limit: 10 }, signal }),
  });

/** Has everything about people and groups asked for again, where it is shown. */
export const askForActors = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['actors'] });

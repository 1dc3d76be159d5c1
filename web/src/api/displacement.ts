import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { COUNTED_BY, DisplacementSearch } from '../search-displacement.ts';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

/** Records as they are narrowed, the newest first, a page at a time. Never kept longer than they are shown. */
export const displacementsQuery = ({ view: _view, by: _by, k: _k, ...filter }: DisplacementSearch) =>
  infiniteQueryOptions({
    queryKey: ['displacement', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/displacements', {
        query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    gcTime: 0,
  });

/** One record with what is of it. Never kept longer than it is shown. */
export const displacementQuery = (id: string) =>
  queryOptions({
    queryKey: ['displacement', 'one', id],
    queryFn: ({ signal }) => call('GET /api/displacements/{id}', { params: { id }, signal }),
    gcTime: 0,
  });

/** Exact counts. Each asking is a reading, and is recorded. */
export const aggregatesQuery = (by: (typeof COUNTED_BY)[number]) =>
  queryOptions({
    queryKey: ['displacement', 'counts', by],
    queryFn: ({ signal }) => call('GET /api/displacement-aggregates', { query: { by }, signal }),
    gcTime: 0,
  });

/** Tables that may be published. */
export const publicTablesQuery = (k: number) =>
  queryOptions({
    queryKey: ['displacement', 'public', k],
    queryFn: ({ signal }) => call('GET /api/displacement-aggregates/public', { query: { k }, signal }),
    gcTime: 0,
  });

/** Who was displaced from a settlement. */
export const displacedFromQuery = (id: string) =>
  queryOptions({
    queryKey: ['displacement', 'from', id],
    queryFn: ({ signal }) => call('GET /api/settlements/{id}/displaced', { params: { id }, signal }),
    gcTime: 0,
  });

/** Has everything about displacement asked for again, where it is shown. */
export const askForDisplacement = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['displacement'] });

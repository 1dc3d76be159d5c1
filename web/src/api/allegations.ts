import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

/** The law that is in force; word of a confirmation or of a version that was published has it asked for again. */
export const lawQuery = queryOptions({
  queryKey: ['law'],
  queryFn: ({ signal }) => call('GET /api/law', { signal }),
  staleTime: Infinity,
});

/** What parties charge, the newest first, a page at a time. */
export const allegationsQuery = infiniteQueryOptions({
  queryKey: ['allegations', 'list'],
  queryFn: ({ pageParam, signal }) =>
    call('GET /api/allegations', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** One allegation with its matrix. */
export const allegationQuery = (id: string) =>
  queryOptions({
    queryKey: ['allegations', 'one', id],
    queryFn: ({ signal }) => call('GET /api/allegations/{id}', { params: { id }, signal }),
  });

/** Has everything about allegations asked for again, where it is shown. */
export const askForAllegations = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['allegations'] });

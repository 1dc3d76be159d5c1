import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

/** Proceedings, the newest first, a page at a time. */
export const proceedingsQuery = infiniteQueryOptions({
  queryKey: ['proceedings', 'list'],
  queryFn: ({ pageParam, signal }) =>
    call('GET /api/proceedings', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** One proceeding with its steps, deadlines, checklists and links. */
export const proceedingQuery = (id: string) =>
  queryOptions({
    queryKey: ['proceedings', 'one', id],
    queryFn: ({ signal }) => call('GET /api/proceedings/{id}', { params: { id }, signal }),
  });

/** Every answer to one test, the newest first. */
export const answersQuery = (id: string, of: { readonly checklist: string; readonly test: string }) =>
  queryOptions({
    queryKey: ['proceedings', 'one', id, 'answers', of.checklist, of.test],
    queryFn: ({ signal }) => call('GET /api/proceedings/{id}/answers', { params: { id }, query: of, signal }),
  });

/** Has everything about proceedings asked for again, where it is shown. */
export const askForProceedings = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['proceedings'] });

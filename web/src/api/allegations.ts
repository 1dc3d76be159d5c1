import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

/** The law that is in force; word of a confirmation or of a version that was published has it asked for again. */
export const lawQuery = queryOptions({
  queryKey: ['law'],
  queryFn: ({ signal }) => call('GET /api/law', { signal }),
  staleTime: Infinity,
});

/** What decided cases come out as by the rubric in force. */
export const calibrationQuery = queryOptions({
  queryKey: ['law', 'calibration'],
  queryFn: ({ signal }) => call('GET /api/law/calibration', { signal }),
});

/** What parties charge, the newest first, a page at a time. */
export const allegationsQuery = infiniteQueryOptions({
  queryKey: ['allegations', 'list'],
  queryFn: ({ pageParam, signal }) =>
    call('GET /api/allegations', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** One allegation with its matrix, at a stage of proceedings or on the merits. */
export const allegationQuery = (id: string, stage?: string) =>
  queryOptions({
    queryKey: ['allegations', 'one', id, stage ?? ''],
    queryFn: ({ signal }) =>
      call('GET /api/allegations/{id}', {
        params: { id },
        query: stage === undefined ? {} : { stage },
        signal,
      }),
    // Another stage is another reading of the same allegation: what was shown stays until it is there.
    placeholderData: (before) => (before?.allegation.id === id ? before : undefined),
  });

/** Which of what is laid is asked for: what is laid to one element or alternative, or what wants looking at. */
export type AskedLaid = { readonly slot: string } | { readonly only: 'unanswered' | 'unweighed' | 'alerts' };

/** What is laid to an allegation, a page at a time. */
export const laidQuery = (id: string, asked: AskedLaid) =>
  infiniteQueryOptions({
    queryKey: ['allegations', 'laid', id, asked],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/allegations/{id}/evidence', {
        params: { id },
        query: { ...asked, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Records of the ground and of people that can be laid, by serial or title: nothing until something is typed. */
export const layableQuery = (typed: string) =>
  queryOptions({
    queryKey: ['allegations', 'layable', typed],
    queryFn: ({ signal }) => call('GET /api/layable-records', { query: { q: typed.trim() }, signal }),
    enabled: typed.trim() !== '',
    placeholderData: keepPreviousData,
  });

/** Has everything about allegations asked for again, where it is shown. */
export const askForAllegations = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['allegations'] });

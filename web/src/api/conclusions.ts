import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import type { ConclusionsFilter } from '../search-conclusions.ts';
import { queryClient } from './queries.ts';

/** Conclusions that match, the newest first. */
export const conclusionsQuery = (filter: ConclusionsFilter) =>
  infiniteQueryOptions({
    queryKey: ['conclusions', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/conclusions', {
        query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The newest conclusions that say a text, where one is picked. */
export const conclusionsNamedQuery = (typed: string) =>
  queryOptions({
    queryKey: ['conclusions', 'named', typed],
    queryFn: ({ signal }) =>
      call('GET /api/conclusions', {
        query: typed.trim() === '' ? {} : { text: typed.trim() },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** Conclusions that match with the claims for each and against it, by independent origin. */
export const groundsQuery = (filter: ConclusionsFilter) =>
  infiniteQueryOptions({
    queryKey: ['conclusions', 'grounds', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/conclusion-claims', {
        query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** One conclusion with its claims and its ladder. */
export const conclusionQuery = (id: string) =>
  queryOptions({
    queryKey: ['conclusions', 'one', id],
    queryFn: ({ signal }) => call('GET /api/conclusions/{id}', { params: { id }, signal }),
  });

/** How far an item is verified, and by which checks. */
export const verificationQuery = (serial: string) =>
  queryOptions({
    queryKey: ['verification', serial],
    queryFn: ({ signal }) => call('GET /api/items/{serial}/verification', { params: { serial }, signal }),
  });

/** Samples of the case. */
export const samplesQuery = queryOptions({
  queryKey: ['samples'],
  queryFn: ({ signal }) => call('GET /api/samples', { signal }),
});

/** One sample with its passages. */
export const sampleQuery = (id: string) =>
  queryOptions({
    queryKey: ['samples', id],
    queryFn: ({ signal }) => call('GET /api/samples/{id}', { params: { id }, signal }),
  });

/** Has everything about conclusions asked for again, where it is shown. */
export const askForConclusions = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['conclusions'] });

/** The same of samples. */
export const askForSamples = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['samples'] });

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { MinesSearch } from '../search-mines.ts';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

const recordFilter = ({ text, form, decided }: MinesSearch) => ({
  ...(text === undefined ? {} : { text }),
  ...(form === undefined ? {} : { form }),
  ...(decided === undefined ? {} : { decided }),
});

/** Handovers as they are narrowed, the newest record first, a page at a time. */
export const handoversQuery = ({ text }: Pick<MinesSearch, 'text'>) =>
  infiniteQueryOptions({
    queryKey: ['mines', 'handovers', text ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/handovers', {
        query: {
          ...(text === undefined ? {} : { text }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Hazard records as they are narrowed, the newest first, a page at a time. */
export const hazardRecordsQuery = (search: MinesSearch) =>
  infiniteQueryOptions({
    queryKey: ['mines', 'records', recordFilter(search)],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/hazard-records', {
        query: { ...recordFilter(search), ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Where those records lie. Never kept longer than it is shown. */
export const hazardMapQuery = (search: MinesSearch) =>
  queryOptions({
    queryKey: ['mines', 'map', recordFilter(search)],
    queryFn: ({ signal }) => call('GET /api/hazard-records/map', { query: recordFilter(search), signal }),
    gcTime: 0,
  });

/** One handover. */
export const handoverQuery = (id: string) =>
  queryOptions({
    queryKey: ['mines', 'handover', id],
    queryFn: ({ signal }) => call('GET /api/handovers/{id}', { params: { id }, signal }),
  });

/** One hazard record, as of one of its versions; the last one where none is named. Never kept longer than it is shown. */
export const hazardRecordQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: ['mines', 'record', id, version ?? null],
    queryFn: ({ signal }) =>
      call('GET /api/hazard-records/{id}', {
        params: { id },
        query: version === undefined ? {} : { version },
        signal,
      }),
    gcTime: 0,
  });

/** Has everything about mines asked for again, where it is shown. */
export const askForMines = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['mines'] });

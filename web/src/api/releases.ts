import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { queryClient } from './queries.ts';
import type { RecordRelease } from './schema.gen.ts';

/** How releases stand, as lists are narrowed by it. */
export type ReleaseState = 'asked' | 'agreed' | 'ended';
/** Records that are released by these routes. */
export type ReleasableTable = RecordRelease['table'];

/** Releases of the case, the last asked first, a page at a time. */
export const releasesQuery = (state: ReleaseState | null) =>
  infiniteQueryOptions({
    queryKey: ['releases', 'list', state],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/releases', {
        query: { ...(state === null ? {} : { state }), ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Releases of one record. */
export const releasesOfQuery = (record: string) =>
  queryOptions({
    queryKey: ['releases', 'of', record],
    queryFn: ({ signal }) => call('GET /api/releases', { query: { record }, signal }),
  });

/** Has releases asked for again, where they are shown. */
export const askForReleasesAgain = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['releases'] });

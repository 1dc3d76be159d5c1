import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

/** Pleadings of the case, the newest first. */
export const pleadingsQuery = queryOptions({
  queryKey: ['pleadings', 'list'],
  queryFn: ({ signal }) => call('GET /api/pleadings', { query: {}, signal }),
});

/** With what sections a pleading can be begun. */
export const skeletonsQuery = queryOptions({
  queryKey: ['pleadings', 'skeletons'],
  queryFn: ({ signal }) => call('GET /api/pleading-skeletons', { signal }),
});

/** One pleading with its text. */
export const pleadingQuery = (id: string) =>
  queryOptions({
    queryKey: ['pleadings', 'one', id],
    queryFn: ({ signal }) => call('GET /api/pleadings/{id}', { params: { id }, signal }),
  });

/** What is to be looked at in one, of this version. */
export const pleadingFindingsQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['pleadings', 'findings', id, version],
    queryFn: ({ signal }) => call('GET /api/pleadings/{id}/findings', { params: { id }, signal }),
  });

/** What can be cited in one that holds these words. */
export const citableQuery = (id: string, words: string) =>
  queryOptions({
    queryKey: ['pleadings', 'citable', id, words],
    queryFn: ({ signal }) =>
      call('GET /api/pleadings/{id}/citable', {
        params: { id },
        query: words === '' ? {} : { q: words },
        signal,
      }),
  });

/** What a text that is being written will read as; nothing is kept. */
export const pleadingPreviewQuery = (id: string, body: string) =>
  queryOptions({
    queryKey: ['pleading-preview', id, body],
    queryFn: ({ signal }) =>
      call('POST /api/pleadings/{id}/preview', { params: { id }, body: { body }, signal }),
    placeholderData: keepPreviousData,
  });

/** Has everything about pleadings asked for again, where it is shown. */
export const askForPleadings = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['pleadings'] });

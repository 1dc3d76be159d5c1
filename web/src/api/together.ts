import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import type { RecordRef } from './schema.gen.ts';

/** A record that people talk about, give tasks on and have open. */
export interface RecordKey {
  readonly table: RecordRef['table'];
  readonly id: string;
}

/** Comments on a record, and who may be named in them. */
export const commentsQuery = ({ table, id }: RecordKey) =>
  queryOptions({
    queryKey: ['comments', id],
    queryFn: ({ signal }) => call('GET /api/comments', { query: { table, id }, signal }),
  });

/** Lists of tasks. */
export const taskLists = ['mine', 'all', 'overdue'] as const;

/** Tasks of one list. */
export const tasksQuery = (show: (typeof taskLists)[number]) =>
  queryOptions({
    queryKey: ['tasks', show],
    queryFn: ({ signal }) => call('GET /api/tasks', { query: { show }, signal }),
  });

/** Tasks on a record. */
export const recordTasksQuery = ({ table, id }: RecordKey) =>
  queryOptions({
    queryKey: ['tasks', 'record', id],
    queryFn: ({ signal }) => call('GET /api/tasks', { query: { table, id }, signal }),
  });

/** What happened to a record. */
export const recordHistoryQuery = ({ table, id }: RecordKey) =>
  queryOptions({
    queryKey: ['history', id],
    queryFn: ({ signal }) => call('GET /api/history', { query: { table, id }, signal }),
  });

/** How many notifications are not read. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: ({ signal }) => call('GET /api/notifications/unread', { signal }),
});

/** Notifications, newest first, a page at a time. */
export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications', 'list'],
  queryFn: ({ pageParam, signal }) =>
    call('GET /api/notifications', { query: pageParam === null ? {} : { before: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** What narrows the change feed; the same names stand in the address of the page. */
export interface ChangesFilter {
  readonly person?: string;
  readonly kind?: string;
  readonly day?: string;
}

/** The change feed, newest first, a page at a time. */
export const changesQuery = (filter: ChangesFilter) =>
  infiniteQueryOptions({
    queryKey: ['changes', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/changes', {
        query: { ...filter, limit: 100, ...(pageParam === null ? {} : { before: Number(pageParam) }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The last change of one kind of one record; never from the cache, since it is asked after a refusal. */
export const lastChangeQuery = (subject: string, kind: string) =>
  queryOptions({
    queryKey: ['changes', 'last', subject, kind],
    queryFn: ({ signal }) => call('GET /api/changes', { query: { subject, kind, limit: 1 }, signal }),
    staleTime: 0,
  });

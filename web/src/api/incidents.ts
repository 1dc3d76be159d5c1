import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { IncidentFilter } from '../search-incidents.ts';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

interface Asking {
  readonly signal: AbortSignal;
}

/** Incidents, the newest made first or in the order of time, a page at a time. */
export const incidentsQuery = (filter: IncidentFilter, order: 'newest' | 'when') =>
  infiniteQueryOptions({
    queryKey: ['incidents', 'list', filter, order],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/incidents', {
        query: { ...filter, order, limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The newest with a title like this, a few, where one is picked. */
export const incidentsNamedQuery = (typed: string) =>
  queryOptions({
    queryKey: ['incidents', 'named', typed],
    queryFn: ({ signal }) =>
      call('GET /api/incidents', {
        query: { limit: 8, ...(typed.trim() === '' ? {} : { text: typed.trim() }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** How many of those that match have acts of which kind, and which status. */
export const incidentFacetsQuery = (filter: IncidentFilter) =>
  queryOptions({
    queryKey: ['incidents', 'facets', filter],
    queryFn: ({ signal }) => call('GET /api/incidents/facets', { query: { ...filter }, signal }),
    placeholderData: keepPreviousData,
  });

/** When those that match may have happened. */
export const incidentTimelineQuery = (filter: IncidentFilter) => ({
  queryKey: ['incidents', 'timeline', filter],
  queryFn: ({ signal }: Asking) => call('GET /api/incidents/timeline', { query: { ...filter }, signal }),
});

/** Where those that match are said to have happened, within a part of the map at a zoom. */
export const incidentPlacesQuery = (
  filter: IncidentFilter,
  looked: { readonly zoom: number; readonly view?: string },
) => ({
  queryKey: ['incidents', 'places', filter, looked],
  queryFn: ({ signal }: Asking) =>
    call('GET /api/incidents/places', { query: { ...filter, ...looked }, signal }),
});

/** One incident with what hangs on it. */
export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: ['incidents', 'one', id],
    queryFn: ({ signal }) => call('GET /api/incidents/{id}', { params: { id }, signal }),
  });

/** The fields of every kind of record; they do not change while the page is open. */
export const formsQuery = queryOptions({
  queryKey: ['incident-forms'],
  queryFn: ({ signal }) => call('GET /api/incident-forms', { signal }),
  staleTime: Infinity,
});

/** Places that a spelling may mean. */
export const gazetteerQuery = (text: string, lang: 'en' | 'fr' | 'az' | 'hy' | 'ru') =>
  queryOptions({
    queryKey: ['gazetteer', text, lang],
    queryFn: ({ signal }) => call('GET /api/gazetteer', { query: { text, lang }, signal }),
    enabled: text.trim() !== '',
    staleTime: Infinity,
  });

/** What a place of our own tables is called. */
export const placeNameQuery = (id: string) =>
  queryOptions({
    queryKey: ['gazetteer', 'name', id],
    queryFn: ({ signal }) => call('GET /api/gazetteer/{id}', { params: { id }, signal }),
    enabled: id !== '',
    staleTime: Infinity,
  });

/** Has everything about incidents asked for again, where it is shown. */
export const askForIncidents = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['incidents'] });

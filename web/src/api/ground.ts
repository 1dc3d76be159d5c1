import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Language } from '../i18n/translate.ts';
import type { ClearanceSearch } from '../search-clearance.ts';
import type { Obstacle } from '../search-ground.ts';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

/** Accidents as they are narrowed, the newest record first, a page at a time. */
export const accidentsQuery = (filter: Omit<ClearanceSearch, 'view'>) =>
  infiniteQueryOptions({
    queryKey: ['ground', 'accidents', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/accidents', {
        query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** One accident. Never kept longer than it is shown. */
export const accidentQuery = (id: string) =>
  queryOptions({
    queryKey: ['ground', 'accident', id],
    queryFn: ({ signal }) => call('GET /api/accidents/{id}', { params: { id }, signal }),
    gcTime: 0,
  });

/** Casualties: published totals beside what records support. */
export const casualtiesQuery = queryOptions({
  queryKey: ['ground', 'casualties'],
  queryFn: ({ signal }) => call('GET /api/casualties', { signal }),
});

/** Hazardous areas, the newest first, likewise. */
export const areasQuery = infiniteQueryOptions({
  queryKey: ['ground', 'areas'],
  queryFn: ({ pageParam, signal }) =>
    call('GET /api/ground-works', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** Devices that were found, the newest record first, likewise. */
export const devicesQuery = infiniteQueryOptions({
  queryKey: ['ground', 'devices'],
  queryFn: ({ pageParam, signal }) =>
    call('GET /api/found-devices', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** One area. Never kept longer than it is shown. */
export const areaQuery = (id: string) =>
  queryOptions({
    queryKey: ['ground', 'area', id],
    queryFn: ({ signal }) => call('GET /api/ground-works/{id}', { params: { id }, signal }),
    gcTime: 0,
  });

/** What the ground says of a record or of those of a handover. */
export const groundQuery = (of: 'record' | 'handover', id: string) =>
  queryOptions({
    queryKey: ['ground', of, id],
    queryFn: ({ signal }) =>
      of === 'record'
        ? call('GET /api/hazard-records/{id}/ground', { params: { id }, signal })
        : call('GET /api/handovers/{id}/ground', { params: { id }, signal }),
  });

/** Has everything about the ground asked for again, where it is shown. */
export const askForGround = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['ground'] });

/** As of when the ground is shown, and which of its settlements. */
export interface AskedGround {
  readonly on: string;
  readonly obstacle?: Obstacle;
}

/** How much is on the map of the ground on a day. Never kept longer than it is shown. */
export const groundCountsQuery = (asked: AskedGround) =>
  queryOptions({
    queryKey: ['ground', 'map', 'counts', asked],
    queryFn: ({ signal }) => call('GET /api/ground/counts', { query: asked, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

/** What lies in a part of the map, by name; each that is named is recorded as read. */
export const groundViewQuery = (box: string, asked: AskedGround, lang: Language) =>
  queryOptions({
    queryKey: ['ground', 'map', 'view', box, asked, lang],
    queryFn: ({ signal }) => call('GET /api/ground/view', { query: { box, lang, ...asked }, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

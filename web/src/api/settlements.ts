import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Language } from '../i18n/translate.ts';
import type { AskedDays, ReturnFilter } from '../search-settlements.ts';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

/** Settlements as they are narrowed, in the order of their names, a page at a time. */
export const settlementsQuery = (filter: ReturnFilter, lang: Language) =>
  infiniteQueryOptions({
    queryKey: ['settlements', 'list', filter, lang],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/settlements', {
        query: { ...filter, lang, ...(pageParam === 0 ? {} : { from: pageParam }) },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  });

/** Where they lie. */
export const settlementSpotsQuery = (filter: ReturnFilter, lang: Language) =>
  queryOptions({
    queryKey: ['settlements', 'spots', filter, lang],
    queryFn: ({ signal }) => call('GET /api/settlements/spots', { query: { ...filter, lang }, signal }),
  });

/** In which order to look at them, with why. */
export const settlementPrioritiesQuery = (
  filter: ReturnFilter,
  weights: string | undefined,
  lang: Language,
) =>
  queryOptions({
    queryKey: ['settlements', 'priorities', filter, weights ?? null, lang],
    queryFn: ({ signal }) =>
      call('GET /api/settlements/priorities', {
        query: { ...filter, lang, ...(weights === undefined ? {} : { weights }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** One settlement as of a day and as it was known. */
export const settlementQuery = (id: string, asked: AskedDays, lang: Language) =>
  queryOptions({
    queryKey: ['settlements', 'one', id, asked, lang],
    queryFn: ({ signal }) =>
      call('GET /api/settlements/{id}', { params: { id }, query: { ...asked, lang }, signal }),
  });

/** Has everything about settlements asked for again, where it is shown. */
export const askForSettlements = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['settlements'] });

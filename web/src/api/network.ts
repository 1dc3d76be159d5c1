import { queryOptions } from '@tanstack/react-query';
import type { NetworkSearch } from '../search-network.ts';
import { call } from './client.ts';

/** What is linked with a record, places in the language of the interface. */
export const networkQuery = (search: NetworkSearch, lang: 'en' | 'fr' | 'az' | 'hy' | 'ru') =>
  queryOptions({
    queryKey: ['network', search, lang],
    queryFn: ({ signal }) =>
      call('GET /api/network', { query: { ...search, of: search.of ?? '', lang }, signal }),
    enabled: search.of !== undefined,
  });

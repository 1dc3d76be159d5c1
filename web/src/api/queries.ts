import { infiniteQueryOptions, keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { addressOf, call, isSignedOut, ProblemError } from './client.ts';
import type { Me } from './schema.gen.ts';

/** What narrows a list of items; the same names stand in the address of the page. */
export interface ItemFilter {
  readonly kind?: string[];
  readonly language?: string[];
  readonly source?: string[];
  readonly tag?: string[];
  readonly findings?: 'yes' | 'no';
  readonly title?: string;
  readonly after?: string;
  readonly before?: string;
  readonly datedFrom?: string;
  readonly datedUntil?: string;
  readonly box?: string;
}

const PAGE_ITEMS = 100;

/**
 * One cache for the tab. A refusal is not asked again; a lost connection is, twice. What the browser says of the network is
 * not asked: the server may be this machine.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 20_000,
      refetchOnWindowFocus: false,
      retry: (count, error) =>
        count < 2 && error instanceof ProblemError && error.problem.code === 'UNREACHABLE',
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** What a question that is drawn by a map or a timeline of anything is asked with. */
interface Asking {
  readonly signal: AbortSignal;
}

/** Who is signed in; null when nobody is. Who was here stays known when the session ends under an open page. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) =>
    call('GET /api/me', { signal }).catch((error: unknown) => {
      if (isSignedOut(error) && !queryClient.getQueryData(['me'])) return null;
      throw error;
    }),
  staleTime: 300_000,
});

/** The compartments that one is a member of in the case that is worked in. */
export function compartmentsOf(me: Me | null | undefined): Me['cases'][number]['compartments'] {
  return me?.cases.find(({ id }) => id === me.caseId)?.compartments ?? [];
}

/** Whether the first account is still to be made. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call('GET /api/setup', { signal }),
});

/** The picture of an item cut into tiles: its own size. Made when first asked for. */
export const pictureQuery = (serial: string) =>
  queryOptions({
    queryKey: ['picture', serial],
    queryFn: ({ signal }) => call('GET /api/items/{serial}/picture', { params: { serial }, signal }),
  });

/** Where the archive lies, for the first run; `token` is the secret of the one-time link. */
export const setupPlaceQuery = (token: string) =>
  queryOptions({
    queryKey: ['setup', 'place'],
    queryFn: ({ signal }) => call('POST /api/setup/place', { body: { token }, signal }),
    staleTime: Infinity,
  });

/** State of the ledger, asked for again every 15 seconds. */
export const ledgerQuery = queryOptions({
  queryKey: ['ledger'],
  queryFn: ({ signal }) => call('GET /api/ledger', { signal }),
  refetchInterval: 15_000,
});

/** State of the queues, asked for again every 5 seconds while it is looked at. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: ({ signal }) => call('GET /api/jobs', { signal }),
  refetchInterval: 5_000,
});

/** The first labels that a numbering would give the exhibits of a dossier. */
export const labelsQuery = (id: string, numbering: string) =>
  queryOptions({
    queryKey: ['dossiers', id, 'labels', numbering],
    queryFn: ({ signal }) =>
      call('GET /api/dossiers/{id}/labels', { params: { id }, query: { numbering }, signal }),
  });

/** Items that match, newest first, a page at a time. */
export const itemsQuery = (filter: ItemFilter) =>
  infiniteQueryOptions({
    queryKey: ['items', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/items', {
        query: { ...filter, limit: PAGE_ITEMS, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The newest items whose title holds a text, a few, for places where one is picked. */
export const itemsNamedQuery = (title: string) =>
  queryOptions({
    queryKey: ['items', 'named', title],
    queryFn: ({ signal }) => call('GET /api/items', { query: { title, limit: 8 }, signal }),
  });

/** Counts per facet over the items that match. */
export const facetsQuery = (filter: ItemFilter) =>
  queryOptions({
    queryKey: ['facets', filter],
    queryFn: ({ signal }) => call('GET /api/items/facets', { query: filter, signal }),
  });

/** How many of the items that match have which date. */
export const timelineQuery = (filter: ItemFilter) => ({
  queryKey: ['timeline', filter],
  queryFn: ({ signal }: Asking) => call('GET /api/items/timeline', { query: filter, signal }),
});

/** Where the items that match say that they were made, within a part of the map at a zoom. */
export const placesQuery = (
  filter: ItemFilter,
  looked: { readonly zoom: number; readonly view?: string },
) => ({
  queryKey: ['places', filter, looked],
  queryFn: ({ signal }: Asking) => call('GET /api/items/places', { query: { ...filter, ...looked }, signal }),
});

/** Kinds of file in which a list can be taken away. */
export const EXPORTS = ['csv', 'xlsx', 'ndjson'] as const;

/** Address of the export of what matches. */
export function exportAddress(filter: ItemFilter, kind: (typeof EXPORTS)[number]): string {
  return addressOf(`/api/items.${kind}`, {}, { ...filter });
}

/** One item. */
export const itemQuery = (serial: string) =>
  queryOptions({
    queryKey: ['item', serial],
    queryFn: ({ signal }) => call('GET /api/items/{serial}', { params: { serial }, signal }),
  });

/** Text of an item, page by page. */
export const textQuery = (serial: string) =>
  queryOptions({
    queryKey: ['item', serial, 'text'],
    queryFn: ({ signal }) => call('GET /api/items/{serial}/text', { params: { serial }, signal }),
  });

/** Ledger entries about an item. */
export const historyQuery = (serial: string) =>
  queryOptions({
    queryKey: ['item', serial, 'history'],
    queryFn: ({ signal }) => call('GET /api/items/{serial}/history', { params: { serial }, signal }),
  });

/** What is needed to check an item's receipt. Never from the cache: a check is about what the server says now. */
export const receiptQuery = (serial: string) =>
  queryOptions({
    queryKey: ['item', serial, 'receipt'],
    queryFn: ({ signal }) => call('GET /api/items/{serial}/receipt', { params: { serial }, signal }),
    staleTime: 0,
  });

/** The best pages of a search, without counts. `cursor` is that of the part wanted, null for the first. */
export const searchQuery = (q: string, cursor: string | null) =>
  queryOptions({
    queryKey: ['search', q, cursor],
    queryFn: ({ signal }) =>
      call('GET /api/search', {
        query: { q, counts: false, ...(cursor === null ? {} : { cursor }) },
        signal,
      }),
  });

/** Pages that are counted at once, and when somebody wants to know more; the second takes several times as long. */
export const COUNTED = { first: 1_000, most: 10_000 } as const;

/** How much a search finds, up to so many pages; there a moment after the pages, and the same for every part of them. */
export const searchCountsQuery = (q: string, upTo: number) =>
  queryOptions({
    queryKey: ['search', q, 'counts', upTo],
    queryFn: ({ signal }) => call('GET /api/search/counts', { query: { q, upTo }, signal }),
  });

/** Quotes of an item that stand. */
export const quotesQuery = (serial: string) =>
  queryOptions({
    queryKey: ['quotes', serial],
    queryFn: ({ signal }) => call('GET /api/items/{serial}/quotes', { params: { serial }, signal }),
  });

/** What is proposed to code on a page of an item, of the first with text when none is named; with what was left of it, when it is asked for. */
export const suggestionsQuery = (serial: string, page: number | null, withLeft = false) =>
  queryOptions({
    queryKey: ['suggestions', serial, page, withLeft],
    queryFn: ({ signal }) =>
      call('GET /api/items/{serial}/suggestions', {
        params: { serial },
        query: { ...(page === null ? {} : { page }), ...(withLeft ? { left: 'yes' as const } : {}) },
        signal,
      }),
    // The list that is there stays while it is read anew: who answers one after the other loses no place.
    placeholderData: keepPreviousData,
  });

/** What narrows a list of claims; the same names stand in the address of the page. */
export interface ClaimsFilter {
  readonly kind?: string;
  readonly measure?: string;
  readonly text?: string;
}

/** Claims, newest first, a page at a time. */
export const claimsQuery = (filter: ClaimsFilter) =>
  infiniteQueryOptions({
    queryKey: ['claims', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/claims', {
        query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Claims that rest on an item, the newest. */
export const claimsOfItemQuery = (serial: string) =>
  queryOptions({
    queryKey: ['claims', 'item', serial],
    queryFn: ({ signal }) => call('GET /api/claims', { query: { item: serial, limit: 200 }, signal }),
  });

/** The newest claims that say a text, a few, where one is picked. */
export const claimsNamedQuery = (typed: string) =>
  queryOptions({
    queryKey: ['claims', 'named', typed],
    queryFn: ({ signal }) =>
      call('GET /api/claims', {
        query: { limit: 10, ...(typed.trim() === '' ? {} : { text: typed.trim() }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** One claim with its quotes, relations and grades. */
export const claimQuery = (id: string) =>
  queryOptions({
    queryKey: ['claims', 'one', id],
    queryFn: ({ signal }) => call('GET /api/claims/{id}', { params: { id }, signal }),
  });

/** What does not fit between a claim and others, and its origins. */
export const claimChecksQuery = (id: string) =>
  queryOptions({
    queryKey: ['claims', 'checks', id],
    queryFn: ({ signal }) => call('GET /api/claims/{id}/checks', { params: { id }, signal }),
  });

/** A controlled vocabulary; it does not change while the page is open. */
export const vocabularyQuery = (name: string) =>
  queryOptions({
    queryKey: ['vocabulary', name],
    queryFn: ({ signal }) => call('GET /api/vocabularies/{name}', { params: { name }, signal }),
    staleTime: Infinity,
  });

/** The lists of terms. */
export const vocabulariesQuery = queryOptions({
  queryKey: ['vocabularies'],
  queryFn: ({ signal }) => call('GET /api/vocabularies', { signal }),
});

/** Has every vocabulary asked for again that is shown. */
export const askForVocabularies = async (): Promise<void> => {
  await Promise.all(
    ['vocabulary', 'vocabularies'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })),
  );
};

/** Dossiers of the case. */
export const dossiersQuery = queryOptions({
  queryKey: ['dossiers'],
  queryFn: ({ signal }) => call('GET /api/dossiers', { signal }),
});

/** One dossier with its exhibits and builds. */
export const dossierQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossiers', id],
    queryFn: ({ signal }) => call('GET /api/dossiers/{id}', { params: { id }, signal }),
  });

/** Open findings by cause; asked for again while tools may be at work on them. */
export const findingsQuery = queryOptions({
  queryKey: ['findings'],
  queryFn: ({ signal }) => call('GET /api/findings', { signal }),
  refetchInterval: 15_000,
});

/** Open findings of one cause, newest first, a page at a time. */
export const openFindingsQuery = (cause: { readonly tool: string; readonly code: string }) =>
  infiniteQueryOptions({
    queryKey: ['findings', 'open', cause],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/findings/open', {
        query: { ...cause, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** People, roles and compartments, for those who look after them. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => call('GET /api/people', { signal }),
});

/** One source, with the version that a change of it names. */
export const sourceQuery = (id: string) =>
  queryOptions({
    queryKey: ['sources', id],
    queryFn: ({ signal }) => call('GET /api/sources/{id}', { params: { id }, signal }),
    staleTime: 0,
  });

/** Filters and searches that are kept; asked for again each minute, because watched searches go on finding. */
export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: ({ signal }) => call('GET /api/saved-views', { signal }),
  refetchInterval: 60_000,
});

/** Sources of the case, with how many items came from each. */
export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => call('GET /api/sources', { signal }),
});

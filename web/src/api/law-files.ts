import { queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

// All under one key with the law itself: what is published has everything about it asked for again.

/** Files of the law with their versions, and who is writing on which. */
export const lawFilesQuery = queryOptions({
  queryKey: ['law', 'files'],
  queryFn: ({ signal }) => call('GET /api/law/files', { signal }),
});

/** One file with its versions. */
export const lawVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['law', 'versions', id],
    queryFn: ({ signal }) => call('GET /api/law/files/{id}/versions', { params: { id }, signal }),
  });

/** A version with its text, which never changes. */
export const lawTextQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['law', 'text', id, version],
    queryFn: ({ signal }) =>
      call('GET /api/law/files/{id}/versions/{version}', { params: { id, version }, signal }),
  });

/** What was assessed by which version of a file. */
export const lawUsesQuery = (id: string) =>
  queryOptions({
    queryKey: ['law', 'uses', id],
    queryFn: ({ signal }) => call('GET /api/law/files/{id}/uses', { params: { id }, signal }),
  });

/** What somebody is writing of a file. Kept as the editor changes it: it is asked for when the page is opened, and not while one types. */
export const lawDraftQuery = (id: string) =>
  queryOptions({
    queryKey: ['law-draft', id],
    queryFn: ({ signal }) => call('GET /api/law/drafts/{id}', { params: { id }, signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });

/** Has all that shows the law or rests on it asked for again. */
export const askForLawFiles = async (): Promise<void> => {
  for (const name of ['law', 'allegations', 'proceedings', 'dossiers'])
    await queryClient.invalidateQueries({ queryKey: [name] });
};

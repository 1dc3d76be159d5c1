import { useMutation } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { dossierQuery, queryClient } from '../api/queries.ts';
import type { Exhibit } from '../api/schema.gen.ts';

/** Changes the list of exhibits: order, titles, sections. Shown at once; when the server refuses, its own list comes back. */
export function useOrder(dossierId: string) {
  const query = dossierQuery(dossierId);
  return useMutation({
    // One after the other: the second of two quick moves starts from the version that the first one made.
    scope: { id: `exhibits ${dossierId}` },
    mutationFn: (wanted: readonly Exhibit[]) =>
      call('PUT /api/dossiers/{id}/exhibits', {
        params: { id: dossierId },
        body: { exhibits: wanted.map(({ serial, title, section }) => ({ serial, title, section })) },
        ifMatch: queryClient.getQueryData(query.queryKey)?.version ?? '',
      }),
    onMutate: async (wanted) => {
      await queryClient.cancelQueries({ queryKey: query.queryKey });
      queryClient.setQueryData(
        query.queryKey,
        (old) =>
          old && {
            ...old,
            // Labels follow the numbering, which the server knows: none is shown rather than a wrong one.
            exhibits: wanted.map((one, at) => {
              const there = old.exhibits[at];
              const isSame = there?.exhibitId === one.exhibitId && there.section === one.section;
              return isSame && there.title === one.title ? there : { ...one, position: at + 1, label: '…' };
            }),
          },
      );
    },
    onSuccess: ({ version }) => queryClient.setQueryData(query.queryKey, (old) => old && { ...old, version }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
}

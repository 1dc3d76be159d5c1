import { useMutation, useMutationState } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { call } from '../api/client.ts';
import { dossierQuery, queryClient } from '../api/queries.ts';
import type { Exhibit } from '../api/schema.gen.ts';

/** The list as it was wanted. Labels follow the numbering, which the server knows: none is shown rather than a wrong one. */
function asWanted(exhibits: readonly Exhibit[], wanted: readonly Exhibit[]): Exhibit[] {
  return wanted.map((one, at) => {
    const there = exhibits[at];
    const isSame = there?.exhibitId === one.exhibitId && there.section === one.section;
    return isSame && there.title === one.title ? there : { ...one, position: at + 1, label: '…' };
  });
}

/**
 * Changes the list of exhibits: order, titles, sections. What was last wanted is shown at once and stays until the server
 * has answered the last of several changes, whatever list comes in between; when it refuses, its own list comes back.
 */
export function useOrder(dossierId: string, exhibits: readonly Exhibit[]) {
  const { queryKey } = dossierQuery(dossierId);
  const mutationKey = ['exhibits', dossierId];
  /** The version that the next of several changes starts from; null when none is under way. */
  const version = useRef<string | null>(null);
  const order = useMutation({
    mutationKey,
    // One after the other: the second of two quick moves starts from the version that the first one made, so that what
    // somebody else changed in between is a conflict and never written over.
    scope: { id: `exhibits ${dossierId}` },
    mutationFn: async (wanted: readonly Exhibit[]) => {
      version.current ??= queryClient.getQueryData(queryKey)?.version ?? '';
      const made = await call('PUT /api/dossiers/{id}/exhibits', {
        params: { id: dossierId },
        body: { exhibits: wanted.map(({ serial, title, section }) => ({ serial, title, section })) },
        ifMatch: version.current,
      });
      version.current = made.version;
    },
    onSettled: () => {
      if (queryClient.isMutating({ mutationKey }) > 1) return undefined;
      version.current = null;
      return queryClient.invalidateQueries({ queryKey });
    },
  });
  const wanted = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => state.variables as readonly Exhibit[],
  }).at(-1);
  const shown = useMemo(() => (wanted ? asWanted(exhibits, wanted) : exhibits), [exhibits, wanted]);
  return { order, shown };
}

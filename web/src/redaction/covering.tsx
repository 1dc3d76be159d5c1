import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { call } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Passage, Region } from '../coding/place.ts';

/** A place that somebody chose to have covered in public versions. */
export type Coverable =
  | (Passage & { readonly kind: 'passage' })
  | { readonly kind: 'region'; readonly page: number; readonly region: Region };

interface Covering {
  readonly serial: string;
  readonly place: Coverable;
}

// Chosen in the viewer and written about beside it: of the tab, until it is sent or left.
let covering: Covering | null = null;
const listeners = new Set<() => void>();

/** Chooses a place to cover, or none. */
export function cover(next: Covering | null): void {
  covering = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The place of this item that is about to be covered, or null. */
export function useCovering(serial: string): Coverable | null {
  const now = useSyncExternalStore(subscribe, () => covering);
  return now?.serial === serial ? now.place : null;
}

/** Takes a place that is to be covered, wherever it is chosen; null for those who may not. */
export const CoverPlace = createContext<((place: Coverable) => void) | null>(null);

/** The same, in a viewer. */
export const useCover = (): ((place: Coverable) => void) | null => useContext(CoverPlace);

/** What is covered of an item. */
export const redactionsQuery = (serial: string) =>
  queryOptions({
    queryKey: ['redactions', serial],
    queryFn: ({ signal }) => call('GET /api/items/{serial}/redactions', { params: { serial }, signal }),
  });

/** Has what is covered asked for again, wherever it is shown. */
export const askForRedactions = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['redactions'] });

import { useSyncExternalStore } from 'react';
import type { Passage } from './place.ts';

/** A passage that somebody chose to quote, and of which item. */
export interface Wanted {
  readonly serial: string;
  readonly passage: Passage;
}

// Chosen in the viewer and written about beside it: of the tab, until it is sent or left.
let wanted: Wanted | null = null;
const listeners = new Set<() => void>();

/** Chooses a passage to quote, or none. */
export function want(next: Wanted | null): void {
  wanted = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The passage of this item that is to be quoted, or null. */
export function useWanted(serial: string): Passage | null {
  const now = useSyncExternalStore(subscribe, () => wanted);
  return now?.serial === serial ? now.passage : null;
}

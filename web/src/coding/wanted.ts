import { useSyncExternalStore } from 'react';
import type { Claim, Suggestion } from '../api/schema.gen.ts';
import type { Quotable } from './place.ts';

/** Which suggestion is meant: what it is about and where; `runId` is null where rules made it. */
export interface SuggestionPlace extends Pick<Suggestion, 'kind' | 'start' | 'end' | 'runId'> {
  readonly page: number;
}

/** A passage or another place that somebody chose to quote, and of which item. */
export interface Wanted {
  readonly serial: string;
  readonly place: Quotable;
  /** What is proposed for it, to be changed before it is recorded. */
  readonly known?: Partial<Claim>;
  /** The suggestion that it was taken from, when it was. */
  readonly from?: SuggestionPlace;
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
export function useWanted(serial: string): Wanted | null {
  const now = useSyncExternalStore(subscribe, () => wanted);
  return now?.serial === serial ? now : null;
}

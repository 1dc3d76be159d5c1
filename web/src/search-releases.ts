import type { ReleaseState } from './api/releases.ts';

const STATES: readonly ReleaseState[] = ['asked', 'agreed', 'ended'];

/** What the address says of the list of releases; anything else in it is left out. */
export function releasesSearch(given: Record<string, unknown>): { readonly state?: ReleaseState } {
  const state = STATES.find((one) => one === given['state']);
  return state === undefined ? {} : { state };
}

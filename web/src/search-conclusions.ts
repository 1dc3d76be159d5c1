/** What the address of the list of conclusions says: a status, and the claim that a new one is made from. */
export interface ConclusionsSearch {
  readonly status?: string;
  readonly claim?: string;
}

/** Reads it; what it does not know it drops. */
export function conclusionsSearch(raw: Record<string, unknown>): ConclusionsSearch {
  const { status, claim } = raw;
  return {
    ...(typeof status === 'string' && /^find-[a-z-]{1,40}$/.test(status) ? { status } : {}),
    ...(typeof claim === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(claim)
      ? { claim }
      : {}),
  };
}

/** The present moment as RFC 3339 UTC with milliseconds, the only form in which times are stored. */
export function nowUtc(): string {
  return new Date().toISOString();
}

/** Seconds since `startedMs` (a `performance.now()` reading), rounded to milliseconds. */
export function secondsSince(startedMs: number): number {
  return Math.round(performance.now() - startedMs) / 1000;
}

import { useSyncExternalStore } from 'react';

// The header says whole seconds, and an answer may have been long on its way.
const ALLOWED_MS = 120_000;
const MINUTE_MS = 60_000;

let minutes = 0;
const listeners = new Set<() => void>();

/** By how many minutes the clock of this machine is ahead of the server's (negative: behind); 0 when they agree within two. */
export function minutesAhead(serverDate: string | null, sentMs: number, receivedMs: number): number {
  const server = Date.parse(serverDate ?? '');
  // Between sending and receiving the server wrote its time: what cannot be told apart from that is no difference.
  if (Number.isNaN(server)) return 0;
  const ahead = Math.max(0, sentMs - (server + 1000)) - Math.max(0, server - receivedMs);
  return Math.abs(ahead) <= ALLOWED_MS ? 0 : Math.round(ahead / MINUTE_MS);
}

/** Takes note of what the server says the time is. */
export function noteServerTime(serverDate: string | null, sentMs: number): void {
  if (serverDate === null) return;
  const now = minutesAhead(serverDate, sentMs, Date.now());
  if (now === minutes) return;
  minutes = now;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** By how many minutes the clocks differ, as `minutesAhead`. */
export function useMinutesAhead(): number {
  return useSyncExternalStore(subscribe, () => minutes);
}

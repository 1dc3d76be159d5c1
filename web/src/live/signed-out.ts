import { useSyncExternalStore } from 'react';

let isOut = false;
const listeners = new Set<() => void>();

/** Says that the session behind this page has ended, or stands again. */
export function setSignedOut(isSignedOut: boolean): void {
  if (isOut === isSignedOut) return;
  isOut = isSignedOut;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether it has ended. */
export function useSignedOut(): boolean {
  return useSyncExternalStore(subscribe, () => isOut);
}

/** Resolves as soon as the session stands; long work waits here and goes on. */
export function whenSignedIn(): Promise<void> {
  if (!isOut) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = subscribe(() => {
      if (isOut) return;
      stop();
      resolve();
    });
  });
}

import { ProblemError } from '../api/client.ts';
import { setSignedOut, whenSignedIn } from '../live/signed-out.ts';

/** Does something until it is done or finally refused. */
export type Persist = <T>(act: () => Promise<T>) => Promise<T>;

/** What work waits for. */
export type WaitingFor = 'connection' | 'sign-in';

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 10_000;
const FAULTS = 6;
// The upload stands elsewhere than was thought, or is still held by the request that broke; or the server has enough for now.
const PASSING = new Set([409, 423, 429]);

/** What `persistently` works with. */
export interface Persistence {
  readonly signal: AbortSignal;
  /** Resolves when work may go on; a pause is a promise that is still open. */
  readonly turn: () => Promise<void>;
  /** Hears what is waited for, and null when it goes on. */
  readonly waits: (what: WaitingFor | null) => void;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

const pauseMs = (times: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** times);

/**
 * Makes the way in which long work meets trouble: without a connection it waits for one however long it takes, without a
 * session until one has signed in again, and a server at fault is asked six times. Every other refusal is thrown at once.
 */
export function persistently({ signal, turn, waits }: Persistence): Persist {
  return async (act) => {
    let [lost, faults] = [0, 0];
    for (;;) {
      await turn();
      signal.throwIfAborted();
      try {
        const done = await act();
        if (lost > 0) waits(null);
        return done;
      } catch (error) {
        if (signal.aborted || !(error instanceof ProblemError)) throw error;
        const { status } = error.problem;
        if (status === 0) {
          waits('connection');
          lost += 1;
          await pause(pauseMs(lost), signal);
        } else if (status === 401) {
          waits('sign-in');
          setSignedOut(true);
          await Promise.race([whenSignedIn(), aborted(signal)]);
          waits(null);
        } else if ((status >= 500 || PASSING.has(status)) && faults < FAULTS) {
          faults += 1;
          await pause(pauseMs(faults), signal);
        } else throw error;
      }
    }
  };
}

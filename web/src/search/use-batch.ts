import { useRef, useState } from 'react';
import { sendForLines } from '../api/client.ts';
import type { Problem } from '../api/schema.gen.ts';

/** What one search of a list found, as the server says it. */
export interface BatchLine {
  readonly done: number;
  readonly total: number;
  readonly query: string;
  readonly pages: number | null;
  readonly items: number | null;
  readonly isExact: boolean;
  readonly hits: readonly { readonly serial: string; readonly title: string; readonly page: number }[];
  readonly problem: (Pick<Problem, 'code' | 'facts'> & { readonly message: string }) | null;
}

/** How far a list of searches is. */
export interface BatchState {
  readonly phase: 'idle' | 'running' | 'done' | 'stopped';
  readonly lines: readonly BatchLine[];
  readonly total: number;
  /** Searches a second so far. */
  readonly rate: number;
  readonly error: unknown;
}

const IDLE: BatchState = { phase: 'idle', lines: [], total: 0, rate: 0, error: null };
const REPORT_MS = 250;

/** Runs a list of searches and gathers what they find; stopping keeps what there is. */
export function useBatch() {
  const [state, setState] = useState<BatchState>(IDLE);
  const running = useRef<AbortController | null>(null);
  const run = async (csv: string): Promise<void> => {
    const own = new AbortController();
    running.current = own;
    const lines: BatchLine[] = [];
    const started = performance.now();
    let reported = 0;
    const report = (phase: BatchState['phase'], error: unknown = null): void => {
      reported = performance.now();
      const seconds = Math.max(0.001, (reported - started) / 1000);
      const total = lines.at(-1)?.total ?? 0;
      setState({ phase, lines: [...lines], total, rate: lines.length / seconds, error });
    };
    report('running');
    try {
      await sendForLines<BatchLine, object>(
        '/api/search/batch',
        (line) => {
          lines.push(line);
          if (performance.now() - reported > REPORT_MS) report('running');
        },
        { body: { csv }, signal: own.signal },
      );
      report('done');
    } catch (error) {
      report(own.signal.aborted ? 'stopped' : 'done', own.signal.aborted ? null : error);
    }
  };
  return { state, run, stop: () => running.current?.abort(), again: () => setState(IDLE) };
}

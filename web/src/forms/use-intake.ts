import { useRef, useState } from 'react';
import { call } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { IntakeResult, Routes } from '../api/schema.gen.ts';
import { uploadFile, type Uploaded } from './upload.ts';

/** Under which circumstances files came: asked once for all that are received together. */
export type Statement = Routes['POST /api/intake']['body']['statement'];

/** How far an intake is. */
export interface IntakeState {
  readonly phase: 'idle' | 'uploading' | 'receiving' | 'done';
  readonly filesDone: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly rate: number;
  readonly failed: readonly { readonly path: string; readonly error: unknown }[];
  readonly result: IntakeResult | null;
  readonly error: unknown;
}

const IDLE: IntakeState = {
  phase: 'idle',
  filesDone: 0,
  doneBytes: 0,
  totalBytes: 0,
  rate: 0,
  failed: [],
  result: null,
  error: null,
};

/** Most files that the server takes under one request. */
const BATCH_FILES = 1000;

const addUp = (a: IntakeResult | null, b: IntakeResult): IntakeResult =>
  a === null
    ? b
    : {
        received: a.received + b.received,
        items: a.items + b.items,
        duplicates: a.duplicates + b.duplicates,
        failed: a.failed + b.failed,
        bytes: a.bytes + b.bytes,
        seconds: a.seconds + b.seconds,
        findings: [...a.findings, ...b.findings],
        serials: [...a.serials, ...b.serials],
      };

async function receiveAll(statement: Statement, uploads: readonly Uploaded[]): Promise<IntakeResult | null> {
  let result: IntakeResult | null = null;
  for (let at = 0; at < uploads.length; at += BATCH_FILES) {
    const [first, ...rest] = uploads.slice(at, at + BATCH_FILES);
    if (first)
      result = addUp(
        result,
        await call('POST /api/intake', { body: { statement, uploads: [first, ...rest] } }),
      );
  }
  return result;
}

/** Uploads files one after the other, then has them received under one statement. A file that fails stops no other. */
export function useIntake() {
  const [state, setState] = useState<IntakeState>(IDLE);
  const running = useRef<AbortController | null>(null);

  const run = async (files: readonly File[], statement: Statement): Promise<void> => {
    const own = new AbortController();
    running.current = own;
    const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
    const started = performance.now();
    const uploads: Uploaded[] = [];
    const failed: { path: string; error: unknown }[] = [];
    let beforeBytes = 0;
    const report = (filesDone: number, doneBytes: number): void => {
      const seconds = Math.max(0.001, (performance.now() - started) / 1000);
      const rate = doneBytes / seconds;
      setState({ ...IDLE, phase: 'uploading', filesDone, doneBytes, totalBytes, rate, failed: [...failed] });
    };
    report(0, 0);
    for (const [at, file] of files.entries()) {
      try {
        uploads.push(
          await uploadFile(file, {
            signal: own.signal,
            report: (doneBytes) => report(at, beforeBytes + doneBytes),
          }),
        );
      } catch (error) {
        if (own.signal.aborted) return setState(IDLE);
        failed.push({ path: file.name, error });
      }
      beforeBytes += file.size;
      report(at + 1, beforeBytes);
    }
    setState((before) => ({ ...before, phase: 'receiving' }));
    try {
      const result = await receiveAll(statement, uploads);
      setState((before) => ({ ...before, phase: 'done', result }));
    } catch (error) {
      setState((before) => ({ ...before, phase: 'done', error }));
    }
    await queryClient.invalidateQueries();
  };

  return { state, run, stop: () => running.current?.abort(), again: () => setState(IDLE) };
}

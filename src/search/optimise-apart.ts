import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { AppError } from '#kernel';

const PROGRAM = join(import.meta.dirname, 'optimise-program.ts');

/**
 * Optimises the index in `dir` in a process of its own: at a million pages it needs several gigabytes of memory, which
 * a server would not give back. Aborted, it ends at once and the index is as it was. Error SEARCH_INDEX_UNREADABLE.
 */
export async function optimiseApart(dir: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const child = spawn(process.execPath, [...process.execArgv, PROGRAM, dir], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-2_000)));
  try {
    const [status] = (await once(child, 'close')) as [number | null];
    if (status !== 0 && !signal.aborted)
      throw new AppError('SEARCH_INDEX_UNREADABLE', {}, { cause: new Error(said.trim()) });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Archive } from '#archive';

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the command line on a test's archive, in a process of its own, as a user does. */
export function muniment(archive: Archive, ...args: readonly string[]): Promise<Ran> {
  const main = join(import.meta.dirname, '../../src/main.ts');
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...args, '--archive', archive.paths.root],
      { env: { ...process.env, DATABASE_URL: archive.ownerUrl }, maxBuffer: 64 * 2 ** 20 },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 3) : 0, stdout, stderr }),
    ),
  );
}

import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How a peer is run. */
export interface PeerOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit statuses that mean success; 0 when left out. */
  readonly accept?: readonly number[];
}

/** Whether a program is installed; a benchmark without its peer says so and measures our side alone. */
export function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const running = new Set<number>();

/** Ends the peers that are still running; for an interrupted benchmark. */
export function stopPeers(): void {
  for (const pid of running) process.kill(pid, 'SIGTERM');
}

/** Runs a program and returns what it printed on standard output and the seconds it took. Rejects when it fails. */
export function runPeer(
  program: string,
  args: readonly string[],
  options: PeerOptions = {},
): Promise<{ seconds: number; output: string }> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [output, complaints]: Buffer[][] = [[], []];
    if (child.pid !== undefined) running.add(child.pid);
    child.stdout.on('data', (part: Buffer) => output?.push(part));
    child.stderr.on('data', (part: Buffer) => complaints?.push(part));
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      if (child.pid !== undefined) running.delete(child.pid);
      if ((options.accept ?? [0]).includes(code ?? -1))
        resolve({ seconds, output: Buffer.concat(output ?? []).toString() });
      else
        reject(
          new Error(
            `${program} ended with ${code}: ${Buffer.concat(complaints ?? [])
              .toString()
              .slice(-500)}`,
          ),
        );
    });
  });
}

/** First line of what a program says about its version. */
export async function versionOf(program: string, args: readonly string[]): Promise<string> {
  const { output } = await runPeer(program, args, { accept: [0, 1] });
  return output.trim().split('\n')[0] ?? '';
}

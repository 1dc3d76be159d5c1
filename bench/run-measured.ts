import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secondsSince } from '#kernel';

const MUNIMENT = join(import.meta.dirname, '../muniment');
const LOOK_MS = 50;

/** What a field of /proc/PID/status says, in kB; 0 when the process has ended or has no such field. */
function statusOf(pid: number, field: string): number {
  try {
    return Number(
      new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0,
    );
  } catch {
    return 0;
  }
}

/** The processes that a process started, and those that they started; the database serves others too and is not among them. */
function below(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const one = Number(name);
    if (one > 0 && !isDatabase(one)) parents.set(one, statusOf(one, 'PPid'));
  }
  const found = [pid];
  for (const each of found) for (const [one, parent] of parents) if (parent === each) found.push(one);
  return found;
}

function isDatabase(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  } catch {
    return true;
  }
}

/** How a run of ours went. */
export interface MeasuredRun {
  readonly seconds: number;
  /** Most memory that the process itself had, as the kernel says. */
  readonly megabytes: number;
  /** Most that it and the tools it started had together, looked at every 50 ms. */
  readonly megabytesWithTools: number;
  /** Last line of what it printed. */
  readonly last: string;
}

/** Runs a command of ours as a user does, in a process of its own. Rejects when it fails. */
export async function runMeasured(args: readonly string[]): Promise<MeasuredRun> {
  const start = performance.now();
  const child = spawn(MUNIMENT, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [own, all] = [0, 0];
  const look = setInterval(() => {
    if (child.pid === undefined) return;
    own = Math.max(own, statusOf(child.pid, 'VmHWM'));
    all = Math.max(
      all,
      below(child.pid).reduce((sum, pid) => sum + statusOf(pid, 'VmRSS'), 0),
    );
  }, LOOK_MS);
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'close')) as [number];
  clearInterval(look);
  const seconds = secondsSince(start);
  if (code !== 0) throw new Error(`muniment ${args[0] ?? ''} failed: ${said}`);
  return {
    seconds,
    megabytes: (own * 1024) / 1e6,
    megabytesWithTools: (all * 1024) / 1e6,
    last: said.trim().split('\n').at(-1) ?? '',
  };
}

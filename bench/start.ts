import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError, secondsSince } from '#kernel';
import { freshArchive, inRounds, serversBelow, sizeFrom, type BenchPlace } from './place.ts';
import type { Figures, Measurement } from './report.ts';

const ROOT = join(import.meta.dirname, '..');

/** `npm start` would install packages now, which is no warm start (scripts/node.mjs writes the stamp). */
function assertInstalled(): void {
  const stamp = join(ROOT, 'node_modules/.muniment-installed');
  const lock = String(statSync(join(ROOT, 'package-lock.json')).mtimeMs);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock)
    throw new AppError('USAGE', {
      what: 'The start cannot be measured before `npm start` has installed everything once.',
    });
}

function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // proc(5), stat: the name in brackets may hold anything, so the fields are counted from its last bracket.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      found.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

/** The processes and everything below them. */
export function withDescendants(roots: readonly number[]): number[] {
  const all = new Set(roots);
  const parentOf = parents();
  for (let grown = -1; grown !== all.size;) {
    grown = all.size;
    for (const [child, parent] of parentOf) if (all.has(parent)) all.add(child);
  }
  return [...all];
}

function pssMegabytes(pid: number): number {
  const kibibytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? '0';
  return (Number(kibibytes) * 1024) / 1e6;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Proportional set size of the server, its children, its database; and of npm around them. */
function memory(npm: number, servers: readonly number[]): Figures {
  const started = withDescendants([npm]);
  const serve = started.find((pid) => /node\S* .*main\.ts serve/.test(commandOf(pid)));
  if (serve === undefined) throw new Error('the server process is not among the children of npm');
  const ours = withDescendants([serve]);
  const database = withDescendants(servers);
  const sum = (pids: readonly number[]): number => pids.reduce((total, pid) => total + pssMegabytes(pid), 0);
  return {
    'idle: server': sum(ours),
    'idle: its PostgreSQL': sum(database),
    'idle: server and PostgreSQL': sum(ours) + sum(database),
    'idle: npm and its wrapper besides': sum(started.filter((pid) => !ours.includes(pid))),
  };
}

/** The address that the server prints, on one line of JSON among what npm says. */
function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const url = /\{"url":"([^"]+)"/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
    child.on('exit', (code) => reject(new Error(`npm start ended with ${code}: ${said.slice(-500)}`)));
  });
}

async function oneStart(place: BenchPlace, root: string, idleMs: number): Promise<Figures> {
  const start = performance.now();
  const child = spawn('npm', ['start', '--silent', '--', '--port', '0', '--json'], {
    cwd: ROOT,
    env: { ...process.env, MUNIMENT_ARCHIVE: root, MUNIMENT_NO_APT: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = once(child, 'exit');
  try {
    const url = await addressOf(child);
    const answer = await fetch(url);
    const page = await answer.text();
    if (answer.status !== 200 || !page.includes('<html'))
      throw new Error(`the page is not served: ${answer.status} ${page.slice(0, 100)}`);
    const seconds = secondsSince(start);
    await delay(idleMs);
    return { 'npm start to page': seconds, ...memory(child.pid ?? 0, serversBelow(place)) };
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}

/** `npm start` on a machine where everything is installed and built, to the first page; then the memory at rest. */
export async function benchStart(place: BenchPlace): Promise<Measurement> {
  assertInstalled();
  const idleMs = sizeFrom('MUNIMENT_BENCH_IDLE_MS', 15_000);
  const { archive } = await freshArchive(place, 'archive');
  await archive.close();
  place.say('  one start to warm up');
  await oneStart(place, archive.paths.root, 100);
  const rounds = await inRounds(place, 3, () => oneStart(place, archive.paths.root, idleMs));
  return {
    name: 'start',
    setting: `npm start with an empty archive, workers on; memory ${idleMs / 1000} s after the first page, without a signed-in person`,
    units: {
      'npm start to page': 's',
      'idle: server': 'MB',
      'idle: its PostgreSQL': 'MB',
      'idle: server and PostgreSQL': 'MB',
      'idle: npm and its wrapper besides': 'MB',
    },
    rounds,
    goals: [
      {
        name: 'npm start to page',
        kind: 'at most',
        bound: 10,
        unit: 's',
        value: (figures) => figures['npm start to page'] ?? null,
      },
      {
        name: 'idle: server and PostgreSQL',
        kind: 'at most',
        bound: 300,
        unit: 'MB',
        value: (figures) => figures['idle: server and PostgreSQL'] ?? null,
      },
    ],
    notes: ['Memory is the proportional set size (shared pages are divided among those that share them).'],
  };
}

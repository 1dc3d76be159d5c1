import { execFileSync } from 'node:child_process';
import {
  closeSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '#kernel';

/** What the figures were measured on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly kernel: string;
  readonly node: string;
  /** File system and device of the folder that was written to. */
  readonly disk: string;
  /** Threads for file operations (UV_THREADPOOL_SIZE); `./muniment` sets 16. */
  readonly ioThreads: number;
  readonly measuredAt: string;
}

/** How busy the machine was just before a round, while we did nothing. */
export interface Quiet {
  /** Synchronous 8 KiB overwrites a second, one thread: what this disk gives at this moment. */
  readonly fdatasyncPerSecond: number;
  /** Empty files created a second, one thread. ext4 is far slower for minutes after many files were deleted nearby. */
  readonly createsPerSecond: number;
  /** Cores kept busy by others. */
  readonly coresOfOthers: number;
  readonly loadAverage1m: number;
}

interface Mount {
  readonly folder: string;
  readonly type: string;
  readonly device: string;
}

function mountOf(folder: string): Mount {
  let best: Mount = { folder: '', type: 'unknown', device: 'unknown' };
  // proc(5), mountinfo: … mount point … - file system, device, options.
  for (const line of readFileSync('/proc/self/mountinfo', 'utf8').trim().split('\n')) {
    const [left = '', right = ''] = line.split(' - ');
    const at = (left.split(' ')[4] ?? '').replaceAll('\\040', ' ');
    const [type = '', device = ''] = right.split(' ');
    const isAbove = at === '/' || folder === at || folder.startsWith(`${at}/`);
    if (isAbove && at.length >= best.folder.length) best = { folder: at, type, device };
  }
  return best;
}

/** Refuses (USAGE) a folder that is memory and no disk: what is "durable" there costs nothing and means nothing. */
export function assertRealDisk(folder: string): void {
  const { type } = mountOf(folder);
  if (['tmpfs', 'ramfs', 'overlay', 'devtmpfs'].includes(type))
    throw new AppError('USAGE', {
      what: `${folder} is on ${type}; set MUNIMENT_BENCH_DIR to a folder on a disk.`,
    });
}

/** Refuses (USAGE) to begin what would fill the disk. */
export function assertRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < bytes)
    throw new AppError('USAGE', {
      what: `${folder} has ${Math.round((bavail * bsize) / 1e9)} GB free and ${Math.ceil(bytes / 1e9)} GB are needed; set MUNIMENT_BENCH_DIR.`,
    });
}

/** Facts about this machine and the disk below `folder`. */
export function machineFacts(folder: string): Machine {
  const { type, device } = mountOf(folder);
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    disk: `${type} on ${device}`,
    ioThreads: Number(process.env['UV_THREADPOOL_SIZE'] ?? 4),
    measuredAt: new Date().toISOString(),
  };
}

function fdatasyncPerSecond(folder: string, forMs: number): number {
  const path = join(folder, 'fdatasync.probe');
  const block = Buffer.alloc(8192, 1);
  const file = openSync(path, 'w');
  try {
    writeSync(file, block, 0, block.length, 0);
    fdatasyncSync(file);
    let count = 0;
    const start = performance.now();
    for (; performance.now() - start < forMs; count += 1) {
      writeSync(file, block, 0, block.length, 0);
      fdatasyncSync(file);
    }
    return Math.round(count / ((performance.now() - start) / 1000));
  } finally {
    closeSync(file);
    rmSync(path);
  }
}

let probes = 0;

// The files stay until the end of the benchmark: deleting them would spoil the next reading.
function createsPerSecond(folder: string, count: number): number {
  const inner = join(folder, `creates-${process.pid}-${(probes += 1)}`);
  mkdirSync(inner);
  const start = performance.now();
  for (let number = 0; number < count; number += 1) closeSync(openSync(join(inner, String(number)), 'wx'));
  return Math.round(count / ((performance.now() - start) / 1000));
}

function busyTicks(): number {
  // proc(5), stat: user nice system idle iowait irq softirq steal; idle and waiting for the disk are not busy.
  const fields = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).slice(1).map(Number);
  return fields.slice(0, 8).reduce((sum, value, at) => sum + (at === 3 || at === 4 ? 0 : value), 0);
}

/** Writes back what earlier work left dirty, then looks at the machine for half a second. */
export async function quietness(folder: string): Promise<Quiet> {
  execFileSync('sync', ['-f', folder]);
  const [before, start] = [busyTicks(), performance.now()];
  await delay(500);
  // Linux counts in hundredths of a second on every architecture that we run on (USER_HZ).
  const cores = (busyTicks() - before) / 100 / ((performance.now() - start) / 1000);
  return {
    fdatasyncPerSecond: fdatasyncPerSecond(folder, 500),
    createsPerSecond: createsPerSecond(folder, 500),
    coresOfOthers: Math.round(cores * 100) / 100,
    loadAverage1m: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

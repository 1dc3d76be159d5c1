import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { release } from 'node:os';

// File systems whose syncfs writes everything and flushes the disk: ext4, xfs, btrfs. Elsewhere (FUSE, network, exotic)
// the call may promise less, and each file is synced by itself.
const TRUSTED_TYPES = new Set([0xef53, 0x58465342, 0x9123683e]);

// Before Linux 5.8 syncfs(2) returned 0 even when writing had failed.
const FIRST_KERNEL = [5, 8] as const;

function kernelReportsErrors(): boolean {
  const [major = 0, minor = 0] = release().split('.').map(Number);
  return major > FIRST_KERNEL[0] || (major === FIRST_KERNEL[0] && minor >= FIRST_KERNEL[1]);
}

function syncFailed(why: string): Error {
  return Object.assign(new Error(`the file system could not be synced: ${why}`), { code: 'EIO' });
}

/**
 * Makes everything that was written to one file system durable at once (syncfs(2), through the program `sync` of
 * coreutils): for hundreds of small files one journal commit and one flush instead of hundreds. Calls share a run; one
 * runs at a time, because the kernel reports a failed write only to the first that asks. After a failure every
 * further call fails: what had reached the disk is not known then (decision 0008).
 */
export class GroupSync {
  readonly #program: string;
  readonly #folder: string;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;
  #failure: Error | null = null;
  #helper: ChildProcessWithoutNullStreams | null = null;
  #settle: ((why: string | null) => void) | null = null;

  private constructor(program: string, folder: string) {
    this.#program = program;
    this.#folder = folder;
  }

  /** For the file system that holds `folder`; null where syncfs is not known to keep its promise, or not to be had. */
  static for(folder: string): GroupSync | null {
    const program = ['/usr/bin/sync', '/bin/sync'].find((path) => existsSync(path));
    if (program === undefined || !kernelReportsErrors() || !TRUSTED_TYPES.has(statfsSync(folder).type))
      return null;
    return spawnSync(program, ['-f', folder], { stdio: 'ignore' }).status === 0
      ? new GroupSync(program, folder)
      : null;
  }

  /** Resolves when everything written before the call is durable. Rejects (EIO) when that is not certain. */
  done(): Promise<void> {
    // A run under way may have passed our bytes by already: wait for the one after it, together with all who came since.
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      const run = this.#run();
      this.#running = run.catch(() => undefined);
      return run;
    });
    return this.#next;
  }

  #run(): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#settle = (why) => {
        this.#settle = null;
        if (why === null) return resolve();
        this.#failure = syncFailed(why);
        this.#helper?.kill();
        reject(this.#failure);
      };
      this.#helper ??= this.#start();
      this.#helper.stdin.write('\n');
    });
  }

  /**
   * A process of this size takes ten milliseconds to fork, a shell a tenth of one: it starts one `sync` for each line
   * it reads and answers with its exit status. It ends when its standard input does, so with us, however we end.
   */
  #start(): ChildProcessWithoutNullStreams {
    const script = 'while read -r line; do "$0" -f "$1" && echo 0 || echo $?; done';
    const helper = spawn('/bin/sh', ['-c', script, this.#program, this.#folder]);
    let said = '';
    helper.stderr.on('data', (chunk: Buffer) => (said = `${said}${String(chunk)}`.slice(-500)));
    helper.stdout.on('data', (chunk: Buffer) => {
      const status = String(chunk).trim();
      this.#settle?.(status === '0' ? null : said.trim() || `exit status ${status}`);
    });
    helper.on('error', (error) => this.#settle?.(error.message));
    helper.stdin.on('error', (error) => this.#settle?.(error.message));
    helper.on('close', () => {
      // Ended while nothing was asked of it: the next call starts another.
      if (this.#helper === helper) this.#helper = null;
      this.#settle?.('its helper process ended');
    });
    // It must not keep this process alive while nothing is being stored.
    helper.unref();
    for (const stream of [helper.stdin, helper.stdout, helper.stderr] as unknown as Socket[]) stream.unref();
    return helper;
  }

  /** Ends the helper process. */
  close(): void {
    this.#helper?.kill();
  }
}

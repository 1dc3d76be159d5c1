import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, rm, stat } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

/** Limits of one run of an external program on hostile input. */
export interface ProgramLimits {
  readonly timeoutMs: number;
  /** Address space; 0 for programs that reserve far more than they use (Node, LibreOffice's helpers). */
  readonly memoryMb: number;
  /** Memory it may fill, for programs that reserve far more than they use; without it only the others count. */
  readonly dataMb?: number;
  /** What it may print, and the largest file it may write. */
  readonly outputMb: number;
}

/** One run: a fixed program with an argument list (never a shell line), reading `input` and writing below `workDir`. */
export interface ProgramRun {
  readonly program: string;
  readonly args: readonly string[];
  /** The blob; inside the sandbox it is /in/file, and the argument `{in}` stands for it. */
  readonly input: string;
  /** An empty folder of ours; inside the sandbox /out, and the argument `{out}` stands for it. */
  readonly workDir: string;
  readonly limits: ProgramLimits;
  /** Further folders that the program must be able to read. */
  readonly readable?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** How a run ended. `reason` is null when it exited by itself. */
export interface ProgramResult {
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly reason: 'timeout' | 'output' | 'aborted' | null;
}

const located = new Map<string, Promise<string | null>>();

/** Full path of a program on PATH, or null. */
export function findProgram(name: string): Promise<string | null> {
  let found = located.get(name);
  if (!found) {
    found = (async () => {
      for (const folder of (process.env['PATH'] ?? '/usr/bin:/bin').split(delimiter)) {
        const path = join(folder, name);
        if (
          await access(path, constants.X_OK).then(
            () => true,
            () => false,
          )
        )
          return path;
      }
      return null;
    })();
    located.set(name, found);
  }
  return found;
}

let sandbox: Promise<string | null> | undefined;

/** Path of bubblewrap when it works on this machine (it needs user namespaces), else null. */
export function sandboxProgram(): Promise<string | null> {
  sandbox ??= (async () => {
    const bwrap = await findProgram('bwrap');
    if (bwrap === null) return null;
    const { code } = await new Promise<{ code: number | null }>((done) => {
      const child = spawn(bwrap, ['--unshare-all', '--ro-bind', '/', '/', '/bin/true'], { stdio: 'ignore' });
      child.on('error', () => done({ code: -1 }));
      child.on('exit', (exit) => done({ code: exit }));
    });
    return code === 0 ? bwrap : null;
  })();
  return sandbox;
}

const SYSTEM_FOLDERS = [
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib64',
  '/etc/alternatives',
  '/etc/fonts',
  '/etc/libreoffice',
  '/etc/ld.so.cache',
  '/etc/magic',
  '/var/cache/fontconfig',
];

async function sandboxArgs(run: ProgramRun): Promise<string[]> {
  const args = [
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    '--clearenv',
    '--proc',
    '/proc',
    '--dev',
    '/dev',
    '--tmpfs',
    '/tmp',
  ];
  for (const folder of [...SYSTEM_FOLDERS, ...(run.readable ?? [])])
    args.push('--ro-bind-try', folder, folder);
  args.push('--ro-bind', run.input, '/in/file', '--bind', run.workDir, '/out', '--chdir', '/out');
  for (const [name, value] of Object.entries(environment(run))) args.push('--setenv', name, value);
  return args;
}

function environment(run: ProgramRun): Record<string, string> {
  return { PATH: '/usr/bin:/bin', HOME: '/tmp', LC_ALL: 'C.UTF-8', OMP_THREAD_LIMIT: '1', ...run.env };
}

async function command(
  run: ProgramRun,
  program: string,
): Promise<{ file: string; args: string[]; env: Record<string, string> }> {
  const bwrap = await sandboxProgram();
  const place = (arg: string): string =>
    arg.replaceAll('{in}', bwrap ? '/in/file' : run.input).replaceAll('{out}', bwrap ? '/out' : run.workDir);
  const limit = await findProgram('prlimit');
  const inner = [program, ...run.args.map(place)];
  const limited =
    limit === null
      ? inner
      : [
          limit,
          `--fsize=${run.limits.outputMb * 2 ** 20}`,
          '--core=0',
          `--cpu=${Math.ceil(run.limits.timeoutMs / 1000)}`,
          ...(run.limits.memoryMb > 0 ? [`--as=${run.limits.memoryMb * 2 ** 20}`] : []),
          ...(run.limits.dataMb === undefined ? [] : [`--data=${run.limits.dataMb * 2 ** 20}`]),
          '--',
          ...inner,
        ];
  if (bwrap === null) return { file: limited[0] ?? program, args: limited.slice(1), env: environment(run) };
  return {
    file: bwrap,
    args: [...(await sandboxArgs(run)), '--', ...limited],
    env: { PATH: '/usr/bin:/bin' },
  };
}

/**
 * Runs a program with time, memory and output limits, without network, seeing only the system, its input (read
 * only) and its work folder where bubblewrap works. Everything it started is gone when this returns. Rejects only when
 * the program cannot be started at all.
 */
export async function runProgram(run: ProgramRun): Promise<ProgramResult> {
  const program = run.program.startsWith('/') ? run.program : await findProgram(run.program);
  if (program === null)
    throw Object.assign(new Error(`${run.program} is not installed`), { code: 'TOOL_MISSING' });
  const { file, args, env } = await command(run, program);
  const child = spawn(file, args, {
    cwd: run.workDir,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let reason: ProgramResult['reason'] = null;
  const end = (why: ProgramResult['reason']) => () => {
    reason ??= why;
    // The group and, through the process namespace, every grandchild.
    if (child.pid !== undefined) {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        child.kill('SIGKILL');
      }
    }
  };
  const timer = setTimeout(end('timeout'), run.limits.timeoutMs);
  const abort = end('aborted');
  if (run.signal?.aborted) abort();
  run.signal?.addEventListener('abort', abort, { once: true });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  let outBytes = 0;
  let errBytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    outBytes += chunk.length;
    if (outBytes > run.limits.outputMb * 2 ** 20) end('output')();
    else stdout.push(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errBytes += chunk.length;
    if (errBytes < 64_000) stderr.push(chunk);
  });
  try {
    const exitCode = await new Promise<number | null>((done, fail) => {
      child.on('error', fail);
      child.on('close', (code) => done(code));
    });
    return {
      exitCode,
      stdout: Buffer.concat(stdout),
      stderr: Buffer.concat(stderr).toString('utf8'),
      reason,
    };
  } finally {
    clearTimeout(timer);
    run.signal?.removeEventListener('abort', abort);
    abort();
  }
}

/** An empty folder below `scratch` for one run; call the returned function when done with it. */
export async function workFolder(
  scratch: string,
  name: string,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = join(scratch, name);
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true, mode: 0o700 });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Size of a file the program should have written; null when it did not. */
export async function writtenSize(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
}

/** Folder of a file, for `readable`. */
export const folderOf = dirname;

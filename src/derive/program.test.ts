import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findProgram, runProgram, sandboxProgram, type ProgramRun } from './program.ts';

const folder = await mkdtemp(join(tmpdir(), 'muniment-program-'));
after(() => rm(folder, { recursive: true, force: true }));
const input = join(folder, 'evidence');
await writeFile(input, 'evidence');
const limits = { timeoutMs: 10_000, memoryMb: 512, outputMb: 4 };
const run = (program: string, args: string[], more: Partial<ProgramRun> = {}) =>
  runProgram({ program, args, input, workDir: folder, limits, ...more });
const isolated = (await sandboxProgram()) !== null;

test('a program reads its input and writes its work folder, and arguments are never a shell line', async () => {
  const read = await run('cat', ['{in}']);
  assert.deepEqual([read.exitCode, read.stdout.toString(), read.reason], [0, 'evidence', null]);
  await run('cp', ['{in}', '{out}/made']);
  assert.ok((await readdir(folder)).includes('made'));
  assert.equal((await run('echo', ['$(id); `id` | cat'])).stdout.toString(), '$(id); `id` | cat\n');
});

test('inside the sandbox there is no network, no other file, no other process, no environment', async (t) => {
  if (!isolated) return t.skip('bubblewrap does not work here');
  process.env['MUNIMENT_TEST_SECRET'] = 'leak';
  assert.equal((await run('cat', ['/etc/passwd'])).exitCode, 1);
  assert.equal((await run('ls', [import.meta.dirname])).exitCode, 2);
  assert.doesNotMatch((await run('env', [])).stdout.toString(), /leak/);
  assert.deepEqual(
    (await run('sh', ['-c', 'ls /sys/class/net 2>/dev/null; cat /proc/net/route'])).stdout
      .toString()
      .trim()
      .split('\n').length,
    1,
  );
  assert.equal((await run('sh', ['-c', 'echo x > /in/file'])).exitCode, 2, 'the input is read-only');
  delete process.env['MUNIMENT_TEST_SECRET'];
});

test('time, output and memory limits end it and everything it started', async () => {
  const slow = await run('sh', ['-c', 'sleep 60 & sleep 60'], { limits: { ...limits, timeoutMs: 300 } });
  assert.equal(slow.reason, 'timeout');
  assert.equal((await run('sh', ['-c', 'yes'], { limits: { ...limits, outputMb: 1 } })).reason, 'output');
  const greedy = await run('perl', ['-e', 'my $x = "x" x 900_000_000; print length $x']);
  assert.notEqual(greedy.exitCode, 0);
  const stop = new AbortController();
  const aborted = run('sleep', ['60'], { signal: stop.signal });
  stop.abort();
  assert.equal((await aborted).reason, 'aborted');
});

test('a program that is not installed is said to be missing', async () => {
  assert.equal(await findProgram('no-such-program'), null);
  await assert.rejects(run('no-such-program', []), { code: 'TOOL_MISSING' });
});

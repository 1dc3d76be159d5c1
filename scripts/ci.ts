/** Every step of CI, one after the other, with its time. `npm test` and `.ci/run` both end here. Name steps to run only those. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#db';
import { startDebianPostgres } from './debian-postgres.ts';

const root = join(import.meta.dirname, '..');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

interface Step {
  readonly name: string;
  readonly run: () => Promise<boolean> | boolean;
}

function command(program: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (error) process.stderr.write(`${program}: ${error.message}\n`);
  return status === 0;
}

/** Runs node:test over files with one shared database server, so that not every file starts its own. */
async function nodeTest(
  files: readonly string[],
  serverUrl: string | null,
  concurrency = 2,
): Promise<boolean> {
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--disable-proto=delete',
    '--test',
    `--test-concurrency=${concurrency}`,
    '--test-timeout=1200000',
    '--test-reporter=dot',
    '--test-reporter-destination=stderr',
    '--test-reporter=./scripts/summary-reporter.ts',
    '--test-reporter-destination=stdout',
    ...files,
  ];
  return command(process.execPath, args, serverUrl === null ? {} : { TEST_DATABASE_URL: serverUrl });
}

async function withEmbedded(use: (url: string) => Promise<boolean>): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-ci-'));
  const server = await startEmbedded({
    preferredDir: join(folder, 'pg'),
    archiveId: `ci-${randomBytes(6).toString('hex')}`,
  });
  try {
    return await use(server.ownerUrl);
  } finally {
    await server.release();
    rmSync(server.dataDir, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onDebian(): Promise<boolean> {
  const server = await startDebianPostgres();
  if (server === null) {
    process.stdout.write('SKIPPED: Debian’s postgresql-15 is not installed and could not be.\n');
    return true;
  }
  try {
    // The command line has no SQL of its own: what it calls is run here, and itself on the database that is embedded.
    const files = globSync('src/**/*.db.test.ts', { cwd: root, exclude: ['src/cli/**'] });
    return await nodeTest(files, server.url);
  } finally {
    await server.stop();
  }
}

function generatedFilesMatch(): boolean {
  const generators = ['scripts/gen-schema.ts', 'scripts/gen-docs.ts', 'scripts/gen-api.ts'].filter((file) =>
    existsSync(join(root, file)),
  );
  for (const file of generators)
    if (!command(process.execPath, ['--disable-warning=ExperimentalWarning', file])) return false;
  return command('git', [
    'diff',
    '--exit-code',
    '--stat',
    '--',
    'src/db/schema.gen.ts',
    'sql/schema.sql',
    'docs/errors.md',
    'web/src/api/schema.gen.ts',
  ]);
}

const unit = globSync(
  [
    'src/**/*.test.ts',
    'sample/**/*.test.ts',
    'verify/src/**/*.test.ts',
    'test/*.test.ts',
    'web/**/*.test.ts',
  ],
  { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] },
).sort();

const steps: readonly Step[] = [
  {
    name: 'types',
    run: () =>
      ['tsconfig.json', 'verify/tsconfig.json', 'verify/page/tsconfig.json', 'web/tsconfig.json']
        .filter((file) => existsSync(join(root, file)))
        .every((file) => command(process.execPath, [bin('tsc'), '--noEmit', '-p', file])),
  },
  {
    name: 'lint',
    run: () =>
      command(bin('oxlint'), [
        '--type-aware',
        '--deny-warnings',
        'src',
        'test',
        'scripts',
        'bench',
        'sample',
        'verify',
        'web',
      ]),
  },
  {
    name: 'format',
    run: () =>
      command(bin('oxfmt'), ['--check', 'src', 'test', 'scripts', 'bench', 'sample', 'verify', 'web']),
  },
  { name: 'unused', run: () => command(bin('knip'), []) },
  { name: 'generated', run: generatedFilesMatch },
  { name: 'tests', run: () => withEmbedded((url) => nodeTest(unit, url)) },
  { name: 'debian', run: onDebian },
  { name: 'fault', run: () => nodeTest(globSync('test/fault/*.test.ts', { cwd: root }).sort(), null, 1) },
  {
    name: 'journey',
    run: () =>
      nodeTest(globSync(['test/journey/*.test.ts', 'test/e2e/*.e2e.ts'], { cwd: root }).sort(), null, 1),
  },
];

const wanted = process.argv.slice(2);
const failed: string[] = [];
const times: string[] = [];
for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  process.stdout.write(`\n== ${step.name}\n`);
  const started = performance.now();
  const passed = await step.run();
  times.push(
    `${passed ? 'ok    ' : 'FAILED'} ${step.name.padEnd(10)} ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  if (!passed) failed.push(step.name);
}
process.stdout.write(
  `\n${times.join('\n')}\n\n${times.length - failed.length} passed, ${failed.length} failed\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

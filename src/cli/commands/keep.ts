import { randomBytes } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import {
  checkCoding,
  healIndex,
  initArchive,
  readChecks,
  recordCheck,
  openArchive,
  reindex,
  type Archive,
} from '#archive';
import { scrub } from '#blobs';
import { createDatabase, dropDatabase, openDatabase } from '#db';
import { toolStates } from '#derive';
import { describeError, type Finding } from '#kernel';
import { fsck, rebuild, tableDigests } from '#ledger';
import { withArchive, type CommonOptions } from '../context.ts';
import { plain, progress, say, sayJson, size, step, table } from '../output.ts';

function sayFindings(findings: readonly Finding[]): void {
  if (findings.length > 0)
    say(table(findings.map((one) => [one.severity, one.code, plain(one.subject), plain(one.detail)])));
}

function countOf(findings: readonly Finding[]): { errors: number; warnings: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}

function initCommand(program: Command): void {
  program
    .command('init')
    .description('make an archive in a new or empty folder')
    .option('--name <name>', 'name of its ledger, part of every checkpoint', 'archive')
    .option('--owner <name>', 'name of its first owner', 'Owner')
    .option('--case <title>', 'title of its first case', 'Case')
    .addHelpText(
      'after',
      '\nExample:\n  muniment init --archive ./case --name law-clinic --owner "A. Archivist" --case "State A v. State B"',
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<
        CommonOptions & { name: string; owner: string; case: string }
      >();
      const archive = await initArchive(options.archive, options.name, {
        ownerName: options.owner,
        ownerEmail: null,
        caseTitle: options.case,
      });
      try {
        const { manifest, ledger, paths } = archive;
        if (options.json)
          sayJson({
            archive: paths.root,
            origin: manifest.origin,
            vkey: ledger.key.vkey,
            fingerprint: ledger.key.fingerprint,
          });
        else
          say(
            `Archive in ${paths.root}\n${table([
              ['Ledger', manifest.origin],
              ['Verifier key', ledger.key.vkey],
              ['Fingerprint', ledger.key.fingerprint],
            ])}\n\nKeep a copy of ${paths.keys} apart from the archive, and give the fingerprint to those who will verify.`,
          );
      } finally {
        await archive.close();
      }
    });
}

function fsckCommand(program: Command): void {
  program
    .command('fsck')
    .description('re-derive everything the archive says about itself and report every difference')
    .option('--scrub', 'also re-hash every blob')
    .addHelpText(
      'after',
      `
Every quote that stands is looked up again in the very text that it was taken from, and the element of a web page that
it names in the bytes that were received. Which quotes there are is asked of the database; that they are those of the
ledger is what \`muniment rebuild\` proves. Exit status: 0 sound, 1 findings.

Example:
  muniment fsck --archive ./case --scrub --json`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { scrub?: boolean }>();
      await withArchive(options, async (archive) => {
        const report = await fsck(archive.ledger.files, archive.blobs, {
          progress: ({ entries, total }) => progress(`  ledger: ${entries} of ${total} entries`),
        });
        const quotes = await checkCoding(archive, (looked) => progress(`  quotes: ${looked} looked up`));
        const bytes = options.scrub
          ? await scrub(archive.blobs, archive.paths.blobs, (done) =>
              progress(`  blobs: ${done.blobs}, ${size(done.bytes)}, ${done.findings} findings`),
            )
          : null;
        const found = [...report.findings, ...quotes.findings];
        const findings = [...found, ...(bytes?.findings ?? [])];
        await recordCheck(archive.paths, 'fsck', { ...countOf(found), looked: report.entries });
        if (bytes)
          await recordCheck(archive.paths, 'scrub', { ...countOf(bytes.findings), looked: bytes.blobs });
        if (options.json)
          sayJson({
            ...report,
            quotes: quotes.looked,
            findings,
            scrubbed: bytes && { blobs: bytes.blobs, bytes: bytes.bytes },
          });
        else {
          say(
            `${report.entries} entries, ${report.checkpoints} checkpoints, ${report.blobs} blobs named, ${quotes.looked} quotes looked up${bytes ? `, ${bytes.blobs} blobs re-hashed (${size(bytes.bytes)})` : ''}: ${findings.length === 0 ? 'sound' : `${findings.length} findings`}`,
          );
          sayFindings(findings);
        }
        process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
      });
    });
}

/** Rebuilds beside the database in use and compares, table by table. */
async function rebuildBeside(archive: Archive) {
  await archive.ledger.publishAll();
  const database = `muniment_rebuilt_${randomBytes(4).toString('hex')}`;
  const ownerUrl = await createDatabase(archive.ownerUrl, database);
  const db = await openDatabase({ ownerUrl, secretFile: join(archive.paths.local, 'app-role.secret') });
  try {
    const { check, digests } = await rebuild(db, archive.ledger.files, archive.blobs, rebuildProgress);
    const now = new Map((await tableDigests(archive.db)).map((digest) => [digest.table, digest]));
    const tables = digests.map((digest) => ({
      ...digest,
      equal: now.get(digest.table)?.sha256 === digest.sha256,
    }));
    return {
      database,
      entries: check.entries,
      restored: false,
      equal: tables.every((one) => one.equal),
      tables,
    };
  } finally {
    await db.close();
    await dropDatabase(archive.ownerUrl, database);
  }
}

/** Restores an empty database from the archive; a second rebuild of the same archive is what it is compared with. */
async function restore(archive: Archive) {
  await rebuild(archive.db, archive.ledger.files, archive.blobs, rebuildProgress);
  return { ...(await rebuildBeside(archive)), restored: true };
}

function rebuildProgress({ entries, total }: { entries: number; total: number }): void {
  progress(`  rebuilding: ${entries} of ${total} entries`);
}

function rebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description('recreate the database from the archive alone and prove it equal, table by table')
    .addHelpText(
      'after',
      `
Restores the database when it is lost. Otherwise it rebuilds into a new one beside the one in use, compares the
digests of every table, and drops it again. Exit status: 0 equal, 1 different.

Example:
  muniment rebuild --archive ./case --json`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const archive = await openArchive(options.archive, { forRebuild: true });
      try {
        const result = (await archive.ledger.databaseIsLost())
          ? await restore(archive)
          : await rebuildBeside(archive);
        const errors = result.tables.filter(({ equal }) => !equal).length;
        await recordCheck(archive.paths, 'rebuild', { errors, warnings: 0, looked: result.tables.length });
        if (options.json) sayJson(result);
        else {
          say(
            table(
              result.tables.map((one) => [
                one.equal ? 'equal' : 'DIFFERENT',
                one.table,
                `${one.rows} rows`,
                one.sha256,
              ]),
            ),
          );
          const what = result.restored ? 'Restored the database from' : 'Rebuilt';
          say(
            `\n${what} ${result.entries} entries: every table ${result.equal ? 'is equal' : 'is NOT equal'} to a rebuild from the archive alone.`,
          );
        }
        process.exitCode = result.equal ? 0 : 1;
      } finally {
        await archive.close();
      }
    });
}

function reindexCommand(program: Command): void {
  program
    .command('reindex')
    .description('build the search index anew from the archive')
    .addHelpText('after', '\nExample:\n  muniment reindex --archive ./case')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const items = await reindex(archive, (done) => progress(`  indexing: ${done} items`));
        if (options.json) sayJson({ items });
        else say(`${items} items are in the search index.`);
      });
    });
}

async function archiveState(path: string): Promise<Record<string, unknown>> {
  const archive = await openArchive(path);
  try {
    await healIndex(archive, (items) => progress(`  indexing: ${items} items`));
    const { rows } = await archive.db.pool.query<{ version: string }>('select version() as version');
    const disk = await statfs(archive.paths.root);
    return {
      root: archive.paths.root,
      origin: archive.manifest.origin,
      fingerprint: archive.ledger.key.fingerprint,
      database: rows[0]?.version,
      freeBytes: disk.bavail * disk.bsize,
      index: await archive.index.state(),
      jobs: await archive.jobs.state(),
      checks: await readChecks(archive.paths),
      checkpoint: await archive.ledger.checkpoint().then(
        ({ size: entries, root }) => ({ size: entries, root }),
        () => null,
      ),
    };
  } finally {
    await archive.close();
  }
}

function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('what works on this machine, what is off, and how the archive stands')
    .addHelpText(
      'after',
      '\nExit status: 0 all well, 1 something is off.\n\nExample:\n  muniment doctor --archive ./case --json',
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const tools = await toolStates();
      const archive = await archiveState(options.archive).catch((error: unknown) => ({
        error: describeError(error),
      }));
      const packages = [...new Set(tools.flatMap(({ missing }) => missing.map(({ debian }) => debian)))];
      if (options.json) sayJson({ node: process.version, tools, packages, archive });
      else {
        say(
          table([
            ['ready', 'Node', process.version],
            ...tools.map((tool) => [tool.ready ? 'ready' : 'OFF', tool.name, tool.does]),
          ]),
        );
        if (packages.length > 0) step(`\nInstall what is off with: apt-get install ${packages.join(' ')}`);
        say(
          `\n${table(Object.entries(archive).map(([name, value]) => [name, plain(typeof value === 'string' ? value : JSON.stringify(value))]))}`,
        );
      }
      process.exitCode = packages.length > 0 || 'error' in archive ? 1 : 0;
    });
}

/** Commands of the steward. */
export function keepCommands(program: Command): void {
  initCommand(program);
  fsckCommand(program);
  rebuildCommand(program);
  reindexCommand(program);
  doctorCommand(program);
}

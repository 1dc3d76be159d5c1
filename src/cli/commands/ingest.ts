import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { waitForQueues, type Archive } from '#archive';
import { findingsOfBatch, sourceKinds, type ProvenanceStatement } from '#catalogue';
import { receive, walk, type IntakeResult } from '#intake';
import { AppError, type Severity } from '#kernel';
import { ownerOf, withArchive, withWorkers, type CommonOptions } from '../context.ts';
import { plain, progress, say, sayJson, size, table } from '../output.ts';

interface IngestOptions extends CommonOptions {
  readonly wait?: boolean;
  readonly source?: string;
  readonly sourceKind: string;
  readonly from?: string;
  readonly how?: string;
  readonly date?: string;
  readonly conditions?: string;
  readonly language?: string;
  readonly restrictions?: string;
  readonly label?: string;
}

function statementFrom(paths: readonly string[], options: IngestOptions): ProvenanceStatement {
  const kind = sourceKinds.find((one) => one === options.sourceKind);
  if (!kind)
    throw new AppError('INVALID_INPUT', {
      what: '--source-kind',
      why: `it is one of ${sourceKinds.join(', ')}`,
    });
  const label = options.label ?? paths.map((path) => basename(resolve(path))).join(', ');
  return {
    source: { name: options.source ?? 'Not stated', kind: options.source === undefined ? 'unknown' : kind },
    label,
    obtainedFrom: options.from ?? null,
    obtainedHow: options.how ?? null,
    obtainedAt: options.date ?? null,
    conditions: options.conditions ?? null,
    language: options.language ?? null,
    restrictions: options.restrictions ?? null,
  };
}

/** Waits for all derivation with progress on standard error; workers must be running. */
export async function waitWithProgress(archive: Archive): Promise<void> {
  await waitForQueues(archive, (state) =>
    progress(
      `  deriving: ${state.map(({ name, waiting, active, failed }) => `${name} ${waiting} waiting, ${active} running${failed ? `, ${failed} failed` : ''}`).join(' · ')}`,
    ),
  );
}

/** Receives paths under a statement; with `wait`, returns when everything received has been derived and indexed. */
export async function ingestPaths(
  archive: Archive,
  paths: readonly string[],
  statement: ProvenanceStatement,
  { wait, inCase }: { readonly wait: boolean; readonly inCase?: string | undefined },
): Promise<IntakeResult> {
  const { by, caseId, compartmentId } = await ownerOf(archive, inCase);
  const started = performance.now();
  const work = async (): Promise<IntakeResult> => {
    const result = await receive(
      archive,
      { by, caseId, compartmentId, statement },
      walk(paths, archive.paths.root),
      (now) => {
        const seconds = (performance.now() - started) / 1000;
        progress(
          `  received ${now.received} (${now.items} new, ${now.duplicates} again, ${now.failed} failed), ${size(now.bytes)}, ${Math.round(now.received / seconds)}/s`,
        );
      },
    );
    if (wait) await waitWithProgress(archive);
    return result;
  };
  const result = wait ? await withWorkers(archive, work) : await work();
  await archive.ledger.publishAll();
  const seconds = Math.round(performance.now() - started) / 1000;
  if (!wait) return { ...result, seconds };
  // What the tools found while we waited belongs to the answer as much as what intake found itself.
  const rows = await archive.db.tx(by, (tx) => findingsOfBatch(tx, result.batchId, 100_000));
  const findings = rows.map(({ code, subject, detail, severity }) => ({
    code,
    subject,
    detail,
    severity: severity as Severity,
  }));
  return { ...result, seconds, findings };
}

function report(result: IntakeResult): void {
  say(
    `Received ${result.received}: ${result.items} new items, ${result.duplicates} received again, ${result.failed} could not be received. ${size(result.bytes)} in ${result.seconds} s.`,
  );
  if (result.findings.length === 0) return;
  say('');
  const shown = result.findings.slice(0, 40);
  say(
    table(
      shown.map((finding) => [finding.severity, finding.code, plain(finding.subject), plain(finding.detail)]),
    ),
  );
  if (result.findings.length > shown.length)
    say(`… and ${result.findings.length - shown.length} more; use --json for all.`);
}

/** `ingest PATH…`. */
export function ingestCommand(program: Command): void {
  program
    .command('ingest')
    .description('receive files, folders, zip, tar and mail; every thing becomes an item or a finding')
    .argument('<path...>', 'files and folders')
    .option('--wait', 'return when all derivation of what was received has ended')
    .option('--source <name>', 'who or what it comes from')
    .option('--source-kind <kind>', `one of ${sourceKinds.join(', ')}`, 'organisation')
    .option('--from <text>', 'where or from whom it was obtained')
    .option('--how <text>', 'by which means')
    .option('--date <edtf>', 'when, as known: 2020-10-04, 2020-10~, 2020')
    .option('--conditions <text>', 'conditions under which it was given')
    .option('--language <tag>', 'language most of it is in, as the deliverer says: az, hy, ru, fr, en, tr')
    .option('--restrictions <text>', 'restrictions on use or disclosure')
    .option('--label <text>', 'a name for the batch')
    .addHelpText(
      'after',
      '\nExamples:\n  muniment ingest --archive ./case ~/hand-over --source "Fictional Desk" --date 2021-09~ --wait\n  muniment ingest --archive ./case mailbox.zip --json',
    )
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<IngestOptions>();
      const statement = statementFrom(paths, options);
      const result = await withArchive(options, (archive) =>
        ingestPaths(archive, paths, statement, {
          wait: options.wait === true,
          inCase: options.case,
        }),
      );
      const { received, items, duplicates, failed, bytes, seconds, findings } = result;
      if (options.json) sayJson({ received, items, duplicates, failed, bytes, seconds, findings });
      else report(result);
    });
}

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '#kernel';
import { verifyBundle, type ReaderKnows, type Report } from '#verify';
import { nodeDigest, openBundle } from '#verify/node';
import { plain, say, sayJson, table } from '../output.ts';

interface VerifyOptions {
  readonly json?: boolean;
  readonly vkey?: string;
  readonly policy?: string;
  readonly checkpoint?: string;
}

/** Prints a report for people. */
export function sayReport(report: Report): void {
  say(
    table(
      report.checks.map(({ id, result, subject, detail }) => [result, id, plain(subject), plain(detail)]),
    ),
  );
  say(`\nRESULT ${report.result}`);
}

/** A bundle, or a BagIt bag of any origin, which is held to less. */
async function verifyPath(path: string, reader: ReaderKnows): Promise<Report> {
  const { tree, close } = await openBundle(path);
  try {
    // Only a bundle has this file. What reads bags of others brings half the program along, and is loaded for them alone.
    if (tree.files.has('data/dossier.json')) return await verifyBundle(tree, nodeDigest, reader);
    const { isPlainBag, reportBag } = await import('#intake');
    return isPlainBag(tree) ? await reportBag(tree, reader) : await verifyBundle(tree, nodeDigest, reader);
  } finally {
    await close();
  }
}

/** `verify BUNDLE`: needs no archive and no database. */
export function verifyCommand(program: Command): void {
  program
    .command('verify')
    .description('check a bundle offline: PASS, FAIL or NOT CHECKED for every statement')
    .argument('<bundle>', 'the zip, or the folder it was unpacked into; or a BagIt bag of another origin')
    .option('--vkey <key>', 'the ledger’s verifier key as you got it another way')
    .option('--policy <file>', 'your own policy: which logs and witnesses you believe')
    .option('--checkpoint <file>', 'an earlier checkpoint of the same ledger')
    .addHelpText(
      'after',
      '\nExit status: 0 no check failed, 1 a check failed, 2 wrong usage, 3 the bundle cannot be read.\n\nExample:\n  muniment verify memorial-1.zip --json',
    )
    .action(async (bundle: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<VerifyOptions>();
      const read = (file: string): Promise<string> =>
        readFile(file, 'utf8').catch((cause: Error) => {
          throw new AppError('INVALID_INPUT', { what: file, why: cause.message }, { cause });
        });
      const report = await verifyPath(bundle, {
        ...(options.vkey
          ? { vkey: options.vkey.split('+').length >= 3 ? options.vkey : await read(options.vkey) }
          : {}),
        ...(options.policy ? { policy: await read(options.policy) } : {}),
        ...(options.checkpoint ? { checkpoint: await read(options.checkpoint) } : {}),
      }).catch((cause: unknown) => {
        if (cause instanceof AppError) throw cause;
        throw new AppError(
          'VERIFY_UNREADABLE',
          { bundle, why: cause instanceof Error ? cause.message : String(cause) },
          { cause },
        );
      });
      if (options.json) sayJson({ result: report.result, checks: report.checks });
      else sayReport(report);
      process.exitCode = report.result === 'PASS' ? 0 : 1;
    });
}

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { exportOcfl, type OcflTally } from '#ocfl';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { progress, say, sayJson, size } from '../output.ts';
import { whyNot } from '../use-words.ts';

interface OcflOptions extends CommonOptions {
  readonly out: string;
  readonly withCopies?: boolean;
  readonly withSealed?: boolean;
  readonly withWithdrawn?: boolean;
  readonly withoutConsent?: boolean;
}

/** What was left out: how many for each reason, then each of them. */
function leftOutLines(leftOut: OcflTally['leftOut']): string[] {
  const byReason = Map.groupBy(leftOut, ({ why }) => why);
  return [...byReason].flatMap(([why, items]) => [
    `${items.length} left out: ${whyNot[why]} (${why.endsWith('withdrawn') ? '--with-withdrawn' : '--without-consent'} takes them along)`,
    ...items.map(
      ({ serial, isThere }) =>
        `  ${serial}${isThere ? '  an earlier export has it in the storage root still' : ''}`,
    ),
  ]);
}

async function run(given: OcflOptions): Promise<void> {
  const {
    out,
    withCopies = false,
    withSealed = false,
    withWithdrawn = false,
    withoutConsent = false,
    ...options
  } = given;
  await withArchive(options, async (archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    const root = resolve(out);
    const done = await exportOcfl(archive, by, {
      root,
      caseId,
      withCopies,
      withSealed,
      withWithdrawn,
      withoutConsent,
      onItem: ({ written, extended, unchanged }) => progress(`  items: ${written + extended + unchanged}`),
    });
    const { written, extended, unchanged, damaged, leftOut, bytes } = done;
    if (options.json) sayJson({ root, ...done });
    else
      say(
        [
          `${written} objects written, ${extended} with a new version, ${unchanged} as they were: ${size(bytes)}`,
          ...damaged.map(
            (serial) => `${serial}: its bytes are not those of the ledger; left out (muniment fsck)`,
          ),
          ...leftOutLines(leftOut),
          root,
        ].join('\n'),
      );
    if (damaged.length > 0) process.exitCode = 1;
  });
}

/** `export ocfl`. */
export function exportOcflCommand(group: Command): void {
  group
    .command('ocfl')
    .description('the items as OCFL 1.1 objects: evidence that is read without this program')
    .requiredOption('--out <folder>', 'the storage root: empty, not there yet, or of an earlier export')
    .option('--with-copies', 'what was made of the items too, as a second version of each object')
    .option('--with-sealed', 'what lies in sealed compartments too; each is recorded as read')
    .option('--with-withdrawn', 'what was withdrawn, and what holds something that was, too')
    .option('--without-consent', 'what comes from a person, and nobody agreed to preserve, too')
    .addHelpText(
      'after',
      `
A copy that leaves this disk is a use like others: what was withdrawn, and what no consent to preserve it covers (muniment consent show), is
left out, each with why. An archive that keeps a copy of all of itself in its own hands says so with both options.
Run again, it adds what is new and alters nothing: what was written before and is left out now stays there, which is said. Exit status 1 when
bytes of an item are not those of the ledger.

Examples:
  muniment export ocfl --archive ./case --out /media/vault/case
  muniment export ocfl --archive ./case --out /media/vault/case --with-copies --json
  muniment export ocfl --archive ./case --out ./whole-copy --with-copies --with-sealed --with-withdrawn --without-consent`,
    )
    .action(async (_: unknown, command: Command) => run(command.optsWithGlobals<OcflOptions>()));
}

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { exportOcfl } from '#ocfl';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { progress, say, sayJson, size } from '../output.ts';

interface OcflOptions extends CommonOptions {
  readonly out: string;
  readonly withCopies?: boolean;
  readonly withSealed?: boolean;
}

async function run({ out, withCopies = false, withSealed = false, ...options }: OcflOptions): Promise<void> {
  await withArchive(options, async (archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    const root = resolve(out);
    const done = await exportOcfl(archive, by, {
      root,
      caseId,
      withCopies,
      withSealed,
      onItem: ({ written, extended, unchanged }) => progress(`  items: ${written + extended + unchanged}`),
    });
    const { written, extended, unchanged, damaged, bytes } = done;
    if (options.json) sayJson({ root, ...done });
    else
      say(
        [
          `${written} objects written, ${extended} with a new version, ${unchanged} as they were: ${size(bytes)}`,
          ...damaged.map(
            (serial) => `${serial}: its bytes are not those of the ledger; left out (muniment fsck)`,
          ),
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
    .addHelpText(
      'after',
      `
Run again, it adds what is new and alters nothing. Exit status 1 when bytes of an item are not those of the ledger.

Examples:
  muniment export ocfl --archive ./case --out /media/vault/case
  muniment export ocfl --archive ./case --out /media/vault/case --with-copies --json`,
    )
    .action(async (_: unknown, command: Command) => run(command.optsWithGlobals<OcflOptions>()));
}

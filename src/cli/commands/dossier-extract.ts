import { Option, type Command } from 'commander';
import { exhibitsOf, setExtract } from '#dossier';
import { AppError } from '#kernel';
import type { CommonOptions } from '../context.ts';
import { say, sayJson } from '../output.ts';
import { readSerial } from '../read-serial.ts';
import { inDossier } from './in-dossier.ts';

interface ExtractOptions extends CommonOptions {
  readonly pages?: string;
  readonly whole?: boolean;
  readonly reason: string;
}

async function extract(name: string, given: string, options: ExtractOptions): Promise<void> {
  const { pages, reason, whole = false } = options;
  if ((pages === undefined) !== whole)
    throw new AppError('USAGE', { detail: 'Give --pages with the pages to annex, or --whole.' });
  const serial = readSerial(given);
  const line = await inDossier(name, options, async (tx, { by, dossier }) => {
    const own = async () => (await exhibitsOf(tx, dossier.id)).find((one) => one.serial === serial);
    const found = await own();
    if (!found) throw new AppError('NOT_FOUND', { what: 'exhibit', id: serial });
    const { exhibitId } = found;
    await setExtract(tx, by, dossier, { exhibitId, pages: pages ?? null, reason, version: null });
    return own();
  });
  const { label = '', extract: kept = null, pages: all = null } = line ?? {};
  if (options.json) sayJson({ serial, label, extract: kept, pages: all });
  else
    say(
      kept === null
        ? `${label} is annexed whole.`
        : `${label} is annexed as pages ${kept} of ${all ?? '?'}; the whole is deposited.`,
    );
}

/** `dossier extract`. */
export function dossierExtractCommand(dossier: Command): void {
  dossier
    .command('extract')
    .description('annex an exhibit as an extract of its document, or whole again')
    .argument('<name>', 'name of the dossier')
    .argument('<serial>', 'the item')
    .addOption(
      new Option('--pages <ranges>', 'pages to annex, counted as the document is printed, from 1').conflicts(
        'whole',
      ),
    )
    .option('--whole', 'annex all of it again')
    .requiredOption('--reason <text>', 'why; kept in the ledger')
    .addHelpText(
      'after',
      '\nThe volume shows these pages alone; the build puts the whole into data/deposited, with a list for the registry.\n\nExample:\n  muniment dossier extract memorial-1 7K3F-2QX0 --pages "3-5, 12" --reason "the other pages concern another region"',
    )
    .action(async (name: string, serial: string, _: unknown, command: Command) =>
      extract(name, serial, command.optsWithGlobals<ExtractOptions>()),
    );
}

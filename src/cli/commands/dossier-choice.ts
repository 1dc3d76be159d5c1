import type { Command } from 'commander';
import { confirmedLaw } from '#confirmations';
import { choosable, planOf, plannedProfile } from '#dossier';
import { AppError, pageRanges } from '#kernel';
import { choiceToShow } from '#pleading';
import type { CommonOptions } from '../context.ts';
import { plain, say, sayJson, table } from '../output.ts';
import { inDossier } from './in-dossier.ts';

interface ChoiceOptions extends CommonOptions {
  readonly limit?: string;
}

/** Where nobody set a limit: what Practice Direction III of the International Court allows in all. */
const USUAL = 750;

async function choose(name: string, options: ChoiceOptions): Promise<void> {
  if (options.limit !== undefined && !/^[1-9]\d{0,5}$/.test(options.limit))
    throw new AppError('INVALID_INPUT', { what: `--limit ${options.limit}`, why: 'not a number of pages' });
  const choice = await inDossier(name, options, async (tx, { by, dossier, archive }) => {
    const limit = Number(options.limit ?? (await planOf(tx, dossier.id)).pageLimit ?? USUAL);
    const law = await confirmedLaw(tx, archive.paths.root);
    const exhibits = await choosable(tx, dossier.id, await plannedProfile(tx, dossier.id, law));
    return choiceToShow(tx, by, law, { caseId: dossier.case_id, exhibits, limit });
  });
  if (options.json) return sayJson(choice);
  const rows = choice.exhibits.map(
    ({ isKept, isBarred, label, pages, hangsOn, best, elements, title, extract }) => [
      extract
        ? `extract ${pageRanges(extract)}`
        : isKept
          ? 'file'
          : isBarred
            ? 'may not be filed'
            : 'leave out',
      plain(label),
      `${pages ?? '?'} pages`,
      `${hangsOn} hang on it`,
      best === null ? 'not weighed' : `W${best}`,
      `${elements} elements`,
      plain(title),
    ],
  );
  say(
    `${choice.pages.kept} of ${choice.pages.all} pages within ${choice.limit}, by ${choice.allegations} allegations. A proposal: nothing was taken off.\n${rows.length === 0 ? 'No exhibits.' : table(rows)}`,
  );
}

/** `dossier choice`. */
export function dossierChoiceCommand(dossier: Command): void {
  dossier
    .command('choice')
    .description('propose which exhibits to file where the pages are limited, and change nothing')
    .argument('<name>', 'name of the dossier')
    .option('--limit <pages>', 'pages that may be filed (without it: the limit of the dossier, else 750)')
    .addHelpText(
      'after',
      `
First come exhibits without which an allegation falls, then the weightier, then those that serve more elements, then the shorter.
Of one that does not fit, the pages that are quoted or cited are proposed as an extract, where the profile of the volumes takes extracts.

Example:
  muniment dossier choice --archive ./case memorial-1 --limit 750`,
    )
    .action(async (name: string, _: unknown, command: Command) =>
      choose(name, command.optsWithGlobals<ChoiceOptions>()),
    );
}

import { Option, type Command } from 'commander';
import { confirmedLaw } from '#confirmations';
import { findDossier } from '#dossier';
import {
  beginPleading,
  makePleading,
  pleadingLanguages,
  skeletonChoices,
  type PleadingFacts,
} from '#drafting';
import { currentLaw } from '#editions';
import { AppError, isId } from '#kernel';
import { pleadingKinds } from '#law';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';
import { leftOutLines } from '../pleading-words.ts';

/** What a pleading is begun with. */
interface Begin {
  readonly contents?: string;
  readonly proceeding?: string;
  readonly party?: string;
}

/** `pleading contents`: with what sections a pleading can be begun. */
export function contentsCommand(group: Command): void {
  group
    .command('contents')
    .description('with what sections a pleading can be begun; with --json one object a line')
    .addHelpText('after', '\nExample:\n  muniment pleading contents --archive ./case')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const choices = await archive.db.tx(by, async (tx) =>
          skeletonChoices(tx, by, { law: await confirmedLaw(tx, archive.paths.root), caseId }),
        );
        for (const { checklist, of, toCheck, proceedings, parties } of choices)
          if (options.json)
            sayJson({
              checklist: checklist.id,
              kind: of,
              names: checklist.names,
              toCheck,
              proceedings,
              parties,
            });
          else {
            const check = toCheck ? ' (to be checked by a lawyer)' : '';
            say(`${checklist.id}  ${of}  ${checklist.names.en}${check}`);
            for (const { id, title } of proceedings) say(`  --proceeding ${id}  ${plain(title)}`);
            for (const party of parties) say(`  --party ${plain(party)}`);
          }
      });
    });
}

/** `pleading new`: begins one, empty or with the sections that a forum wants. */
export function newCommand(group: Command): void {
  group
    .command('new')
    .description('begins a pleading in a dossier; prints its id')
    .argument('<dossier>', 'name of the dossier')
    .requiredOption('--title <title>', 'its title')
    .addOption(new Option('--kind <kind>', 'what it is').choices([...pleadingKinds]).default('memorial'))
    .addOption(
      new Option('--language <language>', 'in which it is written')
        .choices([...pleadingLanguages])
        .default('en'),
    )
    .option(
      '--contents <checklist>',
      'begin with the sections that a checklist of the law wants, filled from what is recorded; `pleading contents` lists them',
    )
    .option('--proceeding <id>', 'with --contents: whose parties and answers are put in')
    .option(
      '--party <name>',
      'with --contents: whose allegations are put in; without it those of either side',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  muniment pleading new annexes --title "Memorial" --archive ./case' +
        '\n  muniment pleading new annexes --title "Application" --kind application --contents ecthr-rule-46 --archive ./case',
    )
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & PleadingFacts & Begin>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const { id, leftOut } = await archive.db.tx(by, async (tx) => {
          const dossier = await findDossier(tx, { caseId, name });
          if (!dossier) throw new AppError('NOT_FOUND', { what: 'dossier', id: name });
          const { kind, title, language, contents: checklist, proceeding = null, party = null } = options;
          const given = { caseId, dossierId: dossier.id, facts: { kind, title, language } };
          if (checklist === undefined && (proceeding !== null || party !== null))
            throw new AppError('INVALID_INPUT', {
              what: proceeding === null ? '--party' : '--proceeding',
              why: 'it says from what sections are filled, and --contents names none',
            });
          if (checklist === undefined) return { id: await makePleading(tx, by, given), leftOut: null };
          if (proceeding !== null && !isId(proceeding))
            throw new AppError('NOT_FOUND', { what: 'proceeding', id: proceeding });
          const law = await currentLaw(tx, archive.paths.root);
          return beginPleading(tx, by, {
            ...given,
            law,
            from: { checklist, proceedingId: proceeding, party },
          });
        });
        if (options.json) sayJson({ id, leftOut });
        else say(id);
        if (leftOut && !options.json) for (const line of leftOutLines(leftOut)) say(line);
      });
    });
}

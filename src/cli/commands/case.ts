import type { Command } from 'commander';
import { listCases, myCompartments, openCase } from '#access';
import { AppError } from '#kernel';
import { allowModel, consentOf } from '#llm';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';

/** `case list` and `case open TITLE`: the cases of an archive. */
export function caseCommands(program: Command): void {
  const cases = program
    .command('case')
    .description('cases of the archive; other commands take one with --case');
  cases
    .command('list')
    .description('all cases, the oldest first, with their compartments; with --json one object a line')
    .addHelpText('after', '\nExample:\n  muniment case list --archive ./case --json')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive);
        await archive.db.tx(by, async (tx) => {
          for (const { id, title, created_at: openedAt } of await listCases(tx)) {
            const compartments = (await myCompartments(tx, id)).map((one) => one.name);
            if (options.json) sayJson({ id, title, openedAt, compartments });
            else say(`${id}  ${plain(title)}  (${compartments.map(plain).join(', ')})`);
          }
        });
      });
    });
  cases
    .command('open')
    .description('open a further case with an open and a sealed compartment')
    .argument('<title>', 'its title')
    .addHelpText('after', '\nExample:\n  muniment case open --archive ./case "State A v. State B"')
    .action(async (title: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive);
        const id = await archive.db.tx(by, (tx) => openCase(tx, by, title));
        if (options.json) sayJson({ id, title });
        else say(`Opened “${plain(title)}” (${id}). Name it with --case in other commands.`);
      });
    });
  cases
    .command('model')
    .description('allow or forbid that text of the case is sent to the configured language model')
    .argument('<allow|forbid>', 'without one of them nothing is ever sent')
    .requiredOption('--reason <reason>', 'why; kept in the ledger')
    .addHelpText(
      'after',
      '\nNothing of a sealed compartment is ever sent. The permission is for the host that is configured now.\n\nExample:\n  muniment case model allow --archive ./case --reason "the machine is our own"',
    )
    .action(async (what: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { reason: string }>();
      if (what !== 'allow' && what !== 'forbid')
        throw new AppError('USAGE', { what: `“${what}” is neither allow nor forbid.` });
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const isAllowed = what === 'allow';
        const consent = await archive.db.tx(by, async (tx) => {
          await allowModel(tx, by, caseId, { isAllowed, reason: options.reason });
          return consentOf(tx, caseId);
        });
        if (options.json) sayJson({ isAllowed, host: consent?.host ?? null });
        else if (isAllowed) say(`Text of the case may be sent to ${consent?.host}; nothing sealed ever is.`);
        else say('No text of the case may be sent to a language model.');
      });
    });
}

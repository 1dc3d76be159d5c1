import type { Command } from 'commander';
import {
  checkedStatements,
  confirmStatement,
  withdrawConfirmation,
  type CheckedStatement,
} from '#confirmations';
import { AppError, isId } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';

const restsOn = ({ toCheck, confirmed, confirmationId, source }: CheckedStatement): string =>
  toCheck
    ? 'to be checked by a lawyer'
    : confirmed
      ? `confirmed by ${confirmed.by}, ${confirmed.at.slice(0, 10)}, who read it in ${confirmed.foundIn} (${confirmationId ?? ''})`
      : `found: ${source?.address ?? ''}`;

/** A confirmation is of all that a statement says, not of its words alone. */
const factsOf = ({ facts }: CheckedStatement): string =>
  facts.length === 0 ? '' : `    ${plain(facts.map((one) => `${one.field}: ${one.value}`).join('; '))}\n`;

function statementsCommand(group: Command): void {
  group
    .command('statements')
    .description(
      'every statement of a file of the law, what it rests on, and who confirmed it in this archive',
    )
    .argument('<file>', 'such as icerd, b7, standards, icj-icerd-22, icj-volumes')
    .option('--to-check', 'only those that are to be checked by a lawyer')
    .addHelpText('after', '\nExample:\n  muniment law statements icerd --to-check --archive ./case --json')
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { toCheck?: boolean }>();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const { statements } = await archive.db.tx(by, (tx) => checkedStatements(tx, archive.paths.root, id));
        for (const one of statements.filter(({ toCheck }) => toCheck || options.toCheck !== true))
          if (options.json) sayJson({ file: id, ...one });
          else
            say(
              `${plain(one.id)}  ${plain([one.label?.en, one.text?.en].filter(Boolean).join(': '))}\n${factsOf(one)}    ${plain(restsOn(one))}`,
            );
      });
    });
}

function confirmCommand(group: Command): void {
  group
    .command('confirm')
    .description(
      'say that a statement was looked up, and where it was read; an entry with the name of the owner',
    )
    .argument('<file>', 'such as icerd')
    .argument('<statement>', 'as `law statements` names it, such as icerd.1.b or icerd/forumBasis/icj')
    .requiredOption('--found-in <text>', 'where it was read: the text, its edition, the page')
    .addHelpText(
      'after',
      '\nExample:\n  muniment law confirm icerd icerd.1.b --found-in "the depositary’s text, Art. 1(1)" --archive ./case',
    )
    .action(async (file: string, statement: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { foundIn: string }>();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const { root } = archive.paths;
        const id = await archive.db.tx(by, async (tx) => {
          const { statements } = await checkedStatements(tx, root, file);
          const digest = statements.find((one) => one.id === statement)?.digest ?? '';
          return confirmStatement(tx, by, { root, file, statement, digest, foundIn: options.foundIn });
        });
        await archive.ledger.publishAll();
        if (options.json) sayJson({ id, file, statement });
        else say(`Confirmed: ${plain(statement)} (${id})`);
      });
    });
}

function unconfirmCommand(group: Command): void {
  group
    .command('unconfirm')
    .description('withdraw a confirmation; the ledger keeps it with the reason')
    .argument('<id>', 'id of the confirmation, as `law statements` has it')
    .requiredOption('--reason <text>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  muniment law unconfirm 019ac0de-0000-7000-8000-000000000001 --reason "another edition" --archive ./case',
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { reason: string }>();
      if (!isId(id)) throw new AppError('NOT_FOUND', { what: 'confirmation', id });
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        await archive.db.tx(by, (tx) => withdrawConfirmation(tx, by, id, options.reason));
        await archive.ledger.publishAll();
        if (options.json) sayJson({ id, withdrawn: true });
        else say(`Withdrawn: ${id}`);
      });
    });
}

/** `law statements`, `confirm` and `unconfirm`: what lawyers of an archive looked up. */
export function confirmationCommands(group: Command): void {
  statementsCommand(group);
  confirmCommand(group);
  unconfirmCommand(group);
}

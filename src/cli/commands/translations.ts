import type { Command } from 'commander';
import { makeTranslation, translationsOf, withdrawTranslation, type TranslationLine } from '#catalogue';
import { AppError, isId } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { openedItem } from '../opened-item.ts';
import { plain, say, sayJson } from '../output.ts';
import { readReason } from '../read-reason.ts';

/** A translation in one line, from the side of the item that was asked for. */
function wordsOf(one: TranslationLine): string {
  const part = one.isWhole ? 'all of it' : 'a part';
  const certified = one.certifiedBy === null ? '' : `certified by ${one.certifiedBy}`;
  const day = one.certifiedOn === null ? '' : ` on ${one.certifiedOn}`;
  const words = [
    `${one.isTranslation ? 'translates' : 'is translated by'} ${one.serial} “${one.title}”`,
    `into ${one.language}`,
    one.note === null ? part : `${part}: ${one.note}`,
    one.translator === null ? '' : `by ${one.translator}`,
    `${certified}${day}`,
    `said by ${one.madeBy}`,
  ];
  return `${one.id}  ${plain(words.filter(Boolean).join(' · ').replaceAll(/\s+/g, ' '))}`;
}

function listCommand(group: Command): void {
  group
    .command('list')
    .description(
      'what translates an item, and what it translates, the oldest first; with --json one object a line',
    )
    .argument('<serial>', 'serial of the item')
    .addHelpText(
      'after',
      `
What was withdrawn is left out; that a sealed item was opened is recorded.

Example:
  muniment translations list 7K3F-2QX0 --archive ./case --json`,
    )
    .action(async (typed: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const found = await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        return archive.db.tx(by, async (tx) =>
          translationsOf(tx, (await openedItem(tx, by, typed, 'opened')).id),
        );
      });
      if (options.json) return found.forEach(sayJson);
      for (const one of found) say(wordsOf(one));
      if (found.length === 0) say('No translations yet.');
    });
}

interface RecordOptions extends CommonOptions {
  readonly of: string;
  readonly language: string;
  readonly part?: string;
  readonly translator?: string;
  readonly certifiedBy?: string;
  readonly certifiedOn?: string;
}

function recordCommand(group: Command): void {
  group
    .command('record')
    .description('record that an item translates another one of the same case')
    .argument('<serial>', 'serial of the translation')
    .requiredOption('--of <serial>', 'serial of what it translates')
    .requiredOption('--language <tag>', 'into which language: two or three letters (ISO 639)')
    .option('--part <note>', 'only a part was translated: which (without it: all)')
    .option('--translator <who>', 'who translated it')
    .option('--certified-by <who>', 'who says that it is right')
    .option('--certified-on <day>', 'the day on which that was said (YYYY-MM-DD)')
    .addHelpText(
      'after',
      `
That one item translates another is said once; take it back before it is said anew.

Examples:
  muniment translations record 7K3F-2QX0 --of 3M9A-0C4A --language en --translator "T. Translator" --archive ./case
  muniment translations record 7K3F-2QX0 --of 3M9A-0C4A --language fr --part "paragraphs 3 to 5" --certified-by "A. Agent" --certified-on 2031-05-06`,
    )
    .action(async (typed: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<RecordOptions>();
      const { language, part = null, translator = null, certifiedBy = null, certifiedOn = null } = options;
      if (!/^[a-z]{2,3}$/.test(language))
        throw new AppError('INVALID_INPUT', {
          what: `--language ${language}`,
          why: 'it is no language of two or three small letters, such as en',
        });
      const facts = { language, isWhole: part === null, note: part, translator, certifiedBy, certifiedOn };
      const id = await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const made = await archive.db.tx(by, async (tx) => {
          const item = await openedItem(tx, by, typed, 'described');
          const of = await openedItem(tx, by, options.of, 'described');
          return makeTranslation(tx, { kind: 'person', personId: by.personId }, { item, of, facts });
        });
        await archive.ledger.publishAll();
        return made;
      });
      if (options.json) sayJson({ id });
      else say(id);
    });
}

function withdrawCommand(group: Command): void {
  group
    .command('withdraw')
    .description('take back that an item is a translation; the ledger keeps it with the reason')
    .argument('<id>', 'id of the translation, as the list has it')
    .requiredOption('--reason <text>', 'why; it is kept in the ledger')
    .addHelpText(
      'after',
      `
Example:
  muniment translations withdraw 019ac0de-0000-7000-8000-000000000005 --reason "it translates another one" --archive ./case`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { reason: string }>();
      const reason = readReason(options.reason);
      if (!isId(id)) throw new AppError('NOT_FOUND', { what: 'translation', id });
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        await archive.db.tx(by, (tx) => withdrawTranslation(tx, by, id, reason));
        await archive.ledger.publishAll();
      });
      if (options.json) sayJson({ withdrawn: id });
      else say('It is withdrawn; the ledger keeps it with the reason.');
    });
}

/** `translations list`, `record` and `withdraw`. */
export function translationsCommands(program: Command): void {
  const group = program.command('translations').description('which items translate which');
  listCommand(group);
  recordCommand(group);
  withdrawCommand(group);
}

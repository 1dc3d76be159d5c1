import { Option, type Command } from 'commander';
import type { Archive } from '#archive';
import {
  consentBases,
  consentNaming,
  consentPurposes,
  consentsOf,
  getItem,
  recordConsent,
  restoreItem,
  useOfItem,
  withdrawalCauses,
  withdrawalsOf,
  withdrawConsent,
  withdrawItem,
  type Bar,
  type ConsentFacts,
  type ConsentLine,
} from '#catalogue';
import { confirmedLaw } from '#confirmations';
import type { Tx } from '#db';
import { tellOfBar } from '#dossier';
import { AppError, isId } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { openedItem } from '../opened-item.ts';
import { plain, say, sayJson, table } from '../output.ts';
import { readSerial } from '../read-serial.ts';
import { whyNot } from '../use-words.ts';

type Owner = Awaited<ReturnType<typeof ownerOf>>['by'];

/** Runs what is done with items, all of them or none, as whoever owns the archive, and publishes it. */
async function withItems<T>(
  options: CommonOptions,
  typed: readonly string[],
  run: (
    tx: Tx,
    given: { archive: Archive; by: Owner; item: Awaited<ReturnType<typeof openedItem>> },
  ) => Promise<T>,
): Promise<T[]> {
  return withArchive(options, async (archive) => {
    const { by } = await ownerOf(archive, options.case);
    const done = await archive.db.tx(by, async (tx) => {
      const results: T[] = [];
      for (const serial of new Set(typed.map(readSerial)))
        results.push(await run(tx, { archive, by, item: await openedItem(tx, by, serial, 'described') }));
      return results;
    });
    await archive.ledger.publishAll();
    return done;
  });
}

/** What a consent says, in one line. */
function consentLine(one: ConsentLine): string {
  const words = [
    one.isWithdrawn ? `no longer (${one.withdrawnReason ?? ''})` : 'holds',
    one.basis,
    one.purposes.join(' '),
    one.forums.length > 0 ? `only ${one.forums.join(' ')}` : '',
    one.basis === 'not-needed' ? '' : one.anonymity,
    one.givenOn === null ? '' : `given ${one.givenOn}`,
    one.expiresOn === null ? '' : `until ${one.expiresOn}`,
    one.note ?? '',
  ];
  return `${one.id}  ${words.filter(Boolean).map(plain).join(' · ')}`;
}

function listCommand(consent: Command): void {
  consent
    .command('show')
    .description('what an item may be used for, what was agreed to, and whether it was withdrawn')
    .argument('<serial>', 'serial of the item')
    .addHelpText('after', '\nExample:\n  muniment consent show --archive ./case 7K3F-2QX0 --json')
    .action(async (typed: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const [shown] = await withItems(options, [typed], async (tx, { archive, item }) => {
        const law = await confirmedLaw(tx, archive.paths.root);
        return {
          serial: item.serial,
          use: await useOfItem(
            tx,
            item.id,
            law.forums.map(({ id }) => id),
          ),
          withdrawals: await withdrawalsOf(tx, item.id),
          consents: await consentsOf(tx, item.id),
        };
      });
      if (!shown) return;
      if (options.json) return sayJson(shown);
      const answer = (bar: Bar | null): string => (bar === null ? 'yes' : `no: ${whyNot[bar]}`);
      say(
        table([
          ...shown.use.share.map(({ forum, bar }) => [`share with ${forum}`, answer(bar)]),
          ['publish', answer(shown.use.publish)],
          ['preserve a copy elsewhere', answer(shown.use.preserve)],
        ]),
      );
      for (const one of shown.withdrawals)
        say(
          `${one.restoredAt === null ? 'Withdrawn' : 'Was withdrawn'} (${one.cause}) by ${plain(one.withdrawnBy)}, ${one.withdrawnAt}: ${plain(one.reason)}`,
        );
      for (const one of shown.consents) say(consentLine(one));
    });
}

interface RecordOptions extends CommonOptions {
  readonly basis: ConsentFacts['basis'];
  readonly for?: ConsentFacts['purposes'];
  readonly forum?: string[];
  readonly named?: boolean;
  readonly givenOn?: string;
  readonly until?: string;
  readonly informedBy?: string;
  readonly interpreter?: string;
  readonly witness?: string;
  readonly note?: string;
}

const factsOf = (options: RecordOptions): ConsentFacts => ({
  basis: options.basis,
  purposes: options.for ?? [],
  forums: options.forum ?? [],
  anonymity: options.named ? consentNaming[0] : consentNaming[1],
  givenOn: options.givenOn ?? null,
  expiresOn: options.until ?? null,
  informedBy: options.informedBy ?? null,
  interpreter: options.interpreter ?? null,
  witness: options.witness ?? null,
  note: options.note ?? null,
});

function recordCommand(consent: Command): void {
  consent
    .command('record')
    .description('record what whoever gave these items agreed to, or why nobody had to')
    .argument('<serials...>', 'serials of the items; it holds for what came inside them too')
    .addOption(new Option('--basis <how>', 'how it was given').choices(consentBases).makeOptionMandatory())
    .addOption(new Option('--for <purpose...>', 'what was agreed to').choices(consentPurposes))
    .option('--forum <id...>', 'share it only with these forums, such as icj')
    .option('--named', 'whoever gave it may be named; otherwise it is filed only from a protected source')
    .option('--given-on <day>', 'YYYY-MM-DD')
    .option('--until <day>', 'the last day on which it holds')
    .option('--informed-by <who>', 'who said what it is about')
    .option('--interpreter <who>')
    .option('--witness <who>')
    .option('--note <text>', 'what else is to be said; needed with --basis not-needed: why')
    .addHelpText(
      'after',
      '\nExamples:\n  muniment consent record --archive ./case 7K3F-2QX0 --basis written --for preserve analyse share --forum icj --given-on 2031-05-06\n  muniment consent record --archive ./case 7K3F-2QX0 --basis not-needed --note "said in public, on a stage"',
    )
    .action(async (serials: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<RecordOptions>();
      const facts = factsOf(options);
      const recorded = await withItems(options, serials, async (tx, { archive, by, item }) => {
        const law = await confirmedLaw(tx, archive.paths.root);
        // A slip of the pen would let nobody have the item.
        for (const id of facts.forums) law.forum(id);
        return { serial: item.serial, id: await recordConsent(tx, by, item.id, facts) };
      });
      if (options.json) return sayJson({ recorded });
      for (const { serial, id } of recorded) say(`${serial}  ${id}`);
    });
}

function endCommand(consent: Command): void {
  consent
    .command('withdraw')
    .description('record that a consent no longer holds')
    .argument('<id>', 'id of the consent, as consent show says it')
    .requiredOption('--reason <text>', 'why')
    .option('--on <day>', 'the day on which it was taken back, if it was')
    .addHelpText(
      'after',
      '\nExample:\n  muniment consent withdraw --archive ./case ID --reason "asked for it by telephone" --on 2031-06-07',
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { reason: string; on?: string }>();
      if (!isId(id)) throw new AppError('NOT_FOUND', { what: 'consent', id });
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        await archive.db.tx(by, async (tx) => {
          const given = { reason: options.reason, on: options.on ?? null };
          await tellOfBar(tx, by, await getItem(tx, { id: await withdrawConsent(tx, by, id, given) }));
        });
      });
      if (options.json) return sayJson({ withdrawn: id });
      say('It no longer holds.');
    });
}

function withdrawalCommands(program: Command): void {
  const one = program.command('item').description('whether items may be filed');
  one
    .command('withdraw')
    .description('withdraw items: no bundle is built of a dossier that holds one')
    .argument('<serials...>', 'serials of the items')
    .addOption(new Option('--cause <cause>', 'why').choices(withdrawalCauses).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why, in words')
    .addHelpText(
      'after',
      '\nExample:\n  muniment item withdraw --archive ./case 7K3F-2QX0 --cause danger --reason "it tells where somebody lives"',
    )
    .action(async (serials: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<
        CommonOptions & { cause: (typeof withdrawalCauses)[number]; reason: string }
      >();
      const { cause, reason } = options;
      const withdrawn = await withItems(options, serials, async (tx, { by, item }) => {
        await withdrawItem(tx, by, item.id, { cause, reason });
        await tellOfBar(tx, by, item);
        return item.serial;
      });
      if (options.json) return sayJson({ withdrawn });
      say(`Withdrawn: ${withdrawn.join(', ')}.`);
    });
  one
    .command('restore')
    .description('let withdrawn items be filed again')
    .argument('<serials...>', 'serials of the items')
    .requiredOption('--reason <text>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  muniment item restore --archive ./case 7K3F-2QX0 --reason "withdrawn by mistake: another item was meant"',
    )
    .action(async (serials: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { reason: string }>();
      const restored = await withItems(options, serials, async (tx, { by, item }) => {
        await restoreItem(tx, by, item.id, options.reason);
        return item.serial;
      });
      if (options.json) return sayJson({ restored });
      say(`Restored: ${restored.join(', ')}.`);
    });
}

/** `item withdraw`, `item restore`, and `consent` with what it does. */
export function consentCommands(program: Command): void {
  withdrawalCommands(program);
  const consent = program.command('consent').description('what those who gave items agreed to');
  listCommand(consent);
  recordCommand(consent);
  endCommand(consent);
}

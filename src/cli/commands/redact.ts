import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Archive } from '#archive';
import { recordRead } from '#access';
import { copiesOf, getItem } from '#catalogue';
import { frozenLayer } from '#coding';
import { exhibitsOf, findDossier } from '#dossier';
import { AppError } from '#kernel';
import {
  acceptProposals,
  makeRedaction,
  proposeRedactions,
  redactionCategories,
  redactionsOf,
  sealedTextKinds,
  sealedTextsOf,
  sealText,
  unsealText,
  withdrawRedaction,
  type Proposal,
  type UnreadPage,
  type RedactionCategory,
  type SealedTextKind,
  type WantedPlace,
} from '#redaction';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson, table } from '../output.ts';
import { readSerial } from '../read-serial.ts';

const LIKENESS = ['whole', 'initials', 'part'] as const;

interface RedactOptions extends CommonOptions {
  readonly page?: number;
  readonly box?: { x: number; y: number; width: number; height: number };
  readonly words?: string;
  readonly whole?: boolean;
  readonly category?: RedactionCategory;
  readonly authority?: string;
  readonly reason?: string;
  readonly byRule?: string;
  readonly accept?: boolean;
  readonly like: (typeof LIKENESS)[number];
  readonly kind: SealedTextKind;
}

type Home = Awaited<ReturnType<typeof ownerOf>>;

function boxOf(text: string) {
  const [x, y, width, height, ...more] = text.split(',').map(Number);
  if ([x, y, width, height].some((one) => one === undefined || !Number.isFinite(one)) || more.length > 0)
    throw new InvalidArgumentError('give left, top, width and height in per cent of the page: 10,20,30,5');
  return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
}

function pageOf(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('pages are counted from 1');
  return Number(text);
}

/** What a redaction rests on. Error USAGE. */
function groundsOf({ category, authority, reason }: RedactOptions) {
  if (category === undefined || authority === undefined)
    throw new AppError('USAGE', {
      detail: 'say why and by which authority: --category and --authority are needed.',
    });
  return { category, authority, reason: reason ?? null };
}

/** The only place of words on a page. Error USAGE when they stand there never or several times. */
async function passageOf(
  archive: Archive,
  { by }: Home,
  serial: string,
  options: RedactOptions,
): Promise<WantedPlace> {
  const { page = 1, words = '' } = options;
  const copies = await archive.db.tx(by, async (tx) => copiesOf(tx, (await getItem(tx, { serial })).id));
  const text = (await frozenLayer(archive.blobs, copies))?.pages.find((one) => one.page === page)?.text ?? '';
  const at = text.indexOf(words);
  if (words === '' || at < 0 || text.includes(words, at + 1))
    throw new AppError('USAGE', {
      detail: `--words must stand exactly once in the text of page ${page}, as it is written there; --box covers any place.`,
    });
  const start = Array.from(text.slice(0, at)).length;
  return { kind: 'passage', page, start, end: start + Array.from(words).length };
}

async function placeOf(
  archive: Archive,
  home: Home,
  serial: string,
  options: RedactOptions,
): Promise<WantedPlace> {
  const given = [options.whole, options.box, options.words].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw new AppError('USAGE', { detail: 'say what is covered by one of --box, --words and --whole.' });
  if (options.whole) return { kind: 'whole' };
  if (options.box) return { kind: 'region', page: options.page ?? 1, regions: [options.box] };
  return passageOf(archive, home, serial, options);
}

function sayProposals(proposals: readonly Proposal[], json: boolean | undefined, isAccepted: boolean): void {
  if (json) for (const one of proposals) sayJson({ ...one, isAccepted });
  else if (proposals.length === 0) say('Nothing is proposed.');
  else
    say(
      table(
        proposals.map(({ serial, page, likeness, words }) => [
          serial,
          `page ${page}`,
          likeness,
          plain(words),
        ]),
      ),
    );
}

function sayUnread(unread: readonly UnreadPage[], json: boolean | undefined): void {
  if (json) for (const { serial, page } of unread) sayJson({ serial, page, isRead: false });
  else if (unread.length > 0) {
    say('Pages with pictures that could not be read, so that nothing is proposed of them; look at each:');
    say(table(unread.map(({ serial, page }) => [serial, `page ${page}`])));
  }
}

async function byRule(archive: Archive, home: Home, name: string, options: RedactOptions): Promise<void> {
  const { by, caseId } = home;
  const itemIds = await archive.db.tx(by, async (tx) => {
    const dossier = await findDossier(tx, { caseId, name });
    if (!dossier) throw new AppError('NOT_FOUND', { what: 'dossier', id: name });
    const items = await exhibitsOf(tx, dossier.id);
    for (const { itemId: id, compartmentId } of items)
      await recordRead(tx, by, { table: 'item', id, compartmentId }, 'looked through for redactions');
    return items.map(({ itemId }) => itemId);
  });
  const where = { caseId, itemIds };
  if (!options.accept) {
    const { proposals, unread } = await proposeRedactions(archive, by, where);
    sayProposals(proposals, options.json, false);
    return sayUnread(unread, options.json);
  }
  const likeness = LIKENESS.slice(0, LIKENESS.indexOf(options.like) + 1);
  const taken = await acceptProposals(archive, by, where, { likeness }, groundsOf(options));
  await archive.ledger.publishAll();
  sayProposals(taken, options.json, true);
}

async function redact(serial: string | undefined, options: RedactOptions): Promise<void> {
  await withArchive(options, async (archive) => {
    const home = await ownerOf(archive, options.case);
    if (options.byRule !== undefined) return byRule(archive, home, options.byRule, options);
    if (serial === undefined)
      throw new AppError('USAGE', { detail: 'name an item by its serial, or a dossier with --by-rule.' });
    const read = readSerial(serial);
    const place = await placeOf(archive, home, read, options);
    const facts = { ...groundsOf(options), isByRule: false };
    const id = await makeRedaction(archive, home.by, read, place, facts);
    await archive.ledger.publishAll();
    if (options.json) sayJson({ id });
    else say(`Redacted: ${id}`);
  });
}

function listCommand(redactCommand: Command): void {
  redactCommand
    .command('list')
    .description('what is covered of an item')
    .argument('<serial>', 'serial of the item')
    .addHelpText('after', '\nExample:\n  muniment redact list --archive ./case 7K3F-2QX0 --json')
    .action(async (serial: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const lines = await archive.db.tx(by, async (tx) => {
          const item = await getItem(tx, { serial: readSerial(serial) });
          const { id, compartment_id: compartmentId } = item;
          await recordRead(tx, by, { table: 'item', id, compartmentId }, 'redactions listed');
          return (await redactionsOf(tx, [id])).get(id) ?? [];
        });
        if (options.json) for (const one of lines) sayJson(one);
        else
          say(
            lines.length === 0
              ? 'Nothing is covered.'
              : table(
                  lines.map((one) => [
                    one.id,
                    one.page === null ? 'whole item' : `page ${one.page}`,
                    one.category,
                    plain(one.authority),
                    `${plain(one.madeBy)}, ${one.madeAt}`,
                  ]),
                ),
          );
      });
    });
}

function withdrawCommands(redactCommand: Command): void {
  for (const [name, what, argument] of [
    ['withdraw', 'open a place again that was covered', 'id of the redaction'],
    ['unseal', 'let a sealed text stand in public versions again', 'id of the sealed text'],
  ] as const)
    redactCommand
      .command(name)
      .description(`${what}; needs --reason`)
      .argument('<id>', argument)
      .addHelpText(
        'after',
        `\nExample:\n  muniment redact ${name} --archive ./case ID --reason "lifted by order of 3 May"`,
      )
      .action(async (id: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<RedactOptions>();
        await withArchive(options, async (archive) => {
          const { by } = await ownerOf(archive, options.case);
          const end = name === 'withdraw' ? withdrawRedaction : unsealText;
          await archive.db.tx(by, (tx) => end(tx, by, id, options.reason ?? ''));
          await archive.ledger.publishAll();
          if (options.json) sayJson({ id });
          else say('Done.');
        });
      });
}

function sealCommands(redactCommand: Command): void {
  redactCommand
    .command('seal')
    .description('a text that may stand in no public version, beside the names of protected identities')
    .argument('<text>', 'the text: an address, coordinates, a telephone number')
    .addOption(new Option('--kind <kind>', 'what it is').choices(sealedTextKinds).default('other'))
    .addHelpText(
      'after',
      '\nExample:\n  muniment redact seal --archive ./case "14 Lane Street, Testville" --kind address',
    )
    .action(async (body: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<RedactOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const given = { caseId, compartmentId: null, body, kind: options.kind };
        const id = await archive.db.tx(by, (tx) => sealText(tx, by, given));
        await archive.ledger.publishAll();
        if (options.json) sayJson({ id });
        else say(`Sealed: ${id}`);
      });
    });
  redactCommand
    .command('sealed')
    .description('the texts that were sealed, as far as they may be seen')
    .addHelpText('after', '\nExample:\n  muniment redact sealed --archive ./case')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const texts = await archive.db.tx(by, async (tx) => {
          const rows = await sealedTextsOf(tx, caseId);
          for (const { id, compartment_id: compartmentId } of rows)
            await recordRead(tx, by, { table: 'sealed_text', id, compartmentId }, 'listed');
          return rows.map(({ id, body, kind, made_at: madeAt }) => ({ id, body, kind, madeAt }));
        });
        if (options.json) for (const one of texts) sayJson(one);
        else
          say(
            texts.length === 0
              ? 'No text is sealed.'
              : table(texts.map((one) => [one.id, one.kind, plain(one.body)])),
          );
      });
    });
}

/** `redact`. */
export function redactCommands(program: Command): void {
  const command = program
    .command('redact')
    .description('cover places in the public version of an item, by hand or by rule')
    .argument('[serial]', 'serial of the item')
    .option('--page <n>', 'page, from 1', pageOf)
    .option('--box <place>', 'left,top,width,height in per cent of the page', boxOf)
    .option('--words <text>', 'words that stand once on the page')
    .option('--whole', 'withhold the whole item')
    .addOption(new Option('--category <category>', 'why').choices(redactionCategories))
    .option('--authority <text>', 'the order, rule or decision that it rests on')
    .option('--reason <text>', 'anything further')
    .option('--by-rule <dossier>', 'propose every place of its exhibits where a sealed name or text stands')
    .option('--accept', 'cover what is proposed')
    .addOption(
      new Option('--like <likeness>', 'with --accept, how much of a sealed name has to stand there')
        .choices(LIKENESS)
        .default('whole'),
    )
    .addHelpText(
      'after',
      `
Sealed are the names of protected people, groups and sources in every form that was recorded, and the texts of \`redact seal\`.
They are found in every script. What resembles one only by its initials or by one word is proposed, and never covered unasked.

Examples:
  muniment redact --archive ./case 7K3F-2QX0 --page 2 --box 10,20,30,5 --category witness --authority "Order of 3 May, paragraph 7"
  muniment redact --archive ./case --by-rule memorial-1
  muniment redact --archive ./case --by-rule memorial-1 --accept --category witness --authority "Order of 3 May, paragraph 7"`,
    )
    .action((serial: string | undefined, _: unknown, own: Command) =>
      redact(serial, own.optsWithGlobals<RedactOptions>()),
    );
  listCommand(command);
  withdrawCommands(command);
  sealCommands(command);
}

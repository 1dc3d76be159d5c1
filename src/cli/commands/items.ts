import type { Command } from 'commander';
import {
  copiesOf,
  derivationsOf,
  findingsOf,
  provenanceOf,
  readBox,
  relationsOf,
  showItems,
  type ItemCursor,
  type ItemFilter,
  type ShownItem,
} from '#catalogue';
import { AppError } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { openedItem } from '../opened-item.ts';
import { plain, say, sayJson, size, table } from '../output.ts';

const PAGE = 500;

function line(item: ShownItem): Record<string, unknown> {
  return {
    serial: item.serial,
    title: item.title,
    type: item.mediaType,
    bytes: item.sizeBytes,
    sha256: item.sha256,
    pages: item.pages,
    languages: item.languages,
    findings: item.findings,
    isWithdrawn: item.isWithdrawn,
    withdrawnAt: item.withdrawnAt,
    withdrawalCause: item.withdrawalCause,
    withdrawnReason: item.withdrawnReason,
  };
}

interface ListOptions {
  readonly kind?: string[];
  readonly language?: string[];
  readonly tag?: string[];
  readonly title?: string;
  readonly datedFrom?: string;
  readonly datedUntil?: string;
  readonly box?: string;
  readonly limit?: number;
}

function day(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new AppError('INVALID_INPUT', { what: `“${text}”`, why: 'it is not a day such as 2020-10-03' });
}

/** The filter of the list. Error INVALID_INPUT for a day or a box that is none. */
function filterOf(caseId: string, options: ListOptions): ItemFilter {
  const { kind, language, tag, title, datedFrom, datedUntil, box } = options;
  return {
    caseId,
    ...(kind ? { kinds: kind } : {}),
    ...(language ? { languages: language } : {}),
    ...(tag ? { tags: tag } : {}),
    ...(title === undefined ? {} : { title }),
    ...(datedFrom === undefined ? {} : { datedFrom: day(datedFrom) }),
    ...(datedUntil === undefined ? {} : { datedUntil: day(datedUntil) }),
    ...(box === undefined ? {} : { box: readBox(box) }),
  };
}

function listItemsCommand(program: Command): void {
  const list = program.command('list').description('list what is in the archive');
  list
    .command('items')
    .description('all items, newest first; with --json one object a line')
    .option('--kind <kind...>', 'only these kinds')
    .option('--language <tag...>', 'only these languages')
    .option('--tag <tag...>', 'only with one of these tags')
    .option('--title <part>', 'only with this in the title')
    .option('--dated-from <day>', 'only whose own date may be this day or later, such as 2020-10-03')
    .option('--dated-until <day>', 'only whose own date may be this day or earlier')
    .option('--box <w,s,e,n>', 'only made inside this box (degrees), as their files say')
    .option('--limit <n>', 'at most so many', (text) => Number.parseInt(text, 10))
    .addHelpText(
      'after',
      '\nExamples:\n  muniment list items --archive ./case --kind image document\n  muniment list items --archive ./case --json > items.ndjson',
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & ListOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const filter = filterOf(caseId, options);
        let left = options.limit ?? Infinity;
        for (let cursor: ItemCursor | null = null; left > 0;) {
          const from: ItemCursor | null = cursor;
          const page: ShownItem[] = await archive.db.tx(by, (tx) =>
            showItems(tx, by, { filter, limit: Math.min(PAGE, left), cursor: from }, 'listed'),
          );
          for (const item of page) {
            if (options.json) sayJson(line(item));
            else
              say(
                `${item.serial}  ${(item.kind ?? '?').padEnd(11)} ${size(item.sizeBytes).padStart(9)}  ${item.languages.join(',').padEnd(5)} ${item.findings > 0 ? '!' : ' '} ${plain(item.title)}${item.withdrawalCause === null ? '' : `  (withdrawn: ${item.withdrawalCause})`}`,
              );
          }
          left -= page.length;
          const last = page.at(-1);
          if (!last || page.length < Math.min(PAGE, left + page.length)) break;
          cursor = { receivedAt: last.receivedAt, id: last.id };
        }
      });
    });
}

function showCommand(program: Command): void {
  program
    .command('show')
    .description('everything kept about one item')
    .argument('<serial>', 'its serial, such as 7K3F-2QX0')
    .addHelpText('after', '\nExample:\n  muniment show --archive ./case 7K3F-2QX0 --json')
    .action(async (typed: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const shown = await archive.db.tx(by, async (tx) => {
          const item = await openedItem(tx, by, typed, 'shown');
          return {
            item,
            provenance: await provenanceOf(tx, item.id),
            copies: await copiesOf(tx, item.id),
            derivations: await derivationsOf(tx, item.id),
            findings: await findingsOf(tx, item.id),
            relations: await relationsOf(tx, item.id),
            history: await archive.ledger.history(tx, item.id),
          };
        });
        if (options.json)
          return sayJson({ ...shown, history: shown.history.map(({ entry: _entry, ...entry }) => entry) });
        const { item } = shown;
        say(`${item.serial}  ${plain(item.title)}`);
        say(
          table([
            ['Type', item.media_type ?? 'not identified'],
            ['Size', `${size(item.size_bytes)} (${item.size_bytes} bytes)`],
            ['SHA-256', item.sha256],
            ['Pages', String(item.page_count ?? '')],
            ['Languages', item.languages.join(', ')],
            ['Date it carries', item.document_date ?? ''],
            ['Received', item.received_at],
          ]),
        );
        say('\nProvenance');
        say(
          table(
            shown.provenance.map((one) => [
              one.receivedAt,
              plain(one.sourceName ?? ''),
              plain(one.originalPath),
            ]),
          ),
        );
        say('\nCopies');
        say(
          table(
            shown.copies.map((copy) => [
              copy.kind,
              `${copy.role}${copy.page === null ? '' : ` ${copy.page}`}`,
              size(copy.size_bytes),
              copy.sha256,
            ]),
          ),
        );
        if (shown.findings.length > 0)
          say(
            `\nFindings\n${table(shown.findings.map((one) => [one.severity, one.code, plain(one.detail)]))}`,
          );
        if (shown.relations.length > 0)
          say(
            `\nRelated\n${table(shown.relations.map((one) => [one.serial, one.kind, String(one.score ?? ''), plain(one.title)]))}`,
          );
        say(
          `\nHistory\n${table(shown.history.map((one) => [one.at, one.kind, one.index === null ? 'not yet published' : `entry ${one.index}`]))}`,
        );
      });
    });
}

/** `list items` and `show SERIAL`. */
export function itemCommands(program: Command): void {
  listItemsCommand(program);
  showCommand(program);
}

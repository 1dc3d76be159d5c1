import type { Command } from 'commander';
import { recordRead } from '#access';
import { copiesOf, getItem } from '#catalogue';
import { frozenLayer } from '#coding';
import { AppError } from '#kernel';
import { openGazetteer, spellingsOf } from '#places';
import { suggestionsOf, type Suggestion } from '#suggest';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson, table } from '../output.ts';
import { readSerial } from '../read-serial.ts';

/** A suggestion with the page it stands on. */
type Found = Suggestion & { readonly page: number };

/** What a rule read from the words, in one cell: the date, the number with what it measures, the place, who says it. */
function reading(found: Found): string {
  const { value, lower, upper, measure, unit, date, yearByContext, place, speaker, scope } = found;
  const number =
    value ?? (lower === undefined && upper === undefined ? '' : `${lower ?? ''}..${upper ?? ''}`);
  const parts = [
    number === '' ? '' : [measure, number, unit].filter((part) => part !== undefined).join(' '),
    date,
    yearByContext === undefined ? '' : `year named before: ${yearByContext}`,
    place,
    scope?.population === undefined ? '' : `of ${scope.population}`,
    scope?.area === undefined ? '' : `in ${scope.area}`,
    scope?.period,
    scope?.asOf,
    speaker === undefined ? '' : `says ${speaker.name}`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
}

const oneLine = (text: string): string => plain(text.replaceAll(/\s+/g, ' '));

/** `suggest SERIAL`. */
export function suggestCommand(program: Command): void {
  program
    .command('suggest')
    .description('passages of an item that a rule proposes for coding; writes nothing, decides nothing')
    .argument('<serial>', 'its serial, such as 7K3F-2QXD')
    .option('--page <n>', 'only what stands on this page', Number)
    .addHelpText(
      'after',
      `
By rules and word lists, with the names of the gazetteer, without a network. Places are code points of the page's frozen
text, as quotes state them. That the text of a sealed item was read is recorded.

Examples:
  muniment suggest --archive ./case 7K3F-2QXD --page 2
  muniment suggest --archive ./case 7K3F-2QXD --json > suggestions.json`,
    )
    .action(async (typed: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { page?: number }>();
      const serial = readSerial(typed);
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const copies = await archive.db.tx(by, async (tx) => {
          const item = await getItem(tx, { serial });
          const what = { table: 'item', id: item.id, compartmentId: item.compartment_id } as const;
          await recordRead(tx, by, what, 'read for suggestions');
          return copiesOf(tx, item.id);
        });
        const pages = (await frozenLayer(archive.blobs, copies))?.pages ?? [];
        if (pages.every(({ text }) => text.trim() === '')) throw new AppError('SUGGEST_NO_TEXT', { serial });
        if (options.page !== undefined && !pages.some(({ page }) => page === options.page))
          throw new AppError('INVALID_INPUT', {
            what: '--page',
            why: `the item has text on pages ${pages[0]?.page} to ${pages.at(-1)?.page}`,
          });
        // Every page is read even when one is asked for: a year is carried from page to page.
        const byPage = suggestionsOf(
          pages.map(({ text }) => text),
          spellingsOf(await openGazetteer()),
        );
        const found = byPage.flatMap((ones, at): Found[] => {
          const page = pages[at]?.page ?? 0;
          return options.page === undefined || options.page === page
            ? ones.map((one) => ({ ...one, page }))
            : [];
        });
        if (options.json) return sayJson(found);
        if (found.length === 0) return say('No rule proposes anything here.');
        say(
          table([
            ['page', 'place', 'kind', 'sure', 'words', 'read as'],
            ...found.map((one) => [
              String(one.page),
              `${one.start}-${one.end}`,
              one.kind,
              one.confidence.toFixed(2),
              oneLine(one.text),
              oneLine(reading(one)),
            ]),
          ]),
        );
      });
    });
}

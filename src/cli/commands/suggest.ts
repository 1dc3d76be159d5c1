import type { Command } from 'commander';
import { recordRead } from '#access';
import { copiesOf, getItem } from '#catalogue';
import type { Archive } from '#archive';
import {
  frozenLayer,
  judgeSuggestions,
  pageToRead,
  ruleSuggestionsOfAll,
  runSuggestions,
  type Answered,
  type PlacedProposal,
} from '#coding';
import { AppError } from '#kernel';
import { askForPage, lastRunOf } from '#llm';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson, step, table } from '../output.ts';
import { readSerial } from '../read-serial.ts';

/** A suggestion with what people did with it. */
type Found = PlacedProposal & Answered;

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

/** What people did with it and with the like of it, in one cell. */
function answers({ state, leftReason, leftBefore, takenBefore, likeBy, isRare }: Found): string {
  const parts = [
    state === 'left' ? `left${leftReason === null ? '' : ` (${leftReason})`}` : '',
    leftBefore > 0 ? `rejected ${leftBefore} times before` : '',
    takenBefore > 0 ? `taken ${takenBefore} times before` : '',
    likeBy === 'rule' ? 'by the same rule' : '',
    isRare ? 'rarely taken' : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

interface Options extends CommonOptions {
  readonly page?: number;
  readonly left?: boolean;
  readonly model?: boolean;
}

async function found(archive: Archive, serial: string, options: Options): Promise<Found[]> {
  const { by } = await ownerOf(archive, options.case);
  const { item, copies } = await archive.db.tx(by, async (tx) => {
    const item = await getItem(tx, { serial });
    const what = { table: 'item', id: item.id, compartmentId: item.compartment_id } as const;
    await recordRead(tx, by, what, 'read for suggestions');
    return { item, copies: await copiesOf(tx, item.id) };
  });
  const layer = await frozenLayer(archive.blobs, copies);
  if (!layer || layer.pages.every(({ text }) => text.trim() === ''))
    throw new AppError('SUGGEST_NO_TEXT', { serial });
  const { pages } = layer;
  if (options.page !== undefined && !pages.some(({ page }) => page === options.page))
    throw new AppError('INVALID_INPUT', {
      what: '--page',
      why: `the item has text on pages ${pages[0]?.page} to ${pages.at(-1)?.page}`,
    });
  const page = options.model ? pageToRead(layer, options.page) : null;
  if (page) {
    const run = await askForPage(archive.db, by, item.id, {
      layerSha256: layer.sha256,
      page: page.page,
      text: page.text,
    });
    step(
      `Page ${page.page} was sent to ${run.host}, which is recorded; ${run.model ?? run.model_asked} answered. Not taken over, as it is not in the text: ${run.dropped ?? 0}.`,
    );
  }
  // Every page is read even when one is asked for: a year is carried from page to page.
  const byRules = await ruleSuggestionsOfAll(layer);
  return archive.db.tx(by, async (tx) => {
    const runs = [];
    for (const one of pages)
      runs.push(await lastRunOf(tx, { itemId: item.id, layerSha256: layer.sha256, page: one.page }));
    const made = [...byRules, ...runs.flatMap((run) => (run ? runSuggestions(run) : []))].filter(
      (one) => options.page === undefined || options.page === one.page,
    );
    const all = await judgeSuggestions(tx, item, layer.sha256, made);
    return all.filter(({ state }) => state === 'open' || (options.left === true && state === 'left'));
  });
}

/** `suggest SERIAL`. */
export function suggestCommand(program: Command): void {
  program
    .command('suggest')
    .description('passages of an item that are proposed for coding; decides nothing')
    .argument('<serial>', 'its serial, such as 7K3F-2QX0')
    .option('--page <n>', 'only what stands on this page', Number)
    .option('--left', 'also those that were rejected, marked so')
    .option(
      '--model',
      'send the text of the page (the first with text, without --page) to the configured language model first',
    )
    .addHelpText(
      'after',
      `
By rules and word lists, with the names of the gazetteer, without a network. Places are code points of the page's frozen
text, as quotes state them. That the text of a sealed item was read is recorded. What was taken is not proposed again, nor
what was rejected; the like of it is less sure, and the table says why.

With --model, and never without, the text of one page leaves this machine: to the host that MUNIMENT_MODEL_URL names, when an
owner allowed it for the case (muniment case model). What was sent is recorded first. Nothing sealed is ever sent.

Examples:
  muniment suggest --archive ./case 7K3F-2QX0 --page 2
  muniment suggest --archive ./case 7K3F-2QX0 --left --json > suggestions.json
  MUNIMENT_MODEL_URL=http://localhost:8080/v1 MUNIMENT_MODEL_NAME=small muniment suggest --archive ./case 7K3F-2QX0 --model`,
    )
    .action(async (typed: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const serial = readSerial(typed);
      await withArchive(options, async (archive) => {
        const all = await found(archive, serial, options);
        if (options.json) return sayJson(all);
        if (all.length === 0) return say('Nothing is proposed here.');
        const row = (one: Found): string[] => [
          String(one.page),
          `${one.start}-${one.end}`,
          one.kind,
          one.confidence.toFixed(2),
          oneLine(one.text),
          oneLine(reading(one)),
          one.runId === null ? 'rules' : 'model',
          answers(one),
        ];
        // What is rarely taken comes last, never away.
        const inOrder = [...all.filter(({ isRare }) => !isRare), ...all.filter(({ isRare }) => isRare)];
        say(
          table([
            ['page', 'place', 'kind', 'sure', 'words', 'read as', 'by', 'answers'],
            ...inOrder.map(row),
          ]),
        );
      });
    });
}

import { InvalidArgumentError, type Command } from 'commander';
import { networkKinds, networkOf, withPlaceNames, type Network, type RecordName } from '#coding';
import { AppError } from '#kernel';
import { displayName, openGazetteer } from '#places';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';
import { readSerial } from '../read-serial.ts';

interface NetworkOptions extends CommonOptions {
  readonly hops: 1 | 2;
  readonly from?: string;
  readonly until?: string;
}

/** `KIND:ID` as somebody typed it. Error INVALID_INPUT. */
function readName(typed: string): RecordName {
  const [named = '', ...rest] = typed.split(':');
  const kind = networkKinds.find((one) => one === named);
  if (!kind)
    throw new AppError('INVALID_INPUT', {
      what: `“${typed}”`,
      why: `it begins with none of ${networkKinds.join(', ')} and a colon`,
    });
  const id = rest.join(':');
  return { kind, id: kind === 'item' ? readSerial(id) : id };
}

function readHops(typed: string): 1 | 2 {
  if (typed !== '1' && typed !== '2') throw new InvalidArgumentError('1 or 2.');
  return typed === '1' ? 1 : 2;
}

function readDay(typed: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(typed)) throw new InvalidArgumentError('a day as YYYY-MM-DD.');
  return typed;
}

const oneLine = (text: string): string => plain(text.replaceAll(/\s+/g, ' '));

function sayNetwork({ nodes, links, total, totalIsExact }: Network): void {
  say(
    `${nodes.length - 1} of ${totalIsExact ? '' : 'at least '}${total} linked records of ${oneLine(nodes[0]?.name ?? '')}`,
  );
  for (const { kind, id, name } of nodes) say(`  ${kind}:${id}  ${oneLine(name)}`);
  for (const { from, to, ways } of links)
    for (const { role, term, words } of ways)
      say(
        `${oneLine(nodes[from]?.name ?? '')} → ${oneLine(nodes[to]?.name ?? '')}: ${oneLine([role, term, words].filter((one) => one !== null).join(' '))}`,
      );
}

/** `network`. */
export function networkCommand(program: Command): void {
  program
    .command('network')
    .description('what is linked with a record: people and groups, incidents, items, places')
    .argument('<record>', 'actor:ID, incident:ID, item:SERIAL or place:ID')
    .option('--hops <n>', 'how many links away, 1 or 2', readHops, 1)
    .option('--from <day>', 'only incidents that may have been on this day or later', readDay)
    .option('--until <day>', 'only incidents that may have been on this day or earlier', readDay)
    .addHelpText(
      'after',
      `
At most 200 records, of each kind in turn the newest first; how many more there are is said. That sealed ones were shown is recorded.

Example:
  muniment network place:az-agdam --archive ./case --hops 2 --json`,
    )
    .action(async (typed: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<NetworkOptions>();
      const { hops, from, until } = options;
      const of = readName(typed);
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const found = await archive.db.tx(by, (tx) =>
          networkOf(tx, by, {
            caseId,
            of,
            hops,
            ...(from === undefined ? {} : { from }),
            ...(until === undefined ? {} : { until }),
          }),
        );
        const hasPlaces = found.nodes.some(({ kind }) => kind === 'place');
        const places = hasPlaces ? (await openGazetteer({ world: true })).places : null;
        const network = withPlaceNames(found, of, (id) => {
          const place = places?.get(id);
          return place ? displayName(place) : null;
        });
        if (options.json) sayJson(network);
        else sayNetwork(network);
      });
    });
}

import { Option, type Command } from 'commander';
import { recordRead, recordReads } from '#access';
import type { Tx } from '#db';
import { AppError, nowUtc, parseSerial } from '#kernel';
import {
  findSettlement,
  linesToExport,
  listSettlements,
  nameOf,
  namesOf,
  obstacleKinds,
  obstaclesCsv,
  priorities,
  returnAnswer,
  returnStatuses,
  returnText,
  settlementsNamed,
  settlementsOf,
  hazardsRead,
  settlementToShow,
  type Settlement,
} from '#settlements';
import { displacedToShow } from '#displacement';
import { placeOf, placesAtSea } from '#hazard';
import { readMines } from '#mines';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';
import { sayDisplaced } from './displacement-counts.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
/** Most candidates that are told. */
const TOLD = 40;

type By = Parameters<typeof recordRead>[1];

/** A day that was typed. Error INVALID_INPUT. */
function dayOf(option: string, typed: string): string {
  if (!DAY.test(typed) || new Date(`${typed}T00:00:00Z`).toJSON()?.slice(0, 10) !== typed)
    throw new AppError('INVALID_INPUT', { what: `${option} ${typed}`, why: 'it is not a day (YYYY-MM-DD)' });
  return typed;
}

/** The days that a command may be asked for. */
export interface AskedOptions {
  readonly on?: string;
  readonly knownAt?: string;
}

/** They as days: today, and all that is known, where they are left out. Error INVALID_INPUT. */
export const askedOf = ({ on, knownAt }: AskedOptions) => ({
  on: on === undefined ? nowUtc().slice(0, 10) : dayOf('--on', on),
  knownAt: knownAt === undefined ? null : dayOf('--known-at', knownAt),
});

const readOf = ({ id, compartment_id: compartmentId }: Pick<Settlement, 'id' | 'compartment_id'>) =>
  ({ table: 'settlement', id, compartmentId }) as const;

/** The settlement of a serial or of a name that only one may mean. Errors NOT_FOUND, SETTLEMENT_AMBIGUOUS. */
async function settlementNamed(
  tx: Tx,
  by: By,
  of: { readonly caseId: string; readonly place: string },
): Promise<Settlement> {
  const serial = parseSerial(of.place);
  const direct = serial === null ? null : await findSettlement(tx, { serial });
  if (direct?.case_id === of.caseId) return direct;
  const { rows } = settlementsNamed(await settlementsOf(tx, of.caseId), of.place);
  const [only] = rows;
  if (only === undefined) throw new AppError('NOT_FOUND', { what: 'settlement', id: of.place });
  await recordReads(tx, by, rows.map(readOf), 'listed');
  if (rows.length > 1)
    throw new AppError('SETTLEMENT_AMBIGUOUS', {
      text: of.place,
      candidates: rows
        .slice(0, TOLD)
        .map((row) => `${row.serial} ${plain(nameOf(row))}`)
        .join('; '),
    });
  const found = await findSettlement(tx, { id: only.id });
  if (!found) throw new AppError('NOT_FOUND', { what: 'settlement', id: of.place });
  return found;
}

function returnCommand(program: Command): void {
  program
    .command('return')
    .description('whether people could return to a settlement on a day, as far as it is recorded')
    .argument('<place>', 'serial of a settlement, or a name in any alphabet')
    .option('--on <day>', 'the day (YYYY-MM-DD); today when left out')
    .option('--known-at <day>', 'by what was recorded by the end of this day; all of it when left out')
    .addHelpText(
      'after',
      `
What is not recorded is unknown, never safe. What sides say against each other stands side by side; obstacles carry what shows them and
how far it can be relied on. A name that several settlements may mean is refused with all of them; nothing is guessed. With --json
{place, on, knownAt, status, obstacles: [{kind, evidence, reliability}], unknown, displaced}. That a sealed one is read is recorded.

Example:
  muniment return 7K3F-2QX0 --archive ./case --on 2021-06-01 --known-at 2024-12-31 --json`,
    )
    .action(async (place: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & AskedOptions>();
      const asked = askedOf(options);
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const { shown, displaced } = await archive.db.tx(by, async (tx) => {
          const settlement = await settlementNamed(tx, by, { caseId, place });
          await recordRead(tx, by, readOf(settlement), 'read');
          const found = await settlementToShow(tx, settlement, asked);
          await readMines(tx, by, hazardsRead(found), 'on a way');
          const of = { caseId, settlementId: settlement.id };
          return { shown: found, displaced: await displacedToShow(tx, by, of) };
        });
        if (options.json) sayJson({ ...returnAnswer(shown), displaced });
        else {
          process.stdout.write(returnText(shown));
          sayDisplaced(displaced);
        }
      });
    });
}

type ListOptions = CommonOptions &
  AskedOptions & {
    status?: (typeof returnStatuses)[number];
    kind?: (typeof obstacleKinds)[number];
    text?: string;
  };

function listCommand(
  group: Command,
  of: { readonly name: string; readonly description: string; readonly help: string },
  tell: (list: Awaited<ReturnType<typeof listSettlements>>, options: ListOptions) => void,
): void {
  group
    .command(of.name)
    .description(of.description)
    .addOption(new Option('--status <status>', 'only of this status').choices([...returnStatuses]))
    .addOption(
      new Option('--kind <kind>', 'only with such an obstacle on the day').choices([...obstacleKinds]),
    )
    .option('--text <name>', 'only with a name like this')
    .option('--on <day>', 'of this day (YYYY-MM-DD); today when left out')
    .option('--known-at <day>', 'by what was recorded by the end of this day; all of it when left out')
    .addHelpText('after', of.help)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const asked = askedOf(options);
      const { status, kind, text } = options;
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const list = await archive.db.tx(by, async (tx) => {
          const found = await listSettlements(tx, {
            caseId,
            asked,
            filter: { status, kind, text },
            lang: null,
          });
          await recordReads(
            tx,
            by,
            found.rows.map(({ settlement }) => readOf(settlement)),
            'listed',
          );
          return found;
        });
        tell(list, options);
      });
    });
}

/** `return`, `settlement list`, `settlement priorities` and `settlement export`. */
export function settlementCommands(program: Command): void {
  returnCommand(program);
  const group = program
    .command('settlement')
    .description('settlements, and whether people could return to them on a day');
  listCommand(
    group,
    {
      name: 'list',
      description: 'settlements in the order of their names; with --json one object a line',
      help: `
By obstacles alone: what lies on the ways is told by muniment return, of one settlement, and may block one that is not blocked here.

Example:
  muniment settlement list --archive ./case --on 2021-06-01 --status unknown --json`,
    },
    ({ rows }, options) => {
      const asked = askedOf(options);
      for (const { settlement, name, reached } of rows)
        if (options.json)
          sayJson({
            serial: settlement.serial,
            name,
            names: namesOf(settlement).map((one) => one.name),
            isInvented: settlement.is_invented,
            ...asked,
            ...reached,
            findings: placesAtSea([placeOf(settlement)]),
          });
        else
          say(
            `${settlement.serial}  ${plain(name)}\n  ${reached.status}${reached.isContested ? ', contested' : ''}${reached.kinds.length === 0 ? '' : `: ${reached.kinds.join(', ')}`}; not known: ${reached.unknown.length} of 8 criteria`,
          );
      if (rows.length === 0 && !options.json) say('No settlements.');
    },
  );
  listCommand(
    group,
    {
      name: 'priorities',
      description: 'settlements in the order in which to look at them, each with why; with --json one object',
      help: `
An order to talk about, no finding: each reason is told with how far it holds, its weight and what it adds, and for each weight how many of
the first ten would leave them were it doubled or left out. What nobody looked at is in the order too.

Example:
  muniment settlement priorities --archive ./case --on 2021-06-01`,
    },
    ({ rows }, options) => {
      const { weights, order, sensitivity } = priorities(rows);
      const told = order.map(({ row: { settlement, name }, ...rest }) => ({
        serial: settlement.serial,
        name,
        ...rest,
      }));
      if (options.json) return sayJson({ ...askedOf(options), weights, order: told, sensitivity });
      for (const { rank, serial, name, score, parts } of told)
        say(
          `${rank}.  ${serial}  ${plain(name)}\n  ${parts.map(({ reason, part }) => `${reason} ${part}`).join(' + ')} = ${score}`,
        );
      say('\nWeights, and how many of the first ten would leave them were the weight doubled / left out');
      for (const { reason, leaveWhenDoubled, leaveWhenLeftOut } of sensitivity)
        say(`  ${reason} ${weights[reason]}: ${leaveWhenDoubled} / ${leaveWhenLeftOut}`);
    },
  );
  listCommand(
    group,
    {
      name: 'export',
      description: 'the obstacles of the settlements as CSV, in which no text becomes a formula',
      help: `
Written to standard output, a row for each obstacle that stands or may stand on the day, one for a settlement without any.

Example:
  muniment settlement export --archive ./case --on 2021-06-01 > obstacles.csv`,
    },
    (list, options) => {
      const asked = askedOf(options);
      process.stdout.write(obstaclesCsv(linesToExport(list, asked), asked));
    },
  );
}

import { Option, type Command } from 'commander';
import {
  aggregates,
  countedBy,
  LEAST_K,
  PUBLIC_K,
  publicAggregates,
  type Aggregates,
  type CountedBy,
  type FromSettlement,
  type NamedSettlement,
  type PublicAggregates,
  type PublicCell,
} from '#displacement';
import { AppError } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';

interface CountOptions extends CommonOptions {
  readonly by?: CountedBy;
  readonly public?: boolean;
  readonly k?: number;
}

type Named = ReadonlyMap<string, NamedSettlement>;

const placeOf = (id: string | null, named: Named): NamedSettlement | null =>
  id === null ? null : (named.get(id) ?? null);
const nameIn = (id: string | null, named: Named): string => {
  const place = placeOf(id, named);
  return place === null ? 'no settlement that is named' : `${place.serial} ${plain(place.name)}`;
};

const numberOf = (are: string, persons: number): string =>
  are === 'unknown' ? 'of unknown size' : `${are === 'at-least' ? 'at least ' : ''}${persons} persons`;

function tellExact({ by, cells, settlements }: Aggregates, isJson: boolean): void {
  for (const { settlementId, column, are, isGroup, displacements, persons } of cells) {
    const place = placeOf(settlementId, settlements);
    const counted = isGroup ? 'groups' : 'households';
    if (isJson)
      sayJson({
        settlement: place?.serial ?? null,
        name: place?.name ?? null,
        [by]: column,
        of: counted,
        displacements,
        personsAre: are,
        persons: are === 'unknown' ? null : persons,
      });
    else
      say(
        `${nameIn(settlementId, settlements)}, ${plain(column ?? `${by} not known`)}: ${displacements} displacements of ${counted}, ${numberOf(are, persons)}`,
      );
  }
  if (cells.length === 0 && !isJson) say('No displacement is recorded yet.');
}

const ruleOf = (k: number): string =>
  `A number of fewer than ${k} is hidden, and with it as many others that what is shown fits tables which differ by ${k} in each hidden number. Each population is a table of its own; no sum of them is given. A household that was displaced twice counts twice. Publish one such table of a set of records, not several with another k or of other days: what one hides may be taken from another.`;

const cellOf = (cell: PublicCell): Record<string, unknown> =>
  cell.isHidden
    ? { suppressed: true }
    : { suppressed: false, displacements: cell.displacements, persons: cell.persons };

function tellPublic({ k, tables, settlements }: PublicAggregates, isJson: boolean): void {
  if (isJson) sayJson({ v: 1, kind: 'rule', k, rule: ruleOf(k) });
  else say(ruleOf(k));
  for (const { population, settlementIds, years, cells, hidden } of tables) {
    if (isJson) sayJson({ kind: 'table', population, suppressed: hidden });
    else say(`\n${population}: ${hidden.small} hidden for being small, ${hidden.complementary} besides`);
    for (const [row, own] of cells.entries()) {
      const isTotal = row === settlementIds.length;
      const id = settlementIds[row] ?? null;
      const place = placeOf(id, settlements);
      for (const [column, cell] of own.entries()) {
        const year = column === years.length ? 'all' : (years[column] ?? null);
        if (isJson)
          sayJson({
            kind: 'cell',
            population,
            settlement: isTotal ? 'all' : (place?.serial ?? null),
            name: isTotal ? null : (place?.name ?? null),
            year,
            ...cellOf(cell),
          });
        else {
          const shown = cell.isHidden
            ? 'hidden'
            : [
                cell.displacements === null ? '' : `${cell.displacements} displacements`,
                cell.persons === null ? '' : `${cell.persons} persons`,
              ]
                .filter((part) => part !== '')
                .join(', ');
          say(`  ${isTotal ? 'all' : nameIn(id, settlements)}, ${year ?? 'year not known'}: ${shown}`);
        }
      }
    }
  }
}

/** What is recorded of who was displaced from a settlement, as `return` tells it. */
export function sayDisplaced({ displacements, households, groups, sizes, wishes }: FromSettlement): void {
  if (displacements === 0) return say('\nDisplaced from here: nothing is recorded that you may see.');
  say(`\nDisplaced from here: ${households} households, ${groups} groups`);
  for (const { are, isGroup, displacements: n, persons } of sizes)
    say(`  ${n} displacements of ${isGroup ? 'groups' : 'households'}: ${numberOf(are, persons)}`);
  for (const { value, count } of wishes) say(`  wish ${value}: ${count} households`);
}

/** `displacement aggregates`: counts by settlement, exact for who may see them, or such as may be published. */
export function displacementCountsCommand(group: Command): void {
  group
    .command('aggregates')
    .description('displacements counted by settlement and year; with --json one object a line')
    .addOption(
      new Option('--by <what>', 'what is counted apart beside the settlement').choices([...countedBy]),
    )
    .option('--public', 'a table that may be published: small numbers are hidden, and what would tell them')
    .option(
      '--k <n>',
      `with --public: from how few on a group may be shown (${PUBLIC_K}, at least ${LEAST_K})`,
      Number,
    )
    .addHelpText(
      'after',
      `
Exact numbers, least numbers and displacements of unknown size are never added. No name is told. That it was counted is recorded.

Example:
  muniment displacement aggregates --public --k 10 --archive ./case --json`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CountOptions>();
      const { by: counted, k, json = false } = options;
      const isPublic = options.public === true;
      if (isPublic && counted !== undefined && counted !== 'year')
        throw new AppError('DISPLACEMENT_PUBLIC_ONE');
      if (!isPublic && k !== undefined) throw new AppError('USAGE', { what: '--k belongs to --public.' });
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        if (isPublic)
          tellPublic(
            await archive.db.tx(by, (tx) => publicAggregates(tx, by, { caseId, k: k ?? PUBLIC_K })),
            json,
          );
        else
          tellExact(
            await archive.db.tx(by, (tx) => aggregates(tx, by, { caseId, by: counted ?? 'year' })),
            json,
          );
      });
    });
}

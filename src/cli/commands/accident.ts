import type { Command } from 'commander';
import {
  casualtiesOf,
  listAccidents,
  readGround,
  type CasualtySupport,
  type ListedAccident,
} from '#clearance';
import { placeOf, placesAtSea } from '#hazard';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { everyPage } from '../every-page.ts';
import { plain, say, sayJson, table } from '../output.ts';

const PAGE = 500;

const line = (row: ListedAccident): Record<string, unknown> => ({
  id: row.id,
  serial: row.serial,
  title: row.title,
  dated: row.dated,
  placeId: row.place_id,
  precision: row.precision,
  class: row.class,
  victims: row.victims,
  killed: row.killed,
  injured: row.injured,
  said: {
    killedLeast: row.killed_least,
    killedMost: row.killed_most,
    injuredLeast: row.injured_least,
    injuredMost: row.injured_most,
    by: row.counted_by,
  },
  version: row.version,
  findings: placesAtSea([placeOf(row)]),
});

const supportText = ({
  accidents,
  records,
  identified,
  unnamedAtLeast,
  atLeast,
  atMost,
  mayBe,
}: CasualtySupport) =>
  `at least ${atLeast} (identified ${identified}, unnamed at least ${unnamedAtLeast}; ${records} records of ${accidents} accidents), at most ${atMost ?? 'not said'}; ${mayBe} accidents may belong`;

/** `accident list` and `casualties`: what is recorded, and published totals beside it. */
export function accidentCommands(program: Command): void {
  program
    .command('accident')
    .description('accidents with mines and other devices, and their victims')
    .command('list')
    .description(
      'accidents of the case, the newest record first, without a coordinate; with --json one object a line',
    )
    .addHelpText('after', '\nExample:\n  muniment accident list --archive ./case --json')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        let isEmpty = true;
        for await (const { rows } of everyPage(PAGE, (after) =>
          archive.db.tx(by, async (tx) => {
            const page = await listAccidents(tx, { caseId, limit: PAGE, after });
            await readGround(tx, by, { table: 'accident', rows: page, how: 'listed' });
            return { rows: page };
          }),
        )) {
          for (const row of rows) {
            isEmpty = false;
            if (options.json) sayJson(line(row));
            else
              say(
                `${row.serial}  ${plain(row.title)}  ${row.dated ?? 'day not known'}  ${row.class}; victims recorded: ${row.victims}`,
              );
            if (!options.json)
              for (const { severity, says, safety } of placesAtSea([placeOf(row)]))
                say(`  ${severity.toUpperCase()}  ${says}\n    ${safety}`);
          }
        }
        if (isEmpty && !options.json)
          say('No accidents are recorded. That says nothing of whether there were any.');
      });
    });
  program
    .command('casualties')
    .description(
      'each published total of casualties beside what the records support for it; never one number',
    )
    .addHelpText(
      'after',
      `
What records support is told by the larger of two sources that may tell of the same people, never by their sum.

Example:
  muniment casualties --archive ./case --json`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const found = await archive.db.tx(by, (tx) => casualtiesOf(tx, by, caseId));
        if (options.json) {
          sayJson({ v: 1, ...found });
          return;
        }
        say('What the records support');
        say(table(Object.entries(found.support).map(([measure, one]) => [measure, supportText(one)])));
        say('\nPublished, each by whom');
        for (const { measure, value, least, most, claimant, asOf, area, support, stands } of found.totals) {
          const figure = value === null ? `${least ?? '?'} to ${most ?? '?'}` : String(value);
          say(
            `  ${measure} ${figure}, says ${plain(claimant)}${asOf === null ? '' : `, as of ${asOf}`}${area === null ? '' : `, ${plain(area)}`}`,
          );
          say(`    records: ${supportText(support)}${stands === null ? '' : `; ${stands}`}`);
        }
        for (const { whole, parts, sum } of found.wrongSums)
          say(
            `  ${plain(whole.claimant)}: ${parts[0].value} killed and ${parts[1].value} injured are ${sum}, and not ${whole.value}`,
          );
      });
    });
}

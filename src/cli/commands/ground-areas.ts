import type { Command } from 'commander';
import { listAreas, readGround, reckonAreas, type ReckonedArea } from '#clearance';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { everyPage } from '../every-page.ts';
import { plain, say, sayJson } from '../output.ts';

/** Areas that are reckoned together: fewer than in other lists, since all their outlines are in memory. */
const PAGE = 100;

const whole = (area: number): number => Math.round(area);

const line = ({ area, findings, conservation }: ReckonedArea): Record<string, unknown> => ({
  id: area.id,
  serial: area.serial,
  title: area.title,
  record: area.record_serial,
  searched: area.searched,
  parts: area.works,
  devices: area.devices,
  area_m2: whole(conservation.original_m2),
  cancelled_m2: whole(conservation.by.cancelled),
  reduced_m2: whole(conservation.by.reduced),
  cleared_m2: whole(conservation.by.cleared),
  remaining_m2: whole(conservation.remaining_m2),
  version: area.version,
  findings,
});

function tell({ area, findings, conservation }: ReckonedArea): void {
  const { by, original_m2: all, remaining_m2: left } = conservation;
  say(
    `${area.serial}  ${plain(area.title)}  ${whole(all)} m²; cancelled ${whole(by.cancelled)}, reduced ${whole(by.reduced)}, cleared ${whole(by.cleared)}; remains hazardous ${whole(left)}`,
  );
  for (const { severity, subject, says, safety } of findings)
    say(`  ${severity.toUpperCase()}  ${plain(subject)}: ${says}\n    ${safety}`);
}

/** Of `ground`: hazardous areas with how their parts add up and what stands against where they lie. */
export function groundAreasCommand(ground: Command): void {
  ground
    .command('areas')
    .description(
      'hazardous areas of the case, the newest record first, with what was released of each and what remains, without a coordinate; with --json one object a line',
    )
    .addHelpText('after', '\nExample:\n  muniment ground areas --archive ./case --json')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        let isEmpty = true;
        for await (const { areas } of everyPage(PAGE, (after) =>
          archive.db.tx(by, async (tx) => {
            const page = await listAreas(tx, { caseId, limit: PAGE, after });
            await readGround(tx, by, { table: 'ground_area', rows: page, how: 'listed' });
            return { rows: page, areas: await reckonAreas(tx, page) };
          }),
        )) {
          for (const one of areas) {
            isEmpty = false;
            if (options.json) sayJson(line(one));
            else tell(one);
          }
        }
        if (options.json) return;
        say(
          isEmpty
            ? 'No hazardous area is recorded. That says nothing of whether there is any.'
            : 'Of what is not in the list nothing is known; no word of it is one of safety.',
        );
      });
    });
}

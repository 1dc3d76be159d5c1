import type { Command } from 'commander';
import { recordReads } from '#access';
import {
  cellOf,
  incidentToShow,
  listIncidents,
  vocabularies,
  type ExportedRecord,
  type IncidentCursor,
  type IncidentFilter,
  type ListedIncident,
} from '#coding';
import { AppError } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';

const PAGE = 500;

interface ListOptions extends CommonOptions {
  readonly act?: string;
  readonly text?: string;
  readonly withWithdrawn?: boolean;
  readonly limit?: number;
}

/** A kind of act and what lies below it. Error INVALID_INPUT for what is none. */
function actsWithin(id: string): readonly string[] {
  const { terms } = vocabularies().vocabulary('act-type');
  if (!terms.some((term) => term.id === id))
    throw new AppError('INVALID_INPUT', {
      what: `“${id}”`,
      why: `it is no term of act-type: ${terms.map((term) => term.id).join(', ')}`,
    });
  return vocabularies().within(id);
}

const oneLine = (text: string): string => plain(text.replaceAll(/\s+/g, ' '));

const line = (incident: ListedIncident): Record<string, unknown> => ({
  id: incident.id,
  title: incident.title,
  happenedOn: incident.happened_on,
  place: incident.place,
  status: incident.status,
  acts: incident.acts,
  victims: incident.victims,
  perpetrators: incident.perpetrators,
  tellers: incident.tellers,
  madeAt: incident.made_at,
  withdrawnAt: incident.withdrawn_at,
});

function sayIncident(incident: ListedIncident): void {
  const { happened_on: when, place, title, acts, withdrawn_at: withdrawnAt } = incident;
  const more = [place, acts.join(', '), withdrawnAt === null ? null : 'WITHDRAWN'].filter(Boolean).join('; ');
  say(
    `${oneLine(when ?? 'no date')}  ${oneLine(title)}\n  ${incident.id}${more === '' ? '' : `  ${oneLine(more)}`}`,
  );
}

function listCommand(group: Command): void {
  group
    .command('list')
    .description('incidents of the case as a chronology; with --json one object a line')
    .option('--act <term>', 'only with an act of this kind, or of those below it (vocabulary act-type)')
    .option('--text <part>', 'only with this in their title, in capitals or not')
    .option('--with-withdrawn', 'withdrawn ones too')
    .option('--limit <n>', 'at most so many', (text) => Number.parseInt(text, 10))
    .addHelpText(
      'after',
      `
An incident is what is said to have happened, as it was coded. Those without a date come last. That a sealed one was listed
is recorded.

Examples:
  muniment incidents list --archive ./case --act act-displacement
  muniment incidents list --archive ./case --json > incidents.ndjson`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const { act, text, withWithdrawn } = options;
      const acts = act === undefined ? undefined : actsWithin(act);
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const filter: IncidentFilter = {
          caseId,
          ...(acts === undefined ? {} : { acts }),
          ...(text === undefined ? {} : { text }),
          ...(withWithdrawn ? { withWithdrawn } : {}),
        };
        let left = options.limit ?? Infinity;
        for (let cursor: IncidentCursor | null = null; left > 0;) {
          const page = { order: 'when', limit: Math.min(PAGE, left), cursor } as const;
          const incidents = await archive.db.tx(by, async (tx) => {
            const rows = await listIncidents(tx, filter, page);
            const read = rows.map(
              ({ id, compartment_id: compartmentId }) => ({ table: 'incident', id, compartmentId }) as const,
            );
            await recordReads(tx, by, read, 'listed');
            return rows;
          });
          for (const incident of incidents) {
            if (options.json) sayJson(line(incident));
            else sayIncident(incident);
          }
          left -= incidents.length;
          const last: IncidentCursor | undefined = incidents.at(-1);
          if (!last || incidents.length < page.limit) break;
          cursor = last;
        }
      });
    });
}

/** What a record says, a line for each field that says something, with how many claims it rests on. */
function sayRecord(name: string, { values, basis }: ExportedRecord, indent: string): void {
  say(`${indent}${name}`);
  for (const [field, value] of Object.entries(values)) {
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    const shown = String(cellOf(value) ?? 'not to be seen');
    const claims = (basis[field] ?? []).map(({ stance, claimId }) => `${stance}: ${claimId}`);
    say(`${indent}  ${field}: ${oneLine(shown)}${claims.length === 0 ? '' : `  (${claims.join('; ')})`}`);
  }
}

function showCommand(group: Command): void {
  group
    .command('show')
    .description('one incident with its acts, who had a part, who tells and what was done about it')
    .argument('<id>', 'id of the incident, as the list has it')
    .addHelpText(
      'after',
      '\nExample:\n  muniment incidents show 019ac0de-0000-7000-8000-000000000001 --archive ./case --json',
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const incident = await incidentToShow(archive.db, by, { caseId, id });
        if (options.json) {
          sayJson(incident);
          return;
        }
        sayRecord(`incident ${incident.id}`, incident, '');
        for (const act of incident.acts) {
          sayRecord('act', act, '  ');
          for (const one of act.involvements) sayRecord('involvement', one, '    ');
        }
        for (const one of incident.information) sayRecord('information', one, '  ');
        for (const one of incident.interventions) sayRecord('intervention', one, '  ');
        for (const { relation, isFrom, otherId } of incident.chain)
          say(`  ${isFrom ? '' : 'of the other: '}${relation} ${otherId}`);
      });
    });
}

/** `incidents list` and `incidents show`. */
export function incidentsCommands(program: Command): void {
  const group = program.command('incidents').description('what is said to have happened, as it was coded');
  listCommand(group);
  showCommand(group);
}

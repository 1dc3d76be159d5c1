import type { Command } from 'commander';
import { recordRead, recordReads } from '#access';
import type { Tx } from '#db';
import { AppError, isId } from '#kernel';
import { confirmedLaw } from '#confirmations';
import {
  calendarOfProceeding,
  findProceeding,
  listProceedings,
  proceedingToShow,
  type Deadline,
  type Proceeding,
  type ShownProceeding,
} from '#proceedings';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { everyPage } from '../every-page.ts';
import { say, sayJson } from '../output.ts';
import { proceedingChangeCommands } from './proceeding-changes.ts';
import { proceedingPartCommands } from './proceeding-parts.ts';
import { oneLine, partiesOf, sayDeadline, sayWhole } from './proceeding-words.ts';

const PAGE = 500;

const readOf = ({ id, compartment_id: compartmentId }: Proceeding) =>
  ({ table: 'proceeding', id, compartmentId }) as const;

const line = (row: Proceeding): Record<string, unknown> => ({
  id: row.id,
  title: row.title,
  forum: row.forum,
  parties: partiesOf(row),
  bench: row.bench,
  registryNumber: row.registry_number,
  instruments: row.instruments,
  status: row.status,
  begunOn: row.begun_on,
  version: row.version,
  madeAt: row.made_at,
});

const deadlineLine = ({ step, rule, fixed, ...one }: Deadline): Record<string, unknown> => ({
  ...one,
  step: { id: step.id, what: step.what, happenedOn: step.happened_on, event: step.event },
  rule: rule && {
    key: rule.key,
    cited: rule.cited,
    names: rule.names,
    file: rule.file,
    limit: rule.limit,
    source: rule.source?.address ?? null,
    toCheck: rule.toCheck,
  },
  fixed: fixed && { ...fixed, replacedBy: fixed.replacedBy?.id ?? null },
});

const CAUTION =
  'A help for whoever keeps the time, and no legal advice: weekends, holidays, how a day is served and what the forum fixed and nobody recorded are not reckoned with.';

/** The proceeding of the case that is named; that a sealed one is read is recorded. Error NOT_FOUND. */
async function opened(
  tx: Tx,
  by: Parameters<typeof recordRead>[1],
  of: { readonly caseId: string; readonly id: string; readonly how: string },
): Promise<Proceeding> {
  const row = isId(of.id) ? await findProceeding(tx, of.id) : null;
  if (row?.case_id !== of.caseId) throw new AppError('NOT_FOUND', { what: 'proceeding', id: of.id });
  await recordRead(tx, by, readOf(row), of.how);
  return row;
}

function listCommand(group: Command): void {
  group
    .command('list')
    .description('proceedings of the case, newest first; with --json one object a line')
    .addHelpText(
      'after',
      `
That a case was begun says nothing of who is right. What was withdrawn is left out; that a sealed one was listed is recorded.

Example:
  muniment proceedings list --archive ./case --json`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        let isEmpty = true;
        for await (const { rows } of everyPage(PAGE, (after) =>
          archive.db.tx(by, async (tx) => {
            const page = await listProceedings(tx, { caseId, limit: PAGE, after });
            await recordReads(tx, by, page.map(readOf), 'listed');
            return { rows: page };
          }),
        )) {
          isEmpty &&= rows.length === 0;
          for (const row of rows)
            if (options.json) sayJson(line(row));
            else
              say(
                `${row.status}  ${oneLine(row.title)}\n  ${row.id}  ${row.forum}${row.begun_on === null ? '' : `, begun ${row.begun_on}`}`,
              );
        }
        if (isEmpty && !options.json) say('No proceedings yet.');
      });
    });
}

function wholeCommand(
  group: Command,
  of: {
    readonly name: 'show' | 'deadlines';
    readonly description: string;
    readonly help: string;
    readonly tell: (whole: ShownProceeding, isJson: boolean) => void;
  },
): void {
  group
    .command(of.name)
    .description(of.description)
    .argument('<id>', 'id of the proceeding, as the list has it')
    .addHelpText('after', of.help)
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const whole = await archive.db.tx(by, async (tx) => {
          const law = await confirmedLaw(tx, archive.paths.root);
          const row = await opened(tx, by, { caseId, id, how: 'read' });
          const shown = await proceedingToShow(tx, law, row);
          const others = shown.links.map(
            (one) =>
              ({ table: 'proceeding', id: one.other_id, compartmentId: one.other_compartment_id }) as const,
          );
          await recordReads(tx, by, others, 'listed');
          return shown;
        });
        of.tell(whole, options.json === true);
      });
    });
}

function tellWhole(whole: ShownProceeding, isJson: boolean): void {
  if (!isJson) return sayWhole(whole);
  const { proceeding, steps, hasMore, deadlines, checklists, leftAnswers, links } = whole;
  sayJson({
    ...line(proceeding),
    steps,
    hasMore,
    deadlines: deadlines.map(deadlineLine),
    checklists: checklists.map(({ checklist: { id, version, digest, names }, tests }) => ({
      id,
      version,
      digest,
      names,
      tests: tests.map(({ test, answer }) => ({
        id: test.id,
        label: test.label,
        text: test.text,
        toCheck: test.toCheck,
        answer,
      })),
    })),
    leftAnswers,
    links,
  });
}

function tellDeadlines({ deadlines, events }: ShownProceeding, isJson: boolean): void {
  if (isJson) return deadlines.map(deadlineLine).forEach(sayJson);
  for (const one of deadlines) sayDeadline(one);
  if (deadlines.length === 0)
    say(
      `No time runs. It runs from steps that are called ${[...events.keys()].sort().join(', ') || '(the law that is loaded names none)'}.`,
    );
  say(CAUTION);
}

function calendarCommand(group: Command): void {
  group
    .command('calendar')
    .description('the steps whose day is known and the days that follow from them, as iCalendar (RFC 5545)')
    .argument('<id>', 'id of the proceeding, as the list has it')
    .addHelpText(
      'after',
      `
Written to standard output: whole days without alarms, each always with the same UID, so that a calendar that takes the file
again replaces them. With --json the text is the member “calendar” of an object.

Example:
  muniment proceedings calendar 019ac0de-0000-7000-8000-000000000001 --archive ./case > proceeding.ics`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const calendar = await archive.db.tx(by, async (tx) =>
          calendarOfProceeding(
            tx,
            await confirmedLaw(tx, archive.paths.root),
            await opened(tx, by, { caseId, id, how: 'exported' }),
          ),
        );
        if (options.json) sayJson({ id, calendar });
        else process.stdout.write(calendar);
      });
    });
}

/** `proceedings list`, `show`, `deadlines`, `calendar`, and what changes them. */
export function proceedingsCommands(program: Command): void {
  const group = program
    .command('proceedings')
    .description('cases before courts and other bodies: steps, deadlines, tests of the law');
  listCommand(group);
  wholeCommand(group, {
    name: 'show',
    description:
      'one proceeding: parties, steps in the order of time, deadlines, checklists with their answers',
    help: `
Example:
  muniment proceedings show 019ac0de-0000-7000-8000-000000000001 --archive ./case --json`,
    tell: tellWhole,
  });
  wholeCommand(group, {
    name: 'deadlines',
    description: 'the last days that follow from the steps of a proceeding; with --json one object a line',
    help: `
${CAUTION}
Each cites its rule, says what that rests on and how it was counted. From a day that is not exact follow the days between which
the last day lies, or why none can be said.

Example:
  muniment proceedings deadlines 019ac0de-0000-7000-8000-000000000001 --archive ./case`,
    tell: tellDeadlines,
  });
  calendarCommand(group);
  proceedingChangeCommands(group);
  proceedingPartCommands(group);
}

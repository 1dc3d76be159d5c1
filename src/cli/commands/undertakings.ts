import { Option, type Command } from 'commander';
import { recordRead, recordReads } from '#access';
import type { Tx } from '#db';
import { AppError, isId, nowUtc } from '#kernel';
import { LAW_LANGUAGES, type LawLanguage } from '#law';
import {
  calendarOfUndertaking,
  eventWords,
  findUndertaking,
  listUndertakings,
  reportForms,
  reportOf,
  standingsOfUndertakings,
  undertakingKinds,
  undertakingToShow,
  type ReportForm,
  type ShownUndertaking,
  type Undertaking,
  type UndertakingParty,
  type UndertakingStanding,
} from '#undertakings';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { everyPage } from '../every-page.ts';
import { plain, say, sayJson } from '../output.ts';
import { bringEvents, bringUndertaking, readEvents, readUndertaking } from '../undertaking-file.ts';

const PAGE = 500;
const DAY = /^\d{4}-\d\d-\d\d$/;

interface OnDay {
  readonly on?: string;
}

const oneLine = (text: string): string => plain(text.replaceAll(/\s+/g, ' '));

/** The day that was asked for; today (UTC) when none was. Error INVALID_INPUT. */
function dayOf({ on }: OnDay): string {
  if (on === undefined) return nowUtc().slice(0, 10);
  if (!DAY.test(on) || new Date(`${on}T00:00:00Z`).toJSON()?.slice(0, 10) !== on)
    throw new AppError('INVALID_INPUT', { what: `--on ${on}`, why: 'it is not a day (YYYY-MM-DD)' });
  return on;
}

const readOf = ({ id, compartment_id: compartmentId }: Undertaking) =>
  ({ table: 'undertaking', id, compartmentId }) as const;

const partiesOf = (row: Undertaking): readonly UndertakingParty[] =>
  row.parties as unknown as UndertakingParty[];

const line = (row: Undertaking): Record<string, unknown> => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  dated: row.dated,
  parties: partiesOf(row),
  whichText: row.which_text,
  toCheck: row.to_check,
  version: row.version,
  madeAt: row.made_at,
});

/** The undertaking of the case that is named, as of a day; that a sealed one is read is recorded. Error NOT_FOUND. */
async function opened(
  tx: Tx,
  by: Parameters<typeof recordRead>[1],
  of: { readonly caseId: string; readonly id: string; readonly day: string; readonly how: string },
): Promise<ShownUndertaking> {
  const row = isId(of.id) ? await findUndertaking(tx, of.id) : null;
  if (row?.case_id !== of.caseId) throw new AppError('NOT_FOUND', { what: 'undertaking', id: of.id });
  await recordRead(tx, by, readOf(row), of.how);
  const shown = await undertakingToShow(tx, row, of.day);
  if (shown.order !== null) {
    const { proceeding_id: id, proceeding_compartment_id: compartmentId } = shown.order;
    await recordReads(tx, by, [{ table: 'proceeding', id, compartmentId }], 'listed');
  }
  return shown;
}

function sayListed(row: Undertaking, { obligations, kinds, silent, next }: UndertakingStanding): void {
  say(`${row.kind}  ${oneLine(row.title)}\n  ${row.id}${row.dated === null ? '' : `  ${row.dated}`}`);
  const stand = `the sides differ: ${kinds.differ}, all say the same: ${kinds.same}, words of some sides only: ${kinds.only}, no word recorded: ${kinds.nothing}`;
  say(`  obligations: ${obligations} (${stand})`);
  if (silent > 0) say(`  past their day without a recorded word: ${silent}`);
  if (next !== null) say(`  next day due: ${next.dueOn}`);
}

function listCommand(group: Command): void {
  group
    .command('list')
    .description(
      'undertakings of the case, newest record first, with how they stand; with --json one object a line',
    )
    .addOption(new Option('--kind <kind>', 'only of this kind').choices([...undertakingKinds]))
    .option('--party <name>', 'only with a party of this name')
    .option('--on <day>', 'as of the end of this day (YYYY-MM-DD); today when left out')
    .addHelpText(
      'after',
      `
How an obligation stands is what was said of it by the day, each side apart: no finding. What was withdrawn is left out; that a
sealed one was listed is recorded.

Example:
  muniment undertakings list --archive ./case --kind ceasefire --json`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<
        CommonOptions & OnDay & { kind?: (typeof undertakingKinds)[number]; party?: string }
      >();
      const day = dayOf(options);
      const { kind, party } = options;
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        let isEmpty = true;
        for await (const { rows, standings } of everyPage(PAGE, (after) =>
          archive.db.tx(by, async (tx) => {
            const page = await listUndertakings(tx, {
              caseId,
              limit: PAGE,
              after,
              ...(kind === undefined ? {} : { kind }),
              ...(party === undefined ? {} : { party }),
            });
            await recordReads(tx, by, page.map(readOf), 'listed');
            return { rows: page, standings: await standingsOfUndertakings(tx, { undertakings: page, day }) };
          }),
        )) {
          isEmpty &&= rows.length === 0;
          for (const row of rows) {
            const standing = standings.get(row.id);
            if (options.json) sayJson({ ...line(row), day, ...standing });
            else if (standing) sayListed(row, standing);
          }
        }
        if (isEmpty && !options.json) say('No undertakings yet.');
      });
    });
}

function oneCommand(
  group: Command,
  of: {
    readonly name: 'show' | 'due';
    readonly description: string;
    readonly help: string;
    readonly tell: (shown: ShownUndertaking, isJson: boolean) => void;
  },
): void {
  group
    .command(of.name)
    .description(of.description)
    .argument('<id>', 'id of the undertaking, as the list has it')
    .option('--on <day>', 'as of the end of this day (YYYY-MM-DD); today when left out')
    .addHelpText('after', of.help)
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & OnDay>();
      const day = dayOf(options);
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const shown = await archive.db.tx(by, (tx) => opened(tx, by, { caseId, id, day, how: 'read' }));
        of.tell(shown, options.json === true);
      });
    });
}

function tellWhole(shown: ShownUndertaking, isJson: boolean): void {
  if (!isJson) {
    const { withdrawn_reason: reason } = shown.undertaking;
    if (reason !== null) say(`WITHDRAWN: ${oneLine(reason)}`);
    process.stdout.write(reportOf(shown, 'text'));
    return;
  }
  const { undertaking, ...rest } = shown;
  sayJson({ ...line(undertaking), ...rest });
}

function tellDue({ dueDates, obligations }: ShownUndertaking, isJson: boolean): void {
  if (isJson) return dueDates.forEach(sayJson);
  for (const { dueOn, extendedBy, obligationId } of dueDates) {
    const found = obligations.find(({ obligation }) => obligation.id === obligationId);
    const owed = found && `${oneLine(found.obligation.label ?? '')} ${oneLine(found.obligation.owed_by)}`;
    const silent = found?.standing.isPassedInSilence ? '; passed without a recorded word' : '';
    say(
      `${dueOn}  ${owed ?? ''}${extendedBy === null ? silent : `; extended, as ${oneLine(extendedBy)} says`}`,
    );
  }
  if (dueDates.length === 0) say('The text says no day.');
}

const languageOption = (): Option =>
  new Option('--language <tag>', 'language of our words').choices([...LAW_LANGUAGES]).default('en');

function calendarCommand(group: Command): void {
  group
    .command('calendar')
    .description(
      'the days by which something is due, by the text or as somebody says, as iCalendar (RFC 5545)',
    )
    .argument('<id>', 'id of the undertaking, as the list has it')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Written to standard output: whole days without alarms, each always with the same UID, so that a calendar that takes the file
again replaces them. With --json the text is the member “calendar” of an object.

Example:
  muniment undertakings calendar 019ac0de-0000-7000-8000-000000000003 --archive ./case > undertaking.ics`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { language: LawLanguage }>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const day = dayOf({});
        const calendar = await archive.db.tx(by, async (tx) =>
          calendarOfUndertaking(await opened(tx, by, { caseId, id, day, how: 'exported' }), options.language),
        );
        if (options.json) sayJson({ id, calendar });
        else process.stdout.write(calendar);
      });
    });
}

function sayCommand(group: Command): void {
  group
    .command('say')
    .description(
      'records what somebody says of an obligation, from a JSON file: one event or a list, all or nothing',
    )
    .argument('<obligation>', 'id of the obligation, as show --json has it')
    .argument('<file>', 'the file')
    .addHelpText(
      'after',
      `
An event is {says, side, saidBy, saidOn, happenedOn, extendedTo, note}, and may name serials, quoteIds, claimIds and incidentIds that
show it. What is left out is not said. It says: ${eventWords.join(', ')}.

Example:
  muniment undertakings say 019ac0de-0000-7000-8000-000000000004 said.json --archive ./case`,
    )
    .action(async (obligation: string, file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      if (!isId(obligation)) throw new AppError('NOT_FOUND', { what: 'obligation', id: obligation });
      const given = await readEvents(file);
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const ids = await archive.db.tx(by, (tx) => bringEvents(tx, by, obligation, given));
        if (options.json) sayJson({ ids });
        else for (const id of ids) say(id);
      });
    });
}

function reportCommand(group: Command): void {
  group
    .command('report')
    .description(
      'a report of an undertaking as of a day: each obligation, what each side says, what shows it',
    )
    .argument('<id>', 'id of the undertaking, as the list has it')
    .addOption(
      new Option('--format <format>', 'form of the report').choices([...reportForms]).default('text'),
    )
    .option('--on <day>', 'as of the end of this day (YYYY-MM-DD); today when left out')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Written to standard output; in CSV no text becomes a formula, in Markdown no word of anybody is markup. With --json the
text is the member “report” of an object. That a sealed one goes out is recorded.

Example:
  muniment undertakings report 019ac0de-0000-7000-8000-000000000003 --archive ./case --format csv > undertaking.csv`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<
        CommonOptions & OnDay & { format: ReportForm; language: LawLanguage }
      >();
      const day = dayOf(options);
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const report = await archive.db.tx(by, async (tx) =>
          reportOf(
            await opened(tx, by, { caseId, id, day, how: 'exported' }),
            options.format,
            options.language,
          ),
        );
        if (options.json) sayJson({ id, day, format: options.format, report });
        else process.stdout.write(report);
      });
    });
}

function addCommand(group: Command): void {
  group
    .command('add')
    .description(
      'records an undertaking with its obligations and what was said of each, from a JSON file: all or nothing',
    )
    .argument('<file>', 'the file')
    .addHelpText(
      'after',
      `
The file holds {kind, title, dated, parties: [{name, role}], whichText, toCheck, obligations: [{label, owedBy, owedTo, words, dueOn,
isContinuing, conditions, inForceFrom, inForceTo, toCheck, events: [{says, side, saidBy, saidOn, happenedOn, extendedTo, note}]}]}.
The undertaking, each obligation and each event may name serials, quoteIds, claimIds and incidentIds that show it. What is left out
is not said. Kinds: ${undertakingKinds.join(', ')}.

Example:
  muniment undertakings add ceasefire.json --archive ./case`,
    )
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const given = await readUndertaking(file);
      await withArchive(options, async (archive) => {
        const { by, caseId, compartmentId } = await ownerOf(archive, options.case);
        const id = await archive.db.tx(by, (tx) =>
          bringUndertaking(tx, by, { caseId, compartmentId }, given),
        );
        if (options.json) sayJson({ id });
        else say(id);
      });
    });
}

/** `undertakings list`, `show`, `due`, `report`, `calendar`, `add` and `say`. */
export function undertakingsCommands(program: Command): void {
  const group = program
    .command('undertakings')
    .description('agreements, ceasefires, ordered measures: obligations, and what each side says of them');
  listCommand(group);
  oneCommand(group, {
    name: 'show',
    description: 'one undertaking: parties, obligations, how each stands, and what each side says of it',
    help: `
Example:
  muniment undertakings show 019ac0de-0000-7000-8000-000000000003 --archive ./case --on 2031-05-04 --json`,
    tell: tellWhole,
  });
  oneCommand(group, {
    name: 'due',
    description:
      'the days by which something is due, by the text or as somebody says; with --json one object a line',
    help: `
Example:
  muniment undertakings due 019ac0de-0000-7000-8000-000000000003 --archive ./case`,
    tell: tellDue,
  });
  reportCommand(group);
  calendarCommand(group);
  addCommand(group);
  sayCommand(group);
}

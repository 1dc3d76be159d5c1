import { Option, type Command } from 'commander';
import {
  displacementToShow,
  findDisplacement,
  listDisplacements,
  membersToShow,
  readDisplacements,
  recordKinds,
  type EventFacts,
  type HouseholdFacts,
  type KeptRecord,
  type Member,
  type PropertyFacts,
  type RecordKind,
  type ShownDisplacement,
} from '#displacement';
import { AppError } from '#kernel';
import { findSettlement } from '#settlements';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { everyPage } from '../every-page.ts';
import { plain, say, sayJson } from '../output.ts';
import { readSerial } from '../read-serial.ts';
import { displacementCountsCommand } from './displacement-counts.ts';
import { displacementImportCommand } from './displacement-import.ts';

const PAGE = 500;
type Persons = ShownDisplacement['persons'];

// By pseudonym, never by name: what a command prints goes into files and mails.
const memberLine = ({ actor_id: id, role, at_time: at }: Member, persons: Persons) => ({
  person: persons.get(id)?.pseudonym ?? null,
  role,
  at,
});

const line = (row: KeptRecord, members: readonly Member[], persons: Persons): Record<string, unknown> => ({
  id: row.id,
  serial: row.serial,
  kind: row.kind,
  household: row.household_serial,
  settlement: row.settlement_serial,
  settlementName: row.settlement_name,
  year: row.year,
  persons: row.persons,
  personsAre: row.persons_are,
  ...(row.kind === 'household'
    ? {
        wish: row.wish,
        returnStatus: row.return_status,
        members: members.filter((one) => one.household_id === row.id).map((one) => memberLine(one, persons)),
      }
    : {}),
  ...(row.entered as object),
  sheet: row.item_serial === null ? null : { serial: row.item_serial, line: row.line },
  version: row.version,
  madeAt: row.made_at,
});

const numberOf = ({ persons, persons_are: are }: KeptRecord): string =>
  persons === null ? 'of unknown size' : `${are === 'at-least' ? 'at least ' : ''}${persons} persons`;

function sayRecord(row: KeptRecord, members: readonly Member[], persons: Persons): void {
  const from = plain(row.settlement_name ?? (row.entered as unknown as EventFacts).origin ?? 'not said');
  if (row.kind === 'household') {
    const own = members.filter((one) => one.household_id === row.id).map((one) => memberLine(one, persons));
    say(
      `${row.serial}  household ${numberOf(row)}; wish ${row.wish ?? 'not said'}; return ${row.return_status ?? 'not said'}`,
    );
    for (const { person, role, at } of own) say(`    ${role} ${at}: ${person ?? 'a person'}`);
    const { intentions, statuses } = row.entered as unknown as HouseholdFacts;
    for (const { wish, on, conditions, saidBy } of intentions)
      say(
        `    wish ${wish}${on === null ? '' : `, ${on}`}${conditions === null ? '' : `, if: ${plain(conditions)}`}, says ${plain(saidBy)}`,
      );
    for (const { status, from: since, saidBy } of statuses)
      say(`    return ${status}${since === null ? '' : `, from ${since}`}, says ${plain(saidBy)}`);
    return;
  }
  if (row.kind === 'event') {
    const { from: began, until, cause, alleged, destinations } = row.entered as unknown as EventFacts;
    say(
      `${row.serial}  displaced from ${from}, ${began ?? 'day not said'}${until === null ? '' : ` to ${until}`}: ${numberOf(row)}; cause ${cause}`,
    );
    for (const { actor, saidBy } of alleged) say(`    by ${plain(actor)}, says ${plain(saidBy)}`);
    for (const { place } of destinations) say(`    to ${plain(place)}`);
    return;
  }
  const { type, parcel, right, titles } = row.entered as unknown as PropertyFacts;
  say(`${row.serial}  ${type}${parcel === null ? '' : `, parcel ${plain(parcel)}`}; right: ${right}`);
  for (const { kind, grade, words } of titles) say(`    ${kind}, ${grade}: ${plain(words)}`);
}

type ListOptions = CommonOptions & { readonly kind: RecordKind; readonly settlement?: string };

async function list(options: ListOptions): Promise<void> {
  await withArchive(options, async (archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    const { kind } = options;
    const serial = options.settlement === undefined ? null : readSerial(options.settlement);
    const settlement = serial && (await archive.db.tx(by, (tx) => findSettlement(tx, { serial })));
    if (serial !== null && (!settlement || settlement.case_id !== caseId))
      throw new AppError('NOT_FOUND', { what: 'settlement', id: serial });
    const filter = { caseId, kind, ...(settlement ? { settlementId: settlement.id } : {}) };
    let isEmpty = true;
    for await (const { rows, members, persons } of everyPage(PAGE, (after) =>
      archive.db.tx(by, async (tx) => {
        const page = await listDisplacements(tx, { ...filter, limit: PAGE, after });
        await readDisplacements(tx, by, page, 'listed');
        const ids = kind === 'household' ? page.map(({ id }) => id) : [];
        return { rows: page, ...(await membersToShow(tx, by, ids)) };
      }),
    )) {
      isEmpty &&= rows.length === 0;
      for (const row of rows)
        if (options.json) sayJson(line(row, members, persons));
        else sayRecord(row, members, persons);
    }
    if (isEmpty && !options.json) say('None is recorded yet. That says nothing of who was displaced.');
  });
}

function tell(shown: ShownDisplacement, isJson: boolean): void {
  const { record, parts, evidence, members, persons, losses, findings } = shown;
  if (isJson) {
    sayJson({
      ...line(record, members, persons),
      parts: parts.map((one) => line(one, members, persons)),
      evidence: evidence.map(({ part, stance, serial, claim_id: claim }) => ({
        part,
        stance,
        serial,
        claim,
      })),
      losses: losses.map((one) => ({ ...one })),
      findings,
    });
    return;
  }
  sayRecord(record, members, persons);
  for (const one of parts) sayRecord(one, members, persons);
  for (const { part, stance, serial } of evidence) say(`  ${part} ${stance}: ${serial ?? 'a claim'}`);
  for (const { currency, sum, losses: own } of losses)
    say(
      `  losses in ${currency}: ${own.length} as valued; ${sum === null ? 'not added, since periods of the same property overlap' : `together ${sum}`}`,
    );
  for (const { code, at, members: n, size } of findings)
    say(`  LOOK  ${code} ${at}: ${n} members, size ${size}`);
}

/** `displacement`: households, displacements and properties, their import and their counts. */
export function displacementCommands(program: Command): void {
  const group = program
    .command('displacement')
    .description('who was displaced from where, what they had there, and whether they wish to return');
  group
    .command('list')
    .description('records of one kind, the newest first; with --json one object a line')
    .addOption(new Option('--kind <kind>', 'what is listed').choices([...recordKinds]).default('household'))
    .option('--settlement <serial>', 'only of this settlement')
    .addHelpText(
      'after',
      `
People stand there by pseudonym. That the sealed records are listed is recorded.

Example:
  muniment displacement list --kind event --archive ./case --json`,
    )
    .action((_: unknown, command: Command) => list(command.optsWithGlobals<ListOptions>()));
  group
    .command('show')
    .description('one of them, with what is of it, what supports it, and what does not fit together')
    .argument('<serial>', 'serial of the record')
    .addHelpText('after', '\nExample:\n  muniment displacement show 7K3F-2QX0 --archive ./case --json')
    .action(async (typed: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const serial = readSerial(typed);
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const shown = await archive.db.tx(by, async (tx) => {
          const row = await findDisplacement(tx, { serial });
          if (row?.case_id !== caseId)
            throw new AppError('NOT_FOUND', { what: 'record of displacement', id: serial });
          return displacementToShow(tx, by, row);
        });
        tell(shown, options.json === true);
      });
    });
  displacementImportCommand(group);
  displacementCountsCommand(group);
}

import type { Command } from 'commander';
import {
  checkCase,
  claimsOfExchanges,
  detentionBySerial,
  detentionToShow,
  listDetentions,
  personsIn,
  readDetentions,
  type CaseChecks,
  type DetentionFacts,
  type DetentionRecord,
  type ExchangeFacts,
  type KeptRecord,
  type MissingFacts,
  type RecordKind,
  type ShownDetention,
  type ShownPerson,
} from '#detention';
import { AppError } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { everyPage } from '../every-page.ts';
import { plain, say, sayJson } from '../output.ts';
import { readSerial } from '../read-serial.ts';

const PAGE = 500;
type Claim = NonNullable<ShownDetention['exchange']>['claims'][number];
type Persons = ReadonlyMap<string, ShownPerson>;

// By pseudonym, never by name: what a command prints goes into files and mails.
const whoOf = ({ actor_id: id, unnamed }: DetentionRecord, persons: Persons): string =>
  id === null ? `${unnamed} unnamed` : (persons.get(id)?.pseudonym ?? 'a person');

const line = (row: DetentionRecord, entered: object, persons: Persons): Record<string, unknown> => ({
  id: row.id,
  serial: row.serial,
  kind: row.kind,
  person: row.actor_id === null ? null : (persons.get(row.actor_id)?.pseudonym ?? null),
  unnamed: row.unnamed,
  ...entered,
  version: row.version,
  madeAt: row.made_at,
});

const claimLine = (one: Claim): Record<string, unknown> => ({
  side: one.side,
  measure: one.measure,
  value: one.value,
  words: one.words,
  claimant: one.claimant,
  asOf: one.as_of,
});

const sayClaim = ({ measure, side, value, words, claimant, as_of: asOf }: Claim): void =>
  say(
    `    ${measure}${side === null ? '' : ` of side ${side}`}: ${value === null ? '' : `${value}, `}“${plain(words)}”, says ${plain(claimant)}${asOf === null ? '' : `, as of ${asOf}`}`,
  );

function sayHead(row: DetentionRecord, entered: object, persons: Persons): void {
  if (row.kind === 'exchange') {
    const { title, heldOn, sideA, sideB, mediators } = entered as ExchangeFacts;
    say(`${row.serial}  ${plain(title)}${heldOn === null ? '' : `  ${heldOn}`}`);
    const through = mediators.length === 0 ? '' : `; through ${mediators.map(plain).join(', ')}`;
    say(`  side a ${plain(sideA)}, side b ${plain(sideB)}${through}`);
    return;
  }
  say(`${row.serial}  ${whoOf(row, persons)}`);
  if (row.kind === 'missing') {
    const { lastSeenOn, lastSeenAt, states } = entered as MissingFacts;
    say(`  last seen ${plain(lastSeenAt ?? 'not said')}, ${lastSeenOn ?? 'day not said'}`);
    for (const { state, by, on } of states)
      say(`    ${state}, says ${plain(by)}${on === null ? '' : `, ${on}`}`);
    return;
  }
  const { capturedOn, statuses, outcome, outcomeOn } = entered as DetentionFacts;
  say(
    `  captured ${capturedOn ?? 'day not said'}; outcome ${outcome ?? 'none recorded'}${outcomeOn === null ? '' : `, ${outcomeOn}`}`,
  );
  for (const { party, words, code } of statuses) say(`    “${plain(words)}” (${code}), says ${plain(party)}`);
}

function sayFindings(findings: CaseChecks['findings']): void {
  for (const { code, severity, records, facts } of findings) {
    const rest = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
    const said = [...records.map(({ serial }) => serial), ...rest].map(plain);
    say(`  ${severity.toUpperCase()}  ${code}  ${said.join(', ')}`);
  }
}

async function list(options: CommonOptions, kind: RecordKind, none: string): Promise<void> {
  await withArchive(options, async (archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    let isEmpty = true;
    for await (const { rows, persons, claims } of everyPage(PAGE, (after) =>
      archive.db.tx(by, async (tx) => {
        const page: KeptRecord[] = await listDetentions(tx, { caseId, kind, limit: PAGE, after });
        await readDetentions(tx, by, page, 'listed');
        const ids = kind === 'exchange' ? page.map(({ id }) => id) : [];
        return {
          rows: page,
          persons: await personsIn(tx, by, page),
          claims: await claimsOfExchanges(tx, ids),
        };
      }),
    )) {
      isEmpty &&= rows.length === 0;
      for (const row of rows) {
        const own = claims.filter((one) => one.exchange_id === row.id);
        const entered = row.entered as object;
        if (options.json)
          sayJson({
            ...line(row, entered, persons),
            ...(kind === 'exchange' ? { claims: own.map(claimLine) } : {}),
          });
        else {
          sayHead(row, entered, persons);
          own.forEach(sayClaim);
        }
      }
    }
    if (isEmpty && !options.json) say(none);
  });
}

function tellWhole(shown: ShownDetention, isJson: boolean): void {
  const { record, versions, evidence, exchange, persons, findings } = shown;
  const entered = (versions[0]?.entered ?? {}) as object;
  if (isJson) {
    sayJson({
      ...line(record, entered, persons),
      evidence: evidence.map(({ part, serial, claim_id: claim, incident_id: incident }) => ({
        part,
        serial,
        claim,
        incident,
      })),
      ...(exchange
        ? {
            given: exchange.parts.map(({ side, kind, record: own, handover, note }) => ({
              side,
              kind,
              serial: own?.serial ?? handover?.serial ?? null,
              person: own ? whoOf(own, persons) : null,
              note,
            })),
            claims: exchange.claims.map(claimLine),
            held: exchange.held,
          }
        : {}),
      findings,
    });
    return;
  }
  sayHead(record, entered, persons);
  for (const { part, serial, claim_id: claim } of evidence)
    say(`  ${part}: ${serial ?? (claim === null ? 'an incident' : 'a claim')}`);
  if (exchange) {
    say('  claimed, each by whom');
    exchange.claims.forEach(sayClaim);
    for (const side of ['a', 'b'] as const) {
      const { named, unnamed, maps, mines, remains } = exchange.held[side];
      say(
        `  side ${side} gave, in the records here: ${named} named, ${unnamed} unnamed, ${maps} handovers of maps (${mines.records} records state ${mines.devices} devices), ${remains} remains`,
      );
    }
  }
  sayFindings(findings);
}

async function show(options: CommonOptions, kind: RecordKind, typed: string): Promise<void> {
  const serial = readSerial(typed);
  await withArchive(options, async (archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    const shown = await archive.db.tx(by, async (tx) => {
      const row = await detentionBySerial(tx, serial);
      if (row?.case_id !== caseId || row.kind !== kind)
        throw new AppError('NOT_FOUND', { what: 'record of detention', id: serial });
      return detentionToShow(tx, by, row);
    });
    tellWhole(shown, options.json === true);
  });
}

function group(
  program: Command,
  of: { name: string; kind: RecordKind; what: string; none: string },
): Command {
  const { name, kind, what, none } = of;
  const made = program.command(name).description(what);
  made
    .command('list')
    .description(`${what}, the newest record first; with --json one object a line`)
    .addHelpText('after', `\nExample:\n  muniment ${name} list --archive ./case --json`)
    .action((_: unknown, command: Command) => list(command.optsWithGlobals<CommonOptions>(), kind, none));
  made
    .command('show')
    .description('one of them, with what each party says, what shows it and what does not fit together')
    .argument('<serial>', 'serial of the record')
    .addHelpText(
      'after',
      `
People stand there by pseudonym. Named, unnamed and claimed people are never made one number, and nothing is concluded.

Example:
  muniment ${name} show 7K3F-2QX0 --archive ./case --json`,
    )
    .action((typed: string, _: unknown, command: Command) =>
      show(command.optsWithGlobals<CommonOptions>(), kind, typed),
    );
  return made;
}

/** `detention`, `missing` and `exchange`: who was held, who is missing, who was exchanged for what, and what does not go together. */
export function detentionCommands(program: Command): void {
  const detention = group(program, {
    name: 'detention',
    kind: 'detention',
    what: 'times in which somebody was held',
    none: 'No detention is recorded yet. That says nothing of who is held.',
  });
  group(program, {
    name: 'missing',
    kind: 'missing',
    what: 'missing cases',
    none: 'No missing case is recorded yet. That says nothing of who is missing.',
  });
  group(program, {
    name: 'exchange',
    kind: 'exchange',
    what: 'exchanges: what each side gave and what is claimed',
    none: 'No exchange is recorded yet.',
  });
  detention
    .command('check')
    .description(
      'what does not go together in detentions, missing cases and exchanges; exit 1 where something does not',
    )
    .addHelpText('after', '\nExample:\n  muniment detention check --archive ./case --json')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const { findings, checked, isWhole } = await archive.db.tx(by, (tx) => checkCase(tx, by, caseId));
        if (options.json) sayJson({ findings, checked, isWhole });
        else {
          sayFindings(findings);
          say(
            `Checked ${checked.detention} detentions, ${checked.missing} missing cases and ${checked.exchange} exchanges: ${findings.length} findings.${isWhole ? '' : ' There are more records than are checked together.'}`,
          );
        }
        if (findings.some(({ severity }) => severity === 'warning')) process.exitCode = 1;
      });
    });
}

import { Option, type Command } from 'commander';
import { recordReads } from '#access';
import {
  conclusionStatuses,
  conclusionToShow,
  groundKinds,
  listConclusions,
  type ConclusionFilter,
  type ExportedConclusion,
  type ListedConclusion,
} from '#coding';
import { AppError, isId } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';

const PAGE = 500;

interface ListOptions extends CommonOptions {
  readonly status?: string;
  readonly grounds?: (typeof groundKinds)[number];
  readonly incident?: string;
  readonly text?: string;
  readonly limit?: number;
}

type Side = ExportedConclusion['supporting'];

const oneLine = (text: string): string => plain(text.replaceAll(/\s+/g, ' '));

const line = (row: ListedConclusion): Record<string, unknown> => ({
  id: row.id,
  statement: row.statement,
  status: row.status,
  standard: row.standard,
  incidentId: row.incident_id,
  supersedesId: row.supersedes_id,
  newerId: row.newer_id,
  claimsFor: row.supports,
  claimsAgainst: row.contradicts,
  claimsWithdrawn: row.withdrawn,
  version: row.version,
  madeAt: row.made_at,
});

/** What the options ask for. Error INVALID_INPUT. */
function filterOf(caseId: string, { status, grounds, incident, text }: ListOptions): ConclusionFilter {
  if (incident !== undefined && !isId(incident))
    throw new AppError('INVALID_INPUT', { what: `“${incident}”`, why: 'it is no id of an incident' });
  return {
    caseId,
    ...(status === undefined ? {} : { status }),
    ...(grounds === undefined ? {} : { grounds }),
    ...(incident === undefined ? {} : { incidentId: incident }),
    ...(text === undefined ? {} : { text }),
  };
}

function listCommand(group: Command): void {
  group
    .command('list')
    .description('conclusions of the case, newest first; with --json one object a line')
    .addOption(new Option('--status <term>', 'only in this status').choices(conclusionStatuses))
    .addOption(
      new Option(
        '--grounds <which>',
        'none: those that no claim stands for; against: those that one stands against',
      ).choices(groundKinds),
    )
    .option('--incident <id>', 'only about this incident')
    .option('--text <part>', 'only with this in what is concluded, in capitals or not')
    .option('--limit <n>', 'at most so many', (text) => Number.parseInt(text, 10))
    .addHelpText(
      'after',
      `
A conclusion is an assessment of analysts, with its reasons; it is no judgment. How many claims it names is no measure of
what stands behind it: “conclusions show” counts independent origins. That a sealed one was listed is recorded. What was
withdrawn is left out; “export conclusions” hands them out in files.

Examples:
  muniment conclusions list --archive ./case --status find-ready
  muniment conclusions list --archive ./case --grounds none --json > unsupported.ndjson`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const filter = filterOf(caseId, options);
        let left = options.limit ?? Infinity;
        for (let cursor: { madeAt: string; id: string } | null = null; left > 0;) {
          const page = { limit: Math.min(PAGE, left), cursor };
          const conclusions: ListedConclusion[] = await archive.db.tx(by, async (tx) => {
            const rows = await listConclusions(tx, filter, page);
            const read = rows.map(
              ({ id, compartment_id: compartmentId }) =>
                ({ table: 'conclusion', id, compartmentId }) as const,
            );
            await recordReads(tx, by, read, 'listed');
            return rows;
          });
          for (const row of conclusions)
            if (options.json) sayJson(line(row));
            else
              say(
                `${row.status}  ${oneLine(row.statement)}\n  ${row.id}  claims for it: ${row.supports}; against it: ${row.contradicts}${row.withdrawn > 0 ? `; withdrawn since: ${row.withdrawn}` : ''}`,
              );
          left -= conclusions.length;
          const last = conclusions.at(-1);
          if (!last || conclusions.length < page.limit) break;
          cursor = { madeAt: last.made_at, id: last.id };
        }
      });
    });
}

/** A number with what it counts and the day for which it is stated, as far as it has one. */
function numberOf({ measure, value, lower, upper, asOf }: Side[number][number]): string {
  if (measure === null) return '';
  const bounds = lower === null && upper === null ? '' : ` (${lower ?? '…'} to ${upper ?? '…'})`;
  return `; ${measure} ${value ?? ''}${bounds}, as of ${asOf ?? 'no stated day'}`.replaceAll(/ +/g, ' ');
}

function saySide(name: string, side: Side): void {
  say(`${name}: ${side.length} independent ${side.length === 1 ? 'origin' : 'origins'}`);
  for (const [at, claims] of side.entries())
    for (const [within, claim] of claims.entries()) {
      const { source, speaker, reliability, credibility, serial } = claim;
      const who = [source, speaker].filter((one) => one !== null).join(', ');
      const mark = within === 0 ? `${at + 1}.` : ' ·';
      const denies = claim.polarity === 'denies' ? 'denies: ' : '';
      say(
        `  ${mark} ${denies}${oneLine(claim.body)}\n     ${reliability}${credibility}  says ${oneLine(who || '…')}${oneLine(numberOf(claim))}; quoted from ${serial ?? 'what cannot be seen'}; ${claim.claimId}`,
      );
    }
}

function sayConclusion(one: ExportedConclusion): void {
  const withdrawn = one.withdrawnAt === null ? '' : `  WITHDRAWN: ${oneLine(one.withdrawnReason ?? '')}`;
  say(`${one.status}  ${oneLine(one.statement)}\n  ${one.id}${withdrawn}`);
  if (one.standard !== null) say(`standard of proof applied: ${one.standard}`);
  if (one.reasons !== null) say(`reasons: ${oneLine(one.reasons)}`);
  saySide('for it', one.supporting);
  saySide('against it', one.contradicting);
  if (one.withdrawnClaims > 0) say(`named claims that were withdrawn since: ${one.withdrawnClaims}`);
  if (one.hasMore) say('it names more claims than are shown');
  for (const { from, to, reason, madeBy, madeAt } of one.steps)
    say(`${madeAt}  ${from} → ${to}  ${oneLine(madeBy ?? '…')}: ${oneLine(reason)}`);
}

function showCommand(group: Command): void {
  group
    .command('show')
    .description('one conclusion with the claims for it and against it by independent origin, and its ladder')
    .argument('<id>', 'id of the conclusion, as the list has it')
    .addHelpText(
      'after',
      `
Claims of one voice, of one item or of sources that belong together are one origin (docs/formats/claims-checks.md); who is
right is not said.

Example:
  muniment conclusions show 019ac0de-0000-7000-8000-000000000001 --archive ./case --json`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const conclusion = await conclusionToShow(archive.db, by, { caseId, id });
        if (options.json) sayJson(conclusion);
        else sayConclusion(conclusion);
      });
    });
}

/** `conclusions list` and `conclusions show`. */
export function conclusionsCommands(program: Command): void {
  const group = program.command('conclusions').description('what analysts conclude from claims, and why');
  listCommand(group);
  showCommand(group);
}

import type { Command } from 'commander';
import { recordReads } from '#access';
import { confirmedLaw } from '#confirmations';
import { currentLaw } from '#editions';
import { forumRemarks } from '#law';
import { AppError, isId } from '#kernel';
import { scaleOf } from '#matrix';
import { layEvidence, listAllegations, matrixToShow, RUBRIC, type Allegation } from '#pleading';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { recordCalled } from '../allegation-file.ts';
import { everyPage } from '../every-page.ts';
import { say, sayJson } from '../output.ts';
import { allegationChangeCommands } from './allegation-changes.ts';
import { allegationEvidenceCommands } from './allegation-evidence.ts';
import { oneLine, pieceOf, provisionOf, sayMatrix } from './allegation-words.ts';

const PAGE = 500;

const shown = (row: Allegation): Record<string, unknown> => ({
  id: row.id,
  title: row.title,
  party: row.party,
  respondent: row.respondent,
  forum: row.forum,
  provision: row.provision,
  standard: row.standard,
  attribution: row.attribution,
  facts: row.facts,
  period: row.period,
  place: row.place,
  version: row.version,
  madeAt: row.made_at,
});

interface LayOptions extends CommonOptions {
  readonly claim?: string;
  readonly conclusion?: string;
  readonly incident?: string;
  readonly record?: string;
  readonly against?: boolean;
  readonly note?: string;
}

async function lay(id: string, slot: string, options: LayOptions): Promise<void> {
  const [claimId, conclusionId, incidentId] = (['claim', 'conclusion', 'incident'] as const).map((what) => {
    const named = options[what];
    if (named !== undefined && !isId(named)) throw new AppError('NOT_FOUND', { what, id: named });
    return named ?? null;
  });
  if (!isId(id)) throw new AppError('NOT_FOUND', { what: 'allegation', id });
  await withArchive(options, async (archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    const laid = await archive.db.tx(by, async (tx) =>
      layEvidence(tx, by, id, {
        law: await currentLaw(tx, archive.paths.root),
        slot,
        stance: options.against ? 'against' : 'for',
        laid: {
          claimId: claimId ?? null,
          conclusionId: conclusionId ?? null,
          incidentId: incidentId ?? null,
          record: options.record === undefined ? null : await recordCalled(tx, caseId, options.record),
        },
        note: options.note ?? null,
      }),
    );
    await archive.ledger.publishAll();
    if (options.json) sayJson({ id: laid });
    else say(`Laid to ${oneLine(slot)}: ${laid}. What nobody weighed counts for nothing yet.`);
  });
}

/** `allegations list`, `allegations matrix`, `allegations lay`, and what changes them. */
export function allegationsCommands(program: Command): void {
  const group = program
    .command('allegations')
    .description('what parties charge under the law, and how far each element is proved');
  group
    .command('list')
    .description('allegations of the case, newest first; with --json one object a line')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        for await (const { rows } of everyPage(PAGE, (after) =>
          archive.db.tx(by, async (tx) => {
            const found = await listAllegations(tx, { caseId, limit: PAGE, after });
            const read = found.map(
              ({ id, compartment_id: compartmentId }) =>
                ({ table: 'allegation', id, compartmentId }) as const,
            );
            await recordReads(tx, by, read, 'listed');
            return { rows: found };
          }),
        )) {
          for (const row of rows)
            if (options.json) sayJson(shown(row));
            else
              say(
                `${oneLine(row.title)}\n  ${row.id}  ${oneLine(row.party)} against ${oneLine(row.respondent)}, ${row.provision} before ${row.forum}; version ${row.version}`,
              );
        }
      });
    });
  group
    .command('matrix')
    .description(
      'one allegation element by element: evidence for and against, what it weighs, and what is missing',
    )
    .argument('<id>', 'id of the allegation, as the list has it')
    .option('--stage <stage>', 'at which stage of proceedings, as the law names it; without it on the merits')
    .addHelpText(
      'after',
      `
Bands W0 to W5 are those that persons confirmed by the rubric (muniment law show ${RUBRIC}); what nobody confirmed counts for
nothing. Claims of one origin count once. There are no percentages, and nothing is said of guilt.

Examples:
  muniment allegations matrix 019ac0de-0000-7000-8000-000000000001 --archive ./case --json
  muniment allegations matrix 019ac0de-0000-7000-8000-000000000001 --stage provisional-measures`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { stage?: string }>();
      const { stage = null } = options;
      if (!isId(id)) throw new AppError('NOT_FOUND', { what: 'allegation', id });
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const law = await archive.db.tx(by, (tx) => confirmedLaw(tx, archive.paths.root));
        const shownAt = stage === null ? null : law.stage(stage);
        const { allegation: row, made } = await archive.db.tx(by, (tx) =>
          matrixToShow(tx, by, law, id, stage),
        );
        const scale = scaleOf(law, law.rubric(RUBRIC));
        const remarks = forumRemarks(law, row);
        if (!options.json) return sayMatrix(row, { ...made, remarks, stage: shownAt }, scale);
        sayJson({
          allegation: shown(row),
          stage,
          remarks,
          result: made.matrix.result,
          isMet: made.matrix.isMet,
          provisions: made.matrix.provisions.map((one) => provisionOf(one, scale)),
          hangsOn: made.matrix.hangsOn,
          laid: made.laid.map(pieceOf),
          unanswered: made.unanswered.map(pieceOf),
          binding: made.binding && { ...made.binding, text: made.binding.text?.en ?? null },
          withoutClaims: made.withoutClaims,
          hasMore: made.hasMore,
          isOfOtherLaw: made.isOfOtherLaw,
        });
      });
    });
  group
    .command('lay')
    .description('lay a claim, a conclusion, an incident or a record to an element of an allegation')
    .argument('<id>', 'id of the allegation')
    .argument('<slot>', 'id of the element or of one of its alternatives, as the matrix has it')
    .option('--claim <id>', 'a claim')
    .option('--conclusion <id>', 'a conclusion, with the claims that it names')
    .option('--incident <id>', 'an incident, with the claims that its values rest on')
    .option(
      '--record <serial>',
      'a record of the ground or of people by its serial (an obstacle by its id), with the claims that it rests on',
    )
    .option('--against', 'it speaks against the element (without it: for it)')
    .option('--note <text>', 'what it is laid for')
    .addHelpText(
      'after',
      `
Example:
  muniment allegations lay 019ac0de-0000-7000-8000-000000000001 icerd.1.b --incident 019ac0de-0000-7000-8000-000000000002`,
    )
    .action(async (id: string, slot: string, _: unknown, command: Command) =>
      lay(id, slot, command.optsWithGlobals<LayOptions>()),
    );
  allegationChangeCommands(group);
  allegationEvidenceCommands(group);
}

import type { Command } from 'commander';
import { recordReads } from '#access';
import { confirmedLaw } from '#confirmations';
import { currentLaw } from '#editions';
import type { Tx } from '#db';
import { AppError, isId, parseSerial } from '#kernel';
import { gapOf, scaleOf, type ElementRow, type Gap, type ProvisionRows, type Scale } from '#matrix';
import {
  layableCalled,
  layEvidence,
  listAllegations,
  matrixToShow,
  RUBRIC,
  type Allegation,
  type ChargeMatrix,
  type LaidPiece,
  type RecordRef,
} from '#pleading';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { everyPage } from '../every-page.ts';
import { plain, say, sayJson } from '../output.ts';

const PAGE = 500;

const oneLine = (text: string): string => plain(text.replaceAll(/\s+/g, ' '));
const count = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

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

/** What is missing, in words: bands as W0 to W5, never a percentage. */
function gapWords(gap: Gap | null, required: string | null): string {
  if (gap === null) return '';
  if (gap.kind === 'standard') return 'nobody says which standard is asked for';
  const ways = gap.needed.map(({ best, corroboration, contradictionsAnswered }) =>
    [
      `W${best}`,
      ...(corroboration > 0 ? [count(corroboration, 'origin', 'origins')] : []),
      ...(contradictionsAnswered ? ['what contradicts answered'] : []),
    ].join(' with '),
  );
  const needs = `${required ?? ''} needs ${ways.join(', or ')}`;
  if (gap.kind === 'nothing') return `nothing is laid to it; ${needs}`;
  if (gap.kind === 'unweighed') return `nothing of it was weighed; ${needs}`;
  return `best W${gap.best ?? 0}, ${count(gap.origins, 'origin', 'origins')} that corroborate; ${needs}`;
}

const elementOf = (row: ElementRow, scale: Scale): Record<string, unknown> => {
  const { element, required, judgement, alternatives, result, isMet } = row;
  return {
    id: element.id,
    text: element.text.en,
    toCheck: element.toCheck,
    isException: element.kind === 'exception',
    required,
    result,
    isMet,
    best: judgement.best,
    origins: judgement.origins,
    ...judgement.counts,
    gap: isMet ? null : gapOf(scale, judgement, required),
    alternatives: alternatives.map((one) => ({
      id: one.alternative.id,
      text: one.alternative.text.en,
      result: one.result,
      isMet: one.isMet,
      best: one.judgement.best,
      origins: one.judgement.origins,
      provisions: one.provisions.map((provision) => provisionOf(provision, scale)),
    })),
  };
};

const provisionOf = (
  { provision, rows, result, isMet }: ProvisionRows,
  scale: Scale,
): Record<string, unknown> => ({
  id: provision.id,
  label: provision.label.en,
  toCheck: provision.toCheck,
  result,
  isMet,
  elements: rows.map((row) => elementOf(row, scale)),
});

const pieceOf = (one: LaidPiece): Record<string, unknown> => ({
  id: one.laid_id,
  slot: one.slot,
  stance: one.stance,
  claimId: one.claim_id,
  conclusionId: one.conclusion_id,
  incidentId: one.incident_id,
  record:
    one.record_id === null
      ? null
      : { table: one.record_table, id: one.record_id, serial: one.record_serial, kind: one.record_kind },
  says: one.body,
  source: one.source_name,
  serial: one.serial,
  origin: one.origin,
  band: one.weighing?.band ?? null,
  computed: one.weighing?.computed ?? null,
  factors: one.weight?.applied.map(({ factor, answer, effects }) => ({ factor, answer, effects })) ?? [],
  answer: one.answer,
  isWithdrawn: one.is_withdrawn,
});

function sayElement(row: ElementRow, scale: Scale, laid: readonly LaidPiece[], indent: string): void {
  const { element, required, judgement, alternatives, result, isMet } = row;
  const kind = element.kind === 'exception' ? 'exception' : 'must be proved';
  const state =
    element.kind === 'exception' ? (isMet ? 'made out' : 'not made out') : isMet ? 'met' : 'NOT MET';
  say(
    `${indent}${element.id}  ${kind}: ${oneLine(element.text.en)}${element.toCheck ? ' [to be checked by a lawyer]' : ''}`,
  );
  const byOther = isMet && alternatives.some((one) => one.isMet) ? ', by one of its alternatives' : '';
  const gap = isMet ? '' : gapWords(gapOf(scale, judgement, required), required);
  say(
    `${indent}  ${state}${byOther}: ${result}${gap === '' || element.kind === 'exception' ? '' : `; ${gap}`}`,
  );
  sayPieces(element.id, laid, `${indent}  `);
  for (const { alternative, provisions, isMet: isOne, result: reached } of alternatives) {
    say(
      `${indent}  or ${alternative.id}  ${oneLine(alternative.text.en)}: ${isOne ? 'met, ' : ''}${reached}`,
    );
    sayPieces(alternative.id, laid, `${indent}    `);
    // What nobody laid anything to is not gone through: there may be many ways.
    for (const one of provisions)
      if (one.result !== scale.results[0]?.id || one.rows.some(({ judgement: any }) => any.counts.for > 0))
        sayProvision(one, scale, laid, `${indent}    `);
  }
}

function sayPieces(slot: string, laid: readonly LaidPiece[], indent: string): void {
  for (const one of laid.filter((piece) => piece.slot === slot)) {
    const band = one.weighing === null ? 'not weighed' : `W${one.weighing.band}`;
    const state = one.is_withdrawn ? 'WITHDRAWN' : `${band}, origin ${one.origin ?? '…'}`;
    const answered = one.stance === 'against' ? (one.answer === null ? '; NOT ANSWERED' : '; answered') : '';
    say(
      `${indent}${one.stance}: ${oneLine(one.source_name)} says “${oneLine(one.body)}” (${one.serial ?? 'no item'}; ${state}${answered})`,
    );
  }
}

function sayProvision(of: ProvisionRows, scale: Scale, laid: readonly LaidPiece[], indent = ''): void {
  const { provision, rows, result, isMet } = of;
  say(`${indent}${provision.id}  ${oneLine(provision.label.en)}: ${isMet ? 'made out, ' : ''}${result}`);
  for (const row of rows) sayElement(row, scale, laid, `${indent}  `);
}

function sayMatrix(
  row: Allegation,
  { matrix, laid, withoutClaims, hasMore, isOfOtherLaw }: ChargeMatrix,
  scale: Scale,
): void {
  say(
    `${oneLine(row.title)}\n  ${oneLine(row.party)} charges ${oneLine(row.respondent)} under ${row.provision} before ${row.forum}; ${row.id}`,
  );
  say('That it is charged says nothing of whether it is so. The weakest element decides.');
  say(
    `  ${matrix.isMet ? 'every element meets its standard' : 'not every element meets its standard'}: ${matrix.result}`,
  );
  if (isOfOtherLaw) say('  the file of the instrument says something else now than when this was recorded');
  for (const { slot, incident_id: incident, conclusion_id: conclusion, says } of withoutClaims) {
    const what = incident !== null ? 'incident' : conclusion !== null ? 'conclusion' : 'record';
    say(`  laid to ${slot} and brings no claim: the ${what} “${oneLine(says)}”`);
  }
  if (hasMore) say('  more is laid to it than is taken into account');
  for (const one of matrix.provisions) sayProvision(one, scale, laid);
  for (const { item, result, isMet } of matrix.hangsOn)
    say(`drop ${item} and it comes to: ${result}${isMet ? '' : ', no longer met'}`);
}

interface LayOptions extends CommonOptions {
  readonly claim?: string;
  readonly conclusion?: string;
  readonly incident?: string;
  readonly record?: string;
  readonly against?: boolean;
  readonly note?: string;
}

/** What a serial names: an obstacle has none of its own, and is named by its id. Error NOT_FOUND. */
async function recordNamed(tx: Tx, caseId: string, named: string): Promise<RecordRef> {
  const [id, serial] = isId(named) ? [named, null] : [null, parseSerial(named)];
  const found = await layableCalled(tx, { caseId, id, serial });
  if (!found) throw new AppError('NOT_FOUND', { what: 'record', id: named });
  return { table: found.record_table, id: found.id };
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
          record: options.record === undefined ? null : await recordNamed(tx, caseId, options.record),
        },
        note: options.note ?? null,
      }),
    );
    await archive.ledger.publishAll();
    if (options.json) sayJson({ id: laid });
    else say(`Laid to ${oneLine(slot)}: ${laid}. What nobody weighed counts for nothing yet.`);
  });
}

/** `allegations list`, `allegations matrix` and `allegations lay`. */
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
                `${oneLine(row.title)}\n  ${row.id}  ${oneLine(row.party)} against ${oneLine(row.respondent)}, ${row.provision} before ${row.forum}`,
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
    .addHelpText(
      'after',
      `
Bands W0 to W5 are those that persons confirmed by the rubric (muniment law show ${RUBRIC}); what nobody confirmed counts for
nothing. Claims of one origin count once. There are no percentages, and nothing is said of guilt.

Example:
  muniment allegations matrix 019ac0de-0000-7000-8000-000000000001 --archive ./case --json`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      if (!isId(id)) throw new AppError('NOT_FOUND', { what: 'allegation', id });
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const law = await archive.db.tx(by, (tx) => confirmedLaw(tx, archive.paths.root));
        const { allegation: row, made } = await archive.db.tx(by, (tx) => matrixToShow(tx, by, law, id));
        const scale = scaleOf(law, law.rubric(RUBRIC));
        if (!options.json) return sayMatrix(row, made, scale);
        sayJson({
          allegation: shown(row),
          result: made.matrix.result,
          isMet: made.matrix.isMet,
          provisions: made.matrix.provisions.map((one) => provisionOf(one, scale)),
          hangsOn: made.matrix.hangsOn,
          laid: made.laid.map(pieceOf),
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
}

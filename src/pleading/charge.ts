import { originsOfSides } from '#coding';
import { recordRead, recordReads } from '#access';
import type { Identity, Tx } from '#db';
import { AppError } from '#kernel';
import type { Law, Rubric } from '#law';
import type { LedgeredRow } from '#ledger';
import { openMatrix, scaleOf, weigh, type Answers, type Evidence, type Matrix, type Weight } from '#matrix';
import { bindingOf, type Binding } from './binding.ts';
import type { Allegation } from './model.ts';
import { readRecords } from './records/reads.ts';
import {
  bareLaid,
  findAllegation,
  laidClaims,
  weighingsOf,
  type BareLaid,
  type LaidClaim,
  type LaidRecord,
} from './store.ts';
import { proposedAnswers, RUBRIC } from './weighings.ts';

/** Claims of one allegation that its matrix is made of. */
export const LAID_MAX = 2_000;

/** A claim that is laid to an element, with what it weighs and why. */
export interface LaidPiece extends LaidClaim {
  /** Claims that go back to one statement have one number; null of what was withdrawn. */
  readonly origin: number | null;
  /** As a person confirmed it last; null while nobody did: it counts for nothing yet. */
  readonly weighing: (LedgeredRow<'weighing'> & { readonly person: string | null }) | null;
  /**
   * The very rubric that it was weighed by, word for word, in force or earlier. Null without a weighing, or where that rubric is not kept: then how
   * the band came about cannot be said, and no other rubric is asked in its place.
   */
  readonly rubric: Rubric | null;
  /** Every factor of that weighing by that rubric; null without one. */
  readonly weight: Weight | null;
  /** That the rubric in force says something else than when it was weighed. */
  readonly isOfOtherRubric: boolean;
  /** Answers that follow from what is recorded, for whoever weighs it. */
  readonly proposed: Answers;
}

/** The matrix of an allegation with the evidence that it is made of. */
export interface ChargeMatrix {
  readonly matrix: Matrix;
  readonly laid: readonly LaidPiece[];
  /**
   * What speaks against an element and must be answered, and is not: each claim once for a slot, by the first way in which it was laid there. Where one
   * of the ways is answered the claim is.
   */
  readonly unanswered: readonly LaidPiece[];
  /** From when the instrument binds both parties; null where the law that is loaded does not say it of these two. */
  readonly binding: Binding | null;
  /** Conclusions, incidents and records that are laid and bring no claim: they count for nothing. */
  readonly withoutClaims: readonly BareLaid[];
  /** Whether more is laid to it than is taken into account. */
  readonly hasMore: boolean;
  /** Whether the law that is loaded says something else of the instrument than when the allegation was last changed. */
  readonly isOfOtherLaw: boolean;
}

async function originNumbers(
  tx: Tx,
  caseId: string,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const [origins = []] = await originsOfSides(tx, caseId, [claimIds]);
  return new Map(origins.flatMap(({ claimIds: ids }, number) => ids.map((id) => [id, number + 1] as const)));
}

/**
 * Each claim that stands once for each side of a slot, by however many ways it was laid there: by itself, through a conclusion, an incident or a record
 * it is one claim. Where it is answered by one of them it is answered.
 */
function evidenceOf(laid: readonly LaidPiece[]): (Evidence & { slot: string })[] {
  const standing = laid.filter((one) => !one.is_withdrawn);
  const same = Map.groupBy(standing, (one) => `${one.slot} ${one.claim_id} ${one.stance}`);
  return [...same].flatMap(([id, [one, ...others]]) =>
    one
      ? [
          {
            id,
            slot: one.slot,
            // A claim without an item is dropped by itself.
            item: one.serial ?? one.claim_id,
            origin: String(one.origin ?? one.claim_id),
            stance: one.stance,
            band: one.weighing?.band ?? null,
            isAnswered: [one, ...others].some(({ answer }) => answer !== null),
          },
        ]
      : [],
  );
}

/** What speaks against an element and is answered by none of the ways in which it was laid there. */
function unansweredOf(laid: readonly LaidPiece[]): LaidPiece[] {
  const against = laid.filter((one) => !one.is_withdrawn && one.stance === 'against');
  const same = Map.groupBy(against, (one) => `${one.slot} ${one.claim_id}`);
  return [...same.values()].flatMap((ways) =>
    ways.every(({ answer }) => answer === null) ? ways.slice(0, 1) : [],
  );
}

/** By which rubric a piece was weighed; null of what nobody weighed. */
export function weighedBy({ weighing, rubric, isOfOtherRubric }: LaidPiece) {
  return (
    weighing && {
      id: weighing.rubric,
      version: weighing.rubric_version,
      digest: weighing.rubric_digest,
      isInForce: !isOfOtherRubric,
      isKept: rubric !== null,
    }
  );
}

/** The rubric of the version and the content that a weighing names, among all that are loaded; null where it is not kept. */
function rubricOf(law: Law, weighing: LedgeredRow<'weighing'>): Rubric | null {
  const { rubric: id, rubric_version: version, rubric_digest: digest } = weighing;
  if (!law.versions(id).includes(version)) return null;
  const kept = law.rubric(id, version);
  // A version can have been written anew in place: what says something else is another one.
  return kept.digest === digest ? kept : null;
}

/**
 * The matrix of an allegation: each element that must be proved against the claims that are laid to it, by independent origin and as far as
 * persons confirmed what they weigh. Only what the identity of the transaction may see is taken into account, so that two people may see
 * different matrices. Never a percentage; it says nothing of guilt. Error LAW_UNKNOWN when the law that is loaded has the provision no more.
 */
export async function matrixOf(tx: Tx, law: Law, allegation: Allegation): Promise<ChargeMatrix> {
  const rubric = law.rubric(RUBRIC);
  const rows = await laidClaims(tx, allegation.id, LAID_MAX + 1);
  const kept = rows.slice(0, LAID_MAX);
  const standing = kept.filter((one) => !one.is_withdrawn);
  const ids = [...new Set(standing.map((one) => one.claim_id))];
  const weighings = new Map((await weighingsOf(tx, ids, rubric.id)).map((one) => [one.claim_id, one]));
  const proposed = await proposedAnswers(tx, ids);
  const origins = await originNumbers(tx, allegation.case_id, ids);
  const laid = kept.map((one): LaidPiece => {
    const weighing = weighings.get(one.claim_id) ?? null;
    const by = weighing && rubricOf(law, weighing);
    return {
      ...one,
      origin: one.is_withdrawn ? null : (origins.get(one.claim_id) ?? null),
      weighing,
      rubric: by,
      weight: weighing && by && weigh(by, weighing.evidence_kind, weighing.answers as Answers),
      isOfOtherRubric: weighing !== null && weighing.rubric_digest !== rubric.digest,
      proposed: proposed.get(one.claim_id) ?? {},
    };
  });
  const evidence = evidenceOf(laid);
  const { provision, forum, standard } = allegation;
  const { matrix } = openMatrix(
    law,
    scaleOf(law, rubric),
    { provision, forum, standard },
    Map.groupBy(evidence, ({ slot }) => slot),
  );
  return {
    matrix: matrix(),
    laid,
    unanswered: unansweredOf(laid),
    binding: bindingOf(law, allegation),
    withoutClaims: await bareLaid(tx, allegation.id),
    hasMore: rows.length > LAID_MAX,
    isOfOtherLaw: law.instrument(law.provision(provision).instrument).digest !== allegation.law_digest,
  };
}

/** Records of the ground and of people that are laid. */
const recordsIn = (laid: readonly LaidRecord[]) =>
  laid.flatMap((one) => {
    const {
      record_table,
      record_id: id,
      record_home_id: home_id,
      record_compartment_id: compartment_id,
    } = one;
    return record_table === null || id === null || home_id === null || compartment_id === null
      ? []
      : [{ record_table, id, home_id, compartment_id }];
  });

/**
 * An allegation with its matrix, for somebody to read: that it was read, and what of it is sealed, is recorded. Errors NOT_FOUND and as
 * `matrixOf`.
 */
export async function matrixToShow(
  tx: Tx,
  by: Identity,
  law: Law,
  id: string,
): Promise<{ readonly allegation: Allegation; readonly made: ChargeMatrix }> {
  const allegation = await findAllegation(tx, id);
  if (!allegation) throw new AppError('NOT_FOUND', { what: 'allegation', id });
  await recordRead(tx, by, { table: 'allegation', id, compartmentId: allegation.compartment_id }, 'read');
  const made = await matrixOf(tx, law, allegation);
  await recordReads(
    tx,
    by,
    [
      ...made.laid.map(({ claim_id: claimId, claim_compartment_id: compartmentId }) => ({
        table: 'claim' as const,
        id: claimId,
        compartmentId,
      })),
      ...made.laid.flatMap(({ incident_id: incidentId, incident_compartment_id: compartmentId }) =>
        incidentId === null || compartmentId === null
          ? []
          : [{ table: 'incident' as const, id: incidentId, compartmentId }],
      ),
      ...made.withoutClaims
        .filter(({ record_id: record }) => record === null)
        .map((one) => ({
          table: one.incident_id === null ? ('conclusion' as const) : ('incident' as const),
          id: one.incident_id ?? one.conclusion_id ?? '',
          compartmentId: one.compartment_id,
        })),
    ],
    'listed',
  );
  await readRecords(tx, by, recordsIn([...made.laid, ...made.withoutClaims]), 'listed');
  return { allegation, made };
}

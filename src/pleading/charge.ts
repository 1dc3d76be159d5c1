import { recordRead, recordReads } from '#access';
import type { Identity, Tx } from '#db';
import { AppError } from '#kernel';
import type { Law, Rubric } from '#law';
import type { LedgeredRow } from '#ledger';
import { weigh, type Answers, type Matrix, type Weight } from '#matrix';
import { bindingOf, type Binding } from './binding.ts';
import { laidClaims, type BareLaid, type LaidClaim, type LaidRecord, type LaidRef } from './laid/store.ts';
import type { Allegation } from './model.ts';
import { readRecords } from './records/reads.ts';
import { pageMark, readStanding, type ChargeStanding } from './standing.ts';
import { findAllegation, weighingsOf } from './store.ts';
import { proposedAnswers, RUBRIC } from './weighings.ts';

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

/** What an allegation comes to. */
export interface AboutCharge {
  readonly matrix: Matrix;
  /** From when the instrument binds both parties; null where the law that is loaded does not say it of these two. */
  readonly binding: Binding | null;
  /** Conclusions, incidents and records that are laid and bring no claim: they count for nothing. */
  readonly withoutClaims: readonly BareLaid[];
  /** Whether more is laid to it than is taken into account. */
  readonly hasMore: boolean;
  /** Whether the law that is loaded says something else of the instrument than when the allegation was last changed. */
  readonly isOfOtherLaw: boolean;
}

/** The matrix of an allegation with the evidence that it is made of. */
export interface ChargeMatrix extends AboutCharge {
  readonly laid: readonly LaidPiece[];
  /**
   * What speaks against an element and must be answered, and is not: each claim once for a slot, by the first way in which it was laid there. Where one
   * of the ways is answered the claim is.
   */
  readonly unanswered: readonly LaidPiece[];
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

/** How a band came about, by the very rubric that it was given by; nothing where that is not kept. */
export function weightOf(
  law: Law,
  weighing: LedgeredRow<'weighing'>,
): { readonly rubric: Rubric | null; readonly weight: Weight | null } {
  const rubric = rubricOf(law, weighing);
  return { rubric, weight: rubric && weigh(rubric, weighing.evidence_kind, weighing.answers as Answers) };
}

/** These of what is laid, in words, with what each weighs and why. */
export async function piecesOf(
  tx: Tx,
  law: Law,
  standing: ChargeStanding,
  refs: readonly LaidRef[],
): Promise<LaidPiece[]> {
  const rubric = law.rubric(RUBRIC);
  const claims = await laidClaims(tx, refs);
  const ids = [...new Set(claims.filter((one) => !one.is_withdrawn).map((one) => one.claim_id))];
  const weighings = new Map((await weighingsOf(tx, ids, rubric.id)).map((one) => [one.claim_id, one]));
  const proposed = await proposedAnswers(tx, ids);
  return claims.map((one): LaidPiece => {
    const weighing = weighings.get(one.claim_id) ?? null;
    return {
      ...one,
      origin: one.is_withdrawn ? null : (standing.origins.get(one.claim_id) ?? null),
      weighing,
      ...(weighing === null ? { rubric: null, weight: null } : weightOf(law, weighing)),
      isOfOtherRubric: weighing !== null && weighing.rubric_digest !== rubric.digest,
      proposed: proposed.get(one.claim_id) ?? {},
    };
  });
}

/** What is said of an allegation besides what is laid to it. */
export const aboutCharge = (law: Law, allegation: Allegation, standing: ChargeStanding): AboutCharge => ({
  matrix: standing.matrix(),
  binding: bindingOf(law, allegation),
  withoutClaims: standing.bare,
  hasMore: standing.hasMore,
  isOfOtherLaw:
    law.instrument(law.provision(allegation.provision).instrument).digest !== allegation.law_digest,
});

/**
 * The matrix of an allegation: each element that must be proved against the claims that are laid to it, by independent origin and as far as
 * persons confirmed what they weigh, with all of these in words. Only what the identity of the transaction may see is taken into account, so that two
 * people may see different matrices. Never a percentage; it says nothing of guilt. At a stage of proceedings, or null: on the merits. Error LAW_UNKNOWN
 * when the law that is loaded has the provision no more, or not that stage.
 */
export async function matrixOf(
  tx: Tx,
  law: Law,
  allegation: Allegation,
  stage: string | null = null,
): Promise<ChargeMatrix> {
  const standing = await readStanding(tx, law, allegation, stage);
  const laid = await piecesOf(tx, law, standing, standing.refs);
  const unanswered = new Set(standing.unanswered().map(pageMark));
  return {
    ...aboutCharge(law, allegation, standing),
    laid,
    unanswered: laid.filter((one) => unanswered.has(pageMark(one))),
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

/** Records that these were read, as far as they lie sealed: what is laid, and what is laid and brings no claim. */
export async function readLaid(
  tx: Tx,
  by: Identity,
  laid: readonly LaidPiece[],
  bare: readonly BareLaid[],
): Promise<void> {
  await recordReads(
    tx,
    by,
    [
      ...laid.map(({ claim_id: claimId, claim_compartment_id: compartmentId }) => ({
        table: 'claim' as const,
        id: claimId,
        compartmentId,
      })),
      ...laid.flatMap(({ incident_id: incidentId, incident_compartment_id: compartmentId }) =>
        incidentId === null || compartmentId === null
          ? []
          : [{ table: 'incident' as const, id: incidentId, compartmentId }],
      ),
      ...bare
        .filter(({ record_id: record }) => record === null)
        .map((one) => ({
          table: one.incident_id === null ? ('conclusion' as const) : ('incident' as const),
          id: one.incident_id ?? one.conclusion_id ?? '',
          compartmentId: one.compartment_id,
        })),
    ],
    'listed',
  );
  await readRecords(tx, by, recordsIn([...laid, ...bare]), 'listed');
}

/**
 * An allegation with its matrix and all that is laid to it, for somebody to read: that it was read, and what of it is sealed, is recorded. Errors NOT_FOUND and as
 * `matrixOf`.
 */
export async function matrixToShow(
  tx: Tx,
  by: Identity,
  law: Law,
  id: string,
  stage: string | null = null,
): Promise<{ readonly allegation: Allegation; readonly made: ChargeMatrix }> {
  const allegation = await findAllegation(tx, id);
  if (!allegation) throw new AppError('NOT_FOUND', { what: 'allegation', id });
  await recordRead(tx, by, { table: 'allegation', id, compartmentId: allegation.compartment_id }, 'read');
  const made = await matrixOf(tx, law, allegation, stage);
  await readLaid(tx, by, made.laid, made.withoutClaims);
  return { allegation, made };
}

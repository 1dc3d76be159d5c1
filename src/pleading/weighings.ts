import { findClaim } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, nowUtc, optionalText } from '#kernel';
import type { Law, Rubric } from '#law';
import { publishedAmong, record, type LedgeredRow } from '#ledger';
import { factorsFor, isAnswerTo, weigh, type Answer, type Answers } from '#matrix';
import type { Person } from './allegations.ts';
import { pleadingPhrase } from './model.ts';
import { recordedOf, type RecordedOf } from './store.ts';

/** The rubric by which evidence is weighed as long as nobody asks for another. */
export const RUBRIC = 'b7';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Days from what is asserted to the document that says it, where both are known to the day. */
function lagDays({ document_date: written, happened_on: happened }: RecordedOf): number | null {
  if (written === null || happened === null || !DAY.test(written) || !DAY.test(happened)) return null;
  const days = Math.round((Date.parse(written) - Date.parse(happened)) / DAY_MS);
  return days >= 0 ? days : null;
}

/**
 * Whether what is recorded says that custody has no gap and that the digest is anchored: there is an item, each one’s receipt is an entry that a
 * published checkpoint covers, a receipt says when and how it was obtained, and no finding about it is an error. Whatever else is known of the
 * bytes, nothing here says.
 */
const isGapless = (one: RecordedOf, published: ReadonlySet<string>): boolean =>
  one.item_ids.length > 0 &&
  one.is_obtained &&
  !one.is_faulty &&
  one.item_ids.every((id) => published.has(id));

/**
 * Answers that follow from what is recorded: how soon the document was written, whether its source speaks against its own interest,
 * whether something contradicts it, whether custody is recorded without a gap. What does not follow is left open, and never proposed the other
 * way. They are proposed; a person confirms them.
 */
export async function proposedAnswers(
  tx: Tx,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, Answers>> {
  const proposed = new Map<string, Answers>();
  const recorded = await recordedOf(tx, claimIds);
  const items = recorded.flatMap((one) => one.item_ids);
  const published = await publishedAmong(tx, 'item-received', items);
  for (const one of recorded) {
    const lag = lagDays(one);
    const answers: Record<string, Answer> = {};
    if (isGapless(one, published)) answers['F15'] = 'gapless';
    if (lag !== null) answers['F3'] = lag;
    if (one.position === 'pos-against-interest') answers['F5'] = true;
    if (one.is_contradicted) answers['F18'] = true;
    proposed.set(one.claim_id, answers);
  }
  return proposed;
}

/** Answers that the questions of a rubric about a kind of evidence allow. Error INVALID_INPUT names the first that is not. */
function checkedAnswers(rubric: Rubric, kind: string, given: Readonly<Record<string, unknown>>): Answers {
  const factors = new Map(factorsFor(rubric, kind).map((factor) => [factor.id, factor]));
  return Object.fromEntries(
    Object.entries(given).map(([id, answer]) => {
      const factor = factors.get(id);
      if (!factor || !isAnswerTo(factor, answer))
        throw new AppError('INVALID_INPUT', {
          what: pleadingPhrase('the-answer-to', { factor: id.slice(0, 40) }),
          why: pleadingPhrase('not-an-answer'),
        });
      return [id, answer];
    }),
  );
}

/**
 * Records how much a claim weighs, as a person confirms it: its kind of evidence, the answers, the band that the rubric gives, and the band
 * that the person confirms, another one only with reasons. Earlier weighings stay. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN.
 */
export async function weighClaim(
  tx: Tx,
  by: Person,
  claimId: string,
  given: {
    readonly law: Law;
    readonly kind: string;
    readonly answers: Readonly<Record<string, unknown>>;
    /** Null: the computed one. */
    readonly band: number | null;
    readonly reasons: string | null;
  },
): Promise<LedgeredRow<'weighing'>> {
  const claim = await findClaim(tx, claimId);
  if (!claim) throw new AppError('NOT_FOUND', { what: 'claim', id: claimId });
  if (claim.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: claim.body.slice(0, 80) });
  const rubric = given.law.rubric(RUBRIC);
  const answers = checkedAnswers(rubric, given.kind, given.answers);
  const weight = weigh(rubric, given.kind, answers);
  if (!weight)
    throw new AppError('INVALID_INPUT', {
      what: pleadingPhrase('the-kind-of-evidence'),
      why: pleadingPhrase('not-in-the-law'),
    });
  const band = given.band ?? weight.band;
  const reasons = optionalText(pleadingPhrase('the-reasons-for-the-band'), given.reasons, 4000);
  const why = rubric.bands.some((one) => one.band === band)
    ? band !== weight.band && reasons === null
      ? 'needs-reasons'
      : null
    : 'not-in-the-law';
  if (why !== null)
    throw new AppError('INVALID_INPUT', { what: pleadingPhrase('the-band'), why: pleadingPhrase(why) });
  const row: LedgeredRow<'weighing'> = {
    id: newId(),
    claim_id: claimId,
    rubric: rubric.id,
    rubric_version: rubric.version,
    rubric_digest: rubric.digest,
    evidence_kind: given.kind,
    answers: answers as LedgeredRow<'weighing'>['answers'],
    computed: weight.band,
    band,
    reasons,
    made_by: by.personId,
    made_at: nowUtc(),
  };
  await record(tx, by, [
    {
      kind: 'claim-weighed',
      subject: { table: 'claim', id: claimId },
      compartmentId: claim.compartment_id,
      rows: [{ table: 'weighing', op: 'put', row }],
    },
  ]);
  return row;
}

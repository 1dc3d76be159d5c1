import { findClaim, findConclusion, findIncident } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, nowUtc, optionalText } from '#kernel';
import type { Law } from '#law';
import type { LedgeredRow } from '#ledger';
import { recorded, standing, wrong, type Person } from './allegations.ts';
import { pleadingPhrase, type Allegation, type RecordRef, type Stance } from './model.ts';
import { findLayable } from './records/store.ts';
import { isLaid, lockLaid } from './store.ts';

/** Ids of everything that evidence can be laid to: elements of the provision, of its gates, and of what proves them, with alternatives. */
export function slotsOf(law: Law, provisionId: string): ReadonlySet<string> {
  const slots = new Set<string>();
  const seen = new Set<string>();
  const open = [...law.gatesOf(provisionId).map(({ id }) => id), provisionId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const element of law.provision(id).elements) {
      slots.add(element.id);
      for (const { id: alternative, provisions } of element.alternatives) {
        slots.add(alternative);
        open.push(...provisions);
      }
    }
  }
  return slots;
}

/** What is laid: exactly one of these is named. */
export interface Laid {
  readonly claimId?: string | null;
  readonly conclusionId?: string | null;
  readonly incidentId?: string | null;
  readonly record?: RecordRef | null;
}

/** What may be laid by its id, by what names it. */
const laidKinds = {
  claim: findClaim,
  conclusion: findConclusion,
  incident: findIncident,
} as const;

/** Looks up the one thing that is named; what it is not is looked up by nobody. */
function namedOf({ claimId = null, conclusionId = null, incidentId = null, record: one = null }: Laid) {
  const ids = Object.entries({ claim: claimId, conclusion: conclusionId, incident: incidentId } as const);
  return [
    ...ids.flatMap(([what, id]) =>
      id === null ? [] : [{ what, id, find: laidKinds[what as keyof typeof laidKinds] }],
    ),
    ...(one === null
      ? []
      : [
          {
            what: 'record' as const,
            id: one.id,
            find: (tx: Tx, id: string) => findLayable(tx, one.table, id),
          },
        ]),
  ];
}

/**
 * Lays a claim, a conclusion, an incident or a record of the ground or of people to an element of an allegation, or to one of its alternatives, for it or against it. Returns its id.
 * Errors INVALID_INPUT, NOT_FOUND, CODING_LINKED_ALREADY, CODING_WITHDRAWN.
 */
export async function layEvidence(
  tx: Tx,
  by: Person,
  allegationId: string,
  given: {
    readonly law: Law;
    readonly slot: string;
    readonly stance: Stance;
    readonly laid: Laid;
    readonly note: string | null;
  },
): Promise<string> {
  const allegation = await standing(tx, allegationId);
  const { law, slot, stance, laid: of } = given;
  const [one, ...more] = namedOf(of);
  if (!one || more.length > 0) throw wrong('the-charged-element', 'one-kind-of-evidence');
  if (!slotsOf(law, allegation.provision).has(slot)) throw wrong('the-charged-element', 'not-of-the-charge');
  const { what, id, find } = one;
  const found = await find(tx, id);
  if (found?.case_id !== allegation.case_id) throw new AppError('NOT_FOUND', { what, id });
  if (found.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what });
  const row: LedgeredRow<'laid_evidence'> = {
    id: newId(),
    allegation_id: allegationId,
    slot,
    claim_id: of.claimId ?? null,
    conclusion_id: of.conclusionId ?? null,
    incident_id: of.incidentId ?? null,
    record_table: of.record?.table ?? null,
    record_id: of.record?.id ?? null,
    stance,
    answer: null,
    note: optionalText(pleadingPhrase('the-note'), given.note, 2000),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  if (await isLaid(tx, row)) throw new AppError('CODING_LINKED_ALREADY');
  await recorded(tx, by, {
    kind: 'evidence-laid',
    row: allegation,
    rows: [{ table: 'laid_evidence', op: 'put', row }],
  });
  return row.id;
}

async function laid(
  tx: Tx,
  id: string,
): Promise<{ row: LedgeredRow<'laid_evidence'>; allegation: Allegation }> {
  const row = await lockLaid(tx, id);
  if (!row || row.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'evidence', id });
  return { row, allegation: await standing(tx, row.allegation_id) };
}

/** Takes evidence back from where it was laid. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function takeBackEvidence(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const { row: before, allegation } = await laid(tx, id);
  const row = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await recorded(tx, by, {
    kind: 'evidence-taken-back',
    row: allegation,
    rows: [{ table: 'laid_evidence', op: 'put', row }],
    reason,
  });
}

/** Says how the pleading answers what speaks against an element; null: it does not any more. Errors INVALID_INPUT, NOT_FOUND. */
export async function answerEvidence(tx: Tx, by: Person, id: string, answer: string | null): Promise<void> {
  const { row: before, allegation } = await laid(tx, id);
  if (before.stance !== 'against' && before.claim_id !== null)
    throw wrong('the-charged-element', 'only-against');
  const row = { ...before, answer: optionalText(pleadingPhrase('the-answer-to-evidence'), answer, 4000) };
  await recorded(tx, by, {
    kind: 'evidence-answered',
    row: allegation,
    rows: [{ table: 'laid_evidence', op: 'put', row }],
  });
}

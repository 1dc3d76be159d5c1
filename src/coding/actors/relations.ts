import type { Identity as Who, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type EntryKind, type LedgeredRow } from '#ledger';
import { isBefore } from '../checks/days.ts';
import { findClaim } from '../store.ts';
import { actorPhrase } from './errors.ts';
import { checkedDate, cleanText } from './model.ts';
import { standing, standingPair, type Standing } from './standing.ts';
import { areRelated, lockRow } from './store.ts';

type Person = Who & { readonly personId: string };
type Row = LedgeredRow<'actor_relation'>;

/** How the first stands to the other: it is a member of it, commands it, is its kin, is employed by it. */
export const relationKinds = ['member', 'commands', 'kin', 'employed', 'other'] as const;

/** A relation as it is stated; dates are EDTF. */
export interface GivenRelation {
  readonly otherId: string;
  readonly kind: (typeof relationKinds)[number];
  readonly words: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly claimId: string | null;
  readonly reason: string;
}

const entryOf = (kind: EntryKind, row: Row, of: { at: Standing; reason: string }): EntryDraft => ({
  kind,
  subject: { table: 'actor_relation', id: row.id },
  compartmentId: of.at.identity.compartment_id,
  rows: [{ table: 'actor_relation', op: 'put', row }],
  reason: of.reason,
});

/** Says how an actor stands to another. Returns the relation’s id. Errors as `standing`, INVALID_INPUT, NOT_FOUND, ACTOR_SAID_ALREADY. */
export async function relateActors(tx: Tx, by: Person, id: string, given: GivenRelation): Promise<string> {
  const [one] = await standingPair(tx, id, given.otherId);
  const from = checkedDate(actorPhrase('actor-relation-from'), given.from);
  const until = checkedDate(actorPhrase('actor-relation-until'), given.until);
  if (isBefore(until, from))
    throw new AppError('INVALID_INPUT', {
      what: actorPhrase('actor-relation-until'),
      why: actorPhrase('actor-end-before-beginning'),
    });
  if (given.claimId !== null && !(await findClaim(tx, given.claimId)))
    throw new AppError('NOT_FOUND', { what: 'claim', id: given.claimId });
  const row: Row = {
    id: newId(),
    actor_id: id,
    other_id: given.otherId,
    kind: given.kind,
    words: cleanText(given.words),
    from_on: from,
    until_on: until,
    claim_id: given.claimId,
    reason: given.reason,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  if (await areRelated(tx, row)) throw new AppError('ACTOR_SAID_ALREADY');
  await record(tx, by, [entryOf('actors-related', row, { at: one, reason: given.reason })]);
  return row.id;
}

/** Takes a relation back with a reason; it stays in the ledger. Errors NOT_FOUND, as `standing`. */
export async function unrelateActors(tx: Tx, by: Person, relationId: string, reason: string): Promise<void> {
  const relation = await lockRow(tx, 'actor_relation', relationId);
  if (!relation || relation.withdrawn_at !== null)
    throw new AppError('NOT_FOUND', { what: 'relation', id: relationId });
  const one = await standing(tx, relation.actor_id);
  const row = { ...relation, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await record(tx, by, [entryOf('actors-unrelated', row, { at: one, reason })]);
}

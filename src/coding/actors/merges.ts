import type { Identity as Who, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type EntryKind, type LedgeredRow, type RowChange } from '#ledger';
import { actorPhrase } from './errors.ts';
import { standingPair, type Standing } from './standing.ts';
import { distinctsOf, keptFor, lockRow, sameAs } from './store.ts';

type Person = Who & { readonly personId: string };

/** Two actors and why something is said of them. */
export interface SaidOfTwo {
  readonly otherId: string;
  readonly reason: string;
}

function entryOf(
  kind: EntryKind,
  change: Extract<RowChange, { table: 'actor_merge' | 'actor_distinct'; op: 'put' }>,
  of: { readonly at: Standing; readonly reason: string },
): EntryDraft {
  // Whoever may not see both of the two does not see the row, and then not the entry either.
  return {
    kind,
    subject: { table: change.table, id: change.row.id },
    compartmentId: of.at.identity.compartment_id,
    rows: [change],
    reason: of.reason,
  };
}

const isPair = (row: LedgeredRow<'actor_distinct'>, id: string): boolean =>
  row.actor_id === id || row.other_id === id;

/**
 * Says that another actor is the same as this one, which is kept. Both stay as they are. One that was merged cannot be merged again,
 * nor kept for another: merges are a tree, without loops. Returns the merge’s id. Errors as `standing`, INVALID_INPUT, ACTOR_MERGED,
 * ACTOR_OTHER_COMPARTMENT, ACTOR_SAID_DISTINCT.
 */
export async function mergeActors(tx: Tx, by: Person, keptId: string, of: SaidOfTwo): Promise<string> {
  const [kept, merged] = await standingPair(tx, keptId, of.otherId);
  if (kept.actor.kind !== merged.actor.kind)
    throw new AppError('INVALID_INPUT', {
      what: actorPhrase('actor-other'),
      why: actorPhrase('actor-other-kind'),
    });
  const pair = { name: kept.actor.pseudonym, other: merged.actor.pseudonym };
  for (const { actor } of [kept, merged]) {
    const into = await keptFor(tx, actor.id);
    if (into) throw new AppError('ACTOR_MERGED', { name: actor.pseudonym, into: into.pseudonym });
  }
  if (kept.identity.compartment_id !== merged.identity.compartment_id)
    throw new AppError('ACTOR_OTHER_COMPARTMENT', pair);
  if ((await distinctsOf(tx, keptId)).some((row) => isPair(row, of.otherId)))
    throw new AppError('ACTOR_SAID_DISTINCT', pair);
  const row: LedgeredRow<'actor_merge'> = {
    id: newId(),
    kept_id: keptId,
    merged_id: of.otherId,
    reason: of.reason,
    made_by: by.personId,
    made_at: nowUtc(),
    undone_by: null,
    undone_at: null,
    undone_reason: null,
  };
  await record(tx, by, [
    entryOf('actors-merged', { table: 'actor_merge', op: 'put', row }, { at: kept, reason: of.reason }),
  ]);
  return row.id;
}

/** Takes a merge back with a reason: both are again what they were. Errors NOT_FOUND, as `standing`. */
export async function undoMerge(tx: Tx, by: Person, mergeId: string, reason: string): Promise<void> {
  const merge = await lockRow(tx, 'actor_merge', mergeId);
  if (!merge || merge.undone_at !== null) throw new AppError('NOT_FOUND', { what: 'merge', id: mergeId });
  const [kept] = await standingPair(tx, merge.kept_id, merge.merged_id);
  const row = { ...merge, undone_by: by.personId, undone_at: nowUtc(), undone_reason: reason };
  await record(tx, by, [
    entryOf('actors-unmerged', { table: 'actor_merge', op: 'put', row }, { at: kept, reason }),
  ]);
}

/**
 * Says that two actors are not the same, so that nobody proposes it again. Returns the id of what is said. Errors as `standing`,
 * INVALID_INPUT, ACTOR_MERGED, ACTOR_SAID_ALREADY.
 */
export async function sayDistinct(tx: Tx, by: Person, id: string, of: SaidOfTwo): Promise<string> {
  const [one, other] = await standingPair(tx, id, of.otherId);
  if ((await sameAs(tx, id)).includes(of.otherId))
    throw new AppError('ACTOR_MERGED', { name: one.actor.pseudonym, into: other.actor.pseudonym });
  if ((await distinctsOf(tx, id)).some((row) => isPair(row, of.otherId)))
    throw new AppError('ACTOR_SAID_ALREADY');
  const row: LedgeredRow<'actor_distinct'> = {
    id: newId(),
    actor_id: id,
    other_id: of.otherId,
    reason: of.reason,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await record(tx, by, [
    entryOf('actors-distinct', { table: 'actor_distinct', op: 'put', row }, { at: one, reason: of.reason }),
  ]);
  return row.id;
}

/** Takes that back with a reason. Errors NOT_FOUND, as `standing`. */
export async function withdrawDistinct(
  tx: Tx,
  by: Person,
  distinctId: string,
  reason: string,
): Promise<void> {
  const said = await lockRow(tx, 'actor_distinct', distinctId);
  if (!said || said.withdrawn_at !== null)
    throw new AppError('NOT_FOUND', { what: 'distinction', id: distinctId });
  const [one] = await standingPair(tx, said.actor_id, said.other_id);
  const row = { ...said, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await record(tx, by, [
    entryOf('actors-distinct-withdrawn', { table: 'actor_distinct', op: 'put', row }, { at: one, reason }),
  ]);
}

import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { EntryDraft, EntryKind, LedgeredRow, RowChange } from '#ledger';
import { actorPhrase } from './errors.ts';
import { lockActor } from './store.ts';

type Actor = LedgeredRow<'actor'>;
type Identity = LedgeredRow<'actor_identity'>;

/** An actor whose identity may be seen, and is kept from changing until the transaction ends. */
export interface Standing {
  readonly actor: Actor;
  readonly identity: Identity;
}

/** An actor that can be changed. Errors NOT_FOUND, ACTOR_SEALED, CODING_WITHDRAWN. */
export async function standing(tx: Tx, id: string): Promise<Standing> {
  const found = await lockActor(tx, id);
  if (!found) throw new AppError('NOT_FOUND', { what: 'person or group', id });
  const { actor, identity } = found;
  if (!identity) throw new AppError('ACTOR_SEALED', { name: actor.pseudonym });
  if (actor.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: actor.pseudonym });
  return { actor, identity };
}

/** Two of them, locked in the order of their ids, so that two people who connect the same two do not wait for each other. */
export async function standingPair(tx: Tx, id: string, otherId: string): Promise<[Standing, Standing]> {
  if (id === otherId)
    throw new AppError('INVALID_INPUT', {
      what: actorPhrase('actor-other'),
      why: actorPhrase('actor-same'),
    });
  const [first, second] = [id, otherId].sort() as [string, string];
  const locked = new Map<string, Standing>();
  for (const one of [first, second]) locked.set(one, await standing(tx, one));
  // Nothing connects two cases.
  if (locked.get(id)?.actor.case_id !== locked.get(otherId)?.actor.case_id)
    throw new AppError('NOT_FOUND', { what: 'person or group', id: otherId });
  return [locked.get(id), locked.get(otherId)] as [Standing, Standing];
}

/** An entry about who somebody is: for those who may see that. */
export function identityEntry(
  kind: EntryKind,
  identity: Identity,
  rows: readonly RowChange[],
  reason?: string | null,
): EntryDraft {
  return {
    kind,
    subject: { table: 'actor_identity', id: identity.actor_id },
    compartmentId: identity.compartment_id,
    rows,
    ...(reason ? { reason } : {}),
  };
}

import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
import { actorsOf, findIdentity, namesOf } from './store.ts';

/** Somebody whom a record of another room names, as the reader may know them. */
export interface KnownPerson {
  readonly id: string;
  /** Null where the reader may know of no such person. */
  readonly pseudonym: string | null;
  /** Null where the identity is sealed from the reader. */
  readonly name: string | null;
}

/** People by the ids of their actors, as far as the reader may know; that sealed identities were read is recorded. */
export async function personsKnown(
  tx: Tx,
  by: Identity,
  actorIds: readonly string[],
): Promise<ReadonlyMap<string, KnownPerson>> {
  const ids = [...new Set(actorIds)];
  const actors = await actorsOf(tx, ids);
  const names = new Map((await namesOf(tx, ids)).toReversed().map((one) => [one.actor_id, one.name]));
  const read = [];
  for (const { id } of actors.filter((one) => names.has(one.id))) {
    const identity = await findIdentity(tx, id);
    if (identity) read.push({ table: 'actor_identity' as const, id, compartmentId: identity.compartment_id });
  }
  await recordReads(tx, by, read, 'listed');
  const known = new Map(actors.map((one) => [one.id, one.pseudonym]));
  return new Map(
    ids.map((id) => [id, { id, pseudonym: known.get(id) ?? null, name: names.get(id) ?? null }]),
  );
}

import type { Static } from 'typebox';
import { listPeople, recordReads } from '#access';
import {
  basesOf,
  distinctsOf,
  factsOfActor,
  listActors,
  mergesOf,
  namesOf,
  relationsOf,
  type ActorKind,
  type GivenName,
  type GivenRelation,
  type ListedActor,
} from '#coding';
import type { Identity, Tx } from '#db';
import type {
  ActorDistinctSchema,
  ActorMergeSchema,
  ActorNameSchema,
  ActorRefSchema,
  ActorRelationSchema,
  ActorSchema,
  BasisSchema,
} from '../schema-actors.ts';

type Ref = Static<typeof ActorRefSchema>;

/** An actor as it is answered. */
export function shownActor(row: ListedActor): Static<typeof ActorSchema> {
  const { identity } = row;
  return {
    id: row.id,
    pseudonym: row.pseudonym,
    kind: row.kind as ActorKind,
    countingUnit: row.counting_unit,
    isProtected: row.is_protected,
    isWithdrawn: row.withdrawn_at !== null,
    name: row.name,
    foundName: row.found_name === row.name ? null : row.found_name,
    names: row.names,
    merged: row.merged,
    identity: identity && {
      compartmentId: identity.compartment_id,
      openReason: identity.open_reason,
      version: String(identity.version),
      ...mutable(factsOfActor(identity)),
    },
  };
}

function mutable(facts: ReturnType<typeof factsOfActor>) {
  const { occupations, characteristics, citizenships, languages, ...others } = facts;
  return {
    ...others,
    occupations: [...occupations],
    characteristics: [...characteristics],
    citizenships: [...citizenships],
    languages: [...languages],
  };
}

/** Records that identities were read, of those that could be; nothing where they lie open. */
export async function recordActorReads(
  tx: Tx,
  by: Identity,
  rows: readonly ListedActor[],
  how: string,
): Promise<void> {
  const read = rows.flatMap(({ id, identity }) =>
    identity ? [{ table: 'actor_identity' as const, id, compartmentId: identity.compartment_id }] : [],
  );
  await recordReads(tx, by, read, how);
}

/** Actors by id, merged and withdrawn ones too, each a recorded read. */
export async function actorsById(
  tx: Tx,
  by: Identity,
  of: { readonly caseId: string; readonly ids: readonly string[]; readonly how: string },
): Promise<Map<string, ListedActor>> {
  const ids = [...new Set(of.ids)];
  if (ids.length === 0) return new Map();
  const filter = { caseId: of.caseId, ids, merged: 'all', withWithdrawn: true } as const;
  const rows = await listActors(tx, filter, { limit: ids.length, cursor: null });
  await recordActorReads(tx, by, rows, of.how);
  return new Map(rows.map((row) => [row.id, row]));
}

/** An actor as others are spoken of with. */
export const refOf = (row: ListedActor): Ref => ({
  id: row.id,
  pseudonym: row.pseudonym,
  kind: row.kind as ActorKind,
  name: row.name,
});

/** Bases as they are answered. */
export const shownBases = (
  bases: Awaited<ReturnType<typeof basesOf>>,
  people: ReadonlyMap<string, string>,
): Static<typeof BasisSchema>[] =>
  bases.map((row) => ({
    id: row.id,
    recordId: row.record_id,
    field: row.field,
    claimId: row.claim_id,
    claimBody: row.claim_body,
    isClaimWithdrawn: row.claim_withdrawn_at !== null,
    stance: row.stance === 'supports' ? 'supports' : 'contradicts',
    note: row.note,
    madeBy: people.get(row.made_by) ?? null,
    madeAt: row.made_at,
  }));

/** Everything that is said of an actor besides what it is: names, merges, what it is not, relations, bases. */
export async function saidOfActor(
  tx: Tx,
  by: Identity,
  of: { readonly id: string; readonly caseId: string; readonly same: readonly string[] },
): Promise<{
  names: Static<typeof ActorNameSchema>[];
  merges: Static<typeof ActorMergeSchema>[];
  distincts: Static<typeof ActorDistinctSchema>[];
  relations: Static<typeof ActorRelationSchema>[];
  bases: Static<typeof BasisSchema>[];
}> {
  const { id, caseId, same } = of;
  const [names, merges, distincts, relations, bases] = [
    await namesOf(tx, same),
    await mergesOf(tx, same),
    await distinctsOf(tx, id),
    await relationsOf(tx, id),
    await basesOf(tx, [id]),
  ];
  const others = [
    ...merges.flatMap((one) => [one.kept_id, one.merged_id]),
    ...[...distincts, ...relations].flatMap((one) => [one.actor_id, one.other_id]),
  ].filter((one) => one !== id);
  const actors = await actorsById(tx, by, { caseId, ids: [id, ...others], how: 'listed' });
  await recordReads(
    tx,
    by,
    bases.map((one) => ({ table: 'claim', id: one.claim_id, compartmentId: one.claim_compartment_id })),
    'listed',
  );
  const people = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
  const made = (row: { made_by: string; made_at: string }) => ({
    madeBy: people.get(row.made_by) ?? null,
    madeAt: row.made_at,
  });
  // Their policies show a pair to who sees both.
  const refTo = (one: string): Ref[] => {
    const row = actors.get(one);
    return row ? [refOf(row)] : [];
  };
  const otherOf = (row: { actor_id: string; other_id: string }): Ref[] =>
    refTo(row.actor_id === id ? row.other_id : row.actor_id);
  return {
    names: names.map((row) => ({
      id: row.id,
      actorId: row.actor_id,
      name: row.name,
      kind: row.kind as GivenName['kind'],
      language: row.language,
      script: row.script,
      isMain: row.is_main,
      sourceName: row.source_name,
      claim:
        row.claim_id === null || row.claim_body === null ? null : { id: row.claim_id, body: row.claim_body },
      ...made(row),
    })),
    merges: merges.flatMap((row) =>
      refTo(row.kept_id).flatMap((kept) =>
        refTo(row.merged_id).map((merged) => ({
          id: row.id,
          kept,
          merged,
          reason: row.reason,
          ...made(row),
          undoneBy: people.get(row.undone_by ?? '') ?? null,
          undoneAt: row.undone_at,
          undoneReason: row.undone_reason,
        })),
      ),
    ),
    distincts: distincts.flatMap((row) =>
      otherOf(row).map((other) => ({ id: row.id, other, reason: row.reason, ...made(row) })),
    ),
    relations: relations.flatMap((row) =>
      otherOf(row).map((other) => ({
        id: row.id,
        kind: row.kind as GivenRelation['kind'],
        isFrom: row.actor_id === id,
        other,
        words: row.words,
        from: row.from_on,
        until: row.until_on,
        claimId: row.claim_id,
        reason: row.reason,
        ...made(row),
      })),
    ),
    bases: shownBases(bases, people),
  };
}

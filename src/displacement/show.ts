import { personsKnown, type KnownPerson } from '#coding';
import type { Tx } from '#db';
import { sumLosses, type LossSum } from './losses.ts';
import type { DisplacementRecord, DisplacementVersion, HouseholdFacts, Member, Person } from './model.ts';
import { readDisplacements } from './reads.ts';
import {
  evidenceIn,
  membersIn,
  recordsOf,
  versionsOf,
  type KeptRecord,
  type ShownEvidence,
} from './store.ts';

/** What does not go together in a household. It is for people to look at; nothing is concluded of it. */
export interface DisplacementFinding {
  readonly code: 'members-more' | 'members-fewer';
  readonly at: 'then' | 'now';
  readonly members: number;
  readonly size: number;
}

/** A record with all that is shown of it. */
export interface ShownDisplacement {
  readonly record: KeptRecord;
  /** Of a household its displacements and properties; of others none. */
  readonly parts: readonly KeptRecord[];
  /** The newest first; the first one holds. */
  readonly versions: readonly DisplacementVersion[];
  readonly evidence: readonly ShownEvidence[];
  readonly members: readonly Member[];
  readonly persons: ReadonlyMap<string, KnownPerson>;
  readonly losses: readonly LossSum[];
  readonly findings: readonly DisplacementFinding[];
}

/** Members against the size, at both times: more than there are is wrong of any, fewer only where all are to be known. */
export function memberFindings(
  { sizeThen, sizeNow }: Pick<HouseholdFacts, 'sizeThen' | 'sizeNow'>,
  members: readonly Pick<Member, 'at_time'>[],
): DisplacementFinding[] {
  return (['then', 'now'] as const).flatMap((at): DisplacementFinding[] => {
    const { are, count } = at === 'then' ? sizeThen : sizeNow;
    const own = members.filter((one) => one.at_time === at).length;
    if (count === null || are === 'unknown' || own === 0) return [];
    const found = { at, members: own, size: count };
    if (own > count) return are === 'exact' ? [{ ...found, code: 'members-more' }] : [];
    return own < count ? [{ ...found, code: 'members-fewer' }] : [];
  });
}

/** Who belongs to households, as the reader may know them; that sealed identities were read is recorded. */
export async function membersToShow(
  tx: Tx,
  by: Person,
  householdIds: readonly string[],
): Promise<{ members: readonly Member[]; persons: ReadonlyMap<string, KnownPerson> }> {
  const members = await membersIn(tx, householdIds);
  return {
    members,
    persons: await personsKnown(
      tx,
      by,
      members.map(({ actor_id: id }) => id),
    ),
  };
}

/** A record with all that is shown of it; that it, and what is of it, was read is recorded. */
export async function displacementToShow(
  tx: Tx,
  by: Person,
  row: DisplacementRecord,
): Promise<ShownDisplacement> {
  const found = await recordsOf(tx, row);
  const record = found.find(({ id }) => id === row.id);
  if (!record) throw new Error(`record ${row.id} without a version`);
  const parts = found.filter(({ id }) => id !== row.id);
  await readDisplacements(tx, by, [row], 'read');
  await readDisplacements(tx, by, parts, 'listed');
  const isHousehold = row.kind === 'household';
  const { members, persons } = await membersToShow(tx, by, isHousehold ? [row.id] : []);
  const facts = isHousehold ? (record.entered as unknown as HouseholdFacts) : null;
  return {
    record,
    parts,
    versions: await versionsOf(tx, row.id),
    evidence: await evidenceIn(tx, row.id),
    members,
    persons,
    losses: facts ? sumLosses(facts.losses) : [],
    findings: facts ? memberFindings(facts, members) : [],
  };
}

import type { Tx } from '#db';
import { findActor, findIdentity } from '../actors/store.ts';
import { identityFields } from '../actors/model.ts';

/** A kind of record whose values rest on claims, field by field. */
interface RecordKind {
  /** Names of its fields, as the API has them. */
  readonly fields: readonly string[];
  /** What can be said of the record now; null for whoever may not see what it says. */
  readonly find: (
    tx: Tx,
    id: string,
  ) => Promise<{ readonly caseId: string; readonly isWithdrawn: boolean } | null>;
}

/**
 * Every kind of record whose values rest on claims. A further one is one more line here, and one in the function `sees_record` of the
 * database, which decides who sees its bases.
 */
export const recordKinds = {
  actor: {
    fields: identityFields,
    find: async (tx, id) => {
      const [actor, identity] = [await findActor(tx, id), await findIdentity(tx, id)];
      return actor && identity ? { caseId: actor.case_id, isWithdrawn: actor.withdrawn_at !== null } : null;
    },
  },
} as const satisfies Readonly<Record<string, RecordKind>>;

/** Name of a kind. */
export type RecordTable = keyof typeof recordKinds;

/** The kinds, for schemas. */
export const recordTables = Object.keys(recordKinds) as RecordTable[];

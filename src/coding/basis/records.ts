import type { Tx } from '#db';
import { findActor, findIdentity } from '../actors/store.ts';
import { identityFields } from '../actors/model.ts';
import { incidentForms, type IncidentForm } from '../incidents/forms.ts';
import { findRecord } from '../incidents/store.ts';

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

const ofIncident = (form: IncidentForm): RecordKind => ({
  fields: incidentForms[form].map(({ name }) => name),
  find: async (tx, id) => {
    const row = await findRecord(tx, form, id);
    return row && { caseId: row.case_id, isWithdrawn: row.withdrawn_at !== null };
  },
});

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
  incident: ofIncident('incident'),
  act: ofIncident('act'),
  involvement: ofIncident('involvement'),
  information: ofIncident('information'),
  intervention: ofIncident('intervention'),
} as const satisfies Readonly<Record<string, RecordKind>>;

/** Name of a kind. */
export type RecordTable = keyof typeof recordKinds;

/** The kinds, for schemas. */
export const recordTables = Object.keys(recordKinds) as RecordTable[];

import type { Identity, Tx } from '#db';
import { AppError, nowUtc } from '#kernel';
import { record, type EntryDraft } from '#ledger';
import type { Role } from './model.ts';
import { memberDraft, roleDraft } from './people.ts';
import { findPerson, hasOtherOwner, isSealed, rolesOf, type PersonRow } from './store.ts';

/** One change of what a person may do or see, and why; the reason is kept in the ledger. */
export type AccessChange =
  | { readonly what: 'role'; readonly role: Role; readonly granted: boolean; readonly reason: string }
  | {
      readonly what: 'membership';
      readonly compartmentId: string;
      readonly granted: boolean;
      readonly reason: string;
    }
  | { readonly what: 'status'; readonly status: 'active' | 'disabled'; readonly reason: string };

function draftOf(person: PersonRow, change: AccessChange): EntryDraft {
  const at = nowUtc();
  const about = { subject: { table: 'person' as const, id: person.id }, compartmentId: null };
  if (change.what === 'status')
    return {
      ...about,
      kind: 'person-changed',
      rows: [{ table: 'person', op: 'put', row: { ...person, status: change.status } }],
    };
  if (change.what === 'role')
    return change.granted
      ? roleDraft(person.id, change.role, at)
      : {
          ...about,
          kind: 'role-revoked',
          rows: [{ table: 'role_grant', op: 'remove', row: { person_id: person.id, role: change.role } }],
        };
  const key = { person_id: person.id, compartment_id: change.compartmentId };
  return change.granted
    ? memberDraft(person.id, change.compartmentId, at)
    : {
        ...about,
        kind: 'membership-revoked',
        rows: [{ table: 'compartment_grant', op: 'remove', row: key }],
      };
}

async function assertOwner(tx: Tx, by: Identity): Promise<void> {
  if (by.kind === 'service') return;
  if (!(await rolesOf(tx, by.personId)).includes('owner'))
    throw new AppError('ACCESS_ROLE_NEEDED', { role: 'owner' });
}

/**
 * Changes what a person may do or see. The database refuses whoever may not (roles: an owner; the rest: an owner or a
 * steward); that nobody but an owner lets people into a sealed compartment is refused here. It takes effect with the person's next request. Errors NOT_FOUND,
 * ACCESS_ROLE_NEEDED, ACCESS_LAST_OWNER.
 */
export async function changeAccess(
  tx: Tx,
  by: Identity,
  personId: string,
  change: AccessChange,
): Promise<void> {
  const person = await findPerson(tx, personId);
  if (!person) throw new AppError('NOT_FOUND', { what: 'person', id: personId });
  const isAboutOwner = change.what !== 'membership' && (await rolesOf(tx, personId)).includes('owner');
  const opensSeal =
    change.what === 'membership' && change.granted && (await isSealed(tx, change.compartmentId)) !== false;
  // A steward looks after people and compartments; who owns the archive, and who sees what is sealed, owners say.
  if (isAboutOwner || opensSeal || change.what === 'role') await assertOwner(tx, by);
  const endsOwner =
    isAboutOwner &&
    (change.what === 'role' ? change.role === 'owner' && !change.granted : change.status === 'disabled');
  if (endsOwner && !(await hasOtherOwner(tx, personId)))
    throw new AppError('ACCESS_LAST_OWNER', { name: person.name });
  await record(tx, by, [{ ...draftOf(person, change), reason: change.reason }]);
}

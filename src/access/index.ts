/**
 * Who is who and who may do what. Guarantees: people, roles and compartments are ledgered; which rows someone sees
 * is decided by the database's policies, not here; reading sealed material is itself recorded.
 */
export { accessErrors } from './errors.ts';
export { assertMay, may, roles } from './model.ts';
export type { Capability, Role } from './model.ts';
export {
  addPerson,
  archiveHome,
  openCase,
  openCompartment,
  openCompartmentOf,
  recordRead,
  recordReads,
  retitleCase,
  introduceOwner,
  setUpArchive,
} from './people.ts';
export type { ArchiveHome, ArchiveSetup, WhatWasRead } from './people.ts';
export { changeAccess } from './administration.ts';
export type { AccessChange } from './administration.ts';
export {
  caseIdsOf,
  caseOfCompartment,
  compartmentMembers,
  findPerson,
  findPersonByEmail,
  isSealed,
  sealedAmong,
  listCases,
  listCompartments,
  listPeople,
  listPeopleWithAccess,
  myCompartments,
  rolesOf,
  visibleCompartmentIds,
} from './store.ts';
export type { CompartmentRow, PersonRow, PersonWithAccess } from './store.ts';
export { SignIn } from './sign-in.ts';
export { saysVerified } from './account/passkey.ts';

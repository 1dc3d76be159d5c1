import { AppError } from '#kernel';

/** Roles, from the one that may do everything to the one that may only read. */
export const roles = ['owner', 'steward', 'lawyer', 'analyst', 'collector', 'reader'] as const;

/** One of the six roles. */
export type Role = (typeof roles)[number];

/** What can be permitted; a route or command names the one it needs. */
export type Capability =
  | 'read'
  | 'discuss'
  | 'ingest'
  | 'describe'
  | 'build-dossier'
  | 'extend-vocabulary'
  | 'confirm-law'
  | 'edit-law'
  | 'release-sealed'
  | 'keep'
  | 'manage-people';

const permitted: Readonly<Record<Capability, readonly Role[]>> = {
  read: ['owner', 'steward', 'lawyer', 'analyst', 'collector', 'reader'],
  discuss: ['owner', 'steward', 'lawyer', 'analyst', 'collector'],
  ingest: ['owner', 'steward', 'lawyer', 'analyst', 'collector'],
  describe: ['owner', 'lawyer', 'analyst'],
  'build-dossier': ['owner', 'lawyer'],
  'extend-vocabulary': ['owner', 'lawyer'],
  'confirm-law': ['owner', 'lawyer'],
  'edit-law': ['owner', 'lawyer'],
  'release-sealed': ['owner', 'lawyer'],
  keep: ['owner', 'steward'],
  'manage-people': ['owner', 'steward'],
};

/** Whether one of these roles permits it. Which items it reaches is decided by compartments, in the database. */
export function may(held: readonly Role[], capability: Capability): boolean {
  return held.some((role) => permitted[capability].includes(role));
}

/** Refuses (ACCESS_ROLE_NEEDED) unless one of these roles permits it. */
export function assertMay(held: readonly Role[], capability: Capability): void {
  if (!may(held, capability)) throw new AppError('ACCESS_ROLE_NEEDED', { role: permitted[capability] });
}

import type { ObstacleKind } from './model.ts';

/** The eight criteria by which a durable solution is told, in the order of the Framework. */
export const criteria = [
  'safety',
  'living',
  'livelihoods',
  'property',
  'documents',
  'family',
  'participation',
  'remedies',
] as const;
export type Criterion = (typeof criteria)[number];

/**
 * What the list of criteria rests on. It is said from general knowledge of the IASC Framework on Durable Solutions for Internally Displaced
 * Persons (2010) and has to be checked against its text before it is relied on: users are told so wherever the criteria are shown.
 */
export const criteriaSource = {
  title: 'IASC Framework on Durable Solutions for Internally Displaced Persons (2010)',
  basis: 'knowledge',
  toCheck: true,
} as const;

/** The criterion of which an obstacle tells something; none of what is a matter of law alone, as laws may touch any. */
export const criterionOf: Readonly<Record<ObstacleKind, Criterion | null>> = {
  mines: 'safety',
  'booby-traps': 'safety',
  'access-denied': 'safety',
  security: 'safety',
  'destroyed-housing': 'living',
  'no-services': 'living',
  occupied: 'property',
  legal: null,
};

import type { Identity } from '#db';
import { AppError, definePhrases, nowUtc, requiredText } from '#kernel';
import type { LedgeredRow } from '#ledger';

/** Whoever records something: never a service. */
export type Person = Identity & { readonly personId: string };

/** Records that are released here, by their tables; hazard records are released in the room `mines`, by the same rules. */
export const releasableTables = [
  'detention_record',
  'displacement_record',
  'accident',
  'ground_area',
  'found_device',
] as const;
export type ReleasableTable = (typeof releasableTables)[number];

/** Who let the members of another compartment see a record. */
export type RecordRelease = LedgeredRow<'record_release'>;

/** What every release says, whatever is released. */
export type ReleaseFacts = Omit<RecordRelease, 'case_id' | 'record_table'>;

/** What is said about releases. */
export const releasePhrase = definePhrases({
  'why-released': 'why the record is released',
  'why-release-ended': 'why the release ends',
  'same-compartment': 'its members see the record already',
  'released-record': 'the record {text}',
});

/** A release that is asked for: nothing is released by it. Error INVALID_INPUT when it is to the compartment in which the record lies. */
export function askedFor(
  by: Person,
  of: {
    readonly id: string;
    readonly recordId: string;
    readonly compartmentId: string;
    readonly toCompartmentId: string;
    readonly reason: string;
  },
): ReleaseFacts {
  if (of.toCompartmentId === of.compartmentId)
    throw new AppError('INVALID_INPUT', {
      what: releasePhrase('why-released'),
      why: releasePhrase('same-compartment'),
    });
  return {
    id: of.id,
    record_id: of.recordId,
    compartment_id: of.compartmentId,
    to_compartment_id: of.toCompartmentId,
    reason: requiredText(releasePhrase('why-released'), of.reason, 2000),
    asked_by: by.personId,
    asked_at: nowUtc(),
    agreed_by: null,
    agreed_at: null,
    ended_by: null,
    ended_at: null,
    ended_reason: null,
  };
}

/** The same, agreed to by another person than who asked. Errors RELEASE_ENDED, RELEASE_ALONE. */
export function agreedTo<R extends ReleaseFacts>(release: R, by: Person): R {
  if (release.ended_at !== null || release.agreed_at !== null) throw new AppError('RELEASE_ENDED');
  if (release.asked_by === by.personId) throw new AppError('RELEASE_ALONE');
  return { ...release, agreed_by: by.personId, agreed_at: nowUtc() };
}

/** The same, refused or taken back. Errors RELEASE_ENDED, INVALID_INPUT. */
export function endedBy<R extends ReleaseFacts>(release: R, by: Person, reason: string): R {
  if (release.ended_at !== null) throw new AppError('RELEASE_ENDED');
  return {
    ...release,
    ended_by: by.personId,
    ended_at: nowUtc(),
    ended_reason: requiredText(releasePhrase('why-release-ended'), reason, 2000),
  };
}

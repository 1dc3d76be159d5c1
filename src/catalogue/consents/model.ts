/** Why an item is withdrawn. */
export const withdrawalCauses = [
  'consent',
  'danger',
  'not-authentic',
  'received-in-error',
  'privileged',
  'other',
] as const;

/** How consent was given, or that nobody had to give any: then the note says why. */
export const consentBases = ['written', 'recorded', 'oral', 'guardian', 'not-needed'] as const;

/** What somebody agrees to: that it is kept, worked with, shared with a forum, published. */
export const consentPurposes = ['preserve', 'analyse', 'share', 'publish'] as const;

/** Whether whoever gave it may be named. */
export const consentNaming = ['named', 'unnamed'] as const;

export type WithdrawalCause = (typeof withdrawalCauses)[number];
export type ConsentBasis = (typeof consentBases)[number];
export type ConsentPurpose = (typeof consentPurposes)[number];

/** What decides whether a consent covers a use. */
export interface ConsentTerms {
  readonly basis: ConsentBasis;
  readonly purposes: readonly ConsentPurpose[];
  /** Ids of forums that it may be shared with; none: any. */
  readonly forums: readonly string[];
  readonly anonymity: (typeof consentNaming)[number];
  /** The last day on which it holds (YYYY-MM-DD), or null. */
  readonly expiresOn: string | null;
  readonly isWithdrawn: boolean;
}

/** What is known of an item that somebody wants to file. */
export interface ItemStanding {
  readonly isWithdrawn: boolean;
  /** Whether something that came inside it was withdrawn: its bytes hold that too. */
  readonly holdsWithdrawn: boolean;
  /** Whether its source is a person, is protected, or may not be seen. */
  readonly isOfPerson: boolean;
  readonly isSourceProtected: boolean;
  /** Recorded of the item, and of what it came inside. */
  readonly consents: readonly ConsentTerms[];
}

/** What an item is to be used for. */
export interface WantedUse {
  /** A copy that is preserved goes to no forum and names nobody. */
  readonly purpose: 'preserve' | 'share' | 'publish';
  /** Id of the forum that it is shared with; null where that is not known. */
  readonly forum: string | null;
  /** YYYY-MM-DD. */
  readonly on: string;
  /** Whether what was withdrawn is wanted all the same: consents are still asked for. */
  readonly withWithdrawn?: boolean;
}

/** Why an item may not be used so. */
export type Bar =
  | 'withdrawn'
  | 'holds-withdrawn'
  | 'consent-none'
  | 'consent-ended'
  | 'consent-other'
  | 'consent-unnamed';

const covers = (one: ConsentTerms, { purpose, forum }: WantedUse): boolean =>
  one.basis === 'not-needed' ||
  (one.purposes.includes(purpose) &&
    (purpose !== 'share' || one.forums.length === 0 || (forum !== null && one.forums.includes(forum))));

/**
 * Why an item may not be used so, or null. What comes from a person needs a consent that covers the use, and so does anything of which
 * a consent was ever recorded; where none covers it the answer is no. Of several it is enough that one does. (Istanbul Protocol 2022: consent
 * before anything; Murad Code: for each purpose, and revocable.)
 */
export function barOf(standing: ItemStanding, use: WantedUse): Bar | null {
  const { isWithdrawn, holdsWithdrawn, isOfPerson, isSourceProtected, consents } = standing;
  if (isWithdrawn && !use.withWithdrawn) return 'withdrawn';
  if (holdsWithdrawn && !use.withWithdrawn) return 'holds-withdrawn';
  if (consents.length === 0) return isOfPerson ? 'consent-none' : null;
  const standingOnes = consents.filter(
    (one) => !one.isWithdrawn && (one.expiresOn === null || use.on <= one.expiresOn),
  );
  if (standingOnes.length === 0) return 'consent-ended';
  const covering = standingOnes.filter((one) => covers(one, use));
  if (covering.length === 0) return 'consent-other';
  // Named as it is in a bundle, unless it is kept under a pseudonym; what is preserved has no source beside it.
  if (
    use.purpose !== 'preserve' &&
    !isSourceProtected &&
    covering.every((one) => one.basis !== 'not-needed' && one.anonymity === 'unnamed')
  )
    return 'consent-unnamed';
  return null;
}

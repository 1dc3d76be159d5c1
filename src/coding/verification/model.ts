/** The three parts of verifying what people on the spot made (Berkeley Protocol, [knowledge]: to be checked by a lawyer), with what is checked in each. */
export const verificationSubjects = {
  source: [
    'provenance',
    'original-uploader',
    'credibility',
    'independence',
    'impartiality',
    'specificity',
    'attribution',
  ],
  technical: ['metadata', 'file-structure', 'manipulation', 'c2pa'],
  content: [
    'geolocation',
    'chronolocation',
    'unique-identifiers',
    'internal-consistency',
    'external-corroboration',
    'completeness',
  ],
} as const;

/** One of the three. */
export type VerificationPart = keyof typeof verificationSubjects;

/** How sure whoever made a check is of its outcome. */
export const confidences = ['low', 'medium', 'high'] as const;

/** A check, as far as it tells how far an item is verified. */
interface Checked {
  readonly part: string;
  readonly reviewed_by: string | null;
}

/**
 * How far an item is verified: `verified` only when each of the three parts has a check and a second person has reviewed them all; it says
 * that the checks were made and read, not that the content is true.
 */
export function verificationState(checks: readonly Checked[]): 'none' | 'begun' | 'to-review' | 'verified' {
  if (checks.length === 0) return 'none';
  const parts = new Set(checks.map(({ part }) => part));
  if (Object.keys(verificationSubjects).some((part) => !parts.has(part))) return 'begun';
  return checks.every(({ reviewed_by }) => reviewed_by !== null) ? 'verified' : 'to-review';
}

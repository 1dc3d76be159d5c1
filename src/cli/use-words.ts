import type { Bar } from '#catalogue';

/** Why an item may not be used so, for people. */
export const whyNot: Readonly<Record<Bar, string>> = {
  withdrawn: 'it was withdrawn',
  'holds-withdrawn': 'something that came inside it was withdrawn',
  'consent-none': 'it comes from a person, and no consent is on record',
  'consent-ended': 'the consent was taken back or has ended',
  'consent-other': 'no consent for this',
  'consent-unnamed': 'only without the name, and its source is not protected',
};

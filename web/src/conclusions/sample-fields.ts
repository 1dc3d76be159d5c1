/** What is coded of each passage of a sample. */
export const SAMPLE_FIELDS = ['kind', 'polarity', 'measure', 'reliability', 'credibility'] as const;
/** One of them. */
export type SampleField = (typeof SAMPLE_FIELDS)[number];

import { join } from 'node:path';
import { wordFiles } from '#law';

/** What is put into a pleading that is begun in words of ours. */
const WORDS = [
  'a-source',
  'according-to',
  'applicant',
  'charged',
  'documents',
  'evidence',
  'intervening',
  'period',
  'place',
  'respondent',
  'third',
  'undated',
] as const;

/** These words in one language. */
export type SkeletonWords = Readonly<Record<(typeof WORDS)[number], string>>;

/** The words of what is put into a pleading. */
export const skeletonWords = wordFiles(join(import.meta.dirname, 'words'), WORDS);

import { join } from 'node:path';
import { wordFiles, type LawLanguage } from '#law';

/** What a volume says on pages of its own. */
const WORDS = [
  'volume',
  'title',
  'source',
  'date',
  'languages',
  'pages',
  'registered',
  'digest',
  'item',
  'file',
  'size',
  'certificates',
  'certified-elsewhere',
  'to-check',
  'place-and-date',
  'signature',
  'as-file',
  'as-file-stills',
  'text-of',
  'locked',
  'translation-of',
  'in-part',
  'translated-by',
  'certified-by',
  'page',
  'not-printable',
  'fonts-missing',
  'public',
  'public-version',
  'covered-witness',
  'covered-victim',
  'covered-third-person',
  'covered-location',
  'covered-medical',
  'covered-security',
  'covered-privileged',
  'withheld',
  'category',
  'authority',
  'left-out',
  'extract-of',
  'annexed',
  'errata',
  'case',
  'filed-with',
  'filed-on',
  'reference',
  'place',
  'erratum-for',
  'erratum-read',
  'reason',
  'as-file-public',
] as const;
type Word = (typeof WORDS)[number];

/** The words of a volume in one language. */
export type VolumeWords = Readonly<Record<Word, string>>;

const wordsOf = wordFiles(join(import.meta.dirname, 'words'), WORDS);

/** The words of `src/volume/words/LANGUAGE.json`. */
export const wordsIn = (language: LawLanguage): VolumeWords => wordsOf(language);

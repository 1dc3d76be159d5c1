import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LawLanguage } from '#law';

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

const read = new Map<LawLanguage, VolumeWords>();

/** The words of `src/volume/words/LANGUAGE.json`; volumes are printed on a server, which has no catalogue of the pages. */
export function wordsIn(language: LawLanguage): VolumeWords {
  let words = read.get(language);
  if (!words) {
    words = JSON.parse(
      readFileSync(join(import.meta.dirname, 'words', `${language}.json`), 'utf8'),
    ) as VolumeWords;
    const missing = WORDS.filter((word) => words?.[word] === undefined);
    if (missing.length > 0) throw new Error(`words of volumes missing in ${language}: ${missing.join(', ')}`);
    read.set(language, words);
  }
  return words;
}

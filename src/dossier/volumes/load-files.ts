import { AppError, csvLine } from '#kernel';
import { ernOf, pagesShown, type MadeVolume, type VolumeExhibit } from '#volume';
import type { Filed } from './volumes.ts';

// Concordance: field separator DC4, text qualifier þ, further lines and values ®; Opticon: one line a page. No standard says it; these are
// what products write by default, in UTF-8 with a mark at the beginning, since þ and ® are two bytes in it.
const SEPARATOR = '\u0014';
const QUALIFIER = '\u00fe';
const FURTHER = '\u00ae';
const MARK = '\ufeff';

/** An exhibit with the volume it stands in. */
export interface LoadedExhibit {
  readonly exhibit: VolumeExhibit;
  readonly volume: MadeVolume;
  /** File of the volume, and its own file, as they lie in the bundle. */
  readonly image: string;
  readonly native: string;
  readonly sizeBytes: number;
}

type Field = readonly [string, (one: LoadedExhibit) => string];

/** Number in the register of a page that is shown, by its place among them. */
const ernAt = (exhibit: VolumeExhibit, at: number): string =>
  ernOf(exhibit.registered.prefix, exhibit.registered.first + (pagesShown(exhibit).at(at) ?? 1) - 1);
const nameOf = (path: string): string => path.split('/').at(-1) ?? path;

const FIELDS: readonly Field[] = [
  ['BEGBATES', ({ exhibit }) => ernAt(exhibit, 0)],
  ['ENDBATES', ({ exhibit }) => ernAt(exhibit, -1)],
  ['PAGECOUNT', ({ exhibit }) => String(exhibit.pages.pages.length)],
  ['EXHIBIT', ({ exhibit }) => exhibit.label],
  ['TITLE', ({ exhibit }) => exhibit.title],
  ['CUSTODIAN', ({ exhibit }) => exhibit.source],
  ['DOCDATE', ({ exhibit }) => exhibit.date ?? ''],
  ['LANGUAGE', ({ exhibit }) => exhibit.languages.join(FURTHER)],
  ['FILENAME', ({ native }) => nameOf(native)],
  ['FILEEXT', ({ native }) => /\.([^.]+)$/.exec(nameOf(native))?.[1] ?? ''],
  ['FILESIZE', ({ sizeBytes }) => String(sizeBytes)],
  ['SHA256HASH', ({ exhibit }) => exhibit.sha256],
  ['ITEM', ({ exhibit }) => exhibit.serial],
  ['VOLUME', ({ volume }) => String(volume.number)],
  ['NATIVEPATH', ({ native }) => native],
];

/** Characters that separate values in a load file. */
const SEPARATORS = /[\u0014\u00fe\u00ae]/u;

/**
 * Refuses values in which a character stands that separates values: what is read back would be something else, and a path with another letter in it leads nowhere.
 * Error VOLUME_LOADFILE_VALUE, before anything is made.
 */
export function assertLoadable(filed: readonly Filed[]): void {
  for (const { line, path } of filed)
    for (const value of [line.label, line.title, line.sourceName ?? '', ...line.languages, path]) {
      const [sign] = SEPARATORS.exec(value) ?? [];
      if (sign === undefined) continue;
      const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      throw new AppError('VOLUME_LOADFILE_VALUE', { label: line.label, value, sign: code });
    }
}

/** Lines become the sign that stands for them. */
const datLine = (values: readonly string[]): string =>
  `${values
    .map((value) => `${QUALIFIER}${value.replaceAll(/\r\n|[\n\r]/g, FURTHER)}${QUALIFIER}`)
    .join(SEPARATOR)}\r\n`;

/** The load file of a production (Concordance DAT): a head, then one line for each exhibit. */
export function concordance(exhibits: readonly LoadedExhibit[]): string {
  return (
    MARK +
    datLine(FIELDS.map(([name]) => name)) +
    exhibits.map((one) => datLine(FIELDS.map(([, value]) => value(one)))).join('')
  );
}

/** Reads a DAT of this form back, by field; for those who check what was written. */
export function readConcordance(text: string): Record<string, string>[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .filter(Boolean);
  const [head = [], ...rows] = lines.map((line) =>
    line.split(SEPARATOR).map((value) => value.slice(QUALIFIER.length, -QUALIFIER.length)),
  );
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

/** The image load file (Opticon OPT): one line for each page; the first page of an exhibit says that it begins there, and its pages. */
export function opticon(exhibits: readonly LoadedExhibit[]): string {
  return exhibits
    .flatMap(({ exhibit, volume, image }) =>
      exhibit.pages.pages.map((_, at, pages) => {
        const key = ernAt(exhibit, at);
        const [breaks, count] = at === 0 ? ['Y', String(pages.length)] : ['', ''];
        return `${key},VOL${String(volume.number).padStart(3, '0')},${image},${breaks},,,${count}\r\n`;
      }),
    )
    .join('');
}

/** The same facts as a table with commas, for everybody else. */
export function metadataCsv(exhibits: readonly LoadedExhibit[]): string {
  return (
    csvLine(FIELDS.map(([name]) => name)) +
    exhibits.map((one) => csvLine(FIELDS.map(([, value]) => value(one).replaceAll(FURTHER, '; ')))).join('')
  );
}

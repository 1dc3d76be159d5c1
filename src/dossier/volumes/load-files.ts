import { AppError, csvLine } from '#kernel';
import { ernOf, pagesShown, type MadeVolume, type VolumeExhibit } from '#volume';
import type { LoadFacts } from './load-facts.ts';
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
  readonly facts: LoadFacts;
}

/** The exhibits of a production by their ids, and by what they came inside. */
interface Production {
  readonly byId: ReadonlyMap<string, LoadedExhibit>;
  /** What came inside an exhibit, by its id. */
  readonly inside: ReadonlyMap<string | null, readonly LoadedExhibit[]>;
}

type Field = readonly [string, (one: LoadedExhibit, among: Production) => string];

/** Number in the register of a page that is shown, by its place among them. */
const ernAt = (exhibit: VolumeExhibit, at: number): string =>
  ernOf(exhibit.registered.prefix, exhibit.registered.first + (pagesShown(exhibit).at(at) ?? 1) - 1);
const nameOf = (path: string): string => path.split('/').at(-1) ?? path;

/** Characters that separate values in a load file. */
const SEPARATORS = /[\u0014\u00fe\u00ae]/u;
const codeOf = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** What stands in evidence cannot be changed as a title can: a sign that separates values stands there by its number. */
const spelt = (text: string): string =>
  text.replaceAll(new RegExp(SEPARATORS, 'gu'), (sign) => `[${codeOf(sign)}]`);

const several = (values: readonly string[]): string => values.filter(Boolean).join(FURTHER);
const begins = (one: LoadedExhibit | undefined): string => (one ? ernAt(one.exhibit, 0) : '');

/** Fields that an export of an electronic production has by custom, and those that a court that registers pages asks for; what nobody recorded is empty. */
const FIELDS: readonly Field[] = [
  ['BEGBATES', (one) => begins(one)],
  ['ENDBATES', ({ exhibit }) => ernAt(exhibit, -1)],
  ['PAGECOUNT', ({ exhibit }) => String(exhibit.pages.pages.length)],
  ['EXHIBIT', ({ exhibit }) => exhibit.label],
  ['TITLE', ({ exhibit }) => exhibit.title],
  ['DOCTYPE', ({ facts }) => facts.type],
  ['CUSTODIAN', ({ exhibit }) => exhibit.source],
  ['SOURCEORG', ({ facts }) => spelt(facts.sourceOrganisation)],
  ['DOCDATE', ({ exhibit }) => exhibit.date ?? ''],
  ['ESTIMATEDDATE', ({ facts }) => facts.isDateEstimated],
  ['AUTHOR', ({ facts }) => spelt(facts.from)],
  ['RECIPIENT', ({ facts }) => several(facts.to.map(spelt))],
  ['CC', ({ facts }) => several(facts.cc.map(spelt))],
  ['SUBJECT', ({ facts }) => spelt(facts.subject)],
  ['DATERCVD', ({ facts }) => facts.received],
  ['RECEIVEDBY', ({ facts }) => spelt(facts.receivedBy)],
  ['CONDITIONS', ({ facts }) => spelt(facts.conditions)],
  ['LANGUAGE', ({ exhibit }) => several(exhibit.languages)],
  ['TRANSLATIONOF', ({ facts }, { byId }) => several(facts.translates.map((id) => begins(byId.get(id))))],
  ['HOSTDOCUMENT', ({ facts }, { byId }) => (facts.hostId === null ? '' : begins(byId.get(facts.hostId)))],
  [
    'ATTACHMENTS',
    ({ exhibit }, { inside }) => several((inside.get(exhibit.exhibitId) ?? []).map((one) => begins(one))),
  ],
  ['CONFIDENTIALITY', ({ facts }) => facts.confidentiality],
  ['REDACTEDOF', (one) => (one.facts.confidentiality === 'public' ? begins(one) : '')],
  ['FILENAME', ({ native }) => nameOf(native)],
  ['FILEEXT', ({ native }) => /\.([^.]+)$/.exec(nameOf(native))?.[1] ?? ''],
  ['MIMETYPE', ({ facts }) => facts.mediaType],
  ['FILESIZE', ({ sizeBytes }) => String(sizeBytes)],
  ['SHA256HASH', ({ exhibit }) => exhibit.sha256],
  ['ITEM', ({ exhibit }) => exhibit.serial],
  ['VOLUME', ({ volume }) => String(volume.number)],
  ['NATIVEPATH', ({ native }) => native],
];

const productionOf = (all: readonly LoadedExhibit[]): Production => ({
  byId: new Map(all.map((one) => [one.exhibit.exhibitId, one])),
  inside: Map.groupBy(all, ({ facts }) => facts.hostId),
});

/**
 * Refuses values in which a character stands that separates values: what is read back would be something else, and a path with another letter in it leads nowhere.
 * Error VOLUME_LOADFILE_VALUE, before anything is made.
 */
export function assertLoadable(filed: readonly Filed[]): void {
  for (const { line, path } of filed)
    for (const value of [line.label, line.title, line.sourceName ?? '', ...line.languages, path]) {
      const [sign] = SEPARATORS.exec(value) ?? [];
      if (sign === undefined) continue;
      throw new AppError('VOLUME_LOADFILE_VALUE', { label: line.label, value, sign: codeOf(sign) });
    }
}

/** Lines become the sign that stands for them. */
const datLine = (values: readonly string[]): string =>
  `${values
    .map((value) => `${QUALIFIER}${value.replaceAll(/\r\n|[\n\r]/g, FURTHER)}${QUALIFIER}`)
    .join(SEPARATOR)}\r\n`;

/** The load file of a production (Concordance DAT): a head, then one line for each exhibit. */
export function concordance(exhibits: readonly LoadedExhibit[]): string {
  const among = productionOf(exhibits);
  return (
    MARK +
    datLine(FIELDS.map(([name]) => name)) +
    exhibits.map((one) => datLine(FIELDS.map(([, value]) => value(one, among)))).join('')
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

/** One page of an image load file. */
export interface ImagePage {
  readonly key: string;
  readonly volume: string;
  readonly image: string;
  /** Whether a document begins with it, and how many pages that has. */
  readonly pages: number | null;
}

/** Reads an OPT of this form back, page by page; for those who check what was written. A line that is none is left out. */
export function readOpticon(text: string): ImagePage[] {
  return text.split('\r\n').flatMap((line) => {
    const [key, volume, image, breaks, , , count] = line.split(',');
    if (key === undefined || volume === undefined || image === undefined) return [];
    return [{ key, volume, image, pages: breaks === 'Y' ? Number(count) : null }];
  });
}

/** The same facts as a table with commas, for everybody else. */
export function metadataCsv(exhibits: readonly LoadedExhibit[]): string {
  const among = productionOf(exhibits);
  return (
    csvLine(FIELDS.map(([name]) => name)) +
    exhibits
      .map((one) => csvLine(FIELDS.map(([, value]) => value(one, among).replaceAll(FURTHER, '; '))))
      .join('')
  );
}

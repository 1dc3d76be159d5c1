import { createWriteStream } from 'node:fs';
import { access, link, rm, stat, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, sheetOf } from '#kernel';
import type { GroundFeature, WrittenFormat } from './model.ts';
import { writeGeoPackage } from './write-geopackage.ts';
import { esriKind, esriText, maXmlText, type EsriKind } from './write-mine-action.ts';
import { csvText, geoJsonText, gpxText, kmlText, tableColumns } from './write-text.ts';

/** Columns of a table; a hostile file can name more. */
const MOST_NAMES = 1000;
const MOST_SHEET_ROWS = 200_000;
/** Coordinates of mines are for whoever asked for the file. */
const OWN = 0o600;

/** Features that can be gone through more than once: formats with columns need their names first. */
export type Source = () => AsyncIterable<GroundFeature>;

/** What was written. */
export interface WrittenFile {
  readonly path: string;
  readonly features: number;
  readonly sizeBytes: number;
}

interface Survey {
  readonly names: readonly string[];
  /** For each column a value that is not null. */
  readonly sample: Readonly<Record<string, string | number | boolean | null>>;
  readonly kinds: ReadonlySet<EsriKind>;
  readonly features: number;
}

async function survey(source: Source): Promise<Survey> {
  const sample = new Map<string, string | number | boolean | null>();
  const kinds = new Set<EsriKind>();
  let features = 0;
  for await (const { properties, geometry } of source()) {
    features += 1;
    const kind = esriKind(geometry);
    if (kind) kinds.add(kind);
    for (const [name, value] of Object.entries(properties)) {
      const known = sample.get(name);
      // A column with numbers and texts is one of texts.
      if (
        known === undefined
          ? sample.size < MOST_NAMES
          : known === null || (typeof known === 'number' && typeof value === 'string')
      )
        sample.set(name, value);
    }
  }
  return { names: [...sample.keys()], sample: Object.fromEntries(sample), kinds, features };
}

const refuse = (path: string, why: string, cause?: unknown): AppError =>
  new AppError('GEODATA_UNWRITABLE', { file: basename(path), why }, cause === undefined ? {} : { cause });

/** Makes a file beside its place and puts it there whole; a file that is already there stays. */
async function whole(path: string, make: (part: string) => Promise<void>): Promise<void> {
  const isTaken = await access(path).then(
    () => true,
    () => false,
  );
  if (isTaken) throw refuse(path, 'there is a file of that name');
  const part = `${path}.part`;
  // Left by a run that was ended.
  await rm(part, { force: true });
  try {
    await make(part);
    await link(part, path);
  } catch (cause) {
    throw cause instanceof AppError ? cause : refuse(path, (cause as Error).message, cause);
  } finally {
    await rm(part, { force: true });
  }
}

const stream = (text: AsyncIterable<string>) => (part: string) =>
  pipeline(Readable.from(text), createWriteStream(part, { flags: 'wx', mode: OWN }));

async function sheet(source: Source, names: readonly string[]): Promise<Buffer> {
  const columns = tableColumns(names).map(([name, pick]) => [name, pick, 16] as const);
  const tooMany = () =>
    new AppError('GEODATA_UNWRITABLE', {
      file: 'xlsx',
      why: `a sheet takes ${MOST_SHEET_ROWS} rows: write CSV`,
    });
  return sheetOf(source(), columns, { sheet: 'ground', most: MOST_SHEET_ROWS, tooMany });
}

/**
 * Writes features in a format, in WGS 84, to a file that is not there yet; nothing half written is left. An Esri feature set holds one kind of
 * geometry: where there are several each gets a file of its own, named after the kind. Error GEODATA_UNWRITABLE.
 */
export async function writeGroundFile(
  path: string,
  format: WrittenFormat,
  source: Source,
): Promise<WrittenFile[]> {
  const { names, sample, kinds, features } = await survey(source);
  const paths: string[] = [];
  const put = async (to: string, make: (part: string) => Promise<void>): Promise<void> => {
    await whole(to, make);
    paths.push(to);
  };
  if (format === 'esri-json') {
    const [only] = kinds;
    if (only === undefined)
      throw refuse(path, 'nothing in it has a place, and an Esri feature set is of places');
    const ending = extname(path);
    for (const kind of kinds)
      await put(
        kinds.size === 1 ? path : `${path.slice(0, path.length - ending.length)}-${kind}${ending}`,
        stream(esriText(source(), kind, sample)),
      );
  } else if (format === 'geopackage')
    await put(path, async (part) => {
      // SQLite would make it for everybody to read.
      await writeFile(part, '', { flag: 'wx', mode: OWN });
      await writeGeoPackage(part, source(), sample);
    });
  else if (format === 'xlsx')
    await put(path, async (part) => writeFile(part, await sheet(source, names), { flag: 'wx', mode: OWN }));
  else {
    const texts = {
      geojson: geoJsonText,
      kml: kmlText,
      gpx: gpxText,
      maxml: maXmlText,
      csv: (given: AsyncIterable<GroundFeature>) => csvText(given, names),
    };
    await put(path, stream(texts[format](source())));
  }
  return Promise.all(paths.map(async (to) => ({ path: to, features, sizeBytes: (await stat(to)).size })));
}

import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '#kernel';
import { Findings, type FindingCode } from './findings.ts';
import { checkedGeometry, cornersOf } from './geometry.ts';
import {
  usualLimits,
  type GroundFeature,
  type GroundFile,
  type Layer,
  type ReadFormat,
  type ReadLimits,
} from './model.ts';
import { readGeoPackage } from './read-geopackage.ts';
import { readGpx } from './read-gpx.ts';
import { readEsriJson, readGeoJson } from './read-json.ts';
import { readKml } from './read-kml.ts';
import { readMaXml } from './read-maxml.ts';
import { membersOf, readShapefile } from './read-shapefile.ts';
import { readCsv } from './read-table.ts';

const HEAD_BYTES = 64 << 10;

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What a file is, by how it begins; its name decides nothing. Null for something else. */
async function formatOf(path: string): Promise<ReadFormat | null> {
  const head = await headOf(path);
  if (head.subarray(0, 15).toString('latin1') === 'SQLite format 3') return 'geopackage';
  if (
    head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' ||
    head.subarray(0, 4).toString('latin1') === 'PK\u0005\u0006'
  )
    return /\.kml/i.test(head.toString('latin1')) ? 'kmz' : 'shapefile';
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('<')) {
    if (/<(?:\w+:)?kml[\s>]/.test(text)) return 'kml';
    if (/<(?:\w+:)?gpx[\s>]/.test(text)) return 'gpx';
    return /MineActionFieldReport/.test(text) ? 'maxml' : null;
  }
  if (text.startsWith('{'))
    return /"(?:geometryType|spatialReference|objectIdFieldName)"\s*:/.test(text) ? 'esri-json' : 'geojson';
  return /[,;\t]/.test(text.split(/\r?\n/)[0] ?? '') ? 'csv' : null;
}

async function* textPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // UTF-8, or UTF-16 with its mark: other encodings of XML are not met in these formats.
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(
      piece[0] === 0xff && piece[1] === 0xfe
        ? 'utf-16le'
        : piece[0] === 0xfe && piece[1] === 0xff
          ? 'utf-16be'
          : 'utf-8',
    );
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder?.decode() ?? '';
}

async function* kmlOfKmz(
  path: string,
  limits: ReadLimits,
  findings: Findings,
): AsyncGenerator<GroundFeature> {
  const members = await membersOf(path, /\.kml$/i, { limits, findings });
  if (members.size === 0) throw new Error('the archive holds no KML');
  for (const member of members.values()) yield* readKml(textPieces(Readable.from([member])), findings);
}

function rawFeatures(
  path: string,
  format: ReadFormat,
  given: { limits: ReadLimits; findings: Findings },
): AsyncGenerator<GroundFeature> {
  const { limits, findings } = given;
  const bytes = (): AsyncIterable<Uint8Array> => createReadStream(path, { highWaterMark: 1 << 18 });
  switch (format) {
    case 'geojson':
      return readGeoJson(bytes(), findings);
    case 'esri-json':
      return readEsriJson(bytes(), findings);
    case 'kml':
      return readKml(textPieces(bytes()), findings);
    case 'kmz':
      return kmlOfKmz(path, limits, findings);
    case 'gpx':
      return readGpx(textPieces(bytes()));
    case 'maxml':
      return readMaXml(textPieces(bytes()));
    case 'csv':
      return readCsv(bytes(), findings);
    case 'geopackage':
      return readGeoPackage(path, findings);
    case 'shapefile':
      return readShapefile(path, limits, findings);
  }
}

const tooManyCorners = (feature: GroundFeature, most: number): boolean => {
  let count = 0;
  if (feature.geometry) for (const _ of cornersOf(feature.geometry)) if ((count += 1) > most) return true;
  return false;
};

const LAYERS: ReadonlySet<unknown> = new Set<Layer>(['hazard', 'accident', 'victim']);

/** What a feature is, where a column says it as our own files do. */
function withLayer(feature: GroundFeature): GroundFeature {
  const { layer, ...properties } = feature.properties;
  if (feature.layer !== 'other' || (layer !== 'other' && !LAYERS.has(layer))) return feature;
  return { ...feature, layer: layer as Layer, properties };
}

interface Reading {
  readonly format: ReadFormat;
  readonly limits: ReadLimits;
  readonly findings: Findings;
}

/** Formats that say which way an outline runs; in the others either will do. */
const TURNED: ReadonlySet<ReadFormat> = new Set(['geojson', 'kml', 'kmz']);

async function* checked(
  path: string,
  raw: AsyncGenerator<GroundFeature>,
  { format, limits, findings }: Reading,
): AsyncGenerator<GroundFeature> {
  const seen = new Set<string>();
  let count = 0;
  const tell = (code: FindingCode, subject: string): void => {
    if (code !== 'ring-clockwise' || TURNED.has(format)) findings.add(code, subject);
  };
  try {
    for await (const given of raw) {
      const feature = withLayer(given);
      if ((count += 1) > limits.features) {
        findings.add('too-many-features', '', `${limits.features} were read.`);
        return;
      }
      const subject = feature.id ?? `#${count}`;
      if (feature.id !== null) {
        const key = `${feature.layer} ${feature.id}`;
        if (seen.has(key)) findings.add('id-twice', subject);
        seen.add(key);
      }
      if (tooManyCorners(feature, limits.corners)) {
        findings.add('too-many-corners', subject, `More than ${limits.corners}.`);
        yield { ...feature, geometry: null };
        continue;
      }
      if (!feature.geometry && !feature.unplaced) findings.add('no-geometry', subject);
      const geometry = feature.geometry && checkedGeometry(feature.geometry, (code) => tell(code, subject));
      yield { ...feature, geometry };
    }
  } catch (cause) {
    // What came before was given; a file without anything is not one of its kind.
    if (count === 0)
      throw new AppError(
        'GEODATA_UNREADABLE',
        { file: basename(path), why: (cause as Error).message },
        { cause },
      );
    findings.add('file-cut-short', `#${count}`, `After ${count} features: ${(cause as Error).message}.`);
  }
}

/**
 * Opens a file of geometry; what it is, is told by its bytes. Features come one after the other in WGS 84, checked and with their outlines turned as
 * RFC 7946 has them; what was wrong is in `findings`, which is complete when the last feature has come. What broke off in the middle is a finding.
 * Hostile input: nothing is fetched, no path of an archive is used, and sizes are limited. Error GEODATA_UNREADABLE.
 */
export async function openGroundFile(path: string, limits: ReadLimits = usualLimits): Promise<GroundFile> {
  const refuse = (why: string, cause?: unknown) =>
    new AppError('GEODATA_UNREADABLE', { file: basename(path), why }, cause === undefined ? {} : { cause });
  const facts = await stat(path).catch((cause: Error) => {
    throw refuse(cause.message, cause);
  });
  if (!facts.isFile() || facts.size === 0) throw refuse(facts.isFile() ? 'it is empty' : 'it is not a file');
  const format = await formatOf(path);
  if (format === null) throw refuse('it is none of the formats that are known');
  const findings = new Findings();
  const raw = rawFeatures(path, format, { limits, findings });
  return {
    format,
    features: checked(path, raw, { format, limits, findings }),
    findings: () => findings.list(),
  };
}

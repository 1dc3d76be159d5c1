import type { Geometry } from 'geojson';

/** A value of a feature's table: what every format can carry. */
export type Value = string | number | boolean | null;

/** What a feature is, where its file says so or whoever writes it knows; formats of mine action have a place for each. */
export type Layer = 'hazard' | 'accident' | 'victim' | 'other';

/** One thing on the ground as formats of geometry exchange it. */
export interface GroundFeature {
  /** As its file names it; null where that gives none. */
  readonly id: string | null;
  readonly layer: Layer;
  /** WGS 84, longitude before latitude, in degrees (RFC 7946). Null where there is none, or where it cannot be placed. */
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, Value>>;
  /** The geometry as its file has it, in a system that cannot be brought to WGS 84: kept, never drawn. */
  readonly unplaced?: Geometry;
}

/** Something about a file or a feature in it that somebody must know before the ground is walked by it. */
export interface FileFinding {
  readonly code: string;
  readonly severity: 'info' | 'warning' | 'error';
  /** The feature or member that it is about; empty for the whole file. */
  readonly subject: string;
  readonly says: string;
  /** What it means for safety. */
  readonly safety: string;
  /** How many times it was found in all; only the first hundred are told one by one. */
  readonly times: number;
}

/** Formats that are written. */
export const WRITTEN_FORMATS = [
  'geojson',
  'kml',
  'gpx',
  'csv',
  'xlsx',
  'esri-json',
  'maxml',
  'geopackage',
] as const;
/** A format that is written. */
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];
/** Formats that are read. */
export type ReadFormat = Exclude<WrittenFormat, 'xlsx'> | 'kmz' | 'shapefile';

/** A file that is being read: its features come one after the other, and `findings` grows until the last has come. */
export interface GroundFile {
  readonly format: ReadFormat;
  readonly features: AsyncGenerator<GroundFeature>;
  readonly findings: () => readonly FileFinding[];
}

/** What is read of one file at most. Whatever is larger is said to be, and not silently cut. */
export interface ReadLimits {
  readonly features: number;
  /** Corners of one feature. */
  readonly corners: number;
  /** Bytes that are unpacked from an archive, and of files that cannot be read piece by piece. */
  readonly bytes: number;
}

/** What the command line and the server allow. */
export const usualLimits: ReadLimits = { features: 2_000_000, corners: 200_000, bytes: 512 << 20 };

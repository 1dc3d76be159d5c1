import type { releases } from '#clearance';
import type { Decision } from '#mines';
import type { ObstacleKind, returnStatuses } from '#settlements';

/** Closest zoom for which tiles are made; a map that is looked at closer enlarges these. */
export const ZOOM_MAX = 16;
/** From here on outlines and envelopes are drawn, and records one by one as long as not too many lie in one tile. */
export const SHAPES_FROM = 12;
/** Side of a tile in its own units. */
export const EXTENT = 4096;

/** A box in degrees: west, south, east, north. */
export type DegreeBox = readonly [west: number, south: number, east: number, north: number];

/** Where a tile is, as XYZ addresses have it. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Whether there is such a tile. */
export const isTile = ({ z, x, y }: TileAddress): boolean =>
  [z, x, y].every(Number.isSafeInteger) &&
  z >= 0 &&
  z <= ZOOM_MAX &&
  Math.min(x, y) >= 0 &&
  Math.max(x, y) < 2 ** z;

/** What is put on the map; a theme is a layer of the tiles, and what has no date is a layer of its own. */
export const themes = ['hazards', 'accidents', 'settlements', 'groundAreas', 'released'] as const;
export type Theme = (typeof themes)[number];

const decided = ['sha', 'cha', 'not-decided'] as const satisfies Decision[];

/** Kinds within a theme, by which its clusters are counted. */
export const kindsOf = {
  hazards: decided,
  accidents: ['accident'],
  settlements: ['blocked', 'at-risk', 'none-recorded', 'unknown'] satisfies (typeof returnStatuses)[number][],
  /** By what was decided of the record whose field it is; not decided where nobody says whose. */
  groundAreas: decided,
  released: ['cancelled', 'reduced', 'cleared'] satisfies (typeof releases)[number][],
} as const satisfies Readonly<Record<Theme, readonly string[]>>;

/** A hazard record that stands and may be seen: which version of it, and what was decided. */
export interface StandingRecord {
  readonly id: string;
  readonly version: number;
  readonly decided: Decision;
}

/** Where a version of a hazard record lies, as the database tells it: geometry as the text of JSON, so that no other thread reads it. */
export interface ShapeRow {
  readonly id: string;
  readonly version: number;
  /** First day on which it may have been laid; of a record that says only when the laying ended, that day; null where the sheet does not say. */
  readonly since: string | null;
  /** Only the end of the laying is said: before that day it may have been there. */
  readonly isBefore: boolean;
  /** Null where nothing of it has a place, as the others. */
  readonly west: number | null;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  /** Coordinates of MultiPolygons. */
  readonly p95: string | null;
  readonly p50: string | null;
  /** Corners of the field in their order, as positions. */
  readonly outline: string | null;
}

/** A hazardous area, or a part of one that a work released, that stands and may be seen. */
export interface StandingPart {
  readonly id: string;
  /** A work is never changed: 1. */
  readonly version: number;
  readonly theme: 'groundAreas' | 'released';
  /** One of the kinds of its theme. */
  readonly kind: string;
  /** Of an area as of the record whose field it is; of a part the last day on which the work may have ended: until then nothing is said to be released. */
  readonly since: string | null;
  readonly isBefore: boolean;
  /** The area: itself, or that of which it is a part. */
  readonly of: string;
  /** Coordinates of MultiPolygons, as the text of JSON. */
  readonly extent: string;
}

/** As of when the ground is shown, and which of its settlements. */
export interface AskedGround {
  /** YYYY-MM-DD. */
  readonly on: string;
  /** Only settlements of which an obstacle of this kind is recorded that holds or may hold on the day; all without it. */
  readonly obstacle?: ObstacleKind | undefined;
}

/** By what answers about settlements are kept: the day, and by what they were narrowed. */
export const answersOf = ({ on, obstacle }: AskedGround): string =>
  obstacle === undefined ? on : `${on} ${obstacle}`;

/** Something at one place. */
export interface Mark {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  /** One of the kinds of its theme. */
  readonly kind: string;
  /** First day on which it may have been so; null where nobody says. */
  readonly since: string | null;
  /** True: it may have been so before that day, too, and nobody says since when. */
  readonly isBefore?: boolean;
  /** What it is a part of. */
  readonly of?: string;
}

/** How many of a theme a reader may see on a day. They add up to `all`. */
export interface ThemeCount {
  readonly all: number;
  /** Dated, until the day, with a place. */
  readonly shown: number;
  /** Without a date, with a place: drawn apart. */
  readonly undated: number;
  /** Said to have been there by a later day, with a place: it may have been there, and is drawn apart. */
  readonly maybe: number;
  /** Of later days. */
  readonly later: number;
  /** Without a place, whatever their date. */
  readonly unplaced: number;
  /** What is on the map of each kind, with a date or without. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** What there is on the map on a day; of `released` parts of areas that works cancelled, reduced or cleared: nothing of it is called safe. */
export interface GroundCounts extends Readonly<Record<Theme, ThemeCount>> {
  /** Around all that has a place, of any day; null where nothing has. */
  readonly box: DegreeBox | null;
  /** First and last day on which something begins; null where nothing has a date. */
  readonly days: readonly [string, string] | null;
  /** Records and areas whose outlines are not drawn because there are too many corners; they are on the map as points. */
  readonly outlinesLeftOut: number;
}

/** What of each theme lies in a box on a day: how many, and the first of them. */
export type InView = Readonly<Record<Theme, { readonly total: number; readonly ids: readonly string[] }>>;

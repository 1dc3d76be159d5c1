import { Type, type Static } from 'typebox';
import type { MultiPolygon } from 'geojson';
import { datumSets } from './datums.ts';
import { readFileAs } from './read-file.ts';

const closed = { additionalProperties: false };
const Id = Type.String({ minLength: 1, maxLength: 40 });
const Share = Type.Number({ minimum: 0, maximum: 1 });
const Metres = Type.Number({ minimum: 0, maximum: 100_000 });

/** Systems in which positions are written. */
export const systems = ['wgs84', 'utm', 'mgrs', 'sk42', 'sk42-gauss-kruger'] as const;
/** Units of bearings: a full circle is 360 degrees, 400 gon, 6000 (угломер) or 6400 mils. */
export const bearingUnits = ['degree', 'gon', 'mil-6000', 'mil-6400'] as const;
/** From which north a bearing is taken. */
export const norths = ['true', 'grid', 'magnetic'] as const;

/** A minefield record as it was written: reference points, and legs of bearing and distance from one point to the next (docs/formats/traverse.md). */
export const TraverseFile = Type.Object(
  {
    v: Type.Literal(1),
    title: Type.String({ minLength: 1, maxLength: 300 }),
    crs: Type.Object(
      {
        system: Type.Enum([...systems]),
        /** Of UTM from 1, of Gauss-Krüger from 1 (its central meridian is six times the zone less three). */
        zone: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
        hemisphere: Type.Optional(Type.Enum(['north', 'south'])),
        axes: Type.Optional(Type.Enum(['easting-northing', 'northing-easting'])),
        datumSet: Type.Optional(Type.Enum(Object.keys(datumSets))),
        /** Latitude and longitude of a place nearby, which completes coordinates that were cut short. */
        near: Type.Optional(
          Type.Tuple([
            Type.Number({ minimum: -90, maximum: 90 }),
            Type.Number({ minimum: -180, maximum: 180 }),
          ]),
        ),
      },
      closed,
    ),
    bearings: Type.Object(
      {
        unit: Type.Enum([...bearingUnits]),
        north: Type.Enum([...norths]),
        /** Degrees, to the east positive, at the time of laying. */
        declination: Type.Optional(
          Type.Object(
            {
              degrees: Type.Number({ minimum: -180, maximum: 180 }),
              sigmaDegrees: Type.Optional(Type.Number({ minimum: 0, maximum: 45 })),
              source: Type.String({ minLength: 1, maxLength: 300 }),
            },
            closed,
          ),
        ),
        sigmaDegrees: Type.Optional(Type.Number({ minimum: 0, maximum: 45 })),
      },
      closed,
    ),
    distances: Type.Object(
      {
        unit: Type.Enum(['metre', 'pace']),
        paceMetres: Type.Optional(Type.Number({ minimum: 0.3, maximum: 2 })),
        sigmaShare: Type.Optional(Share),
      },
      closed,
    ),
    /** 50000 for 1:50,000: half a millimetre on it is taken for the error of a reference point. */
    mapScale: Type.Optional(Type.Integer({ minimum: 100, maximum: 1_000_000 })),
    referencePoints: Type.Array(
      Type.Object(
        {
          id: Id,
          position: Type.String({ minLength: 1, maxLength: 100 }),
          description: Type.Optional(Type.String({ maxLength: 1000 })),
          sigmaM: Type.Optional(Metres),
        },
        closed,
      ),
      { minItems: 1, maxItems: 100 },
    ),
    legs: Type.Array(
      Type.Object(
        {
          from: Id,
          to: Id,
          bearing: Type.Union([Type.Number(), Type.String({ minLength: 1, maxLength: 40 })]),
          distance: Metres,
        },
        closed,
      ),
      { maxItems: 500 },
    ),
    /** Corners of the field in their order; the last is joined with the first. */
    ring: Type.Optional(Type.Array(Id, { maxItems: 500 })),
    draws: Type.Optional(Type.Integer({ minimum: 100, maximum: 100_000 })),
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 })),
  },
  closed,
);

/** A traverse that was read. */
export type Traverse = Static<typeof TraverseFile>;

/** Something to look at before anybody walks by these points. `safety` says what it means on the ground. */
export interface TraverseFinding {
  readonly code: string;
  readonly severity: 'info' | 'warning' | 'error';
  /** The point, leg or field that it is about. */
  readonly subject: string;
  readonly says: string;
  readonly safety: string;
  /** The numbers and words that `says` holds, for other languages. */
  readonly facts: Facts;
}

/** Numbers and words of a sentence. */
export type Facts = Readonly<Record<string, string | number>>;

/** One of the ways in which a record was read, or in which it might have been. */
export interface Reading {
  readonly code: string;
  readonly facts: Facts;
}

/** A point on WGS 84, and the radius in metres in which 95 of 100 draws lie. */
export interface TraversePoint {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly p95_m: number;
  readonly is: 'stated' | 'reckoned';
}

/** What a closing leg misses the point by that it should reach, and one standard deviation of that. */
export interface Closure {
  readonly at: string;
  readonly east_m: number;
  readonly north_m: number;
  readonly length_m: number;
  readonly sigma_m: number;
}

/** How far the points move, and the ring fails to close, were the record read in another way. */
export interface WhatIf extends Reading {
  readonly change: string;
  readonly shift_m: number;
  readonly closure_m: number | null;
}

/** What was reckoned from a traverse. */
export interface TraverseResult {
  readonly v: 1;
  readonly title: string;
  readonly points: readonly TraversePoint[];
  /** The longest of `closures`; null when nothing closes. */
  readonly closure_m: number | null;
  readonly closures: readonly Closure[];
  /** The same points with the closing error shared out along the legs (Bowditch): a second geometry, never in place of the first. */
  readonly adjusted: readonly { readonly id: string; readonly lon: number; readonly lat: number }[] | null;
  readonly area_m2: number | null;
  /** Where the field lies with so much probability at least: in half of the draws, and in one of twenty. */
  readonly envelope: { readonly p50: MultiPolygon; readonly p95: MultiPolygon } | null;
  readonly assumptions: readonly string[];
  /** The same, for other languages. */
  readonly readAs: readonly Reading[];
  readonly whatIf: readonly WhatIf[];
  readonly findings: readonly TraverseFinding[];
}

/** Reads a traverse of JSON; `name` is what its file is called. Input is hostile. Error TRAVERSE_UNREADABLE. */
export const readTraverse = (text: string, name: string): Traverse =>
  readFileAs(TraverseFile, text, { name, code: 'TRAVERSE_UNREADABLE' });

import { Type, type Static } from 'typebox';
import { TraverseFile } from './model.ts';
import { readFileAs, readValueAs } from './read-file.ts';

const closed = { additionalProperties: false };
const Words = Type.String({ minLength: 1, maxLength: 1000 });
const Said = Type.Optional(Words);
const Count = Type.Integer({ minimum: 0, maximum: 10_000_000 });
const Metres = Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 }));
/** A year, a month, a day, or a minute of one; the sheet says no more. */
const Moment = Type.Optional(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2}(T\\d{2}:\\d{2})?)?)?$' }));

/** Categories of devices (IMAS; the reference, A5). */
export const deviceCategories = [
  'anti-personnel',
  'anti-vehicle',
  'improvised',
  'booby-trap',
  'other',
  'unknown',
] as const;

/** Parts of a sheet that can be there and not be readable, one for each requirement of the checklist. */
export const sheetParts = [
  'referencePoints',
  'dimensions',
  'sketch',
  'perimeter',
  'types',
  'numbers',
  'method',
  'fuzes',
  'laid',
  'antiHandling',
  'rows',
  'boobyTraps',
  'remote',
  'copies',
] as const;

/** Parts that can be marked besides: no requirement of the checklist is theirs alone. The legs are half of that of the dimensions. */
export const furtherParts = ['head', 'lanes', 'legs'] as const;
const Marks = Type.Optional(
  Type.Array(Type.Enum([...sheetParts, ...furtherParts]), {
    maxItems: sheetParts.length + furtherParts.length,
  }),
);

const { crs, bearings, distances, mapScale, ring } = TraverseFile.properties;

/**
 * What was read of points and legs of which the rest cannot be read: kept as it stands there, and nothing is reckoned of it. Where no
 * reference point could be read whole, also in what system and units they are written.
 */
const Fragments = Type.Object(
  {
    crs: Type.Optional(crs),
    bearings: Type.Optional(bearings),
    distances: Type.Optional(distances),
    mapScale,
    referencePoints: Type.Optional(
      Type.Array(Type.Object({ id: Said, position: Said, description: Said, sigmaM: Metres }, closed), {
        maxItems: 100,
      }),
    ),
    legs: Type.Optional(
      Type.Array(
        Type.Object(
          {
            from: Said,
            to: Said,
            bearing: Type.Optional(Type.Union([Type.Number(), Type.String({ minLength: 1, maxLength: 40 })])),
            distance: Metres,
          },
          closed,
        ),
        { maxItems: 500 },
      ),
    ),
    ring,
  },
  closed,
);

/** A minefield record of any form, as far as its sheet can be read (docs/formats/hazard-record.md). What is not on the sheet is left out. */
export const RecordFile = Type.Object(
  {
    v: Type.Literal(1),
    title: Type.String({ minLength: 1, maxLength: 300 }),
    form: Type.Enum(['soviet', 'nato', 'other']),
    number: Said,
    unit: Said,
    commander: Said,
    /** What the field was to be: against vehicles, against persons, mixed, an object. */
    purpose: Said,
    compiledOn: Moment,
    handedOverOn: Moment,
    map: Type.Optional(
      Type.Object(
        {
          sheet: Said,
          scale: Type.Optional(Type.Integer({ minimum: 100, maximum: 1_000_000 })),
          edition: Said,
        },
        closed,
      ),
    ),
    sketch: Type.Optional(
      Type.Object(
        {
          isAttached: Type.Boolean(),
          hasScale: Type.Optional(Type.Boolean()),
          hasNorth: Type.Optional(Type.Boolean()),
        },
        closed,
      ),
    ),
    laid: Type.Optional(Type.Object({ from: Moment, to: Moment }, closed)),
    /** How: buried and the like; with what: by hand, by a layer, from afar. */
    method: Type.Optional(
      Type.Object(
        {
          place: Said,
          by: Type.Optional(Type.Enum(['hand', 'machine', 'remote', 'unknown'])),
          depthCm: Type.Optional(Type.Number({ minimum: 0, maximum: 500 })),
        },
        closed,
      ),
    ),
    dimensions: Type.Optional(
      Type.Object(
        { frontM: Metres, depthM: Metres, rows: Type.Optional(Count), rowSpacingM: Metres, stepM: Metres },
        closed,
      ),
    ),
    devices: Type.Optional(
      Type.Array(
        Type.Object(
          {
            category: Type.Enum([...deviceCategories]),
            model: Said,
            count: Type.Optional(Count),
            fuze: Said,
            /** Self-destruction, self-deactivation, or that there is none. */
            lifetime: Said,
            /** Zero: the sheet says that there are none. */
            antiHandling: Type.Optional(Count),
            row: Said,
          },
          closed,
        ),
        { maxItems: 2000 },
      ),
    ),
    totalDevices: Type.Optional(Count),
    rows: Type.Optional(
      Type.Array(Type.Object({ name: Words, count: Type.Optional(Count), from: Said, to: Said }, closed), {
        maxItems: 500,
      }),
    ),
    /** Passages; empty: the sheet says that there are none. */
    lanes: Type.Optional(
      Type.Array(
        Type.Object(
          { name: Said, widthM: Metres, marking: Said, closing: Said, from: Said, to: Said },
          closed,
        ),
        { maxItems: 100 },
      ),
    ),
    /** Empty: the sheet says that there are none. */
    boobyTraps: Type.Optional(
      Type.Array(Type.Object({ position: Said, mechanism: Said }, closed), { maxItems: 2000 }),
    ),
    copyHeldAt: Said,
    traverse: Type.Optional(TraverseFile),
    fragments: Type.Optional(Fragments),
    /** Parts of which nothing can be read, and parts of which some can: the sheet says something there, or more than is entered. */
    illegible: Marks,
    partlyRead: Marks,
  },
  closed,
);

/** A record that was read. */
export type HazardRecord = Static<typeof RecordFile>;

/** Reads a record of JSON; `name` is what its file is called. Input is hostile. Error HAZARD_RECORD_UNREADABLE. */
export const readRecord = (text: string, name: string): HazardRecord =>
  readFileAs(RecordFile, text, { name, code: 'HAZARD_RECORD_UNREADABLE' });

/** A record that stands at `under` (a JSON pointer) of what was sent. Input is hostile. Error INVALID_INPUT names field and rule. */
export const recordIn = (value: unknown, under: string): HazardRecord =>
  readValueAs(RecordFile, value, under);

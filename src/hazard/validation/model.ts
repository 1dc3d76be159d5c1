import { Type, type Static } from 'typebox';

const position = Type.Tuple([
  Type.Number({ minimum: -180, maximum: 180 }),
  Type.Number({ minimum: -90, maximum: 90 }),
]);
/** Corners in their order; the last may repeat the first. */
const ring = Type.Array(position, { minItems: 3, maxItems: 10_000 });
/** Polygons, their rings. */
export const area = Type.Array(Type.Array(ring, { minItems: 1, maxItems: 100 }), {
  minItems: 1,
  maxItems: 1000,
});
const id = Type.String({ minLength: 1, maxLength: 200 });
const day = Type.String({ pattern: String.raw`^\d{4}(-\d{2}(-\d{2})?)?$` });
const closed = { additionalProperties: false } as const;

/** What records say and what was found on the ground, to be held against one another (docs/formats/hazard-validation.md). */
export const validationSchema = Type.Object(
  {
    v: Type.Literal(1),
    title: Type.String({ minLength: 1, maxLength: 500 }),
    records: Type.Array(
      Type.Object(
        {
          id,
          /** The outline as it was recorded. */
          recorded: Type.Optional(ring),
          /** Where the field lies in at least one of twenty draws: polygons, their rings. Where it is missing the recorded outline is taken. */
          p95: Type.Optional(area),
          /** The outline that surveyors measured. */
          surveyed: Type.Optional(ring),
          /** Whether everything inside p95 was searched. Fields that were not are no failures: they are not counted. */
          worked: Type.Union([Type.Literal('fully'), Type.Literal('partly'), Type.Literal('no')]),
          devices: Type.Optional(
            Type.Array(
              Type.Object({ type: id, count: Type.Integer({ minimum: 0, maximum: 10_000_000 }) }, closed),
              { maxItems: 100 },
            ),
          ),
          /** The last day of laying that the record states. */
          laidBy: Type.Optional(day),
        },
        closed,
      ),
      { minItems: 1, maxItems: 20_000 },
    ),
    /** Devices that were found, and the searched field they belong to where somebody says so. */
    found: Type.Array(
      Type.Object(
        {
          id,
          at: Type.Optional(position),
          type: Type.Optional(id),
          record: Type.Optional(id),
          /** Earliest day on which it can have been made, by its marking. */
          madeFrom: Type.Optional(day),
        },
        closed,
      ),
      { maxItems: 500_000 },
    ),
    accidents: Type.Optional(
      Type.Array(Type.Object({ id, at: Type.Optional(position) }, closed), { maxItems: 100_000 }),
    ),
    /** Areas that somebody recorded as clear. */
    statedClear: Type.Optional(Type.Array(Type.Object({ id, area }, closed), { maxItems: 10_000 })),
    /** Areas in which fields must be expected: a former line, a zone of withdrawal. */
    expected: Type.Optional(Type.Array(Type.Object({ id, area }, closed), { maxItems: 1000 })),
  },
  closed,
);

/** What is held against one another. */
export type Validation = Static<typeof validationSchema>;
/** One record of it. */
export type ValidationRecord = Validation['records'][number];
/** Corners in degrees of WGS 84, longitude first. */
export type Ring = readonly (readonly [number, number])[];
/** Polygons, their rings. */
export type Area = readonly (readonly Ring[])[];

import { Type, type TSchema } from 'typebox';
import { decisions } from '#mines';
import { kindsOf, type Theme } from '#tiles';
import { oneOf } from './schema.ts';

const nullable = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()]);

const many = (theme: Theme) =>
  Type.Object(
    {
      all: Type.Integer(),
      shown: Type.Integer({ description: 'Dated, until the day, with a place.' }),
      undated: Type.Integer({ description: 'Without a date, with a place: a layer of its own.' }),
      later: Type.Integer(),
      unplaced: Type.Integer({ description: 'Without a place: in no tile.' }),
      kinds: Type.Object(Object.fromEntries(kindsOf[theme].map((kind) => [kind, Type.Integer()]))),
    },
    { description: 'shown, undated, later and unplaced add up to all.' },
  );

/** How much is on the map of the ground on a day. */
export const GroundCountsSchema = Type.Object(
  {
    on: Type.String({ format: 'date' }),
    hazards: many('hazards'),
    accidents: many('accidents'),
    settlements: many('settlements'),
    box: nullable(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })),
    days: nullable(
      Type.Array(Type.String(), {
        minItems: 2,
        maxItems: 2,
        description: 'First and last day on which something begins.',
      }),
    ),
    outlinesLeftOut: Type.Integer(),
  },
  { $id: 'GroundCounts' },
);

const listed = Type.Object({
  total: Type.Integer(),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      serial: Type.String(),
      title: Type.String(),
      dated: nullable(Type.String()),
      decided: nullable(oneOf(decisions)),
    }),
  ),
});

/** What lies in a box of the map, by name. */
export const GroundInViewSchema = Type.Object(
  { hazards: listed, accidents: listed, settlements: listed },
  { $id: 'GroundInView' },
);

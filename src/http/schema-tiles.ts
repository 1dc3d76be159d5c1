import { Type, type TSchema } from 'typebox';
import { releases, workKinds } from '#clearance';
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
      maybe: Type.Integer({
        description:
          'Said to have been there by a later day, with a place: it may have been there, a layer of its own.',
      }),
      later: Type.Integer(),
      unplaced: Type.Integer({ description: 'Without a place: in no tile.' }),
      kinds: Type.Object(Object.fromEntries(kindsOf[theme].map((kind) => [kind, Type.Integer()]))),
    },
    { description: 'shown, undated, maybe, later and unplaced add up to all.' },
  );

/** How much is on the map of the ground on a day. */
export const GroundCountsSchema = Type.Object(
  {
    on: Type.String({ format: 'date' }),
    hazards: many('hazards'),
    accidents: many('accidents'),
    settlements: many('settlements'),
    groundAreas: many('groundAreas'),
    released: many('released'),
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
      dated: nullable(Type.String({ description: 'Of a part that was released: when the work ended.' })),
      datedBy: nullable(
        Type.String({ description: 'Only the end of the laying is said: since when is not known.' }),
      ),
      decided: nullable(oneOf(decisions)),
      work: nullable(
        Type.Object(
          {
            areaId: Type.String(),
            name: Type.String(),
            kind: oneOf(workKinds),
            released: oneOf(releases),
            organisation: Type.String(),
          },
          { description: 'What was done, by who says so. It is never a word of safety.' },
        ),
      ),
    }),
  ),
});

/** What lies in a box of the map, by name. */
export const GroundInViewSchema = Type.Object(
  { hazards: listed, accidents: listed, settlements: listed, groundAreas: listed, released: listed },
  { $id: 'GroundInView' },
);

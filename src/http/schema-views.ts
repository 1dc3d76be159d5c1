import { Type } from 'typebox';

const text = Type.String();
const nullableText = Type.Union([text, Type.Null()]);

/** A filter of items or a search that somebody keeps. */
export const SavedViewSchema = Type.Object(
  {
    id: text,
    page: Type.Union([Type.Literal('items'), Type.Literal('search')]),
    name: text,
    /** The part of the address after the question mark. */
    query: text,
    isMine: Type.Boolean(),
    owner: text,
    compartmentId: nullableText,
    alerts: Type.Boolean(),
    /** Items that it found since its owner last looked; 0 for those of others. */
    found: Type.Integer(),
  },
  { $id: 'SavedView' },
);

const unit = Type.Union([
  Type.Literal('decade'),
  Type.Literal('year'),
  Type.Literal('month'),
  Type.Literal('day'),
]);

/** When the items of a list say that they were made. */
export const TimelineSchema = Type.Object(
  {
    unit,
    /** First and last day that the date may mean, and how many items have it. */
    spans: Type.Array(Type.Object({ from: text, to: text, count: Type.Integer() })),
    /** Items without a date, or with one that is not understood. */
    undated: Type.Integer(),
    /** False when only the newest 20,000 items were looked at. */
    isWhole: Type.Boolean(),
  },
  { $id: 'Timeline' },
);

const degrees = Type.Number();

/** Where an item says that it was made: WGS 84 in degrees, and the error that the device stated. */
export const PlaceSchema = Type.Object(
  {
    latitude: degrees,
    longitude: degrees,
    accuracyM: Type.Union([Type.Number(), Type.Null()]),
  },
  { $id: 'Place' },
);

/** Where the items of a list say that they were made, those near each other together. */
export const PlacesSchema = Type.Object(
  {
    cells: Type.Array(
      Type.Object({
        count: Type.Integer(),
        latitude: degrees,
        longitude: degrees,
        accuracyM: Type.Union([Type.Number(), Type.Null()]),
        west: degrees,
        south: degrees,
        east: degrees,
        north: degrees,
      }),
    ),
    total: Type.Integer(),
  },
  { $id: 'Places' },
);

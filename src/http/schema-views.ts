import { Type } from 'typebox';

const text = Type.String();
const nullableText = Type.Union([text, Type.Null()]);

/** A source, with how many items came from it. */
export const SourceSchema = Type.Object(
  {
    id: text,
    name: text,
    kind: text,
    affiliation: nullableText,
    reliability: nullableText,
    independenceGroup: nullableText,
    note: nullableText,
    compartmentId: text,
    items: Type.Integer(),
  },
  { $id: 'Source' },
);

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

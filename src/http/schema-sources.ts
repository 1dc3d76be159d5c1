import { Type } from 'typebox';
import { ref } from './schema.ts';

const text = Type.String();
const nullableText = Type.Union([text, Type.Null()]);

/** Another form of a source’s name. */
export const SourceNameSchema = Type.Object(
  { id: text, name: text, language: nullableText },
  { $id: 'SourceName' },
);

/** How a source stands to the dispute (a term of source-position), towards whom, and who said so and why. */
export const SourcePositionSchema = Type.Object(
  {
    position: text,
    towards: nullableText,
    reason: text,
    madeBy: nullableText,
    madeAt: text,
  },
  { $id: 'SourcePosition' },
);

/** A source that another is not independent of, on which basis and why. */
export const SourceLinkSchema = Type.Object(
  {
    id: text,
    otherId: text,
    otherName: text,
    basis: text,
    reason: text,
    madeBy: nullableText,
    madeAt: text,
  },
  { $id: 'SourceLink' },
);

/** A source, with how many items came from it. */
export const SourceSchema = Type.Object(
  {
    id: text,
    name: text,
    kind: text,
    affiliation: nullableText,
    reliability: nullableText,
    organisationId: nullableText,
    organisationName: nullableText,
    note: nullableText,
    compartmentId: text,
    items: Type.Integer(),
    isProtected: Type.Boolean(),
    seesIdentity: Type.Boolean(),
    names: Type.Array(ref(SourceNameSchema)),
    position: Type.Union([ref(SourcePositionSchema), Type.Null()]),
    links: Type.Array(ref(SourceLinkSchema)),
  },
  { $id: 'Source' },
);

import { Type, type TSchema } from 'typebox';
import { redactionCategories } from '#redaction';

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A rectangle on a page as it stands upright, in per cent of its width and height. */
export const PageRegionSchema = Type.Object({
  x: Type.Number({ minimum: 0, maximum: 100 }),
  y: Type.Number({ minimum: 0, maximum: 100 }),
  width: Type.Number({ minimum: 0, maximum: 100 }),
  height: Type.Number({ minimum: 0, maximum: 100 }),
});

/** A passage of the text of a page: code points, `end` after the last. */
export const PassageSchema = Type.Object({
  page: Type.Integer({ minimum: 1 }),
  start: Type.Integer({ minimum: 0 }),
  end: Type.Integer({ minimum: 1 }),
});

/** Why something is covered. */
export const CategorySchema = Type.Enum([...redactionCategories]);

/** A redaction that stands. */
export const RedactionSchema = Type.Object(
  {
    id: Type.String(),
    page: nullable(Type.Integer()),
    regions: Type.Array(PageRegionSchema),
    passage: nullable(PassageSchema),
    category: CategorySchema,
    authority: Type.String(),
    reason: nullable(Type.String()),
    isByRule: Type.Boolean(),
    madeBy: Type.String(),
    madeAt: Type.String(),
  },
  { $id: 'Redaction' },
);

/** A place where a sealed text stands open, or something that resembles it. */
export const ProposalSchema = Type.Object(
  {
    id: Type.String(),
    serial: Type.String(),
    page: Type.Integer(),
    regions: Type.Array(PageRegionSchema),
    passage: nullable(PassageSchema),
    likeness: Type.Enum(['whole', 'initials', 'part']),
    /** What stands there, with a few words around it. */
    words: Type.String(),
  },
  { $id: 'RedactionProposal' },
);

/** A text that may stand in no public version. */
export const SealedTextSchema = Type.Object(
  {
    id: Type.String(),
    body: Type.String(),
    kind: Type.String(),
    madeAt: Type.String(),
  },
  { $id: 'SealedText' },
);

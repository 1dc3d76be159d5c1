import { Type, type TSchema } from 'typebox';
import { OUTLINED } from '#law';
import { LawTextSchema } from './schema-law-in-force.ts';
import { FactsSchema, oneOf, ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const numberOrNull = Type.Union([Type.Integer(), Type.Null()]);
const lawText = ref(LawTextSchema);
const nullable = <T extends TSchema>(of: T) => Type.Union([of, Type.Null()]);
const id = Type.String({ format: 'uuid' });
/** More than a file may have in bytes; what is larger is refused with its own words. */
const whole = Type.String({ maxLength: 300_000 });

/** Id of a file of the law in an address. */
export const LawFileParams = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
});

/** The same with a version. */
export const LawVersionParams = Type.Object({
  ...LawFileParams.properties,
  version: Type.Integer({ minimum: 1, maximum: 100_000 }),
});

/** A version of a file of the law, wherever it is from. */
export const LawVersionSchema = Type.Object(
  {
    version: Type.Integer(),
    digest: text,
    package: Type.Union([text, Type.Null()], {
      description: 'Id of the package that brings it; null: it was published in this archive.',
    }),
    state: oneOf(['in-force', 'earlier', 'left-out'] as const),
    published: nullable(Type.Object({ id, by: text, at: text, reason: text, from: numberOrNull })),
  },
  { $id: 'LawVersion' },
);

/** A file of the law with its versions, the highest first. */
export const LawVersionsSchema = Type.Object(
  {
    id: text,
    kind: text,
    names: lawText,
    versions: Type.Array(ref(LawVersionSchema)),
    drafts: Type.Array(Type.Object({ by: text, at: text, isMine: Type.Boolean() }), {
      description: 'Who is writing on it; empty for who may not publish.',
    }),
  },
  { $id: 'LawVersions' },
);

/** Something that is wrong in a text of the law; `message` and `help` in English, as the command line says it, `facts` for any language. */
export const LawProblemSchema = Type.Object(
  {
    code: text,
    facts: FactsSchema,
    file: text,
    line: Type.Integer(),
    column: Type.Integer(),
    message: text,
    help: text,
    field: Type.Union([text, Type.Null()], {
      description:
        'The field that it is about, such as /parties/0/state, a missing one too; null: it stands in no field.',
    }),
    isHere: Type.Boolean({
      description: 'It stands in the text that is checked, not in one that refers to it.',
    }),
  },
  { $id: 'LawProblem' },
);

/** A statement that two versions do not have alike. */
export const LawChangeSchema = Type.Object(
  {
    id: text,
    change: oneOf(['added', 'gone', 'changed'] as const),
    before: nullable(lawText),
    after: nullable(lawText),
    isFound: Type.Boolean({
      description: 'It says that it was read in a source: is that so of these words?',
    }),
    losesConfirmation: nullable(Type.Object({ by: text, foundIn: text })),
  },
  { $id: 'LawChange' },
);

/** What somebody is writing of a file, and what stands in its way. */
export const LawDraftSchema = Type.Object(
  {
    file: text,
    text,
    version: Type.String({ description: 'For If-Match.' }),
    base: numberOrNull,
    changedAt: text,
    kind: textOrNull,
    number: numberOrNull,
    inForce: numberOrNull,
    inForceText: textOrNull,
    inForceBy: textOrNull,
    isMovedOn: Type.Boolean({ description: 'Another version was published since it was begun.' }),
    others: Type.Array(Type.Object({ by: text, at: text })),
    problems: Type.Array(ref(LawProblemSchema)),
    value: Type.Unknown({ description: 'What the text says; null where it cannot be read.' }),
    sources: Type.Array(Type.Object({ key: text, address: text }), {
      description: 'What a statement that was found can name, from package.yaml.',
    }),
    changes: Type.Array(ref(LawChangeSchema)),
  },
  { $id: 'LawDraft' },
);

/** How a draft begins. */
export const LawDraftBody = Type.Object({
  version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  outline: Type.Optional(
    Type.Object({ kind: oneOf(OUTLINED), name: Type.String({ minLength: 1, maxLength: 500 }) }),
  ),
});

/** The whole text of a draft. */
export const LawTextBody = Type.Object({ text: whole });

/** Changes of single values; one without a value takes it away, or moves it where it says where to. */
export const LawChangesBody = Type.Object({
  changes: Type.Array(
    Type.Object({
      path: Type.String({
        pattern: '^(/[A-Za-z0-9-]+){1,24}$',
        maxLength: 600,
        description: 'Such as /provisions/0/text/en: names of fields, and numbers of entries from 0.',
      }),
      value: Type.Optional(Type.Unknown()),
      to: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: 499,
          description: 'The place among the others of its list to which an entry is moved, from 0.',
        }),
      ),
    }),
    { minItems: 1, maxItems: 40 },
  ),
});

/** What rests on a file of the law. */
export const LawUsesSchema = Type.Object(
  {
    version: numberOrNull,
    allegations: Type.Array(
      Type.Object({
        id,
        title: text,
        provision: text,
        version: Type.Integer(),
        isOlder: Type.Boolean(),
        differs: nullable(Type.Array(ref(LawChangeSchema))),
      }),
    ),
    hasMore: Type.Boolean(),
    weighed: Type.Array(
      Type.Object({ version: Type.Integer(), count: Type.Integer(), isOlder: Type.Boolean() }),
    ),
    answered: Type.Array(
      Type.Object({ version: Type.Integer(), count: Type.Integer(), isOlder: Type.Boolean() }),
    ),
  },
  { $id: 'LawUses' },
);

import { Type } from 'typebox';
import {
  PART_CHARACTERS_MAX,
  PARTS_MAX,
  pleadingFindingCodes,
  pleadingLanguages,
  readNoteCodes,
} from '#drafting';
import { pleadingKinds, sectionKinds } from '#law';
import { LawTextSchema } from './schema-law-in-force.ts';
import { oneOf, orNull, ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const numberOrNull = Type.Union([Type.Integer(), Type.Null()]);
const id = Type.String({ format: 'uuid' });

const facts = {
  kind: oneOf(pleadingKinds),
  title: Type.String({ minLength: 1, maxLength: 300 }),
  language: oneOf(pleadingLanguages),
};

/** A pleading that is begun, empty or with the sections that a forum wants in one of its kind. */
export const PleadingBody = Type.Object({
  dossierId: id,
  ...facts,
  compartmentId: Type.Optional(id),
  begin: Type.Optional(
    Type.Object(
      {
        checklist: Type.String({ maxLength: 100 }),
        proceedingId: orNull(id),
        party: orNull(Type.String({ maxLength: 200 })),
      },
      {
        description:
          'Sections of the checklist’s skeleton, filled from a proceeding, and from allegations of a party (null: of either side).',
      },
    ),
  ),
});

/** What was left out of a pleading that was begun with a skeleton. */
export const LeftOutSchema = Type.Object(
  {
    sealed: Type.Integer({
      description: 'Allegations, facts and proceedings where not everybody may look who reads the pleading.',
    }),
    barred: Type.Integer({
      description:
        'Facts that were withdrawn, or that rest on nothing but items that may not be filed there.',
    }),
    hasMore: Type.Boolean(),
  },
  { $id: 'LeftOut' },
);

/** A way to begin a pleading. */
export const SkeletonChoiceSchema = Type.Object(
  {
    checklist: text,
    names: ref(LawTextSchema),
    of: oneOf(pleadingKinds),
    toCheck: Type.Boolean(),
    proceedings: Type.Array(Type.Object({ id: text, title: text })),
    parties: Type.Array(text),
  },
  { $id: 'SkeletonChoice' },
);

/** What is changed of it beside its text. */
export const PleadingChange = Type.Partial(Type.Object(facts));

/** The text of a pleading as it is saved: all its headings and paragraphs, in order. */
export const PleadingTextBody = Type.Object({
  parts: Type.Array(
    Type.Object({
      id: orNull(id),
      kind: oneOf(['section', 'paragraph']),
      // A list of words that holds null as well: `orNull` of one would refuse it.
      partOf: Type.Unsafe<(typeof sectionKinds)[number] | null>({
        type: ['string', 'null'],
        enum: [...sectionKinds, null],
      }),
      level: orNull(Type.Integer({ minimum: 1, maximum: 3 })),
      body: Type.String({ minLength: 1, maxLength: PART_CHARACTERS_MAX }),
    }),
    { maxItems: PARTS_MAX },
  ),
});

/** A file that is brought in. */
export const PleadingImportBody = Type.Object({
  file: Type.String({ description: 'Markdown or DOCX, its bytes in Base64.', contentEncoding: 'base64' }),
  dryRun: Type.Boolean({ description: 'Say what it would change, and change nothing.' }),
  anyway: Type.Boolean({ description: 'Also a file of an older version or of another pleading.' }),
});

/** A pleading without its text. */
export const PleadingSchema = Type.Object(
  {
    id: text,
    dossierId: text,
    ...facts,
    version: text,
    madeBy: textOrNull,
    madeAt: text,
    changedAt: textOrNull,
    withdrawnReason: textOrNull,
  },
  { $id: 'Pleading' },
);

/** One in a list. */
export const ListedPleadingSchema = Type.Object(
  { pleading: ref(PleadingSchema), dossierTitle: text, paragraphs: Type.Integer() },
  { $id: 'ListedPleading' },
);

/** A stretch of a paragraph: words or a cite. */
export const PleadingRunSchema = Type.Object(
  {
    text,
    strong: Type.Boolean(),
    emphasis: Type.Boolean(),
    nocite: Type.Union([text, Type.Null()], {
      description: 'Why these words need no cite, as their author says; null: not marked.',
    }),
    to: Type.Union([oneOf(['exhibit', 'law', 'allegation', 'other']), Type.Null()]),
    id: textOrNull,
    serial: textOrNull,
    page: numberOrNull,
    quoteId: textOrNull,
    isHidden: Type.Boolean(),
    note: Type.Optional(
      Type.Integer({
        description: 'The footnote of the paragraph that it stands in, from 1; it is referred to here.',
      }),
    ),
    cell: Type.Optional(
      Type.Array(Type.Integer(), {
        minItems: 2,
        maxItems: 2,
        description: 'Row and column of the table that it stands in, from 0; the first row is its head.',
      }),
    ),
  },
  { $id: 'PleadingRun' },
);

/** A text that is being written, to be shown as it will read. */
export const PleadingPreviewBody = Type.Object({ body: Type.String({ maxLength: 20_000 }) });

/** A heading or a paragraph. */
export const PleadingPartSchema = Type.Object(
  {
    id: text,
    kind: oneOf(['section', 'paragraph']),
    partOf: Type.Union([oneOf(sectionKinds), Type.Null()]),
    level: numberOrNull,
    body: Type.String({ description: 'Inline Markdown; cites are links (docs/formats/pleading.md).' }),
    number: text,
    runs: Type.Array(ref(PleadingRunSchema)),
  },
  { $id: 'PleadingPart' },
);

/** An exhibit that can be cited. */
export const CitedExhibitSchema = Type.Object(
  { itemId: text, serial: text, title: text, label: text, pages: numberOrNull },
  { $id: 'CitedExhibit' },
);

/** A pleading with its text. */
export const WholePleadingSchema = Type.Object(
  {
    pleading: ref(PleadingSchema),
    dossier: Type.Object({ id: text, title: text }),
    filed: Type.Union([Type.Object({ on: text, with: text }), Type.Null()], {
      description: 'When and with whom it was filed, while the filing stands: nothing in it changes.',
    }),
    parts: Type.Array(ref(PleadingPartSchema)),
    exhibits: Type.Array(ref(CitedExhibitSchema)),
  },
  { $id: 'WholePleading' },
);

/** Something to look at in a pleading. */
export const PleadingFindingSchema = Type.Object(
  {
    code: oneOf(pleadingFindingCodes),
    severity: oneOf(['error', 'warning', 'info']),
    partId: textOrNull,
    section: textOrNull,
    paragraph: numberOrNull,
    sentence: numberOrNull,
    text,
    instead: text,
    itemId: textOrNull,
  },
  { $id: 'PleadingFinding' },
);

/** What can be cited: exhibits, their quotes, allegations and provisions. */
export const CitableSchema = Type.Object(
  {
    exhibits: Type.Array(ref(CitedExhibitSchema)),
    quotes: Type.Array(Type.Object({ id: text, itemId: text, page: numberOrNull, exact: text })),
    allegations: Type.Array(Type.Object({ id: text, title: text })),
    provisions: Type.Array(Type.Object({ id: text, label: text })),
  },
  { $id: 'Citable' },
);

/** What a file changes, or would change. */
export const PleadingImportSchema = Type.Object(
  {
    fileVersion: textOrNull,
    version: text,
    title: Type.Union([Type.Object({ before: text, after: text }), Type.Null()]),
    same: Type.Integer(),
    moved: Type.Integer(),
    parts: Type.Array(Type.Object({ number: text, before: textOrNull, after: textOrNull })),
    keptCites: Type.Integer(),
    cites: Type.Array(Type.Object({ address: text, before: textOrNull, after: textOrNull })),
    notes: Type.Array(
      Type.Object({
        code: oneOf(readNoteCodes),
        n: Type.Integer(),
        text,
        paragraph: Type.Union([Type.Integer(), Type.Null()], {
          description: 'The paragraph of the file in which it is found first; null: it is of the whole file.',
        }),
      }),
    ),
    findings: Type.Array(ref(PleadingFindingSchema)),
  },
  { $id: 'PleadingImport' },
);

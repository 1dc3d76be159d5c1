import { Type } from 'typebox';
import { orNull, PhraseSchema, ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const numberOrNull = Type.Union([Type.Number(), Type.Null()]);
const id = Type.String({ format: 'uuid' });
const words = orNull(Type.String({ maxLength: 2000 }));
const figure = orNull(Type.Number());

/** A translation of a quote. */
export const TranslationSchema = Type.Object(
  {
    id: text,
    language: text,
    body: text,
    translator: text,
    translatedOn: textOrNull,
    isCertified: Type.Boolean(),
  },
  { $id: 'Translation' },
);

/** A quote: an exact passage, region, stretch of time or cell of an item. `start` and `end` are code points of the page's text. */
export const QuoteSchema = Type.Object(
  {
    id: text,
    kind: Type.Union([
      Type.Literal('text'),
      Type.Literal('region'),
      Type.Literal('time'),
      Type.Literal('cell'),
    ]),
    serial: text,
    itemTitle: text,
    page: numberOrNull,
    start: numberOrNull,
    end: numberOrNull,
    exact: textOrNull,
    language: textOrNull,
    targetSha256: text,
    selector: Type.Unknown({ description: 'W3C Web Annotation selector.' }),
    madeBy: textOrNull,
    madeAt: text,
    translations: Type.Array(ref(TranslationSchema)),
  },
  { $id: 'Quote' },
);

const facts = {
  kind: text,
  body: text,
  speaker: textOrNull,
  polarity: Type.Union([Type.Literal('affirms'), Type.Literal('denies')]),
  certainty: textOrNull,
  saidOn: textOrNull,
  happenedOn: textOrNull,
  place: textOrNull,
  placeId: textOrNull,
  measure: textOrNull,
  value: numberOrNull,
  lower: numberOrNull,
  upper: numberOrNull,
  population: textOrNull,
  area: textOrNull,
  periodFrom: textOrNull,
  periodTo: textOrNull,
  asOf: textOrNull,
};

/** A claim as a list shows it; a number never stands without what it counts, its day and whose it is. */
export const ClaimSchema = Type.Object(
  {
    id: text,
    ...facts,
    sourceId: text,
    sourceName: text,
    reliability: text,
    credibility: text,
    supports: Type.Integer(),
    contradicts: Type.Integer(),
    serial: textOrNull,
    itemTitle: textOrNull,
    exact: textOrNull,
    madeAt: text,
    version: text,
  },
  { $id: 'Claim' },
);

/** How a claim stands to another; `isFrom`: it is the one that is said to do so. */
export const ClaimLinkSchema = Type.Object(
  {
    id: text,
    relation: text,
    isFrom: Type.Boolean(),
    reason: text,
    madeBy: textOrNull,
    madeAt: text,
    otherId: text,
    otherBody: text,
  },
  { $id: 'ClaimLink' },
);

/** An Admiralty grade of a source for a claim, and of the information. */
export const ClaimGradeSchema = Type.Object(
  { id: text, reliability: text, credibility: text, reason: text, madeBy: textOrNull, madeAt: text },
  { $id: 'ClaimGrade' },
);

/** What a rule finds that does not fit; `others` are the claims that it is about besides. */
export const ClaimCheckSchema = Type.Object(
  {
    code: text,
    severity: Type.Union([Type.Literal('note'), Type.Literal('warning')]),
    why: ref(PhraseSchema),
    others: Type.Array(Type.Object({ id: text, body: text })),
  },
  { $id: 'ClaimCheck' },
);

/** Claims that go back to one statement, and why they are taken to. */
export const OriginSchema = Type.Object(
  {
    claims: Type.Array(Type.Object({ id: text, body: text })),
    why: Type.Array(ref(PhraseSchema)),
  },
  { $id: 'Origin' },
);

/** What a claim says, as it is given: what is left out stays as it is, null says nothing. */
export const ClaimFactsBody = Type.Partial(
  Type.Object({
    kind: Type.String({ maxLength: 100 }),
    body: Type.String({ minLength: 1, maxLength: 4000 }),
    speaker: words,
    polarity: Type.Union([Type.Literal('affirms'), Type.Literal('denies')]),
    certainty: words,
    saidOn: words,
    happenedOn: words,
    place: words,
    placeId: words,
    measure: words,
    value: figure,
    lower: figure,
    upper: figure,
    population: words,
    area: words,
    periodFrom: words,
    periodTo: words,
    asOf: words,
  }),
);

const Region = Type.Object({
  x: Type.Number(),
  y: Type.Number(),
  width: Type.Number(),
  height: Type.Number(),
});

const cellNumber = Type.Integer({ minimum: 1, maximum: 2_000_000 });

/**
 * A place of an item that is to be quoted. Places of texts are code points, of pictures and pages per cent, of time seconds, of cells rows and
 * columns from 1; `separator` is what parts the cells of a table in text, null of a spreadsheet.
 */
export const WantedQuoteBody = Type.Union([
  Type.Object({
    kind: Type.Literal('text'),
    page: Type.Integer({ minimum: 0 }),
    start: Type.Integer({ minimum: 0 }),
    end: Type.Integer({ minimum: 1 }),
    exact: Type.String({ minLength: 1, maxLength: 20_000 }),
  }),
  Type.Object({
    kind: Type.Literal('region'),
    page: orNull(Type.Integer({ minimum: 1 })),
    region: Region,
  }),
  Type.Object({
    kind: Type.Literal('time'),
    from: Type.Number({ minimum: 0 }),
    to: Type.Number({ minimum: 0 }),
    region: orNull(Region),
  }),
  Type.Object({
    kind: Type.Literal('cell'),
    page: Type.Integer({ minimum: 1 }),
    row: cellNumber,
    column: cellNumber,
    toRow: cellNumber,
    toColumn: cellNumber,
    separator: orNull(Type.String({ pattern: '^[,;|\\t]$' })),
    exact: Type.String({ minLength: 1, maxLength: 20_000 }),
  }),
]);

/** A reason, kept in the ledger. */
export const ReasonBody = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000 }) });

/** Another claim, how this one stands to it, and why. */
export const LinkBody = Type.Object({
  otherId: id,
  relation: Type.Union([
    Type.Literal('supports'),
    Type.Literal('contradicts'),
    Type.Literal('qualifies'),
    Type.Literal('same-origin'),
  ]),
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
});

/** A grade and why. */
export const GradeBody = Type.Object({
  reliability: Type.Union(['A', 'B', 'C', 'D', 'E', 'F'].map((one) => Type.Literal(one))),
  credibility: Type.Union(['1', '2', '3', '4', '5', '6'].map((one) => Type.Literal(one))),
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
});

/** A translation, as it is given. */
export const TranslationBody = Type.Object({
  language: Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z]{2,8})?$' }),
  body: Type.String({ minLength: 1, maxLength: 40_000 }),
  translator: Type.String({ minLength: 1, maxLength: 300 }),
  translatedOn: orNull(Type.String({ maxLength: 40 })),
  isCertified: Type.Boolean(),
});

import { Type, type Static, type TSchema } from 'typebox';
import { PlaceSchema } from './schema-views.ts';

/** A list with a marker for the next page; `next` is null on the last one. */
export const page = <T extends TSchema>(of: T) =>
  Type.Object({
    items: Type.Array(of),
    next: Type.Union([Type.String(), Type.Null()]),
    total: Type.Integer(),
  });

/** A reference to a named schema: it stands once in the OpenAPI document, and in the generated types under its name. */
export const ref = <T extends TSchema>(schema: T) =>
  Type.Unsafe<Static<T>>({ $ref: `${(schema as { $id?: string }).$id ?? ''}#` });

const text = Type.String();
const nullable = <T extends TSchema>(of: T) => Type.Union([of, Type.Null()]);

/**
 * A text, a number or a yes or no of a request, or null. No choice of two schemas: the validator would make null into an empty text or a 0 for the
 * first before it tries the second.
 */
export const orNull = <T extends TSchema>(of: T) =>
  Type.Unsafe<Static<T> | null>({ ...of, type: [(of as unknown as { type: string }).type, 'null'] });

/** One of these words. */
export const oneOf = <T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values] });

/** Serial in a path. */
export const SerialParams = Type.Object({
  serial: Type.String({ pattern: '^[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}$' }),
});

/** Id in a path. */
export const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** A part of a message for every language: the pages say it by `code`; `text` is the English. */
export const PhraseSchema = Type.Object(
  {
    code: text,
    facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    text,
  },
  { $id: 'Phrase' },
);

/** What a message is about: data as it is, phrases, or words of the catalogues of which any one would do. */
export const FactsSchema = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Array(Type.String()), ref(PhraseSchema)]),
);

/** A line of the items list. */
export const ItemSummarySchema = Type.Object(
  {
    id: text,
    serial: text,
    title: text,
    kind: nullable(text),
    mediaType: nullable(text),
    sizeBytes: Type.Integer(),
    sha256: text,
    pages: nullable(Type.Integer()),
    languages: Type.Array(text),
    documentDate: nullable(text),
    receivedAt: text,
    sourceId: text,
    sourceName: text,
    compartmentId: text,
    findings: Type.Integer(),
    isWithdrawn: Type.Boolean(),
    thumbnail: nullable(text),
  },
  { $id: 'ItemSummary' },
);

/** A value of a facet. */
export const FacetCountSchema = Type.Object(
  { value: text, label: text, count: Type.Integer() },
  { $id: 'FacetCount' },
);

const facets = Type.Array(ref(FacetCountSchema));

/** Facets of a list of items. */
export const ItemFacetsSchema = Type.Object(
  { kind: facets, language: facets, source: facets, tag: facets, findings: facets },
  { $id: 'ItemFacets' },
);

/** How much a search finds. */
export const SearchCountsSchema = Type.Object(
  {
    total: Type.Integer(),
    totalIsExact: Type.Boolean(),
    items: Type.Integer(),
    facets: ref(ItemFacetsSchema),
    notes: Type.Array(ref(PhraseSchema)),
  },
  { $id: 'SearchCounts' },
);

const severity = Type.Union([Type.Literal('info'), Type.Literal('warning'), Type.Literal('error')]);

/** A finding on an item. */
export const FindingSchema = Type.Object(
  {
    id: text,
    tool: text,
    code: text,
    subject: text,
    detail: text,
    severity,
    foundAt: text,
    clearedAt: nullable(text),
  },
  { $id: 'Finding' },
);

/** Open findings of one cause. */
export const FindingGroupSchema = Type.Object(
  {
    tool: text,
    code: text,
    severity,
    count: Type.Integer(),
    items: Type.Integer(),
    newestAt: text,
    canRetry: Type.Boolean(),
  },
  { $id: 'FindingGroup' },
);

/** One open finding with what it is about. */
export const OpenFindingSchema = Type.Object(
  {
    id: text,
    subject: text,
    detail: text,
    foundAt: text,
    item: nullable(Type.Object({ serial: text, title: text })),
  },
  { $id: 'OpenFinding' },
);

/** One item with everything kept about it. */
export const ItemDetailSchema = Type.Object(
  {
    // To be sent back as If-Match when the item is changed.
    version: text,
    item: ref(ItemSummarySchema),
    isSealed: Type.Boolean(),
    tags: Type.Array(text),
    place: nullable(ref(PlaceSchema)),
    provenance: Type.Array(
      Type.Object({
        id: text,
        originalPath: text,
        modifiedAt: nullable(text),
        receivedAt: text,
        // Null: stated in a compartment that this reader does not see.
        receivedBy: nullable(text),
        containerSerial: nullable(text),
        // Of a page of a web capture, as the capture states it; digestState as it was found at intake.
        capture: nullable(
          Type.Object({
            url: text,
            at: nullable(text),
            status: nullable(Type.Integer()),
            mediaType: nullable(text),
            record: nullable(text),
            file: nullable(text),
            digest: nullable(text),
            digestState: text,
          }),
        ),
        label: nullable(text),
        obtainedFrom: nullable(text),
        obtainedHow: nullable(text),
        obtainedAt: nullable(text),
        conditions: nullable(text),
        language: nullable(text),
        restrictions: nullable(text),
        sourceName: nullable(text),
        sourceKind: nullable(text),
        sourceAffiliation: nullable(text),
        sourceReliability: nullable(text),
      }),
    ),
    copies: Type.Array(
      Type.Object({
        id: text,
        kind: text,
        role: text,
        page: nullable(Type.Integer()),
        sha256: text,
        sizeBytes: Type.Integer(),
        mediaType: nullable(text),
        // How it was made; null for what was received.
        made: nullable(
          Type.Object({
            tool: text,
            version: text,
            params: Type.Record(text, Type.Unknown()),
            fromSha256: text,
          }),
        ),
        createdAt: text,
      }),
    ),
    findings: Type.Array(ref(FindingSchema)),
    relations: Type.Array(
      Type.Object({
        id: text,
        serial: text,
        title: text,
        kind: text,
        score: nullable(Type.Number()),
        outgoing: Type.Boolean(),
      }),
    ),
    metadata: Type.Record(text, Type.Unknown()),
  },
  { $id: 'ItemDetail' },
);

/** A translation that stands, as one of its two items sees it. */
export const ItemTranslationSchema = Type.Object(
  {
    id: text,
    /** The other item. */
    serial: text,
    title: text,
    isTranslation: Type.Boolean(),
    language: text,
    isWhole: Type.Boolean(),
    note: nullable(text),
    translator: nullable(text),
    certifiedBy: nullable(text),
    certifiedOn: nullable(text),
    madeBy: text,
    madeAt: text,
  },
  { $id: 'ItemTranslation' },
);

/** A page of an item's text. */
export const TextPageSchema = Type.Object(
  {
    page: Type.Integer(),
    text,
    source: Type.Union([Type.Literal('document'), Type.Literal('ocr')]),
    lang: text,
    confidence: Type.Optional(Type.Number()),
  },
  { $id: 'TextPage' },
);

/** What a browser needs to check an item's receipt by itself. */
export const ReceiptSchema = Type.Object(
  {
    sha256: text,
    sizeBytes: Type.Integer(),
    receivedAt: text,
    // True when how it was received stands in a compartment that the reader does not see, and the openings are moves.
    isMove: Type.Boolean(),
    origin: text,
    vkey: text,
    fingerprint: text,
    checkpoint: text,
    openings: Type.Array(
      Type.Object({
        index: Type.Integer(),
        salt: text,
        entry: Type.Record(text, Type.Unknown()),
        proof: text,
      }),
    ),
    vouchers: Type.Union([
      Type.Object({
        proof: text,
        stamps: Type.Array(Type.Object({ authority: text, token: text, certificates: text })),
      }),
      Type.Null(),
    ]),
  },
  { $id: 'Receipt' },
);

/** A page that was found. */
export const SearchHitSchema = Type.Object(
  {
    itemId: text,
    serial: text,
    title: text,
    kind: nullable(text),
    page: Type.Integer(),
    part: text,
    language: nullable(text),
    score: Type.Number(),
    pagesOfItem: Type.Integer(),
    snippet: Type.Array(Type.Object({ text, hit: Type.Boolean() })),
  },
  { $id: 'SearchHit' },
);

/** The signed-in person and what they may do. */
export const MeSchema = Type.Object(
  {
    person: Type.Object({ id: text, name: text, email: nullable(text) }),
    roles: Type.Array(text),
    capabilities: Type.Array(text),
    // The case that they are at work in; null for whoever has to do with none.
    caseId: nullable(text),
    cases: Type.Array(
      Type.Object({
        id: text,
        title: text,
        compartments: Type.Array(Type.Object({ id: text, name: text, isSealed: Type.Boolean() })),
      }),
    ),
  },
  { $id: 'Me' },
);

/** A person with what they may do and see. */
export const PersonSchema = Type.Object(
  {
    id: text,
    name: text,
    email: nullable(text),
    kind: text,
    status: text,
    addedAt: text,
    roles: Type.Array(text),
    compartmentIds: Type.Array(text),
    hasAccount: Type.Boolean(),
    // Whether sign-in asks for more than a password, or there is a passkey; null for whoever is no owner.
    isSecured: nullable(Type.Boolean()),
  },
  { $id: 'Person' },
);

/** A compartment and how many people are its members. */
export const CompartmentSchema = Type.Object(
  { id: text, name: text, description: nullable(text), isSealed: Type.Boolean(), members: Type.Integer() },
  { $id: 'Compartment' },
);

/** How the ledger stands. */
export const LedgerSchema = Type.Object(
  {
    origin: text,
    fingerprint: text,
    vkey: text,
    checkpoint: nullable(
      Type.Object({ size: Type.Integer(), root: text, text, publishedAt: nullable(text) }),
    ),
    now: text,
  },
  { $id: 'Ledger' },
);

/** An RFC 9457 problem. */
export const ProblemSchema = Type.Object(
  {
    type: text,
    title: text,
    status: Type.Integer(),
    code: text,
    detail: text,
    help: text,
    facts: FactsSchema,
    instance: text,
  },
  { $id: 'Problem' },
);

/** Outcome of an intake. */
export const IntakeResultSchema = Type.Object(
  {
    received: Type.Integer(),
    items: Type.Integer(),
    duplicates: Type.Integer(),
    failed: Type.Integer(),
    bytes: Type.Integer(),
    seconds: Type.Number(),
    findings: Type.Array(Type.Object({ code: text, subject: text, detail: text, severity: text })),
    serials: Type.Array(text),
    again: Type.Array(Type.Object({ path: text, serial: nullable(text), title: nullable(text) })),
  },
  { $id: 'IntakeResult' },
);

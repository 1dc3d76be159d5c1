import { Type } from 'typebox';
import { FORUM_REMARKS } from '#law';
import { laidFilters, periodKinds, recordTables, stances } from '#pleading';
import { oneOf, orNull, ref } from './schema.ts';
import { AuthoritySchema, LawTextSchema, OptionSchema } from './schema-law-in-force.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const id = Type.String({ format: 'uuid' });
const stance = oneOf(stances);
const lawText = ref(LawTextSchema);

const facts = {
  title: Type.String({ minLength: 1, maxLength: 300 }),
  party: Type.String({ minLength: 1, maxLength: 200 }),
  respondent: Type.String({ minLength: 1, maxLength: 200 }),
  forum: Type.String({ maxLength: 60 }),
  provision: Type.String({ maxLength: 100 }),
};
const more = {
  standard: orNull(Type.String({ maxLength: 60 })),
  attribution: orNull(
    Type.String({ maxLength: 100, description: 'Id of the rule of attribution that the party relies on.' }),
  ),
  facts: orNull(Type.String({ maxLength: 20_000 })),
  period: orNull(Type.String({ maxLength: 100 })),
  place: orNull(Type.String({ maxLength: 300 })),
};

/** What a party charges. */
export const AllegationBody = Type.Object({
  ...facts,
  ...(Object.fromEntries(Object.entries(more).map(([name, schema]) => [name, Type.Optional(schema)])) as {
    [K in keyof typeof more]: ReturnType<typeof Type.Optional<(typeof more)[K]>>;
  }),
  compartmentId: Type.Optional(id),
});

/** What is changed of it. */
export const AllegationChange = Type.Partial(Type.Object({ ...facts, ...more }));

/** An allegation. */
export const AllegationSchema = Type.Object(
  {
    id: text,
    title: text,
    party: text,
    respondent: text,
    forum: text,
    provision: text,
    standard: textOrNull,
    attribution: textOrNull,
    facts: textOrNull,
    period: textOrNull,
    place: textOrNull,
    version: text,
    madeBy: textOrNull,
    madeAt: text,
    withdrawnReason: textOrNull,
  },
  { $id: 'Allegation' },
);

/** How far a slot is proved, and what carries it. */
export const JudgementSchema = Type.Object(
  {
    result: text,
    best: Type.Union([Type.Integer(), Type.Null()], {
      description: 'Strongest band for it that was confirmed.',
    }),
    origins: Type.Integer({ description: 'Independent origins that corroborate.' }),
    isAnswered: Type.Boolean(),
    for: Type.Integer(),
    against: Type.Integer(),
    unweighed: Type.Integer(),
    hangsOn: Type.Array(Type.Object({ item: text, result: text })),
  },
  { $id: 'Judgement' },
);

/** One way to prove an element. */
export const AlternativeRowSchema = Type.Object(
  {
    id: text,
    text: lawText,
    prompts: Type.Array(lawText),
    provisions: Type.Array(text, { description: 'Provisions all of whose elements prove it too.' }),
    judgement: ref(JudgementSchema),
    result: text,
    isMet: Type.Boolean(),
    toCheck: Type.Boolean(),
  },
  { $id: 'AlternativeRow' },
);

/** An element against its evidence. */
export const ElementRowSchema = Type.Object(
  {
    id: text,
    isException: Type.Boolean(),
    text: lawText,
    prompts: Type.Array(lawText),
    answers: Type.Array(lawText),
    authority: Type.Array(ref(AuthoritySchema)),
    burden: Type.Union([lawText, Type.Null()]),
    required: textOrNull,
    judgement: ref(JudgementSchema),
    alternatives: Type.Array(ref(AlternativeRowSchema)),
    result: text,
    isMet: Type.Boolean(),
    toCheck: Type.Boolean(),
  },
  { $id: 'ElementRow' },
);

/** A provision with its elements; `through` is the alternative that it proves. */
export const ProvisionRowsSchema = Type.Object(
  {
    id: text,
    label: lawText,
    text: lawText,
    kind: text,
    through: textOrNull,
    result: text,
    isMet: Type.Boolean(),
    toCheck: Type.Boolean(),
    elements: Type.Array(ref(ElementRowSchema)),
  },
  { $id: 'ProvisionRows' },
);

/** A factor that was applied to a piece of evidence. */
export const AppliedFactorSchema = Type.Object(
  {
    factor: text,
    names: lawText,
    answer: Type.Unknown(),
    unit: textOrNull,
    chosen: Type.Array(lawText, { description: 'Names of the options that were answered.' }),
    adjust: Type.Integer(),
    cap: Type.Union([Type.Integer(), Type.Null()]),
    floor: Type.Union([Type.Integer(), Type.Null()]),
    set: Type.Union([Type.Integer(), Type.Null()]),
    authority: Type.Array(ref(AuthoritySchema)),
    toCheck: Type.Boolean(),
  },
  { $id: 'AppliedFactor' },
);

const Answers = Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { maxProperties: 100 });

/** What a piece of evidence weighs, as a person confirmed it, by the rubric of that day. */
export const WeighingSchema = Type.Object(
  {
    kind: text,
    kindNames: Type.Union([lawText, Type.Null()]),
    answers: Answers,
    band: Type.Integer(),
    bandNames: Type.Union([lawText, Type.Null()]),
    computed: Type.Integer({ description: 'The band that the rubric gave.' }),
    reasons: Type.Union([text, Type.Null()], { description: 'For another band than the computed one.' }),
    by: Type.Union([text, Type.Null()], {
      description: 'Who confirmed it; null where that person may not be seen.',
    }),
    at: text,
    rubric: Type.Object({
      id: text,
      version: Type.Integer(),
      digest: text,
      isInForce: Type.Boolean({ description: 'Word for word the rubric by which is weighed now.' }),
      isKept: Type.Boolean({
        description:
          'False: its text is not kept here. Then no factor is given, and what it was weighed by cannot be said in words.',
      }),
    }),
    base: Type.Union([Type.Integer(), Type.Null()], {
      description: 'The band with which that kind of evidence begins.',
    }),
    applied: Type.Array(ref(AppliedFactorSchema)),
    open: Type.Array(ref(OptionSchema), { description: 'Factors that nobody answered.' }),
    alerts: Type.Array(lawText),
  },
  { $id: 'Weighing' },
);

/** A record of the ground or of people that is laid, or that can be. */
export const LaidRecordSchema = Type.Object(
  {
    table: oneOf(recordTables),
    id,
    homeId: Type.String({
      description: 'Id of what has a page of its own: of an obstacle its settlement, else the record.',
    }),
    serial: Type.String({ description: 'Of an obstacle that of its settlement.' }),
    kind: orNull(Type.String({ description: 'A code of its kind.' })),
    says: orNull(
      Type.String({
        description: 'What it is called; null where its serial alone is said, as of people held.',
      }),
    ),
  },
  { $id: 'LaidRecord' },
);

/** A claim that is laid to an element, with what it weighs. */
export const LaidPieceSchema = Type.Object(
  {
    id: text,
    slot: text,
    stance,
    claimId: text,
    body: text,
    sourceName: text,
    saidOn: textOrNull,
    serial: textOrNull,
    itemTitle: textOrNull,
    conclusionId: textOrNull,
    conclusion: textOrNull,
    incidentId: textOrNull,
    incident: textOrNull,
    record: Type.Union([ref(LaidRecordSchema), Type.Null()]),
    note: textOrNull,
    answer: textOrNull,
    isWithdrawn: Type.Boolean(),
    origin: Type.Union([Type.Integer(), Type.Null()], {
      description: 'Claims that go back to one statement have one number.',
    }),
    weighing: Type.Union([ref(WeighingSchema), Type.Null()]),
    proposed: Answers,
  },
  { $id: 'LaidPiece' },
);

const SideCount = Type.Object({ pieces: Type.Integer(), origins: Type.Integer() });

/** A page of what is laid. */
export const LaidPageSchema = Type.Object(
  {
    pieces: Type.Array(ref(LaidPieceSchema)),
    next: textOrNull,
    count: Type.Integer({ description: 'How much there is of what was asked for, on all pages.' }),
    for: SideCount,
    against: SideCount,
  },
  { $id: 'LaidPage' },
);

/** Which of what is laid is asked for. */
export const AskedLaidQuery = Type.Object({
  slot: Type.Optional(Type.String({ maxLength: 120 })),
  only: Type.Optional(oneOf(laidFilters)),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
});

/** A conclusion or an incident that is laid to an element and brings no claim. */
export const BareLaidSchema = Type.Object(
  {
    id: text,
    slot: text,
    stance,
    conclusionId: textOrNull,
    incidentId: textOrNull,
    record: Type.Union([ref(LaidRecordSchema), Type.Null()]),
    says: text,
  },
  { $id: 'BareLaid' },
);

/** From when the instrument that is charged under binds both parties, and how the period that is charged lies to that day. */
export const BindingSchema = Type.Object(
  {
    states: Type.Array(text, { description: 'ISO 3166-1 alpha-3: of the party, then of the respondent.' }),
    since: Type.String({ description: 'YYYY-MM-DD.' }),
    until: Type.Union([Type.String(), Type.Null()], {
      description: 'YYYY-MM-DD: the first day on which one of them was bound no more; null: nobody says so.',
    }),
    untilText: Type.Union([lawText, Type.Null()]),
    isStated: Type.Boolean({
      description: 'Said of the two together; else the later of the days of both.',
    }),
    text: Type.Union([lawText, Type.Null()]),
    sources: Type.Array(text),
    toCheck: Type.Boolean(),
    period: oneOf(periodKinds),
  },
  { $id: 'Binding' },
);

/** What must be said plainly of the forum of a charge. */
export const Remarks = Type.Array(
  Type.Object({
    code: oneOf(FORUM_REMARKS),
    toCheck: Type.Boolean({ description: 'What it rests on is to be checked by a lawyer.' }),
    parties: Type.Array(Type.String(), { description: 'Of which of the two it is said.' }),
  }),
  {
    description:
      'Of the forum: FORUM_INTERPRETIVE: it finds no breach of the instrument by itself and reads it with what it applies; FORUM_NONE: the instrument has no basis there; FORUM_NOT_STATED: the law that is loaded says nothing of it; FORUM_RESERVED: a party made a reservation to the provision by which it decides. Empty: it can find a breach.',
  },
);

/** The matrix of an allegation. It says how far elements are proved, never who is guilty, and never in percent. */
export const MatrixSchema = Type.Object(
  {
    allegation: ref(AllegationSchema),
    remarks: Remarks,
    stage: Type.Union([text, Type.Null()], {
      description: 'The stage of proceedings that was asked for; null: the merits, as law and counsel say.',
    }),
    asked: Type.Union([text, Type.Null()], {
      description:
        'The standard that this stage asks before this forum of all that has to be proved, exceptions left out; null: none of its own.',
    }),
    result: text,
    isMet: Type.Boolean(),
    provisions: Type.Array(ref(ProvisionRowsSchema)),
    hangsOn: Type.Array(Type.Object({ item: text, result: text, isMet: Type.Boolean() })),
    laid: Type.Union([ref(LaidPageSchema), Type.Null()], {
      description:
        'What is laid; null where it is more than a page has room for: then it is asked for by element.',
    }),
    pieces: Type.Integer({ description: 'How much is laid.' }),
    laidTo: Type.Array(text, {
      description: 'Elements and alternatives to which something is laid, withdrawn or not.',
    }),
    unanswered: Type.Integer({
      description:
        'How much speaks against an element and must be answered, and is not: each claim once for an element.',
    }),
    unweighed: Type.Integer({ description: 'How much of what is laid was weighed by nobody.' }),
    binding: Type.Union([ref(BindingSchema), Type.Null()], {
      description:
        'Null: the law that is loaded does not say it of these two, or they are not named as States.',
    }),
    withoutClaims: Type.Array(ref(BareLaidSchema)),
    hasMore: Type.Boolean(),
    isOfOtherLaw: Type.Boolean(),
  },
  { $id: 'Matrix' },
);

/** At which stage of proceedings an allegation is looked at. */
export const StageQuery = Type.Object({
  stage: Type.Optional(
    Type.String({
      pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
      maxLength: 60,
      description: 'Id of a stage of the law; left out: the merits.',
    }),
  ),
});

/** What is laid to an element. */
export const EvidenceBody = Type.Object({
  slot: Type.String({ maxLength: 120 }),
  stance,
  claimId: Type.Optional(id),
  conclusionId: Type.Optional(id),
  incidentId: Type.Optional(id),
  record: Type.Optional(Type.Object({ table: oneOf(recordTables), id })),
  note: Type.Optional(orNull(Type.String({ maxLength: 2000 }))),
});

/** How the pleading answers it; null takes that back. */
export const AnswerBody = Type.Object({ answer: orNull(Type.String({ maxLength: 4000 })) });

/** How much a claim weighs. */
export const WeighingBody = Type.Object({
  kind: Type.String({ maxLength: 60 }),
  answers: Answers,
  band: Type.Optional(orNull(Type.Integer({ minimum: 0, maximum: 9 }))),
  reasons: Type.Optional(orNull(Type.String({ maxLength: 4000 }))),
});

import { Type } from 'typebox';
import {
  conclusionStatuses,
  confidences,
  groundKinds,
  sampleFields,
  standards,
  verificationSubjects,
  type SampleField,
  type Standard,
  type VerificationPart,
} from '#coding';
import { oneOf, orNull, PhraseSchema, ref } from './schema.ts';
import { ClaimSchema } from './schema-coding.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const reason = Type.String({ minLength: 1, maxLength: 2000 });
const id = Type.String({ format: 'uuid' });
const stance = oneOf(['supports', 'contradicts'] as const);

/** A conclusion as a list shows it. */
export const ConclusionSchema = Type.Object(
  {
    id: text,
    statement: text,
    reasons: textOrNull,
    standard: Type.Union([oneOf(standards), Type.Null()]),
    status: oneOf(conclusionStatuses),
    incidentId: textOrNull,
    supersedesId: textOrNull,
    newerId: textOrNull,
    supports: Type.Integer({ description: 'Claims for it that stand.' }),
    contradicts: Type.Integer({ description: 'Claims against it that stand.' }),
    withdrawn: Type.Integer({ description: 'Claims that it names and that were withdrawn since.' }),
    version: text,
    madeBy: textOrNull,
    madeAt: text,
  },
  { $id: 'Conclusion' },
);

/** Which conclusions are asked for, and where a page ended. */
export const ConclusionQuery = Type.Object({
  status: Type.Optional(Type.String({ maxLength: 40 })),
  incident: Type.Optional(id),
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  grounds: Type.Optional(
    Type.Unsafe<(typeof groundKinds)[number]>({
      type: 'string',
      enum: [...groundKinds],
      description:
        '`none`: no claim stands for it; `against`: one stands against it; of those that one may see.',
    }),
  ),
  cursor: Type.Optional(Type.String()),
});

/** Claims of one side of a conclusion that are taken to have one origin, and why. */
export const GroundOriginSchema = Type.Object(
  {
    claims: Type.Array(Type.Object({ claim: ref(ClaimSchema), note: textOrNull })),
    why: Type.Array(ref(PhraseSchema)),
  },
  { $id: 'GroundOrigin' },
);

/** A conclusion with the claims for it and against it, by independent origin. */
export const GroundedConclusionSchema = Type.Object(
  {
    conclusion: ref(ConclusionSchema),
    supporting: Type.Array(ref(GroundOriginSchema)),
    contradicting: Type.Array(ref(GroundOriginSchema)),
    withdrawn: Type.Integer({
      description: 'Claims that it names and that were withdrawn since: neither shown nor counted.',
    }),
    hasMore: Type.Boolean({ description: 'Whether it names more claims than are shown.' }),
  },
  { $id: 'GroundedConclusion' },
);

/** A step on the ladder of a conclusion. */
export const StepSchema = Type.Object(
  { from: text, to: text, reason: text, version: text, madeBy: textOrNull, madeAt: text },
  { $id: 'ConclusionStep' },
);

/** A claim that a conclusion rests on, or that speaks against it. */
export const NamedClaimSchema = Type.Object(
  {
    id: text,
    claimId: text,
    body: text,
    sourceName: text,
    isWithdrawn: Type.Boolean(),
    stance,
    note: textOrNull,
    madeBy: textOrNull,
    madeAt: text,
  },
  { $id: 'NamedClaim' },
);

const facts = {
  statement: Type.String({ minLength: 1, maxLength: 4000 }),
  reasons: orNull(Type.String({ maxLength: 20_000 })),
  standard: Type.Unsafe<Standard | null>({ type: ['string', 'null'], enum: [...standards, null] }),
  incidentId: orNull(id),
};

/** What a conclusion says, as it is given; what is left out stays. */
export const ConclusionChange = Type.Partial(Type.Object(facts));

/** A new conclusion; from a claim it lies in the claim’s compartment and rests on it. */
export const ConclusionBody = Type.Intersect([
  Type.Object({ statement: facts.statement }),
  Type.Partial(
    Type.Object({
      reasons: facts.reasons,
      standard: facts.standard,
      incidentId: facts.incidentId,
      claimId: id,
      compartmentId: id,
    }),
  ),
]);

/** A step to be taken, and why. */
export const StepBody = Type.Object({ to: oneOf(conclusionStatuses), reason });

/** A claim that a conclusion rests on, or that speaks against it. */
export const NamedClaimBody = Type.Object({
  claimId: id,
  stance,
  note: orNull(Type.String({ maxLength: 2000 })),
});

const part = oneOf(Object.keys(verificationSubjects) as VerificationPart[]);

/** A check of an item. */
export const CheckSchema = Type.Object(
  {
    id: text,
    part,
    subject: text,
    method: text,
    inputs: textOrNull,
    outcome: text,
    confidence: oneOf(confidences),
    isMine: Type.Boolean({ description: 'Made by whoever asks: somebody else has to review it.' }),
    madeBy: textOrNull,
    madeAt: text,
    reviewedBy: textOrNull,
    reviewedAt: textOrNull,
    reviewNote: textOrNull,
  },
  { $id: 'VerificationCheck' },
);

/** A check, as it is given. */
export const CheckBody = Type.Object({
  part,
  subject: Type.String({ maxLength: 60 }),
  method: Type.String({ minLength: 1, maxLength: 2000 }),
  inputs: orNull(Type.String({ maxLength: 2000 })),
  outcome: Type.String({ minLength: 1, maxLength: 4000 }),
  confidence: oneOf(confidences),
});

/** A note, or none. */
export const NoteBody = Type.Object({ note: orNull(Type.String({ maxLength: 2000 })) });

const field = oneOf(sampleFields);

/** A sample of passages that several people code blind. */
export const SampleSchema = Type.Object(
  {
    id: text,
    title: text,
    fields: Type.Array(field),
    size: Type.Integer(),
    seed: text,
    coders: Type.Array(Type.Object({ id: text, name: textOrNull })),
    isCoder: Type.Boolean(),
    isMine: Type.Boolean(),
    answered: Type.Integer({ description: 'Passages that whoever asks has answered.' }),
    madeAt: text,
    closedAt: textOrNull,
  },
  { $id: 'Sample' },
);

/** A passage of a sample with one’s own answers; those of all when it is closed. */
export const PassageSchema = Type.Object(
  {
    quoteId: text,
    exact: text,
    before: text,
    after: text,
    language: textOrNull,
    serial: text,
    answers: Type.Array(Type.Object({ personId: text, answers: Type.Record(text, text) })),
  },
  { $id: 'Passage' },
);

/** How far the coders agree about one field: Krippendorff’s alpha, nominal; null where it is not defined. */
export const AgreementSchema = Type.Object(
  {
    field,
    alpha: Type.Union([Type.Number(), Type.Null()]),
    units: Type.Integer(),
    answers: Type.Integer(),
    agreed: Type.Integer(),
    disputed: Type.Array(text),
  },
  { $id: 'SampleAgreement' },
);

/** A sample to be drawn. */
export const SampleBody = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 300 }),
  compartmentId: id,
  fields: Type.Array(Type.Unsafe<SampleField>({ type: 'string', enum: [...sampleFields] }), {
    maxItems: sampleFields.length,
  }),
  coderIds: Type.Array(id, { maxItems: 20 }),
  size: Type.Integer({ minimum: 1, maximum: 1000 }),
  seed: Type.String({ minLength: 1, maxLength: 100 }),
});

/** What one says of a passage, field by field. */
export const AnswerBody = Type.Object({ answers: Type.Record(text, Type.String({ maxLength: 100 })) });

import { Type } from 'typebox';
import { actorKinds, nameKinds, recordTables, relationKinds, sexes } from '#coding';
import { oneOf, orNull, PhraseSchema, ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const numberOrNull = Type.Union([Type.Integer(), Type.Null()]);
const id = Type.String({ format: 'uuid' });
const reason = Type.String({ minLength: 1, maxLength: 2000 });
const words = orNull(Type.String({ maxLength: 300 }));
const date = orNull(Type.String({ maxLength: 60 }));
const age = orNull(Type.Integer({ minimum: 0, maximum: 130 }));
const number = orNull(Type.Integer({ minimum: 0, maximum: 1_000_000_000 }));
const listed = (maxLength: number) => Type.Array(Type.String({ maxLength }), { maxItems: 20 });

/** What is said of who somebody is; dates are EDTF. The last four are special categories. */
export const ActorIdentitySchema = Type.Object(
  {
    compartmentId: text,
    openReason: textOrNull,
    version: text,
    sex: Type.Union([oneOf(sexes), Type.Null()]),
    bornOn: textOrNull,
    diedOn: textOrNull,
    ageLower: numberOrNull,
    ageUpper: numberOrNull,
    ageOn: textOrNull,
    numberLower: numberOrNull,
    numberUpper: numberOrNull,
    description: textOrNull,
    occupations: Type.Array(text),
    civilStatus: textOrNull,
    birthplace: textOrNull,
    birthplaceId: textOrNull,
    characteristics: Type.Array(text),
    citizenships: Type.Array(text),
    languages: Type.Array(text),
    religion: textOrNull,
    ethnicBackground: textOrNull,
    nationalOrigin: textOrNull,
    health: textOrNull,
  },
  { $id: 'ActorIdentity' },
);

/** A person or a group as a list shows it. Who may not see the identity is told the pseudonym, the kind and the counting unit. */
export const ActorSchema = Type.Object(
  {
    id: text,
    pseudonym: text,
    kind: oneOf(actorKinds),
    countingUnit: text,
    isProtected: Type.Boolean(),
    isWithdrawn: Type.Boolean(),
    name: textOrNull,
    foundName: textOrNull,
    names: Type.Integer(),
    merged: Type.Integer(),
    identity: Type.Union([ref(ActorIdentitySchema), Type.Null()]),
  },
  { $id: 'Actor' },
);

/** An actor that another is spoken of with. */
export const ActorRefSchema = Type.Object(
  { id: text, pseudonym: text, kind: oneOf(actorKinds), name: textOrNull },
  { $id: 'ActorRef' },
);

const claimNamed = Type.Union([Type.Object({ id: text, body: text }), Type.Null()]);

/** A name as it was written; `actorId` is another’s when that one was merged. */
export const ActorNameSchema = Type.Object(
  {
    id: text,
    actorId: text,
    name: text,
    kind: oneOf(nameKinds),
    language: textOrNull,
    script: textOrNull,
    isMain: Type.Boolean(),
    sourceName: textOrNull,
    claim: claimNamed,
    madeBy: textOrNull,
    madeAt: text,
  },
  { $id: 'ActorName' },
);

/** That two are the same, and whether somebody took it back. */
export const ActorMergeSchema = Type.Object(
  {
    id: text,
    kept: ref(ActorRefSchema),
    merged: ref(ActorRefSchema),
    reason: text,
    madeBy: textOrNull,
    madeAt: text,
    undoneBy: textOrNull,
    undoneAt: textOrNull,
    undoneReason: textOrNull,
  },
  { $id: 'ActorMerge' },
);

/** That two are not the same. */
export const ActorDistinctSchema = Type.Object(
  { id: text, other: ref(ActorRefSchema), reason: text, madeBy: textOrNull, madeAt: text },
  { $id: 'ActorDistinct' },
);

/** How one stands to another; `isFrom`: it is the one that is looked at that is the member, commands, is kin, is employed. */
export const ActorRelationSchema = Type.Object(
  {
    id: text,
    kind: oneOf(relationKinds),
    isFrom: Type.Boolean(),
    other: ref(ActorRefSchema),
    words: textOrNull,
    from: textOrNull,
    until: textOrNull,
    claimId: textOrNull,
    reason: text,
    madeBy: textOrNull,
    madeAt: text,
  },
  { $id: 'ActorRelation' },
);

/** A claim that a value of a record rests on, or is contradicted by. */
export const BasisSchema = Type.Object(
  {
    id: text,
    recordId: text,
    field: text,
    claimId: text,
    claimBody: text,
    isClaimWithdrawn: Type.Boolean(),
    stance: oneOf(['supports', 'contradicts'] as const),
    note: textOrNull,
    madeBy: textOrNull,
    madeAt: text,
  },
  { $id: 'Basis' },
);

/** Two that may be the same, and what speaks for it and against it. */
export const ActorCandidateSchema = Type.Object(
  {
    one: ref(ActorSchema),
    other: ref(ActorSchema),
    reasons: Type.Array(ref(PhraseSchema)),
    doubts: Type.Array(ref(PhraseSchema)),
  },
  { $id: 'ActorCandidate' },
);

/** What is said of who somebody is, as it is given: what is left out stays as it is, null or an empty list says nothing. */
export const IdentityBody = Type.Partial(
  Type.Object({
    sex: Type.Unsafe<(typeof sexes)[number] | null>({ type: ['string', 'null'], enum: [...sexes, null] }),
    bornOn: date,
    diedOn: date,
    ageLower: age,
    ageUpper: age,
    ageOn: date,
    numberLower: number,
    numberUpper: number,
    description: orNull(Type.String({ maxLength: 4000 })),
    occupations: listed(300),
    civilStatus: words,
    birthplace: words,
    birthplaceId: orNull(Type.String({ maxLength: 100 })),
    characteristics: listed(100),
    citizenships: listed(2),
    languages: listed(35),
    religion: words,
    ethnicBackground: words,
    nationalOrigin: words,
    health: orNull(Type.String({ maxLength: 2000 })),
  }),
);

/** A name, as it is given. */
export const NameBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  kind: oneOf(nameKinds),
  language: orNull(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$' })),
  sourceId: orNull(Type.String({ format: 'uuid' })),
  claimId: orNull(Type.String({ format: 'uuid' })),
  isMain: Type.Optional(Type.Boolean()),
});

/** A new person or group. */
export const NewActorBody = Type.Object({
  kind: oneOf(actorKinds),
  countingUnit: Type.Optional(orNull(Type.String({ maxLength: 100 }))),
  compartmentId: Type.Optional(id),
  isProtected: Type.Optional(Type.Boolean()),
  openReason: Type.Optional(orNull(Type.String({ maxLength: 2000 }))),
  identityCompartmentId: Type.Optional(id),
  facts: Type.Optional(IdentityBody),
  names: Type.Optional(Type.Array(NameBody, { maxItems: 30 })),
});

/** Another actor, and why something is said of the two. */
export const OtherBody = Type.Object({ otherId: id, reason });

/** How an actor stands to another, as it is given. */
export const RelationBody = Type.Object({
  otherId: id,
  kind: oneOf(relationKinds),
  words,
  from: date,
  until: date,
  claimId: orNull(Type.String({ format: 'uuid' })),
  reason,
});

/** A value of a record and the claim that it rests on. */
export const BasisBody = Type.Object({
  table: oneOf(recordTables),
  recordId: id,
  field: Type.String({ pattern: '^[a-zA-Z]{1,60}$' }),
  claimId: id,
  stance: oneOf(['supports', 'contradicts'] as const),
  note: orNull(Type.String({ maxLength: 2000 })),
});

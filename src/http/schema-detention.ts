import { Type } from 'typebox';
import {
  detentionCheckCodes,
  evidenceParts,
  exchangeMeasures,
  missingStates,
  outcomes,
  partKinds,
  recordKinds,
  sampleStates,
  sides,
  statusCodes,
} from '#detention';
import { oneOf, orNull, ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const whole = Type.Integer();
const id = Type.String({ format: 'uuid' });
const limited = (most: number) => Type.String({ maxLength: most });
const needed = (most: number) => Type.String({ minLength: 1, maxLength: most });
const day = orNull(limited(100));
const line = orNull(limited(300));
const lines = 50;

const detention = {
  capturedOn: day,
  capturedAt: line,
  capturedUnit: line,
  capturedBy: line,
  statuses: Type.Array(
    Type.Object({ party: needed(300), words: needed(300), code: oneOf(statusCodes), asOf: day }),
    { maxItems: lines },
  ),
  places: Type.Array(Type.Object({ name: needed(300), from: day, until: day }), { maxItems: lines }),
  acknowledged: Type.Array(Type.Object({ by: needed(300), on: day }), { maxItems: lines }),
  visits: Type.Array(needed(100), { maxItems: lines }),
  outcome: Type.Unsafe<(typeof outcomes)[number] | null>({
    type: ['string', 'null'],
    enum: [...outcomes, null],
  }),
  outcomeOn: day,
  outcomeWords: orNull(limited(1000)),
  note: orNull(limited(4000)),
};
const missing = {
  lastSeenOn: day,
  lastSeenAt: line,
  circumstances: orNull(limited(4000)),
  states: Type.Array(
    Type.Object({ state: oneOf(missingStates), by: needed(300), on: day, words: orNull(limited(1000)) }),
    { maxItems: lines },
  ),
  sample: oneOf(sampleStates),
  sampleNote: orNull(limited(1000)),
  grave: orNull(limited(1000)),
  note: orNull(limited(4000)),
};
const exchange = {
  heldOn: day,
  heldAt: line,
  mediators: Type.Array(needed(300), { maxItems: lines }),
  note: orNull(limited(4000)),
};
const names = { title: needed(300), sideA: needed(300), sideB: needed(300) };
const whom = {
  actorId: Type.Optional(orNull(id)),
  unnamed: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
};
const place = { compartmentId: Type.Optional(id) };
const why = { why: needed(2000) };
const some = <T extends Parameters<typeof Type.Object>[0]>(of: T) => Type.Partial(Type.Object(of)).properties;

/** A time of being held as it is recorded, and what of it is changed and why. */
export const DetentionBody = Type.Object({ ...some(detention), ...whom, ...place });
export const DetentionChange = Type.Object({ ...some(detention), ...whom, ...why });
/** The same of a missing case. */
export const MissingBody = Type.Object({ ...some(missing), ...whom, ...place });
export const MissingChange = Type.Object({ ...some(missing), ...whom, ...why });
/** The same of an exchange. */
export const ExchangeBody = Type.Object({ ...some(exchange), ...names, ...place });
export const ExchangeChange = Type.Object({ ...some({ ...exchange, ...names }), ...why });

/** What shows a part of a record. */
export const DetentionEvidenceBody = Type.Object({
  part: oneOf(evidenceParts),
  serial: Type.Optional(orNull(limited(20))),
  claimId: Type.Optional(orNull(id)),
  incidentId: Type.Optional(orNull(id)),
  note: Type.Optional(orNull(limited(1000))),
});

/** The number of a registration, and where it is kept. */
export const RegistrationBody = Type.Object({ number: needed(100), ...place });

/** What a side gave. */
export const ExchangePartBody = Type.Object({
  side: oneOf(sides),
  kind: oneOf(partKinds),
  serial: Type.Optional(orNull(limited(20))),
  note: Type.Optional(orNull(limited(1000))),
});

/** What somebody says of an exchange. */
export const ExchangeClaimBody = Type.Object({
  side: Type.Unsafe<(typeof sides)[number] | null>({ type: ['string', 'null'], enum: [...sides, null] }),
  measure: oneOf(exchangeMeasures),
  value: Type.Optional(orNull(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }))),
  words: needed(2000),
  claimant: needed(300),
  asOf: Type.Optional(day),
  claimId: Type.Optional(orNull(id)),
});

/** By what lists are narrowed. */
export const DetentionQuery = Type.Object({
  cursor: Type.Optional(text),
  text: Type.Optional(limited(200)),
  status: Type.Optional(oneOf(statusCodes)),
  outcome: Type.Optional(oneOf([...outcomes, 'none-recorded'] as const)),
  state: Type.Optional(oneOf([...missingStates, 'not-said'] as const)),
  sample: Type.Optional(oneOf(sampleStates)),
});

/** Whom a record is about, as the reader may know it. */
export const DetainedPersonSchema = Type.Object(
  { id: text, pseudonym: textOrNull, name: textOrNull },
  { $id: 'DetainedPerson' },
);
const person = Type.Union([ref(DetainedPersonSchema), Type.Null()]);

/** What is recorded of each kind. */
export const DetentionFactsSchema = Type.Object(detention, { $id: 'DetentionFacts' });
export const MissingFactsSchema = Type.Object(missing, { $id: 'MissingFacts' });
export const ExchangeFactsSchema = Type.Object({ ...exchange, ...names }, { $id: 'ExchangeFacts' });

/** What somebody says of an exchange. */
export const ExchangeClaimSchema = Type.Object(
  {
    id: text,
    side: Type.Union([oneOf(sides), Type.Null()]),
    measure: oneOf(exchangeMeasures),
    value: Type.Union([whole, Type.Null()]),
    words: text,
    claimant: text,
    asOf: textOrNull,
    claimId: textOrNull,
    madeBy: textOrNull,
    madeAt: text,
  },
  { $id: 'ExchangeClaim' },
);

const head = {
  id: text,
  serial: text,
  kind: oneOf(recordKinds),
  person,
  unnamed: Type.Integer({ description: 'People that nobody named; 0 where it is about a person.' }),
  detention: Type.Union([ref(DetentionFactsSchema), Type.Null()]),
  missing: Type.Union([ref(MissingFactsSchema), Type.Null()]),
  exchange: Type.Union([ref(ExchangeFactsSchema), Type.Null()]),
  version: text,
  madeAt: text,
};

/** A record as lists have it; of an exchange with what is claimed. */
export const ListedDetentionSchema = Type.Object(
  { ...head, claims: Type.Array(ref(ExchangeClaimSchema)) },
  { $id: 'ListedDetention' },
);

const facet = Type.Array(Type.Object({ value: text, count: whole }));
/** What the records come to that the reader sees: named and unnamed people apart. */
export const DetentionCountsSchema = Type.Object(
  {
    records: whole,
    named: Type.Integer({ description: 'Different people of the archive.' }),
    unnamed: Type.Integer({ description: 'Sum over records of people whom nobody named.' }),
    statuses: facet,
    outcomes: facet,
    states: facet,
    samples: facet,
  },
  { $id: 'DetentionCounts' },
);

/** What does not go together. */
export const DetentionFindingSchema = Type.Object(
  {
    code: oneOf(detentionCheckCodes),
    severity: oneOf(['info', 'warning'] as const),
    records: Type.Array(Type.Object({ id: text, serial: text })),
    facts: Type.Record(text, Type.Union([text, Type.Number()])),
  },
  { $id: 'DetentionFinding' },
);

/** What the records hold of what a side gave; each measure by itself. */
export const SideHeldSchema = Type.Object(
  {
    named: whole,
    unnamed: whole,
    maps: whole,
    mines: Type.Object({ devices: whole, records: whole }),
    remains: whole,
  },
  { $id: 'SideHeld' },
);

/** What a side gave. */
export const ExchangePartSchema = Type.Object(
  {
    id: text,
    side: oneOf(sides),
    kind: oneOf(partKinds),
    note: textOrNull,
    record: Type.Union([
      Type.Object({ id: text, serial: text, person, unnamed: whole, outcome: textOrNull }),
      Type.Null(),
    ]),
    handover: Type.Union([Type.Object({ id: text, serial: text, title: text }), Type.Null()]),
  },
  { $id: 'ExchangePart' },
);

/** A record with all that pages show of it. */
export const WholeDetentionSchema = Type.Object(
  {
    ...head,
    withdrawnReason: textOrNull,
    isRegistered: Type.Boolean({
      description: 'Whether a number of registration is kept that may be asked for.',
    }),
    versions: Type.Array(Type.Object({ number: whole, why: textOrNull, madeBy: textOrNull, madeAt: text })),
    evidence: Type.Array(
      Type.Object({
        id: text,
        part: oneOf(evidenceParts),
        serial: textOrNull,
        claimId: textOrNull,
        incidentId: textOrNull,
        words: Type.Union([text, Type.Null()], { description: 'Null of what lies sealed.' }),
        note: textOrNull,
      }),
    ),
    given: Type.Union([
      Type.Object({
        parts: Type.Array(ref(ExchangePartSchema)),
        claims: Type.Array(ref(ExchangeClaimSchema)),
        a: ref(SideHeldSchema),
        b: ref(SideHeldSchema),
      }),
      Type.Null(),
    ]),
    findings: Type.Array(ref(DetentionFindingSchema)),
  },
  { $id: 'WholeDetention' },
);

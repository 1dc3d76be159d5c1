import { Type } from 'typebox';
import {
  causes,
  conditions,
  countedBy,
  evidenceParts,
  memberRoles,
  memberTimes,
  populations,
  propertyTypes,
  recordKinds,
  returnStates,
  sizeKinds,
  stances,
  titleGrades,
  titleKinds,
  userRights,
  wishes,
} from '#displacement';
import { oneOf, orNull, ref } from './schema.ts';
import { DetainedPersonSchema } from './schema-detention.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const whole = Type.Integer();
const id = Type.String({ format: 'uuid' });
const limited = (most: number) => Type.String({ maxLength: most });
const needed = (most: number) => Type.String({ minLength: 1, maxLength: most });
const day = orNull(limited(100));
const line = orNull(limited(300));
const words = orNull(limited(1000));
const list = { maxItems: 50 };

const size = Type.Object({
  are: oneOf(sizeKinds),
  count: orNull(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  saidBy: line,
});

const household = {
  sizeThen: size,
  sizeNow: size,
  intentions: Type.Array(
    Type.Object({ on: day, wish: oneOf(wishes), conditions: words, saidBy: needed(300) }),
    list,
  ),
  statuses: Type.Array(
    Type.Object({ status: oneOf(returnStates), from: day, until: day, saidBy: needed(300), words }),
    list,
  ),
  losses: Type.Array(
    Type.Object({
      what: needed(500),
      amount: Type.String({ description: 'A decimal number in digits.', maxLength: 20 }),
      currency: Type.String({
        description: 'Three letters of ISO 4217; nothing is converted.',
        maxLength: 3,
      }),
      from: day,
      until: day,
      basis: words,
      valuedBy: needed(300),
      property: orNull(limited(20)),
    }),
    list,
  ),
  note: orNull(limited(4000)),
};
const event = {
  origin: line,
  address: line,
  from: day,
  until: day,
  cause: oneOf(causes),
  causeWords: words,
  size,
  alleged: Type.Array(Type.Object({ actor: needed(300), saidBy: needed(300), words }), list),
  destinations: Type.Array(Type.Object({ place: needed(300), from: day, saidBy: line }), list),
  note: orNull(limited(4000)),
};
const property = {
  type: oneOf(propertyTypes),
  place: line,
  parcel: line,
  extent: line,
  right: oneOf(userRights),
  rightWords: words,
  titles: Type.Array(
    Type.Object({
      kind: oneOf(titleKinds),
      grade: oneOf(titleGrades),
      words: needed(500),
      serial: orNull(limited(20)),
    }),
    list,
  ),
  conditions: Type.Array(
    Type.Object({ condition: oneOf(conditions), on: day, saidBy: needed(300), words }),
    list,
  ),
  occupants: Type.Array(Type.Object({ who: needed(300), from: day, until: day, saidBy: needed(300) }), list),
  note: orNull(limited(4000)),
};

const place = { compartmentId: Type.Optional(id) };
const why = { why: needed(2000) };
const settlement = { settlementId: Type.Optional(orNull(id)) };
const some = <T extends Parameters<typeof Type.Object>[0]>(of: T) => Type.Partial(Type.Object(of)).properties;
const member = Type.Object({ actorId: id, role: oneOf(memberRoles), at: oneOf(memberTimes) });

/** A household as it is recorded, with who belongs to it and how it was displaced where that is known; and what of it is changed and why. */
export const HouseholdBody = Type.Object({
  ...some(household),
  ...place,
  members: Type.Optional(Type.Array(member, { maxItems: 100 })),
  event: Type.Optional(Type.Object({ ...some(event), ...settlement })),
});
export const HouseholdChange = Type.Object({ ...some(household), ...why });
/** The same of a displacement; without a household it is of a group. */
export const EventBody = Type.Object({
  ...some(event),
  ...settlement,
  householdId: Type.Optional(orNull(id)),
  ...place,
});
export const EventChange = Type.Object({ ...some(event), ...settlement, ...why });
/** The same of a property of a household. */
export const PropertyBody = Type.Object({ ...some(property), ...settlement, householdId: id });
export const PropertyChange = Type.Object({ ...some(property), ...settlement, ...why });

/** Somebody who belongs to a household. */
export const MemberBody = member;

/** What supports a part of a record or contradicts it. */
export const DisplacementEvidenceBody = Type.Object({
  part: oneOf(evidenceParts),
  stance: oneOf(stances),
  serial: Type.Optional(orNull(limited(20))),
  claimId: Type.Optional(orNull(id)),
  note: Type.Optional(words),
});

/** By what lists are narrowed. */
export const DisplacementQuery = Type.Object({
  cursor: Type.Optional(text),
  kind: Type.Optional(oneOf(recordKinds)),
  text: Type.Optional(limited(200)),
  settlementId: Type.Optional(id),
  year: Type.Optional(Type.Integer({ minimum: 1, maximum: 9999 })),
  cause: Type.Optional(oneOf(causes)),
  wish: Type.Optional(oneOf([...wishes, 'not-said'] as const)),
  status: Type.Optional(oneOf([...returnStates, 'not-said'] as const)),
});
/** By what displacements are counted, and from how few on they are published. */
export const AggregateQuery = Type.Object({ by: Type.Optional(oneOf(countedBy)) });
export const PublicQuery = Type.Object({ k: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })) });

/** What is recorded of each kind. */
export const HouseholdFactsSchema = Type.Object(household, { $id: 'HouseholdFacts' });
export const DisplacementEventFactsSchema = Type.Object(event, { $id: 'DisplacementEventFacts' });
export const PropertyFactsSchema = Type.Object(property, { $id: 'PropertyFacts' });

/** A settlement as it is named beside a record. */
const settlementNamed = Type.Union([
  Type.Object({ id: text, serial: textOrNull, name: textOrNull }),
  Type.Null(),
]);

/** Who belongs to a household, as the reader may know them. */
export const HouseholdMemberSchema = Type.Object(
  { id: text, person: ref(DetainedPersonSchema), role: oneOf(memberRoles), at: oneOf(memberTimes) },
  { $id: 'HouseholdMember' },
);

/** A record as lists have it. */
export const ListedDisplacementSchema = Type.Object(
  {
    id: text,
    serial: text,
    kind: oneOf(recordKinds),
    householdId: textOrNull,
    householdSerial: textOrNull,
    settlement: settlementNamed,
    year: Type.Union([whole, Type.Null()]),
    persons: Type.Union([whole, Type.Null()]),
    personsAre: Type.Union([oneOf(sizeKinds), Type.Null()]),
    household: Type.Union([ref(HouseholdFactsSchema), Type.Null()]),
    event: Type.Union([ref(DisplacementEventFactsSchema), Type.Null()]),
    property: Type.Union([ref(PropertyFactsSchema), Type.Null()]),
    members: Type.Array(ref(HouseholdMemberSchema)),
    /** The row of the sheet from which it was imported. */
    sheet: Type.Union([Type.Object({ serial: textOrNull, line: whole }), Type.Null()]),
    version: text,
    madeAt: text,
  },
  { $id: 'ListedDisplacement' },
);

const facet = Type.Array(Type.Object({ value: text, count: whole }));
/** What the records come to that the reader sees, of one kind. */
export const DisplacementCountsSchema = Type.Object(
  { records: whole, causes: facet, wishes: facet, statuses: facet },
  { $id: 'DisplacementCounts' },
);

/** A record with all that pages show of it. */
export const WholeDisplacementSchema = Type.Object(
  {
    record: ref(ListedDisplacementSchema),
    parts: Type.Array(ref(ListedDisplacementSchema), {
      description: 'Of a household its displacements and properties.',
    }),
    withdrawnReason: textOrNull,
    versions: Type.Array(Type.Object({ number: whole, why: textOrNull, madeBy: textOrNull, madeAt: text })),
    evidence: Type.Array(
      Type.Object({
        id: text,
        part: oneOf(evidenceParts),
        stance: oneOf(stances),
        serial: textOrNull,
        claimId: textOrNull,
        words: Type.Union([text, Type.Null()], { description: 'Null of what lies sealed.' }),
        note: textOrNull,
      }),
    ),
    losses: Type.Array(
      Type.Object({
        currency: text,
        sum: Type.Union([text, Type.Null()], {
          description: 'Null where periods of the same property overlap: the losses are not added then.',
        }),
        losses: Type.Array(whole),
        overlapping: Type.Array(Type.Array(whole)),
      }),
    ),
    findings: Type.Array(
      Type.Object({
        code: oneOf(['members-more', 'members-fewer'] as const),
        at: oneOf(memberTimes),
        members: whole,
        size: whole,
      }),
    ),
  },
  { $id: 'WholeDisplacement' },
);

/** Displacements counted, exact; numbers of different kinds apart. */
export const DisplacementAggregatesSchema = Type.Object(
  {
    by: oneOf(countedBy),
    cells: Type.Array(
      Type.Object({
        settlement: settlementNamed,
        column: textOrNull,
        are: oneOf(sizeKinds),
        isGroup: Type.Boolean(),
        displacements: whole,
        persons: whole,
      }),
    ),
  },
  { $id: 'DisplacementAggregates' },
);

/** Tables that may be published: the last row and the last column are totals; null is hidden. */
export const PublicDisplacementsSchema = Type.Object(
  {
    k: whole,
    tables: Type.Array(
      Type.Object({
        population: oneOf(populations),
        settlements: Type.Array(Type.Union([Type.Object({ serial: text, name: text }), Type.Null()])),
        years: Type.Array(textOrNull),
        cells: Type.Array(
          Type.Array(
            Type.Union([
              Type.Object({
                displacements: Type.Union([whole, Type.Null()]),
                persons: Type.Union([whole, Type.Null()]),
              }),
              Type.Null(),
            ]),
          ),
        ),
        hidden: Type.Object({ small: whole, complementary: whole }),
      }),
    ),
  },
  { $id: 'PublicDisplacements' },
);

/** Who was displaced from a settlement, as far as the reader may see. */
export const DisplacedFromSchema = Type.Object(
  {
    displacements: whole,
    households: whole,
    groups: whole,
    sizes: Type.Array(
      Type.Object({ are: oneOf(sizeKinds), isGroup: Type.Boolean(), displacements: whole, persons: whole }),
    ),
    wishes: facet,
    statuses: facet,
  },
  { $id: 'DisplacedFrom' },
);

import { Type } from 'typebox';
import {
  dayKinds,
  eventWords,
  forceKinds,
  standingKinds,
  undertakingKinds,
  undertakingRoles,
} from '#undertakings';
import { oneOf, orNull, ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const id = Type.String({ format: 'uuid' });
const limited = (most: number) => Type.String({ maxLength: most });
const needed = (most: number) => Type.String({ minLength: 1, maxLength: most });
const day = orNull(limited(100));

const basis = {
  serials: Type.Array(limited(20), { maxItems: 200 }),
  quoteIds: Type.Array(id, { maxItems: 200 }),
  claimIds: Type.Array(id, { maxItems: 200 }),
  incidentIds: Type.Array(id, { maxItems: 200 }),
};

/** A party of an undertaking. */
export const UndertakingPartySchema = Type.Object(
  { name: needed(200), role: oneOf(undertakingRoles) },
  { $id: 'UndertakingParty' },
);

const undertaking = {
  kind: oneOf(undertakingKinds),
  title: needed(300),
  parties: Type.Array(ref(UndertakingPartySchema), { minItems: 1, maxItems: 40 }),
};
const ofUndertaking = {
  dated: day,
  whichText: orNull(limited(1000)),
  toCheck: Type.Boolean(),
  proceedingId: orNull(id),
  stepId: orNull(id),
  ...basis,
};

/** What is said of an undertaking that is recorded. Its basis is its text. */
export const UndertakingBody = Type.Object({
  ...undertaking,
  ...Type.Partial(Type.Object(ofUndertaking)).properties,
  compartmentId: Type.Optional(id),
});

/** What is changed of it. */
export const UndertakingChange = Type.Partial(Type.Object({ ...undertaking, ...ofUndertaking }));

const obligation = { owedBy: needed(200), words: needed(4000) };
const ofObligation = {
  label: orNull(limited(60)),
  owedTo: orNull(limited(300)),
  dueOn: day,
  isContinuing: Type.Boolean(),
  conditions: orNull(limited(2000)),
  inForceFrom: day,
  inForceTo: day,
  toCheck: Type.Boolean(),
  ...basis,
};

/** What is said of an obligation that is recorded. */
export const ObligationBody = Type.Object({
  ...obligation,
  ...Type.Partial(Type.Object(ofObligation)).properties,
});

/** What is changed of it. */
export const ObligationChange = Type.Partial(Type.Object({ ...obligation, ...ofObligation }));

const event = { says: oneOf(eventWords), saidBy: needed(300) };
const ofEvent = {
  side: orNull(limited(200)),
  saidOn: day,
  happenedOn: day,
  extendedTo: day,
  note: orNull(limited(2000)),
  ...basis,
};

/** What somebody says of an obligation, as it is recorded. */
export const ComplianceBody = Type.Object({ ...event, ...Type.Partial(Type.Object(ofEvent)).properties });

/** What is changed of it. */
export const ComplianceChange = Type.Partial(Type.Object({ ...event, ...ofEvent }));

/** An item, quote, claim or incident that shows something. */
export const UndertakingBasisSchema = Type.Object(
  {
    serial: Type.Union([text, Type.Null()], { description: 'Of the item, or of the item that is quoted.' }),
    quoteId: textOrNull,
    claimId: textOrNull,
    incidentId: textOrNull,
    body: Type.Union([text, Type.Null()], {
      description: 'What the quote, the claim or the title of the incident says; null of what is sealed.',
    }),
    isWithdrawn: Type.Boolean(),
  },
  { $id: 'UndertakingBasis' },
);

const bases = Type.Array(ref(UndertakingBasisSchema));
const made = { version: text, madeBy: textOrNull, madeAt: text };

/** An undertaking, as lists have it. */
export const UndertakingSchema = Type.Object(
  {
    id: text,
    kind: oneOf(undertakingKinds),
    title: text,
    dated: textOrNull,
    parties: Type.Array(ref(UndertakingPartySchema)),
    whichText: textOrNull,
    toCheck: Type.Boolean({ description: 'Said from general knowledge: to be checked by a lawyer.' }),
    ...made,
    withdrawnReason: textOrNull,
  },
  { $id: 'Undertaking' },
);

/** What one claimant said last by the end of a day. */
export const LastSaidSchema = Type.Object(
  {
    name: text,
    isSide: Type.Boolean(),
    // No choice of two schemas: that nothing was said is told apart.
    says: Type.Unsafe<(typeof eventWords)[number] | null>({
      type: ['string', 'null'],
      enum: [...eventWords, null],
    }),
    eventId: textOrNull,
    times: Type.Integer({ description: 'How often it spoke by that day.' }),
    isOrderSure: Type.Boolean({
      description: 'False: the days are not known well enough to say that this was said last.',
    }),
  },
  { $id: 'LastSaid' },
);

/** How an obligation stands at the end of a day, by what was said of it until then: no finding. */
export const ObligationStandingSchema = Type.Object(
  {
    day: text,
    kind: oneOf(standingKinds),
    claimants: Type.Array(ref(LastSaidSchema), {
      description: 'Every side of the undertaking, then whoever else spoke, each apart.',
    }),
    unplaced: Type.Integer({ description: 'Events without a day, which are not reckoned with.' }),
    due: oneOf(dayKinds),
    dueFirst: textOrNull,
    dueLast: textOrNull,
    isPassedInSilence: Type.Boolean({
      description: 'The day is over, and no word of anybody is recorded.',
    }),
    force: oneOf(forceKinds),
  },
  { $id: 'ObligationStanding' },
);

/** What somebody says of an obligation. */
export const ComplianceEventSchema = Type.Object(
  {
    id: text,
    says: oneOf(eventWords),
    side: textOrNull,
    saidBy: text,
    saidOn: textOrNull,
    happenedOn: textOrNull,
    extendedTo: textOrNull,
    note: textOrNull,
    firstDay: Type.Union([text, Type.Null()], {
      description: 'First day on which it may have been said, YYYY-MM-DD; null where that is not known.',
    }),
    lastDay: textOrNull,
    basis: bases,
    ...made,
  },
  { $id: 'ComplianceEvent' },
);

/** What one party is to do, how that stands, and all that was said of it. */
export const ObligationSchema = Type.Object(
  {
    id: text,
    label: textOrNull,
    owedBy: text,
    owedTo: textOrNull,
    words: text,
    dueOn: textOrNull,
    isContinuing: Type.Boolean(),
    conditions: textOrNull,
    inForceFrom: textOrNull,
    inForceTo: textOrNull,
    toCheck: Type.Boolean(),
    basis: bases,
    events: Type.Array(ref(ComplianceEventSchema), {
      description: 'In the order of time; those without a day last.',
    }),
    standing: ref(ObligationStandingSchema),
    history: Type.Array(ref(ObligationStandingSchema), {
      description: 'The days on which it came to stand otherwise.',
    }),
    ...made,
  },
  { $id: 'Obligation' },
);

/** A day by which something is due. */
export const DueDateSchema = Type.Object(
  {
    obligationId: text,
    dueOn: text,
    first: textOrNull,
    last: textOrNull,
    extendedBy: Type.Union([text, Type.Null()], {
      description: 'Who says that the time was extended to it; null: the text says it.',
    }),
  },
  { $id: 'DueDate' },
);

/** An undertaking in a list, with how it stands today (UTC). */
export const ListedUndertakingSchema = Type.Object(
  {
    undertaking: ref(UndertakingSchema),
    obligations: Type.Integer(),
    nothing: Type.Integer(),
    only: Type.Integer(),
    same: Type.Integer(),
    differ: Type.Integer(),
    silent: Type.Integer({
      description: 'Obligations whose day is over without a recorded word of anybody.',
    }),
    next: Type.Union([ref(DueDateSchema), Type.Null()]),
  },
  { $id: 'ListedUndertaking' },
);

/** An undertaking with its obligations and what each side says of them, as of the end of a day. */
export const WholeUndertakingSchema = Type.Object(
  {
    undertaking: ref(UndertakingSchema),
    day: text,
    order: Type.Union([
      Type.Object({ proceedingId: text, title: text, stepId: textOrNull, step: textOrNull }),
      Type.Null(),
    ]),
    text: bases,
    obligations: Type.Array(ref(ObligationSchema)),
    dueDates: Type.Array(ref(DueDateSchema), { description: 'The earliest first.' }),
    hasMore: Type.Boolean(),
  },
  { $id: 'WholeUndertaking' },
);

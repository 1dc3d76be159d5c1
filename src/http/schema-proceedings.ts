import { Type } from 'typebox';
import {
  answerStates,
  exchangeForms,
  FIXED_MAX,
  linkRelations,
  partyRoles,
  proceedingStatuses,
  replyStates,
  stepKinds,
} from '#proceedings';
import { AuthoritySchema, LawTextSchema } from './schema-law-in-force.ts';
import { oneOf, orNull, ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const id = Type.String({ format: 'uuid' });
const lawText = ref(LawTextSchema);
const limited = (most: number) => Type.String({ maxLength: most });
const serials = Type.Array(limited(20), { maxItems: 200 });

/** A party of a proceeding. */
export const PartySchema = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 200 }), role: oneOf(partyRoles) },
  { $id: 'Party' },
);

const facts = {
  title: Type.String({ minLength: 1, maxLength: 300 }),
  forum: limited(60),
  parties: Type.Array(ref(PartySchema), { minItems: 1, maxItems: 40 }),
  status: oneOf(proceedingStatuses),
};
const more = {
  bench: orNull(limited(300)),
  registryNumber: orNull(limited(100)),
  begunOn: orNull(limited(100)),
};
const instruments = Type.Array(limited(60), { maxItems: 100 });

/** What is said of a proceeding that is made. */
export const ProceedingBody = Type.Object({
  ...facts,
  ...Type.Partial(Type.Object({ ...more, instruments })).properties,
  compartmentId: Type.Optional(id),
});

/** What is changed of it. */
export const ProceedingChange = Type.Partial(Type.Object({ ...facts, ...more, instruments }));

/** What a step that is an exchange says of it. */
export const ExchangeSchema = Type.Object(
  {
    form: oneOf(exchangeForms),
    addressedTo: orNull(limited(300)),
    // Null while nobody has looked: whether it names the treaty that is invoked.
    namesTreaty: orNull(Type.Boolean()),
    named: orNull(limited(300)),
    // No choice of two schemas, as `orNull`: that no answer came is told apart from that nobody has looked.
    reply: Type.Unsafe<(typeof replyStates)[number] | null>({
      type: ['string', 'null'],
      enum: [...replyStates, null],
    }),
    repliedOn: orNull(limited(100)),
    replySays: orNull(limited(2000)),
  },
  { $id: 'DiplomaticExchange' },
);

/** A day that a step fixed for something. */
export const FixedTimeSchema = Type.Object(
  {
    what: Type.String({ minLength: 1, maxLength: 300 }),
    forWhom: orNull(limited(300)),
    dueOn: Type.String({ format: 'date' }),
    keptOn: orNull(Type.String({ format: 'date' })),
  },
  { $id: 'FixedTime' },
);

const step = { kind: oneOf(stepKinds), what: Type.String({ minLength: 1, maxLength: 2000 }) };
const ofStep = {
  byWhom: orNull(limited(300)),
  happenedOn: orNull(limited(100)),
  event: orNull(limited(60)),
  fixedTimes: Type.Array(ref(FixedTimeSchema), { maxItems: FIXED_MAX }),
  serials,
  exchange: Type.Union([ref(ExchangeSchema), Type.Null()]),
};

/** What is said of a step that is recorded. */
export const StepBody = Type.Object({ ...step, ...Type.Partial(Type.Object(ofStep)).properties });

/** What is changed of it. */
export const StepChange = Type.Partial(Type.Object({ ...step, ...ofStep }));

/** Another proceeding, what it is to this one, and why. */
export const ProceedingLinkBody = Type.Object({
  otherId: id,
  relation: oneOf(linkRelations),
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
});

/** An answer to a test of a checklist. */
export const TestAnswerBody = Type.Object({
  checklist: limited(60),
  test: limited(60),
  state: oneOf(answerStates),
  reasons: Type.Optional(orNull(limited(4000))),
  claimIds: Type.Optional(Type.Array(id, { maxItems: 200 })),
  serials: Type.Optional(serials),
});

/** A proceeding, as lists have it. */
export const ProceedingSchema = Type.Object(
  {
    id: text,
    title: text,
    forum: text,
    parties: Type.Array(ref(PartySchema)),
    bench: textOrNull,
    registryNumber: textOrNull,
    instruments: Type.Array(text),
    status: oneOf(proceedingStatuses),
    begunOn: textOrNull,
    version: text,
    madeBy: textOrNull,
    madeAt: text,
    withdrawnReason: textOrNull,
  },
  { $id: 'Proceeding' },
);

/** A step of a proceeding. */
export const StepSchema = Type.Object(
  {
    id: text,
    kind: oneOf(stepKinds),
    byWhom: textOrNull,
    happenedOn: textOrNull,
    what: text,
    event: textOrNull,
    fixedTimes: Type.Array(ref(FixedTimeSchema)),
    serials: Type.Array(text),
    exchange: Type.Union([ref(ExchangeSchema), Type.Null()]),
    firstDay: Type.Union([text, Type.Null()], {
      description: 'First day that it may have been on, YYYY-MM-DD; null where that is open or not known.',
    }),
    lastDay: textOrNull,
    version: text,
    madeBy: textOrNull,
    madeAt: text,
  },
  { $id: 'ProceedingStep' },
);

/** A limit of time with what is cited for it. */
export const DeadlineRuleSchema = Type.Object(
  {
    key: text,
    names: lawText,
    cited: lawText,
    text: lawText,
    unit: oneOf(['days', 'months'] as const),
    atMost: Type.Integer(),
    from: textOrNull,
    until: textOrNull,
    isWaiting: Type.Boolean({ description: 'What it speaks of may be done only when the time is over.' }),
    file: Type.Object({ id: text, version: Type.Integer(), digest: text }),
    source: textOrNull,
    toCheck: Type.Boolean({ description: 'Said from general knowledge: to be checked by a lawyer.' }),
  },
  { $id: 'DeadlineRule' },
);

/** A last day, or the days between which it lies, or why none can be said. */
export const DeadlineSchema = Type.Object(
  {
    key: text,
    stepId: text,
    rule: Type.Union([ref(DeadlineRuleSchema), Type.Null()], {
      description: 'Null of a day that the step itself fixed.',
    }),
    fixed: Type.Union(
      [
        Type.Object({
          what: text,
          forWhom: textOrNull,
          dueOn: text,
          keptOn: textOrNull,
          replacedBy: Type.Union([text, Type.Null()], {
            description: 'Id of the step that fixed another day for the same later.',
          }),
        }),
        Type.Null(),
      ],
      { description: 'Null of a day that follows from a rule.' },
    ),
    first: textOrNull,
    last: textOrNull,
    isExact: Type.Boolean(),
    isEndOfMonth: Type.Boolean({ description: 'A month had no such day: its last day was taken.' }),
    why: Type.Union([
      oneOf(['no-day', 'uncertain', 'open-end', 'not-understood', 'out-of-range'] as const),
      Type.Null(),
    ]),
    canBeMissed: Type.Boolean({
      description: 'Not a time that one only has to wait for, nor a fixed day that was kept or replaced.',
    }),
  },
  { $id: 'Deadline' },
);

/** How a person sees a test. */
export const TestAnswerSchema = Type.Object(
  {
    id: text,
    checklist: text,
    test: text,
    state: oneOf(answerStates),
    reasons: textOrNull,
    evidence: Type.Array(
      Type.Object({
        claimId: textOrNull,
        body: Type.Union([text, Type.Null()], { description: 'What the claim says; null of a sealed one.' }),
        serial: textOrNull,
        isWithdrawn: Type.Boolean(),
      }),
    ),
    checklistVersion: Type.Integer(),
    checklistDigest: text,
    isOfOtherLaw: Type.Boolean({ description: 'The checklist says something else now.' }),
    madeBy: textOrNull,
    madeAt: text,
  },
  { $id: 'TestAnswer' },
);

/** A checklist with the newest answer to each of its tests. */
export const AnsweredChecklistSchema = Type.Object(
  {
    id: text,
    version: Type.Integer(),
    names: lawText,
    about: text,
    instrument: textOrNull,
    tests: Type.Array(
      Type.Object({
        id: text,
        label: lawText,
        text: lawText,
        evidence: Type.Array(lawText),
        isOfExchanges: Type.Boolean({ description: 'Exchanges between the parties show it.' }),
        rule: textOrNull,
        ruleAsOf: textOrNull,
        authority: Type.Array(ref(AuthoritySchema)),
        toCheck: Type.Boolean(),
        answer: Type.Union([ref(TestAnswerSchema), Type.Null()]),
        answers: Type.Integer({ description: 'How many answers were given; the newest is told.' }),
      }),
    ),
  },
  { $id: 'AnsweredChecklist' },
);

/** A proceeding in a list, with how it stands today (UTC). */
export const ListedProceedingSchema = Type.Object(
  {
    proceeding: ref(ProceedingSchema),
    next: Type.Union([ref(DeadlineSchema), Type.Null()], {
      description: 'The first time that runs out today or later.',
    }),
    last: Type.Union(
      [Type.Object({ kind: oneOf(stepKinds), what: text, happenedOn: textOrNull }), Type.Null()],
      { description: 'The step that was taken last.' },
    ),
  },
  { $id: 'ListedProceeding' },
);

/** A proceeding with its timeline, deadlines, checklists and links. */
export const WholeProceedingSchema = Type.Object(
  {
    proceeding: ref(ProceedingSchema),
    steps: Type.Array(ref(StepSchema), { description: 'In the order of time; those without a day last.' }),
    hasMore: Type.Boolean(),
    deadlines: Type.Array(ref(DeadlineSchema), {
      description: 'The earliest first; those without a day last.',
    }),
    events: Type.Array(Type.Object({ event: text, rules: Type.Array(ref(DeadlineRuleSchema)) }), {
      description: 'What a step can be called so that a time runs from it.',
    }),
    checklists: Type.Array(ref(AnsweredChecklistSchema)),
    leftAnswers: Type.Array(ref(TestAnswerSchema), {
      description: 'Answers to tests that this proceeding or the law does not have any more.',
    }),
    links: Type.Array(
      Type.Object({
        id: text,
        otherId: text,
        title: text,
        forum: text,
        status: text,
        relation: oneOf(linkRelations),
        reason: text,
        madeBy: textOrNull,
        madeAt: text,
        parties: Type.Array(ref(PartySchema)),
        instruments: Type.Array(text),
        shared: Type.Array(Type.Object({ serial: textOrNull, claimId: textOrNull, body: textOrNull }), {
          description: 'Items and claims that both rest on; what a sealed claim says is null.',
        }),
      }),
    ),
  },
  { $id: 'WholeProceeding' },
);

import { Type, type Static } from 'typebox';
import type { Identity, Tx } from '#db';
import { AppError, placeCalled } from '#kernel';
import type { Law } from '#law';
import {
  addStep,
  answerStates,
  answerTest,
  changeStep,
  exchangeForms,
  FIXED_MAX,
  makeProceeding,
  partyRoles,
  proceedingStatuses,
  replyStates,
  stepKinds,
  type ExchangeFacts,
  type ShownProceeding,
} from '#proceedings';
import { atPlace, closed, IdForm, MayBe, OrNull, Words } from './form-parts.ts';
import { readForm, readSeveral, type Several } from './read-form.ts';

type By = Identity & { readonly personId: string };

const MOST = 2000;
const Serials = Type.Optional(Type.Array(Words, { maxItems: 200 }));

const Exchange = Type.Object(
  {
    form: Type.Enum([...exchangeForms]),
    addressedTo: MayBe,
    namesTreaty: Type.Optional(Type.Boolean()),
    named: MayBe,
    reply: Type.Optional(Type.Enum([...replyStates])),
    repliedOn: MayBe,
    replySays: MayBe,
  },
  closed,
);

const FixedTimes = Type.Optional(
  Type.Array(Type.Object({ what: Words, forWhom: MayBe, dueOn: Words, keptOn: MayBe }, closed), {
    maxItems: FIXED_MAX,
  }),
);

const Step = Type.Object(
  {
    kind: Type.Enum([...stepKinds]),
    what: Words,
    byWhom: MayBe,
    happenedOn: MayBe,
    event: MayBe,
    fixedTimes: FixedTimes,
    serials: Serials,
    exchange: Type.Optional(Exchange),
  },
  closed,
);

const Answer = Type.Object(
  {
    checklist: Words,
    test: Words,
    state: Type.Enum([...answerStates]),
    reasons: MayBe,
    claimIds: Type.Optional(Type.Array(IdForm, { maxItems: 200 })),
    serials: Serials,
  },
  closed,
);

const Parties = Type.Array(Type.Object({ name: Words, role: Type.Enum([...partyRoles]) }, closed), {
  minItems: 1,
  maxItems: 40,
});
const Instruments = Type.Array(Words, { maxItems: 100 });

const ProceedingFile = Type.Object(
  {
    title: Words,
    forum: Words,
    parties: Parties,
    status: Type.Enum([...proceedingStatuses]),
    bench: MayBe,
    registryNumber: MayBe,
    instruments: Type.Optional(Instruments),
    begunOn: MayBe,
    compartmentId: Type.Optional(IdForm),
    steps: Type.Optional(Type.Array(Step, { maxItems: MOST })),
    answers: Type.Optional(Type.Array(Answer, { maxItems: MOST })),
  },
  closed,
);

const ProceedingChange = Type.Object(
  {
    title: Type.Optional(Words),
    forum: Type.Optional(Words),
    parties: Type.Optional(Parties),
    status: Type.Optional(Type.Enum([...proceedingStatuses])),
    bench: OrNull,
    registryNumber: OrNull,
    instruments: Type.Optional(Instruments),
    begunOn: OrNull,
  },
  { ...closed, minProperties: 1 },
);

/** Of an exchange, too, what is left out stays. */
const ExchangeChange = Type.Object(
  {
    form: Type.Optional(Type.Enum([...exchangeForms])),
    addressedTo: OrNull,
    namesTreaty: Type.Optional(Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] })),
    named: OrNull,
    reply: Type.Optional(
      Type.Unsafe<(typeof replyStates)[number] | null>({
        type: ['string', 'null'],
        enum: [...replyStates, null],
      }),
    ),
    repliedOn: OrNull,
    replySays: OrNull,
  },
  closed,
);

const StepChange = Type.Object(
  {
    kind: Type.Optional(Type.Enum([...stepKinds])),
    what: Type.Optional(Words),
    byWhom: OrNull,
    happenedOn: OrNull,
    event: OrNull,
    fixedTimes: FixedTimes,
    serials: Serials,
    exchange: Type.Optional(Type.Union([ExchangeChange, Type.Null()])),
  },
  { ...closed, minProperties: 1 },
);

const UNSAID = {
  proceeding: { bench: null, registryNumber: null, instruments: [], begunOn: null },
  step: { byWhom: null, happenedOn: null, event: null, serials: [] },
  exchange: {
    addressedTo: null,
    namesTreaty: null,
    named: null,
    reply: null,
    repliedOn: null,
    replySays: null,
  },
  fixedTime: { forWhom: null, keptOn: null },
  answer: { reasons: null, claimIds: [], serials: [] },
};

/** What a file holds of one form, and the place in it of the list, as a JSON pointer; left out where the list is the file. */
type FromFile<One> = Several<One> & { readonly under?: string };

/** A proceeding as a file says it, with its steps and answers; what is left out is not said. */
export type GivenProceeding = Static<typeof ProceedingFile>;
/** Steps as a file says them, in its order. */
export type GivenSteps = FromFile<Static<typeof Step>>;
/** Answers to tests of checklists as a file says them, in its order: of two to one test the later counts. */
export type GivenAnswers = FromFile<Static<typeof Answer>>;

/** What changes of a step; what is left out stays, also of its exchange. */
export type GivenStepChange = Static<typeof StepChange>;

/** Reads a JSON file that somebody wrote. Error INVALID_INPUT says what of it is not of the form, and where. */
export const readProceeding = (file: string): Promise<GivenProceeding> => readForm(file, ProceedingFile);

/** Reads a JSON file of what changes of a proceeding; null takes away what was said. Errors as `readProceeding`. */
export const readProceedingChange = (file: string): Promise<Static<typeof ProceedingChange>> =>
  readForm(file, ProceedingChange);

/** Reads a JSON file of what changes of a step; null takes away what was said. Errors as `readProceeding`. */
export const readStepChange = (file: string): Promise<GivenStepChange> => readForm(file, StepChange);

/** Reads a JSON file of one step or of a list of them. Errors as `readProceeding`. */
export const readSteps = (file: string): Promise<GivenSteps> => readSeveral(file, Step, MOST);

/** Reads a JSON file of one answer or of a list of them. Errors as `readProceeding`. */
export const readAnswers = (file: string): Promise<GivenAnswers> => readSeveral(file, Answer, MOST);

/** Does something with each of what a file holds in a list at `under`, in its order; a refusal says with which. Returns what came of each. */
async function ofEach<One, Made>(
  { all, isList, under = '' }: FromFile<One>,
  run: (one: One) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const [at, one] of all.entries())
    made.push(isList ? await atPlace(`${under}/${at}`, () => run(one)) : await run(one));
  return made;
}

interface In {
  readonly law: Law;
  readonly proceedingId: string;
}

const timesSaid = (times: NonNullable<GivenStepChange['fixedTimes']>) =>
  times.map((one) => ({ ...UNSAID.fixedTime, ...one }));

/** Records steps of a proceeding: all of them, or nothing. Returns their ids in order. Errors as `addStep`; of a list they say which. */
export const bringSteps = (tx: Tx, by: By, { law, proceedingId }: In, steps: GivenSteps): Promise<string[]> =>
  ofEach(steps, ({ exchange, fixedTimes = [], ...said }) => {
    const of = exchange === undefined ? {} : { exchange: { ...UNSAID.exchange, ...exchange } };
    const facts = { ...UNSAID.step, ...said, fixedTimes: timesSaid(fixedTimes), ...of };
    return addStep(tx, by, proceedingId, { law, facts });
  });

/** What a change leaves of an exchange: what is left out stays as `known` has it; of one that was none yet it is not said. Error INVALID_INPUT. */
function exchangeAfter(
  change: NonNullable<GivenStepChange['exchange']>,
  known: ShownProceeding['steps'][number]['exchange'],
): ExchangeFacts {
  const before = known && {
    form: known.form as ExchangeFacts['form'],
    addressedTo: known.addressed_to,
    namesTreaty: known.names_treaty,
    named: known.named,
    reply: known.reply as ExchangeFacts['reply'],
    repliedOn: known.replied_on,
    replySays: known.reply_says,
  };
  const { form = before?.form } = change;
  if (form === undefined)
    throw new AppError('INVALID_INPUT', {
      what: placeCalled('/exchange/form'),
      why: 'it is missing, and the step says nothing of an exchange yet',
      at: '/exchange/form',
    });
  return { ...(before ?? UNSAID.exchange), ...change, form };
}

/**
 * Changes a step of a proceeding, of the version that was looked at, as it is `shown`. Returns its new version. Errors as `changeStep`,
 * NOT_FOUND for a step of another proceeding.
 */
export async function bringStepChange(
  tx: Tx,
  by: By,
  { law, shown }: { readonly law: Law; readonly shown: ShownProceeding },
  given: { readonly id: string; readonly version: string; readonly change: GivenStepChange },
): Promise<number> {
  const { id, version } = given;
  const { exchange, fixedTimes, ...said } = given.change;
  const known = shown.steps.find((one) => one.id === id)?.exchange ?? null;
  const of = exchange === undefined ? {} : { exchange: exchange && exchangeAfter(exchange, known) };
  const times = fixedTimes === undefined ? {} : { fixedTimes: timesSaid(fixedTimes) };
  const row = await changeStep(tx, by, id, { law, version, facts: { ...said, ...times, ...of } });
  if (row.proceeding_id !== shown.proceeding.id) throw new AppError('NOT_FOUND', { what: 'step', id });
  return row.version;
}

/** Records answers to tests: all of them, or nothing. Returns their ids in order. Errors as `answerTest`; of a list they say which. */
export const bringAnswers = (
  tx: Tx,
  by: By,
  { law, proceedingId }: In,
  answers: GivenAnswers,
): Promise<string[]> =>
  ofEach(answers, (said) => answerTest(tx, by, proceedingId, { law, ...UNSAID.answer, ...said }));

/** Records a proceeding with its steps and answers: all of it in the transaction, or nothing. Returns the ids. Errors as of each. */
export async function bringProceeding(
  tx: Tx,
  by: By,
  home: { readonly law: Law; readonly caseId: string; readonly compartmentId: string },
  given: GivenProceeding,
): Promise<{ id: string; steps: string[]; answers: string[] }> {
  const { steps = [], answers = [], compartmentId = home.compartmentId, ...said } = given;
  const { law, caseId } = home;
  const facts = { ...UNSAID.proceeding, ...said };
  const id = await makeProceeding(tx, by, { law, caseId, compartmentId, facts });
  const of = { law, proceedingId: id };
  return {
    id,
    steps: await bringSteps(tx, by, of, { all: steps, isList: true, under: '/steps' }),
    answers: await bringAnswers(tx, by, of, { all: answers, isList: true, under: '/answers' }),
  };
}

import { Type, type Static } from 'typebox';
import type { Identity, Tx } from '#db';
import type { Law } from '#law';
import {
  addStep,
  answerStates,
  answerTest,
  exchangeForms,
  makeProceeding,
  partyRoles,
  proceedingStatuses,
  replyStates,
  stepKinds,
} from '#proceedings';
import { atPlace, closed, IdForm, MayBe, Words } from './form-parts.ts';
import { readForm } from './read-form.ts';

type By = Identity & { readonly personId: string };

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

const Step = Type.Object(
  {
    kind: Type.Enum([...stepKinds]),
    what: Words,
    byWhom: MayBe,
    happenedOn: MayBe,
    event: MayBe,
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

const ProceedingFile = Type.Object(
  {
    title: Words,
    forum: Words,
    parties: Type.Array(Type.Object({ name: Words, role: Type.Enum([...partyRoles]) }, closed), {
      minItems: 1,
      maxItems: 40,
    }),
    status: Type.Enum([...proceedingStatuses]),
    bench: MayBe,
    registryNumber: MayBe,
    instruments: Type.Optional(Type.Array(Words, { maxItems: 100 })),
    begunOn: MayBe,
    compartmentId: Type.Optional(IdForm),
    steps: Type.Optional(Type.Array(Step, { maxItems: 2000 })),
    answers: Type.Optional(Type.Array(Answer, { maxItems: 2000 })),
  },
  closed,
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
  answer: { reasons: null, claimIds: [], serials: [] },
};

/** One of something or a list of it, as a list: `where` gives the place of each in the file, as a JSON pointer. */
interface Several<One> {
  readonly all: readonly One[];
  readonly where: (at: number) => string;
}

/** A proceeding as a file says it, with its steps and answers; what is left out is not said. */
export type GivenProceeding = Static<typeof ProceedingFile>;
/** Steps as a file says them, in its order. */
export type GivenSteps = Several<Static<typeof Step>>;
/** Answers to tests of checklists as a file says them, in its order: of two to one test the later counts. */
export type GivenAnswers = Several<Static<typeof Answer>>;

const listOf = <One>(given: One | One[]): Several<One> =>
  Array.isArray(given) ? { all: given, where: (at) => `/${at}` } : { all: [given], where: () => '' };

/** Reads a JSON file that somebody wrote. Error INVALID_INPUT says what of it is not of the form, and where. */
export const readProceeding = (file: string): Promise<GivenProceeding> => readForm(file, ProceedingFile);

/** Reads a JSON file of one step or of a list of them. Errors as `readProceeding`. */
export const readSteps = async (file: string): Promise<GivenSteps> =>
  listOf(await readForm(file, Type.Union([Step, Type.Array(Step, { minItems: 1, maxItems: 2000 })])));

/** Reads a JSON file of one answer or of a list of them. Errors as `readProceeding`. */
export const readAnswers = async (file: string): Promise<GivenAnswers> =>
  listOf(await readForm(file, Type.Union([Answer, Type.Array(Answer, { minItems: 1, maxItems: 2000 })])));

interface In {
  readonly law: Law;
  readonly proceedingId: string;
}

/** Records steps of a proceeding: all of them, or nothing. Returns their ids in order. Errors as `addStep`, which say which step. */
export async function bringSteps(tx: Tx, by: By, { law, proceedingId }: In, steps: GivenSteps): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, { exchange, ...said }] of steps.all.entries()) {
    const facts = {
      ...UNSAID.step,
      ...said,
      ...(exchange === undefined ? {} : { exchange: { ...UNSAID.exchange, ...exchange } }),
    };
    ids.push(await atPlace(steps.where(at), () => addStep(tx, by, proceedingId, { law, facts })));
  }
  return ids;
}

/** Records answers to tests: all of them, or nothing. Returns their ids in order. Errors as `answerTest`, which say which answer. */
export async function bringAnswers(
  tx: Tx,
  by: By,
  { law, proceedingId }: In,
  answers: GivenAnswers,
): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, said] of answers.all.entries())
    ids.push(
      await atPlace(answers.where(at), () =>
        answerTest(tx, by, proceedingId, { law, ...UNSAID.answer, ...said }),
      ),
    );
  return ids;
}

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
    steps: await bringSteps(tx, by, of, { all: steps, where: (at) => `/steps/${at}` }),
    answers: await bringAnswers(tx, by, of, { all: answers, where: (at) => `/answers/${at}` }),
  };
}

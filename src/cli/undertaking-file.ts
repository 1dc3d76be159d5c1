import { Type, type Static } from 'typebox';
import type { Identity, Tx } from '#db';
import {
  addComplianceEvent,
  addObligation,
  eventWords,
  makeUndertaking,
  undertakingKinds,
  undertakingRoles,
  unsaid,
} from '#undertakings';
import { closed, IdForm, MayBe, Words } from './form-parts.ts';
import { readForm, readSeveral } from './read-form.ts';

type By = Identity & { readonly personId: string };

const Ids = Type.Array(IdForm, { maxItems: 200 });
const basis = {
  serials: Type.Optional(Type.Array(Words, { maxItems: 200 })),
  quoteIds: Type.Optional(Ids),
  claimIds: Type.Optional(Ids),
  incidentIds: Type.Optional(Ids),
};

const Event = Type.Object(
  {
    says: Type.Enum([...eventWords]),
    side: MayBe,
    saidBy: Words,
    saidOn: MayBe,
    happenedOn: MayBe,
    extendedTo: MayBe,
    note: MayBe,
    ...basis,
  },
  closed,
);

const Obligation = Type.Object(
  {
    label: MayBe,
    owedBy: Words,
    owedTo: MayBe,
    words: Words,
    dueOn: MayBe,
    isContinuing: Type.Optional(Type.Boolean()),
    conditions: MayBe,
    inForceFrom: MayBe,
    inForceTo: MayBe,
    toCheck: Type.Optional(Type.Boolean()),
    ...basis,
    events: Type.Optional(Type.Array(Event, { maxItems: 2000 })),
  },
  closed,
);

const UndertakingFile = Type.Object(
  {
    kind: Type.Enum([...undertakingKinds]),
    title: Words,
    dated: MayBe,
    parties: Type.Array(Type.Object({ name: Words, role: Type.Enum([...undertakingRoles]) }, closed), {
      minItems: 1,
      maxItems: 40,
    }),
    whichText: MayBe,
    toCheck: Type.Optional(Type.Boolean()),
    proceedingId: Type.Optional(IdForm),
    stepId: Type.Optional(IdForm),
    ...basis,
    obligations: Type.Optional(Type.Array(Obligation, { maxItems: 500 })),
  },
  closed,
);

/** An undertaking as a file says it, with its obligations and what was said of each; what is left out is not said. */
export type GivenUndertaking = Static<typeof UndertakingFile>;

/** Reads a JSON file that somebody wrote. Error INVALID_INPUT says what of it is not of the form, and where. */
export const readUndertaking = (file: string): Promise<GivenUndertaking> => readForm(file, UndertakingFile);

/** What was said of an obligation, one event or several, as a file says it. */
type GivenEvents = readonly Static<typeof Event>[];

/** Reads a JSON file of one event or of a list of them. Errors as `readUndertaking`. */
export const readEvents = async (file: string): Promise<GivenEvents> =>
  (await readSeveral(file, Event, 2000)).all;

/** Records what was said of an obligation: all of it, or nothing. Returns the ids. Errors as `addComplianceEvent`. */
export async function bringEvents(
  tx: Tx,
  by: By,
  obligationId: string,
  events: GivenEvents,
): Promise<string[]> {
  const ids: string[] = [];
  for (const event of events)
    ids.push(await addComplianceEvent(tx, by, obligationId, { ...unsaid.event, ...event }));
  return ids;
}

/** Records an undertaking with its obligations and what was said of each: all of it, or nothing. Returns its id. Errors as of each. */
export async function bringUndertaking(
  tx: Tx,
  by: By,
  home: { readonly caseId: string; readonly compartmentId: string },
  given: GivenUndertaking,
): Promise<string> {
  const { obligations = [], ...said } = given;
  const id = await makeUndertaking(tx, by, { ...home, facts: { ...unsaid.undertaking, ...said } });
  for (const { events = [], ...owed } of obligations) {
    const obligationId = await addObligation(tx, by, id, { ...unsaid.obligation, ...owed });
    for (const event of events) await addComplianceEvent(tx, by, obligationId, { ...unsaid.event, ...event });
  }
  return id;
}

import { Type, type Static } from 'typebox';
import type { Identity, Tx } from '#db';
import { AppError, isId, parseSerial } from '#kernel';
import type { Law } from '#law';
import {
  answerEvidence,
  layableCalled,
  layEvidence,
  makeAllegation,
  stances,
  type RecordRef,
} from '#pleading';
import { atPlace, closed, IdForm, MayBe, OrNull, Words } from './form-parts.ts';
import { readForm } from './read-form.ts';

const Evidence = Type.Object(
  {
    slot: Words,
    stance: Type.Enum([...stances]),
    claimId: Type.Optional(IdForm),
    conclusionId: Type.Optional(IdForm),
    incidentId: Type.Optional(IdForm),
    record: MayBe,
    note: MayBe,
    answer: MayBe,
  },
  closed,
);

const AllegationFile = Type.Object(
  {
    title: Words,
    party: Words,
    respondent: Words,
    forum: Words,
    provision: Words,
    standard: MayBe,
    attribution: MayBe,
    facts: MayBe,
    period: MayBe,
    place: MayBe,
    compartmentId: Type.Optional(IdForm),
    evidence: Type.Optional(Type.Array(Evidence, { maxItems: 2000 })),
  },
  closed,
);

const AllegationChange = Type.Object(
  {
    title: Type.Optional(Words),
    party: Type.Optional(Words),
    respondent: Type.Optional(Words),
    forum: Type.Optional(Words),
    provision: Type.Optional(Words),
    standard: OrNull,
    attribution: OrNull,
    facts: OrNull,
    period: OrNull,
    place: OrNull,
  },
  { ...closed, minProperties: 1 },
);

const UNSAID = { standard: null, attribution: null, facts: null, period: null, place: null };

/** An allegation as a file says it, with what is laid to its elements; what is left out is not said. */
export type GivenAllegation = Static<typeof AllegationFile>;

/** Reads a JSON file that somebody wrote. Error INVALID_INPUT says what of it is not of the form, and where. */
export const readAllegation = (file: string): Promise<GivenAllegation> => readForm(file, AllegationFile);

/** Reads a JSON file of what changes of an allegation; null takes away what was said. Errors as `readAllegation`. */
export const readAllegationChange = (file: string): Promise<Static<typeof AllegationChange>> =>
  readForm(file, AllegationChange);

/** A record by its serial; an obstacle has none, and is named by its id. Error NOT_FOUND, also of what is neither. */
export async function recordCalled(tx: Tx, caseId: string, named: string): Promise<RecordRef> {
  const called = isId(named) ? { id: named, serial: null } : { id: null, serial: parseSerial(named) };
  const found = await layableCalled(tx, { caseId, ...called });
  if (!found) throw new AppError('NOT_FOUND', { what: 'record', id: named });
  return { table: found.record_table, id: found.id };
}

/**
 * Records what a party charges and lays what the file names to its elements, with the answers to what speaks against them: all of it in the
 * transaction, or nothing. Returns the ids, those of the evidence in the order of the file. Errors as `makeAllegation`, `layEvidence`
 * and `answerEvidence`; of evidence they say which.
 */
export async function bringAllegation(
  tx: Tx,
  by: Identity & { readonly personId: string },
  home: { readonly law: Law; readonly caseId: string; readonly compartmentId: string },
  given: GivenAllegation,
): Promise<{ id: string; evidence: string[] }> {
  const { evidence = [], compartmentId = home.compartmentId, ...said } = given;
  const { law, caseId } = home;
  const id = await makeAllegation(tx, by, { law, caseId, compartmentId, facts: { ...UNSAID, ...said } });
  const laid: string[] = [];
  for (const [at, { slot, stance, note = null, answer, record, ...laidOf }] of evidence.entries())
    await atPlace(`/evidence/${at}`, async () => {
      const one = record === undefined ? null : await recordCalled(tx, caseId, record);
      const laidId = await layEvidence(tx, by, id, {
        law,
        slot,
        stance,
        laid: { ...laidOf, record: one },
        note,
      });
      if (answer !== undefined) await answerEvidence(tx, by, laidId, answer);
      laid.push(laidId);
    });
  return { id, evidence: laid };
}

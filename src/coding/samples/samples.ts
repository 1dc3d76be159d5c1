import { compartmentMembers, myCompartments } from '#access';
import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type EntryKind, type LedgeredRow, type RowChange } from '#ledger';
import { conclusionPhrase } from '../conclusions/model.ts';
import { codingPhrase } from '../errors.ts';
import { credibilities, reliabilities, vocabularies } from '../model.ts';
import { krippendorffAlpha, type Agreement } from './alpha.ts';
import { answersOf, drawQuotes, lockSample } from './store.ts';

type Sample = LedgeredRow<'coding_sample'>;
type Answer = LedgeredRow<'coding_answer'>;
type Person = Identity & { readonly personId: string };

/** What is coded of each passage: the kind of claim, whether it affirms, what is counted, and the grade. */
export const sampleFields = ['kind', 'polarity', 'measure', 'reliability', 'credibility'] as const;
/** One of them. */
export type SampleField = (typeof sampleFields)[number];

const NOTHING_COUNTED = 'none';
const termsOf = (list: string): readonly string[] =>
  vocabularies()
    .vocabulary(list)
    .terms.map(({ id }) => id);

/** What can be answered for a field. */
export function sampleChoices(field: SampleField): readonly string[] {
  if (field === 'kind') return termsOf('claim-kind');
  if (field === 'measure') return [NOTHING_COUNTED, ...termsOf('count-measure')];
  if (field === 'polarity') return ['affirms', 'denies'];
  return field === 'reliability' ? reliabilities : credibilities;
}

const entryOf = (kind: EntryKind, sample: Sample, rows: readonly RowChange[]): EntryDraft => ({
  kind,
  subject: { table: 'coding_sample', id: sample.id },
  compartmentId: sample.compartment_id,
  rows,
});

const refuse = (
  what: Parameters<typeof conclusionPhrase>[0],
  why: Parameters<typeof conclusionPhrase>[0],
): never => {
  throw new AppError('INVALID_INPUT', { what: conclusionPhrase(what), why: conclusionPhrase(why) });
};

/**
 * Draws passages that claims of a compartment rest on, for two people or more to code without seeing each other’s answers. The same seed
 * draws the same from the same claims. Returns its id. Errors NOT_FOUND, INVALID_INPUT.
 */
export async function drawSample(
  tx: Tx,
  by: Person,
  given: {
    readonly caseId: string;
    readonly compartmentId: string;
    readonly title: string;
    readonly fields: readonly SampleField[];
    readonly coderIds: readonly string[];
    readonly size: number;
    readonly seed: string;
  },
): Promise<string> {
  const { caseId, compartmentId, size, seed } = given;
  if (!(await myCompartments(tx, caseId)).some(({ id }) => id === compartmentId))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: compartmentId });
  if (given.fields.length === 0) refuse('the-sample', 'no-fields');
  const members = new Set(await compartmentMembers(tx, compartmentId));
  const coders = [...new Set(given.coderIds)];
  if (coders.length < 2 || !coders.every((id) => members.has(id))) refuse('the-coders', 'needs-two-coders');
  const quoteIds = await drawQuotes(tx, { compartmentId, size, seed });
  if (quoteIds.length === 0) refuse('the-sample', 'no-passages');
  const row: Sample = {
    id: newId(),
    case_id: caseId,
    compartment_id: compartmentId,
    title: given.title.normalize('NFC'),
    fields: [...new Set(given.fields)],
    coder_ids: coders,
    seed,
    quote_ids: quoteIds,
    made_by: by.personId,
    made_at: nowUtc(),
    closed_by: null,
    closed_at: null,
  };
  await record(tx, by, [entryOf('sample-drawn', row, [{ table: 'coding_sample', op: 'put', row }])]);
  return row.id;
}

async function openSample(tx: Tx, id: string): Promise<Sample> {
  const row = await lockSample(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'sample', id });
  if (row.closed_at !== null) refuse('the-sample', 'sample-is-closed');
  return row;
}

/** Records what one coder says of one passage; until the sample is closed it can be said otherwise. Errors NOT_FOUND, INVALID_INPUT. */
export async function answerSample(
  tx: Tx,
  by: Person,
  id: string,
  given: { readonly quoteId: string; readonly answers: Readonly<Record<string, string>> },
): Promise<void> {
  const sample = await openSample(tx, id);
  if (!sample.coder_ids.includes(by.personId)) refuse('the-coders', 'not-a-coder');
  if (!sample.quote_ids.includes(given.quoteId))
    throw new AppError('NOT_FOUND', { what: 'quote', id: given.quoteId });
  const answers = Object.fromEntries(
    sample.fields.map((field) => {
      const value = given.answers[field] ?? '';
      if (!sampleChoices(field as SampleField).includes(value))
        throw new AppError('INVALID_INPUT', {
          what: conclusionPhrase('the-answer'),
          why: codingPhrase('no-such-term'),
        });
      return [field, value];
    }),
  );
  const row: Answer = {
    sample_id: id,
    quote_id: given.quoteId,
    person_id: by.personId,
    answers,
    made_at: nowUtc(),
  };
  await record(tx, by, [entryOf('sample-answered', sample, [{ table: 'coding_answer', op: 'put', row }])]);
}

/** Closes a sample, by whoever drew it: from then on all answers are seen and none is added. Errors NOT_FOUND, INVALID_INPUT. */
export async function closeSample(tx: Tx, by: Person, id: string): Promise<void> {
  const sample = await openSample(tx, id);
  if (sample.made_by !== by.personId) throw new AppError('NOT_FOUND', { what: 'sample', id });
  const row = { ...sample, closed_by: by.personId, closed_at: nowUtc() };
  await record(tx, by, [entryOf('sample-closed', row, [{ table: 'coding_sample', op: 'put', row }])]);
}

/** How far the coders of a closed sample agree, field by field. */
export interface SampleAgreement {
  readonly field: string;
  readonly agreement: Agreement;
  /** The passages about which they do not, in the order of the sample. */
  readonly disputed: readonly string[];
}

/** Agreement of a closed sample; empty while it is open, so that nothing of it is told to a coder. */
export async function sampleAgreement(tx: Tx, sample: Sample): Promise<SampleAgreement[]> {
  if (sample.closed_at === null) return [];
  const byQuote = Map.groupBy(await answersOf(tx, sample.id), ({ quote_id }) => quote_id);
  return sample.fields.map((field) => {
    const units = sample.quote_ids.map((quoteId) => ({
      quoteId,
      given: (byQuote.get(quoteId) ?? []).map(
        ({ answers }) => (answers as Readonly<Record<string, string>>)[field] ?? null,
      ),
    }));
    return {
      field,
      agreement: krippendorffAlpha(units.map(({ given }) => given)),
      disputed: units.filter(({ given }) => new Set(given).size > 1).map(({ quoteId }) => quoteId),
    };
  });
}

import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc, requiredText } from '#kernel';
import { record, type EntryDraft, type LedgeredRow, type RowChange } from '#ledger';
import { dossierPhrase } from '../errors.ts';
import { findBuild, findDossier, lockDossier } from '../store.ts';
import { lockFiling, lockNote, standingFiling } from './store.ts';

/** Whoever files: never a service. */
type Filer = Identity & { readonly personId: string };
type Dossier = LedgeredRow<'dossier'>;

const MOST_NAME = 300;
const MOST_TEXT = 2000;

/** What became of a note with the court, or with whoever made it. */
export const noteOutcomes = ['admitted', 'refused', 'withdrawn'] as const;
/** One of them. */
export type NoteOutcome = (typeof noteOutcomes)[number];

/** Refuses to change what was filed. The dossier is locked. Error DOSSIER_FILED. */
export async function assertNotFiled(tx: Tx, { id, name }: Dossier): Promise<void> {
  const filing = await standingFiling(tx, id);
  if (filing) throw new AppError('DOSSIER_FILED', { name, on: filing.filed_on, with: filing.filed_with });
}

/**
 * Refuses to change what was there when a dossier was filed: `madeAt` is when it was made. What was made later belongs to a later filing. The dossier
 * is locked until the transaction ends, as whoever files locks it. Errors NOT_FOUND, DOSSIER_FILED.
 */
export async function assertNotFiledWith(tx: Tx, dossierId: string, madeAt: string): Promise<void> {
  await lockDossier(tx, dossierId);
  const dossier = await findDossier(tx, { id: dossierId });
  if (!dossier) throw new AppError('NOT_FOUND', { what: 'dossier', id: dossierId });
  const filing = await standingFiling(tx, dossierId);
  if (filing && Date.parse(madeAt) <= Date.parse(filing.made_at)) await assertNotFiled(tx, dossier);
}

function calendarDay(given: string): string {
  const day = given.trim();
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  // A day that the calendar has not would be moved to the next month without a word.
  if (at === null || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day)
    throw new AppError('INVALID_INPUT', {
      what: dossierPhrase('filed-on'),
      why: dossierPhrase('filing-no-day'),
    });
  return day;
}

const entryOf = (
  kind: EntryDraft['kind'],
  dossier: Dossier,
  change: RowChange,
  reason?: string,
): EntryDraft => ({
  kind,
  subject: { table: 'dossier', id: dossier.id },
  compartmentId: dossier.compartment_id,
  rows: [change],
  ...(reason === undefined ? {} : { reason }),
});

/** That a bundle was filed. */
export interface Filing {
  readonly buildId: string;
  /** YYYY-MM-DD. */
  readonly filedOn: string;
  readonly filedWith: string;
  readonly reference: string | null;
}

/**
 * Records that a bundle of a dossier was filed; from then on its exhibits, title, numbering and volumes stay as they are. Returns the id.
 * Errors NOT_FOUND for a build that may not be seen or is another dossier’s, DOSSIER_FILED, INVALID_INPUT.
 */
export async function fileDossier(tx: Tx, by: Filer, dossier: Dossier, given: Filing): Promise<string> {
  await lockDossier(tx, dossier.id);
  await assertNotFiled(tx, dossier);
  const build = await findBuild(tx, given.buildId);
  if (build?.dossier_id !== dossier.id) throw new AppError('NOT_FOUND', { what: 'build', id: given.buildId });
  const row: LedgeredRow<'filing'> = {
    id: newId(),
    dossier_id: dossier.id,
    build_id: build.id,
    filed_on: calendarDay(given.filedOn),
    filed_with: requiredText(dossierPhrase('filed-with'), given.filedWith, MOST_NAME),
    reference:
      given.reference === null
        ? null
        : requiredText(dossierPhrase('filing-reference'), given.reference, MOST_NAME),
    made_by: by.personId,
    made_at: nowUtc(),
    reopened_by: null,
    reopened_at: null,
    reopened_reason: null,
  };
  await record(tx, by, [entryOf('dossier-filed', dossier, { table: 'filing', op: 'put', row })]);
  return row.id;
}

async function dossierOf(tx: Tx, filing: LedgeredRow<'filing'> | null, id: string): Promise<Dossier> {
  const dossier = filing && (await findDossier(tx, { id: filing.dossier_id }));
  if (!dossier) throw new AppError('NOT_FOUND', { what: 'filing', id });
  return dossier;
}

/** Opens a dossier that was filed, with the reason; what was filed and what was noted stay recorded. Errors NOT_FOUND, DOSSIER_NOT_FILED. */
export async function reopenFiling(tx: Tx, by: Filer, id: string, reason: string): Promise<void> {
  const filing = await lockFiling(tx, id);
  const dossier = await dossierOf(tx, filing, id);
  if (!filing || filing.reopened_at !== null) throw new AppError('DOSSIER_NOT_FILED', { name: dossier.name });
  const why = requiredText(dossierPhrase('reopened-reason'), reason, MOST_TEXT);
  const row = { ...filing, reopened_by: by.personId, reopened_at: nowUtc(), reopened_reason: why };
  await record(tx, by, [entryOf('dossier-reopened', dossier, { table: 'filing', op: 'put', row }, why)]);
}

/** A document that comes late, or an erratum, to be noted. */
export type Noted =
  | { readonly kind: 'late'; readonly itemId: string; readonly reason: string }
  | {
      readonly kind: 'erratum';
      readonly place: string;
      readonly says: string;
      readonly shouldSay: string;
      readonly reason: string;
    };

/** Notes it beside a filing that stands; nothing that was filed changes. Returns the id. Errors NOT_FOUND, DOSSIER_NOT_FILED, INVALID_INPUT. */
export async function addNote(tx: Tx, by: Filer, filingId: string, given: Noted): Promise<string> {
  const filing = await lockFiling(tx, filingId);
  const dossier = await dossierOf(tx, filing, filingId);
  if (!filing || filing.reopened_at !== null) throw new AppError('DOSSIER_NOT_FILED', { name: dossier.name });
  const text = (what: Parameters<typeof dossierPhrase>[0], value: string, most = MOST_TEXT): string =>
    requiredText(dossierPhrase(what), value, most);
  const isErratum = given.kind === 'erratum';
  const row: LedgeredRow<'filing_note'> = {
    id: newId(),
    filing_id: filing.id,
    kind: given.kind,
    item_id: isErratum ? null : given.itemId,
    place: isErratum ? text('erratum-place', given.place, MOST_NAME) : null,
    says: isErratum ? text('erratum-says', given.says) : null,
    should_say: isErratum ? text('erratum-should-say', given.shouldSay) : null,
    reason: text('note-reason', given.reason),
    made_by: by.personId,
    made_at: nowUtc(),
    outcome: null,
    outcome_reason: null,
    settled_by: null,
    settled_at: null,
  };
  await record(tx, by, [entryOf('filing-noted', dossier, { table: 'filing_note', op: 'put', row })]);
  return row.id;
}

/** Records what became of a note, once. Errors NOT_FOUND, CONFLICT where it is settled already, INVALID_INPUT. */
export async function settleNote(
  tx: Tx,
  by: Filer,
  id: string,
  given: { readonly outcome: NoteOutcome; readonly reason: string },
): Promise<void> {
  const note = await lockNote(tx, id);
  if (!note) throw new AppError('NOT_FOUND', { what: 'note', id });
  const dossier = await dossierOf(tx, await lockFiling(tx, note.filing_id), id);
  if (note.outcome !== null)
    throw new AppError('CONFLICT', { what: dossierPhrase('note-of', { name: dossier.name }) });
  const why = requiredText(dossierPhrase('outcome-reason'), given.reason, MOST_TEXT);
  const row = {
    ...note,
    outcome: given.outcome,
    outcome_reason: why,
    settled_by: by.personId,
    settled_at: nowUtc(),
  };
  await record(tx, by, [entryOf('filing-settled', dossier, { table: 'filing_note', op: 'put', row }, why)]);
}

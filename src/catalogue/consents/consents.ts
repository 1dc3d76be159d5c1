import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc, optionalText, requiredText, type Phrase } from '#kernel';
import { record, type EntryDraft, type LedgeredRow } from '#ledger';
import { calendarDay } from '../day-or-span.ts';
import { cataloguePhrase } from '../errors.ts';
import { getItem } from '../store.ts';
import type { ConsentBasis, ConsentPurpose, ConsentTerms } from './model.ts';
import { lockConsent } from './store.ts';

/** What is recorded of a consent. Names go into it as they were given: of a protected source they belong to its identity, not here. */
export interface ConsentFacts extends Omit<ConsentTerms, 'isWithdrawn'> {
  readonly basis: ConsentBasis;
  readonly purposes: readonly ConsentPurpose[];
  /** YYYY-MM-DD, or null where it is not known. */
  readonly givenOn: string | null;
  /** Who said what it is about, before it was given. */
  readonly informedBy: string | null;
  readonly interpreter: string | null;
  readonly witness: string | null;
  readonly note: string | null;
}

const FORUM = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const invalid = (what: Phrase, why: Phrase) => new AppError('INVALID_INPUT', { what, why });

function draft(
  kind: 'consent-recorded' | 'consent-withdrawn',
  compartmentId: string,
  row: LedgeredRow<'consent'>,
): EntryDraft {
  return {
    kind,
    subject: { table: 'item', id: row.item_id },
    compartmentId,
    rows: [{ table: 'consent', op: 'put', row }],
  };
}

function termsOf(facts: ConsentFacts) {
  const { basis } = facts;
  const purposes = basis === 'not-needed' ? [] : [...new Set(facts.purposes)];
  if (basis !== 'not-needed' && purposes.length === 0)
    throw invalid(cataloguePhrase('consent-purposes'), cataloguePhrase('no-purpose'));
  const forums = [...new Set(facts.forums)];
  if (forums.length > 20 || forums.some((id) => id.length > 40 || !FORUM.test(id)))
    throw invalid(cataloguePhrase('consent-forums'), cataloguePhrase('no-forum'));
  const givenOn = calendarDay(cataloguePhrase('consent-given-on'), facts.givenOn);
  const expiresOn = calendarDay(cataloguePhrase('consent-expires-on'), facts.expiresOn);
  if (givenOn !== null && expiresOn !== null && expiresOn < givenOn)
    throw invalid(cataloguePhrase('consent-expires-on'), cataloguePhrase('before-given'));
  return { basis, purposes, forums, anonymity: facts.anonymity, given_on: givenOn, expires_on: expiresOn };
}

/**
 * Records what whoever gave an item agreed to, or why nobody had to. It holds for what came inside the item as well. Returns its id. Errors INVALID_INPUT (no
 * purpose; not needed, and no note why; a day that no calendar has; one that ends before it began), NOT_FOUND.
 */
export async function recordConsent(
  tx: Tx,
  by: Identity & { readonly personId: string },
  itemId: string,
  facts: ConsentFacts,
): Promise<string> {
  const { compartment_id: compartmentId } = await getItem(tx, { id: itemId });
  const note = cataloguePhrase('consent-note');
  const row: LedgeredRow<'consent'> = {
    id: newId(),
    item_id: itemId,
    ...termsOf(facts),
    informed_by: optionalText(cataloguePhrase('consent-informed-by'), facts.informedBy, 300),
    interpreter: optionalText(cataloguePhrase('consent-interpreter'), facts.interpreter, 300),
    witness: optionalText(cataloguePhrase('consent-witness'), facts.witness, 300),
    note:
      facts.basis === 'not-needed'
        ? requiredText(note, facts.note ?? '', 2000)
        : optionalText(note, facts.note, 2000),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_on: null,
    withdrawn_reason: null,
  };
  await record(tx, by, [draft('consent-recorded', compartmentId, row)]);
  return row.id;
}

/**
 * Records that a consent no longer holds: whoever gave it took it back (`on`: when), or what was recorded was wrong. What was recorded stays in the
 * ledger; the item itself is not withdrawn by it. Returns the item's id. Errors INVALID_INPUT, NOT_FOUND, also for one that was withdrawn.
 */
export async function withdrawConsent(
  tx: Tx,
  by: Identity,
  id: string,
  given: { readonly reason: string; readonly on: string | null },
): Promise<string> {
  const found = await lockConsent(tx, id);
  if (!found || found.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'consent', id });
  const reason = requiredText(cataloguePhrase('consent-withdrawn-reason'), given.reason, 2000);
  const on = calendarDay(cataloguePhrase('consent-withdrawn-on'), given.on);
  const row = { ...found, withdrawn_at: nowUtc(), withdrawn_on: on, withdrawn_reason: reason };
  const { compartment_id: compartmentId } = await getItem(tx, { id: found.item_id });
  await record(tx, by, [draft('consent-withdrawn', compartmentId, row)]);
  return found.item_id;
}

import { findItem } from '#catalogue';
import type { Tx } from '#db';
import { AppError, parseSerial } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { findIncident } from './incidents/store.ts';
import { findClaim, findQuoteOfCase, type QuoteOfCase } from './store.ts';

/** Characters of a thing's words by which messages call it. */
const CALLED = 80;

/** What is named as showing something: items by serial, the others by id. */
export interface NamedThings {
  readonly serials: readonly string[];
  readonly quoteIds: readonly string[];
  readonly claimIds: readonly string[];
  readonly incidentIds: readonly string[];
}

/** One of them, as the tables of what shows something have it: exactly one column is not null. */
export interface NamedThing {
  readonly item_id: string | null;
  readonly quote_id: string | null;
  readonly claim_id: string | null;
  readonly incident_id: string | null;
}

const NOTHING: NamedThing = { item_id: null, quote_id: null, claim_id: null, incident_id: null };

/** Something of the case that stands; `words` are what messages call it by. Errors NOT_FOUND, CODING_WITHDRAWN. */
export function standingOfCase<Row extends { withdrawn_at: string | null; case_id: string }>(
  row: Row | null,
  of: {
    readonly what: 'quote' | 'claim' | 'incident' | 'compliance event';
    readonly id: string;
    readonly caseId: string;
    readonly words: (row: Row) => string | null;
  },
): Row {
  if (row?.case_id !== of.caseId) throw new AppError('NOT_FOUND', { what: of.what, id: of.id });
  if (row.withdrawn_at !== null)
    throw new AppError('CODING_WITHDRAWN', { what: (of.words(row) ?? of.what).slice(0, CALLED) });
  return row;
}

/** The things of a case that are named, each of which stands and may be seen. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function thingsNamed(
  tx: Tx,
  caseId: string,
  named: Partial<NamedThings>,
): Promise<NamedThing[]> {
  const things: NamedThing[] = [];
  for (const typed of named.serials ?? []) {
    const serial = parseSerial(typed);
    const item = serial && (await findItem(tx, { serial }));
    if (!item || item.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'item', id: typed });
    things.push({ ...NOTHING, item_id: item.id });
  }
  for (const id of named.quoteIds ?? []) {
    const own = { what: 'quote', id, caseId, words: (row: QuoteOfCase) => row.exact } as const;
    things.push({ ...NOTHING, quote_id: standingOfCase(await findQuoteOfCase(tx, id), own).id });
  }
  for (const id of named.claimIds ?? []) {
    const own = { what: 'claim', id, caseId, words: (row: LedgeredRow<'claim'>) => row.body } as const;
    things.push({ ...NOTHING, claim_id: standingOfCase(await findClaim(tx, id), own).id });
  }
  for (const id of named.incidentIds ?? []) {
    const own = { what: 'incident', id, caseId, words: (row: LedgeredRow<'incident'>) => row.title } as const;
    things.push({ ...NOTHING, incident_id: standingOfCase(await findIncident(tx, id), own).id });
  }
  return things;
}
